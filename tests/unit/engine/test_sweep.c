/* The commit sweep, the optimum and the floor (1.11). Unless a test says otherwise: 100,000 a month at list
 * for certain, 1,200,000 a year; a term of a year measured as a whole; overage at list. */
#include "contract.h"
#include "made.h"

#include "engine/levels.h"
#include "engine/sweep.h"

#include <math.h>

#define N_NORMAL 2001

static const double certain[] = {1};

static void
sweep_paths(struct fixture *fixture, const double *multipliers, size_t n, struct made *ret)
{
    made_valuation(fixture, 100000, 0, multipliers, n, ret);
    sweep_build(&ret->valuation, &ret->scratch, &ret->draft, fixture->arena, &fixture->diags, &ret->result);
}

static struct offer_result
sweep_certain(struct fixture *fixture)
{
    struct made made;
    sweep_paths(fixture, certain, 1, &made);
    return made.result;
}

static const struct sweep_level *
level_at(const struct offer_result *result, double commit)
{
    for (size_t i = 0; i < result->n_sweep; i++)
        if (fabs(result->sweep[i].commit - commit) < 0.005)
            return &result->sweep[i];
    fail_msg("no level at %f", commit);
    return NULL;
}

/* Quoted 20% where the table says 8%: 12% below 250,000, 20% below 1,000,000, then 27%. */
static void
twelve_points_above_the_table(struct fixture *fixture)
{
    quoted_at(fixture, 576000, 0.20);
    fixture_band(fixture, &fixture->offers[0], 250000, 0.08);
    fixture_band(fixture, &fixture->offers[0], 1000000, 0.15);
}

/* ---- the levels ---- */

/* A year's committed value is 960,000, so 50 steps of 28,800 to 1,440,000; the offer is the 20th of them:
 * 0, two thresholds and 50. */
static void
the_levels_are_nothing_the_thresholds_the_offer_and_fifty_steps(void **state)
{
    struct fixture *fixture = *state;
    size_t n_offered = 0;
    twelve_points_above_the_table(fixture);
    struct offer_result result = sweep_certain(fixture);
    assert_int_equal(result.n_sweep, 53);
    want(result.sweep[0].commit, 0);
    want_money(result.sweep[52].commit, 1440000);
    for (size_t i = 1; i < result.n_sweep; i++)
        assert_true(result.sweep[i].commit > result.sweep[i - 1].commit);
    for (int i = 1; i <= 50; i++)
        level_at(&result, 28800.0 * i);
    for (size_t i = 0; i < result.n_sweep; i++)
        n_offered += result.sweep[i].is_offered;
    assert_int_equal(n_offered, 1);
    assert_true(level_at(&result, 576000)->is_offered);
    want(level_at(&result, 0)->discount, 0.12);
    want(level_at(&result, 230400)->discount, 0.12);
    want(level_at(&result, 250000)->discount, 0.20);
    want(level_at(&result, 979200)->discount, 0.20);
    want(level_at(&result, 1000000)->discount, 0.27);
}

/* Half the usage is excluded: a year's committed value is 480,000, over 18 months 720,000 x 12/18. */
static void
the_steps_reach_half_as_much_again_as_a_high_year_of_what_counts(void **state)
{
    struct fixture *fixture = *state;
    struct made made;
    double multipliers[101];
    for (int i = 0; i <= 100; i++)
        multipliers[i] = 0.5 + i / 100.0; /* P90: 1.4 */
    struct offer *offer = quoted_at(fixture, 100000, 0.20);
    offer->term_months = 18;
    fixture_exclude(fixture, offer, (struct exclusion){1, NULL, -1, -1});
    made_valuation(fixture, 50000, 50000, multipliers, 101, &made);
    sweep_build(&made.valuation, &made.scratch, &made.draft, fixture->arena, &fixture->diags, &made.result);
    want_money(made.result.sweep[made.result.n_sweep - 1].commit, 1.5 * 1.4 * 480000);
}

/* 576,000 at 20% cover 720,000 of list value and 480,000 are at list: 1,056,000. Without a commitment list is
 * paid. At 1,000,000 and 27% only 876,000 are consumed. */
static void
a_level_is_valued_at_its_own_discount(void **state)
{
    struct fixture *fixture = *state;
    twelve_points_above_the_table(fixture);
    struct offer_result result = sweep_certain(fixture);
    const struct sweep_level *none = level_at(&result, 0), *offered = level_at(&result, 576000),
                             *high = level_at(&result, 1000000);
    want_money(none->expected_cost, 1200000);
    want(none->fill_probability, 1);
    want_money(offered->expected_cost, 1056000);
    want_money(offered->expected_overage, 480000);
    want(offered->realized_discount, 0.12);
    want_money(high->expected_cost, 1000000);
    want_money(high->expected_forfeited, 124000);
    want_money(high->expected_overage, 0);
    want(high->fill_probability, 0);
    want(high->realized_discount, 1 - 1 / 1.2);
}

