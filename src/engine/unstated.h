/* What the offer does not say, and what it may cost (1.17). */
#ifndef UNSTATED_H
#define UNSTATED_H

#include "value.h"

/* Fills ret's unstated terms and bounds. */
void unstated_build(const struct valuation *valuation, struct scratch *scratch, struct draft *draft,
                    struct arena *arena, struct offer_result *ret);

#endif
