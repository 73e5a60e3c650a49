/* The waterfall from the quoted to the all-in discount: it stands on Summary, its numbers at the end of the
 * offer's ledger. Clauses 1.8 and 3.2 rule 6. */
#ifndef SUMMARY_WATERFALL_H
#define SUMMARY_WATERFALL_H

#include "report/workbook/model.h"

/* The chart of offer k at `row` of Summary, under its heading; summary's column of it holds the points from
 * points_row on. */
void summary_waterfall_write(struct model *model, const struct grid *summary, size_t k, unsigned points_row,
                             unsigned row);

#endif
