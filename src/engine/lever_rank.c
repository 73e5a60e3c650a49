#include "lever_rank.h"

#include "lever_table.h"

#include <math.h>
#include <stdlib.h>

/* Costs nearer than rounding can tell must not decide an order. */
static double
to_cents(double amount)
{
    return nearbyint(100 * amount);
}

static int
descending(double a, double b)
{
    return (a < b) - (a > b);
}

static int
by_table(const struct lever_result *a, const struct lever_result *b)
{
    return (a->lever > b->lever) - (a->lever < b->lever);
}

static int
compare_worth(const void *left, const void *right)
{
    const struct lever_result *a = left, *b = right;
    int order = descending(to_cents(a->worth), to_cents(b->worth));
    return order ? order : by_table(a, b);
}

/* Those without a place of their own come after those with one, as listed. */
static int
headline_place(const struct lever_result *lever)
{
    int place = lever_table[lever->lever].headline;
    return place ? place : N_LEVERS + (int)lever->lever;
}

static int
compare_headline(const struct lever_result *a, const struct lever_result *b)
{
    return headline_place(a) - headline_place(b);
}

static bool
is_free(const struct lever_result *lever)
{
    return lever->vendor_cost <= HALF_CENT;
}

/* A millionth is far above the noise of the two amounts and far below what matters. */
static double
per_vendor_cost(const struct lever_result *lever)
{
    return nearbyint(1e6 * lever->worth / lever->vendor_cost);
}

static int
compare_asks(const struct lever_result *a, const struct lever_result *b)
{
    if (is_free(a) != is_free(b))
        return is_free(a) ? -1 : 1;
    int order = is_free(a) ? 0 : descending(per_vendor_cost(a), per_vendor_cost(b));
    return order ? order : compare_worth(a, b);
}

static int
place_of(const struct lever_result *levers, size_t n, size_t i, bool positive_only,
         int (*compare)(const struct lever_result *a, const struct lever_result *b))
{
    int place = 1;
    for (size_t k = 0; k < n; k++)
        if (k != i && (!positive_only || levers[k].worth > 0) && compare(&levers[k], &levers[i]) < 0)
            place++;
    return place;
}

void
lever_rank(struct lever_result *levers, size_t n)
{
    if (n > 0)
        qsort(levers, n, sizeof *levers, compare_worth);
    for (size_t i = 0; i < n; i++) {
        levers[i].worth_rank = (int)i + 1;
        levers[i].headline_rank = place_of(levers, n, i, false, compare_headline);
        levers[i].ask_rank = levers[i].worth > 0 ? place_of(levers, n, i, true, compare_asks) : 0;
    }
}
