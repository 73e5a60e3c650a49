/* The fees of a run, for the rows of the comparison that lack them (1.14, 1.20): matched by name over all
 * offers, at the first standalone price under a name, else at the first quoted one. */
#ifndef RUN_FEES_H
#define RUN_FEES_H

#include "course.h"

#include <realrate/diag.h>

/* A fee at the price a row pays that must buy it by itself; without a standalone price it is assumed. */
struct run_fee {
    const struct offer *offer; /* the one whose price it is */
    struct fee bought;
};

struct run_fees {
    struct run_fee *items; /* in order of appearance, each name once */
    size_t n;
};

/* Warns of every fee without a standalone price in the run. */
void run_fees_collect(const struct results *results, struct arena *arena, struct diags *diags,
                      struct run_fees *ret);

/* Per month of the course's horizon, in advance: what it pays for fees that its own offer does not bring.
 * While a delay lasts it buys the offer's monthly and yearly fees; what is paid once starts with the offer.
 * *ret_is_assumed: whether one of them is at an assumed price. */
const double *run_fees_added(const struct run_fees *fees, const struct course_plan *course,
                             struct arena *arena, bool *ret_is_assumed);

#endif
