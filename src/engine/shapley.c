#include "shapley.h"

#include <assert.h>

/* Of the n! orders, the share in which exactly those of a given set of `before` players come before one
 * player: before! (n - 1 - before)! / n! = 1 / (n C(n - 1, before)). */
static double
order_share(size_t n, size_t before)
{
    double choose = 1;
    for (size_t i = 0; i < before; i++)
        choose = choose * (double)(n - 1 - i) / (double)(i + 1);
    return 1 / ((double)n * choose);
}

static size_t
members(size_t set)
{
    return (size_t)__builtin_popcountll(set);
}

void
shapley_shares(const double *worths, size_t n, double *ret)
{
    double weights[SHAPLEY_MOST];
    assert(n <= SHAPLEY_MOST);
    for (size_t before = 0; before < n; before++)
        weights[before] = order_share(n, before);
    for (size_t i = 0; i < n; i++) {
        const size_t player = (size_t)1 << i;
        ret[i] = 0;
        for (size_t set = 0; set < (size_t)1 << n; set++)
            if (!(set & player))
                ret[i] += weights[members(set)] * (worths[set | player] - worths[set]);
    }
}

double
shapley_interaction(const double *worths, size_t a, size_t b)
{
    const size_t set_a = (size_t)1 << a, set_b = (size_t)1 << b;
    return worths[set_a | set_b] - worths[set_a] - worths[set_b] + worths[0];
}
