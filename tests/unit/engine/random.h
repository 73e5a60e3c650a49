/* The tests' own stream of random numbers, the same on every machine. */
#ifndef RANDOM_H
#define RANDOM_H

#include <stdint.h>

uint64_t random_bits(uint64_t *state);

/* How many cases a test of random ones tries: `usual`, REALRATE_TRIALS times over where that is set. */
int random_trials(int usual);

/* Whole, 0 to n - 1. */
int random_below(uint64_t *state, int n);

/* 0 to below 1. */
double random_share(uint64_t *state);

/* One of some values. */
double random_of(uint64_t *state, const double *values, int n);
#define RANDOM_OF(state, ...)                                                                                \
    random_of((state), (const double[]){__VA_ARGS__},                                                        \
              (int)(sizeof((const double[]){__VA_ARGS__}) / sizeof(double)))

#endif
