#include <realrate/levers.h>
#include <realrate/units.h>

#include "../check.h"

/* 3.00 per million tokens, no multiplier: 3e14 ticks. */
static const struct exact_price three = {300000000000000};

static void
counts_times_prices_are_exact(void **state)
{
    (void)state;
    struct exact total = {0};
    /* 1 token at 3.00 a million is 3e-6; a million of them add up to 3 without an error in any digit. */
    for (int i = 0; i < 1000000; i++)
        assert_int_equal(exact_add(&total, 1, three, METER_INPUT), 0);
    assert_true(total.ticks == (int128)3 * 10000000000 * 10000000000);
    assert_int_equal(exact_cents(total), 300);
    /* 1,000 web searches at 10.00 per 1,000 are 10.00. */
    struct exact searches = {0};
    assert_int_equal(exact_add(&searches, 1000, (struct exact_price){1000000000000000}, METER_WEB_SEARCH), 0);
    assert_int_equal(exact_cents(searches), 1000);
}

static void
cents_round_half_to_even(void **state)
{
    (void)state;
    const int128 cent = (int128)1000000000 * 1000000000;
    const struct {
        int128 ticks;
        int64_t cents;
    } rows[] = {
        {0, 0},
        {cent / 2, 0},            /* 0.005 -> 0.00 */
        {cent / 2 + 1, 1},        /* just above */
        {cent + cent / 2, 2},     /* 0.015 -> 0.02 */
        {2 * cent + cent / 2, 2}, /* 0.025 -> 0.02 */
        {-cent / 2, 0},
        {-(cent + cent / 2), -2},
        {-(2 * cent + cent / 2) - 1, -3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(exact_cents((struct exact){rows[i].ticks}), rows[i].cents);
}

static void
an_overflow_is_told_and_changes_nothing(void **state)
{
    (void)state;
    struct exact total = {((int128)1 << 126)};
    struct exact before = total;
    assert_int_equal(exact_sum(&total, total), -1);
    assert_true(total.ticks == before.ticks);
    /* 1.8e19 counts at 92,233 per million in 1e-20: 1.8e19 x 9.2e18 = 1.7e38, the edge of 128 bits. */
    assert_int_equal(exact_add(&total, UINT64_MAX, (struct exact_price){INT64_MAX}, METER_INPUT), -1);
    assert_true(total.ticks == before.ticks);
    assert_int_equal(exact_add(&total, UINT64_MAX, (struct exact_price){INT64_MAX}, METER_WEB_SEARCH), -1);
}

static void
levers_are_named_in_the_order_of_their_table(void **state)
{
    (void)state;
    static const char *const table[] = {
        "overage-committed", "point",        "dominant-benchmark", "rollover-full",  "rollover-20",
        "true-down-20",      "price-lock",   "decrease-clause",    "renewal-cap",    "resize-floor",
        "resize-optimum",    "ramp",         "no-true-forward",    "no-ratchet",     "count-excluded",
        "unbundle",          "batch-stacks", "shorter-term",       "annual-measure", "basis-current",
        "drawdown-list",
    };
    assert_int_equal(sizeof table / sizeof *table, N_LEVERS);
    for (int i = 0; i < N_LEVERS; i++)
        assert_string_equal(lever_names[i], table[i]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_times_prices_are_exact),
        cmocka_unit_test(cents_round_half_to_even),
        cmocka_unit_test(an_overflow_is_told_and_changes_nothing),
        cmocka_unit_test(levers_are_named_in_the_order_of_their_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
