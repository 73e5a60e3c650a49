/* What the fixture's offers are worth and what there is to ask for: figures that follow from the settlements
 * by simple rules, so that they are plausible and can be worked out by hand. The path to be expected is the
 * base scenario; the low and high ones stand for the 10th and 90th percentiles. */
#include "fixture_parts.h"

#include <math.h>
#include <stdlib.h>

#define HALF_CENT 0.005
#define N_GIVEN   5 /* levers at most */

static double
years(const struct offer_result *result)
{
    return result->offer->term_months / 12.0;
}

/* Cost of the term at an annual commitment measured by the year, flat usage: what is drawn or not, and
 * overage as the offer bills it. */
static double
flat_cost(const struct offer_result *result, double commit)
{
    const struct settlement *base = &result->scenarios[SCENARIO_BASE];
    double value = base->committed_value, due = commit * years(result);
    double rate = base->overage_value > 0 ? base->overage_charge / base->overage_value
                  : result->offer->overage.rate == OVERAGE_COMMITTED ? 1
                                                                     : 1 / (1 - result->quoted_discount);
    return due + fmax(0, value - due) * rate + base->fees;
}

static void
make_expected(struct offer_result *result)
{
    const struct settlement *low = &result->scenarios[SCENARIO_LOW],
                            *base = &result->scenarios[SCENARIO_BASE],
                            *high = &result->scenarios[SCENARIO_HIGH];
    bool is_filled = base->drawn >= 0.99 * base->commit;
    result->expected = (struct expected){
        .paid_api = base->paid_api,
        .total = base->total,
        .npv = base->npv,
        .cost = base->cost,
        .realized_discount = base->realized_discount,
        .forfeited = base->forfeited,
        .overage_charge = base->overage_charge,
        .fill_probability = base->commit > 0 ? (is_filled ? 0.95 : 0.05) : 1,
        .p10_total = low->total,
        .p50_total = base->total,
        .p90_total = high->total,
        .realized_p10 = fmin(low->realized_discount, high->realized_discount),
        .realized_p50 = base->realized_discount,
        .realized_p90 = fmax(low->realized_discount, high->realized_discount),
        .p10_cost = low->cost,
        .p50_cost = base->cost,
        .p90_cost = high->cost,
    };
}

/* ---- 1.10 and 1.11 ---- */

/* A band pays from where usage at list above what fills the band below costs the difference. */
static double
break_even(double commit, double discount, double next)
{
    return commit / (1 - discount) + next - commit;
}

static void
make_cliffs(struct arena *arena, struct offer_result *result)
{
    const struct offer *offer = result->offer;
    double annual = result->scenarios[SCENARIO_BASE].list_value / years(result);
    const struct placement *commit = &result->placements[PLACEMENT_COMMIT];
    result->cliffs = ARENA_NEW(arena, struct cliff, offer->n_bands);
    result->n_cliffs = offer->n_bands;
    for (size_t i = 0; i < offer->n_bands; i++) {
        double threshold = money_value(offer->bands[i].threshold), discount = offer->bands[i].discount;
        double before = i > 0 ? money_value(offer->bands[i - 1].threshold) : 0;
        double given = i > 0 ? offer->bands[i - 1].discount : 0;
        result->cliffs[i] = (struct cliff){threshold, threshold - before, discount - given,
                                           break_even(before, given, threshold), annual >= threshold ? 1 : 0};
    }
    result->break_even_list_consumption =
        break_even(commit->annual, commit->discount, commit->next_threshold);
    result->overcommit_from = commit->annual / (1 - commit->discount);
    result->overcommit_to = result->break_even_list_consumption;
}

/* The market: 10%, 15% and 20% at any commitment; only where the offer has bands. */
static void
make_benchmark(struct offer_result *result)
{
    struct benchmark_place *place = &result->benchmark;
    double quoted = result->quoted_discount;
    *place = (struct benchmark_place){NO_VALUE, NO_VALUE, NO_VALUE, BELOW_P25, NO_VALUE};
    if (result->offer->n_bands == 0)
        return;
    *place = (struct benchmark_place){0.10, 0.15, 0.20, BELOW_P25, 0};
    place->band = quoted < 0.10    ? BELOW_P25
                  : quoted < 0.15  ? P25_TO_P50
                  : quoted <= 0.20 ? P50_TO_P75
                                   : ABOVE_P75;
    place->point_worth_per_year = 0.01 * result->scenarios[SCENARIO_BASE].list_value / years(result);
}

static struct sweep_level
level_at(const struct offer_result *result, double commit)
{
    const struct settlement *base = &result->scenarios[SCENARIO_BASE];
    double cost = flat_cost(result, commit), due = commit * years(result);
    double unused = fmax(0, due - base->committed_value);
    return (struct sweep_level){.commit = commit,
                                .is_offered = commit == result->annual_commit,
                                .discount = result->quoted_discount,
                                .expected_cost = cost,
                                .p10 = cost,
                                .p50 = cost,
                                .p90 = cost,
                                .realized_discount =
                                    base->list_value > 0 ? 1 - cost / base->list_value : NO_VALUE,
                                .fill_probability = unused > 0 ? 0 : 1,
                                .expected_forfeited = unused,
                                .expected_overage = fmax(0, cost - due - base->fees)};
}

