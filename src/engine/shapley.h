/* How the worth of a package is shared among what is in it (1.12): exact Shapley values and pairwise
 * interactions of a game given by the worth of every subset. Pure.
 *
 * worths[set] is the worth of a subset of the n players, bit i of `set` for player i: 2^n of them, worths[0]
 * that of nobody. */
#ifndef SHAPLEY_H
#define SHAPLEY_H

#include <stddef.h>

/* Most players: 4,096 subsets. */
#define SHAPLEY_MOST 12

/* Fills ret[i] with the share of player i: the mean of what it adds when the players join one by one, over
 * all orders. The shares add up to worths[all] - worths[0]. */
void shapley_shares(const double *worths, size_t n, double *ret);

/* What players a and b are worth together beyond the sum of what each is worth alone: v(ab) - v(a) - v(b),
 * each v less worths[0]. Above 0 they need each other, below 0 each does part of the other's work. */
double shapley_interaction(const double *worths, size_t a, size_t b);

#endif
