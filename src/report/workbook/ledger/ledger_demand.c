#include "ledger.h"

#include <math.h>

/* Demand and prices for a level of 1, month by month, on past the contract for what is carried out and for
 * what follows a shorter term (1.5 to 1.7). */

#define OF(source) ((const struct ledger *)(source))

static double
row_month(const void *source, size_t m)
{
    const struct ledger *ledger = OF(source);
    return sheet_serial(day_add_months(ledger->offer->start, ledger->timeline->first + (int)m));
}
static double
row_m(const void *source, size_t m)
{
    (void)source;
    return (double)m + 1;
}
static double
row_t(const void *source, size_t m)
{
    return (double)OF(source)->timeline->first + (double)m + 1;
}
#define LEVEL(name, scenario)                                                                                \
    static double row_##name(const void *source, size_t m)                                                   \
    {                                                                                                        \
        return OF(source)->timeline->levels[scenario][m];                                                    \
    }
LEVEL(low, SCENARIO_LOW)
LEVEL(base, SCENARIO_BASE)
LEVEL(high, SCENARIO_HIGH)

#define BY_ROW(name)                                                                                         \
    static double row_##name(const void *source, size_t m)                                                   \
    {                                                                                                        \
        return OF(source)->timeline->name[OF(source)->at * OF(source)->timeline->n_laid_out + m];            \
    }
BY_ROW(factor)
BY_ROW(list_index)
BY_ROW(committed_index)

#define PART(part, kind)                                                                                     \
    static double row_##part##_##kind(const void *source, size_t m)                                          \
    {                                                                                                        \
        return OF(source)->timeline->part[m].kind;                                                           \
    }
#define PARTS(part)                                                                                          \
    PART(part, eligible) PART(part, ineligible) PART(part, keyed) PART(part, head) PART(part, fixed)
PARTS(scaled)
PARTS(certain)

#define FACTOR(name)                                                                                         \
    static double row_##name(const void *source, size_t m)                                                   \
    {                                                                                                        \
        return OF(source)->timeline->name[m];                                                                \
    }
FACTOR(advance_factor)
FACTOR(end_factor)

static int
contract_years(size_t m)
{
    return (int)m / 12;
}

static double
power(double base, int n)
{
    double product = 1;
    for (int i = 0; i < n; i++)
        product *= base;
    return product;
}

static double
row_cap(const void *source, size_t m)
{
    const struct offer *offer = OF(source)->offer;
    return offer->price.has_uplift_cap ? power(1 + offer->price.uplift_cap, contract_years(m)) : NO_VALUE;
}
static double
row_least(const void *source, size_t m)
{
    const struct offer *offer = OF(source)->offer;
    if (offer->price.basis == LIST_OF_THE_DAY)
        return 0;
    return offer->price.lock
               ? 1
               : power(1 + OF(source)->model->results->plan->expected_uplift, contract_years(m));
}
static double
row_most(const void *source, size_t m)
{
    const struct offer *offer = OF(source)->offer;
    if (!offer->price.lock)
        return row_cap(source, m);
    return offer->price.basis == LIST_OF_THE_DAY ? fmin(1, row_cap(source, m)) : 1;
}
static double
row_after(const void *source, size_t m)
{
    const struct timeline *t = OF(source)->timeline;
    double less = 1 - OF(source)->scenarios[SCENARIO_BASE].quoted_discount;
    if (m < t->n_months)
        return 0;
    return t->levels[SCENARIO_BASE][m] *
               (t->scaled[m].keyed + t->scaled[m].head * less + t->scaled[m].fixed) +
           t->certain[m].keyed + t->certain[m].head * less + t->certain[m].fixed;
}

/* How many rows a field stands for. */
enum repeat { ONCE, CERTAIN, PER_USAGE, PER_WORKLOAD, PER_GROUP };

