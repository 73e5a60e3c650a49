/* The Claude Console's cost export, all its generations: what was billed, no tokens. Read by billed.c. */
#include "adapter.h"

static const struct column columns[] = {
    {.field = USAGE_DATE, .name = "usage_date_utc", .is_required = true},
    {.field = USAGE_MODEL, .name = "model", .is_required = true},
    {.field = USAGE_METER, .name = "token_type", .is_required = true},
    {.field = USAGE_QUANTITY, .name = "cost_usd", .is_required = true},
    {.field = FIELD_LIST_PRICE, .name = "list_price_usd"},
};

const struct adapter adapter_console_cost = {
    .name = "console-cost",
    .columns = columns,
    .n_columns = sizeof columns / sizeof *columns,
    .refusal =
        "holds billed amounts, not usage: give it as --billed, and as --usage the Console's usage export",
};
