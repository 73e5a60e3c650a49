/* Service credits (1.8.7): started tenths of a point below the uptime promised, and what they are a share of.
 */
#include "one_path.h"

#define PPB_OF_A_POINT 10000000

/* ---- the share ---- */

static double
credit_of(int64_t target_ppb, int64_t uptime_ppb, double credit)
{
    struct offer offer;
    fixture_offer(&offer);
    offer.sla.is_given = true;
    offer.sla.target_ppb = target_ppb;
    offer.sla.credit = credit;
    const struct plan plan = {.has_expected_uptime = true, .expected_uptime_ppb = uptime_ppb};
    return deal_service_credit(&offer, &plan);
}

/* Promised 99.9%, 2% for every started 0.1 point below it. In doubles 99.9 - 99.8 is 0.10000000000000853,
 * which would start a second step. */
static void
every_started_tenth_of_a_point_counts_in_exact_decimals(void **state)
{
    (void)state;
    static const struct {
        int64_t target_ppb, uptime_ppb;
        int steps;
    } rows[] = {
        {999000000, 999000000, 0},  {999000000, 999500000, 0},  {999000000, 1000000000, 0},
        {999000000, 998999999, 1},  {999000000, 998500000, 1},  {999000000, 998000000, 1},
        {999000000, 997999999, 2},  {999000000, 997900000, 2},  {999000000, 995000000, 4},
        {999000000, 994999999, 5},  {999950000, 999000000, 1},  {999950000, 998900000, 2},
        {1000000000, 999999999, 1}, {1000000000, 999000000, 1}, {1000000000, 960000000, 40},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        want(credit_of(rows[i].target_ppb, rows[i].uptime_ppb, 0.02), 0.02 * rows[i].steps);
}

/* Ten points below are 100 steps of 2%: all of it, not twice. */
static void
no_more_than_the_whole_charge_is_credited(void **state)
{
    (void)state;
    want(credit_of(99 * PPB_OF_A_POINT, 89 * PPB_OF_A_POINT, 0.02), 1);
    want(credit_of(99 * PPB_OF_A_POINT, 94 * PPB_OF_A_POINT, 0.02), 1);
    want(credit_of(99 * PPB_OF_A_POINT, 95 * PPB_OF_A_POINT, 0.02), 0.8);
    want(credit_of(99 * PPB_OF_A_POINT, 0, 1), 1);
}

static void
nothing_is_credited_without_a_promise_or_an_expectation(void **state)
{
    (void)state;
    struct offer offer;
    fixture_offer(&offer);
    struct plan plan = {.has_expected_uptime = true, .expected_uptime_ppb = 900000000};
    want(deal_service_credit(&offer, &plan), 0);
    offer.sla.is_given = true;
    offer.sla.target_ppb = 999000000;
    offer.sla.credit = 0.02;
    want(deal_service_credit(&offer, &plan), 1);
    plan.has_expected_uptime = false;
    want(deal_service_credit(&offer, &plan), 0);
}

/* ---- what it is a share of ---- */

/* Uptime 99.5% against 99.9%: 4 steps of 2%, 8%. Demand: one quarter, then the next. */
#define CREDIT 0.08

static struct settlement
settle_credited(struct fixture *fixture, double quoted, const struct demand_month *demand, double credit,
                double discount_rate)
{
    const struct one_path path = {.offer = &fixture->offers[0],
                                  .quoted = quoted,
                                  .demand = demand,
                                  .discount_rate = discount_rate,
                                  .service_credit = credit};
    return one_path_settle(&path, fixture->arena);
}

static struct offer *
quarters_of_300(struct fixture *fixture)
{
    struct offer *offer = &fixture->offers[0];
    offer->term_months = 6;
    offer->commit.annual = money(1200);
    offer->commit.measure = MEASURE_QUARTER;
    return offer;
}

/* A quarter of 300 at 20% off. Month 1 draws 240 and excluded usage costs 30; month 2 draws 60 and is 60
 * over, 75 at list; month 3 is idle. Each month has 100 of commitment, whoever draws it: 8% of 130, 175, 100.
 */
static const struct demand_month busy_quarter[6] = {{1, 1, 330, 300, 30, 240}, {2, 1, 150, 150, 0, 120}};

static void
a_credit_is_a_share_of_the_months_commitment_overage_and_excluded_usage(void **state)
{
    quarters_of_300(*state);
    struct settlement s = settle_credited(*state, 0.20, busy_quarter, CREDIT, 0);
    const double credit[] = {10.4, 14, 8, 8, 8, 8};
    for (size_t m = 0; m < 6; m++)
        want_money(s.months[m].service_credit, credit[m]);
    want_money(s.months[1].cash, 75 - 14);
    want_money(s.service_credits, 56.4);
    want_money(s.paid_api, 600 + 75 + 30);
    want_money(s.total, 705 - 56.4);
}

/* Realized is before credits, all-in after them. */
static void
credits_are_between_realized_and_all_in(void **state)
{
    struct offer *offer = quarters_of_300(*state);
    struct fee fee = {
        .name = "setup", .kind = FEE_SERVICES, .quantity = 1, .unit_price = money(40), .per = FEE_ONCE};
    offer->fees = &fee;
    offer->n_fees = 1;
    struct settlement s = settle_credited(*state, 0.20, busy_quarter, CREDIT, 0);
    want_money(s.service_credits, 56.4); /* nothing of the fee */
    want(s.realized_discount, 1 - 705 / 480.0);
    want(s.all_in_discount, 1 - (705 + 40 - 56.4) / 480.0);
    want_money(s.bridge[BRIDGE_FEES_CREDITS].amount, 56.4 - 40);
    want_money(s.bridge[BRIDGE_ALL_IN].amount, 480 - 705 - 40 + 56.4);
}

/* A whole charge credited: prepaying 10% off makes the credits larger than what was paid, 60 more of the
 * commitment. */
static void
prepay_does_not_lower_what_is_credited(void **state)
{
    quarters_of_300(*state)->commit.prepay_discount = 0.10;
    struct settlement s = settle_credited(*state, 0.20, busy_quarter, CREDIT, 0);
    want_money(s.service_credits, 56.4);
    s = settle_credited(*state, 0.20, busy_quarter, 1, 0);
    want_money(s.service_credits, 705);
    want_money(s.total, 540 + 75 + 30 - 705);
}

/* Quarter 2 is idle, so that all its 300 are credited by true-down, or 60 count as drawn by carry-forward. */
static void
true_down_and_carry_forward_do_not_lower_what_is_credited(void **state)
{
    struct offer *offer = quarters_of_300(*state);
    offer->unused.true_down_cap = 1;
    struct settlement s = settle_credited(*state, 0.20, busy_quarter, CREDIT, 0);
    want_money(s.true_down_credits, 300);
    want_money(s.service_credits, 56.4);
    offer->unused.true_down_cap = 0;
    offer->unused.carry_forward_cap = 1;
    s = settle_credited(*state, 0.20, busy_quarter, CREDIT, 0);
    want_money(s.months[5].carried_forward, 60);
    want_money(s.service_credits, 56.4);
}

/* Quarter 2 is raised to 360, what quarter 1 consumed: 120 a month, 9.60 credited, though all of the raise is
 * billed in month 4. */
static void
a_raised_commitment_is_credited_by_month(void **state)
{
    quarters_of_300(*state)->true_forward.share = 1;
    struct settlement s = settle_credited(*state, 0.20, busy_quarter, CREDIT, 0);
    want_money(s.months[3].commit_cash, 60);
    for (size_t m = 3; m < 6; m++)
        want_money(s.months[m].service_credit, 9.6);
}

/* In list value a month's 100 are billed at 80: 6.40. Month 1 draws 300 for 240; month 2 is all over, 150 at
 * list: 8% of 80 + 30, 80 + 150, 80. */
static void
a_commitment_in_list_value_is_credited_as_billed(void **state)
{
    quarters_of_300(*state)->commit.drawdown = DRAWDOWN_LIST;
    struct settlement s = settle_credited(*state, 0.20, busy_quarter, CREDIT, 0);
    const double credit[] = {8.8, 18.4, 6.4, 6.4, 6.4, 6.4};
    for (size_t m = 0; m < 6; m++)
        want_money(s.months[m].service_credit, credit[m]);
}

/* A ramp within one term-long period: each month's own share, 50 and then 100. */
static void
a_ramp_within_a_period_is_credited_by_its_own_months(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    double ramp[] = {0.5, 1};
    offer->term_months = 24;
    offer->commit.annual = money(1200);
    offer->commit.measure = MEASURE_TERM;
    offer->commit.ramp = ramp;
    offer->commit.n_ramp = 2;
    const struct demand_month demand[24] = {{.h = 1}};
    struct settlement s = settle_credited(fixture, 0, demand, CREDIT, 0);
    want_money(s.months[11].service_credit, 4);
    want_money(s.months[12].service_credit, 8);
    want_money(s.service_credits, 12 * 4 + 12 * 8);
}

/* At 21% a year the 8 of month 6 are worth 8/1.1. */
static void
a_credit_falls_at_the_end_of_its_month(void **state)
{
    quarters_of_300(*state);
    struct settlement s = settle_credited(*state, 0.20, busy_quarter, CREDIT, 0.21);
    want_money(s.months[5].present_value, -8 / 1.1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_started_tenth_of_a_point_counts_in_exact_decimals),
        cmocka_unit_test(no_more_than_the_whole_charge_is_credited),
        cmocka_unit_test(nothing_is_credited_without_a_promise_or_an_expectation),
        TEST(a_credit_is_a_share_of_the_months_commitment_overage_and_excluded_usage),
        TEST(credits_are_between_realized_and_all_in),
        TEST(prepay_does_not_lower_what_is_credited),
        TEST(true_down_and_carry_forward_do_not_lower_what_is_credited),
        TEST(a_raised_commitment_is_credited_by_month),
        TEST(a_commitment_in_list_value_is_credited_as_billed),
        TEST(a_ramp_within_a_period_is_credited_by_its_own_months),
        TEST(a_credit_falls_at_the_end_of_its_month),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
