/* Settlements of the fixture's first offer on list values made by hand: all eligible, and the committed value
 * is what one discount leaves of it. */
#ifndef SETTLE_LIST_H
#define SETTLE_LIST_H

#include "fixture.h"

#include "engine/settle.h"

/* One list value per contract month. */
struct settlement settle_list_at(const struct fixture *fixture, double discount, const double *list,
                                 double discount_rate);
struct settlement settle_list(const struct fixture *fixture, double discount, const double *list);

/* The same list value in every month. */
struct settlement settle_flat(const struct fixture *fixture, double discount, double list);

#endif
