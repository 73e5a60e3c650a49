#include "compare.h"

#include <math.h>
#include <string.h>

/* The months of one row of the comparison: fees that it buys alone, and what follows a contract that ends
 * before the comparison does. */

struct source {
    const struct compare *compare;
    const struct compare_row *row;
};
#define OF(source)  (((const struct source *)(source))->compare)
#define ROW(source) (((const struct source *)(source))->row)

static double
row_until(const void *source, size_t m)
{
    return (int)m < ROW(source)->alternative->months ? 1 : 0;
}
static double
row_year_until(const void *source, size_t m)
{
    double left = fmin(ROW(source)->alternative->months, (double)OF(source)->horizon) - (double)m;
    return m % 12 == 0 ? fmax(0, fmin(12, left)) / 12 : 0;
}
static double
row_added(const void *source, size_t m)
{
    return ROW(source)->result->added_fees[m];
}
static double
row_after(const void *source, size_t m)
{
    return (double)compare_months_after(ROW(source), m);
}
static double
row_factor(const void *source, size_t m)
{
    return compare_renewal_factor(OF(source), ROW(source), m);
}
static double
row_kept(const void *source, size_t m)
{
    return compare_committed_after(OF(source), ROW(source), false, m);
}
static double
row_kept_certain(const void *source, size_t m)
{
    return compare_committed_after(OF(source), ROW(source), true, m);
}
static double
row_scaled(const void *source, size_t m)
{
    return compare_after(OF(source), ROW(source), false, m);
}
static double
row_certain(const void *source, size_t m)
{
    return compare_after(OF(source), ROW(source), true, m);
}
static double
row_renewed(const void *source, size_t m)
{
    return compare_renewed_fees(OF(source), ROW(source), m);
}

static bool
has_after(const struct compare *compare, const struct compare_row *row)
{
    (void)compare;
    return row->has_after;
}
static bool
has_certain_after(const struct compare *compare, const struct compare_row *row)
{
    return row->has_after && compare->has_workloads;
}
static bool
has_renewed(const struct compare *compare, const struct compare_row *row)
{
    (void)compare;
    return row->has_after && row->own->n_fees > 0;
}
static bool
has_added(const struct compare *compare, const struct compare_row *row)
{
    (void)compare;
    return row->has_added;
}
static bool
is_delay_with_fees(const struct compare *compare, const struct compare_row *row)
{
    bool any = false;
    for (size_t i = 0; i < compare->n_fees; i++)
        any |= compare_buys_until(row, compare->fees[i].fee);
    return any;
}
static bool
adds_alone(const struct compare *compare, const struct compare_row *row)
{
    return row->has_added && !is_delay_with_fees(compare, row);
}

/* '%' stands for the number of the row. The offer goes on by its renewal at the index of its last month. */
#define AFTER(part) "INDEX([demand." part ":],1,{c.months}+[after%])"
#define COMMITTED(parts)                                                                                     \
    "IF([after%]=0,0,[factor%]*(" AFTER(parts "k") "+" AFTER(parts "h") "*(1-{o.quoted}))+" AFTER(parts      \
                                                                                                  "f") ")"
#define USAGE(parts, committed)                                                                              \
    "IF([after%]=0,0,IF({o.price_renewal}=\"list\"," AFTER(parts "e") "," committed ")+" AFTER(parts "i") ")"
#define ADDED "SUMPRODUCT([bought.lacks%:],[bought.month:]+[bought.year:]*[year_part]+[bought.once:]*([t]=1))"

