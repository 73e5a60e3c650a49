/* Overage that counts towards the next period's commitment (1.8.4, carry-forward). Quarters of 1,000 with a
 * cap of 20%, so at most 200 of a quarter's overage. */
#include "settle_list.h"

static struct offer *
carry_forward(struct fixture *fixture, int term_months)
{
    struct offer *offer = &fixture->offers[0];
    offer->term_months = term_months;
    offer->commit.annual = money(4000);
    offer->commit.measure = MEASURE_QUARTER;
    offer->unused.carry_forward_cap = 0.20;
    return offer;
}

/* At 20% off, list 1,625 is 1,300: 300 over, paid at list, 375. 200 of them may count in quarter 2, which
 * uses 700 of 1,000: 200 of its 300 count as drawn and are not paid again, 100 are forfeited. Quarter 3 uses
 * 900; quarter 2 had no overage and the other 100 of quarter 1 have lapsed: 100 forfeited. */
static struct settlement
settle_three_quarters(struct fixture *fixture)
{
    return settle_list(fixture, 0.20, (double[9]){[1] = 1625, [3] = 875, [8] = 1125});
}

static void
overage_counts_as_drawn_in_the_next_period_up_to_its_cap(void **state)
{
    carry_forward(*state, 9);
    struct settlement s = settle_three_quarters(*state);
    const double counted[] = {0, 200, 0}, drawn[] = {1000, 900, 900}, unused[] = {0, 100, 100};
    const double forfeited[] = {0, 100, 100}, utilization[] = {1, 0.9, 0.9};
    for (size_t p = 0; p < 3; p++) {
        want_money(s.months[3 * p + 2].carried_forward, counted[p]);
        want_money(s.months[3 * p].carried_forward, 0);
        want_money(s.periods[p].drawn, drawn[p]);
        want_money(s.periods[p].unused, unused[p]);
        want_money(s.periods[p].forfeited, forfeited[p]);
        want(s.periods[p].utilization, utilization[p]);
    }
    want_money(s.overage_value, 300);
    want_money(s.overage_charge, 375);
    want_money(s.paid_api, 3000 + 375 - 200);
}

/* It is paid as overage and taken off the commitment, so the bridge has no step of its own for it: list
 * 3,625, quoted 725, overage 300 - 375, forfeited 200, realized 725 - 75 - 200 = 3,625 - 3,175. */
static void
what_counts_as_drawn_is_paid_once(void **state)
{
    carry_forward(*state, 9);
    struct settlement s = settle_three_quarters(*state);
    want_money(s.drawn, 1000 + 700 + 900);
    want_money(s.bridge[BRIDGE_QUOTED].amount, 725);
    want_money(s.bridge[BRIDGE_RATE_CARD].amount, 0);
    want_money(s.bridge[BRIDGE_OVERAGE].amount, -75);
    want_money(s.bridge[BRIDGE_FORFEITED].amount, -200);
    want_money(s.bridge[BRIDGE_PREPAY].amount, 0);
    want_money(s.bridge[BRIDGE_REALIZED].amount, 450);
}

/* The 200 come off at the end of quarter 2, however the commitment is billed. */
static void
it_comes_off_what_is_paid_at_the_end_of_the_next_period(void **state)
{
    struct offer *offer = carry_forward(*state, 6);
    static const struct {
        enum billing billing;
        double due[6];
    } rows[] = {
        {BILLING_UPFRONT, {[0] = 2000, [5] = -200}},
        {BILLING_QUARTERLY, {[0] = 1000, [3] = 1000, [5] = -200}},
        {BILLING_ARREARS, {[2] = 1000, [5] = 800}},
    };
    const double list[6] = {[1] = 1300, [3] = 700};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        offer->commit.billing = rows[i].billing;
        struct settlement s = settle_list(*state, 0, list);
        for (size_t m = 0; m < 6; m++)
            want_money(s.months[m].commit_cash, rows[i].due[m]);
    }
    /* At 21%: overage 300 at the end of month 2, and 200 less at the end of month 6, 200/1.1. */
    offer->commit.billing = BILLING_UPFRONT;
    struct settlement s = settle_list_at(*state, 0, list, 0.21);
    want_money(s.npv, 2000 + 300 * s.months[1].end_factor - 200 / 1.1);
}

