#include "alternatives.h"

#include "percentile.h"
#include "run_fees.h"
#include "timeline.h"

#include <math.h>

/* What all rows share. */
struct comparison {
    const struct valuation *valuation;
    struct scratch *scratch;
    struct arena *arena;
    const struct offer *first;
    int horizon;
    struct run_fees fees;
    struct path_values per_path;
};

/* ---- the rows ---- */

static double
off_list(const struct value *value, double paid)
{
    return value->list > 0 ? 1 - paid / value->list : NO_VALUE;
}

static struct alternative_result
value_row(const struct comparison *comparison, const char *name, enum alternative_kind kind,
          struct course_plan course)
{
    struct alternative_result row = {.name = name, .kind = kind};
    struct value value, scenarios[N_SCENARIOS];
    course.horizon = comparison->horizon;
    course.added_fees = run_fees_added(&comparison->fees, &course, comparison->arena, &row.has_assumed_fee);
    double *const costs[N_SCENARIOS] = {&row.low, &row.base, &row.high};
    for (int i = 0; i < N_SCENARIOS; i++) {
        scenarios[i] =
            value_course_scenario(comparison->valuation, comparison->scratch, &course, (enum scenario)i);
        *costs[i] = scenarios[i].cost;
    }
    row.base_realized = off_list(&scenarios[SCENARIO_BASE], scenarios[SCENARIO_BASE].paid);
    row.base_all_in = off_list(&scenarios[SCENARIO_BASE], scenarios[SCENARIO_BASE].total);
    row.added_fees = course.added_fees;
    timeline_of_alternative(comparison->valuation, comparison->scratch, &course, comparison->arena, &row);
    struct path_values per_path = comparison->per_path;
    value_course(comparison->valuation, comparison->scratch, &course, &value, &per_path);
    row.expected = value.cost;
    row.npv = value.npv;
    row.forfeited = value.forfeited;
    row.realized_discount = off_list(&value, value.paid);
    percentile_select(per_path.cost, comparison->valuation->paths->n, &(double){0.9}, 1, &row.p90);
    return row;
}

static struct alternative_result
value_alternative(const struct comparison *comparison, const struct alternative *alternative)
{
    if (alternative->kind == ALTERNATIVE_DELAY) {
        int months = alternative->months < comparison->horizon ? alternative->months : comparison->horizon;
        return value_row(
            comparison, alternative->name, KIND_DELAY,
            (struct course_plan){.kind = COURSE_DELAY, .offer = comparison->first, .delay_months = months});
    }
    return value_row(comparison, alternative->name, KIND_SPLIT,
                     (struct course_plan){.kind = COURSE_SPLIT,
                                          .offer = alternative->rest == REST_OFFER ? comparison->first : NULL,
                                          .share_elsewhere = alternative->share,
                                          .price_ratio = alternative->price_ratio,
                                          .switching_cost = alternative->switching_cost});
}

static void
value_rows(const struct comparison *comparison, struct results *ret)
{
    const struct plan *plan = comparison->valuation->plan;
    struct alternative_result *row =
        ARENA_NEW(comparison->arena, struct alternative_result, 1 + plan->n_alternatives + ret->n_offers);
    ret->alternatives = row;
    ret->n_alternatives = 1 + plan->n_alternatives + ret->n_offers;
    *row++ =
        value_row(comparison, "on demand", KIND_ON_DEMAND, (struct course_plan){.kind = COURSE_ON_DEMAND});
    for (size_t i = 0; i < plan->n_alternatives; i++)
        *row++ = value_alternative(comparison, &plan->alternatives[i]);
    for (size_t i = 0; i < ret->n_offers; i++)
        *row++ = value_row(comparison, ret->offers[i].offer->name, KIND_OFFER,
                           (struct course_plan){.kind = COURSE_OFFER, .offer = ret->offers[i].offer});
}

/* ---- one against the others ---- */

