#include "compare.h"

#include "report/words.h"

/* What a row pays: at list or elsewhere, under its contract, after it, and for fees. */

/* Parts joined by plus signs. */
static const char *
plus(struct arena *arena, const char *sum, const char *part)
{
    return sum[0] ? arena_printf(arena, "%s+%s", sum, part) : part;
}

/* Outside a contract: `list` names a row of the time sheet. */
static const char *
list_template(const struct compare *compare, const struct compare_row *row, const char *list)
{
    struct arena *arena = compare->model->arena;
    if (row->result->kind == KIND_OFFER)
        return "";
    bool is_delay = row->result->kind == KIND_DELAY;
    if (row->result->kind == KIND_ON_DEMAND || (is_delay && !row->contract)) /* a delay beyond the end */
        return arena_printf(arena, "[comparison.%s#]", list);
    if (is_delay)
        return arena_printf(arena,
                            "SUMPRODUCT(([comparison.t:]<=plan_alternative%zu_months)*[comparison.%s:])",
                            row->number, list);
    const char *share = arena_printf(arena, "plan_alternative%zu_share", row->number);
    if (row->contract)
        return arena_printf(arena, "%s*plan_alternative%zu_price_ratio*[comparison.%s#]", share, row->number,
                            list);
    return arena_printf(arena, "(1-%s*(1-plan_alternative%zu_price_ratio))*[comparison.%s#]", share,
                        row->number, list);
}

/* Usage after the contract at `level`, times `factor` where there is one. */
static const char *
after_template(const struct compare *compare, size_t i, const char *level, const char *factor)
{
    struct arena *arena = compare->model->arena;
    const char *certain =
        compare->has_workloads ? arena_printf(arena, "+[comparison.certain%zu:]", i + 1) : "";
    return arena_printf(arena, "SUMPRODUCT([comparison.%s:]*[comparison.scaled%zu:]%s%s)", level, i + 1,
                        certain, factor);
}

static bool
has_renewed(const struct compare_row *row)
{
    return row->has_after && row->own->n_fees > 0;
}

/* What a row pays for fees by month, beside those of its contract: a sum of ranges, "" for none. */
static const char *
fees_template(const struct compare *compare, size_t i)
{
    struct arena *arena = compare->model->arena;
    const struct compare_row *row = &compare->rows[i];
    const char *sum = row->has_added ? arena_printf(arena, "[comparison.added%zu:]", i + 1) : "";
    return has_renewed(row) ? plus(arena, sum, arena_printf(arena, "[comparison.renewed%zu:]", i + 1)) : sum;
}

const char *
compare_cost_template(const struct compare *compare, size_t i, enum scenario scenario)
{
    struct arena *arena = compare->model->arena;
    const struct compare_row *row = &compare->rows[i];
    const char *word = words_scenario_keys[scenario];
    const char *sum = list_template(compare, row, arena_printf(arena, "present_%s", word));
    if (row->result->kind == KIND_SPLIT)
        sum = plus(arena, sum, arena_printf(arena, "plan_alternative%zu_switching_cost", row->number));
    if (row->contract)
        sum = plus(arena, sum, arena_printf(arena, "{c.cost_%s}", word));
    if (row->has_after)
        sum = plus(
            arena, sum,
            after_template(compare, i, arena_printf(arena, "level_%s", word), ",[comparison.end_factor:]"));
    const char *fees = fees_template(compare, i);
    return fees[0]
               ? plus(arena, sum, arena_printf(arena, "SUMPRODUCT(%s,[comparison.advance_factor:])", fees))
               : sum;
}

const char *
compare_paid_template(const struct compare *compare, size_t i)
{
    struct arena *arena = compare->model->arena;
    const struct compare_row *row = &compare->rows[i];
    const char *sum = list_template(compare, row, "list");
    if (row->contract)
        sum = plus(arena, sum, "{c.paid_api}");
    return row->has_after ? plus(arena, sum, after_template(compare, i, "level", "")) : sum;
}

