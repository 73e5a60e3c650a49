/* What to ask for, in order: the levers that matter by the plan's materiality. Clause 1.12. */
#ifndef ASKS_H
#define ASKS_H

#include <realrate/results.h>

#include <stdbool.h>

/* The place of a lever (index into the offer's) among those to ask for, from 1: those of the package that are
 * worth at least the plan's materiality, by their ask_rank (the cheapest to give first), then the cap on
 * renewal, which counts after the term. Where none is worth that much, the one worth most is the first and
 * only one. 0: worth too little, not in the package, or not to be asked for. */
int asks_place(const struct plan *plan, const struct offer_result *result, size_t lever);

/* The lever of the package that is worth more alone than all of it together: nothing else is to be asked for
 * beside it within the term. NULL where together they are worth as much or more. */
const struct lever_result *asks_alone(const struct offer_result *result);

bool asks_in_package(const struct offer_result *result, enum lever lever);

/* Whether the better one of its exclusive set is in the package in its place. */
bool asks_replaced(const struct offer_result *result, enum lever lever);

/* Whether the plan asks for a lever that changes nothing in this offer (1.18). */
bool asks_is_idle(const struct counter_offer *counter, enum lever lever);

#endif
