/* Unused commitment (1.8.4): rollover, expiry, true-down, what is carried out, and prepay. */
#include "settle_list.h"

/* Three quarters of 1,200, cap 20% = 240, valid one period; list value draws one to one.
 *  p  demand  rollover in  from it  from C  unused  carried  at once  expired
 *  1     900            0        0     900     300      240       60        0
 *  2     150          240      150       0   1,200      240      960       90
 *  3     300          240      240      60   1,140        0    1,140        0
 * Forfeited 60 + 1,050 + 1,140 = 2,250. Paid 3,600 for 1,350 consumed: 3,600 - 1,350 = 2,250. */
static struct settlement
settle_three_quarters(struct fixture *fixture, bool carry_to_renewal)
{
    struct offer *offer = &fixture->offers[0];
    offer->term_months = 9;
    offer->commit.annual = money(4800);
    offer->commit.measure = MEASURE_QUARTER;
    offer->unused.rollover_cap = 0.20;
    offer->unused.carry_to_renewal = carry_to_renewal;
    return settle_list(fixture, 0, (double[9]){300, 300, 300, 50, 50, 50, 100, 100, 100});
}

static void
a_rollover_is_capped_draws_first_and_expires_after_its_period(void **state)
{
    struct settlement s = settle_three_quarters(*state, false);
    static const struct {
        double in, from_rollover, unused, carried, forfeited, expired;
    } wanted[] = {
        {0, 0, 300, 240, 60, 0},
        {240, 150, 1200, 240, 1050, 90},
        {240, 240, 1140, 0, 1140, 0},
    };
    assert_int_equal(s.n_periods, 3);
    for (size_t p = 0; p < 3; p++) {
        want_money(s.periods[p].commit, 1200);
        want_money(s.periods[p].rollover_in, wanted[p].in);
        want_money(s.periods[p].drawn_rollover, wanted[p].from_rollover);
        want_money(s.periods[p].unused, wanted[p].unused);
        want_money(s.periods[p].rolled_over, wanted[p].carried);
        want_money(s.periods[p].forfeited, wanted[p].forfeited);
        want_money(s.months[p * 3 + 2].expired, wanted[p].expired);
        want_money(s.months[p * 3 + 2].forfeited, wanted[p].forfeited);
        want_money(s.periods[p].carried_out, 0);
    }
    /* Month by month in period 2: 240, 190, 140 open, 50 drawn of each. */
    const double open[] = {240, 190, 140};
    for (size_t i = 0; i < 3; i++) {
        want_money(s.months[3 + i].rollover_open, open[i]);
        want_money(s.months[3 + i].drawn_rollover, 50);
        want_money(s.months[3 + i].drawn_commit, 0);
    }
    /* Month 7 takes 100 of 240, month 8 another 100, month 9 the last 40 and 60 of the commitment. */
    want_money(s.months[8].rollover_open, 40);
    want_money(s.months[8].drawn_rollover, 40);
    want_money(s.months[8].drawn_commit, 60);
    want_money(s.forfeited, 2250);
    want_money(s.paid_api, 3600);
}

/* The same, but the last period's 240 goes on to the renewal: 2,250 - 240 = 2,010 forfeited. */
static void
the_last_period_carries_out_only_with_carry_to_renewal(void **state)
{
    struct settlement s = settle_three_quarters(*state, true);
    want_money(s.carried_out, 240);
    want_money(s.months[8].carried_out, 240);
    want_money(s.months[8].rolled_over, 0);
    want_money(s.forfeited, 2010);
    want_money(s.periods[2].forfeited, 900);
    want_money(s.paid_api, 3600);
}

/* Four quarters of 1,200, cap 240, valid two periods. Demand 900, 100, 200, 1,000.
 *  p  balances in            drawn             unused  carried  at once  expired
 *  1  -                      900 C                300      240       60        0
 *  2  240 (to p3)            100 of p1's        1,200      240      960        0
 *  3  140 (p3), 240 (p4)     140 p1's, 60 p2's  1,200      240      960        0
 *  4  180 (p4), 240 (p5)     180, 240, 580 C      620        -      620        0
 * Forfeited 60 + 960 + 960 + 620 = 2,600 = 4,800 - 2,200. */
static void
the_balance_that_expires_earliest_is_drawn_first(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    offer->commit.annual = money(4800);
    offer->commit.measure = MEASURE_QUARTER;
    offer->unused.rollover_cap = 0.20;
    offer->unused.rollover_periods = 2;
    struct settlement s = settle_list(fixture, 0, (double[12]){900, 0, 0, 100, 0, 0, 200, 0, 0, 1000, 0, 0});
    const double in[] = {0, 240, 380, 420}, drawn[] = {0, 100, 200, 420}, forfeited[] = {60, 960, 960, 620};
    for (size_t p = 0; p < 4; p++) {
        want_money(s.periods[p].rollover_in, in[p]);
        want_money(s.periods[p].drawn_rollover, drawn[p]);
        want_money(s.periods[p].forfeited, forfeited[p]);
    }
    want_money(s.forfeited, 2600);
    /* Month 7: of period 1's balance (age 2) all 140, of period 2's (age 1) 60. */
    assert_true(s.n_ages >= 2);
    want_money(s.age_open[0 * s.n_months + 6], 240);
    want_money(s.age_open[1 * s.n_months + 6], 140);
    want_money(s.age_drawn[0 * s.n_months + 6], 60);
    want_money(s.age_drawn[1 * s.n_months + 6], 140);
}

