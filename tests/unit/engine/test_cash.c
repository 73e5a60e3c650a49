/* Cash, net present value (1.8.5), fees (1.8.6) and cost (1.1). */
#include "one_path.h"
#include "settle_list.h"

/* ---- cash ---- */

/* 1,800 of commitment over 18 months, with 10% prepay: 90 a month of commit cash, when it falls due. */
static void
each_billing_falls_due_in_its_months(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    static const struct {
        enum billing billing;
        enum measure measure;
        double due[18];
    } rows[] = {
        {BILLING_UPFRONT, MEASURE_YEAR, {1620}},
        {BILLING_ANNUAL, MEASURE_YEAR, {[0] = 1080, [12] = 540}},
        {BILLING_ANNUAL, MEASURE_MONTH, {[0] = 1080, [12] = 540}},
        {BILLING_QUARTERLY,
         MEASURE_YEAR,
         {[0] = 270, [3] = 270, [6] = 270, [9] = 270, [12] = 270, [15] = 270}},
        {BILLING_MONTHLY,
         MEASURE_TERM,
         {90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90}},
        {BILLING_ARREARS, MEASURE_YEAR, {[11] = 1080, [17] = 540}},
        {BILLING_ARREARS, MEASURE_TERM, {[17] = 1620}},
        {BILLING_ARREARS,
         MEASURE_QUARTER,
         {[2] = 270, [5] = 270, [8] = 270, [11] = 270, [14] = 270, [17] = 270}},
    };
    offer->term_months = 18;
    offer->commit.annual = money(1200);
    offer->commit.prepay_discount = 0.10;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        offer->commit.billing = rows[i].billing;
        offer->commit.measure = rows[i].measure;
        struct settlement s = settle_flat(fixture, 0, 100);
        for (size_t m = 0; m < 18; m++) {
            want_money(s.months[m].commit_cash, rows[i].due[m]);
            want_money(s.months[m].cash, rows[i].due[m]);
        }
        want_money(s.total, 1620);
    }
}

/* A quarter of two months at the end of 8: quarterly billing of a year's commit is 300, 300, 200. */
static void
the_last_span_of_a_billing_covers_only_what_is_left(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    offer->term_months = 8;
    offer->commit.annual = money(1200);
    offer->commit.billing = BILLING_QUARTERLY;
    struct settlement s = settle_flat(fixture, 0, 100);
    want_money(s.months[0].commit_cash, 300);
    want_money(s.months[3].commit_cash, 300);
    want_money(s.months[6].commit_cash, 200);
}

/* r = 21%, so (1 + r)^(1/2) = 1.1. 24 months, 1,210 a year billed annually: 1,210 now and 1,210/1.21 = 1,000.
 * Overage of 330 at the end of month 6 is 330/1.1 = 300; 605 at the end of month 24 is 605/1.4641 = 413.2231.
 * A fee of 121 once, now. NPV = 1,210 + 1,000 + 300 + 605/1.4641 + 121. */
static void
the_net_present_value_discounts_advances_and_month_ends(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    struct fee fee = {
        .name = "setup", .kind = FEE_SERVICES, .quantity = 1, .unit_price = money(121), .per = FEE_ONCE};
    offer->term_months = 24;
    offer->commit.annual = money(1210);
    offer->fees = &fee;
    offer->n_fees = 1;
    const double list[24] = {[5] = 1210 + 330, [23] = 1210 + 605};
    struct settlement s = settle_list_at(fixture, 0, list, 0.21);
    want_money(s.total, 1210 + 1210 + 330 + 605 + 121);
    want_money(s.npv, 1210 + 1000 + 300 + 605 / 1.4641 + 121);
    want(s.months[12].advance_factor, 1 / 1.21);
    want(s.months[5].end_factor, 1 / 1.1);
    want(s.months[0].advance_factor, 1);
    want_money(s.months[5].present_value, 300);
    want_money(s.months[0].present_value, 1331);
}

/* In arrears and credited: 1,210 a year, 605 used, true-down 50%. End of year: (1,210 - 605)/1.21 = 500. */
static void
the_net_present_value_discounts_arrears_and_credits_at_the_periods_end(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    offer->commit.annual = money(1210);
    offer->commit.billing = BILLING_ARREARS;
    offer->unused.true_down_cap = 0.5;
    struct settlement s = settle_list_at(fixture, 0, (double[12]){605}, 0.21);
    want_money(s.npv, 500);
}

/* ---- fees ---- */

/* 18 months: 10 seats at 60 a month, 18 x 600 = 10,800; 1 platform at 12,000 a year, 12,000 and half of it; 2
 * services at 500 once. Fees fall in advance. */
static void
fees_fall_due_by_month_by_year_pro_rata_and_once(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    struct fee fees[] = {
        {.name = "seats", .kind = FEE_SEATS, .quantity = 10, .unit_price = money(60), .per = FEE_PER_MONTH},
        {.name = "base",
         .kind = FEE_PLATFORM,
         .quantity = 1,
         .unit_price = money(12000),
         .per = FEE_PER_YEAR},
        {.name = "setup", .kind = FEE_SERVICES, .quantity = 2, .unit_price = money(500), .per = FEE_ONCE},
    };
    offer->term_months = 18;
    offer->fees = fees;
    offer->n_fees = 3;
    offer->overage.rate = OVERAGE_COMMITTED;
    struct settlement s = settle_flat(fixture, 0.2, 1000);
    want_money(s.months[0].fees, 600 + 12000 + 1000);
    want_money(s.months[1].fees, 600);
    want_money(s.months[12].fees, 600 + 6000);
    want_money(s.fees, 10800 + 18000 + 1000);
    want_money(s.paid_api, 18 * 800);
    want_money(s.total, 18 * 800 + 29800);
    want(s.realized_discount, 0.2);
    want(s.all_in_discount, 1 - (18 * 800 + 29800) / 18000.0);
    want_money(s.bridge[BRIDGE_FEES_CREDITS].amount, -29800);
}

