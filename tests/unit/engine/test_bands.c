/* The quoted discount (1.1) and the placements on the band table (1.10). The model's price is 1 per million
 * input tokens; 2,000 a day are 365.25 x 2,000 = 730,500 a year at list. */
#include "fixture.h"

#include <math.h>

#define YEAR_AT_LIST 730500.0

/* Usage of 2,000 a day in the last three months of 2026, no growth and no spread unless the test says so. */
static struct fixture *
flat_usage(void **state)
{
    struct fixture *fixture = *state;
    fixture_model(fixture, "opus-a", "opus", 1, 5);
    struct use use = {.model = "opus-a", .counts = {[METER_INPUT] = UINT64_C(2000000000)}};
    fixture_use_daily(fixture, day(2026, 10, 1), day(2027, 1, 1), use);
    fixture->plan.growth_is_auto = fixture->plan.volatility_is_auto = false;
    return fixture;
}

static void
three_bands(struct fixture *fixture)
{
    fixture_band(fixture, &fixture->offers[0], 250000, 0.08);
    fixture_band(fixture, &fixture->offers[0], 1000000, 0.15);
    fixture_band(fixture, &fixture->offers[0], 5000000, 0.25);
}

static void
set_headline(struct fixture *fixture, double headline)
{
    fixture->offers[0].discount.has_headline = true;
    fixture->offers[0].discount.headline = headline;
}

/* ---- the quoted discount ---- */

static void
without_a_headline_the_band_of_the_annual_commit_is_quoted(void **state)
{
    struct fixture *fixture = flat_usage(state);
    three_bands(fixture);
    static const struct {
        double annual, quoted;
    } rows[] = {{0, 0},          {249999, 0},     {250000, 0.08},  {999999, 0.08},
                {1000000, 0.15}, {4999999, 0.15}, {5000000, 0.25}, {9000000, 0.25}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fixture->offers[0].commit.annual = money(rows[i].annual);
        fixture_run(fixture);
        const struct offer_result *result = &fixture->results.offers[0];
        want(result->quoted_discount, rows[i].quoted);
        want(fixture_rate(fixture, 0, (struct line){0}, METER_INPUT)->discount, rows[i].quoted);
        want_money(result->scenarios[SCENARIO_BASE].bridge[BRIDGE_QUOTED].amount,
                   rows[i].quoted * YEAR_AT_LIST);
    }
}

static void
a_headline_comes_before_the_bands_even_of_zero(void **state)
{
    struct fixture *fixture = flat_usage(state);
    three_bands(fixture);
    fixture->offers[0].commit.annual = money(1000000);
    set_headline(fixture, 0.12);
    fixture_run(fixture);
    want(fixture->results.offers[0].quoted_discount, 0.12);
    set_headline(fixture, 0);
    fixture_run(fixture);
    want(fixture->results.offers[0].quoted_discount, 0);
}

static void
with_neither_headline_nor_bands_nothing_is_quoted(void **state)
{
    struct fixture *fixture = flat_usage(state);
    fixture_fixed_price(fixture, &fixture->offers[0], 0, METER_INPUT, 0.8);
    fixture->offers[0].commit.annual = money(1000000);
    fixture_run(fixture);
    want(fixture->results.offers[0].quoted_discount, 0);
    want(fixture->results.offers[0].scenarios[SCENARIO_BASE].contracted_discount, 0.2);
    /* What the rate card gives over the quoted nothing: 20% of the year. */
    want_money(fixture->results.offers[0].scenarios[SCENARIO_BASE].bridge[BRIDGE_RATE_CARD].amount,
               0.2 * YEAR_AT_LIST);
}

/* The annual key counts unramped: 1,000,000 at a ramp of 20% is still in the band of 1,000,000. */
static void
the_annual_commit_is_unramped(void **state)
{
    struct fixture *fixture = flat_usage(state);
    double ramp[] = {0.2, 1};
    three_bands(fixture);
    fixture->offers[0].commit.annual = money(1000000);
    fixture->offers[0].commit.ramp = ramp;
    fixture->offers[0].commit.n_ramp = 2;
    fixture->offers[0].term_months = 24;
    fixture_run(fixture);
    want_money(fixture->results.offers[0].annual_commit, 1000000);
    want(fixture->results.offers[0].quoted_discount, 0.15);
    want_money(fixture->results.offers[0].scenarios[SCENARIO_BASE].commit, 1200000);
}

/* 81,127.88 + 498,717.29 + 223,267.96 + 196,886.87 = 1,000,000.00, the threshold; added up as doubles they
 * are 999,999.9999999999, which would be in the band of 8%. */
