/* The settlement of 1.8: the trap and its cure, the commitment by period, the bridge and the edges. */
#include "settle_list.h"

#include "engine/terms.h"

/* ---- the trap and its cure ---- */

/* Commit 1,000,000 at 20%; 700,000 of committed value is 875,000 of list. Unused 300,000, all forfeited. Paid
 * 1,000,000 for 875,000 of list: 1 - 1,000,000/875,000 = -1/7 = -14.2857%. */
static void
unused_commitment_turns_a_discount_of_20_percent_into_a_surcharge_of_a_seventh(void **state)
{
    struct fixture *fixture = *state;
    fixture->offers[0].commit.annual = money(1000000);
    struct settlement s = settle_flat(fixture, 0.20, 875000.0 / 12);
    want_money(s.committed_value, 700000);
    want_money(s.drawn, 700000);
    want_money(s.forfeited, 300000);
    want_money(s.carried_out, 0);
    want_money(s.overage_value, 0);
    want_money(s.paid_api, 1000000);
    want_money(s.total, 1000000);
    want(s.contracted_discount, 0.20);
    want(s.realized_discount, -1.0 / 7);
    want(s.all_in_discount, -1.0 / 7);
    want(s.periods[0].utilization, 0.7);
    want_money(s.periods[0].unused, 300000);
    want_money(s.months[11].unused, 300000);
    want_money(s.months[11].forfeited, 300000);
    want_money(s.months[10].unused, 0);
}

/* 875,000 of list at 15% is 743,750 of committed value: 650,000 drawn, 93,750 of overage at the committed
 * rate. Paid 743,750: exactly the 15%. */
static void
a_smaller_commitment_with_overage_at_the_committed_rate_keeps_its_discount(void **state)
{
    struct fixture *fixture = *state;
    fixture->offers[0].commit.annual = money(650000);
    fixture->offers[0].overage.rate = OVERAGE_COMMITTED;
    struct settlement s = settle_flat(fixture, 0.15, 875000.0 / 12);
    want_money(s.drawn, 650000);
    want_money(s.overage_value, 93750);
    want_money(s.overage_charge, 93750);
    want_money(s.forfeited, 0);
    want_money(s.paid_api, 743750);
    want(s.realized_discount, 0.15);
}

/* FOCUS's spend agreement: 1,200 a year at 20%, in arrears; list usage of 60, 150, 75 is 48, 120, 60
 * committed, together 228 of 285 at list. Unused 972. 1 - 1,200/285 = -915/285 = -61/19 = -321.0526%. */
static void
the_spend_agreement_of_focus_is_billed_in_arrears_and_realizes_minus_321_percent(void **state)
{
    struct fixture *fixture = *state;
    fixture->offers[0].commit.annual = money(1200);
    fixture->offers[0].commit.billing = BILLING_ARREARS;
    struct settlement s = settle_list(fixture, 0.20, (double[12]){60, 150, 75});
    const double drawn[] = {48, 120, 60, 0}, close[] = {1152, 1032, 972, 972};
    for (size_t m = 0; m < 4; m++) {
        want_money(s.months[m].committed_value, drawn[m]);
        want_money(s.months[m].drawn_commit, drawn[m]);
        want_money(s.months[m].commit_close, close[m]);
        want_money(s.months[m].cash, 0);
    }
    want_money(s.periods[0].unused, 972);
    want_money(s.overage_charge, 0);
    want_money(s.months[11].commit_cash, 1200);
    want_money(s.months[11].cash, 1200);
    want_money(s.paid_api, 1200);
    want(s.realized_discount, -61.0 / 19);
}

/* ---- the commitment ---- */

/* 1,200,000 a year at 50%, 75%, 100%: 600,000, 900,000, 1,200,000; months 50,000, 75,000, 100,000. */
static void
a_ramp_scales_the_commit_of_each_contract_year(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    double ramp[] = {0.50, 0.75, 1.00};
    offer->term_months = 36;
    offer->commit.annual = money(1200000);
    offer->commit.ramp = ramp;
    offer->commit.n_ramp = 3;
    struct settlement s = settle_flat(fixture, 0, 80000);
    const double commit[] = {600000, 900000, 1200000}, unused[] = {0, 0, 240000}, over[] = {360000, 60000, 0};
    assert_int_equal(s.n_periods, 3);
    for (size_t p = 0; p < 3; p++) {
        want_money(s.periods[p].commit, commit[p]);
        want_money(s.periods[p].unused, unused[p]);
        want_money(s.periods[p].overage_value, over[p]);
        want_money(s.months[p * 12].commit_cash, commit[p]);
        want_money(s.months[p * 12].commit_share, commit[p] / 12);
        want_money(s.months[p * 12].commit_open, commit[p]);
        assert_int_equal(s.months[p * 12].contract_year, p + 1);
        assert_true(s.months[p * 12].is_period_start && s.months[p * 12 + 11].is_period_end);
    }
    want_money(s.commit, 2700000);
    want_money(terms_commit_share(offer, 12), 50000);
    want_money(terms_commit_share(offer, 13), 75000);
    want_money(terms_commit_share(offer, 36), 100000);
}

