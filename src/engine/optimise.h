/* Optimization (1.6): the base vector after routing, then caching, then batching, and what each takes off. */
#ifndef OPTIMISE_H
#define OPTIMISE_H

#include "price_table.h"

#include <realrate/diag.h>

/* Fills *ret from the forecast's base vector, which stays raw; amounts are per standard month at the prices
 * of the history's reference day, in the currency. It is computed with `optimise = no` too, for the report.
 * The history's lines hold every line the plan adds (planned.h), the table their prices, and the shares of
 * the routes that touch a line add up to at most 1: plan_read refuses more. A route that finds nothing to
 * move is a warning. Memory is the arena's. */
void optimise_build(const struct history *history, const struct forecast *forecast, const struct plan *plan,
                    const struct book *book, const struct price_table *prices, struct arena *arena,
                    struct diags *diags, struct optimization *ret);

#endif