static const struct row {
    struct field field;
    enum repeat repeat;
} rows[] = {
    {HEADING("Levels of the forecast"), ONCE},
    {{"m", "Month of the contract", "month", CELL_WHOLE, "[m-]+1", false, row_m}, ONCE},
    {{"t", "Month of the run", "month", CELL_WHOLE, "[m]+{c.first}", false, row_t}, ONCE},
    {{"level_low", "Level, low", "times", CELL_FACTOR, "SUMIFS([series.low:],[series.h:],{o.offset}+[t]-1)",
      false, row_low},
     ONCE},
    {{"level_base", "Level, base", "times", CELL_FACTOR,
      "SUMIFS([series.mean:],[series.h:],{o.offset}+[t]-1)", false, row_base},
     ONCE},
    {{"level_high", "Level, high", "times", CELL_FACTOR,
      "SUMIFS([series.high:],[series.h:],{o.offset}+[t]-1)", false, row_high},
     ONCE},
    {HEADING("Sources of demand: their part of each month"), ONCE},
    {{"f", NULL, "share", CELL_FACTOR, "{factor}", false, row_factor}, PER_USAGE},
    {{"f", NULL, "share", CELL_FACTOR, "{factor}", false, row_factor}, PER_WORKLOAD},
    {HEADING("List prices over those of the start"), ONCE},
    {{"l", NULL, "times", CELL_FACTOR, "{list_index}", false, row_list_index}, PER_GROUP},
    {HEADING("Committed prices, before discounts, over list prices of the start"), ONCE},
    {{"cap", "Cap on uplift; n/a without", "times", CELL_FACTOR,
      "IF(ISNUMBER({o.price_uplift_cap}),(1+{o.price_uplift_cap})^(ROUNDUP([m]/12,0)-1),\"n/a\")", false,
      row_cap},
     ONCE},
    {{"least", "At least: the expected uplift, 1 where locked", "times", CELL_FACTOR,
      "IF({c.at_signing}=0,0,IF({o.price_lock}=\"yes\",1,(1+plan_expected_uplift)^(ROUNDUP([m]/12,0)-1)))",
      false, row_least},
     ONCE},
    {{"most", "At most; n/a without a lock or cap", "times", CELL_FACTOR,
      "IF({o.price_lock}=\"yes\",IF({c.at_signing}=1,1,MIN(1,[cap])),[cap])", false, row_most},
     ONCE},
    {{"c", NULL, "times", CELL_FACTOR, "{committed_index}", false, row_committed_index}, PER_GROUP},
    {HEADING("Demand that the level scales, for a level of 1"), ONCE},
    {{"se", "Eligible list value", "money", CELL_MONEY, "{scaled_eligible}", false, row_scaled_eligible},
     ONCE},
    {{"si", "Ineligible list value", "money", CELL_MONEY, "{scaled_ineligible}", false,
      row_scaled_ineligible},
     ONCE},
    {{"sk", "Committed value at discounts of its own", "money", CELL_MONEY, "{scaled_keyed}", false,
      row_scaled_keyed},
     ONCE},
    {{"sh", "What takes the headline, before it", "money", CELL_MONEY, "{scaled_head}", false,
      row_scaled_head},
     ONCE},
    {{"sf", "Committed value at fixed prices", "money", CELL_MONEY, "{scaled_fixed}", false,
      row_scaled_fixed},
     ONCE},
    {HEADING("Demand that is certain: new workloads"), ONCE},
    {{"ce", "Eligible list value", "money", CELL_MONEY, "{certain_eligible}", false, row_certain_eligible},
     CERTAIN},
    {{"ci", "Ineligible list value", "money", CELL_MONEY, "{certain_ineligible}", false,
      row_certain_ineligible},
     CERTAIN},
    {{"ck", "Committed value at discounts of its own", "money", CELL_MONEY, "{certain_keyed}", false,
      row_certain_keyed},
     CERTAIN},
    {{"ch", "What takes the headline, before it", "money", CELL_MONEY, "{certain_head}", false,
      row_certain_head},
     CERTAIN},
    {{"cf", "Committed value at fixed prices", "money", CELL_MONEY, "{certain_fixed}", false,
      row_certain_fixed},
     CERTAIN},
    {HEADING("Present value, and what follows the contract"), ONCE},
    {{"advance_factor", "Discount factor in advance", "times", CELL_FACTOR,
      "(1+plan_discount_rate)^((1-[t])/12)", false, row_advance_factor},
     ONCE},
    {{"end_factor", "Discount factor at month end", "times", CELL_FACTOR, "(1+plan_discount_rate)^(-[t]/12)",
      false, row_end_factor},
     ONCE},
    {{"after", "Base committed value after the contract", "money", CELL_MONEY,
      "IF([m]>{c.months},[level_base]*([sk]+[sf]+[sh]*(1-{o.quoted}))+[ck]+[cf]+[ch]*(1-{o.quoted}),0)",
      false, row_after},
     ONCE},
};
#define N_ROWS (sizeof rows / sizeof rows[0])

