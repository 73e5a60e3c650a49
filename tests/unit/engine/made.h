/* A valuation made by hand: two models at a list price of 1 per million input tokens, the same usage in every
 * month, prices that stay, and simulated paths as the test wants them. */
#ifndef MADE_H
#define MADE_H

#include "fixture.h"

#include "engine/lever.h"
#include "engine/value.h"

struct made {
    struct valuation valuation;
    struct scratch scratch;
    struct draft draft;
    struct offer_result result; /* its sweep, bands and so on are what a test fills */
    struct lever_case at;       /* of both */
};

/* The fixture's first offer on its plan. first, second: list value a month of either model, second may be 0.
 * multipliers: one per path, of all its months; the base scenario is 1. */
void made_valuation(struct fixture *fixture, double first, double second, const double *multipliers,
                    size_t n_paths, struct made *ret);

/* Normal demand with mean 1: the multipliers of n equally likely paths, ascending. */
void made_normal(double deviation, size_t n, double *ret);

#endif
