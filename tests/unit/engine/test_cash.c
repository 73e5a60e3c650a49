/* Cash, net present value (1.8.5) and fees (1.8.6). */
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