/* Without a commitment list is paid: 1,200,000 times 0.5 to 1.5. */
static void
percentiles_are_of_cost_over_the_paths(void **state)
{
    struct fixture *fixture = *state;
    struct made made;
    double multipliers[101];
    for (int i = 0; i <= 100; i++)
        multipliers[i] = 1.5 - i / 100.0;
    quoted_at(fixture, 0, 0.20);
    sweep_paths(fixture, multipliers, 101, &made);
    const struct sweep_level *none = &made.result.sweep[0];
    assert_true(none->is_offered);
    want_money(none->expected_cost, 1200000);
    want_money(none->p10, 720000);
    want_money(none->p50, 1200000);
    want_money(none->p90, 1680000);
}

static void
nothing_consumed_leaves_the_commitments_that_are_named(void **state)
{
    struct fixture *fixture = *state;
    struct made made;
    const double nothing[] = {0};
    twelve_points_above_the_table(fixture);
    sweep_paths(fixture, nothing, 1, &made);
    assert_int_equal(made.result.n_sweep, 4);
    want_nan(made.result.sweep[3].realized_discount);
    want(made.result.optimum, 0);
    want_nan(made.result.floor);
    want_nan(made.result.at_floor.commit);
    want_nan(made.result.at_floor.fill_probability);
}

/* ---- the optimum ---- */

/* Between the thresholds a unit more saves a quarter of one until 960,000 are drawn, then costs one. */
static void
the_optimum_is_refined_between_its_neighbours(void **state)
{
    struct fixture *fixture = *state;
    twelve_points_above_the_table(fixture);
    struct offer_result result = sweep_certain(fixture);
    want_at_most(fabs(result.optimum - 960000), 1);
    assert_null(result.optimum_reason);
}

/* At 1,000,000 the table gives 40%: a year is 720,000, and 1,000,000 is paid. Below it 8% are given: all
 * of 1,104,000 is consumed, and 999,999 and 113,044 at list are paid. */
static void
a_threshold_has_its_own_discount(void **state)
{
    struct fixture *fixture = *state;
    quoted_at(fixture, 250000, 0.08);
    fixture_band(fixture, &fixture->offers[0], 250000, 0.08);
    fixture_band(fixture, &fixture->offers[0], 1000000, 0.40);
    struct offer_result result = sweep_certain(fixture);
    want(result.optimum, 1000000);
    want(result.floor, 999999);
}

/* At 900,000 the table takes the discount away again: 1,200,000 are consumed at 0%, the commitment saves
 * nothing. Just below it 899,999 at 20% cover 1,124,999 of list value, and 75,001 are paid at list: the
 * cheapest is as near the threshold as can be. */
static void
just_below_a_threshold_the_lower_band_holds(void **state)
{
    struct fixture *fixture = *state;
    quoted_at(fixture, 250000, 0.20);
    fixture_band(fixture, &fixture->offers[0], 250000, 0.20);
    fixture_band(fixture, &fixture->offers[0], 900000, 0);
    struct offer_result result = sweep_certain(fixture);
    want_money(level_at(&result, 900000)->expected_cost, 1200000);
    assert_true(result.optimum < 900000);
    want_at_most(900000 - result.optimum, 1);
}

/* Overage at committed rates: every commitment up to consumption costs the same 960,000. */
static void
of_equal_costs_the_smallest_commitment_is_taken(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = quoted_at(fixture, 576000, 0.20);
    offer->overage.rate = OVERAGE_COMMITTED;
    fixture_band(fixture, offer, 0, 0.20);
    struct offer_result result = sweep_certain(fixture);
    want_money(level_at(&result, 576000)->expected_cost, 960000);
    want(result.optimum, 0);
}

/* The same, but nothing is given below 300,000, where 1,200,000 would be paid. */
static void
the_smallest_of_equal_costs_may_be_a_threshold(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = quoted_at(fixture, 576000, 0.20);
    offer->overage.rate = OVERAGE_COMMITTED;
    fixture_band(fixture, offer, 300000, 0.20);
    want(sweep_certain(fixture).optimum, 300000);
}

