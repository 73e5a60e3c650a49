/* Thousands of random contracts on small's three lines, always the same: every term a lever touches, demand
 * below and above the commitment, list prices that move, four paths. */
#ifndef SMALL_RANDOM_H
#define SMALL_RANDOM_H

#include "random.h"
#include "small.h"

/* Calls check on n random contracts, each made already and with an arena of its own as the fixture's. A check
 * may change the offer and call small_make again. */
void small_for_each(struct fixture *fixture, uint64_t seed, int n,
                    void (*check)(struct small *small, uint64_t *state));

#endif