/* The months stand on top of the sheet. */
static const struct field month_row = {"month", "Month from", "day", CELL_MONTH, "EDATE({o.start},[t]-1)",
                                       false,   row_month};

static void
range_of(const struct ledger *ledger, enum repeat repeat, size_t *ret_from, size_t *ret_to)
{
    const struct timeline *t = ledger->timeline;
    const size_t bounds[][2] = {
        [ONCE] = {0, 1},
        [CERTAIN] = {0, 1}, /* without workloads zero every month */
        [PER_USAGE] = {0, N_USAGE},
        [PER_WORKLOAD] = {N_USAGE, t->n_sources},
        [PER_GROUP] = {0, t->n_groups},
    };
    *ret_from = bounds[repeat][0];
    *ret_to = bounds[repeat][1];
}

unsigned
ledger_plan_demand(struct ledger *ledger, unsigned line)
{
    struct arena *arena = ledger->model->arena;
    grid_field(ledger->demand, month_row.id, ROW_HEADER);
    for (size_t i = 0; i < N_ROWS; i++) {
        size_t from, to;
        range_of(ledger, rows[i].repeat, &from, &to);
        for (size_t at = from; at < to; at++, line++) {
            const char *id = rows[i].field.id;
            if (id[0] != '\0')
                grid_field(ledger->demand,
                           rows[i].repeat <= CERTAIN ? id : arena_printf(arena, "%s%zu", id, at), line);
        }
    }
    return line;
}

const char *
ledger_source_label(const struct ledger *ledger, size_t source)
{
    static const char *const usage[N_USAGE] = {"usage as it is", "usage optimized"};
    if (source < N_USAGE)
        return usage[source];
    return arena_printf(ledger->model->arena, "workload %s",
                        ledger->model->results->plan->workloads[source - N_USAGE].name);
}

/* "claude-opus-4-1 output", of a group of its own. */
static const char *
group_label(const struct ledger *ledger, size_t group)
{
    const struct results *results = ledger->model->results;
    const struct offer_result *result = &results->offers[ledger->offer_index];
    const struct line *lines = results->histories[result->history].lines;
    if (group == 0)
        return "prices that the book does not date";
    for (size_t i = 0; i < result->n_rates; i++) {
        const struct line *line = &lines[result->rates[i].line];
        if (result->rates[i].price_group == group)
            return arena_printf(ledger->model->arena, "%s %s, %s%s", results->book->models[line->model].id,
                                meter_names[result->rates[i].meter], tier_names[line->tier],
                                line->context ? ", long" : "");
    }
    return "";
}

static const char *
label_of(const struct ledger *ledger, const struct row *row, size_t at)
{
    if (row->repeat <= CERTAIN)
        return row->field.label;
    if (row->repeat == PER_GROUP)
        return group_label(ledger, at);
    return ledger_source_label(ledger, at);
}

unsigned
ledger_write_demand(struct ledger *ledger, const struct scope *scope, unsigned line)
{
    struct arena *arena = ledger->model->arena;
    bool has_workloads = ledger->timeline->n_sources > N_USAGE;
    grid_write(&ledger->model->grids, ledger->demand, scope, &month_row, 1, ROW_HEADER, ledger);
    for (size_t i = 0; i < N_ROWS; i++) {
        size_t from, to;
        range_of(ledger, rows[i].repeat, &from, &to);
        for (size_t at = from; at < to; at++) {
            struct field field = rows[i].field;
            ledger->at = at;
            field.label = label_of(ledger, &rows[i], at);
            if (rows[i].repeat > CERTAIN)
                field.id = arena_printf(arena, "%s%zu", field.id, at);
            field.formula =
                rows[i].repeat == CERTAIN && !has_workloads ? NULL : ledger_formula(ledger, field.formula);
            line = grid_write(&ledger->model->grids, ledger->demand, scope, &field, 1, line, ledger);
        }
    }
    return line;
}
