/* Signals and verdict (1.13). */
#ifndef SIGNALS_H
#define SIGNALS_H

#include "lever.h"

/* results has the alternatives; index: of the offer. Fills ret's signals and verdict. */
void signals_build(const struct lever_case *at, const struct results *results, size_t index,
                   struct scratch *scratch, struct draft *draft, struct arena *arena,
                   struct offer_result *ret);

#endif
