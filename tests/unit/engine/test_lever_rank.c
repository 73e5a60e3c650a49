/* The orders in which levers are shown and asked for (1.12). */
#include "../check.h"

#include "engine/lever_rank.h"

#define N(array) (sizeof(array) / sizeof *(array))

static const struct lever_result *
find(const struct lever_result *levers, size_t n, enum lever lever)
{
    for (size_t i = 0; i < n; i++)
        if (levers[i].lever == lever)
            return &levers[i];
    fail_msg("no such lever");
    return NULL;
}

static void
levers_are_listed_by_worth(void **state)
{
    (void)state;
    struct lever_result levers[] = {{.lever = LEVER_POINT, .worth = 10},
                                    {.lever = LEVER_DRAWDOWN_LIST, .worth = -400},
                                    {.lever = LEVER_UNBUNDLE, .worth = 1000},
                                    {.lever = LEVER_RAMP, .worth = 20}};
    const enum lever order[] = {LEVER_UNBUNDLE, LEVER_RAMP, LEVER_POINT, LEVER_DRAWDOWN_LIST};
    lever_rank(levers, N(levers));
    for (size_t i = 0; i < N(levers); i++) {
        assert_int_equal(levers[i].lever, order[i]);
        assert_int_equal(levers[i].worth_rank, i + 1);
    }
}

static void
equal_to_the_cent_is_equal_and_the_order_of_the_table_decides(void **state)
{
    (void)state;
    struct lever_result levers[] = {{.lever = LEVER_ROLLOVER_20, .worth = 300.0000004},
                                    {.lever = LEVER_ROLLOVER_FULL, .worth = 300},
                                    {.lever = LEVER_OVERAGE_COMMITTED, .worth = 299.9999996},
                                    {.lever = LEVER_POINT, .worth = 299.99}};
    const enum lever order[] = {LEVER_OVERAGE_COMMITTED, LEVER_ROLLOVER_FULL, LEVER_ROLLOVER_20, LEVER_POINT};
    lever_rank(levers, N(levers));
    for (size_t i = 0; i < N(levers); i++)
        assert_int_equal(levers[i].lever, order[i]);
}

/* The table's five first, then the others as listed: by number, whatever they are worth. */
static void
the_headline_rank_is_by_the_points_a_lever_looks_like(void **state)
{
    (void)state;
    const enum lever order[] = {
        LEVER_POINT, LEVER_DOMINANT_BENCHMARK, LEVER_RESIZE_OPTIMUM, LEVER_RESIZE_FLOOR,
        LEVER_RAMP,  LEVER_ROLLOVER_FULL,      LEVER_RENEWAL_CAP,    LEVER_UNBUNDLE,
    };
    struct lever_result levers[N(order)];
    for (size_t i = 0; i < N(order); i++)
        levers[i] = (struct lever_result){.lever = order[i], .worth = (double)(i * i)};
    lever_rank(levers, N(levers));
    for (size_t i = 0; i < N(order); i++)
        assert_int_equal(find(levers, N(levers), order[i])->headline_rank, i + 1);
}

/* Ranks are among those listed: without the point the ramp is first. */
static void
ranks_count_those_listed_alone(void **state)
{
    (void)state;
    struct lever_result levers[] = {{.lever = LEVER_NO_RATCHET, .worth = 5},
                                    {.lever = LEVER_RAMP, .worth = 1}};
    lever_rank(levers, N(levers));
    assert_int_equal(find(levers, 2, LEVER_RAMP)->headline_rank, 1);
    assert_int_equal(find(levers, 2, LEVER_NO_RATCHET)->headline_rank, 2);
}

/* Free: vendor cost up to half a cent, by worth. Then worth per unit of vendor cost: 500/100 = 5, 600/300 =
 * 2, 100/100 = 1. A lever that costs money is not asked for. */
static void
free_asks_come_first_and_then_those_worth_most_to_us_per_unit_it_costs_the_vendor(void **state)
{
    (void)state;
    struct lever_result levers[] = {
        {.lever = LEVER_POINT, .worth = 100, .vendor_cost = 100},
        {.lever = LEVER_RAMP, .worth = 600, .vendor_cost = 300},
        {.lever = LEVER_ROLLOVER_20, .worth = 500, .vendor_cost = 100},
        {.lever = LEVER_OVERAGE_COMMITTED, .worth = 20, .vendor_cost = 0.005},
        {.lever = LEVER_TRUE_DOWN_20, .worth = 30, .vendor_cost = -50},
        {.lever = LEVER_DRAWDOWN_LIST, .worth = -10, .vendor_cost = -10},
    };
    const struct {
        enum lever lever;
        int rank;
    } wanted[] = {
        {LEVER_TRUE_DOWN_20, 1}, {LEVER_OVERAGE_COMMITTED, 2}, {LEVER_ROLLOVER_20, 3}, {LEVER_RAMP, 4},
        {LEVER_POINT, 5},        {LEVER_DRAWDOWN_LIST, 0},
    };
    lever_rank(levers, N(levers));
    for (size_t i = 0; i < N(wanted); i++)
        assert_int_equal(find(levers, N(levers), wanted[i].lever)->ask_rank, wanted[i].rank);
}

/* Both give 1 for 1: the one worth more comes first, then the order of the table. */
static void
asks_of_the_same_price_are_by_worth(void **state)
{
    (void)state;
    struct lever_result levers[] = {
        {.lever = LEVER_POINT, .worth = 100.000000001, .vendor_cost = 100},
        {.lever = LEVER_RAMP, .worth = 300, .vendor_cost = 300},
        {.lever = LEVER_UNBUNDLE, .worth = 100, .vendor_cost = 100},
    };
    lever_rank(levers, N(levers));
    assert_int_equal(find(levers, 3, LEVER_RAMP)->ask_rank, 1);
    assert_int_equal(find(levers, 3, LEVER_POINT)->ask_rank, 2);
    assert_int_equal(find(levers, 3, LEVER_UNBUNDLE)->ask_rank, 3);
}

static void
no_levers_have_no_ranks(void **state)
{
    (void)state;
    struct lever_result untouched = {.lever = LEVER_RAMP, .worth_rank = 7};
    lever_rank(&untouched, 0);
    assert_int_equal(untouched.worth_rank, 7);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levers_are_listed_by_worth),
        cmocka_unit_test(equal_to_the_cent_is_equal_and_the_order_of_the_table_decides),
        cmocka_unit_test(the_headline_rank_is_by_the_points_a_lever_looks_like),
        cmocka_unit_test(ranks_count_those_listed_alone),
        cmocka_unit_test(free_asks_come_first_and_then_those_worth_most_to_us_per_unit_it_costs_the_vendor),
        cmocka_unit_test(asks_of_the_same_price_are_by_worth),
        cmocka_unit_test(no_levers_have_no_ranks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
