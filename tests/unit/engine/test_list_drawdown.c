/* A commitment in list value (1.8.2, drawdown = list): what draws, what it costs inside, what a shortfall
 * costs, and how rollover, true-down, what is carried out and overage count. The headline is 20% throughout,
 * so a unit of commitment is billed at 0.80; usage is priced otherwise, so that it has to be trued up. */
#include "settle_list.h"

#define HEADLINE 0.20

static struct offer *
commit_in_list_value(struct fixture *fixture, double annual, enum shortfall shortfall)
{
    struct offer *offer = &fixture->offers[0];
    offer->commit.annual = money(annual);
    offer->commit.drawdown = DRAWDOWN_LIST;
    offer->commit.shortfall = shortfall;
    return offer;
}

/* List values of the months, all eligible, at their own discount. */
struct use_of_month {
    double list, discount;
};

static struct settlement
settle_use(const struct fixture *fixture, const struct use_of_month *use, double discount_rate)
{
    const struct offer *offer = &fixture->offers[0];
    struct demand_month *demand = ARENA_NEW(fixture->arena, struct demand_month, (size_t)offer->term_months);
    for (int i = 0; i < offer->term_months; i++)
        demand[i] = (struct demand_month){.h = i + 1,
                                          .multiplier = 1,
                                          .list_value = use[i].list,
                                          .eligible_list = use[i].list,
                                          .committed_value = use[i].list * (1 - use[i].discount)};
    struct settlement settlement;
    settle(offer, HEADLINE, demand, discount_rate, fixture->arena, &settlement);
    return settlement;
}

/* The same in all of twelve months. */
static struct settlement
settle_months_of(const struct fixture *fixture, double list, double discount, double discount_rate)
{
    struct use_of_month use[12];
    for (size_t i = 0; i < 12; i++)
        use[i] = (struct use_of_month){list, discount};
    return settle_use(fixture, use, discount_rate);
}

/* ---- inside the commitment ---- */

/* Commitment 1,200 of list value: 960 billed. 100 a month at 25% off draw all of it and cost 75 each, 900 in
 * all: 60 less. At 10% off they cost 90, 1,080: 120 more. */
static void
use_draws_at_list_and_is_paid_at_committed_rates_trued_up_at_the_periods_end(void **state)
{
    struct fixture *fixture = *state;
    commit_in_list_value(fixture, 1200, SHORTFALL_FACE);
    struct settlement s = settle_months_of(fixture, 100, 0.25, 0);
    want_money(s.months[0].commit_cash, 960);
    want_money(s.months[11].commit_cash, -60);
    want_money(s.paid_api, 900);
    want_money(s.commit, 1200);
    want_money(s.periods[0].drawn, 1200);
    want_money(s.periods[0].unused, 0);
    want(s.periods[0].utilization, 1);
    want(s.realized_discount, 0.25);
    want_money(s.bridge[BRIDGE_QUOTED].amount, 240);
    want_money(s.bridge[BRIDGE_RATE_CARD].amount, 60);
    want_money(s.bridge[BRIDGE_PREPAY].amount, 0);
    s = settle_months_of(fixture, 100, 0.10, 0);
    want_money(s.months[11].commit_cash, 120);
    want_money(s.paid_api, 1080);
}

/* A month of 100 at 25% off leaves 100 less of the commitment, and is shown at the 75 it costs. */
static void
a_months_draw_is_shown_at_what_it_costs(void **state)
{
    struct fixture *fixture = *state;
    commit_in_list_value(fixture, 1200, SHORTFALL_FACE);
    struct settlement s = settle_months_of(fixture, 100, 0.25, 0);
    for (size_t m = 0; m < 12; m++) {
        want_money(s.months[m].drawn_commit, 75);
        want_money(s.months[m].commit_open, 1200 - 100 * (double)m);
        want_money(s.months[m].commit_close, 1100 - 100 * (double)m);
        want_money(s.months[m].overage_value, 0);
    }
    want_money(s.drawn, 900);
}

