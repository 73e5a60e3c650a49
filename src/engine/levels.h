/* Discounts by commit level: the vendor's table, the benchmark's curve (1.10, 1.11). */
#ifndef LEVELS_H
#define LEVELS_H

#include "draft.h"

/* What the discount of a level comes from (1.11). */
enum level_source { LEVEL_TABLE, LEVEL_BENCHMARK, LEVEL_QUOTED };
enum level_source levels_source(const struct offer *offer, const struct plan *plan);

/* Discount of an annual commit `level`: curve(level) + (quoted - curve(offered commit)), within 0 and 1; of
 * the offered commit the quoted discount itself. */
double levels_discount(const struct offer *offer, const struct plan *plan, double level,
                       enum level_source *ret_source);

/* Makes the draft commit to `level` at its discount; without a table or a benchmark at the discount the draft
 * has. offer: as quoted, without the draft's changes. */
void levels_set(struct draft *draft, const struct offer *offer, const struct plan *plan, double level);

#endif
