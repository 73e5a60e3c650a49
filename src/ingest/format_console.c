/* The Claude Console's usage export, all four generations: 14 columns since 2026-03; before that without
 * inference_geo and speed; in 2025 without context_window; older with one cache write column, taken as 5
 * minutes. */
#include "adapter.h"

#define OLD_CACHE_WRITE "usage_input_tokens_cache_write"

static const struct column columns[] = {
    {.field = USAGE_DATE, .name = "usage_date_utc", .is_required = true},
    {.field = USAGE_MODEL, .name = "model_version", .is_required = true},
    {.field = USAGE_WORKSPACE, .name = "workspace"},
    {.field = USAGE_TIER, .name = "usage_type", .is_required = true, .words = field_tiers},
    {.field = USAGE_CONTEXT, .name = "context_window", .words = field_contexts},
    {.field = USAGE_COUNT + METER_INPUT, .name = "usage_input_tokens_no_cache", .is_required = true},
    {.field = USAGE_COUNT + METER_CACHE_WRITE_5M,
     .name = "usage_input_tokens_cache_write_5m",
     .other_name = OLD_CACHE_WRITE,
     .is_required = true},
    {.field = USAGE_COUNT + METER_CACHE_WRITE_1H,
     .name = "usage_input_tokens_cache_write_1h",
     .covered_by = OLD_CACHE_WRITE,
     .is_required = true},
    {.field = USAGE_COUNT + METER_CACHE_READ, .name = "usage_input_tokens_cache_read", .is_required = true},
    {.field = USAGE_COUNT + METER_OUTPUT, .name = "usage_output_tokens", .is_required = true},
    {.field = USAGE_COUNT + METER_WEB_SEARCH, .name = "web_search_count"},
    {.field = USAGE_GEO, .name = "inference_geo", .words = field_geos},
    {.field = USAGE_SPEED, .name = "speed", .words = field_speeds},
};

const struct adapter adapter_console = {
    .name = "console",
    .columns = columns,
    .n_columns = sizeof columns / sizeof *columns,
    .allow_comma = true,
};