/* Commitment 1,200: 700 at list, then 1,500 given away. 500 of these draw what is left and cost nothing; the
 * other 1,000 cost nothing either, for a month without committed value has no overage. So the burst of 50%,
 * 600, is whole when month 3 uses 600 at 25% off: 450. Paid 700 + 0 + 450. */
static void
what_is_given_away_draws_and_costs_nothing_and_has_no_overage(void **state)
{
    struct fixture *fixture = *state;
    commit_in_list_value(fixture, 1200, SHORTFALL_FACE)->overage.burst = 0.5;
    struct settlement s =
        settle_use(fixture, (struct use_of_month[12]){[0] = {700, 0}, [1] = {1500, 1}, [2] = {600, 0.25}}, 0);
    want_money(s.months[1].drawn_commit, 0);
    want_money(s.months[1].commit_close, 0);
    want_money(s.months[1].overage_value, 0);
    want_money(s.months[1].overage_charge, 0);
    want_money(s.months[2].burst_open, 600);
    want_money(s.months[2].overage_charge, 450);
    want_money(s.paid_api, 700 + 450);
}

/* 500 of eligible usage at 400, 300 excluded: the latter draws nothing and bills at list. Of a commitment of
 * 600 100 is short, at face: 400 + 100 + 300. */
static void
excluded_usage_draws_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = commit_in_list_value(fixture, 12 * 600, SHORTFALL_FACE);
    offer->term_months = 1;
    struct demand_month demand = {1, 1, 800, 500, 300, 400};
    struct settlement s;
    settle(offer, HEADLINE, &demand, 0, fixture->arena, &s);
    want_money(s.periods[0].drawn, 500);
    want_money(s.forfeited, 100);
    want_money(s.paid_api, 800);
}

/* ---- a shortfall ---- */

/* Commitment 1,200, 50 a month at 25% off: 600 drawn for 450, 600 short. At face that costs 600, 1,050 in
 * all, 90 more than the 960 billed; discounted 480, 930 in all, 30 less. */
static void
a_shortfall_costs_its_face_or_what_the_headline_leaves_of_it(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        enum shortfall shortfall;
        double paid, last, forfeited;
    } rows[] = {{SHORTFALL_FACE, 1050, 90, 600}, {SHORTFALL_DISCOUNTED, 930, -30, 480}};
    for (size_t i = 0; i < 2; i++) {
        commit_in_list_value(fixture, 1200, rows[i].shortfall);
        struct settlement s = settle_months_of(fixture, 50, 0.25, 0);
        want_money(s.periods[0].drawn, 600);
        want_money(s.periods[0].unused, 600);
        want(s.periods[0].utilization, 0.5);
        want_money(s.months[11].unused, 600);
        want_money(s.periods[0].forfeited, rows[i].forfeited);
        want_money(s.forfeited, rows[i].forfeited);
        want_money(s.months[0].commit_cash, 960);
        want_money(s.months[11].commit_cash, rows[i].last);
        want_money(s.paid_api, rows[i].paid);
        /* 600 of list value: quoted 120, rate card 30, forfeited, realized 600 - paid. */
        want_money(s.bridge[BRIDGE_QUOTED].amount, 120);
        want_money(s.bridge[BRIDGE_RATE_CARD].amount, 30);
        want_money(s.bridge[BRIDGE_FORFEITED].amount, -rows[i].forfeited);
        want_money(s.bridge[BRIDGE_PREPAY].amount, 0);
        want_money(s.bridge[BRIDGE_REALIZED].amount, 600 - rows[i].paid);
    }
}

/* Under drawdown = net there is no headline to take off: 1,200 committed, 450 drawn, 750 forfeited. */
static void
a_shortfall_of_committed_value_costs_its_face_whatever_is_written(void **state)
{
    struct fixture *fixture = *state;
    commit_in_list_value(fixture, 1200, SHORTFALL_DISCOUNTED)->commit.drawdown = DRAWDOWN_NET;
    struct settlement s = settle_months_of(fixture, 50, 0.25, 0);
    want_money(s.forfeited, 750);
    want_money(s.paid_api, 1200);
}

