/* Break-even with the next band, over-commitment, cliffs and the place in the market (1.10). Unless a test
 * says otherwise: 1,000,000 at 15%, the next band 1,500,000 at 20%, overage at list; 100,000 a month at list
 * for certain. */
#include "made.h"
#include "random.h"

#include "engine/bands_edge.h"

#include <math.h>

static const double certain[] = {1};

static struct offer *
two_bands(struct fixture *fixture)
{
    struct offer *offer = &fixture->offers[0];
    offer->commit.annual = money(1000000);
    fixture_band(fixture, offer, 1000000, 0.15);
    fixture_band(fixture, offer, 1500000, 0.20);
    return offer;
}

static struct offer_result
edge_of(struct fixture *fixture, double first, double second, const double *multipliers, size_t n)
{
    struct made made;
    made_valuation(fixture, first, second, multipliers, n, &made);
    bands_edge_build(&made.valuation, &made.scratch, &made.draft, fixture->arena, &made.result);
    return made.result;
}

static void
want_none(const struct offer_result *result)
{
    want_nan(result->break_even_list_consumption);
    want_nan(result->overcommit_from);
    want_nan(result->overcommit_to);
}

static void
want_break_even(struct fixture *fixture, double list, double from)
{
    struct offer_result result = edge_of(fixture, 100000, 0, certain, 1);
    want(result.break_even_list_consumption, list);
    if (isnan(from)) {
        want_nan(result.overcommit_from);
        want_nan(result.overcommit_to);
        return;
    }
    want_money(result.overcommit_from, from);
    want(result.overcommit_to, list);
}

/* ---- break-even ---- */

/* 1,000,000 are used up by 1,000,000 / 0.85 = 1,176,470.59 of list value; then 1,000,000 + L - 1,176,470.59
 * = 1,500,000. */
static void
list_is_paid_above_the_lower_commitment_until_the_higher_one_costs_no_more(void **state)
{
    two_bands(*state);
    want_break_even(*state, 1676471, 1000000 / 0.85);
}

/* 0.85 L = 1,500,000 at L = 1,764,705.88. */
static void
overage_at_the_committed_rate_puts_it_where_the_higher_one_is_used_up(void **state)
{
    two_bands(*state)->overage.rate = OVERAGE_COMMITTED;
    want_break_even(*state, 1764706, 1000000 / 0.85);
}

/* 100,000 more at 15%, 117,647.06 of list value: 1,100,000 + L - 1,294,117.65 = 1,500,000. */
static void
burst_postpones_it(void **state)
{
    two_bands(*state)->overage.burst = 0.1;
    want_break_even(*state, 1694118, 1000000 / 0.85);
}

/* 900,000 + L - 1,176,470.59 = 1,350,000. */
static void
prepay_scales_the_commitments(void **state)
{
    two_bands(*state)->commit.prepay_discount = 0.1;
    want_break_even(*state, 1626471, 1000000 / 0.85);
}

/* 20% of 1,500,000 are not paid: 1,200,000 from L = 1,500,000 down to 1,500,000. 1,000,000 + L -
 * 1,176,470.59 = 1,200,000 at 1,376,470.59, where 1,101,176 of the higher commitment are drawn. */
static void
true_down_brings_it_nearer(void **state)
{
    two_bands(*state)->unused.true_down_cap = 0.2;
    want_break_even(*state, 1376471, 1000000 / 0.85);
}

/* Only what is consumed is paid: 0.80 L is never more than 0.85 L. Nothing is over-committed. */
static void
with_all_unused_credited_it_is_nothing(void **state)
{
    two_bands(*state)->unused.true_down_cap = 1;
    want_break_even(*state, 0, NO_VALUE);
}

/* List value draws: 850,000 + L - 1,000,000 = 0.8 L + 1,500,000 - L at 1.2 L = 1,650,000. */
static void
under_list_drawdown_list_value_fills_the_commitment(void **state)
{
    two_bands(*state)->commit.drawdown = DRAWDOWN_LIST;
    want_break_even(*state, 1375000, 1000000);
}

