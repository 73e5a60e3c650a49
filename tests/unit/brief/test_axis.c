/* The arithmetic of axes: ticks and their texts. */
#include "../check.h"

#include "report/brief/marks/axis.h"

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
an_axis_between_runs_from_tick_to_tick_without_a_far_zero(void **state)
{
    static const struct {
        double low, high;
        size_t n_wanted;
        double from, to, step;
    } rows[] = {
        {620e3, 1020e3, 4, 600e3, 1100e3, 100e3}, /* 400 / 4 = 100 */
        {620e3, 1020e3, 3, 600e3, 1200e3, 200e3}, /* 400 / 3 = 133 */
        {-0.3, 0.25, 4, -0.4, 0.4, 0.2},          /* 0.55 / 4 = 0.1375 */
        {100, 100, 2, 99, 101, 1},                /* widened by 2%: 99 to 101 */
        {0, 0, 4, 0, 1, 0.5},                     /* as an axis of nothing: 1 / 4 = 0.25 */
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct axis axis = axis_between(rows[i].low, rows[i].high, rows[i].n_wanted, 100, 0);
        const double slack = 1e-6 * rows[i].step;
        assert_true(fabs(axis.low - rows[i].from) < slack && fabs(axis.high - rows[i].to) < slack);
        assert_true(fabs(axis.step - rows[i].step) < slack);
        assert_true(fabs(axis.ticks[0] - rows[i].from) < slack);
        assert_true(fabs(axis.ticks[axis.n_ticks - 1] - rows[i].to) < slack);
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
        {-0.3, 0.2, 5, -0.2, "\u221220%", "\u22120.2"},     {0, 0.025, 5, 0.015, "1.5%", "0.015"},
        {0, 1.5e6, 3, 1e6, "100,000,000%", "1.0M"},         {0, 650000, 4, 400000, "40,000,000%", "400k"},
        {-200, 800, 5, -200, "\u221220,000%", "\u2212200"}, {0, 9e11, 4, 5e11, "50,000,000,000,000%", "500B"},
        {0, 3e12, 3, 2e12, "200,000,000,000,000%", "2T"},   {0, 1, 5, 0, "0%", "0"},
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

/* Two items on 0 to 100: the scale s must leave room for the labels of every pair, left and right. */
static void
labels_take_their_room_from_the_scale(void **state)
{
    static const struct {
        struct axis_item items[2];
        double zero, at_10; /* where 0 and 10 are */
    } rows[] = {
        /* Bars of 10 and 5 with labels of 20 and 50 on the right: 10 s + 20 and 5 s + 50 within 100. */
        {{{0, 10, 0, 20}, {0, 5, 0, 50}}, 0, 80},
        /* The shorter bar's label is what decides: 5 s + 70 within 100, s = 6. */
        {{{0, 10, 0, 20}, {0, 5, 0, 70}}, 0, 60},
        /* One to the left with a label of 30, one to the right with 10: 30 + 20 s + 10 within 100, s = 3. */
        {{{-10, 0, 30, 0}, {0, 10, 0, 10}}, 60, 90},
        /* A label left of nothing needs room too: 40 + 10 s + 0 within 100. */
        {{{0, 10, 40, 0}, {0, 0, 0, 0}}, 40, 100},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct axis axis = axis_with_labels(rows[i].items, 2, 0, 100);
        assert_true(fabs(axis_at(&axis, 0) - rows[i].zero) < 1e-9);
        assert_true(fabs(axis_at(&axis, 10) - rows[i].at_10) < 1e-9);
    }
}

static void
labels_without_room_leave_one_place(void **state)
{
    const struct axis_item wide[] = {{0, 10, 60, 60}}, nothing[] = {{0, 0, 30, 30}};
    (void)state;
    const struct axis axis = axis_with_labels(wide, 1, 0, 100);
    assert_true(axis_at(&axis, 10) == axis_at(&axis, 0));
    assert_true(axis_at(&axis, 0) == 60);
    const struct axis none = axis_with_labels(nothing, 1, 0, 100);
    assert_true(axis_at(&none, 0) == 30);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ticks_are_round_and_inside),
        cmocka_unit_test(an_axis_of_nothing_runs_from_0_to_1),
        cmocka_unit_test(an_axis_between_runs_from_tick_to_tick_without_a_far_zero),
        cmocka_unit_test(values_are_placed_in_proportion_also_upwards),
        cmocka_unit_test(ticks_never_pass_their_array),
        cmocka_unit_test(labels_take_their_room_from_the_scale),
        cmocka_unit_test(labels_without_room_leave_one_place),
        cmocka_unit_test(texts_have_the_decimals_their_step_needs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
