/* Valuations made by hand: lines of input tokens at a list price of 1 per million, so that what is used is
 * list value, and demand that paths and scenarios multiply. */
#ifndef MADE_H
#define MADE_H

#include "fixture.h"

#include "engine/lever.h"
#include "engine/value.h"

struct made_demand {
    const struct line *lines;
    const double *list; /* value a month, per line */
    size_t n_lines;
    const double *months;          /* demand of a month over that; NULL: 1 */
    const double *index;           /* list prices of a month over the start's; NULL: 1 */
    double scenarios[N_SCENARIOS]; /* demand over that of `months`, in every month */
    const double *paths;           /* the same, one per path */
    size_t n_paths;
};

/* The fixture's first offer on its plan, on a timeline of `longest` months and those after it, on one thread.
 * Fills ret_result's offer, its commitment and discount, and the rates as they are before a settlement; its
 * break-even, optimum and floor are NAN. */
void made_build(struct fixture *fixture, const struct made_demand *demand, int longest,
                struct offer_result *ret_result, struct valuation *ret);

/* ---- two models, the same usage in every month, prices that stay ---- */

struct made {
    struct valuation valuation;
    struct scratch scratch;
    struct draft draft;
    struct offer_result result; /* its sweep, bands and so on are what a test fills */
};

/* first, second: list value a month of either model, second may be 0. multipliers: one per path, of all its
 * months; every scenario is 1. */
void made_valuation(struct fixture *fixture, double first, double second, const double *multipliers,
                    size_t n_paths, struct made *ret);

/* Normal demand with mean 1: the multipliers of n equally likely paths, ascending. */
void made_normal(double deviation, size_t n, double *ret);

#endif
