/* Where a better term may cost more, which the conditions of test_favourable.c leave out (1.8). */
#include "one_path.h"

/* An agreement of three quarters of 1,000 or of three years. */
static struct offer *
three_periods(struct fixture *fixture, enum measure measure)
{
    struct offer *offer = &fixture->offers[0];
    offer->term_months = measure == MEASURE_YEAR ? 36 : 9;
    offer->commit.annual = money(measure == MEASURE_YEAR ? 1000 : 4000);
    offer->commit.measure = measure;
    return offer;
}

/* List values of the periods' first months, at 20% off. */
static double
total_of_three(struct fixture *fixture, double first, double second, double third, double service_credit)
{
    const double list[] = {first, second, third};
    struct demand_month demand[36] = {{.h = 1}};
    const struct offer *offer = &fixture->offers[0];
    for (size_t i = 0; i < 3; i++)
        demand[i * (size_t)offer->term_months / 3] =
            (struct demand_month){1, 1, list[i], list[i], 0, list[i] * 0.8};
    const struct one_path path = {
        .offer = offer, .quoted = 0.20, .demand = demand, .service_credit = service_credit};
    return one_path_settle(&path, fixture->arena).total;
}

/* Years of 1,000 of list value, rollover 20%, used 800, 0, 400: 640 and 320 at 20% off. Year 1 rolls 200
 * over. Valid one year, they expire at the 160 they were billed at; year 2 rolls over 200 and is 800 short;
 * year 3 draws these and 200 of its own and is 800 short: 960 + 160 + 1,600. Valid two years, year 3 draws
 * the 200 of year 1 in place of its own and is 1,000 short: 960 + 1,800. Where a shortfall is discounted both
 * are 960 + 0.8 x 1,800. */
static void
a_longer_validity_may_cost_more_where_a_shortfall_costs_its_face(void **state)
{
    struct offer *offer = three_periods(*state, MEASURE_YEAR);
    offer->commit.drawdown = DRAWDOWN_LIST;
    offer->unused.rollover_cap = 0.20;
    want_money(total_of_three(*state, 800, 0, 400, 0), 2720);
    offer->unused.rollover_periods = 2;
    want_money(total_of_three(*state, 800, 0, 400, 0), 2760);
    offer->commit.shortfall = SHORTFALL_DISCOUNTED;
    want_money(total_of_three(*state, 800, 0, 400, 0), 2400);
    offer->unused.rollover_periods = 1;
    want_money(total_of_three(*state, 800, 0, 400, 0), 2400);
}

/* Quarters of 1,000, used 800, 1,200, 800, carry-forward 20%. With rollover nothing is over and 200 are
 * forfeited at the end: 3,000. Without, quarter 2 is 200 over, 250 at list; at 30% off list it costs 175, and
 * counts for 200 in quarter 3: 3,000 + 175 - 200. */
static void
a_rollover_may_cost_more_where_overage_is_cheap_and_counts_as_drawn(void **state)
{
    struct offer *offer = three_periods(*state, MEASURE_QUARTER);
    offer->overage.rate = OVERAGE_DISCOUNT;
    offer->overage.share = 0.30;
    offer->unused.carry_forward_cap = 0.20;
    want_money(total_of_three(*state, 1000, 1500, 1000, 0), 2975);
    offer->unused.rollover_cap = 1;
    want_money(total_of_three(*state, 1000, 1500, 1000, 0), 3000);
}

/* The same with overage at the committed rate, 8% of all charges credited: with rollover 3,000 - 240; without
 * 3,000 + 200 - 200, of which the 200 of overage are credited too: 3,000 - 256. */
static void
a_rollover_may_cost_more_where_the_overage_it_avoids_is_credited(void **state)
{
    struct offer *offer = three_periods(*state, MEASURE_QUARTER);
    offer->overage.rate = OVERAGE_COMMITTED;
    offer->unused.carry_forward_cap = 0.20;
    want_money(total_of_three(*state, 1000, 1500, 1000, 0.08), 2744);
    offer->unused.rollover_cap = 1;
    want_money(total_of_three(*state, 1000, 1500, 1000, 0.08), 2760);
}

