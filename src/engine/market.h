/* List prices over a term (1.7): the plan's market changes and the book's dated prices. */
#ifndef MARKET_H
#define MARKET_H

#include "line.h"

#include <realrate/diag.h>

/* lambda: list price of a month over that of the start day. Rows whose prices move alike share a group; group
 * 0 is of the rows of models that the book dates no prices of in that time. */
struct market {
    size_t n_months, n_groups;
    double *index; /* [group * n_months + t] */
    size_t *group; /* per rate row */
};

/* rates: with their lines and meters; months start on `start`, t = 0..n_months-1. */
void market_build(const struct plan *plan, const struct book *book, const struct line *lines,
                  const struct rate_row *rates, size_t n_rates, int32_t start, size_t n_months,
                  struct arena *arena, struct market *ret);

/* The product of the plan's changes that begin after `first_start` and not after `start`: what a later start
 * has passed is in its own list prices. */
double market_passed(const struct plan *plan, int32_t first_start, int32_t start);

/* Changes must begin after the first offer's start. Returns 0, or -1 after reporting STATUS_CONFIG. */
int market_check(const struct plan *plan, int32_t first_start, struct diags *diags);

#endif
