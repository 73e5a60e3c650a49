/* The ranges that the tables of sections and keys show to others. Expected values are those of clauses 2.1 to
 * 2.3, typed again. */
#include <realrate/terms.h>

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

static const struct {
    const char *section, *key;
    double min, max, key_max;
} rows[] = {
    {"commit", "annual", 0, 1e12, (double)INFINITY},
    {"commit", "Ramp", 0, 10, (double)INFINITY},
    {"forecast", "trailing", 1, 120, (double)INFINITY},
    {"forecast", "growth", -0.99, 10, (double)INFINITY}, /* beside auto */
    {"overage", "rate", 0, 10, (double)INFINITY},        /* of the share after the word */
    {"fee seats", "quantity", 0, 1e9, (double)INFINITY}, /* of any fee */
    {"fee seats", "tier.500", 0, 1e12, 1e9},             /* an open key: its price, and its number */
    {"bands", "250K", 0, 1, 1e12},
    {"benchmark", "1M", 0, 1, 1e12},
    {"discount", "sonnet.output", 0, 1, (double)INFINITY},
    {"route a", "token_ratio", 0.01, 100, (double)INFINITY},
    {"model", "us_multiplier", 0, 100, (double)INFINITY}, /* the price book */
    {"model", "cache_read", 0, 1e6, (double)INFINITY},
    {"offer", "name", (double)-INFINITY, (double)INFINITY, (double)INFINITY}, /* a text */
    {"selected", "scenario", (double)-INFINITY, (double)INFINITY, (double)INFINITY},
};

static bool
same(double a, double b)
{
    return !(a < b) && !(a > b);
}

static void
a_key_has_the_range_of_its_table(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct term_range got = schema_range(rows[i].section, rows[i].key);
        if (!same(got.min, rows[i].min) || !same(got.max, rows[i].max) || !same(got.key_max, rows[i].key_max))
            fail_msg("[%s] %s: %g to %g, as a key up to %g", rows[i].section, rows[i].key, got.min, got.max,
                     got.key_max);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_key_has_the_range_of_its_table)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