/* All that is unused is credited: from 960,000 up only consumption is paid, and below it list for a part. */
static void
the_smallest_of_equal_costs_may_be_between_levels(void **state)
{
    struct fixture *fixture = *state;
    twelve_points_above_the_table(fixture);
    fixture->offers[0].unused.true_down_cap = 1;
    fixture->offers[0].bands[1].discount = 0.08;
    struct offer_result result = sweep_certain(fixture);
    want_money(level_at(&result, 1440000)->expected_cost, 960000);
    want_at_most(fabs(result.optimum - 960000), 1);
}

/* A benchmark alone: 0% at 100,000 to 20% at 1,000,000, d = 20% x log10(c / 100,000) between them; quoted on
 * the curve. Best is to commit to all that is consumed, c = 1,200,000 (1 - d). At c = 963,800 log10(9.638) =
 * 0.98398692 and 963,843.139 are consumed, 43.139 more; at 963,900 log10(9.639) = 0.98403198 and 963,832.325
 * are, 67.675 less: 963,800 + 100 x 43.139 / 110.814 = 963,838.93. */
static void
with_a_benchmark_alone_the_curve_gives_the_discount(void **state)
{
    struct fixture *fixture = *state;
    struct benchmark_level levels[] = {{money(100000), 0, 0, 0}, {money(1000000), 0.1, 0.2, 0.3}};
    fixture->plan.benchmark = levels;
    fixture->plan.n_benchmark = 2;
    quoted_at(fixture, 1000000, 0.20);
    struct offer_result result = sweep_certain(fixture);
    want_at_most(fabs(result.optimum - 963838.93), 1);
}

static void
without_table_or_benchmark_only_the_floor_is_found(void **state)
{
    struct fixture *fixture = *state;
    quoted_at(fixture, 576000, 0.20);
    struct offer_result result = sweep_certain(fixture);
    want_nan(result.optimum);
    want_nan(result.at_optimum.expected_cost);
    assert_non_null(result.optimum_reason);
    assert_true(fixture_warned(fixture, "no-optimum"));
    want(level_at(&result, 1440000)->discount, 0.20);
    want(result.floor, 969696);
}

/* One flat discount d, overage at list, one period: a unit of commitment more costs 1 and saves 1/(1 - d)
 * when demand is above what it covers. Least where P(list demand <= q) = d, as for a newsvendor. Demand
 * normal, mean 1,200,000 and deviation 240,000, d = 20%: q = 1,200,000 - 0.8416212 x 240,000 = 998,010.9;
 * commitment 0.8 q = 798,408.7. The paths are quantiles 0.0005 apart; around P = 0.2 that is 0.0005 /
 * 0.27996 x 240,000 = 429 of list value: within 0.8 x 429 = 343. */
static void
the_optimum_is_the_newsvendors(void **state)
{
    struct fixture *fixture = *state;
    struct made made;
    static double multipliers[N_NORMAL];
    made_normal(0.2, N_NORMAL, multipliers);
    fixture_band(fixture, quoted_at(fixture, 600000, 0.20), 0, 0.20);
    sweep_paths(fixture, multipliers, N_NORMAL, &made);
    want_at_most(fabs(made.result.optimum - 798408.7), 343);
}

/* ---- the floor ---- */

/* 960,000 are drawn, which is 99% of 969,696.97; of 969,697 it is less. */
static void
a_commitment_is_filled_by_99_percent_of_it(void **state)
{
    struct fixture *fixture = *state;
    twelve_points_above_the_table(fixture);
    want(sweep_certain(fixture).floor, 969696);
}

/* The 10th of 11 equally likely paths from below: 10 of 11 have 0.6 or more, 90.9%; with 0.7 it is 9 of 11.
 * 960,000 x 0.6 / 0.99 = 581,818.18. There 0.5 and 0.6 leave 101,818 and 5,818 of it: 107,636 / 11. */
static void
the_floor_is_filled_with_the_plans_confidence(void **state)
{
    struct fixture *fixture = *state;
    struct made made;
    const double multipliers[] = {0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5};
    quoted_at(fixture, 576000, 0.20);
    sweep_paths(fixture, multipliers, 11, &made);
    want(made.result.floor, 581818);
    want(made.result.at_floor.commit, 581818);
    want(made.result.at_floor.fill_probability, 10.0 / 11);
    want_money(made.result.at_floor.expected_forfeited, 107636.0 / 11);
    fixture->plan.confidence = 0.5; /* 6 of 11 have 1 or more */
    sweep_paths(fixture, multipliers, 11, &made);
    want(made.result.floor, 969696);
    fixture->plan.confidence = 0.9; /* 9 of 10 have 0.6 or more */
    sweep_paths(fixture, multipliers, 10, &made);
    want(made.result.floor, 581818);
}

