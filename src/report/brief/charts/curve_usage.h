/* Under the discount curve, on the same scale: what usage comes to a year, and from where the next band pays.
 * Clause 1.10. */
#ifndef CURVE_USAGE_H
#define CURVE_USAGE_H

#include "report/brief/brief.h"
#include "report/brief/marks/axis.h"

#define CURVE_NAMES 98.0 /* width of the column of names on the left */

/* Draws as many rows as the height holds, the most telling first. Returns the height they take. */
double curve_usage_height(const struct brief *brief, size_t offer, double room);
void curve_usage_draw(struct brief *brief, size_t offer, const struct axis *axis, struct rect rect);

#endif
