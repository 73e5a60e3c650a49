/* The counter-offer (1.18). Unless a test says otherwise: 1,000,000 a year at 20%, 875,000 of list value for
 * certain, 700,000 of committed value: realized 1 - 1,000,000/875,000 = -14.2857%. */
#include "contract.h"
#include "made.h"

#include "engine/counter.h"
#include "engine/levels.h"
#include "engine/sweep.h"
#include "engine/terms.h"

#include <math.h>

#define MONTHLY (875000 / 12.0)

static const double certain[] = {1};

static void
counter_of(struct fixture *fixture, double list, const double *multipliers, size_t n, double target,
           struct made *ret)
{
    made_valuation(fixture, list, 0, multipliers, n, ret);
    sweep_build(&ret->valuation, &ret->scratch, &ret->draft, fixture->arena, &fixture->diags, &ret->result);
    const struct lever_case at = {&ret->valuation, &ret->result};
    counter_build(&at, target, &ret->scratch, &ret->draft, fixture->arena, &ret->result);
}

static struct counter_offer
aim_at(struct fixture *fixture, double target)
{
    struct made made;
    counter_of(fixture, MONTHLY, certain, 1, target, &made);
    return made.result.counter;
}

static const struct counter_single *
find_single(const struct counter_offer *counter, enum counter_term term)
{
    for (size_t i = 0; i < counter->n_singles; i++)
        if (counter->singles[i].term == term)
            return &counter->singles[i];
    return NULL;
}

static void
want_single(const struct counter_offer *counter, enum counter_term term, double from, double to, bool reaches,
            double paid)
{
    const struct counter_single *single = find_single(counter, term);
    assert_non_null(single);
    want(single->from, from);
    want(single->to, to);
    assert_int_equal(single->reaches, reaches);
    want(single->realized, 1 - paid / 875000);
}

/* ---- single terms ---- */

/* To realize 5% 831,250 may be paid: that commitment. 16.88% of 1,000,000 credited leave 831,200, 16.87%
 * 831,300; a factor of 83.12% likewise. No discount changes what is paid for a commitment that is not used
 * up, and nothing rolls over out of the only period. */
static void
each_term_alone_changes_as_little_as_reaches_the_goal(void **state)
{
    struct fixture *fixture = *state;
    quoted_at(fixture, 1000000, 0.20);
    struct counter_offer counter = aim_at(fixture, 0.05);
    assert_true(counter.is_asked_for);
    want(counter.target, 0.05);
    want(counter.offered, 1 - 1000000 / 875000.0);
    assert_int_equal(counter.n_singles, 6);
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(counter.singles[i].term, i);
    want_single(&counter, COUNTER_HEADLINE, 0.20, 1, false, 1000000);
    want_single(&counter, COUNTER_COMMIT, 1000000, 831250, true, 831250);
    want_single(&counter, COUNTER_OVERAGE, 0, 0.20, false, 1000000);
    want_single(&counter, COUNTER_ROLLOVER, 0, 1, false, 1000000);
    want_single(&counter, COUNTER_TRUE_DOWN, 0, 0.1688, true, 831200);
    want_single(&counter, COUNTER_RAMP, 1, 0.8312, true, 831200);
}

/* 500,000 at 10% cover 555,555.56; 319,444.44 are paid at list, 819,444.44 in all: 6.35%. To realize 8%
 * 805,000 may be paid. Headline: 500,000 / (1 - h) = 570,000, h = 12.2807%; at 12.29% 570,060.43 are covered.
 * Commitment, at the quoted discount: c + 875,000 - c / 0.9 = 805,000 at 630,000. Overage: 1 - 305,000 /
 * 319,444.44 = 4.5217% off. */
static void
above_the_commitment_headline_commit_and_overage_reach_it(void **state)
{
    struct fixture *fixture = *state;
    quoted_at(fixture, 500000, 0.10);
    struct counter_offer counter = aim_at(fixture, 0.08);
    double over = 875000 - 500000 / 0.9;
    want_single(&counter, COUNTER_HEADLINE, 0.10, 0.1229, true, 500000 + 875000 - 500000 / 0.8771);
    want_single(&counter, COUNTER_COMMIT, 500000, 630000, true, 805000);
    want_single(&counter, COUNTER_OVERAGE, 0, 0.0453, true, 500000 + over * (1 - 0.0453));
    want_single(&counter, COUNTER_ROLLOVER, 0, 1, false, 500000 + over);
    want_single(&counter, COUNTER_TRUE_DOWN, 0, 1, false, 500000 + over);
    want_single(&counter, COUNTER_RAMP, 1, 0, false, 875000);
}