static void
where_only_nothing_is_filled_there_is_no_floor(void **state)
{
    struct fixture *fixture = *state;
    struct made made;
    const double multipliers[] = {0, 0, 1, 1};
    quoted_at(fixture, 576000, 0.20);
    sweep_paths(fixture, multipliers, 4, &made);
    want_nan(made.result.floor);
    assert_true(fixture_warned(fixture, "no-floor"));
}

/* ---- always ---- */

static double
cost_at(struct made *made, double level, double *ret_fill)
{
    struct value value;
    draft_reset(&made->draft, made->valuation.offer);
    levels_set(&made->draft, made->valuation.offer, made->valuation.plan, level);
    value_paths(&made->valuation, &made->scratch, &made->draft, &value, NULL);
    *ret_fill = value.fill;
    return value.cost;
}

static void
check_best(struct made *made)
{
    const struct offer_result *result = &made->result;
    double fill, least = cost_at(made, result->optimum, &fill);
    want_money(result->at_optimum.expected_cost, least);
    want(result->at_optimum.fill_probability, fill);
    for (size_t i = 0; i < result->n_sweep; i++)
        assert_true(least <= result->sweep[i].expected_cost + 0.005 + 1e-9);
    struct value offered;
    draft_reset(&made->draft, made->valuation.offer);
    value_paths(&made->valuation, &made->scratch, &made->draft, &offered, NULL);
    for (size_t i = 0; i < result->n_sweep; i++)
        if (result->sweep[i].is_offered)
            want_money(result->sweep[i].expected_cost, offered.cost);
}

static void
check_floor(struct made *made)
{
    const struct offer_result *result = &made->result;
    double fill, confidence = made->valuation.plan->confidence;
    if (isnan(result->floor))
        return;
    cost_at(made, result->floor, &fill);
    assert_true(fill >= confidence);
    cost_at(made, result->floor + 1, &fill);
    assert_true(fill < confidence || result->floor >= result->sweep[result->n_sweep - 1].commit);
    for (size_t i = 0; i < result->n_sweep; i++)
        assert_true(result->sweep[i].commit <= result->floor ||
                    result->sweep[i].fill_probability < confidence);
}

/* Every 20th random contract: its offer under a table of bands, on normal demand around its commitment. */
static void
check_contract(const struct contract *contract, struct arena *arena)
{
    static int n;
    (void)arena;
    if (n++ % 20 != 0)
        return;
    struct fixture *fixture = fixture_new();
    struct made made;
    double multipliers[64];
    made_normal(0.3, 64, multipliers);
    fixture->offers[0] = contract->offer;
    fixture->plan.confidence = 0.8;
    fixture_band(fixture, &fixture->offers[0], 2000, 0.05);
    fixture_band(fixture, &fixture->offers[0], 8000, 0.15);
    fixture_band(fixture, &fixture->offers[0], 16000, 0.20);
    made_valuation(fixture, 1000, 0, multipliers, 64, &made);
    sweep_build(&made.valuation, &made.scratch, &made.draft, fixture->arena, &fixture->diags, &made.result);
    check_best(&made);
    check_floor(&made);
    fixture_free(fixture);
}

static void
nothing_in_the_sweep_is_cheaper_than_the_optimum_and_the_floor_is_the_last_filled(void **state)
{
    (void)state;
    for_each_contract(11, check_contract);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_levels_are_nothing_the_thresholds_the_offer_and_fifty_steps),
        TEST(the_steps_reach_half_as_much_again_as_a_high_year_of_what_counts),
        TEST(a_level_is_valued_at_its_own_discount),
        TEST(percentiles_are_of_cost_over_the_paths),
        TEST(nothing_consumed_leaves_the_commitments_that_are_named),
        TEST(the_optimum_is_refined_between_its_neighbours),
        TEST(a_threshold_has_its_own_discount),
        TEST(just_below_a_threshold_the_lower_band_holds),
        TEST(of_equal_costs_the_smallest_commitment_is_taken),
        TEST(the_smallest_of_equal_costs_may_be_a_threshold),
        TEST(the_smallest_of_equal_costs_may_be_between_levels),
        TEST(with_a_benchmark_alone_the_curve_gives_the_discount),
        TEST(without_table_or_benchmark_only_the_floor_is_found),
        TEST(the_optimum_is_the_newsvendors),
        TEST(a_commitment_is_filled_by_99_percent_of_it),
        TEST(the_floor_is_filled_with_the_plans_confidence),
        TEST(where_only_nothing_is_filled_there_is_no_floor),
        cmocka_unit_test(nothing_in_the_sweep_is_cheaper_than_the_optimum_and_the_floor_is_the_last_filled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