/* Two quarters of 300, billed at 480 in all. The first uses 100 at 30% off and is 200 short: 70 + 200 = 270,
 * 30 more than billed. The second uses 400 at 20% off: 300 of them cost the 240 billed, 100 are over, at
 * list. In all 270 + 240 + 100. */
static void
every_period_is_trued_up_at_its_own_end(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = commit_in_list_value(fixture, 1200, SHORTFALL_FACE);
    offer->term_months = 6;
    offer->commit.measure = MEASURE_QUARTER;
    struct settlement s = settle_use(
        fixture, (struct use_of_month[6]){[1] = {100, 0.30}, [4] = {300, 0.20}, [5] = {100, 0.20}}, 0);
    want_money(s.months[0].commit_cash, 480);
    want_money(s.months[2].commit_cash, 30);
    want_money(s.months[5].commit_cash, 0);
    want_money(s.months[5].overage_charge, 100);
    want_money(s.paid_api, 610);
}

/* ---- relief ---- */

/* Two years of 1,000, rollover 20% = 200. Year 1 uses 700 at 25% off, 525: 300 unused, 200 roll over at 160,
 * 100 short. It pays 525 + 160 + 100 = 785 of the 800 billed. Year 2 uses 900 at 30% off: 200 rolled cost
 * 140, 20 less than they were billed at; 700 of its own 490; 300 short. 800 are billed, 490 - 20 + 300 = 770
 * are due. In all 1,555 = 525 + 630 consumed + 400 forfeited; with a discounted shortfall 525 + 630 + 320. */
static struct settlement
settle_two_years(struct fixture *fixture, enum shortfall shortfall)
{
    struct offer *offer = commit_in_list_value(fixture, 1000, shortfall);
    offer->term_months = 24;
    offer->unused.rollover_cap = 0.20;
    return settle_use(fixture, (struct use_of_month[24]){[3] = {700, 0.25}, [14] = {900, 0.30}}, 0);
}

static void
a_rolled_amount_is_billed_at_the_headline_and_trued_up_where_it_is_drawn(void **state)
{
    struct settlement s = settle_two_years(*state, SHORTFALL_FACE);
    want_money(s.periods[0].unused, 300);
    want_money(s.periods[0].rolled_over, 200);
    want_money(s.periods[0].forfeited, 100);
    want_money(s.months[11].commit_cash, 785 - 800);
    want_money(s.periods[1].rollover_in, 200);
    want_money(s.periods[1].drawn_rollover, 200);
    want_money(s.periods[1].drawn, 700);
    want_money(s.periods[1].unused, 300);
    want_money(s.months[14].rollover_open, 200);
    want_money(s.months[14].drawn_rollover, 140);
    want_money(s.months[14].drawn_commit, 490);
    want_money(s.months[23].commit_cash, 770 - 800);
    want_money(s.forfeited, 400);
    want_money(s.paid_api, 1555);
    want_money(settle_two_years(*state, SHORTFALL_DISCOUNTED).paid_api, 1475);
}

/* Nothing used in year 2: the 200 expire at the 160 they were billed at, the 1,000 of year 2 are short at
 * face. 525 + 100 + 160 + 1,000 = 1,785. */
static void
a_balance_that_expires_costs_what_it_was_billed_at(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = commit_in_list_value(fixture, 1000, SHORTFALL_FACE);
    offer->term_months = 24;
    offer->unused.rollover_cap = 0.20;
    struct settlement s = settle_use(fixture, (struct use_of_month[24]){[3] = {700, 0.25}}, 0);
    want_money(s.months[23].expired, 160);
    want_money(s.periods[1].forfeited, 1160);
    want_money(s.forfeited, 1260);
    want_money(s.paid_api, 1785);
}

/* Commitment 1,000, 500 used at 25% off, 375. True-down 25%: 250 of list value, billed at 200, are not paid;
 * 250 are short. At face 375 + 250 = 625 = 800 - 200 + 25; discounted 375 + 200 = 575. */
