/* The arithmetic of the discount curve: how far its scales go, and the corners of its steps. */
#include "../check.h"

#include "../report/told.h"

#include "report/brief/charts/curve.h"

#include <math.h>

static void
want(double got, double wanted)
{
    if (!(fabs(got - wanted) <= 1e-9 * fabs(wanted) + 1e-12))
        fail_msg("%.12g, not %.12g", got, wanted);
}

static struct told
trap(double annual, double level, void (*patch)(struct results *))
{
    const struct fixture_offer offers[] = {
        {.name = "Offer A", .annual = annual, .discount = 0.20, .overage = OVERAGE_LIST, .has_bands = true},
        {.name = "Offer B", .annual = 3e6, .discount = 0.30},
    };
    return told_make(offers, 2, level, patch);
}

/* 8% more than the farthest amount. */
static void
the_scale_reaches_beyond_every_amount_but_what_is_far_off(void **state)
{
    static const struct {
        double annual, level, reach;
    } rows[] = {
        {1e6, 1, 1e6},                    /* the commitment; 5M is more than three times as far */
        {250e3, 1, 250e3 / 0.92 + 750e3}, /* from where the band at 1M pays: 1,021,739 */
        {2e6, 1, 2e6 / 0.8 + 3e6},        /* from where the band at 5M pays: 5.5M */
        {0, 0, 875e3},                    /* today's usage; the band at 250K pays from less */
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct told told = trap(rows[i].annual, rows[i].level, NULL);
        want(curve_reach(&told.results, 0, false), 1.08 * rows[i].reach);
        arena_free(told.arena);
    }
}

static void
nothing_is_used(struct results *results)
{
    for (int i = 0; i < N_PLACEMENTS; i++)
        results->offers[0].placements[i].annual = 0;
    results->offers[0].placements[PLACEMENT_COMMIT].next_threshold = 250e3;
    results->offers[0].break_even_list_consumption = NO_VALUE;
}

static void
where_all_is_nothing_it_reaches_the_first_band(void **state)
{
    struct told told = trap(0, 0, nothing_is_used);
    (void)state;
    want(curve_reach(&told.results, 0, false), 1.08 * 250e3);
    arena_free(told.arena);
    const struct fixture_offer offer = {.name = "Offer B"};
    told = told_make(&offer, 1, 0, nothing_is_used);
    told.results.offers[0].placements[PLACEMENT_COMMIT].next_threshold = NO_VALUE;
    want(curve_reach(&told.results, 0, false), 1);
    arena_free(told.arena);
}

static void
other_offers_widen_both_scales(void **state)
{
    struct told told = trap(1e6, 1, NULL);
    (void)state;
    want(curve_reach(&told.results, 0, true), 1.08 * 5.25e6); /* the next band pays from 5.25M */
    want(curve_height(&told.results, 0, 1.08e6, false), 0.20);
    want(curve_height(&told.results, 0, 5.4e6, false), 0.25);
    want(curve_height(&told.results, 0, 5.4e6, true), 0.30);
    arena_free(told.arena);
}

static void
the_first_band_is_within_the_height_however_far(void **state)
{
    const struct fixture_offer offer = {.name = "Offer A", .annual = 1, .has_bands = true};
    struct told told = told_make(&offer, 1, 1e-6, NULL);
    (void)state;
    want(curve_height(&told.results, 0, 1.08, false), 0.08);
    arena_free(told.arena);
}

static void
steps_rise_at_their_thresholds_and_end_with_the_scale(void **state)
{
    static const struct curve_point wanted[] = {{0, 0},      {250e3, 0},  {250e3, 0.08},
                                                {1e6, 0.08}, {1e6, 0.20}, {1.2e6, 0.20}};
    struct told told = trap(1e6, 1, NULL);
    struct curve_point steps[8];
    (void)state;
    assert_int_equal(curve_steps_most(told.results.offers[0].offer), 8);
    assert_int_equal(curve_steps(told.results.offers[0].offer, 1.2e6, steps), 6);
    for (size_t i = 0; i < 6; i++) {
        want(steps[i].amount, wanted[i].amount);
        want(steps[i].discount, wanted[i].discount);
    }
    assert_int_equal(curve_steps(told.results.offers[0].offer, 9e6, steps), 8);
    want(steps[7].amount, 9e6);
    want(steps[7].discount, 0.25);
    assert_int_equal(curve_steps(told.results.offers[1].offer, 9e6, steps), 0);
    arena_free(told.arena);
}

/* Held at 5% to 100,000, from 10% at 300,000 on; half way between, at 200,000, 7.5%. */
static void
the_market_is_drawn_from_nothing_to_the_end_of_the_scale(void **state)
{
    struct market_point points[] = {{100e3, {0, 0.05, 0}}, {300e3, {0, 0.10, 0}}}, drawn[4];
    const struct results results = {.market = points, .n_market = 2}, none = {0};
    static const struct {
        double reach;
        size_t n;
        double last;
    } rows[] = {{50e3, 2, 0.05}, {100e3, 3, 0.05}, {200e3, 3, 0.075}, {300e3, 4, 0.10}, {900e3, 4, 0.10}};
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const size_t n = curve_market(&results, rows[i].reach, drawn);
        assert_int_equal(n, rows[i].n);
        want(drawn[0].commit, 0);
        want(drawn[0].discounts.p50, 0.05);
        want(drawn[n - 1].commit, rows[i].reach);
        want(drawn[n - 1].discounts.p50, rows[i].last);
    }
    assert_int_equal(curve_market_most(&results), 4);
    assert_int_equal(curve_market(&none, 100e3, drawn), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_scale_reaches_beyond_every_amount_but_what_is_far_off),
        cmocka_unit_test(where_all_is_nothing_it_reaches_the_first_band),
        cmocka_unit_test(other_offers_widen_both_scales),
        cmocka_unit_test(the_first_band_is_within_the_height_however_far),
        cmocka_unit_test(the_market_is_drawn_from_nothing_to_the_end_of_the_scale),
        cmocka_unit_test(steps_rise_at_their_thresholds_and_end_with_the_scale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