/* Three quarters of 1,200, cap 240, valid two periods; demand 900, 100, 0: period 1's 140 expires with period
 * 3, period 2's 240 is valid after it. With carry_to_renewal 240 of period 2 and 240 of period 3 are carried
 * out; forfeited 60 + 960 + (960 + 140). Without: 60 + 960 + (1,200 + 140 + 240) = 2,600 = 3,600 - 1,000. */
static void
a_balance_still_valid_after_the_term_is_carried_out_or_forfeited_with_it(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    offer->term_months = 9;
    offer->commit.annual = money(4800);
    offer->commit.measure = MEASURE_QUARTER;
    offer->unused.rollover_cap = 0.20;
    offer->unused.rollover_periods = 2;
    const double list[9] = {900, 0, 0, 100, 0, 0, 0, 0, 0};
    struct settlement without = settle_list(fixture, 0, list);
    want_money(without.carried_out, 0);
    want_money(without.forfeited, 2600);
    want_money(without.months[8].expired, 380);
    offer->unused.carry_to_renewal = true;
    struct settlement with = settle_list(fixture, 0, list);
    want_money(with.carried_out, 480);
    want_money(with.forfeited, 2120);
    want_money(with.months[8].expired, 140);
    want_money(with.months[8].forfeited, 1100);
}

/* Commit 1,000, 600 used: unused 400. Cap 25%: credit 250, so 750 paid, 150 forfeited. */
static void
a_true_down_is_not_paid_up_to_its_cap(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    offer->commit.annual = money(1000);
    offer->unused.true_down_cap = 0.25;
    struct settlement s = settle_flat(fixture, 0, 50);
    want_money(s.periods[0].unused, 400);
    want_money(s.periods[0].true_down_credit, 250);
    want_money(s.months[0].cash, 1000);
    want_money(s.months[11].true_down_cash, 250);
    want_money(s.months[11].cash, -250);
    want_money(s.forfeited, 150);
    want_money(s.paid_api, 750);
    offer->unused.true_down_cap = 0.5; /* 500 allowed, 400 unused */
    s = settle_flat(fixture, 0, 50);
    want_money(s.periods[0].true_down_credit, 400);
    want_money(s.forfeited, 0);
    want(s.realized_discount, 0);
}

/* Two years of 1,000; year 1 uses 500. Unused 500: true-down 20% credits 200, rollover 20% carries 200, 100
 * is forfeited. Year 2 uses 900: 200 rolled, 700 of C; unused 300: 200 credited, 100 forfeited. */
static void
true_down_comes_before_rollover(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    offer->term_months = 24;
    offer->commit.annual = money(1000);
    offer->unused.true_down_cap = 0.2;
    offer->unused.rollover_cap = 0.2;
    struct settlement s = settle_list(fixture, 0, (double[24]){[0] = 500, [12] = 900});
    want_money(s.periods[0].true_down_credit, 200);
    want_money(s.periods[0].rolled_over, 200);
    want_money(s.periods[0].forfeited, 100);
    want_money(s.periods[1].drawn_rollover, 200);
    want_money(s.periods[1].unused, 300);
    want_money(s.periods[1].true_down_credit, 200);
    want_money(s.periods[1].forfeited, 100);
    want_money(s.paid_api, 2000 - 400);
}

/* Commit 1,000 with 10% off for prepaying: 900 paid. Unused 400, credit 250 gives back 225. The bridge shows
 * the prepay gain on what stays committed: (1,000 - 250) x 10% = 75. */
static void
a_prepay_discount_scales_commit_cash_and_true_down_credits(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    offer->commit.annual = money(1000);
    offer->commit.billing = BILLING_UPFRONT;
    offer->commit.prepay_discount = 0.10;
    offer->unused.true_down_cap = 0.25;
    struct settlement s = settle_flat(fixture, 0, 50);
    want_money(s.months[0].commit_cash, 900);
    want_money(s.months[11].true_down, 250);
    want_money(s.months[11].true_down_cash, 225);
    want_money(s.commit, 1000);
    want_money(s.commit_cash, 900);
    want_money(s.paid_api, 675);
    want_money(s.bridge[BRIDGE_PREPAY].amount, 75);
    want_money(s.bridge[BRIDGE_FORFEITED].amount, -150);
    want(s.realized_discount, 1 - 675.0 / 600);
}

/* At 100% off the commitment costs nothing and all of it is a prepay gain: 0 paid for 600 of list. */
static void
a_commitment_given_away_is_all_prepay_gain(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    offer->commit.annual = money(1000);
    offer->commit.prepay_discount = 1;
    offer->unused.true_down_cap = 0.25;
    struct settlement s = settle_flat(fixture, 0, 50);
    want_money(s.paid_api, 0);
    want(s.realized_discount, 1);
    want_money(s.bridge[BRIDGE_FORFEITED].amount, -150);
    want_money(s.bridge[BRIDGE_PREPAY].amount, 750);
    want_money(s.bridge[BRIDGE_REALIZED].amount, 600);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_rollover_is_capped_draws_first_and_expires_after_its_period),
        TEST(the_last_period_carries_out_only_with_carry_to_renewal),
        TEST(the_balance_that_expires_earliest_is_drawn_first),
        TEST(a_balance_still_valid_after_the_term_is_carried_out_or_forfeited_with_it),
        TEST(a_true_down_is_not_paid_up_to_its_cap),
        TEST(true_down_comes_before_rollover),
        TEST(a_prepay_discount_scales_commit_cash_and_true_down_credits),
        TEST(a_commitment_given_away_is_all_prepay_gain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
