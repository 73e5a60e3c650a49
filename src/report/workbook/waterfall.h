/* The bridge from the quoted to the all-in discount as a native chart of stacked columns: it stands on
 * Summary, its numbers at the end of the offer's ledger. Clauses 1.8 and 3.2 rule 6. */
#ifndef WATERFALL_H
#define WATERFALL_H

#include "model.h"

/* "-14.3%" with a true minus sign, "n/a" for NAN; and the formula that gives the same of a cell. */
const char *waterfall_share_text(struct arena *arena, double value);
const char *waterfall_share_formula(struct arena *arena, const char *cell);

/* The chart of offer k at `row` of Summary; summary's column of it holds the points from points_row on. */
void waterfall_write(struct model *model, const struct grid *summary, size_t k, unsigned points_row,
                     unsigned row);

#endif
