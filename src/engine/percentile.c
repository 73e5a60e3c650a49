#include "percentile.h"

#include <assert.h>
#include <stdint.h>

/* Values below the pivot, then those equal to it up to `upto`, then those above. */
struct split {
    size_t below, upto;
};

/* The median of three values at places that look random: ascending, descending and organ-pipe orders are no
 * worse than any other. */
static double
choose_pivot(const double *values, size_t n)
{
    uint64_t state = n;
    double v[3];
    for (int i = 0; i < 3; i++) {
        state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407); /* Knuth's MMIX */
        v[i] = values[(size_t)(state >> 33) % n];
    }
    double low = v[0] < v[1] ? v[0] : v[1], high = v[0] < v[1] ? v[1] : v[0];
    return v[2] < low ? low : v[2] > high ? high : v[2];
}

/* Swaps without a branch on the values: these are random, and a branch would be guessed wrong half of the
 * time. Equal values, of which costs have many, end up apart from both sides. */
static struct split
split_values(double *values, size_t n)
{
    double pivot = choose_pivot(values, n);
    struct split split = {0, 0};
    for (size_t i = 0; i < n; i++) {
        double value = values[i];
        values[i] = values[split.below];
        values[split.below] = value;
        split.below += value < pivot;
    }
    split.upto = split.below;
    for (size_t i = split.below; i < n; i++) {
        double value = values[i];
        values[i] = values[split.upto];
        values[split.upto] = value;
        split.upto += !(value > pivot); /* the pivot itself in any case: each split makes progress */
    }
    return split;
}

/* Puts the value of a rank in its place, no greater ones before and no smaller ones after it. */
static void
place_rank(double *values, size_t n, size_t rank)
{
    while (n > 1) {
        const struct split split = split_values(values, n);
        if (rank < split.below) {
            n = split.below;
        } else if (rank < split.upto) {
            return;
        } else {
            values += split.upto;
            n -= split.upto;
            rank -= split.upto;
        }
    }
}

static double
between(double low, double high, double share)
{
    return low + share * (high - low);
}

void
percentile_select(double *values, size_t n, const double *p, size_t n_p, double *ret)
{
    size_t done = 0; /* ranks before it are in their places, or before all that are asked for */
    for (size_t i = 0; i < n_p; i++) {
        assert(n > 0 && p[i] >= 0 && p[i] <= 1 && (i == 0 || p[i] >= p[i - 1]));
        double place = (double)(n - 1) * p[i];
        size_t rank = (size_t)place;
        place_rank(values + done, n - done, rank - done);
        done = rank;
        double next = values[n - 1];
        for (size_t j = rank + 1; j < n; j++)
            next = values[j] < next ? values[j] : next;
        ret[i] = between(values[rank], next, place - (double)rank);
    }
}