static void
a_goal_that_is_reached_asks_for_no_change(void **state)
{
    struct fixture *fixture = *state;
    quoted_at(fixture, 500000, 0.10);
    struct counter_offer counter = aim_at(fixture, 0.06);
    double paid = 500000 + 875000 - 500000 / 0.9;
    want_single(&counter, COUNTER_HEADLINE, 0.10, 0.10, true, paid);
    want_single(&counter, COUNTER_COMMIT, 500000, 500000, true, paid);
    want_single(&counter, COUNTER_RAMP, 1, 1, true, paid);
}

/* With 20% kept 783,125 realize 10.5%. A table that gives 10% below 1,000,000 lets no commitment below it
 * realize more than 10%; without one list is paid, nothing is realized. */
static void
a_smaller_commitment_has_the_discount_of_its_band(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = quoted_at(fixture, 1000000, 0.20);
    struct counter_offer counter = aim_at(fixture, 0.105);
    want_single(&counter, COUNTER_COMMIT, 1000000, 783125, true, 783125);
    fixture_band(fixture, offer, 500000, 0.10);
    fixture_band(fixture, offer, 1000000, 0.20);
    counter = aim_at(fixture, 0.105);
    want_single(&counter, COUNTER_COMMIT, 1000000, 0, false, 875000);
}

/* 24 months, 1,000,000 a year for 875,000 at list: to realize -5% 1,837,500 may be paid. */
static void
the_ramp_leaves_the_later_years_as_they_are(void **state)
{
    struct fixture *fixture = *state;
    quoted_at(fixture, 1000000, 0.20)->term_months = 24;
    struct counter_offer counter = aim_at(fixture, -0.05);
    const struct counter_single *ramp = find_single(&counter, COUNTER_RAMP);
    assert_true(ramp->reaches);
    want(ramp->to, 0.8375);
    want(ramp->realized, -0.05);
}

/* 20% on top of 90% of list is 8% above it. At list 819,444.44 are paid; with the premium 345,000 of
 * 287,500: 845,000. */
static void
a_premium_may_give_way_to_list(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = quoted_at(fixture, 500000, 0.10);
    offer->overage.rate = OVERAGE_PREMIUM;
    offer->overage.share = 0.20;
    struct counter_offer counter = aim_at(fixture, 0.06);
    want(counter.offered, 1 - 845 / 875.0);
    want_single(&counter, COUNTER_OVERAGE, -0.08, 0, true, 500000 + 875000 - 500000 / 0.9);
    counter = aim_at(fixture, 0.08);
    want_single(&counter, COUNTER_OVERAGE, -0.08, 0.0453, true,
                500000 + (875000 - 500000 / 0.9) * (1 - 0.0453));
}

static void
terms_without_room_are_left_out(void **state)
{
    struct fixture *fixture = *state;
    struct money schedule[] = {money(1000000)};
    struct offer *offer = quoted_at(fixture, 0, 0.20);
    struct counter_offer counter = aim_at(fixture, 0.05);
    assert_int_equal(counter.n_singles, 3);
    assert_null(find_single(&counter, COUNTER_ROLLOVER));
    assert_null(find_single(&counter, COUNTER_TRUE_DOWN));
    assert_null(find_single(&counter, COUNTER_RAMP));
    want(find_single(&counter, COUNTER_COMMIT)->from, 0);
    offer->commit.schedule = schedule;
    offer->commit.n_schedule = 1;
    offer->overage.rate = OVERAGE_COMMITTED;
    offer->unused.rollover_cap = offer->unused.true_down_cap = 1;
    counter = aim_at(fixture, 0.25);
    assert_int_equal(counter.n_singles, 2);
    assert_non_null(find_single(&counter, COUNTER_HEADLINE));
    assert_non_null(find_single(&counter, COUNTER_COMMIT));
    offer->overage.rate = OVERAGE_DISCOUNT; /* as much as is quoted */
    offer->overage.share = 0.20;
    counter = aim_at(fixture, 0.25);
    assert_null(find_single(&counter, COUNTER_OVERAGE));
}

static void
where_nothing_is_consumed_nothing_is_realized(void **state)
{
    struct fixture *fixture = *state;
    struct made made;
    const double nothing[] = {0};
    quoted_at(fixture, 1000000, 0.20);
    counter_of(fixture, MONTHLY, nothing, 1, 0.05, &made);
    want_nan(made.result.counter.offered);
    for (size_t i = 0; i < made.result.counter.n_singles; i++) {
        assert_false(made.result.counter.singles[i].reaches);
        want_nan(made.result.counter.singles[i].realized);
    }
}

/* ---- the package ---- */

static void
ask_for(struct fixture *fixture, enum lever *levers, size_t n)
{
    fixture->plan.goal.kind = GOAL_REALIZED;
    fixture->plan.goal.levers = levers;
    fixture->plan.goal.n_levers = n;
}