/* Half of the list value is excluded and paid in both: 1,000,000 + L/2 - 1,176,470.59 = 1,500,000. */
static void
the_mix_with_what_is_excluded_is_that_of_the_first_year(void **state)
{
    struct fixture *fixture = *state;
    fixture_exclude(fixture, two_bands(fixture), (struct exclusion){1, NULL, -1, -1});
    struct offer_result result = edge_of(fixture, 50000, 50000, certain, 1);
    want(result.break_even_list_consumption, 3352942);
    want_money(result.overcommit_from, 2000000 / 0.85);
}

/* Quoted 18%, so 23% in the next band: 1,000,000 + L - 1,219,512.20 = 1,500,000. */
static void
what_is_quoted_above_the_table_stays_in_the_next_band(void **state)
{
    struct offer *offer = two_bands(*state);
    offer->discount.has_headline = true;
    offer->discount.headline = 0.18;
    want_break_even(*state, 1719513, 1000000 / 0.82);
}

/* What ends after a year, is measured by month, or is not part of the comparison. */
static void
ramp_schedule_tiers_true_forward_ratchet_fees_and_credits_are_left_out(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = two_bands(fixture);
    struct band steps[] = {{money(500000), 0.5}};
    struct fee fee = {.name = "seats", .quantity = 10, .unit_price = money(1000), .per = FEE_PER_MONTH};
    struct money schedule[] = {money(500000), money(1500000)};
    double ramp[] = {0.5, 1};
    offer->term_months = 24;
    offer->commit.ramp = ramp;
    offer->commit.n_ramp = 2;
    offer->true_forward.share = 1;
    offer->true_forward.ratchet = true;
    offer->sla.is_given = true;
    offer->sla.target_ppb = 1000000000;
    offer->sla.credit = 1;
    offer->fees = &fee;
    offer->n_fees = 1;
    offer->commit.billing = BILLING_UPFRONT;
    fixture->plan.has_expected_uptime = true;
    fixture->plan.discount_rate = 0.2;
    want_break_even(fixture, 1676471, 1000000 / 0.85);
    offer->commit.annual = money(0);
    offer->commit.schedule = schedule;
    offer->commit.n_schedule = 2;
    want_break_even(fixture, 1676471, 1000000 / 0.85);
    offer->commit.n_schedule = 0;
    offer->commit.annual = money(1000000);
    offer->commit.measure = MEASURE_MONTH;
    want_break_even(fixture, 1676471, 1000000 / 0.85);
    offer->discount.has_headline = true; /* the tier of 50% is what is quoted; the headline stands alone */
    offer->discount.headline = 0.15;
    offer->tiers.steps = steps;
    offer->tiers.n_steps = 1;
    struct offer_result result = edge_of(fixture, 100000, 0, certain, 1);
    want_money(result.overcommit_from, 2000000); /* 1,000,000 at 50% */
}

/* The higher commitment gives nothing: beyond both, 1,500,000 + L - 1,500,000 against 1,000,000 + L -
 * 1,176,470.59. */
static void
where_the_next_band_stays_dearer_there_is_none(void **state)
{
    struct fixture *fixture = *state;
    two_bands(fixture)->bands[1].discount = 0;
    struct offer_result result = edge_of(fixture, 100000, 0, certain, 1);
    want_none(&result);
}

/* 14.9% after 15%, overage at 150% of the committed rate: far out 0.1% of list more is paid for every unit
 * above the commitments, in the end more than the larger one saves. */
static void
where_the_next_band_gets_dearer_again_there_is_none(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = two_bands(fixture);
    offer->bands[1].discount = 0.149;
    offer->overage.rate = OVERAGE_PREMIUM;
    offer->overage.share = 0.5;
    struct offer_result result = edge_of(fixture, 100000, 0, certain, 1);
    want_none(&result);
}

/* At 100% off nothing draws and nothing more is paid: 1,000,000 + L - 1,176,470.59 = 10,000,000. */
static void
it_may_be_far_beyond_both_commitments(void **state)
{
    struct fixture *fixture = *state;
    two_bands(fixture)->bands[1] = (struct band){money(10000000), 1};
    want_break_even(fixture, 10176471, 1000000 / 0.85);
}

