#include "engine/percentile.h"

#include "want.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define MOST 3000

static double
percentile(const double *values, size_t n, double p)
{
    double copy[5], ret;
    memcpy(copy, values, n * sizeof *values);
    percentile_select(copy, n, &p, 1, &ret);
    return ret;
}

/* Five values: the tenth per cent is at place 0.4 of 0 to 4, 10 + 0.4 x 10 = 14; the median is the third; the
 * ninetieth at 3.6, 80 + 0.6 x 80 = 128; a quarter at 1, the second. Of 1, 2, 3, 4 at 0.3, 1.5, 2.7. */
static void
percentiles_lie_in_proportion_between_two_values(void **state)
{
    (void)state;
    const double five[] = {10, 20, 40, 80, 160}, four[] = {1, 2, 3, 4};
    want(percentile(five, 5, 0.1), 14);
    want(percentile(five, 5, 0.25), 20);
    want(percentile(five, 5, 0.5), 40);
    want(percentile(five, 5, 0.9), 128);
    want(percentile(four, 4, 0.1), 1.3);
    want(percentile(four, 4, 0.5), 2.5);
    want(percentile(four, 4, 0.9), 3.7);
}

static void
the_ends_are_the_least_and_the_most(void **state)
{
    (void)state;
    const double values[] = {-3, 5, 7};
    want(percentile(values, 3, 0), -3);
    want(percentile(values, 3, 1), 7);
    want(percentile(values + 1, 1, 0.9), 5);
}

/* The five values in disorder. */
static void
several_are_found_at_once_and_in_any_order(void **state)
{
    (void)state;
    double values[] = {80, 10, 160, 40, 20}, ret[6];
    const double p[] = {0, 0.1, 0.5, 0.5, 0.9, 1};
    percentile_select(values, 5, p, 6, ret);
    want(ret[0], 10);
    want(ret[1], 14);
    want(ret[2], 40);
    want(ret[3], 40);
    want(ret[4], 128);
    want(ret[5], 160);
}

/* Values of n places in orders that are hard for one selection or another. */
static double
random_value(size_t i, size_t n)
{
    (void)n;
    uint64_t x = (i + 1) * UINT64_C(0x9E3779B97F4A7C15);
    x = (x ^ x >> 31) * UINT64_C(0xBF58476D1CE4E5B9);
    return (double)(x >> 11) * 0x1p-53 - 0.5;
}

static double
rising(size_t i, size_t n)
{
    (void)n;
    return (double)i;
}

static double
falling(size_t i, size_t n)
{
    return (double)(n - i);
}

static double
organ_pipe(size_t i, size_t n)
{
    return (double)(i < n / 2 ? i : n - i);
}

static double
equal(size_t i, size_t n)
{
    (void)i;
    (void)n;
    return 7;
}

/* As of costs: three quarters pay the commitment and no more. */
static double
mostly_equal(size_t i, size_t n)
{
    return fmax(0.25, random_value(i, n));
}

static double (*const orders[])(size_t i, size_t n) = {random_value, rising, falling,
                                                       organ_pipe,   equal,  mostly_equal};
static const size_t sizes[] = {1, 2, 3, 24, 25, 26, 100, 1001, MOST};
#define N_ORDERS (sizeof orders / sizeof *orders)
#define N_SIZES  (sizeof sizes / sizeof *sizes)

static int
compare_doubles(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void
fill(double *values, size_t n, size_t order)
{
    for (size_t i = 0; i < n; i++)
        values[i] = orders[order](i, n);
}

/* Of sorted values, type 7 of Hyndman and Fan. */
static double
of_sorted(const double *sorted, size_t n, double p)
{
    double place = (double)(n - 1) * p;
    size_t rank = (size_t)place;
    if (rank + 1 == n)
        return sorted[rank];
    return sorted[rank] + (place - (double)rank) * (sorted[rank + 1] - sorted[rank]);
}

static void
they_are_those_of_sorted_values_and_the_values_stay(void **state)
{
    (void)state;
    static double values[MOST], sorted[MOST];
    const double p[] = {0, 0.001, 0.1, 0.1, 0.5, 0.9, 0.999, 1};
    const size_t n_p = sizeof p / sizeof *p;
    double ret[sizeof p / sizeof *p];
    for (size_t order = 0; order < N_ORDERS; order++)
        for (size_t i = 0; i < N_SIZES; i++) {
            size_t n = sizes[i];
            fill(values, n, order);
            memcpy(sorted, values, n * sizeof *values);
            qsort(sorted, n, sizeof *sorted, compare_doubles);
            percentile_select(values, n, p, n_p, ret);
            for (size_t j = 0; j < n_p; j++)
                assert_true(ret[j] == of_sorted(sorted, n, p[j]));
            qsort(values, n, sizeof *values, compare_doubles);
            assert_memory_equal(values, sorted, n * sizeof *values);
        }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(percentiles_lie_in_proportion_between_two_values),
        cmocka_unit_test(the_ends_are_the_least_and_the_most),
        cmocka_unit_test(several_are_found_at_once_and_in_any_order),
        cmocka_unit_test(they_are_those_of_sorted_values_and_the_values_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
