/* Which lines, rules and prices the stages of optimization connect (1.6): what a report needs to compute them
 * again. */
#ifndef OPTIMISE_LINKS_H
#define OPTIMISE_LINKS_H

#include "price_table.h"

#include <realrate/results.h>

/* Fills moves, cache_rules, batch_rules, batch_lines and prices of *ret, in the arena. base: the standard
 * month, raw. The history's lines hold every line the plan adds (planned.h), the table their prices. */
void optimise_links_build(const struct history *history, double (*base)[N_METERS], const struct plan *plan,
                          const struct book *book, const struct price_table *prices, struct arena *arena,
                          struct optimization *ret);

#endif
