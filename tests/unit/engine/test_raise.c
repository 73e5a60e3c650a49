/* Commitments that grow by themselves (1.8.1): true-forward and ratchet, and when the raised part is billed
 * (1.8.5). List value draws one to one unless said otherwise. */
#include "settle_list.h"

/* Quarters of 1,000 at a true-forward of 80%, overage at the committed rate. Consumed 1,500, 500, 2,000, 0:
 *  p  80% of the quarter before  C      raised  drawn   over   forfeited
 *  1      -                      1,000     0    1,000    500       0
 *  2  1,200                      1,200   200      500      0     700
 *  3    400                      1,000     0    1,000  1,000       0
 *  4  1,600                      1,600   600        0      0   1,600
 * Paid 4,800 of commitment and 1,500 of overage. */
static const double four_quarters[12] = {1500, 0, 0, 0, 500, 0, 0, 0, 2000, 0, 0, 0};

static struct offer *
true_forward(struct fixture *fixture)
{
    struct offer *offer = &fixture->offers[0];
    offer->commit.annual = money(4000);
    offer->commit.measure = MEASURE_QUARTER;
    offer->true_forward.share = 0.80;
    offer->overage.rate = OVERAGE_COMMITTED;
    return offer;
}

static void
true_forward_raises_the_next_period_to_a_share_of_what_was_consumed(void **state)
{
    true_forward(*state);
    struct settlement s = settle_list(*state, 0, four_quarters);
    const double commit[] = {1000, 1200, 1000, 1600}, raised[] = {0, 200, 0, 600};
    const double drawn[] = {1000, 500, 1000, 0}, forfeited[] = {0, 700, 0, 1600};
    for (size_t p = 0; p < 4; p++) {
        want_money(s.periods[p].commit, commit[p]);
        want_money(s.months[3 * p].raised, raised[p]);
        want_money(s.months[3 * p + 1].raised, 0);
        want_money(s.months[3 * p + 2].period_commit, commit[p]);
        want_money(s.periods[p].drawn, drawn[p]);
        want_money(s.periods[p].forfeited, forfeited[p]);
    }
    want_money(s.commit, 4800);
    want_money(s.overage_charge, 1500);
    want_money(s.paid_api, 6300);
}

/* ---- when it is billed ---- */

/* The bills of the commitment as signed, 1,000 a quarter, and 200 and 600 of raise: in the raised quarter's
 * first month where a year or the term was billed before it, else with the quarter's own bills. */
