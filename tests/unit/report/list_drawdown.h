/* The fixture's deals under drawdown = list: the same money. */
#ifndef LIST_DRAWDOWN_H
#define LIST_DRAWDOWN_H

#include "fixture.h"

/* Rewrites every offer of results made by the fixture. A commitment C drawn by committed value at one
 * discount d for all usage is C / (1 - d) drawn by list value with shortfall = discounted: what is paid, over
 * or forfeited stays, what is measured against the commitment is divided by 1 - d (1.8.2). */
void list_drawdown(struct arena *arena, struct results *results);

#endif