/* Quarter 2 leaves 50: only 50 count. The other 150 lapse: quarter 3 uses nothing and pays 1,000. */
static void
only_what_is_left_undrawn_counts_and_the_rest_lapses(void **state)
{
    carry_forward(*state, 9);
    struct settlement s = settle_list(*state, 0, (double[9]){[1] = 1300, [3] = 950});
    want_money(s.months[5].carried_forward, 50);
    want_money(s.periods[1].unused, 0);
    want_money(s.months[8].carried_forward, 0);
    want_money(s.periods[2].forfeited, 1000);
    want_money(s.paid_api, 3000 + 300 - 50);
}

/* Quarter 1 is 300 over, quarter 2 500: nothing of quarter 1 counts there, and it does not make quarter 2's
 * more: quarter 3 counts 200. */
static void
it_never_brings_overage_forward(void **state)
{
    carry_forward(*state, 9);
    struct settlement s = settle_list(*state, 0, (double[9]){[1] = 1300, [3] = 1500});
    want_money(s.months[5].carried_forward, 0);
    want_money(s.months[8].carried_forward, 200);
    want_money(s.periods[2].forfeited, 800);
    want_money(s.paid_api, 3000 + 300 + 500 - 200);
}

/* 120 over is under the cap: 120 count. */
static void
no_more_counts_than_was_over(void **state)
{
    carry_forward(*state, 6);
    struct settlement s = settle_list(*state, 0, (double[6]){[1] = 1120});
    want_money(s.months[5].carried_forward, 120);
    want_money(s.periods[1].drawn, 120);
    want(s.periods[1].utilization, 0.12);
}

/* Burst 10%: 100 of the 150 over bill at the committed rate, 50 at list; all of it was paid as overage, so
 * 150 count. At 20% off list: 1,150 committed are 1,437.50 of list; charged 100 + 62.50. */
static void
a_burst_counts_too(void **state)
{
    carry_forward(*state, 6)->overage.burst = 0.10;
    struct settlement s = settle_list(*state, 0.20, (double[6]){[1] = 1437.5});
    want_money(s.overage_charge, 162.5);
    want_money(s.months[5].carried_forward, 150);
    want_money(s.paid_api, 2000 + 162.5 - 150);
}

/* Quarter 1 leaves 400, all rolled over; quarter 2 uses 1,600: 400 rolled, 1,000 of its own, 200 over. Only
 * these count in quarter 3. */
static void
what_a_balance_covers_is_not_overage(void **state)
{
    struct offer *offer = carry_forward(*state, 9);
    offer->unused.rollover_cap = 1;
    offer->unused.carry_forward_cap = 1;
    struct settlement s = settle_list(*state, 0, (double[9]){[0] = 600, [3] = 1600});
    want_money(s.months[8].carried_forward, 200);
    want_money(s.periods[2].unused, 800);
}

/* Quarter 2 leaves 300, 200 of them count: 100 are unused. A true-down of 6% credits 60, a rollover of 3%
 * carries 30, 10 are forfeited. */
static void
it_comes_before_true_down_and_rollover(void **state)
{
    struct offer *offer = carry_forward(*state, 9);
    offer->unused.true_down_cap = 0.06;
    offer->unused.rollover_cap = 0.03;
    struct settlement s = settle_list(*state, 0, (double[9]){[1] = 1300, [3] = 700, [6] = 1030});
    want_money(s.periods[1].unused, 100);
    want_money(s.periods[1].true_down_credit, 60);
    want_money(s.periods[1].rolled_over, 30);
    want_money(s.periods[1].forfeited, 10);
    want_money(s.paid_api, 3000 + 300 - 200 - 60);
}

