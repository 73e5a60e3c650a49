/* Good, plain or bad: one judgement of a figure for all pages. */
#include "../check.h"

#include "report/brief/mood.h"

#include <math.h>

/* More than 5 points short is bad, and so is what is dearer than list; 0.0% is neither good nor bad. */
static void
a_discount_is_judged_by_what_is_kept_of_it(void **state)
{
    static const struct {
        double quoted, realized;
        enum mood mood;
    } rows[] = {
        {0.15, 0.15, MOOD_GOOD},         {0.15, 0.18, MOOD_GOOD},   {0.15, 0.1496, MOOD_GOOD},
        {0.15, 0.14, MOOD_PLAIN},        {0.15, 0.101, MOOD_PLAIN}, {0.15, 0.099, MOOD_BAD},
        {0.2, -0.1429, MOOD_BAD},        {0, 0, MOOD_PLAIN},        {0.03, 0.0004, MOOD_PLAIN},
        {0, -0.0004, MOOD_PLAIN},        {0, -0.01, MOOD_BAD},      {0, 0.075, MOOD_GOOD},
        {0.15, (double)NAN, MOOD_PLAIN},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(mood_of_discount(rows[i].quoted, rows[i].realized), rows[i].mood);
}

/* The plan asks for 90%; below it a signal decides. */
static void
a_chance_is_bad_where_a_signal_warns_of_it(void **state)
{
    static const struct {
        double chance;
        enum signal signal;
        enum mood mood;
    } rows[] = {
        {0.9, SIGNAL_UNUSED_BURNS, MOOD_GOOD},
        {0.89, SIGNAL_UNUSED_BURNS, MOOD_BAD},
        {0.89, SIGNAL_OVERSIZED_COMMIT, MOOD_BAD},
        {0.89, SIGNAL_TRUE_FORWARD, MOOD_PLAIN},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct signal_result signal = {.signal = rows[i].signal};
        struct offer_result offer = {
            .expected.fill_probability = rows[i].chance, .signals = &signal, .n_signals = 1};
        const struct plan plan = {.confidence = 0.9};
        const struct results results = {.offers = &offer, .n_offers = 1, .plan = &plan};
        const struct brief brief = {.results = &results};
        assert_int_equal(mood_of_chance(&brief, 0), rows[i].mood);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_discount_is_judged_by_what_is_kept_of_it),
        cmocka_unit_test(a_chance_is_bad_where_a_signal_warns_of_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
