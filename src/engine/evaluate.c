#include "evaluate.h"

#include "alternatives.h"
#include "bands.h"
#include "bands_edge.h"
#include "clause_score.h"
#include "counter.h"
#include "effective.h"
#include "lever.h"
#include "market.h"
#include "percentile.h"
#include "rates.h"
#include "signals.h"
#include "sweep.h"
#include "terms.h"
#include "timeline.h"
#include "unstated.h"

#include <math.h>

/* The three percentiles of n values, which are reordered. */
static void
set_percentiles(double *values, size_t n, double *ret_p10, double *ret_p50, double *ret_p90)
{
    static const double shares[] = {0.1, 0.5, 0.9};
    double ret[3];
    percentile_select(values, n, shares, 3, ret);
    *ret_p10 = ret[0];
    *ret_p50 = ret[1];
    *ret_p90 = ret[2];
}

/* Over the simulated paths (1.5). */
static void
set_expected(struct evaluation *evaluation, struct arena *arena, struct offer_result *ret)
{
    size_t n = evaluation->valuation.paths->n;
    struct value value;
    struct path_values paths = {
        .cost = ARENA_NEW(arena, double, n),
        .total = ARENA_NEW(arena, double, n),
        .paid = ARENA_NEW(arena, double, n),
        .list = ARENA_NEW(arena, double, n),
    };
    value_paths(&evaluation->valuation, &evaluation->scratch, &evaluation->draft, &value, &paths);
    struct expected *expected = &ret->expected;
    *expected = (struct expected){
        .paid_api = value.paid,
        .total = value.total,
        .npv = value.npv,
        .cost = value.cost,
        .realized_discount = value.list > 0 ? 1 - value.paid / value.list : NO_VALUE,
        .forfeited = value.forfeited,
        .overage_charge = value.overage_charge,
        .fill_probability = value.fill,
        .realized_p10 = NO_VALUE,
        .realized_p50 = NO_VALUE,
        .realized_p90 = NO_VALUE,
    };
    set_percentiles(paths.total, n, &expected->p10_total, &expected->p50_total, &expected->p90_total);
    set_percentiles(paths.cost, n, &expected->p10_cost, &expected->p50_cost, &expected->p90_cost);
    for (size_t i = 0; i < n; i++) {
        if (!(paths.list[i] > 0))
            return;
        paths.paid[i] = 1 - paths.paid[i] / paths.list[i];
    }
    set_percentiles(paths.paid, n, &expected->realized_p10, &expected->realized_p50, &expected->realized_p90);
}

static void
settle_scenarios(struct evaluation *evaluation, struct arena *arena, struct offer_result *ret)
{
    for (int scenario = 0; scenario < N_SCENARIOS; scenario++)
        value_settle(&evaluation->valuation, &evaluation->scratch, &evaluation->draft,
                     (enum scenario)scenario, arena, &ret->scenarios[scenario]);
    ret->exit_costs = ARENA_NEW(arena, double, (size_t)ret->offer->term_months);
    value_exit_costs(&evaluation->valuation, &evaluation->scratch, &evaluation->draft,
                     &ret->scenarios[SCENARIO_BASE], ret->exit_costs);
}

/* What the settlements rest on. */
static void
lay_out_timeline(struct evaluation *evaluation, struct arena *arena, struct offer_result *ret)
{
    const struct valuation *valuation = &evaluation->valuation;
    const struct timeline_span span = {.n_months = ret->offer->term_months, .share = 1};
    struct card_sums *sums = arena_alloc(arena, 1, card_sums_size(valuation));
    card_sum(valuation, ret->offer, ret->quoted_discount, sums);
    timeline_build(valuation, ret->offer, &span, sums, arena, &ret->timeline);
    ret->card = timeline_card(valuation, sums, arena);
    for (size_t r = 0; r < ret->n_rates; r++)
        ret->rates[r].price_group = valuation->market.group[r];
}

/* What is found by trying changes of the offer: the levers look at the sweep's optimum and floor
 * (1.11, 1.12). */
static void
search(struct evaluation *evaluation, const struct clause_list *clauses, struct arena *arena,
       struct diags *diags, struct offer_result *ret)
{
    const struct valuation *valuation = &evaluation->valuation;
    struct scratch *scratch = &evaluation->scratch;
    struct draft *draft = &evaluation->draft;
    const struct lever_case at = {.valuation = valuation, .result = ret};
    sweep_build(valuation, scratch, draft, arena, diags, ret);
    bands_edge_build(valuation, scratch, draft, arena, ret);
    lever_build(&at, scratch, draft, arena, ret);
    bands_edge_worth_of_point(ret);
    unstated_build(valuation, scratch, draft, arena, ret);
    if (clauses)
        clause_score_build(clauses, arena, ret);
}

void
evaluate_offer(const struct evaluate_input *input, struct arena *arena, struct diags *diags,
               struct offer_result *ret, struct evaluation *ret_evaluation)
{
    const struct results *results = input->results;
    const struct forecast *forecast = &results->forecasts[ret->history];
    const struct rates_input rates = {
        .history = &results->histories[ret->history],
        .forecast = forecast,
        .optimization = &results->optimizations[ret->history],
        .book = results->book,
        .plan = results->plan,
        .prices = input->prices,
        .passed = market_passed(results->plan, results->offers[0].offer->start, ret->offer->start),
    };
    ret->annual_commit = terms_annual_commit(ret->offer);
    ret->quoted_discount = terms_quoted_discount(ret->offer);
    rates_build(&rates, arena, ret);
    valuation_build(ret, results, &input->paths[ret->history], input->longest, input->n_threads, arena,
                    &ret_evaluation->valuation);
    value_scratch(&ret_evaluation->valuation, arena, &ret_evaluation->scratch);
    draft_alloc(ret->offer, results->book, arena, &ret_evaluation->draft);
    lay_out_timeline(ret_evaluation, arena, ret);
    settle_scenarios(ret_evaluation, arena, ret);
    effective_build(&ret_evaluation->valuation, arena, diags, ret);
    bands_place(forecast->base_list_value, ret);
    set_expected(ret_evaluation, arena, ret);
    search(ret_evaluation, results->clauses, arena, diags, ret);
}

/* The realized discount the plan's goal is for an offer: its own figure, or that of the best other row
 * (1.18). */
static double
goal_target(const struct results *results, size_t offer)
{
    if (results->plan->goal.kind == GOAL_REALIZED)
        return results->plan->goal.realized;
    return results->alternatives[alternatives_best_other(results, offer)].realized_discount;
}

void
evaluate_together(struct evaluation *evaluations, struct arena *arena, struct diags *diags,
                  struct results *results)
{
    alternatives_build(&evaluations[0].valuation, &evaluations[0].scratch, arena, diags, results);
    for (size_t i = 0; i < results->n_offers; i++) {
        struct evaluation *evaluation = &evaluations[i];
        struct offer_result *offer = &results->offers[i];
        const struct lever_case at = {.valuation = &evaluation->valuation, .result = offer};
        signals_build(&at, results, i, &evaluation->scratch, &evaluation->draft, arena, offer);
        if (results->plan->goal.kind != GOAL_NONE)
            counter_build(&at, goal_target(results, i), &evaluation->scratch, &evaluation->draft, arena,
                          offer);
    }
}
