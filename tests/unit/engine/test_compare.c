/* One row of the comparison against the others (1.14), from their costs alone. */
#include "fixture.h"

#include "engine/alternatives.h"

#define MAX_ROWS 5

struct row {
    const char *name;
    double low, base, high, expected;
};

/* The last of the rows are the offers. */
static struct results
compare(const struct row *rows, size_t n, size_t n_offers, struct alternative_result *ret_rows)
{
    struct results results = {.alternatives = ret_rows, .n_alternatives = n, .n_offers = n_offers};
    assert_true(n <= MAX_ROWS);
    for (size_t i = 0; i < n; i++)
        ret_rows[i] = (struct alternative_result){.name = rows[i].name,
                                                  .low = rows[i].low,
                                                  .base = rows[i].base,
                                                  .high = rows[i].high,
                                                  .expected = rows[i].expected};
    alternatives_compare(&results);
    return results;
}

static void
want_regret(const struct alternative_result *row, double low, double base, double high, double max)
{
    want_money(row->regret[SCENARIO_LOW], low);
    want_money(row->regret[SCENARIO_BASE], base);
    want_money(row->regret[SCENARIO_HIGH], high);
    want_money(row->max_regret, max);
}

static const struct row three[] = {
    {"on demand", 600, 1000, 1500, 1030}, {"wait", 700, 950, 1300, 980}, {"Offer", 900, 900, 1200, 1000}};

/* Least: 600, 900, 1,200. */
static void
regret_is_what_a_row_costs_above_the_least_of_its_scenario(void **state)
{
    struct alternative_result rows[MAX_ROWS];
    struct results results = compare(three, 3, 1, rows);
    (void)state;
    want_regret(&rows[0], 0, 100, 300, 300);
    want_regret(&rows[1], 100, 50, 100, 100);
    want_regret(&rows[2], 300, 0, 0, 300);
    assert_string_equal(results.minimax_regret, "wait");
}

static void
the_best_alternative_is_any_row_but_the_first_offers_own(void **state)
{
    static const struct row rows[] = {{"on demand", 1, 1, 1, 1030},
                                      {"wait", 1, 1, 1, 990},
                                      {"Offer", 1, 1, 1, 1000},
                                      {"Second", 1, 1, 1, 985}};
    struct alternative_result made[MAX_ROWS];
    struct results results = compare(rows, 4, 2, made);
    (void)state;
    assert_string_equal(results.best_alternative, "Second");
    want_money(results.walk_away_value, 15);
    assert_int_equal(results_offer_row(&results, 1), 3);
    assert_int_equal(alternatives_best_other(&results, 1), 1);
    want_money(alternatives_walk_away(&results, 1), -5); /* 985 against 990 */
}

static void
the_walk_away_value_is_negative_where_the_offer_is_best(void **state)
{
    struct alternative_result made[MAX_ROWS];
    static const struct row rows[] = {{"on demand", 1, 1, 1, 1030}, {"Offer", 1, 1, 1, 1000}};
    struct results results = compare(rows, 2, 1, made);
    (void)state;
    assert_string_equal(results.best_alternative, "on demand");
    want_money(results.walk_away_value, -30);
}

/* Rows within half a cent are the same to a reader. */
static void
of_rows_that_cost_the_same_the_first_is_meant(void **state)
{
    static const struct row rows[] = {
        {"on demand", 1, 1, 1, 990.004}, {"wait", 1, 1, 1, 990}, {"Offer", 1, 1, 1, 1000}};
    struct alternative_result made[MAX_ROWS];
    struct results results = compare(rows, 3, 1, made);
    (void)state;
    assert_string_equal(results.best_alternative, "on demand");
    assert_string_equal(results.minimax_regret, "on demand");
}

static void
a_row_is_dominated_by_one_no_dearer_anywhere_and_cheaper_somewhere(void **state)
{
    static const struct row rows[] = {{"on demand", 600, 1000, 1500, 0},
                                      {"as good low and base", 600, 1000, 1400, 0},
                                      {"dearer low", 601, 900, 1300, 0},
                                      {"twin", 600.004, 1000, 1399.996, 0},
                                      {"Offer", 602, 1001, 1600, 0}};
    struct alternative_result made[MAX_ROWS];
    (void)state;
    compare(rows, 5, 1, made);
    assert_int_equal(made[0].dominated_by, 1);
    /* "dearer low" costs more in one, "twin" is less than half a cent off */
    assert_true(made[1].dominated_by == NO_ROW);
    assert_true(made[2].dominated_by == NO_ROW);
    assert_true(made[3].dominated_by == NO_ROW);
    assert_int_equal(made[4].dominated_by, 0); /* of several the first */
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(regret_is_what_a_row_costs_above_the_least_of_its_scenario),
        cmocka_unit_test(the_best_alternative_is_any_row_but_the_first_offers_own),
        cmocka_unit_test(the_walk_away_value_is_negative_where_the_offer_is_best),
        cmocka_unit_test(of_rows_that_cost_the_same_the_first_is_meant),
        cmocka_unit_test(a_row_is_dominated_by_one_no_dearer_anywhere_and_cheaper_somewhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
