/* The arithmetic of axes: ticks and their texts. */
#include "../check.h"

#include "report/brief/axis.h"

#include <math.h>

static void
ticks_are_round_and_inside(void **state)
{
    static const struct {
        double low, high;
        size_t n_wanted;
        double step, first, last;
    } rows[] = {
        /* Step: the least of 1, 2, 5 times a power of ten that needs no more than n_wanted. */
        {-0.244, 0.20, 6, 0.1, -0.2, 0.2},   /* 0.444 / 6 = 0.074 */
        {0, 1000000, 5, 200000, 0, 1000000}, /* exactly a fifth */
        {0, 1000001, 5, 500000, 0, 1000000}, /* a little more */
        {-3.2105, 0.15, 6, 1, -3, 0},        /* 3.36 / 6 = 0.56 */
        {0.05, 0.12, 4, 0.05, 0, 0.1},       /* zero is always there: 0.12 / 4 = 0.03 */
        {-0.3, -0.1, 3, 0.1, -0.3, 0},       {0, 0.000042, 4, 0.00002, 0, 0.00004},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct axis axis = axis_over(rows[i].low, rows[i].high, rows[i].n_wanted, 0, 100);
        assert_true(fabs(axis.step / rows[i].step - 1) < 1e-9);
        assert_true(fabs(axis.ticks[0] - rows[i].first) < 1e-9 * axis.step);
        assert_true(fabs(axis.ticks[axis.n_ticks - 1] - rows[i].last) < 1e-6 * axis.step);
        for (size_t k = 0; k < axis.n_ticks; k++) {
            assert_true(axis_at(&axis, axis.ticks[k]) >= -1e-6);
            assert_true(axis_at(&axis, axis.ticks[k]) <= 100 + 1e-6);
        }
    }
}

static void
an_axis_of_nothing_runs_from_0_to_1(void **state)
{
    static const double rows[][2] = {
        {0, 0}, {(double)NAN, (double)NAN}, {(double)NAN, (double)INFINITY}, {-(double)INFINITY, 0}};
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct axis axis = axis_over(rows[i][0], rows[i][1], 4, 0, 100);
        assert_true(axis.low == 0 && axis.high == 1);
        assert_true(axis.n_ticks >= 2);
    }
}

static void
values_are_placed_in_proportion_also_upwards(void **state)
{
    const struct axis axis = axis_over(-100, 300, 4, 500, 100); /* 400 to 400 points, growing upwards */
    (void)state;
    assert_true(fabs(axis_at(&axis, -100) - 500) < 1e-9);
    assert_true(fabs(axis_at(&axis, 0) - 400) < 1e-9);
    assert_true(fabs(axis_at(&axis, 300) - 100) < 1e-9);
}

static void
ticks_never_pass_their_array(void **state)
{
    (void)state;
    for (size_t n = 1; n <= 10; n++)
        for (double high = 1; high < 10; high += 0.37) {
            const struct axis axis = axis_over(-high / 3, high, n, 0, 1);
            assert_true(axis.n_ticks >= 1 && axis.n_ticks <= AXIS_MAX_TICKS);
            assert_true(axis.ticks[axis.n_ticks - 1] > axis.high - axis.step * (1 + 1e-9));
        }
}

static void
texts_have_the_decimals_their_step_needs(void **state)
{
    static const struct {
        double low, high;
        size_t n_wanted;
        double tick;
        const char *percent, *amount;
    } rows[] = {
        {-0.3, 0.2, 5, -0.2, "\u221220%", "\u22120.2"},    {0, 0.025, 5, 0.015, "1.5%", "0.015"},
        {0, 1.5e6, 3, 1e6, "100000000%", "1.0M"},          {0, 650000, 4, 400000, "40000000%", "400k"},
        {-200, 800, 5, -200, "\u221220000%", "\u2212200"}, {0, 9e11, 4, 5e11, "50000000000000%", "500B"},
        {0, 3e12, 3, 2e12, "200000000000000%", "2T"},      {0, 1, 5, 0, "0%", "0"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct axis axis = axis_over(rows[i].low, rows[i].high, rows[i].n_wanted, 0, 1);
        char text[TICK_TEXT_SIZE];
        axis_percent(&axis, rows[i].tick, text);
        assert_string_equal(text, rows[i].percent);
        axis_amount(&axis, rows[i].tick, text);
        assert_string_equal(text, rows[i].amount);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ticks_are_round_and_inside),
        cmocka_unit_test(an_axis_of_nothing_runs_from_0_to_1),
        cmocka_unit_test(values_are_placed_in_proportion_also_upwards),
        cmocka_unit_test(ticks_never_pass_their_array),
        cmocka_unit_test(texts_have_the_decimals_their_step_needs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
