#include "ledger.h"

#include <string.h>

#define MONTH_VALUE(member)                                                                                  \
    static double month_##member(const void *source, size_t i)                                               \
    {                                                                                                        \
        return ((const struct ledger *)source)->settlement->months[i].member;                                \
    }
MONTH_VALUE(raised)
MONTH_VALUE(carried_forward)
MONTH_VALUE(tier_discount)
MONTH_VALUE(tier_credit)
MONTH_VALUE(list_index)
MONTH_VALUE(committed_index)
MONTH_VALUE(service_credit)

static const struct field more_rows[] = {
    {"", "Terms that the formulas do not follow", "", CELL_GENERAL, NULL, false, NULL},
    {"raised", "Commitment raised at the period's start", "money", CELL_MONEY, NULL, true, month_raised},
    {"carried_forward", "Overage before that counts as drawn", "money", CELL_MONEY, NULL, true,
     month_carried_forward},
    {"tier_discount", "Headline discount of the month", "of list", CELL_SHARE, NULL, false,
     month_tier_discount},
    {"tier_credit", "Tier credit, off the committed value", "money", CELL_MONEY, NULL, true,
     month_tier_credit},
    {"list_index", "List prices to those of the start", "times", CELL_FACTOR, NULL, false, month_list_index},
    {"committed_index", "Committed prices to those of the start", "times", CELL_FACTOR, NULL, false,
     month_committed_index},
    {"service_credit", "Service credit, off the cash", "money", CELL_MONEY, NULL, true, month_service_credit},
};
#define N_MORE (sizeof more_rows / sizeof more_rows[0])

/* What is in the measure of the commitment; the rest is what is paid. */
static const char *const measured[] = {"share",         "period_commit", "commit_open", "commit_close",
                                       "rollover_open", "burst_open",    "burst_value", "unused",
                                       "true_down",     "rolled_over",   "raised",      "carried_forward"};

static bool
draws_list(const struct model *model, size_t k)
{
    return model->results->offers[k].offer->commit.drawdown == DRAWDOWN_LIST;
}

const char *
ledger_measure(const struct model *model, size_t k)
{
    return draws_list(model, k) ? "money list" : "money";
}

/* The draw is reported at what it costs. */
static void
name_measure(struct field *field)
{
    if (strcmp(field->id, "drawn_commit") == 0)
        field->label = "Drawn from the commitment, at its cost";
    if (strcmp(field->id, "drawn_rollover") == 0)
        field->label = "Drawn from rollover, at its cost";
    for (size_t i = 0; i < sizeof measured / sizeof measured[0]; i++)
        if (strcmp(field->id, measured[i]) == 0)
            field->unit = "money list";
}

struct ledger_rows
ledger_rows_of(const struct model *model, size_t k)
{
    if (!model->file->shows_values)
        return (struct ledger_rows){ledger_shares, LEDGER_SHARE_ROWS};
    struct field *items = ARENA_NEW(model->arena, struct field, LEDGER_SHARE_ROWS + N_MORE);
    size_t n = 0;
    for (size_t i = 0; i < LEDGER_SHARE_ROWS + N_MORE; i++) {
        const struct field *field =
            i < LEDGER_SHARE_ROWS ? &ledger_shares[i] : &more_rows[i - LEDGER_SHARE_ROWS];
        if (strcmp(field->id, "advance") == 0) /* a step of the formula of the present value */
            continue;
        items[n] = *field;
        if (strcmp(field->id, "commit_cash") == 0) /* to the draw, and for what is carried forward */
            items[n].label = "Commitment billed and trued up, after prepay";
        if (draws_list(model, k))
            name_measure(&items[n]);
        n++;
    }
    return (struct ledger_rows){items, n};
}

const struct field *
ledger_calendar_of(const struct model *model)
{
    if (!model->file->shows_values)
        return ledger_calendar;
    struct field *rows = ARENA_NEW(model->arena, struct field, LEDGER_CALENDAR_ROWS);
    memcpy(rows, ledger_calendar, sizeof ledger_calendar);
    for (size_t i = 0; i < LEDGER_CALENDAR_ROWS; i++)
        if (strcmp(rows[i].label, "Demand at start prices") == 0)
            rows[i].label = "Demand at the month's prices";
    return rows;
}