static void
a_raised_part_is_billed_with_its_periods_bill_or_at_its_start(void **state)
{
    struct offer *offer = true_forward(*state);
    const double month = 1000.0 / 3;
    const struct {
        enum billing billing;
        double due[12];
    } rows[] = {
        {BILLING_UPFRONT, {[0] = 4000, [3] = 200, [9] = 600}},
        {BILLING_ANNUAL, {[0] = 4000, [3] = 200, [9] = 600}},
        {BILLING_QUARTERLY, {[0] = 1000, [3] = 1200, [6] = 1000, [9] = 1600}},
        {BILLING_MONTHLY,
         {month, month, month, 400, 400, 400, month, month, month, 1600.0 / 3, 1600.0 / 3, 1600.0 / 3}},
        {BILLING_ARREARS, {[2] = 1000, [5] = 1200, [8] = 1000, [11] = 1600}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        offer->commit.billing = rows[i].billing;
        struct settlement s = settle_list(*state, 0, four_quarters);
        for (size_t m = 0; m < 12; m++)
            want_money(s.months[m].commit_cash, rows[i].due[m]);
        want_money(s.total, 6300);
    }
}

/* 18 months billed yearly; quarter 4 consumes 2,000. Quarter 5 begins with the second year's bill, which is
 * not written yet: 2,000 for its six months as signed and the 600 of raise. Billed for the whole term, the
 * 600 come in month 13 by themselves. */
static void
a_year_that_begins_with_the_raised_period_bills_it(void **state)
{
    struct offer *offer = true_forward(*state);
    offer->term_months = 18;
    const double list[18] = {[10] = 2000};
    struct settlement s = settle_list(*state, 0, list);
    want_money(s.periods[4].commit, 1600);
    want_money(s.months[0].commit_cash, 4000);
    want_money(s.months[12].commit_cash, 2600);
    offer->commit.billing = BILLING_UPFRONT;
    s = settle_list(*state, 0, list);
    want_money(s.months[0].commit_cash, 6000);
    want_money(s.months[12].commit_cash, 600);
}

/* A year is raised by 600 from 1,200: 450 a quarter, or 150 a month. */
static void
a_raised_year_is_billed_by_quarter_or_month(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    offer->term_months = 24;
    offer->commit.annual = money(1200);
    offer->true_forward.share = 1;
    const double list[24] = {[5] = 1800};
    offer->commit.billing = BILLING_QUARTERLY;
    struct settlement s = settle_list(fixture, 0, list);
    want_money(s.periods[1].commit, 1800);
    for (size_t m = 0; m < 24; m++)
        want_money(s.months[m].commit_cash, m % 3 != 0 ? 0 : m < 12 ? 300 : 450);
    offer->commit.billing = BILLING_MONTHLY;
    s = settle_list(fixture, 0, list);
    for (size_t m = 0; m < 24; m++)
        want_money(s.months[m].commit_cash, m < 12 ? 100 : 150);
}

/* Months of 100, billed by quarter. Consumed 100, 150, 120, 0, 130, 0: months 3 to 6 are raised to 150, 120,
 * 100, 130. The bill of month 1 is written before any raise, so month 3 bills its 50 itself; month 4 bills
 * its 20 with the quarter; month 6 bills its 30 itself. */
static void
months_raised_within_a_billed_quarter_bill_their_raise_themselves(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    offer->term_months = 6;
    offer->commit.annual = money(1200);
    offer->commit.measure = MEASURE_MONTH;
    offer->commit.billing = BILLING_QUARTERLY;
    offer->true_forward.share = 1;
    struct settlement s = settle_list(fixture, 0, (double[6]){100, 150, 120, 0, 130, 0});
    const double due[] = {300, 0, 50, 320, 0, 30}, commit[] = {100, 100, 150, 120, 100, 130};
    for (size_t m = 0; m < 6; m++) {
        want_money(s.periods[m].commit, commit[m]);
        want_money(s.months[m].commit_cash, due[m]);
    }
}

/* At 21% a year the 600 of month 13 are worth 600/1.21 in advance, as are all yearly bills of year 2. */
static void
a_raise_is_discounted_from_the_month_that_bills_it(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    offer->term_months = 24;
    offer->commit.annual = money(1200);
    offer->commit.billing = BILLING_UPFRONT;
    offer->true_forward.share = 1;
    offer->overage.rate = OVERAGE_COMMITTED;
    const double list[24] = {[11] = 1800};
    /* 600 over at the end of year 1. */
    want_money(settle_list_at(fixture, 0, list, 0.21).npv, 2400 + 600 / 1.21 + 600 / 1.21);
    offer->commit.billing = BILLING_ARREARS;
    want_money(settle_list_at(fixture, 0, list, 0.21).npv, 1800 / 1.21 + 1800 / 1.4641);
}

/* 10% off for prepaying: the 200 and 600 are billed at 180 and 540. */
static void
a_raised_part_is_prepaid_too(void **state)
{
    true_forward(*state)->commit.prepay_discount = 0.10;
    struct settlement s = settle_list(*state, 0, four_quarters);
    want_money(s.months[0].commit_cash, 3600);
    want_money(s.months[3].commit_cash, 180);
    want_money(s.months[9].commit_cash, 540);
    want_money(s.paid_api, 4320 + 1500);
}

/* ---- how far ---- */

/* Eight months: the last quarter has two. Quarter 2 consumes 1,800, so 80% of it over three months are 960
 * over two, against 2/3 of 1,000 as signed. */
static void
a_shorter_last_period_is_raised_by_its_months(void **state)
{
    true_forward(*state)->term_months = 8;
    struct settlement s = settle_list(*state, 0, (double[8]){[4] = 1800});
    want_money(s.periods[2].commit, 960);
    want_money(s.months[6].raised, 960 - 2000.0 / 3);
    want_money(s.months[6].commit_cash, 960 - 2000.0 / 3);
    want_money(s.months[0].commit_cash, 8000.0 / 3);
}

/* Rollover 50%: quarter 1 leaves 400 of 1,000, quarter 2 consumes 1,500: 400 rolled over, 1,000 of its own,
 * 100 over. Quarter 3 is raised to 80% of all of it. */
static void
rollover_draws_and_overage_count_as_consumed(void **state)
{
    struct offer *offer = true_forward(*state);
    offer->term_months = 9;
    offer->unused.rollover_cap = 0.50;
    struct settlement s = settle_list(*state, 0, (double[9]){[1] = 600, [4] = 1500});
    want_money(s.periods[1].drawn_rollover, 400);
    want_money(s.periods[1].overage_value, 100);
    want_money(s.periods[2].commit, 1200);
}

/* Committed value counts, not list: 1,500 of list at 20% off are 1,200, and 80% of them 960, less than the
 * 1,000 signed. Excluded usage does not count. */
static void
only_committed_value_counts_as_consumed(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = true_forward(fixture);
    struct settlement s = settle_list(fixture, 0.20, four_quarters);
    want_money(s.periods[1].commit, 1000);
    want_money(s.periods[3].commit, 1280);
    offer->term_months = 6;
    const struct demand_month demand[6] = {[0] = {1, 1, 5000, 1400, 3600, 1400}};
    settle(offer, 0, demand, 0, fixture->arena, &s);
    want_money(s.periods[1].commit, 1120);
}

/* Under drawdown = list 80% of the 1,500 of list value are 1,200 of list value; the 200 of raise are billed
 * at what a headline of 20% leaves, 160. */
static void
a_commitment_in_list_value_is_raised_by_list_value(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = true_forward(fixture);
    offer->commit.drawdown = DRAWDOWN_LIST;
    offer->term_months = 6;
    struct settlement s = settle_list(fixture, 0.20, four_quarters);
    want_money(s.periods[1].commit, 1200);
    want_money(s.months[3].raised, 200);
    want_money(s.months[3].commit_cash, 160);
    /* 500 of list value drawn at 400 of the 960; 700 short, at face 140 more than billed. */
    want_money(s.months[5].commit_cash, 140);
}

/* Nothing signed, true-forward 50%: 900 consumed make 450 of commitment, 150 a month. */
static void
a_commitment_may_grow_from_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    offer->term_months = 6;
    offer->commit.measure = MEASURE_QUARTER;
    offer->commit.billing = BILLING_MONTHLY;
    offer->true_forward.share = 0.50;
    struct settlement s = settle_list(fixture, 0, (double[6]){900});
    want_money(s.periods[1].commit, 450);
    for (size_t m = 3; m < 6; m++)
        want_money(s.months[m].commit_cash, 150);
    want_money(s.paid_api, 900 + 450);
}

