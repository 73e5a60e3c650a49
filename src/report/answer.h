/* What the answers on one offer and on many share. */
#ifndef ANSWER_H
#define ANSWER_H

#include "sentence.h"

/* "Walk away from Offer A", "Sign Offer A", to begin a sentence. */
const char *answer_advice(const struct teller *t);

/* What speaks against the offer, as a clause to follow "and"; NULL where nothing does, or the steps from
 * quoted to realized say it. */
const char *answer_objection(const struct teller *t);

/* The same, or what the largest step costs: of an offer to walk away from. */
const char *answer_why_not(const struct teller *t);

const char *answer_for_one(const struct teller *t);

#endif