static void
without_a_next_band_or_usage_that_counts_there_is_none(void **state)
{
    struct fixture *fixture = *state;
    fixture->offers[0].commit.annual = money(1000000);
    struct offer_result result = edge_of(fixture, 100000, 0, certain, 1);
    want_none(&result);
    assert_int_equal(result.n_cliffs, 0);
    two_bands(fixture)->commit.annual = money(1500000);
    result = edge_of(fixture, 100000, 0, certain, 1);
    want_none(&result);
    fixture->offers[0].commit.annual = money(1000000);
    result = edge_of(fixture, 0, 0, certain, 1);
    want_none(&result);
    fixture_exclude(fixture, &fixture->offers[0], (struct exclusion){0, NULL, -1, -1});
    result = edge_of(fixture, 100000, 0, certain, 1);
    want_none(&result);
}

/* ---- the least from which on it holds, against every whole amount ---- */

#define FARTHEST 3000

static double
paid_for(const struct offer *offer, double commit, double discount, double list)
{
    struct demand_month demand[12];
    struct offer year = *offer;
    struct settlement settlement;
    struct arena *arena = arena_new();
    year.commit.annual = money(commit);
    for (int m = 0; m < 12; m++)
        demand[m] = (struct demand_month){.list_value = list / 12,
                                          .eligible_list = list / 12,
                                          .committed_value = list / 12 * (1 - discount)};
    settle(&year, discount, demand, 0, arena, &settlement);
    arena_free(arena);
    return settlement.paid_api;
}

static double
least_by_trying_all(const struct offer *offer, const double *commits, const double *discounts)
{
    int list = FARTHEST;
    while (list >= 0 && paid_for(offer, commits[1], discounts[1], list) -
                                paid_for(offer, commits[0], discounts[0], list) <=
                            1e-6)
        list--;
    return list == FARTHEST ? NO_VALUE : list + 1;
}

static void
random_terms(uint64_t *random, struct offer *offer)
{
    offer->commit.measure = (enum measure)random_below(random, 4);
    offer->commit.drawdown = (enum drawdown)random_below(random, 2);
    offer->commit.shortfall = (enum shortfall)random_below(random, 2);
    offer->commit.prepay_discount = random_below(random, 2) * 0.05;
    offer->overage.rate = (enum overage)random_below(random, 4);
    offer->overage.share = random_below(random, 3) * 0.1;
    offer->overage.burst = random_below(random, 3) * 0.15;
    offer->unused.rollover_cap = random_below(random, 4) * 0.25;
    offer->unused.rollover_periods = 1 + random_below(random, 3);
    offer->unused.true_down_cap = random_below(random, 4) * 0.1;
    offer->unused.carry_to_renewal = random_below(random, 2) == 0;
    offer->unused.carry_forward_cap = random_below(random, 2) * 0.2;
}

static void
the_least_from_which_on_it_holds_is_found_whatever_the_terms(void **state)
{
    uint64_t random = 5;
    size_t n_found = 0;
    for (int i = 0; i < 60; i++) {
        fixture_teardown(state);
        fixture_setup(state);
        struct fixture *fixture = *state;
        struct offer *offer = &fixture->offers[0];
        random_terms(&random, offer);
        const double commits[] = {random_below(&random, 200), 201 + random_below(&random, 300)};
        const double discounts[] = {random_below(&random, 4) * 0.1, random_below(&random, 5) * 0.1};
        offer->commit.annual = money(commits[0]);
        fixture_band(fixture, offer, commits[0], discounts[0]);
        fixture_band(fixture, offer, commits[1], discounts[1]);
        double least = least_by_trying_all(offer, commits, discounts);
        struct offer_result result = edge_of(fixture, 100, 0, certain, 1);
        if (isnan(least)) {
            want_nan(result.break_even_list_consumption);
            continue;
        }
        want(result.break_even_list_consumption, least);
        n_found++;
    }
    assert_true(n_found > 30);
}

/* ---- cliffs ---- */

