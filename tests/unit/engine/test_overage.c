/* Overage (1.8.3): its rates, its cap at list, burst, and ineligible usage. */
#include "settle_list.h"

/* No commitment, so all is overage: list 1,000, ineligible 100; committed value 800 of the eligible 1,000. */
static double
charge_of(struct fixture *fixture, enum overage rate_, double share, double committed)
{
    struct offer *offer = &fixture->offers[0];
    offer->term_months = 1;
    offer->overage.rate = rate_;
    offer->overage.share = share;
    struct demand_month demand = {1, 1, 1100, 1000, 100, committed};
    struct settlement s;
    settle(offer, 0.2, &demand, 0, fixture->arena, &s);
    want_money(s.overage_value, committed);
    want_money(s.ineligible_charge, 100);
    want_money(s.paid_api, s.overage_charge + 100);
    return s.overage_charge;
}

static void
overage_bills_at_the_rate_the_offer_says(void **state)
{
    struct fixture *fixture = *state;
    want_money(charge_of(fixture, OVERAGE_COMMITTED, 0, 800), 800);
    want_money(charge_of(fixture, OVERAGE_LIST, 0, 800), 1000);
    want_money(charge_of(fixture, OVERAGE_DISCOUNT, 0.10, 800), 900); /* 1,000 x 0.9 */
    want_money(charge_of(fixture, OVERAGE_PREMIUM, 0.10, 800), 880);  /* 800 x 1.1 */
}

/* A fixed price above list: committed value 1,250 of eligible list 1,000. */
static void
overage_at_the_committed_rate_is_never_above_list(void **state)
{
    struct fixture *fixture = *state;
    want_money(charge_of(fixture, OVERAGE_COMMITTED, 0, 1250), 1000);
    want_money(charge_of(fixture, OVERAGE_PREMIUM, 0.10, 1250), 1375);
}

/* Commit 1,100 for a year, demand 200 of list at 25%: 150 a month. Seven months draw 1,050, the eighth the
 * last 50 and 100 is over, at list 200 x 100/150; the other four are 150 over, 200 at list. In all 700 over
 * for 933.33. */
static void
overage_is_a_slice_of_its_month_at_list(void **state)
{
    struct fixture *fixture = *state;
    fixture->offers[0].commit.annual = money(1100);
    struct settlement s = settle_flat(fixture, 0.25, 200);
    want_money(s.months[7].drawn_commit, 50);
    want_money(s.months[7].overage_value, 100);
    want_money(s.months[7].overage_charge, 400.0 / 3);
    want_money(s.months[11].overage_charge, 200);
    want_money(s.overage_value, 700);
    want_money(s.overage_charge, 2800.0 / 3);
    want_money(s.bridge[BRIDGE_OVERAGE].amount, 700 - 2800.0 / 3);
}

/* Two quarters of 300, burst 10% = 30 each. Demand of list at 20%: 500, 0, 125; 0, 500, 0: committed 400, 0,
 * 100; 0, 400, 0. Month 1: 100 over, 30 of it at 30, 70 at list 87.50. Month 3: 100 over, nothing left, at
 * list 125. Month 5: 100 over, 30 at 30, 70 at 87.50. */
static void
a_burst_bills_the_first_overage_of_each_period_at_the_committed_rate(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    offer->term_months = 6;
    offer->commit.annual = money(1200);
    offer->commit.measure = MEASURE_QUARTER;
    offer->overage.burst = 0.10;
    struct settlement s = settle_list(fixture, 0.20, (double[6]){500, 0, 125, 0, 500, 0});
    want_money(s.months[0].burst_open, 30);
    want_money(s.months[0].burst_value, 30);
    want_money(s.months[0].overage_charge, 117.5);
    want_money(s.months[2].burst_open, 0);
    want_money(s.months[2].burst_value, 0);
    want_money(s.months[2].overage_charge, 125);
    want_money(s.months[3].burst_open, 30);
    want_money(s.months[4].burst_value, 30);
    want_money(s.months[4].overage_charge, 117.5);
    want_money(s.overage_charge, 360);
}

/* Premium 50% with burst 30: 100 over is 30 + 70 x 1.5 = 135. */
static void
a_burst_is_spared_the_premium(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    offer->term_months = 3;
    offer->commit.annual = money(1200);
    offer->overage.burst = 0.10;
    offer->overage.rate = OVERAGE_PREMIUM;
    offer->overage.share = 0.5;
    struct settlement s = settle_list(fixture, 0.20, (double[3]){500, 0, 0});
    want_money(s.overage_charge, 135);
}

/* Usage excluded from the burn-down: 500 eligible, 300 ineligible. It bills at list and draws nothing. */
static void
ineligible_usage_bills_at_list_and_draws_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    offer->term_months = 1;
    offer->commit.annual = money(12 * 450);
    struct demand_month demand = {1, 1, 800, 500, 300, 400};
    struct settlement s;
    settle(offer, 0.2, &demand, 0, fixture->arena, &s);
    want_money(s.drawn, 400);
    want_money(s.forfeited, 50);
    want_money(s.months[0].ineligible_charge, 300);
    want_money(s.paid_api, 750);
    want(s.contracted_discount, 1 - 700.0 / 800);
    want(s.realized_discount, 1 - 750.0 / 800);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(overage_bills_at_the_rate_the_offer_says),
        TEST(overage_at_the_committed_rate_is_never_above_list),
        TEST(overage_is_a_slice_of_its_month_at_list),
        TEST(a_burst_bills_the_first_overage_of_each_period_at_the_committed_rate),
        TEST(a_burst_is_spared_the_premium),
        TEST(ineligible_usage_bills_at_list_and_draws_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
