/* The Admin API's usage report (usage_report/messages), flattened: one row per bucket and group. */
#include "adapter.h"

static const struct column columns[] = {
    {.field = USAGE_DATE, .name = "starting_at", .is_required = true},
    {.field = USAGE_MODEL, .name = "model", .is_required = true},
    {.field = USAGE_WORKSPACE, .name = "workspace_id"},
    {.field = USAGE_TIER, .name = "service_tier", .words = field_tiers},
    {.field = USAGE_CONTEXT, .name = "context_window", .words = field_contexts},
    {.field = USAGE_GEO, .name = "inference_geo", .words = field_geos},
    {.field = USAGE_SPEED, .name = "speed", .words = field_speeds},
    {.field = USAGE_COUNT + METER_INPUT, .name = "uncached_input_tokens", .is_required = true},
    {.field = USAGE_COUNT + METER_CACHE_WRITE_5M,
     .name = "cache_creation.ephemeral_5m_input_tokens",
     .is_required = true},
    {.field = USAGE_COUNT + METER_CACHE_WRITE_1H,
     .name = "cache_creation.ephemeral_1h_input_tokens",
     .is_required = true},
    {.field = USAGE_COUNT + METER_CACHE_READ, .name = "cache_read_input_tokens", .is_required = true},
    {.field = USAGE_COUNT + METER_OUTPUT, .name = "output_tokens", .is_required = true},
    {.field = USAGE_COUNT + METER_WEB_SEARCH, .name = "server_tool_use.web_search_requests"},
};

const struct adapter adapter_admin_api = {
    .name = "admin-api",
    .columns = columns,
    .n_columns = sizeof columns / sizeof *columns,
    .allow_comma = true,
};