/* From 500 up all units cost 52, from 1,000 up 45. */
static void
a_fee_tier_prices_all_units(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    struct fee_tier tiers[] = {{500, money(52)}, {1000, money(45)}};
    struct fee fee = {.name = "seats",
                      .kind = FEE_SEATS,
                      .unit_price = money(60),
                      .per = FEE_PER_MONTH,
                      .tiers = tiers,
                      .n_tiers = 2};
    static const struct {
        double quantity, price;
    } rows[] = {{499, 60}, {500, 52}, {999, 52}, {1000, 45}, {5000, 45}};
    offer->term_months = 1;
    offer->fees = &fee;
    offer->n_fees = 1;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fee.quantity = rows[i].quantity;
        struct settlement s = settle_flat(fixture, 0, 1000);
        want_money(s.fees, rows[i].quantity * rows[i].price);
    }
}

/* ---- cost ---- */

/* 24 months of 1,000 a year, 300 used in month 14, rollover 50% to the renewal: 500 roll from year 1, of
 * which 300 are drawn and 200 expire; 500 of year 2 go on, with `next_year` of use to come. */
static struct settlement
settle_and_carry_out(struct fixture *fixture, double next_year, double discount_rate)
{
    struct offer *offer = &fixture->offers[0];
    offer->term_months = 24;
    offer->commit.annual = money(1000);
    offer->unused.rollover_cap = 0.50;
    offer->unused.carry_to_renewal = true;
    const struct demand_month demand[24] = {[13] = {14, 1, 300, 300, 0, 300}};
    const struct one_path path = {
        .offer = offer, .demand = demand, .discount_rate = discount_rate, .next_year = next_year};
    return one_path_settle(&path, fixture->arena);
}

/* Worth 500, or no more than the 400 or nothing the next year can use. At 21% a year NPV is 1,000 +
 * 1,000/1.21 and what is carried out is worth its part at the end of month 24, /1.21^2 = /1.4641. */
static void
cost_is_the_present_value_less_what_the_next_year_can_use_of_a_balance_carried_out(void **state)
{
    static const struct {
        double next_year, rate, npv, worth;
    } rows[] = {
        {5000, 0, 2000, 500},
        {400, 0, 2000, 400},
        {0, 0, 2000, 0},
        {5000, 0.21, 1000 + 1000 / 1.21, 500 / 1.4641},
        {400, 0.21, 1000 + 1000 / 1.21, 400 / 1.4641},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct settlement s = settle_and_carry_out(*state, rows[i].next_year, rows[i].rate);
        want_money(s.carried_out, 500);
        want_money(s.npv, rows[i].npv);
        want_money(s.carry_worth, rows[i].worth);
        want_money(s.cost, rows[i].npv - rows[i].worth);
        want_money(s.total, 2000);
    }
}

/* In list value at 20% the 500 were billed at 400, which is what is shown as carried out and compared. */
static void
a_balance_in_list_value_is_worth_what_it_was_billed_at(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    offer->commit.annual = money(1000);
    offer->commit.drawdown = DRAWDOWN_LIST;
    offer->unused.rollover_cap = 0.50;
    offer->unused.carry_to_renewal = true;
    const struct demand_month demand[12] = {[3] = {4, 1, 500, 500, 0, 400}};
    const struct one_path path = {.offer = offer, .quoted = 0.20, .demand = demand, .next_year = 450};
    struct settlement s = one_path_settle(&path, fixture->arena);
    want_money(s.carried_out, 400);
    want_money(s.cost, 800 - 400);
}

/* 10 of list value a day, 304.375 a standard month, flat; at 20% off 243.50, 2,922 a year. Of 12,000
 * committed all that is unused, 9,078, is carried out; the next year can use 2,922 of it. */
static void
the_next_year_is_that_of_the_base_path(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    fixture_model(fixture, "claude-opus-5", "opus", 5, 25);
    use_in_december(fixture, tokens("claude-opus-5", 62 * MILLION, 0));
    offer->discount.has_headline = true;
    offer->discount.headline = 0.20;
    offer->commit.annual = money(12000);
    offer->unused.rollover_cap = 1;
    offer->unused.carry_to_renewal = true;
    fixture_run(fixture);
    const struct settlement *s = &fixture->results.offers[0].scenarios[SCENARIO_BASE];
    want_money(s->carried_out, 9078);
    want_money(s->carry_worth, 2922);
    want_money(s->cost, 12000 - 2922);
    /* One bound for every path: a low one has no less to come. */
    want_money(fixture->results.offers[0].scenarios[SCENARIO_LOW].carry_worth, 2922);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_billing_falls_due_in_its_months),
        TEST(the_last_span_of_a_billing_covers_only_what_is_left),
        TEST(the_net_present_value_discounts_advances_and_month_ends),
        TEST(the_net_present_value_discounts_arrears_and_credits_at_the_periods_end),
        TEST(fees_fall_due_by_month_by_year_pro_rata_and_once),
        TEST(a_fee_tier_prices_all_units),
        TEST(cost_is_the_present_value_less_what_the_next_year_can_use_of_a_balance_carried_out),
        TEST(a_balance_in_list_value_is_worth_what_it_was_billed_at),
        TEST(the_next_year_is_that_of_the_base_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
