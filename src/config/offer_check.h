/* What does not fit together in an offer, or has no effect there. Made for offer.c only. Clauses 1.7, 1.8 and
 * 2.1. */
#ifndef OFFER_CHECK_H
#define OFFER_CHECK_H

#include "reading.h"

#include <realrate/offer.h>

/* Reports errors and warnings; fills in the currency where the offer has none. */
void offer_check(const struct reading *reading, const struct book *book, struct offer *offer);

#endif
