/* Discounts by commit level (1.10, 1.11). */
#include "fixture.h"

#include "engine/levels.h"
#include "engine/terms.h"

#include <math.h>

static void
a_benchmark(struct fixture *fixture)
{
    static struct benchmark_level levels[2];
    levels[0] = (struct benchmark_level){money(100000), 0.05, 0.08, 0.12};
    levels[1] = (struct benchmark_level){money(1000000), 0.10, 0.15, 0.20};
    fixture->plan.benchmark = levels;
    fixture->plan.n_benchmark = 2;
}

static void
a_table(struct fixture *fixture)
{
    fixture_band(fixture, &fixture->offers[0], 250000, 0.08);
    fixture_band(fixture, &fixture->offers[0], 1000000, 0.15);
    fixture_band(fixture, &fixture->offers[0], 5000000, 0.25);
}

static double
discount_of(const struct fixture *fixture, double level)
{
    enum level_source source;
    return levels_discount(&fixture->offers[0], &fixture->plan, level, &source);
}

/* ---- the benchmark ---- */

/* sqrt(100,000 x 1,000,000) = 316,227.766 is half way in logarithms; 10^5.25 = 177,827.941 a quarter:
 * p25 5% + 1.25%, p50 8% + 1.75%, p75 12% + 2%. */
static void
the_market_is_interpolated_in_the_logarithm_of_the_commit(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        double commit, p25, p50, p75;
    } rows[] = {
        {0, 0.05, 0.08, 0.12},
        {99999, 0.05, 0.08, 0.12},
        {100000, 0.05, 0.08, 0.12},
        {177827.94100389228, 0.0625, 0.0975, 0.14},
        {316227.76601683795, 0.075, 0.115, 0.16},
        {1000000, 0.10, 0.15, 0.20},
        {9000000, 0.10, 0.15, 0.20},
    };
    a_benchmark(fixture);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct percentiles market;
        assert_true(plan_market(&fixture->plan, rows[i].commit, &market));
        want(market.p25, rows[i].p25);
        want(market.p50, rows[i].p50);
        want(market.p75, rows[i].p75);
    }
}

static void
from_a_level_of_zero_every_commit_is_at_the_next(void **state)
{
    struct fixture *fixture = *state;
    struct benchmark_level levels[] = {{money(0), 0.01, 0.02, 0.03}, {money(1000), 0.04, 0.05, 0.06}};
    struct percentiles market;
    fixture->plan.benchmark = levels;
    fixture->plan.n_benchmark = 2;
    assert_true(plan_market(&fixture->plan, 0, &market));
    want(market.p50, 0.02);
    assert_true(plan_market(&fixture->plan, 1, &market));
    want(market.p50, 0.05);
}

static void
without_a_benchmark_there_is_no_market(void **state)
{
    struct fixture *fixture = *state;
    struct percentiles market = {1, 2, 3};
    assert_false(plan_market(&fixture->plan, 100, &market));
    want(market.p25, 1);
    want(market.p75, 3);
}

/* ---- the discount of a level ---- */

/* Quoted 18% where the table says 15%: three points above it everywhere. */
static void
what_is_quoted_above_the_table_stays_on_top_of_it(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        double level, discount;
    } rows[] = {{0, 0.03},       {249999.99, 0.03}, {250000, 0.11},  {999999, 0.11}, {1000000, 0.18},
                {2000000, 0.18}, {4999999.9, 0.18}, {5000000, 0.28}, {9e12, 0.28}};
    a_table(fixture);
    a_benchmark(fixture); /* the table comes first */
    quoted_at(fixture, 2000000, 0.18);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        want(discount_of(fixture, rows[i].level), rows[i].discount);
}

/* Quoted 2% and 95% at the table's 15%: 0 - 13 points and 25% + 80 points are cut off. */
static void
a_discount_is_between_nothing_and_all(void **state)
{
    struct fixture *fixture = *state;
    a_table(fixture);
    quoted_at(fixture, 1000000, 0.02);
    want(discount_of(fixture, 0), 0);
    want(discount_of(fixture, 250000), 0);
    want(discount_of(fixture, 5000000), 0.12);
    quoted_at(fixture, 1000000, 0.95);
    want(discount_of(fixture, 5000000), 1);
}

/* Quoted 10% at 1,000,000, where the p50 is 15%: five points below the curve. */
static void
without_a_table_the_market_moves_the_discount(void **state)
{
    struct fixture *fixture = *state;
    enum level_source source;
    a_benchmark(fixture);
    struct offer *offer = quoted_at(fixture, 1000000, 0.10);
    want(levels_discount(offer, &fixture->plan, 316227.76601683795, &source), 0.115 - 0.05);
    assert_int_equal(source, LEVEL_BENCHMARK);
    want(discount_of(fixture, 0), 0.03);
    want(discount_of(fixture, 5000000), 0.10);
}

