/* Two offers compared field by field, for tests. */
#ifndef SAME_OFFER_H
#define SAME_OFFER_H

#include <realrate/offer.h>

/* The name of the first field that differs, NULL where none does. What says where the offer was read - file,
 * hash, size, terms - is left out. */
const char *offer_difference(const struct offer *a, const struct offer *b);

#endif
