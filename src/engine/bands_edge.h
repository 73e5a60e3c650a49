/* The edges of the band table: break-even with the next band, over-commitment, cliffs; and where the offer
 * stands in the market (1.10). */
#ifndef BANDS_EDGE_H
#define BANDS_EDGE_H

#include "value.h"

/* Fills ret's break-even, over-commitment, cliffs and benchmark, but for the worth of a point; ret's
 * annual_commit and quoted_discount are set. */
void bands_edge_build(const struct valuation *valuation, struct scratch *scratch, struct draft *draft,
                      struct arena *arena, struct offer_result *ret);

/* The market's curve, for a picture: fills the results' market, of the arena. */
void bands_edge_market(const struct plan *plan, struct arena *arena, struct results *ret);

/* What one point of discount is worth a year, from the lever's worth: 0 where it does not apply, NAN without
 * a benchmark. ret's levers are there. */
void bands_edge_worth_of_point(struct offer_result *ret);

#endif