/* 10% off for prepaying: what is not paid again was billed at 180. */
static void
what_was_prepaid_comes_back_as_prepaid(void **state)
{
    carry_forward(*state, 6)->commit.prepay_discount = 0.10;
    struct settlement s = settle_list(*state, 0, (double[6]){[1] = 1300, [3] = 700});
    want_money(s.months[5].commit_cash, -180);
    want_money(s.paid_api, 1800 + 300 - 180);
}

/* The last quarter has one month, 333.33: the cap is of the quarter that was over, 200 of its 1,000. */
static void
the_cap_is_of_the_period_that_was_over(void **state)
{
    carry_forward(*state, 7);
    struct settlement s = settle_list(*state, 0, (double[7]){[3] = 1500});
    want_money(s.periods[2].commit, 1000.0 / 3);
    want_money(s.months[6].carried_forward, 200);
    want_money(s.periods[2].forfeited, 400.0 / 3);
}

/* True-forward raises quarter 2 to the 1,500 that quarter 1 consumed; it is 400 over, 300 of them, 20% of
 * 1,500, may count in quarter 3. That is raised to 1,900 and uses 1,000: 300 count, 600 are forfeited. */
static void
the_cap_is_of_the_raised_commitment(void **state)
{
    carry_forward(*state, 9)->true_forward.share = 1;
    struct settlement s = settle_list(*state, 0, (double[9]){[1] = 1500, [3] = 1900, [6] = 1000});
    want_money(s.periods[2].commit, 1900);
    want_money(s.months[8].carried_forward, 300);
    want_money(s.periods[2].forfeited, 600);
}

/* A commitment in list value at a headline of 20%. Quarter 1 uses 1,300 at 25% off: 300 over, worth 225 and
 * charged 300 at list. Quarter 2 uses 700 at 25% off, 525: 200 of the 300 left count as drawn and the 160
 * billed for them are not paid again; 100 are short at face. Quarter 1 pays 750 and 300, quarter 2 525 + 100.
 */
static void
a_commitment_in_list_value_counts_list_value(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = carry_forward(fixture, 6);
    offer->commit.drawdown = DRAWDOWN_LIST;
    const struct demand_month demand[6] = {[1] = {2, 1, 1300, 1300, 0, 975}, [3] = {4, 1, 700, 700, 0, 525}};
    struct settlement s;
    settle(offer, 0.20, demand, 0, fixture->arena, &s);
    want_money(s.months[5].carried_forward, 200);
    want_money(s.periods[1].drawn, 900);
    want_money(s.periods[1].unused, 100);
    want_money(s.months[5].commit_cash, 525 + 100 - 800);
    want_money(s.paid_api, 750 + 300 + 525 + 100);
}

/* Usage that is given away has no overage to count, though it draws list value: quarter 1 uses 1,000 at 20%
 * off, then 500 for nothing. Quarter 2 is all short. */
static void
what_was_not_paid_does_not_count(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = carry_forward(fixture, 6);
    offer->commit.drawdown = DRAWDOWN_LIST;
    const struct demand_month demand[6] = {[1] = {2, 1, 1000, 1000, 0, 800}, [2] = {3, 1, 500, 500, 0, 0}};
    struct settlement s;
    settle(offer, 0.20, demand, 0, fixture->arena, &s);
    want_money(s.overage_charge, 0);
    want_money(s.months[5].carried_forward, 0);
    want_money(s.paid_api, 800 + 1000);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(overage_counts_as_drawn_in_the_next_period_up_to_its_cap),
        TEST(what_counts_as_drawn_is_paid_once),
        TEST(it_comes_off_what_is_paid_at_the_end_of_the_next_period),
        TEST(only_what_is_left_undrawn_counts_and_the_rest_lapses),
        TEST(it_never_brings_overage_forward),
        TEST(no_more_counts_than_was_over),
        TEST(a_burst_counts_too),
        TEST(what_a_balance_covers_is_not_overage),
        TEST(it_comes_before_true_down_and_rollover),
        TEST(what_was_prepaid_comes_back_as_prepaid),
        TEST(the_cap_is_of_the_period_that_was_over),
        TEST(the_cap_is_of_the_raised_commitment),
        TEST(a_commitment_in_list_value_counts_list_value),
        TEST(what_was_not_paid_does_not_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
