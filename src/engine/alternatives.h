/* Alternatives and comparison over the longest term of the run (1.14). */
#ifndef ALTERNATIVES_H
#define ALTERNATIVES_H

#include "value.h"

#include <realrate/diag.h>

/* valuation: of the first offer; all rows are on its calendar and demand. Fills the results' alternatives,
 * the best of them, the minimax-regret choice and the walk-away value. Warns of fees that are added to other
 * rows at a quoted price for want of a standalone one. */
void alternatives_build(const struct valuation *valuation, struct scratch *scratch, struct arena *arena,
                        struct diags *diags, struct results *ret);

/* The last step of it, for rows whose costs are there: regret, dominance, the choices, the walk-away value.
 */
void alternatives_compare(struct results *ret);

/* Of the run's offer `offer` (0 is the first): the row of least expected cost but its own; what its own row
 * costs above that one, negative where the offer is best (1.13, 1.20). Rows less than half a cent apart are
 * equal; the first of them is meant. */
size_t alternatives_best_other(const struct results *results, size_t offer);
double alternatives_walk_away(const struct results *results, size_t offer);

#endif