static void
a_schedule_that_adds_up_to_a_threshold_is_in_its_band(void **state)
{
    struct fixture *fixture = flat_usage(state);
    struct money schedule[] = {money(81127.88), money(498717.29), money(223267.96), money(196886.87)};
    three_bands(fixture);
    fixture->offers[0].commit.schedule = schedule;
    fixture->offers[0].commit.n_schedule = 4;
    fixture->offers[0].commit.measure = MEASURE_QUARTER;
    fixture_run(fixture);
    want(fixture->results.offers[0].quoted_discount, 0.15);
    want(fixture->results.offers[0].placements[PLACEMENT_COMMIT].band, 1000000);
}

/* A schedule of 500,000 and 600,000 over 18 months (a year and a half): 1,100,000 x 12/18 = 733,333.33. */
static void
the_annual_commit_of_a_schedule_is_its_sum_over_the_term(void **state)
{
    struct fixture *fixture = flat_usage(state);
    struct money schedule[] = {money(500000), money(600000)};
    three_bands(fixture);
    fixture->offers[0].commit.schedule = schedule;
    fixture->offers[0].commit.n_schedule = 2;
    fixture->offers[0].term_months = 18;
    fixture_run(fixture);
    want_money(fixture->results.offers[0].annual_commit, 1100000 * 12 / 18.0);
    want(fixture->results.offers[0].quoted_discount, 0.08);
    want_money(fixture->results.offers[0].placements[PLACEMENT_COMMIT].annual, 1100000 * 12 / 18.0);
}

/* ---- placements ---- */

static void
want_placement(const struct placement *placement, double annual, double band, double discount, double next)
{
    want_money(placement->annual, annual);
    want(placement->band, band);
    want(placement->discount, discount);
    if (isnan(next)) {
        want_nan(placement->next_threshold);
        want_nan(placement->gap);
        return;
    }
    want(placement->next_threshold, next);
    want_money(placement->gap, next - annual);
}

/* Commit 1,000,000 at 20%: raw 730,500 at list; at committed rates 584,400, in every scenario. */
static void
a_flat_path_is_placed_at_list_and_at_committed_rates(void **state)
{
    struct fixture *fixture = flat_usage(state);
    three_bands(fixture);
    set_headline(fixture, 0.20);
    fixture->offers[0].commit.annual = money(1000000);
    fixture_run(fixture);
    const struct placement *placements = fixture->results.offers[0].placements;
    want_placement(&placements[PLACEMENT_COMMIT], 1000000, 1000000, 0.15, 5000000);
    want_placement(&placements[PLACEMENT_RAW], 730500, 250000, 0.08, 1000000);
    for (size_t kind = PLACEMENT_OPTIMIZED; kind < N_PLACEMENTS; kind++)
        want_placement(&placements[kind], 584400, 250000, 0.08, 1000000);
}

static void
below_the_first_band_is_no_discount_and_above_the_last_no_next(void **state)
{
    struct fixture *fixture = flat_usage(state);
    three_bands(fixture);
    set_headline(fixture, 0.20);
    fixture->offers[0].commit.annual = money(100000);
    fixture_run(fixture);
    want_placement(&fixture->results.offers[0].placements[PLACEMENT_COMMIT], 100000, 0, 0, 250000);
    fixture->offers[0].commit.annual = money(6000000);
    fixture_run(fixture);
    want_placement(&fixture->results.offers[0].placements[PLACEMENT_COMMIT], 6000000, 5000000, 0.25,
                   (double)NAN);
}

static void
without_bands_only_the_amounts_stand(void **state)
{
    struct fixture *fixture = flat_usage(state);
    set_headline(fixture, 0.20);
    fixture_run(fixture);
    const struct placement *raw = &fixture->results.offers[0].placements[PLACEMENT_RAW];
    want_money(raw->annual, 730500);
    want_nan(raw->band);
    want_nan(raw->discount);
    want_nan(raw->next_threshold);
    want_nan(raw->gap);
}

/* All of it batched at half the price: 292,200 at committed rates, placed whether or not demand goes by it.
 */
static void
optimized_usage_is_placed_even_where_the_plan_leaves_demand_raw(void **state)
{
    for (int optimise = 0; optimise < 2; optimise++) {
        struct fixture *fixture = optimise ? fixture_new() : *state;
        void *memory = fixture;
        flat_usage(&memory);
        set_headline(fixture, 0.20);
        GIVE(&fixture->plan, batches, batch_rule, {.has_share = true, .share = 1});
        fixture->plan.optimise = optimise;
        fixture_run(fixture);
        const struct placement *placements = fixture->results.offers[0].placements;
        want_money(placements[PLACEMENT_RAW].annual, 730500);
        want_money(placements[PLACEMENT_OPTIMIZED].annual, 292200);
        want_money(placements[PLACEMENT_BASE].annual, optimise ? 292200 : 584400);
        if (optimise)
            fixture_free(fixture);
    }
}

