/* Where the prices of the Rates sheet come from. Clauses 1.7 and 1.9. */
#ifndef RATES_H
#define RATES_H

#include "model.h"

/* One offer's block of the sheet. */
struct rates_source {
    const struct model *model;
    const struct offer_result *result;
    const struct settlement *settlement;
    size_t offer;
    double charged, load;
};

/* What the templates of a rate row name: {price}, {unit}, {count} are cells; {discount} and {committed} are
 * the formulas of the most specific key that governs the row. The context is a struct rates_source. */
const char *rates_reference(const void *context, size_t i, const char *name);

#endif
