/* The counter-offer: the least change of a single term that reaches the plan's goal, and the goal's levers
 * together (1.18). */
#ifndef COUNTER_H
#define COUNTER_H

#include "lever.h"

/* target: expected realized discount to reach. Fills ret's counter, whose offer lives in the arena; ret's
 * sweep is there: the commit is raised at most to its last level. */
void counter_build(const struct lever_case *at, double target, struct scratch *scratch, struct draft *draft,
                   struct arena *arena, struct offer_result *ret);

#endif