/* Quarter 2 is raised to 1,200; its burst is 10% of that, its rollover 50% of it. Consumed: 1,500, 200, 0.
 * 1,000 of 1,200 are unused, 600 roll over. */
static void
caps_are_of_the_raised_commitment(void **state)
{
    struct offer *offer = true_forward(*state);
    offer->term_months = 9;
    offer->unused.rollover_cap = 0.50;
    offer->overage.burst = 0.10;
    struct settlement s = settle_list(*state, 0, (double[9]){[0] = 1500, [3] = 200});
    want_money(s.months[3].burst_open, 120);
    want_money(s.periods[1].unused, 1000);
    want_money(s.periods[1].rolled_over, 600);
}

/* ---- ratchet ---- */

/* A schedule of 1,000, 400, 700, 1,500: no period is below the one before. */
static void
a_ratchet_never_lets_a_commitment_fall(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    struct money schedule[] = {money(1000), money(400), money(700), money(1500)};
    offer->commit.schedule = schedule;
    offer->commit.n_schedule = 4;
    offer->commit.measure = MEASURE_QUARTER;
    struct settlement s = settle_flat(fixture, 0, 0);
    want_money(s.periods[1].commit, 400);
    offer->true_forward.ratchet = true;
    s = settle_flat(fixture, 0, 0);
    const double commit[] = {1000, 1000, 1000, 1500}, raised[] = {0, 600, 300, 0};
    for (size_t p = 0; p < 4; p++) {
        want_money(s.periods[p].commit, commit[p]);
        want_money(s.months[3 * p].raised, raised[p]);
    }
    want_money(s.months[3].commit_cash, 600);
    want_money(s.paid_api, 4500);
}

/* Ten months of 100, by quarters of 300 and a last one of one month. A ratchet asks for a third of 300, the
 * 100 signed: nothing is raised. */
static void
a_ratchet_compares_equal_months(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    offer->term_months = 10;
    offer->commit.annual = money(1200);
    offer->commit.measure = MEASURE_QUARTER;
    offer->true_forward.ratchet = true;
    struct settlement s = settle_flat(fixture, 0, 0);
    want_money(s.periods[3].commit, 100);
    want_money(s.months[9].raised, 0);
}

/* Quarter 2 is raised to 1,200 by true-forward. The ratchet holds that in quarter 3, where 80% of 500 would
 * leave the 1,000 signed, and in quarter 4 true-forward is above it again, at 1,600. */
static void
a_ratchet_holds_what_true_forward_has_raised(void **state)
{
    true_forward(*state)->true_forward.ratchet = true;
    struct settlement s = settle_list(*state, 0, four_quarters);
    const double commit[] = {1000, 1200, 1200, 1600}, raised[] = {0, 200, 200, 600};
    for (size_t p = 0; p < 4; p++) {
        want_money(s.periods[p].commit, commit[p]);
        want_money(s.months[3 * p].raised, raised[p]);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(true_forward_raises_the_next_period_to_a_share_of_what_was_consumed),
        TEST(a_raised_part_is_billed_with_its_periods_bill_or_at_its_start),
        TEST(a_year_that_begins_with_the_raised_period_bills_it),
        TEST(a_raised_year_is_billed_by_quarter_or_month),
        TEST(months_raised_within_a_billed_quarter_bill_their_raise_themselves),
        TEST(a_raise_is_discounted_from_the_month_that_bills_it),
        TEST(a_raised_part_is_prepaid_too),
        TEST(a_shorter_last_period_is_raised_by_its_months),
        TEST(rollover_draws_and_overage_count_as_consumed),
        TEST(only_committed_value_counts_as_consumed),
        TEST(a_commitment_in_list_value_is_raised_by_list_value),
        TEST(a_commitment_may_grow_from_nothing),
        TEST(caps_are_of_the_raised_commitment),
        TEST(a_ratchet_never_lets_a_commitment_fall),
        TEST(a_ratchet_compares_equal_months),
        TEST(a_ratchet_holds_what_true_forward_has_raised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
