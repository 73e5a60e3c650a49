/* The canonical format: one row per day, line and workspace, or finer. */
#include "adapter.h"

static const struct column columns[] = {
    {.field = USAGE_DATE, .name = "date", .is_required = true},
    {.field = USAGE_MODEL, .name = "model", .is_required = true},
    {.field = USAGE_TIER, .name = "tier", .words = field_tiers},
    {.field = USAGE_CONTEXT, .name = "context", .words = field_contexts},
    {.field = USAGE_GEO, .name = "geo", .words = field_geos},
    {.field = USAGE_SPEED, .name = "speed", .words = field_speeds},
    {.field = USAGE_WORKSPACE, .name = "workspace"},
    /* Of sums that say how much is of others: realrate sql. */
    {.field = USAGE_PROVIDER, .name = "provider", .words = field_providers, .sets_apart = true},
    {.field = USAGE_COUNT + METER_INPUT, .name = "input", .is_required = true},
    {.field = USAGE_COUNT + METER_CACHE_WRITE_5M, .name = "cache_write_5m", .is_required = true},
    {.field = USAGE_COUNT + METER_CACHE_WRITE_1H, .name = "cache_write_1h", .is_required = true},
    {.field = USAGE_COUNT + METER_CACHE_READ, .name = "cache_read", .is_required = true},
    {.field = USAGE_COUNT + METER_OUTPUT, .name = "output", .is_required = true},
    {.field = USAGE_COUNT + METER_WEB_SEARCH, .name = "web_search"},
};

const struct adapter adapter_realrate = {
    .name = "realrate",
    .columns = columns,
    .n_columns = sizeof columns / sizeof *columns,
    .allow_comma = true,
};