/* Two years of 1,000 with full rollover; years of 500 and 1,500 at 20%. Without
 * true-down 500 rolls over and 2,000 is paid. A true-down of half credits 500, and year 2 has 500 over: at
 * list 625, 2,125 in all. Or at the committed rate but with 10% prepaid: 1,800 against 1,800 - 450 + 500 =
 * 1,850. */
static void
a_true_down_may_cost_more_where_overage_is_at_list_or_the_commit_is_prepaid(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    const struct demand_month demand[24] = {
        [0] = {1, 1, 625, 625, 0, 500}, [12] = {13, 1, 1875, 1875, 0, 1500}};
    struct settlement s;
    offer->term_months = 24;
    offer->commit.annual = money(1000);
    offer->unused.rollover_cap = 1;
    settle(offer, 0.2, demand, 0, fixture->arena, &s);
    want_money(s.total, 2000);
    offer->unused.true_down_cap = 0.5;
    settle(offer, 0.2, demand, 0, fixture->arena, &s);
    want_money(s.total, 2125);
    offer->overage.rate = OVERAGE_COMMITTED;
    settle(offer, 0.2, demand, 0, fixture->arena, &s);
    want_money(s.total, 2000);
    offer->commit.prepay_discount = 0.10;
    settle(offer, 0.2, demand, 0, fixture->arena, &s);
    want_money(s.total, 1850);
    offer->unused.true_down_cap = 0;
    settle(offer, 0.2, demand, 0, fixture->arena, &s);
    want_money(s.total, 1800);
}

/* Quarters of 1,000, used 1,200, 800, 1,200, rollover 100%. Quarter 1 is 200 over, 250 at list. Without
 * carry-forward quarter 2 rolls 200 over, which quarter 3 draws: 3,000 + 250. With it the 200 count as drawn,
 * nothing rolls over, and quarter 3 is 200 over at list: 3,000 + 250 - 200 + 250. At committed rates both are
 * 3,200. */
static void
a_carry_forward_may_cost_more_where_it_takes_the_place_of_a_rollover(void **state)
{
    struct offer *offer = three_periods(*state, MEASURE_QUARTER);
    offer->unused.rollover_cap = 1;
    want_money(total_of_three(*state, 1500, 1000, 1500, 0), 3250);
    offer->unused.carry_forward_cap = 0.20;
    want_money(total_of_three(*state, 1500, 1000, 1500, 0), 3300);
    offer->overage.rate = OVERAGE_COMMITTED;
    want_money(total_of_three(*state, 1500, 1000, 1500, 0), 3200);
    offer->unused.carry_forward_cap = 0;
    want_money(total_of_three(*state, 1500, 1000, 1500, 0), 3200);
}

/* Quarters of 1,000, 1,000, 1,800, carry-forward 20%, used 1,500, 1,800, 700 at the committed rate. Quarter 1
 * is 500 over. With true-forward quarter 2 is raised to 1,500: 300 over, all of which count in quarter 3:
 * 4,300 + 800 - 300. Without, quarter 2 is 800 over, of which 20% of 1,000 count: 3,800 + 1,300 - 200. */
static void
a_lower_commitment_may_cost_more_where_less_overage_counts_as_drawn(void **state)
{
    struct offer *offer = three_periods(*state, MEASURE_QUARTER);
    struct money schedule[] = {money(1000), money(1000), money(1800)};
    offer->commit.annual = money(0);
    offer->commit.schedule = schedule;
    offer->commit.n_schedule = 3;
    offer->overage.rate = OVERAGE_COMMITTED;
    offer->unused.carry_forward_cap = 0.20;
    want_money(total_of_three(*state, 1875, 2250, 875, 0), 4900);
    offer->true_forward.share = 1;
    want_money(total_of_three(*state, 1875, 2250, 875, 0), 4800);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_longer_validity_may_cost_more_where_a_shortfall_costs_its_face),
        TEST(a_rollover_may_cost_more_where_overage_is_cheap_and_counts_as_drawn),
        TEST(a_rollover_may_cost_more_where_the_overage_it_avoids_is_credited),
        TEST(a_true_down_may_cost_more_where_overage_is_at_list_or_the_commit_is_prepaid),
        TEST(a_carry_forward_may_cost_more_where_it_takes_the_place_of_a_rollover),
        TEST(a_lower_commitment_may_cost_more_where_less_overage_counts_as_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