/* 2% a month undamped, low -1%, high 5%: the year's committed value is 584,400/12 times the sum of the
 * months. */
static void
low_base_and_high_are_their_own_first_contract_year(void **state)
{
    struct fixture *fixture = flat_usage(state);
    three_bands(fixture);
    set_headline(fixture, 0.20);
    fixture->plan.growth = 0.02;
    fixture->plan.damping = 1;
    fixture->plan.has_growth_low = fixture->plan.has_growth_high = true;
    fixture->plan.growth_low = -0.01;
    fixture->plan.growth_high = 0.05;
    fixture->plan.trailing = 1; /* December alone: the level of the base vector is that of the usage */
    fixture->offers[0].term_months = 24;
    fixture_run(fixture);
    const struct placement *placements = fixture->results.offers[0].placements;
    const double rates[] = {-0.01, 0.02, 0.05};
    for (size_t i = 0; i < 3; i++) {
        double sum = 0;
        for (int h = 1; h <= 12; h++)
            sum += pow(1 + rates[i], h);
        want_money(placements[PLACEMENT_LOW + i].annual, 584400.0 / 12 * sum);
    }
    want_money(placements[PLACEMENT_RAW].annual, 730500);
    want_money(placements[PLACEMENT_OPTIMIZED].annual, 584400);
}

/* n months are scaled by 12/n; at 20% a month is 48,700. */
static void
a_shorter_term_is_scaled_to_twelve_months(void **state)
{
    struct fixture *fixture = flat_usage(state);
    const int terms[] = {1, 6, 11, 12, 13};
    set_headline(fixture, 0.20);
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        fixture->offers[0].term_months = terms[i];
        fixture_run(fixture);
        const struct offer_result *result = &fixture->results.offers[0];
        want_money(result->scenarios[SCENARIO_BASE].committed_value, 48700.0 * terms[i]);
        want_money(result->placements[PLACEMENT_BASE].annual, 584400);
    }
}

/* Half of the usage is excluded: what draws the commitment is 292,200 of 365,250 at list. */
static void
the_committed_value_leaves_ineligible_usage_out(void **state)
{
    struct fixture *fixture = flat_usage(state);
    struct use use = {.model = "haiku-a", .counts = {[METER_INPUT] = UINT64_C(2000000000)}};
    fixture_model(fixture, "haiku-a", "haiku", 0.5, 2.5);
    fixture_use_daily(fixture, day(2026, 10, 1), day(2027, 1, 1), use);
    set_headline(fixture, 0.20);
    fixture_exclude(fixture, &fixture->offers[0], (struct exclusion){0, NULL, -1, -1});
    fixture_run(fixture);
    const struct placement *placements = fixture->results.offers[0].placements;
    want_money(placements[PLACEMENT_BASE].annual, 0.8 * 365250);
    want_money(placements[PLACEMENT_RAW].annual, 730500 + 365250);
}

/* The book halves the price on the start day: raw is at the prices of the last complete month. */
static void
raw_spend_is_at_the_prices_of_the_last_complete_month(void **state)
{
    struct fixture *fixture = flat_usage(state);
    fixture_prices(fixture_section(fixture, day(2027, 1, 1))->base, 0.5, 2.5);
    set_headline(fixture, 0.20);
    fixture_run(fixture);
    const struct placement *placements = fixture->results.offers[0].placements;
    want_money(placements[PLACEMENT_RAW].annual, 730500);
    want_money(placements[PLACEMENT_OPTIMIZED].annual, 292200);
    want_money(placements[PLACEMENT_BASE].annual, 292200);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(without_a_headline_the_band_of_the_annual_commit_is_quoted),
        TEST(a_headline_comes_before_the_bands_even_of_zero),
        TEST(with_neither_headline_nor_bands_nothing_is_quoted),
        TEST(the_annual_commit_is_unramped),
        TEST(the_annual_commit_of_a_schedule_is_its_sum_over_the_term),
        TEST(a_schedule_that_adds_up_to_a_threshold_is_in_its_band),
        TEST(a_flat_path_is_placed_at_list_and_at_committed_rates),
        TEST(below_the_first_band_is_no_discount_and_above_the_last_no_next),
        TEST(without_bands_only_the_amounts_stand),
        TEST(low_base_and_high_are_their_own_first_contract_year),
        TEST(optimized_usage_is_placed_even_where_the_plan_leaves_demand_raw),
        TEST(a_shorter_term_is_scaled_to_twelve_months),
        TEST(the_committed_value_leaves_ineligible_usage_out),
        TEST(raw_spend_is_at_the_prices_of_the_last_complete_month),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