/* Two factors, four years: 50%, then 100% for years 2 to 4. */
static void
the_last_factor_of_a_ramp_holds_on(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    double ramp[] = {0.5, 1};
    offer->term_months = 48;
    offer->commit.annual = money(1200);
    offer->commit.ramp = ramp;
    offer->commit.n_ramp = 2;
    const double share[] = {50, 100, 100, 100};
    for (int y = 0; y < 4; y++)
        want_money(terms_commit_share(offer, 12 * y + 1), share[y]);
}

/* One period over a ramped term holds the sum: 12 x 50 + 12 x 100 = 1,800. */
static void
a_measure_of_the_term_adds_up_the_ramp(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    double ramp[] = {0.5, 1};
    offer->term_months = 24;
    offer->commit.annual = money(1200);
    offer->commit.ramp = ramp;
    offer->commit.n_ramp = 2;
    offer->commit.measure = MEASURE_TERM;
    struct settlement s = settle_flat(fixture, 0, 60);
    assert_int_equal(s.n_periods, 1);
    assert_int_equal(s.periods[0].n_months, 24);
    want_money(s.periods[0].commit, 1800);
    want_money(s.periods[0].unused, 1800 - 24 * 60);
    /* Billed a year at a time all the same. */
    want_money(s.months[0].commit_cash, 600);
    want_money(s.months[12].commit_cash, 1200);
}

/* Quarters of 8 months: 3, 3, 2. The schedule's 300, 600, 500 is spread evenly: 100, 200, 250 a month. */
static void
a_schedule_gives_each_period_its_amount_spread_over_its_months(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    struct money schedule[] = {money(300), money(600), money(500)};
    offer->term_months = 8;
    offer->commit.schedule = schedule;
    offer->commit.n_schedule = 3;
    offer->commit.measure = MEASURE_QUARTER;
    offer->commit.billing = BILLING_MONTHLY;
    struct settlement s = settle_flat(fixture, 0, 150);
    const double commit[] = {300, 600, 500}, month[] = {100, 200, 250}, over[] = {150, 0, 0},
                 unused[] = {0, 150, 200};
    assert_int_equal(s.n_periods, 3);
    for (size_t p = 0; p < 3; p++) {
        want_money(s.periods[p].commit, commit[p]);
        want_money(s.periods[p].overage_value, over[p]);
        want_money(s.periods[p].unused, unused[p]);
        want_money(s.months[p * 3].commit_share, month[p]);
        want_money(s.months[p * 3].commit_cash, month[p]);
    }
    assert_int_equal(s.periods[2].first_month, 7);
    assert_int_equal(s.periods[2].n_months, 2);
    want_money(s.commit, 1400);
}

/* 1,200 a year by quarter over 8 months: 300, 300 and, for two months, 200. */
static void
a_shorter_last_period_is_pro_rated_by_its_months(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    offer->term_months = 8;
    offer->commit.annual = money(1200);
    offer->commit.measure = MEASURE_QUARTER;
    /* List 80, 140, 80 = 300; 100, 100, 130 = 330; 90, 90 = 180. */
    struct settlement s = settle_list(fixture, 0, (double[8]){80, 140, 80, 100, 100, 130, 90, 90});
    const double commit[] = {300, 300, 200}, over[] = {0, 30, 0}, unused[] = {0, 0, 20};
    assert_int_equal(s.n_periods, 3);
    for (size_t p = 0; p < 3; p++) {
        want_money(s.periods[p].commit, commit[p]);
        want_money(s.periods[p].overage_value, over[p]);
        want_money(s.periods[p].unused, unused[p]);
    }
    want(s.periods[2].utilization, 0.9);
    want_money(s.paid_api, 800 + 30);
}

/* 100 a month, measured monthly: what one month leaves another cannot use. List 80, 130, 100. */
static void
a_monthly_measure_nets_nothing_between_months(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    offer->term_months = 3;
    offer->commit.annual = money(1200);
    offer->commit.measure = MEASURE_MONTH;
    struct settlement s = settle_list(fixture, 0, (double[3]){80, 130, 100});
    assert_int_equal(s.n_periods, 3);
    want_money(s.forfeited, 20);
    want_money(s.overage_charge, 30);
    want_money(s.paid_api, 330);
    for (size_t m = 0; m < 3; m++) {
        assert_int_equal(s.months[m].period, m + 1);
        assert_true(s.months[m].is_period_start && s.months[m].is_period_end);
    }
}

/* A year's measure on a term of 18 months: 1,200, then half a year's 600. */
static void
a_term_of_18_months_has_half_a_second_year(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    offer->term_months = 18;
    offer->commit.annual = money(1200);
    struct settlement s = settle_flat(fixture, 0, 100);
    assert_int_equal(s.n_periods, 2);
    want_money(s.periods[1].commit, 600);
    want_money(s.months[12].commit_cash, 600);
    want_money(s.forfeited, 0);
    want_money(s.overage_value, 0);
}

