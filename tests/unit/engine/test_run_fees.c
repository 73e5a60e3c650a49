/* Fees that rows of the comparison lack (1.14, 1.20). Two offers for a year: one with 10 seats at 6 a month
 * (8 alone), support at 120 a year and a set-up at 50 (40 alone); one with support alone, at 150 a year (200
 * alone). */
#include "by_hand.h"

#include "engine/alternatives.h"
#include "engine/run_fees.h"

enum { SEATS, SUPPORT, SETUP };

static struct fee_tier from_10[1];

static void
lay_out(struct fixture *fixture)
{
    struct offer *first = &fixture->offers[0], *second = &fixture->offers[1];
    from_10[0] = (struct fee_tier){10, money(5)}; /* of the quoted price; alone there is none */
    const struct fee fees[] = {
        {.name = "seats",
         .quantity = 10,
         .unit_price = money(6),
         .has_standalone = true,
         .standalone_unit_price = money(8)},
        {.name = "support", .quantity = 1, .unit_price = money(120), .per = FEE_PER_YEAR},
        {.name = "set-up",
         .quantity = 1,
         .unit_price = money(50),
         .per = FEE_ONCE,
         .has_standalone = true,
         .standalone_unit_price = money(40)}};
    first->fees = ARENA_NEW(fixture->arena, struct fee, 3);
    for (size_t i = 0; i < 3; i++)
        first->fees[i] = fees[i];
    first->n_fees = 3;
    second->name = "Second";
    second->file = "second.ini";
    second->fees = ARENA_NEW(fixture->arena, struct fee, 1);
    second->fees[0] = (struct fee){.name = "Support",
                                   .quantity = 1,
                                   .unit_price = money(150),
                                   .per = FEE_PER_YEAR,
                                   .has_standalone = true,
                                   .standalone_unit_price = money(200)};
    second->n_fees = 1;
    fixture->n_offers = 2;
}

static struct run_fees
collect(struct fixture *fixture)
{
    struct offer_result offers[] = {{.offer = &fixture->offers[0]}, {.offer = &fixture->offers[1]}};
    const struct results results = {.offers = offers, .n_offers = fixture->n_offers};
    struct run_fees fees;
    run_fees_collect(&results, fixture->arena, &fixture->diags, &fees);
    return fees;
}

static void
each_fee_of_the_run_has_the_first_standalone_price_under_its_name(void **state)
{
    struct fixture *fixture = *state;
    lay_out(fixture);
    fixture->offers[0].fees[SEATS].tiers = from_10;
    fixture->offers[0].fees[SEATS].n_tiers = 1;
    struct run_fees fees = collect(fixture);
    assert_int_equal(fees.n, 3);
    want_money(money_value(fees.items[SEATS].bought.unit_price), 8);
    assert_int_equal(fees.items[SEATS].bought.n_tiers, 0);
    want_money(money_value(fees.items[SUPPORT].bought.unit_price), 200); /* the second offer's */
    want_money(money_value(fees.items[SETUP].bought.unit_price), 40);
    assert_int_equal(fixture->diags.n_warnings, 0);
}

static void
without_a_standalone_price_in_the_run_the_first_quoted_one_is_taken_with_a_warning(void **state)
{
    struct fixture *fixture = *state;
    lay_out(fixture);
    fixture->offers[1].fees[0].has_standalone = false;
    fixture->offers[0].fees[SUPPORT].tiers = from_10; /* not reached by a quantity of 1 */
    fixture->offers[0].fees[SUPPORT].n_tiers = 1;
    struct run_fees fees = collect(fixture);
    want_money(money_value(fees.items[SUPPORT].bought.unit_price), 120);
    assert_int_equal(fees.items[SUPPORT].bought.n_tiers, 1); /* the quoted price with all it says */
    assert_int_equal(fixture->diags.n_warnings, 1);
    assert_true(fixture_warned(fixture, "fee-price-assumed"));
    assert_true(fixture_warning_says(fixture, "[fee support]"));
}

static void
want_months(const double *added, int n, double first, double later)
{
    want_money(added[0], first);
    for (int m = 1; m < n; m++)
        want_money(added[m], later);
}