/* 200,000 are credited: 800,000 paid. */
static void
the_goals_levers_are_pulled_on_a_copy(void **state)
{
    struct fixture *fixture = *state;
    enum lever levers[] = {LEVER_NO_RATCHET, LEVER_TRUE_DOWN_20, LEVER_OVERAGE_COMMITTED};
    struct offer *offer = quoted_at(fixture, 1000000, 0.20);
    ask_for(fixture, levers, 3);
    struct counter_offer counter = aim_at(fixture, 0.05);
    assert_non_null(counter.offer);
    want(counter.offer->unused.true_down_cap, 0.20);
    assert_int_equal(counter.offer->overage.rate, OVERAGE_COMMITTED);
    want(counter.package_realized, 1 - 800 / 875.0);
    assert_true(counter.package_reaches);
    assert_int_equal(counter.n_idle, 1);
    assert_int_equal(counter.idle[0], LEVER_NO_RATCHET);
    want(offer->unused.true_down_cap, 0);
    assert_false(aim_at(fixture, 0.09).package_reaches);
}

static void
without_levers_that_change_anything_there_is_no_package(void **state)
{
    struct fixture *fixture = *state;
    enum lever levers[] = {LEVER_NO_RATCHET, LEVER_BATCH_STACKS};
    quoted_at(fixture, 1000000, 0.20);
    struct counter_offer counter = aim_at(fixture, 0.05);
    assert_null(counter.offer);
    want_nan(counter.package_realized);
    assert_int_equal(counter.n_idle, 0);
    ask_for(fixture, levers, 2);
    counter = aim_at(fixture, 0.05);
    assert_null(counter.offer);
    want_nan(counter.package_realized);
    assert_false(counter.package_reaches);
    assert_int_equal(counter.n_idle, 2);
}

/* 500,000 at the 15% of its band, where the market's median is 10%: nothing to ask for. The floor is filled
 * to 99%: 875,000 x 0.85 / 0.99 = 751,262.63, whole 751,262, also at 15%. There the median is half way and
 * more to the 20% of 1,000,000: 10% + 10% x ln(1.502524) / ln 2 = 15.87%. */
static void
a_lever_is_idle_where_it_changes_nothing_in_the_package(void **state)
{
    struct fixture *fixture = *state;
    enum lever levers[] = {LEVER_DOMINANT_BENCHMARK, LEVER_NO_RATCHET, LEVER_RESIZE_FLOOR};
    struct benchmark_level market[] = {{money(500000), 0.05, 0.10, 0.15}, {money(1000000), 0.15, 0.20, 0.25}};
    struct made made;
    quoted_at(fixture, 500000, 0.15);
    fixture_band(fixture, &fixture->offers[0], 500000, 0.15);
    fixture->plan.benchmark = market;
    fixture->plan.n_benchmark = 2;
    made_valuation(fixture, MONTHLY, 0, certain, 1, &made);
    sweep_build(&made.valuation, &made.scratch, &made.draft, fixture->arena, &fixture->diags, &made.result);
    made.result.rates[0].is_dominant = true;
    want(made.result.floor, 751262);
    const struct lever_case at = {&made.valuation, &made.result};
    for (size_t n = 2; n <= 3; n++) {
        ask_for(fixture, levers, n);
        counter_build(&at, 0.05, &made.scratch, &made.draft, fixture->arena, &made.result);
        struct counter_offer *counter = &made.result.counter;
        assert_int_equal(counter->n_idle, n == 2 ? 2 : 1);
        assert_int_equal(counter->idle[counter->n_idle - 1], LEVER_NO_RATCHET);
        assert_int_equal(counter->offer != NULL, n == 3);
    }
    assert_int_equal(made.result.counter.offer->discount.n_keys, 1);
    want(made.result.counter.offer->discount.keys[0].discount, 0.10 + 0.10 * log(1.502524) / log(2));
}

/* The first deal of a year commits to 1,000,000 as offered and is what is written; the second to no more than
 * the 700,000 that are used. Paid 1,700,000 for 2 x 875,000 of list: 1 - 1.7/1.75. */