/* ---- edges ---- */

/* Nothing used: all 1,200 forfeited, and no discount exists. */
static void
nothing_consumed_forfeits_all_and_has_no_discount(void **state)
{
    struct fixture *fixture = *state;
    fixture->offers[0].commit.annual = money(1200);
    struct settlement s = settle_flat(fixture, 0.2, 0);
    want_money(s.forfeited, 1200);
    want_money(s.paid_api, 1200);
    want_money(s.overage_charge, 0);
    want(s.periods[0].utilization, 0);
    want_nan(s.contracted_discount);
    want_nan(s.realized_discount);
    want_nan(s.all_in_discount);
    want_nan(s.bridge[BRIDGE_REALIZED].points);
    want_nan(s.bridge[BRIDGE_FORFEITED].points);
    want_money(s.bridge[BRIDGE_FORFEITED].amount, -1200);
    want_money(s.bridge[BRIDGE_REALIZED].amount, -1200);
}

/* No commitment: every unit is overage, and no utilization exists. */
static void
a_commitment_of_zero_bills_everything_as_overage(void **state)
{
    struct fixture *fixture = *state;
    struct settlement s = settle_flat(fixture, 0.2, 100);
    want_money(s.overage_value, 960);
    want_money(s.overage_charge, 1200);
    want_money(s.forfeited, 0);
    want(s.realized_discount, 0);
    want_nan(s.periods[0].utilization);
    fixture->offers[0].overage.rate = OVERAGE_COMMITTED;
    s = settle_flat(fixture, 0.2, 100);
    want_money(s.paid_api, 960);
    want(s.realized_discount, 0.2);
}

/* Every step of the leakage bridge at once. One month; commit 1,000 prepaid at 10% off, carry to renewal 20%.
 * List 1,000 of eligible and 100 of ineligible usage; the rate card leaves 700 of the 1,000 (quoted 20%).
 *   quoted      20% x 1,100                  =  220
 *   rate card   1,100 - (700 + 100) - 220    =   80
 *   overage     none                         =    0
 *   forfeited   unused 300, 200 carried out  = -100
 *   carried out                              = -200
 *   prepay      10% x 1,000                  =  100
 *   realized    1,100 - (900 + 100)          =  100
 *   fees        50                           =  -50
 *   all-in                                   =   50 */
static void
the_bridge_leads_from_quoted_to_all_in(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    struct fee fee = {.name = "base", .quantity = 1, .unit_price = money(50), .per = FEE_PER_MONTH};
    offer->term_months = 1;
    offer->commit.annual = money(12000);
    offer->commit.prepay_discount = 0.10;
    offer->unused.rollover_cap = 0.20;
    offer->unused.carry_to_renewal = true;
    offer->fees = &fee;
    offer->n_fees = 1;
    struct demand_month demand = {1, 1, 1100, 1000, 100, 700};
    struct settlement s;
    settle(offer, 0.2, &demand, 0, fixture->arena, &s);
    static const double wanted[N_BRIDGE_STEPS] = {
        [BRIDGE_QUOTED] = 220,     [BRIDGE_RATE_CARD] = 80,     [BRIDGE_OVERAGE] = 0,
        [BRIDGE_FORFEITED] = -100, [BRIDGE_CARRIED_OUT] = -200, [BRIDGE_PREPAY] = 100,
        [BRIDGE_REALIZED] = 100,   [BRIDGE_FEES_CREDITS] = -50, [BRIDGE_ALL_IN] = 50,
    };
    for (size_t i = 0; i < N_BRIDGE_STEPS; i++) {
        want_money(s.bridge[i].amount, wanted[i]);
        want(s.bridge[i].points, wanted[i] / 1100);
    }
    want(s.realized_discount, 100 / 1100.0);
    want(s.all_in_discount, 50 / 1100.0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(unused_commitment_turns_a_discount_of_20_percent_into_a_surcharge_of_a_seventh),
        TEST(a_smaller_commitment_with_overage_at_the_committed_rate_keeps_its_discount),
        TEST(the_spend_agreement_of_focus_is_billed_in_arrears_and_realizes_minus_321_percent),
        TEST(a_ramp_scales_the_commit_of_each_contract_year),
        TEST(the_last_factor_of_a_ramp_holds_on),
        TEST(a_measure_of_the_term_adds_up_the_ramp),
        TEST(a_schedule_gives_each_period_its_amount_spread_over_its_months),
        TEST(a_shorter_last_period_is_pro_rated_by_its_months),
        TEST(a_monthly_measure_nets_nothing_between_months),
        TEST(a_term_of_18_months_has_half_a_second_year),
        TEST(nothing_consumed_forfeits_all_and_has_no_discount),
        TEST(a_commitment_of_zero_bills_everything_as_overage),
        TEST(the_bridge_leads_from_quoted_to_all_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