static void
a_true_down_credits_what_its_list_value_was_billed_at(void **state)
{
    struct fixture *fixture = *state;
    commit_in_list_value(fixture, 1000, SHORTFALL_FACE)->unused.true_down_cap = 0.25;
    const struct use_of_month use[12] = {[5] = {500, 0.25}};
    struct settlement s = settle_use(fixture, use, 0);
    want_money(s.months[11].true_down, 250);
    want_money(s.periods[0].true_down_credit, 200);
    want_money(s.months[11].true_down_cash, 200);
    want_money(s.months[11].commit_cash, 25);
    want_money(s.forfeited, 250);
    want_money(s.paid_api, 625);
    fixture->offers[0].commit.shortfall = SHORTFALL_DISCOUNTED;
    want_money(settle_use(fixture, use, 0).paid_api, 575);
}

/* Commitment 1,000, 500 used at 25% off, 375. 20% goes on to the renewal, 200 at 160; 300 are short at face:
 * 375 + 160 + 300 = 835. */
static void
what_is_carried_out_was_billed_at_the_headline(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = commit_in_list_value(fixture, 1000, SHORTFALL_FACE);
    offer->unused.rollover_cap = 0.20;
    offer->unused.carry_to_renewal = true;
    struct settlement s = settle_use(fixture, (struct use_of_month[12]){[5] = {500, 0.25}}, 0);
    want_money(s.carried_out, 160);
    want_money(s.periods[0].carried_out, 160);
    want_money(s.forfeited, 300);
    want_money(s.bridge[BRIDGE_CARRIED_OUT].amount, -160);
    want_money(s.paid_api, 835);
}

/* ---- overage ---- */

/* Commitment 1,000. Month 1 uses 1,250 at 25% off, 937.50: 1,000 of it for 750; a fifth is over, 187.50 that
 * are 250 at list. */
static void
overage_is_the_committed_value_of_the_uncovered_share(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = commit_in_list_value(fixture, 1000, SHORTFALL_FACE);
    static const struct {
        enum overage rate;
        double share, charge;
    } rows[] = {
        {OVERAGE_COMMITTED, 0, 187.5},
        {OVERAGE_LIST, 0, 250},
        {OVERAGE_DISCOUNT, 0.10, 225},
        {OVERAGE_PREMIUM, 0.10, 206.25},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        offer->overage.rate = rows[i].rate;
        offer->overage.share = rows[i].share;
        struct settlement s = settle_use(fixture, (struct use_of_month[12]){{1250, 0.25}}, 0);
        want_money(s.months[0].drawn_commit, 750);
        want_money(s.months[0].overage_value, 187.5);
        want_money(s.months[0].overage_charge, rows[i].charge);
        want_money(s.committed_value, s.drawn + s.overage_value);
        want_money(s.paid_api, 750 + rows[i].charge);
    }
}

/* Burst 10% is 100 of list value: of the 250 over, 100 at 0.75 and 150 at list, 225. */
static void
a_burst_is_counted_in_list_value(void **state)
{
    struct fixture *fixture = *state;
    commit_in_list_value(fixture, 1000, SHORTFALL_FACE)->overage.burst = 0.10;
    struct settlement s =
        settle_use(fixture, (struct use_of_month[12]){[0] = {1250, 0.25}, [1] = {100, 0.40}}, 0);
    want_money(s.months[0].burst_open, 100);
    want_money(s.months[0].burst_value, 100);
    want_money(s.months[0].overage_charge, 225);
    want_money(s.months[1].overage_value, 60);
    want_money(s.months[1].overage_charge, 100);
}

/* ---- cash ---- */

