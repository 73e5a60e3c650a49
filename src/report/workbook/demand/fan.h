/* The fan of the forecast: what was used a month, and how it goes on in the low, base and high scenario.
 * Clauses 1.5 and 3.2 rule 6. */
#ifndef FAN_H
#define FAN_H

#include "fit.h"

/* The chart at a row of Forecast, its numbers from row `section` on, to the end of the terms. Returns the row
 * after the last. */
unsigned fan_write(struct model *model, size_t history, const struct forecast_source *source,
                   unsigned section, unsigned row);

#endif