const char *
compare_fees_template(const struct compare *compare, size_t i)
{
    struct arena *arena = compare->model->arena;
    const struct compare_row *row = &compare->rows[i];
    const char *sum = row->contract ? "{c.fees}" : "";
    if (row->result->kind == KIND_SPLIT)
        sum = plus(arena, sum, arena_printf(arena, "plan_alternative%zu_switching_cost", row->number));
    if (row->has_added)
        sum = plus(arena, sum, arena_printf(arena, "[comparison.added%zu#]", i + 1));
    if (has_renewed(row))
        sum = plus(arena, sum, arena_printf(arena, "[comparison.renewed%zu#]", i + 1));
    return sum[0] ? sum : "0";
}

/* Cost leaves out what is carried out; the present value of what is paid does not. */
const char *
compare_npv_template(const struct compare *compare, size_t i)
{
    return compare->rows[i].contract
               ? "[cost]+{c.npv}-CHOOSE(scenario_number,{c.cost_low},{c.cost_base},{c.cost_high})"
               : "[cost]";
}

/* ---- the same for the caches, of the base scenario ---- */

static double
share_of_list(const struct compare_row *row, size_t m)
{
    if (row->result->kind == KIND_OFFER)
        return 0;
    if (row->result->kind == KIND_DELAY)
        return (int)m < row->alternative->months ? 1 : 0;
    if (row->result->kind == KIND_ON_DEMAND)
        return 1;
    double elsewhere = row->alternative->share * row->alternative->price_ratio;
    return row->contract ? elsewhere : elsewhere + 1 - row->alternative->share;
}

double
compare_paid(const struct compare *compare, size_t i)
{
    const struct compare_row *row = &compare->rows[i];
    const double *level = compare->model->results->offers[0].timeline.levels[SCENARIO_BASE];
    double sum = row->contract ? row->scenarios[SCENARIO_BASE].paid_api : 0;
    for (size_t m = 0; m < compare->horizon; m++) {
        sum += share_of_list(row, m) * compare_list(compare, SCENARIO_BASE, m);
        if (row->has_after)
            sum += level[m] * compare_after(compare, row, false, m) + compare_after(compare, row, true, m);
    }
    return sum;
}

double
compare_fees_paid(const struct compare *compare, size_t i)
{
    const struct compare_row *row = &compare->rows[i];
    double sum = row->contract ? row->scenarios[SCENARIO_BASE].fees : 0;
    sum += row->result->kind == KIND_SPLIT ? row->alternative->switching_cost : 0;
    for (size_t m = 0; m < compare->horizon; m++) {
        sum += row->result->added_fees[m];
        if (row->has_after)
            sum += compare_renewed_fees(compare, row, m);
    }
    return sum;
}

double
compare_list_total(const struct compare *compare, size_t i)
{
    double sum = 0;
    (void)i; /* all rows buy the same demand */
    for (size_t m = 0; m < compare->horizon; m++)
        sum += compare_list(compare, SCENARIO_BASE, m);
    return sum;
}

double
compare_credits(const struct compare *compare, size_t i)
{
    const struct compare_row *row = &compare->rows[i];
    return row->contract ? row->scenarios[SCENARIO_BASE].service_credits : 0;
}

double
compare_total(const struct compare *compare, size_t i)
{
    return compare_paid(compare, i) + compare_fees_paid(compare, i) - compare_credits(compare, i);
}

double
compare_npv(const struct compare *compare, size_t i)
{
    const struct compare_row *row = &compare->rows[i];
    return row->result->base + (row->contract ? row->scenarios[SCENARIO_BASE].carry_worth : 0);
}

static double
off_list(const struct compare *compare, double paid)
{
    double list = compare_list_total(compare, 0);
    return list > 0 ? 1 - paid / list : NO_VALUE;
}

double
compare_realized(const struct compare *compare, size_t i)
{
    return off_list(compare, compare_paid(compare, i));
}

double
compare_all_in(const struct compare *compare, size_t i)
{
    return off_list(compare, compare_total(compare, i));
}