/* 80 of seats a month, 200 of support a year, 40 of set-up once. */
static void
on_demand_lacks_every_fee_and_an_offer_those_of_the_others(void **state)
{
    struct fixture *fixture = *state;
    bool is_assumed = true;
    lay_out(fixture);
    const struct run_fees fees = collect(fixture);
    struct course_plan course = {.kind = COURSE_ON_DEMAND, .horizon = 12};
    want_months(run_fees_added(&fees, &course, fixture->arena, &is_assumed), 12, 320, 80);
    assert_false(is_assumed);
    course = (struct course_plan){.kind = COURSE_OFFER, .offer = &fixture->offers[0], .horizon = 12};
    want_months(run_fees_added(&fees, &course, fixture->arena, &is_assumed), 12, 0, 0);
    course.offer = &fixture->offers[1];
    want_months(run_fees_added(&fees, &course, fixture->arena, &is_assumed), 12, 120, 80);
    course = (struct course_plan){.kind = COURSE_SPLIT, .offer = &fixture->offers[0], .horizon = 12};
    want_months(run_fees_added(&fees, &course, fixture->arena, &is_assumed), 12, 0, 0);
}

/* Six months of seats, half a year of support: 80 a month and 100. The set-up comes with the offer. */
static void
a_delay_buys_recurring_fees_until_the_offer_starts(void **state)
{
    struct fixture *fixture = *state;
    bool is_assumed = true;
    lay_out(fixture);
    const struct run_fees fees = collect(fixture);
    const struct course_plan course = {
        .kind = COURSE_DELAY, .offer = &fixture->offers[0], .delay_months = 6, .horizon = 12};
    const double *added = run_fees_added(&fees, &course, fixture->arena, &is_assumed);
    want_months(added, 6, 180, 80);
    want_months(added + 6, 6, 0, 0);
    assert_false(is_assumed);
}

static void
a_row_that_buys_at_an_assumed_price_says_so(void **state)
{
    struct fixture *fixture = *state;
    bool is_assumed = false;
    lay_out(fixture);
    fixture->offers[1].fees[0].has_standalone = false;
    const struct run_fees fees = collect(fixture);
    struct course_plan course = {.kind = COURSE_ON_DEMAND, .horizon = 12};
    want_months(run_fees_added(&fees, &course, fixture->arena, &is_assumed), 12, 240, 80);
    assert_true(is_assumed);
    course = (struct course_plan){.kind = COURSE_OFFER, .offer = &fixture->offers[1], .horizon = 12};
    run_fees_added(&fees, &course, fixture->arena, &is_assumed); /* has support; buys seats, set-up alone */
    assert_false(is_assumed);
}

/* No usage, no commitment: only fees are left. On demand 12 x 80 + 200 + 40 = 1,200. The delay 6 x 80 + 100,
 * then the offer for half a year: 6 x 60 + 60 + 50; 1,050. The first offer 12 x 60 + 120 + 50 = 890. The
 * second 150 + 12 x 80 + 40 = 1,150. */
static void
every_row_pays_for_all_the_fees_of_the_run(void **state)
{
    static struct alternative later[] = {{.name = "later", .kind = ALTERNATIVE_DELAY, .months = 6}};
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    lay_out(fixture);
    fixture->plan.alternatives = later;
    fixture->plan.n_alternatives = 1;
    by_hand_build(fixture, (struct by_hand_use){0}, 1, 1, &by_hand);
    alternatives_build(&by_hand.valuation, &by_hand.scratch, fixture->arena, &fixture->diags,
                       &by_hand.results);
    const struct alternative_result *rows = by_hand.results.alternatives;
    want_money(rows[0].base, 1200);
    want_money(rows[1].base, 1050);
    want_money(rows[2].base, 890);
    want_money(rows[3].base, 1150);
    assert_false(rows[0].has_assumed_fee);
}

/* Of two years the first offer brings one: then its seats and support go on at its own price, 720 and 120. */
static void
an_offers_own_fees_go_on_after_its_term(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    lay_out(fixture);
    fixture->offers[1].term_months = 24;
    by_hand_build(fixture, (struct by_hand_use){0}, 1, 1, &by_hand);
    alternatives_build(&by_hand.valuation, &by_hand.scratch, fixture->arena, &fixture->diags,
                       &by_hand.results);
    want_money(by_hand.results.alternatives[0].base, 24 * 80 + 2 * 200 + 40);
    want_money(by_hand.results.alternatives[1].base, 2 * (720 + 120) + 50);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(each_fee_of_the_run_has_the_first_standalone_price_under_its_name),
        TEST(without_a_standalone_price_in_the_run_the_first_quoted_one_is_taken_with_a_warning),
        TEST(on_demand_lacks_every_fee_and_an_offer_those_of_the_others),
        TEST(a_delay_buys_recurring_fees_until_the_offer_starts),
        TEST(a_row_that_buys_at_an_assumed_price_says_so),
        TEST(every_row_pays_for_all_the_fees_of_the_run),
        TEST(an_offers_own_fees_go_on_after_its_term),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
