/* What the discount curve's chart shows, in amounts and shares: arithmetic only. Clause 1.10. */
#ifndef CURVE_H
#define CURVE_H

#include <realrate/results.h>

/* A year's amount and a share of list. */
struct curve_point {
    double amount, discount;
};

/* How far the axis of amounts goes: beyond every placement, and beyond what else there is to see where that
 * is not so far off that the rest would crowd. 1 where all amounts are 0. has_others: the other offers are
 * points of the chart too. */
double curve_reach(const struct results *results, size_t offer, bool has_others);

/* The largest discount drawn up to `reach`, the first band's at least. */
double curve_height(const struct results *results, size_t offer, double reach, bool has_others);

/* The market's curve from 0 to `reach`, ends held: at most curve_market_most points. Returns how many; 0
 * without a benchmark. */
size_t curve_market(const struct results *results, double reach, struct market_point *ret);
size_t curve_market_most(const struct results *results);

/* The steps of the offer's bands up to `reach`: their corners, at most curve_steps_most. Returns how many; 0
 * without bands. */
size_t curve_steps(const struct offer *offer, double reach, struct curve_point *ret);
size_t curve_steps_most(const struct offer *offer);

#endif