/* Commitment 1,200, 50 a month at 25% off, the shortfall at face: 1,050 due, 960 billed in advance. */
static void
each_billing_bills_the_headline_and_settles_the_rest_at_the_periods_end(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = commit_in_list_value(fixture, 1200, SHORTFALL_FACE);
    static const struct {
        enum billing billing;
        double due[12];
    } rows[] = {
        {BILLING_UPFRONT, {[0] = 960, [11] = 90}},
        {BILLING_ANNUAL, {[0] = 960, [11] = 90}},
        {BILLING_QUARTERLY, {[0] = 240, [3] = 240, [6] = 240, [9] = 240, [11] = 90}},
        {BILLING_MONTHLY, {80, 80, 80, 80, 80, 80, 80, 80, 80, 80, 80, 80 + 90}},
        {BILLING_ARREARS, {[11] = 1050}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        offer->commit.billing = rows[i].billing;
        struct settlement s = settle_months_of(fixture, 50, 0.25, 0);
        for (size_t m = 0; m < 12; m++)
            want_money(s.months[m].cash, rows[i].due[m]);
        want_money(s.total, 1050);
    }
}

/* At 21% a year: 960 now and 90/1.21; in arrears 1,050/1.21. Monthly the last 80 are billed 11 months in. */
static void
what_is_trued_up_is_discounted_from_the_periods_end(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = commit_in_list_value(fixture, 1200, SHORTFALL_FACE);
    want_money(settle_months_of(fixture, 50, 0.25, 0.21).npv, 960 + 90 / 1.21);
    offer->commit.billing = BILLING_ARREARS;
    want_money(settle_months_of(fixture, 50, 0.25, 0.21).npv, 1050 / 1.21);
    offer->commit.billing = BILLING_MONTHLY;
    struct settlement s = settle_months_of(fixture, 50, 0.25, 0.21);
    want_money(s.months[11].present_value, 80 * s.months[11].advance_factor + 90 / 1.21);
}

/* With 10% off for prepaying, 720 of 800 are billed. 500 used at 25% off and 500 short, discounted: 375 + 400
 * = 775, of which 697.50 are paid, 22.50 less than billed. With a true-down of 25%: 375 + 200 = 575, 517.50,
 * the credit being 180. */
static void
a_prepay_discount_scales_all_of_it(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = commit_in_list_value(fixture, 1000, SHORTFALL_DISCOUNTED);
    offer->commit.prepay_discount = 0.10;
    const struct use_of_month use[12] = {[5] = {500, 0.25}};
    struct settlement s = settle_use(fixture, use, 0);
    want_money(s.months[0].commit_cash, 720);
    want_money(s.months[11].commit_cash, -22.5);
    want_money(s.paid_api, 697.5);
    want_money(s.forfeited, 400);
    want_money(s.bridge[BRIDGE_PREPAY].amount, 77.5);
    offer->unused.true_down_cap = 0.25;
    s = settle_use(fixture, use, 0);
    want_money(s.true_down_credits, 180);
    want_money(s.paid_api, 517.5);
    want_money(s.bridge[BRIDGE_PREPAY].amount, 57.5);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(use_draws_at_list_and_is_paid_at_committed_rates_trued_up_at_the_periods_end),
        TEST(a_months_draw_is_shown_at_what_it_costs),
        TEST(what_is_given_away_draws_and_costs_nothing_and_has_no_overage),
        TEST(excluded_usage_draws_nothing),
        TEST(a_shortfall_costs_its_face_or_what_the_headline_leaves_of_it),
        TEST(a_shortfall_of_committed_value_costs_its_face_whatever_is_written),
        TEST(every_period_is_trued_up_at_its_own_end),
        TEST(a_rolled_amount_is_billed_at_the_headline_and_trued_up_where_it_is_drawn),
        TEST(a_balance_that_expires_costs_what_it_was_billed_at),
        TEST(a_true_down_credits_what_its_list_value_was_billed_at),
        TEST(what_is_carried_out_was_billed_at_the_headline),
        TEST(overage_is_the_committed_value_of_the_uncovered_share),
        TEST(a_burst_is_counted_in_list_value),
        TEST(each_billing_bills_the_headline_and_settles_the_rest_at_the_periods_end),
        TEST(what_is_trued_up_is_discounted_from_the_periods_end),
        TEST(a_prepay_discount_scales_all_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
