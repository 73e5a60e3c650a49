/* LiteLLM's daily table and its spend logs, one row per request. Prompt tokens hold those read from and
 * written to the cache; there is one number of tokens written, taken as 5 minutes. Logs have both in their
 * metadata. */
#include "adapter.h"

static const struct column columns[] = {
    {.field = USAGE_DATE, .name = "date", .other_name = "startTime", .is_required = true},
    {.field = USAGE_MODEL, .name = "model", .is_required = true},
    {.field = USAGE_WORKSPACE, .name = "team_id"},
    {.field = USAGE_PROVIDER, .name = "custom_llm_provider", .words = field_providers, .sets_apart = true},
    {.field = USAGE_COUNT + METER_INPUT, .name = "prompt_tokens", .is_required = true},
    {.field = USAGE_COUNT + METER_CACHE_WRITE_5M,
     .name = "cache_creation_input_tokens",
     .other_name = "metadata",
     .member = "cache_creation_input_tokens"},
    {.field = USAGE_COUNT + METER_CACHE_READ,
     .name = "cache_read_input_tokens",
     .other_name = "metadata",
     .member = "cache_read_input_tokens"},
    {.field = USAGE_COUNT + METER_OUTPUT, .name = "completion_tokens", .is_required = true},
};

const struct adapter adapter_litellm = {
    .name = "litellm",
    .columns = columns,
    .n_columns = sizeof columns / sizeof *columns,
    .allow_comma = true,
    .prompt_includes_cache = true,
    .model_prefix = "anthropic/",
    .cache_warning =
        "there is no column cache_read_input_tokens or metadata: all prompt tokens count as uncached, "
        "which costs more than caching did",
    .apart_hint = "custom_llm_provider is anthropic in none; where another provider serves Claude, say so by "
                  "[values provider] of a mapping",
};
