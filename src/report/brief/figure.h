/* One function a chart: draws into a rectangle of the current panel, tagged as a figure by the caller. A
 * chart shows results as they are; its numbers are the texts of facts. Offers count from 0. */
#ifndef FIGURE_H
#define FIGURE_H

#include "brief.h"

/* Quoted (ring) against realized (dots: low, base, high) of every offer, the largest realized first. */
const size_t *
figure_discounts_order(const struct brief *brief); /* offers as its rows show them; of the arena */
double figure_discounts_height(size_t n_offers);   /* with room for every label */
void figure_discounts_draw(struct brief *brief, struct rect rect);

/* Charts of the same measure on a page share its range. */
struct range {
    double low, high;
};

/* The balance of the commitment at the end of each month, base scenario, with the span from low to high.
 * Below zero is what was consumed over it so far in the period. */
struct range figure_drawdown_range(const struct results *results, size_t first, size_t n);
void figure_drawdown_draw(struct brief *brief, struct rect rect, size_t offer, struct range range);

/* From quoted to realized and all-in, in points of the list value, base scenario. Steps of nothing in all n
 * offers are left out, so that the rows of neighbours line up. */
struct range figure_bridge_range(const struct results *results, size_t first, size_t n);
void figure_bridge_draw(struct brief *brief, struct rect rect, size_t offer, size_t first, size_t n,
                        struct range range);

/* Quoted (ring) against realized (dot) of rows of the first offer's rates, spread evenly over the height. */
void figure_rates_draw(struct brief *brief, struct rect rect, const struct rate_row *const *rows, size_t n);

#endif
