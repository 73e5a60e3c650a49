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

/* The plan asks for 90%; below it a signal decides, or 2% of a cost of 1,000,000. */
static void
a_chance_is_bad_where_what_is_left_costs(void **state)
{
    static const struct {
        double chance;
        enum signal signal;
        double forfeited;
        enum mood mood;
    } rows[] = {
        {0.9, SIGNAL_UNUSED_BURNS, 0, MOOD_GOOD},       {0.89, SIGNAL_UNUSED_BURNS, 0, MOOD_BAD},
        {0.89, SIGNAL_OVERSIZED_COMMIT, 0, MOOD_BAD},   {0.89, SIGNAL_TRUE_FORWARD, 0, MOOD_PLAIN},
        {0.89, SIGNAL_TRUE_FORWARD, 19999, MOOD_PLAIN}, {0.89, SIGNAL_TRUE_FORWARD, 20000, MOOD_BAD},
        {0.9, SIGNAL_TRUE_FORWARD, 20000, MOOD_GOOD},
    };
    struct arena *arena = arena_new();
    const struct offer terms = {.name = "Offer A"};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct signal_result signal = {.signal = rows[i].signal};
        struct offer_result offer = {
            .offer = &terms,
            .expected = {.fill_probability = rows[i].chance, .forfeited = rows[i].forfeited, .cost = 1e6},
            .signals = &signal,
            .n_signals = 1};
        const struct plan plan = {.confidence = 0.9, .materiality = 0.02};
        const struct results results = {.offers = &offer, .n_offers = 1, .plan = &plan};
        const struct brief brief = {.results = &results, .arena = arena};
        assert_int_equal(mood_of_chance(&brief, 0), rows[i].mood);
    }
    arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_discount_is_judged_by_what_is_kept_of_it),
        cmocka_unit_test(a_chance_is_bad_where_what_is_left_costs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