static void
of_a_yearly_deal_the_first_year_is_written(void **state)
{
    struct fixture *fixture = *state;
    enum lever levers[] = {LEVER_SHORTER_TERM};
    struct money quarters[8], whole[] = {money(2000000)};
    struct offer *offer = quoted_at(fixture, 1000000, 0.20);
    double ramp[] = {1, 2};
    offer->term_months = 24;
    ask_for(fixture, levers, 1);
    for (int kind = 0; kind < 4; kind++) {
        offer->commit.schedule = kind == 2 ? quarters : whole;
        offer->commit.n_schedule = kind == 2 ? 8 : kind == 3;
        offer->commit.measure = kind == 2 ? MEASURE_QUARTER : kind == 3 ? MEASURE_TERM : MEASURE_YEAR;
        offer->commit.ramp = ramp;
        offer->commit.n_ramp = kind == 1 ? 2 : 1;
        for (int i = 0; i < 8; i++)
            quarters[i] = money(250000);
        struct counter_offer counter = aim_at(fixture, 0.05);
        assert_non_null(counter.offer);
        assert_int_equal(counter.offer->term_months, 12);
        want_money(terms_annual_commit(counter.offer), 1000000);
        want_money(terms_first_year_commit(counter.offer), 1000000);
        assert_int_equal(counter.offer->commit.n_schedule, kind == 2 ? 4 : kind == 3);
        want(counter.offer->discount.headline, 0.20);
        want(counter.package_realized, 1 - 1.7 / 1.75);
        assert_int_equal(offer->term_months, 24);
    }
}

/* ---- always ---- */

static double
realized_with(struct made *made, enum counter_term term, double to)
{
    struct offer *offer = &made->draft.offer;
    struct value value;
    draft_reset(&made->draft, made->valuation.offer);
    if (term == COUNTER_HEADLINE)
        draft_set_quoted(&made->draft, to);
    if (term == COUNTER_COMMIT)
        levels_set(&made->draft, made->valuation.offer, made->valuation.plan, to);
    if (term == COUNTER_OVERAGE) {
        offer->overage.rate = OVERAGE_DISCOUNT;
        offer->overage.share = to;
    }
    if (term == COUNTER_ROLLOVER)
        offer->unused.rollover_cap = to;
    if (term == COUNTER_TRUE_DOWN)
        offer->unused.true_down_cap = to;
    if (term == COUNTER_RAMP) {
        double rest = offer->commit.ramp[0];
        offer->commit.ramp[0] = to;
        if (offer->commit.n_ramp == 1) {
            offer->commit.ramp[1] = rest;
            offer->commit.n_ramp = 2;
        }
    }
    value_paths(&made->valuation, &made->scratch, &made->draft, &value, NULL);
    return 1 - value.paid / value.list;
}

static void
check_single(struct made *made, const struct counter_single *single, double target)
{
    double step = single->term == COUNTER_COMMIT ? 1 : 0.0001;
    double before = single->to + (single->to > single->from ? -step : step);
    if (single->to == single->from) {
        assert_true(single->reaches);
        return;
    }
    want(realized_with(made, single->term, single->to), single->realized);
    assert_int_equal(single->reaches, single->realized >= target - 1e-9);
    bool is_between = (before - single->from) * (single->to - before) > 0;
    /* Overage goes from list, whatever premium was before it, to the quoted discount. */
    bool is_bound =
        single->term == COUNTER_OVERAGE && (single->to == made->result.quoted_discount || single->to == 0);
    if (single->reaches && is_between && !is_bound)
        assert_true(realized_with(made, single->term, before) < target - 1e-9 + 1e-12);
}

static void
check_contract(const struct contract *contract, struct arena *arena)
{
    static size_t n;
    (void)arena;
    if (n++ % 40 != 0)
        return;
    struct fixture *fixture = fixture_new();
    struct made made;
    double multipliers[32];
    made_normal(0.3, 32, multipliers);
    fixture->offers[0] = contract->offer;
    fixture->offers[0].discount.has_headline = true;
    fixture->offers[0].discount.headline = contract->quoted;
    counter_of(fixture, 1000, multipliers, 32, 0.02 * (double)(n / 40 % 12), &made);
    for (size_t i = 0; i < made.result.counter.n_singles; i++)
        check_single(&made, &made.result.counter.singles[i], made.result.counter.target);
    fixture_free(fixture);
}

static void
what_reaches_the_goal_does_and_a_smaller_change_does_not(void **state)
{
    (void)state;
    for_each_contract(23, check_contract);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_term_alone_changes_as_little_as_reaches_the_goal),
        TEST(above_the_commitment_headline_commit_and_overage_reach_it),
        TEST(a_goal_that_is_reached_asks_for_no_change),
        TEST(a_smaller_commitment_has_the_discount_of_its_band),
        TEST(the_ramp_leaves_the_later_years_as_they_are),
        TEST(a_premium_may_give_way_to_list),
        TEST(terms_without_room_are_left_out),
        TEST(where_nothing_is_consumed_nothing_is_realized),
        TEST(the_goals_levers_are_pulled_on_a_copy),
        TEST(without_levers_that_change_anything_there_is_no_package),
        TEST(a_lever_is_idle_where_it_changes_nothing_in_the_package),
        TEST(of_a_yearly_deal_the_first_year_is_written),
        cmocka_unit_test(what_reaches_the_goal_does_and_a_smaller_change_does_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