/* 250,000 at 8% cover 271,739.13 of list value. Against nothing L* is 250,000; from 8% to 15% 250,000 + L -
 * 271,739.13 = 1,000,000. Of ten paths of 1,200,000 times these multipliers nine have 250,000, seven have
 * 1,021,740 (times 0.8515), two 1,676,471 (times 1.3971). */
static void
every_threshold_is_weighed_against_the_band_below(void **state)
{
    struct fixture *fixture = *state;
    const double multipliers[] = {0.2, 0.21, 0.85, 0.86, 1, 1.1, 1.3, 1.39, 1.4, 1.5};
    struct offer *offer = &fixture->offers[0];
    static const struct {
        double threshold, extra_commit, extra_discount, list, probability;
    } rows[] = {
        {250000, 250000, 0.08, 250000, 0.9},
        {1000000, 750000, 0.07, 1021740, 0.7},
        {1500000, 500000, 0.05, 1676471, 0.2},
    };
    offer->commit.annual = money(1000000);
    fixture_band(fixture, offer, 250000, 0.08);
    fixture_band(fixture, offer, 1000000, 0.15);
    fixture_band(fixture, offer, 1500000, 0.20);
    for (int term = 6; term <= 18; term += 6) {
        offer->term_months = term;
        struct offer_result result = edge_of(fixture, 100000, 0, multipliers, 10);
        assert_int_equal(result.n_cliffs, 3);
        for (size_t i = 0; i < 3; i++) {
            want(result.cliffs[i].threshold, rows[i].threshold);
            want(result.cliffs[i].extra_commit, rows[i].extra_commit);
            want(result.cliffs[i].extra_discount, rows[i].extra_discount);
            want(result.cliffs[i].break_even_list_consumption, rows[i].list);
            want(result.cliffs[i].probability, rows[i].probability);
        }
    }
}

/* Quoted 18% where the table says 15%: 18%, 23%, and below the first nothing at 0%. */
static void
cliffs_are_between_the_discounts_of_the_levels(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = two_bands(fixture);
    offer->discount.has_headline = true;
    offer->discount.headline = 0.18;
    struct offer_result result = edge_of(fixture, 100000, 0, certain, 1);
    want(result.cliffs[0].extra_discount, 0.18);
    want(result.cliffs[0].break_even_list_consumption, 1000000);
    want(result.cliffs[1].extra_discount, 0.05);
    want(result.cliffs[1].break_even_list_consumption, 1719513);
}

static void
a_threshold_that_never_pays_has_no_probability(void **state)
{
    struct fixture *fixture = *state;
    two_bands(fixture)->bands[1].discount = 0;
    struct offer_result result = edge_of(fixture, 1e9, 0, certain, 1);
    want_nan(result.cliffs[1].break_even_list_consumption);
    want_nan(result.cliffs[1].probability);
    want(result.cliffs[0].probability, 1);
    result = edge_of(fixture, 1000000 / 12.0, 0, certain, 1); /* just what the first takes */
    want(result.cliffs[0].break_even_list_consumption, 1000000);
    want(result.cliffs[0].probability, 1);
}

/* ---- the market ---- */

static void
the_quoted_discount_stands_between_the_percentiles_of_its_commitment(void **state)
{
    struct fixture *fixture = *state;
    struct benchmark_level levels[] = {{money(1000000), 0.10, 0.15, 0.20}};
    static const struct {
        double quoted;
        enum percentile_band band;
    } rows[] = {{0.09, BELOW_P25},  {0.10, P25_TO_P50}, {0.149, P25_TO_P50},
                {0.15, P50_TO_P75}, {0.20, P50_TO_P75}, {0.201, ABOVE_P75}};
    fixture->plan.benchmark = levels;
    fixture->plan.n_benchmark = 1;
    fixture->offers[0].discount.has_headline = true;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fixture->offers[0].discount.headline = rows[i].quoted;
        struct offer_result result = edge_of(fixture, 100000, 0, certain, 1);
        assert_int_equal(result.benchmark.band, rows[i].band);
        want(result.benchmark.p25, 0.10);
        want(result.benchmark.p50, 0.15);
        want(result.benchmark.p75, 0.20);
    }
}