static const struct row_field {
    struct field field;
    bool (*is_there)(const struct compare *compare, const struct compare_row *row);
} own_fields[] = {
    {{"until%", "Month of the delay", "1 = yes", CELL_WHOLE, "IF([t]<={m},1,0)", false, row_until},
     is_delay_with_fees},
    {{"year_until%", "Part of a year that begins in the delay", "years", CELL_FACTOR,
      "IF([year_part]>0,MAX(0,MIN(12,{m}-[t]+1,[t$]-[t]+1))/12,0)", false, row_year_until},
     is_delay_with_fees},
    {{"added%", "Fees bought alone", "money", CELL_MONEY,
      ADDED "+SUMPRODUCT([bought.until%:],[bought.month:]*[until%]+[bought.year:]*[year_until%])", true,
      row_added},
     is_delay_with_fees},
    {{"added%", "Fees bought alone", "money", CELL_MONEY, ADDED, true, row_added}, adds_alone},
    {{"after%", "Months after the contract", "months", CELL_WHOLE, "MAX(0,[t]-[demand.t^]-{c.months}+1)",
      false, row_after},
     has_after},
    {{"factor%", "Renewal: committed prices over the last month's", "times", CELL_FACTOR,
      "IF([after%]=0,0,IF({o.price_renewal}=\"uplift\",(1+IF(ISNUMBER({o.price_renewal_cap}),"
      "MIN(plan_expected_uplift,{o.price_renewal_cap}),plan_expected_uplift))^ROUNDUP([after%]/12,0),1))",
      false, row_factor},
     has_after},
    {{"kept%", "Committed value after it, for a level of 1", "money", CELL_MONEY, COMMITTED("s"), false,
      row_kept},
     has_after},
    {{"scaled%", "Usage after it as the renewal prices it, for a level of 1", "money", CELL_MONEY,
      USAGE("s", "[kept%]"), false, row_scaled},
     has_after},
    {{"kept_certain%", "Committed value after it that is certain", "money", CELL_MONEY, COMMITTED("c"), false,
      row_kept_certain},
     has_certain_after},
    {{"certain%", "Usage after it that is certain", "money", CELL_MONEY, USAGE("c", "[kept_certain%]"), false,
      row_certain},
     has_certain_after},
    {{"renewed%", "Fees that go on after it", "money", CELL_MONEY,
      "IF([after%]=0,0,{o.fees_month}+IF(ROUNDUP([after%]/12,0)=ROUNDUP(([after%]-1)/"
      "12,0),0,{o.fees_year}*MIN(12,[t$]-[t]+1)/12))",
      true, row_renewed},
     has_renewed},
};
#define N_OWN (sizeof own_fields / sizeof own_fields[0])

static bool
has_any(const struct compare *compare, const struct compare_row *row)
{
    return has_added(compare, row) || has_after(compare, row);
}

static const char *
numbered(struct arena *arena, const char *text, size_t number)
{
    const char *mark = strchr(text, '%');
    if (!mark)
        return text;
    return arena_printf(arena, "%.*s%zu%s", (int)(mark - text), text, number,
                        numbered(arena, mark + 1, number));
}

unsigned
compare_plan_own(const struct compare *compare, size_t i, unsigned line)
{
    const struct compare_row *row = &compare->rows[i];
    line += has_any(compare, row); /* its name */
    for (size_t k = 0; k < N_OWN; k++)
        if (own_fields[k].is_there(compare, row))
            grid_field(compare->months, numbered(compare->model->arena, own_fields[k].field.id, i + 1),
                       line++);
    return line;
}

/* {m}: the months of a delay. */
static const char *
reference(const void *context, size_t record, const char *name)
{
    const struct source *source = context;
    (void)record;
    (void)name;
    return arena_printf(source->compare->model->arena, "plan_alternative%zu_months", source->row->number);
}

unsigned
compare_write_own(const struct compare *compare, size_t i, unsigned line)
{
    struct model *model = compare->model;
    struct source source = {compare, &compare->rows[i]};
    struct scope scope = compare_scope(compare, i);
    scope.reference = reference;
    scope.context = &source;
    if (!has_any(compare, source.row))
        return line;
    sheet_text(compare->sheet, line++, 0, ROLE_SECTION, source.row->result->name);
    for (size_t k = 0; k < N_OWN; k++) {
        struct field field = own_fields[k].field;
        if (!own_fields[k].is_there(compare, source.row))
            continue;
        field.id = numbered(model->arena, field.id, i + 1);
        field.formula = numbered(model->arena, field.formula, i + 1);
        line = grid_write(&model->grids, compare->months, &scope, &field, 1, line, &source);
    }
    return line;
}
