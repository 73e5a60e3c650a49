/* The lower half of an offer's block on Bands: what is found by search at the edges of its bands, the market,
 * and the discount curve. Clause 1.10. */
#ifndef BANDS_EDGE_SHEET_H
#define BANDS_EDGE_SHEET_H

#include "report/workbook/cells/listing.h"
#include "report/workbook/model.h"

/* Columns of the sheet. */
enum { BANDS_WHAT, BANDS_UNIT, BANDS_VALUE };

/* The row after the lower half of offer k's block that begins at `row`. */
unsigned bands_edge_end(const struct model *model, size_t k, unsigned row);
void bands_edge_write(struct model *model, size_t k, unsigned row);

/* Where the benchmark's levels stand. */
struct bands_market {
    unsigned first; /* row of the first level */
    size_t n;       /* 0 without a benchmark */
};

/* The discount curve: chart and the points it is drawn from. An offer without bands in a run without a
 * benchmark has none. */
bool bands_curve_exists(const struct model *model, size_t k);
/* Rows that the chart takes beside the band table, and the points right of the columns that are printed. */
unsigned bands_chart_rows(const struct model *model, size_t k);
unsigned bands_curve_rows(const struct model *model, size_t k);
/* Both, in the block that begins at `row`. */
void bands_curve_write(struct model *model, size_t k, unsigned row, const struct bands_market *market);

#endif
