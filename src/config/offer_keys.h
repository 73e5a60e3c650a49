/* The open keys and lists of an offer: discounts, fixed prices, bands, tiers, exclusions, fees, clauses,
 * schedule and ramp. Made for offer.c only. Clause 2.1. */
#ifndef OFFER_KEYS_H
#define OFFER_KEYS_H

#include "reading.h"

#include <realrate/offer.h>

/* Fills the arrays of *offer from the terms; unknown names and wrong order are reported. */
void offer_keys_read(const struct reading *reading, const struct book *book,
                     const struct clause_list *clauses, struct offer *offer);

#endif