static void
without_either_every_level_has_the_quoted_discount(void **state)
{
    struct fixture *fixture = *state;
    enum level_source source;
    struct offer *offer = quoted_at(fixture, 1000000, 0.12);
    want(levels_discount(offer, &fixture->plan, 0, &source), 0.12);
    assert_int_equal(source, LEVEL_QUOTED);
    want(discount_of(fixture, 7e6), 0.12);
}

/* ---- the draft ---- */

static void
set_level(struct fixture *fixture, double level, struct draft *ret)
{
    draft_alloc(&fixture->offers[0], &fixture->book, fixture->arena, ret);
    draft_reset(ret, &fixture->offers[0]);
    levels_set(ret, &fixture->offers[0], &fixture->plan, level);
}

/* 500,000 and 1,000,000 are 750,000 a year; twice that is 1,000,000 and 2,000,000. */
static void
a_level_scales_the_schedule_and_states_its_discount(void **state)
{
    struct fixture *fixture = *state;
    struct money schedule[] = {money(500000), money(1000000)};
    struct draft draft;
    a_table(fixture);
    struct offer *offer = quoted_at(fixture, 0, 0.10);
    offer->term_months = 24;
    offer->commit.schedule = schedule;
    offer->commit.n_schedule = 2;
    set_level(fixture, 1500000, &draft);
    want_money(terms_annual_commit(&draft.offer), 1500000);
    want_money(money_value(draft.offer.commit.schedule[0]), 1000000);
    want_money(money_value(draft.offer.commit.schedule[1]), 2000000);
    want(terms_quoted_discount(&draft.offer), 0.17);
    want_money(money_value(schedule[0]), 500000);
}

/* Without a headline the band of the offered commit, 8%, is quoted; at 1,000,000 the table's own 15%. */
static void
a_level_of_an_offer_that_quotes_its_table_is_the_table(void **state)
{
    struct fixture *fixture = *state;
    struct draft draft;
    a_table(fixture);
    fixture->offers[0].commit.annual = money(300000);
    set_level(fixture, 1000000, &draft);
    want(terms_quoted_discount(&draft.offer), 0.15);
    set_level(fixture, 0, &draft);
    want(terms_quoted_discount(&draft.offer), 0);
    set_level(fixture, 300000, &draft);
    want(terms_quoted_discount(&draft.offer), 0.08);
}

/* The table gives seven points more at 1,000,000: headline and tiers have them too. */
static void
automatic_tiers_move_with_the_headline(void **state)
{
    struct fixture *fixture = *state;
    struct band steps[] = {{money(400000), 0.12}, {money(2000000), 0.20}};
    struct draft draft;
    a_table(fixture);
    struct offer *offer = quoted_at(fixture, 300000, 0.10);
    offer->tiers.steps = steps;
    offer->tiers.n_steps = 2;
    set_level(fixture, 1000000, &draft);
    want(draft.offer.discount.headline, 0.17);
    want(draft.offer.tiers.steps[0].discount, 0.19);
    want(draft.offer.tiers.steps[1].discount, 0.27);
    want_money(terms_annual_commit(&draft.offer), 1000000);
    want(steps[0].discount, 0.12);
}

/* A band quotes 15%, above the tiers' 12%, without a headline: the offered level is the offer itself. */
static void
the_offered_level_of_automatic_tiers_is_the_offer(void **state)
{
    struct fixture *fixture = *state;
    struct band steps[] = {{money(400000), 0.12}, {money(2000000), 0.20}};
    struct draft draft;
    a_table(fixture);
    struct offer *offer = &fixture->offers[0];
    offer->commit.annual = money(1000000);
    offer->tiers.steps = steps;
    offer->tiers.n_steps = 2;
    set_level(fixture, 1000000, &draft);
    want(terms_quoted_discount(&draft.offer), 0.15);
    assert_false(draft.offer.discount.has_headline);
    want(draft.offer.tiers.steps[0].discount, 0.12);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_market_is_interpolated_in_the_logarithm_of_the_commit),
        TEST(from_a_level_of_zero_every_commit_is_at_the_next),
        TEST(without_a_benchmark_there_is_no_market),
        TEST(what_is_quoted_above_the_table_stays_on_top_of_it),
        TEST(a_discount_is_between_nothing_and_all),
        TEST(without_a_table_the_market_moves_the_discount),
        TEST(without_either_every_level_has_the_quoted_discount),
        TEST(a_level_scales_the_schedule_and_states_its_discount),
        TEST(a_level_of_an_offer_that_quotes_its_table_is_the_table),
        TEST(automatic_tiers_move_with_the_headline),
        TEST(the_offered_level_of_automatic_tiers_is_the_offer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
