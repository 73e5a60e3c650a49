/* What it costs to leave at the end of each month (1.8.8). List value draws one to one unless said otherwise.
 */
#include "one_path.h"

#include <math.h>

struct leaving {
    struct settlement settlement;
    double costs[MAX_TERM_MONTHS + 1]; /* by contract month, from 1 */
};

static struct leaving
leave(struct fixture *fixture, double quoted, const struct demand_month *demand)
{
    const struct one_path path = {.offer = &fixture->offers[0], .quoted = quoted, .demand = demand};
    struct settle_input input;
    struct leaving leaving;
    one_path_input(&path, fixture->arena, &input);
    settle_deal(&input, fixture->arena, &leaving.settlement);
    settle_exit_costs(path.offer, input.deal, &leaving.settlement, leaving.costs + 1);
    return leaving;
}

/* The same list value in every month, some of it excluded, the rest at a discount. */
static struct leaving
leave_flat(struct fixture *fixture, double quoted, double eligible, double ineligible, double discount)
{
    struct demand_month demand[MAX_TERM_MONTHS];
    for (int i = 0; i < MAX_TERM_MONTHS; i++)
        demand[i] = (struct demand_month){.h = i + 1,
                                          .multiplier = 1,
                                          .list_value = eligible + ineligible,
                                          .eligible_list = eligible,
                                          .ineligible_list = ineligible,
                                          .committed_value = eligible * (1 - discount)};
    return leave(fixture, quoted, demand);
}

static struct offer *
two_years_of_1200(struct fixture *fixture)
{
    struct offer *offer = &fixture->offers[0];
    offer->term_months = 24;
    offer->commit.annual = money(1200);
    return offer;
}

static void
right_to_leave(struct offer *offer, int notice_months, double fee_months)
{
    offer->exit.is_given = true;
    offer->exit.notice_months = notice_months;
    offer->exit.fee_months = fee_months;
}

/* ---- without a right to leave ---- */

/* 80 a month of 1,200 a year: after m months 1,200 - 80 m of the year are undrawn, none at its end, and the
 * later year is due in full. */
static void
without_a_right_to_leave_all_that_is_still_committed_is_due(void **state)
{
    two_years_of_1200(*state);
    struct leaving l = leave_flat(*state, 0, 80, 0, 0);
    for (int m = 1; m < 12; m++)
        want_money(l.costs[m], 1200 - 80 * m + 1200);
    want_money(l.costs[12], 1200);
    for (int m = 13; m < 24; m++)
        want_money(l.costs[m], 1200 - 80 * (m - 12));
    want_money(l.costs[24], 0);
}

/* 120 a month: the year's 1,200 are drawn after ten. */
static void
a_commitment_that_is_drawn_costs_nothing_more(void **state)
{
    two_years_of_1200(*state);
    struct leaving l = leave_flat(*state, 0, 120, 0, 0);
    want_money(l.costs[9], 120 + 1200);
    want_money(l.costs[10], 1200);
    want_money(l.costs[11], 1200);
    want_money(l.costs[22], 0);
}

/* Excluded usage and overage are no commitment; nor is what rolls over, which is paid. */
static void
only_commitment_is_due(void **state)
{
    struct offer *offer = two_years_of_1200(*state);
    offer->unused.rollover_cap = 1;
    struct leaving l = leave_flat(*state, 0, 80, 50, 0);
    want_money(l.settlement.periods[0].rolled_over, 240);
    want_money(l.costs[1], 1120 + 1200);
    want_money(l.costs[12], 1200);
    /* Months 13 to 15 draw the 240 rolled over. */
    want_money(l.costs[15], 1200);
    want_money(l.costs[16], 1120);
}

/* Later periods count as they stand on this path: a ratchet and true-forward raise year 2 from 600 to the
 * 1,440 consumed in year 1. */
static void
later_commitments_count_as_raised(void **state)
{
    struct offer *offer = two_years_of_1200(*state);
    struct money schedule[] = {money(1200), money(600)};
    offer->commit.annual = money(0);
    offer->commit.schedule = schedule;
    offer->commit.n_schedule = 2;
    want_money(leave_flat(*state, 0, 120, 0, 0).costs[11], 600);
    offer->true_forward.ratchet = true;
    want_money(leave_flat(*state, 0, 120, 0, 0).costs[11], 1200);
    offer->true_forward.share = 1;
    struct leaving l = leave_flat(*state, 0, 120, 0, 0);
    want_money(l.costs[10], 1440);
    want_money(l.costs[13], 1440 - 120);
}

/* ---- with one ---- */

/* Two months of notice at 100 of commitment each and a fee of three mean months, 300: 500, or what is still
 * committed where that is less. Month 23 has one month of notice left. */
static void
leaving_costs_the_notice_and_the_fee_where_that_is_less(void **state)
{
    right_to_leave(two_years_of_1200(*state), 2, 3);
    struct leaving l = leave_flat(*state, 0, 80, 0, 0);
    for (int m = 1; m <= 20; m++)
        want_money(l.costs[m], 500);
    want_money(l.costs[21], 1200 - 9 * 80); /* 480 */
    want_money(l.costs[22], 1200 - 10 * 80);
    want_money(l.costs[23], 1200 - 11 * 80);
    want_money(l.costs[24], 0);
    right_to_leave(&((struct fixture *)*state)->offers[0], 2, 0);
    l = leave_flat(*state, 0, 80, 0, 0);
    want_money(l.costs[22], 200);
    want_money(l.costs[23], 100);
}

