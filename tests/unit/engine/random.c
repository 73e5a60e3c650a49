#include "random.h"

#include <stdlib.h>

/* SplitMix64. */
uint64_t
random_bits(uint64_t *state)
{
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

int
random_below(uint64_t *state, int n)
{
    return (int)(random_bits(state) % (uint64_t)n);
}

double
random_share(uint64_t *state)
{
    return (double)(random_bits(state) >> 11) * 0x1p-53;
}

double
random_of(uint64_t *state, const double *values, int n)
{
    return values[random_below(state, n)];
}

int
random_trials(int usual)
{
    const char *factor = getenv("REALRATE_TRIALS");
    int times = factor ? atoi(factor) : 1;
    return times > 1 ? usual * times : usual;
}