/* 24,000 over 24 months are 12,000 a year. */
static void
a_point_is_worth_its_levers_worth_by_year(void **state)
{
    struct fixture *fixture = *state;
    struct benchmark_level levels[] = {{money(1000000), 0.10, 0.15, 0.20}};
    struct lever_result levers[] = {{.lever = LEVER_RAMP, .worth = 7},
                                    {.lever = LEVER_POINT, .worth = 24000}};
    fixture->offers[0].term_months = 24;
    struct offer_result result = edge_of(fixture, 100000, 0, certain, 1);
    result.levers = levers;
    result.n_levers = 2;
    bands_edge_worth_of_point(&result);
    want_nan(result.benchmark.p50);
    want_nan(result.benchmark.point_worth_per_year);
    fixture->plan.benchmark = levels;
    fixture->plan.n_benchmark = 1;
    result = edge_of(fixture, 100000, 0, certain, 1);
    result.levers = levers;
    result.n_levers = 2;
    bands_edge_worth_of_point(&result);
    want(result.benchmark.point_worth_per_year, 12000);
    result.n_levers = 1;
    bands_edge_worth_of_point(&result);
    want(result.benchmark.point_worth_per_year, 0);
}

/* Half way from 100,000 to 1,000,000 in logarithms is 316,227.766, with 11.5% half way from 8% to 15%; from a
 * level of 0 the market is at the next one at once. */
static void
the_curve_of_the_market_goes_through_its_levels(void **state)
{
    struct fixture *fixture = *state;
    struct benchmark_level levels[] = {
        {money(0), 0.01, 0.02, 0.03}, {money(100000), 0.05, 0.08, 0.12}, {money(1000000), 0.10, 0.15, 0.20}};
    struct results results = {0};
    bands_edge_market(&fixture->plan, fixture->arena, &results);
    assert_int_equal(results.n_market, 0);
    fixture->plan.benchmark = levels;
    fixture->plan.n_benchmark = 3;
    bands_edge_market(&fixture->plan, fixture->arena, &results);
    assert_int_equal(results.n_market, 35);
    const struct market_point *at = results.market;
    want(at[0].commit, 0);
    want(at[0].discounts.p50, 0.02);
    want(at[1].commit, 0);
    want(at[1].discounts.p50, 0.08);
    want(at[2].commit, 100000);
    want(at[18].commit, 316227.76601683795);
    want(at[18].discounts.p50, 0.115);
    want(at[34].commit, 1000000);
    want(at[34].discounts.p75, 0.20);
    for (size_t i = 1; i < results.n_market; i++)
        assert_true(at[i].commit >= at[i - 1].commit);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(list_is_paid_above_the_lower_commitment_until_the_higher_one_costs_no_more),
        TEST(overage_at_the_committed_rate_puts_it_where_the_higher_one_is_used_up),
        TEST(burst_postpones_it),
        TEST(prepay_scales_the_commitments),
        TEST(true_down_brings_it_nearer),
        TEST(with_all_unused_credited_it_is_nothing),
        TEST(under_list_drawdown_list_value_fills_the_commitment),
        TEST(the_mix_with_what_is_excluded_is_that_of_the_first_year),
        TEST(what_is_quoted_above_the_table_stays_in_the_next_band),
        TEST(ramp_schedule_tiers_true_forward_ratchet_fees_and_credits_are_left_out),
        TEST(where_the_next_band_stays_dearer_there_is_none),
        TEST(where_the_next_band_gets_dearer_again_there_is_none),
        TEST(it_may_be_far_beyond_both_commitments),
        TEST(without_a_next_band_or_usage_that_counts_there_is_none),
        TEST(the_least_from_which_on_it_holds_is_found_whatever_the_terms),
        TEST(every_threshold_is_weighed_against_the_band_below),
        TEST(cliffs_are_between_the_discounts_of_the_levels),
        TEST(a_threshold_that_never_pays_has_no_probability),
        TEST(the_quoted_discount_stands_between_the_percentiles_of_its_commitment),
        TEST(the_curve_of_the_market_goes_through_its_levels),
        TEST(a_point_is_worth_its_levers_worth_by_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