/* The API is charged for during the notice: 10 of excluded usage a month, and from month 11 on what is over
 * 1,200, at list. Leaving after month 9: months 10 and 11, 110 and 100 + 10 + 120 x 1.25 of list. */
static void
overage_and_excluded_usage_of_the_notice_are_charged(void **state)
{
    right_to_leave(two_years_of_1200(*state), 2, 0);
    struct leaving l = leave_flat(*state, 0.20, 150, 10, 0.20);
    want_money(l.costs[8], 110 + 110);
    want_money(l.costs[9], 110 + 260);
    want_money(l.costs[10], 260 + 260);
    /* At the end of year 1 the notice is in year 2. */
    want_money(l.costs[12], 220);
}

/* Months of half a fee; a right to leave at once, for nothing. */
static void
a_fee_may_be_part_of_a_month_or_nothing(void **state)
{
    struct offer *offer = two_years_of_1200(*state);
    right_to_leave(offer, 0, 1.5);
    want_money(leave_flat(*state, 0, 80, 0, 0).costs[5], 150);
    right_to_leave(offer, 0, 0);
    struct leaving l = leave_flat(*state, 0, 80, 0, 0);
    for (int m = 1; m <= 24; m++)
        want_money(l.costs[m], 0);
}

/* The mean month of a ramp of 50%, 150%, 50 and 150 a month, is 100, wherever one leaves; the notice is
 * charged as its months stand: 50, or 150 in year 2. */
static void
the_fee_is_of_the_mean_month_and_the_notice_of_its_own(void **state)
{
    struct offer *offer = two_years_of_1200(*state);
    double ramp[] = {0.5, 1.5};
    offer->commit.ramp = ramp;
    offer->commit.n_ramp = 2;
    right_to_leave(offer, 1, 2);
    struct leaving l = leave_flat(*state, 0, 0, 0, 0);
    want_money(l.costs[1], 50 + 200);
    want_money(l.costs[11], 50 + 200);
    want_money(l.costs[12], 150 + 200);
    want_money(l.costs[22], 150 + 200);
    want_money(l.costs[23], 150 + 200);
}

/* Year 2 is raised by 1,200 to 2,400: 200 a month of notice, and a mean month of 3,600/24 = 150. */
static void
notice_and_fee_go_by_the_raised_commitment(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = two_years_of_1200(fixture);
    offer->true_forward.share = 1;
    right_to_leave(offer, 1, 1);
    const struct demand_month demand[24] = {[2] = {3, 1, 2400, 2400, 0, 2400}};
    struct leaving l = leave(fixture, 0, demand);
    want_money(l.settlement.commit, 3600);
    want_money(l.costs[5], 100 + 150);
    want_money(l.costs[12], 200 + 150);
}

/* ---- in list value ---- */

/* 1,200 of list value a year at a headline of 20%, 80 a month. What is still committed, 1,120 and 1,200 after
 * a month, costs its face, or 80% of it where a shortfall is discounted. The notice and the fee go at what
 * the commitment is billed at, 80 a month: 2 x 80 + 3 x 80. */
static void
a_commitment_in_list_value_is_due_as_a_shortfall_and_charged_as_billed(void **state)
{
    struct offer *offer = two_years_of_1200(*state);
    offer->commit.drawdown = DRAWDOWN_LIST;
    want_money(leave_flat(*state, 0.20, 80, 0, 0.25).costs[1], 2320);
    offer->commit.shortfall = SHORTFALL_DISCOUNTED;
    want_money(leave_flat(*state, 0.20, 80, 0, 0.25).costs[1], 2320 * 0.8);
    right_to_leave(offer, 2, 3);
    want_money(leave_flat(*state, 0.20, 80, 0, 0.25).costs[1], 400);
}

/* ---- in a report ---- */

/* 2 million input tokens a day at 5: 10 of list value, 304.375 a standard month, at 20% off 243.50. Of a
 * commitment of 12,000, leaving after six months leaves 12,000 - 6 x 243.50. */
static void
a_report_has_it_for_every_month_of_the_base_scenario(void **state)
{
    struct fixture *fixture = *state;
    fixture_model(fixture, "claude-opus-5", "opus", 5, 25);
    use_in_december(fixture, tokens("claude-opus-5", 62 * MILLION, 0));
    fixture->offers[0].discount.has_headline = true;
    fixture->offers[0].discount.headline = 0.20;
    fixture->offers[0].commit.annual = money(12000);
    fixture_run(fixture);
    const struct offer_result *result = &fixture->results.offers[0];
    want_money(result->scenarios[SCENARIO_BASE].months[5].committed_value, 243.5);
    want_money(result->exit_costs[5], 12000 - 6 * 243.5);
    want_money(result->exit_costs[11], 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(without_a_right_to_leave_all_that_is_still_committed_is_due),
        TEST(a_commitment_that_is_drawn_costs_nothing_more),
        TEST(only_commitment_is_due),
        TEST(later_commitments_count_as_raised),
        TEST(leaving_costs_the_notice_and_the_fee_where_that_is_less),
        TEST(overage_and_excluded_usage_of_the_notice_are_charged),
        TEST(a_fee_may_be_part_of_a_month_or_nothing),
        TEST(the_fee_is_of_the_mean_month_and_the_notice_of_its_own),
        TEST(notice_and_fee_go_by_the_raised_commitment),
        TEST(a_commitment_in_list_value_is_due_as_a_shortfall_and_charged_as_billed),
        TEST(a_report_has_it_for_every_month_of_the_base_scenario),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