static void
make_sweep(struct arena *arena, struct offer_result *result)
{
    const double commits[] = {0, result->annual_commit, 1.5 * result->annual_commit};
    result->n_sweep = result->annual_commit > 0 ? 3 : 1;
    result->sweep = ARENA_NEW(arena, struct sweep_level, 3);
    result->optimum = 0;
    for (size_t i = 0; i < result->n_sweep; i++) {
        result->sweep[i] = level_at(result, commits[i]);
        if (result->sweep[i].expected_cost < flat_cost(result, result->optimum) - HALF_CENT)
            result->optimum = commits[i];
    }
    result->floor = result->placements[PLACEMENT_LOW].annual;
    result->at_optimum = level_at(result, result->optimum);
    result->at_floor = level_at(result, result->floor);
}

/* ---- 1.12 ---- */

static int
compare_worth(const void *a, const void *b)
{
    const struct lever_result *x = a, *y = b;
    return x->worth > y->worth ? -1 : x->worth < y->worth;
}

static void
add_lever(struct offer_result *result, enum lever lever, enum lever_layer layer, double worth)
{
    if (fabs(worth) < HALF_CENT || !isfinite(worth))
        return;
    result->levers[result->n_levers++] = (struct lever_result){.lever = lever,
                                                               .worth = worth,
                                                               .in_package = worth > 0,
                                                               .shapley = worth > 0 ? worth : NO_VALUE,
                                                               .vendor_cost = worth,
                                                               .layer = layer};
}

/* The two that are worth most overlap by a tenth of the lesser: each bears half of it. */
static void
make_package(struct arena *arena, struct offer_result *result)
{
    size_t n = 0;
    for (size_t i = 0; i < result->n_levers; i++) {
        struct lever_result *row = &result->levers[i];
        row->headline_rank = row->worth_rank = (int)i + 1;
        row->ask_rank = row->in_package ? (int)i + 1 : 0;
        result->package_worth += row->in_package ? row->worth : 0;
        n += row->in_package;
    }
    if (n < 2)
        return;
    double overlap = -0.1 * result->levers[1].worth;
    result->interactions = ARENA_NEW(arena, struct interaction, 1);
    result->n_interactions = 1;
    result->interactions[0] = (struct interaction){result->levers[0].lever, result->levers[1].lever, overlap};
    result->levers[0].shapley += overlap / 2;
    result->levers[1].shapley += overlap / 2;
    result->package_worth += overlap;
}

static void
make_levers(struct arena *arena, struct offer_result *result)
{
    const struct settlement *base = &result->scenarios[SCENARIO_BASE];
    result->levers = ARENA_NEW(arena, struct lever_result, N_GIVEN);
    add_lever(result, LEVER_OVERAGE_COMMITTED, LAYER_EASY, base->overage_charge - base->overage_value);
    if (base->forfeited >= HALF_CENT)
        add_lever(result, LEVER_RESIZE_FLOOR, LAYER_EFFORT, base->total - flat_cost(result, result->floor));
    if (base->forfeited >= HALF_CENT)
        add_lever(result, LEVER_TRUE_DOWN_20, LAYER_EFFORT, fmin(base->forfeited, 0.2 * base->commit));
    qsort(result->levers, result->n_levers, sizeof *result->levers, compare_worth);
    make_package(arena, result);
}

/* ---- 1.16 to 1.18, 1.8.8 ---- */

static void
make_unstated(struct arena *arena, struct offer_result *result)
{
    const struct settlement *base = &result->scenarios[SCENARIO_BASE];
    const struct unstated rows[] = {
        {UNSTATED_ROLLOVER, true, base->cost - base->forfeited, base->cost, base->forfeited},
        {UNSTATED_LOCK, true, base->cost, base->cost + 1000, 1000},
    };
    result->unstated = ARENA_NEW(arena, struct unstated, 2);
    for (size_t i = 0; i < 2; i++)
        if (rows[i].spread >= HALF_CENT)
            result->unstated[result->n_unstated++] = rows[i];
    result->unstated_best = base->cost - base->forfeited;
    result->unstated_worst = base->cost + 1000;
}

static void
make_exit_costs(struct arena *arena, struct offer_result *result)
{
    const struct settlement *base = &result->scenarios[SCENARIO_BASE];
    double left = base->commit;
    result->exit_costs = ARENA_NEW(arena, double, base->n_months);
    for (size_t i = 0; i < base->n_months; i++)
        result->exit_costs[i] = left = fmax(0, left - base->months[i].commit_share);
}

/* The first clause is there, the second in part, the third is not spoken of. */
static void
make_clauses(struct arena *arena, struct offer_result *result)
{
    static const struct clause_area areas[FIXTURE_AREAS] = {{"Data", 1, 1, 0, 0.75}, {"Renewal", 0, 0, 1, 0}};
    static const struct clause_gap gaps[] = {{2, CLAUSE_ABSENT, false, NO_VALUE},
                                             {1, CLAUSE_PARTIAL, true, NO_VALUE}};
    result->areas = ARENA_NEW(arena, struct clause_area, FIXTURE_AREAS);
    result->gaps = ARENA_NEW(arena, struct clause_gap, 2);
    result->n_areas = FIXTURE_AREAS;
    result->n_gaps = 2;
    for (size_t i = 0; i < FIXTURE_AREAS; i++)
        result->areas[i] = areas[i];
    for (size_t i = 0; i < 2; i++)
        result->gaps[i] = gaps[i];
}

void
fixture_make_value(struct arena *arena, struct offer_result *result)
{
    make_expected(result);
    result->break_even_list_consumption = result->overcommit_from = result->overcommit_to = NO_VALUE;
    if (result->offer->n_bands > 0)
        make_cliffs(arena, result);
    make_benchmark(result);
    make_sweep(arena, result);
    make_levers(arena, result);
    make_unstated(arena, result);
    make_exit_costs(arena, result);
    make_clauses(arena, result);
}
