/* What each line of an offer really costs over the term (1.9). */
#ifndef EFFECTIVE_H
#define EFFECTIVE_H

#include "card.h"

#include <realrate/diag.h>

/* Fills the term's part of the rate rows and certain_share from the base scenario's settlement: the costs add
 * up to paid_api. Warns of rows whose committed price is above list in some month. */
void effective_build(const struct valuation *valuation, struct arena *arena, struct diags *diags,
                     struct offer_result *ret);

#endif