static double
cost_under(const struct alternative_result *row, int scenario)
{
    const double costs[N_SCENARIOS] = {row->low, row->base, row->high};
    return costs[scenario];
}

static void
find_regrets(struct results *ret)
{
    for (int scenario = 0; scenario < N_SCENARIOS; scenario++) {
        double least = HUGE_VAL;
        for (size_t i = 0; i < ret->n_alternatives; i++)
            least = fmin(least, cost_under(&ret->alternatives[i], scenario));
        for (size_t i = 0; i < ret->n_alternatives; i++) {
            struct alternative_result *row = &ret->alternatives[i];
            row->regret[scenario] = cost_under(row, scenario) - least;
            row->max_regret = fmax(row->max_regret, row->regret[scenario]);
        }
    }
}

/* No dearer under any scenario, cheaper under one. */
static bool
dominates(const struct alternative_result *row, const struct alternative_result *other)
{
    bool is_cheaper = false;
    for (int scenario = 0; scenario < N_SCENARIOS; scenario++) {
        double saving = cost_under(other, scenario) - cost_under(row, scenario);
        if (saving <= -HALF_CENT)
            return false;
        is_cheaper |= saving >= HALF_CENT;
    }
    return is_cheaper;
}

static void
find_dominated(struct results *ret)
{
    for (size_t i = 0; i < ret->n_alternatives; i++) {
        struct alternative_result *row = &ret->alternatives[i];
        row->dominated_by = NO_ROW;
        for (size_t k = 0; k < ret->n_alternatives && row->dominated_by == NO_ROW; k++)
            if (dominates(&ret->alternatives[k], row))
                row->dominated_by = k;
    }
}

static double
max_regret(const struct alternative_result *row)
{
    return row->max_regret;
}

static double
expected(const struct alternative_result *row)
{
    return row->expected;
}

/* The first row but `left_out` that has the least figure, within half a cent. */
static size_t
find_least(const struct results *results, size_t left_out,
           double (*figure)(const struct alternative_result *row))
{
    double least = HUGE_VAL;
    for (size_t i = 0; i < results->n_alternatives; i++)
        if (i != left_out)
            least = fmin(least, figure(&results->alternatives[i]));
    for (size_t i = 0; i < results->n_alternatives; i++)
        if (i != left_out && figure(&results->alternatives[i]) < least + HALF_CENT)
            return i;
    return 0; /* no row: on demand is always there */
}

size_t
alternatives_best_other(const struct results *results, size_t offer)
{
    return find_least(results, results_offer_row(results, offer), expected);
}

double
alternatives_walk_away(const struct results *results, size_t offer)
{
    return results->alternatives[results_offer_row(results, offer)].expected -
           results->alternatives[alternatives_best_other(results, offer)].expected;
}

void
alternatives_compare(struct results *ret)
{
    find_regrets(ret);
    find_dominated(ret);
    ret->minimax_regret = ret->alternatives[find_least(ret, SIZE_MAX, max_regret)].name;
    ret->best_alternative = ret->alternatives[alternatives_best_other(ret, 0)].name;
    ret->walk_away_value = alternatives_walk_away(ret, 0);
}

void
alternatives_build(const struct valuation *valuation, struct scratch *scratch, struct arena *arena,
                   struct diags *diags, struct results *ret)
{
    struct comparison comparison = {.valuation = valuation,
                                    .scratch = scratch,
                                    .arena = arena,
                                    .first = ret->offers[0].offer,
                                    .per_path.cost = ARENA_NEW(arena, double, valuation->paths->n)};
    for (size_t i = 0; i < ret->n_offers; i++)
        if (ret->offers[i].offer->term_months > comparison.horizon)
            comparison.horizon = ret->offers[i].offer->term_months;
    run_fees_collect(ret, arena, diags, &comparison.fees);
    value_rows(&comparison, ret);
    alternatives_compare(ret);
}
