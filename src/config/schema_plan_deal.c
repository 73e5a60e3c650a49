#include "schema_plan.h"
#include "schema_rows.h"

#include <realrate/plan.h>

#define WAY(field) .at = offsetof(struct alternative, field)

/* In the order of the enums of plan.h. */
static const char *const alternative_kinds[] = {"split", "delay", NULL};
static const char *const matches[] = {"best alternative", NULL};
static const char *const rests[] = {"on_demand", "offer", NULL};

static const struct schema_key benchmark_keys[] = {
    {.key = "THRESHOLD",
     .form = KEY_MONEY,
     .key_max = MOST,
     SHARE,
     .is_list = true,
     .n_items = 3,
     .help = "discounts others got at this annual commit: p25, p50, p75"},
};

const struct schema_section schema_plan_benchmark = {
    .name = "benchmark", KEYS(benchmark_keys), .help = "what others pay"};

static const struct schema_key goal_keys[] = {
    {.key = "realized",
     .kind = TERM_SHARE,
     .unit = "share",
     .min = -10,
     .max = 1,
     .at = offsetof(struct plan, goal.realized),
     .help = "realized discount to reach"},
    {.key = "match",
     .kind = TERM_CHOICE,
     .choices = matches,
     .help = "instead of realized: the discount of the best alternative"},
    {.key = "levers", .kind = TERM_TEXT, .is_list = true, .help = "levers to write into the counter-offer"},
};

const struct schema_section schema_plan_goal = {
    .name = "goal", KEYS(goal_keys), .help = "what a counter-offer aims at"};

static const struct schema_key alternative_keys[] = {
    {.key = "kind",
     .kind = TERM_CHOICE,
     .is_required = true,
     .choices = alternative_kinds,
     WAY(kind),
     .help = "part of the demand elsewhere, or the offer later"},
    {.key = "share", SHARE, WAY(share), .help = "split: share of the demand elsewhere"},
    {.key = "price_ratio",
     .kind = TERM_SHARE,
     .unit = "share",
     .max = 10,
     .default_text = "100%",
     WAY(price_ratio),
     .help = "split: price there as a share of list"},
    {.key = "switching_cost",
     .kind = TERM_MONEY,
     .unit = "$",
     .max = MOST,
     .default_text = "0",
     WAY(switching_cost),
     .store = STORE_DOUBLE,
     .help = "split: paid once in month 1"},
    {.key = "rest",
     .kind = TERM_CHOICE,
     .choices = rests,
     .default_text = "on_demand",
     WAY(rest),
     .help = "split: how the rest is bought"},
    {.key = "months",
     .kind = TERM_COUNT,
     .unit = "months",
     .min = 1,
     .max = 119,
     WAY(months),
     .help = "delay: months on demand before the offer begins"},
};

const struct schema_section schema_plan_alternative = {.name = "alternative",
                                                       .form = SECTION_NAMED,
                                                       .named_by = "NAME",
                                                       KEYS(alternative_keys),
                                                       .help = "another way to buy"};
