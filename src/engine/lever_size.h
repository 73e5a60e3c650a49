/* The levers that ask for a commitment of another size or shape (1.12): rows of the table of levers. */
#ifndef LEVER_SIZE_H
#define LEVER_SIZE_H

#include "lever.h"

/* Annual commit to the floor, to the optimum, at the discount of that level (1.11). */
bool lever_size_to_floor(const struct lever_case *at, struct draft *draft);
bool lever_size_to_optimum(const struct lever_case *at, struct draft *draft);

/* First contract year at 50%: of terms over 12 months without a schedule or a ramp. The same factor in every
 * year is no ramp. */
bool lever_size_ramp(struct offer *offer);

/* Measured by the year instead of by month or quarter; the amounts of a schedule add up. Changes nothing
 * where the term is one period already, or where a sum is beyond what money holds. */
bool lever_size_measure(struct offer *offer);

#endif
