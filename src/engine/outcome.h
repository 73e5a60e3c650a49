/* What a course comes to on LANES paths: its contracts settled one after the other, and its fees (1.1, 1.8).
 * Made for value.c. */
#ifndef OUTCOME_H
#define OUTCOME_H

#include "course.h"

/* As struct value has them, by path; drawn and due in the unit of the commitment. committed: of eligible
 * usage. */
struct outcome {
    struct lanes cost, npv, total, paid, list, forfeited, overage_charge, drawn, due, committed;
};

/* Lane i of month t of the timeline has multiplier[t * stride + i]. Either takes 100 kB of the stack, of the
 * 8 MB a thread usually has. */
void outcome_settle(const struct course *course, const double *multiplier, size_t stride,
                    struct outcome *ret);

/* The same where only the cost is wanted: faster. */
void outcome_cost(const struct course *course, const double *multiplier, size_t stride, struct lanes *ret);

#endif
