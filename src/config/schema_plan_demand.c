#include "schema_plan.h"
#include "schema_rows.h"

#include <realrate/plan.h>

#define ROUTE(field)    .at = offsetof(struct route, field)
#define CACHE(field)    .at = offsetof(struct cache_rule, field)
#define WORKLOAD(field) .at = offsetof(struct workload, field)
#define COUNT(meter)                                                                                         \
    .kind = TERM_COUNT, .max = 1e15, .default_text = "0", .at = offsetof(struct workload, counts[meter]),    \
    .store = STORE_DOUBLE
#define TOKENS(meter) COUNT(meter), .unit = "tokens a month"

/* In the order of the enums of plan.h. */
static const char *const tiers[] = {"standard", "batch", "priority", "flex", NULL};

static const struct schema_key route_keys[] = {
    {.key = "from", .kind = TERM_TEXT, .is_required = true, .help = "family or model whose usage moves"},
    {.key = "to", .kind = TERM_TEXT, .is_required = true, .help = "model it moves to"},
    {.key = "share", .is_required = true, SHARE, ROUTE(share), .help = "share of the usage that moves"},
    {.key = "token_ratio",
     .kind = TERM_NUMBER,
     .min = 0.01,
     .max = 100,
     .unit = "times",
     .default_text = "1",
     ROUTE(token_ratio),
     .help = "tokens there per token here"},
};

const struct schema_section schema_plan_route = {.name = "route",
                                                 .form = SECTION_NAMED,
                                                 .named_by = "NAME",
                                                 KEYS(route_keys),
                                                 .help = "usage that moves to another model"};

static const struct schema_key cache_keys[] = {
    {.key = "hit_rate",
     SHARE,
     CACHE(hit_rate),
     .has_at = offsetof(struct cache_rule, has_hit_rate),
     .help = "share of input read from the cache; left out: as it is"},
    {.key = "write_rate",
     SHARE,
     .default_text = "5%",
     CACHE(write_rate),
     .help = "share of input written to the cache"},
};

const struct schema_section schema_plan_cache = {.name = "cache",
                                                 .form = SECTION_MAYBE_NAMED,
                                                 .named_by = "FAMILY",
                                                 KEYS(cache_keys),
                                                 .help = "caching of all families, or of one"};

static const struct schema_key batch_keys[] = {
    {.key = "share",
     SHARE,
     .at = offsetof(struct batch_rule, share),
     .has_at = offsetof(struct batch_rule, has_share),
     .help = "share of tokens in the batch tier; left out: as it is"},
};

const struct schema_section schema_plan_batch = {.name = "batch",
                                                 .form = SECTION_MAYBE_NAMED,
                                                 .named_by = "FAMILY",
                                                 KEYS(batch_keys),
                                                 .help = "batch use of all families, or of one"};

static const struct schema_key workload_keys[] = {
    {.key = "model", .kind = TERM_TEXT, .is_required = true, .help = "model of the new workload"},
    {.key = "tier",
     .kind = TERM_CHOICE,
     .choices = tiers,
     .default_text = "standard",
     WORKLOAD(tier),
     .help = "its tier"},
    {.key = "start_month",
     .kind = TERM_COUNT,
     .unit = "contract month",
     .min = 1,
     .max = 120,
     .default_text = "1",
     WORKLOAD(start_month),
     .help = "contract month it begins in"},
    {.key = "ramp_months",
     .kind = TERM_COUNT,
     .unit = "months",
     .max = 120,
     .default_text = "0",
     WORKLOAD(ramp_months),
     .help = "months to full size"},
    {.key = "input", TOKENS(METER_INPUT), .help = "uncached input at full size"},
    {.key = "cache_write_5m", TOKENS(METER_CACHE_WRITE_5M), .help = "five-minute cache writes at full size"},
    {.key = "cache_write_1h", TOKENS(METER_CACHE_WRITE_1H), .help = "one-hour cache writes at full size"},
    {.key = "cache_read", TOKENS(METER_CACHE_READ), .help = "cache reads at full size"},
    {.key = "output", TOKENS(METER_OUTPUT), .help = "output at full size"},
    {.key = "web_search",
     COUNT(METER_WEB_SEARCH),
     .unit = "requests a month",
     .help = "web searches at full size"},
};

const struct schema_section schema_plan_workload = {.name = "workload",
                                                    .form = SECTION_NAMED,
                                                    .named_by = "NAME",
                                                    KEYS(workload_keys),
                                                    .help = "a workload that history does not show"};

static const struct schema_key long_share_keys[] = {
    {.key = "MODEL",
     .form = KEY_MODEL,
     SHARE,
     .help = "share of the model's tokens in prompts over its own long-context threshold, where the export "
             "does not say"},
};

const struct schema_section schema_plan_long_share = {
    .name = "long_share", KEYS(long_share_keys), .help = "long-context use that the export does not show"};
