/* What to ask for first, in a sentence, and whether that is enough (1.12, 1.14). */
#ifndef REQUEST_H
#define REQUEST_H

#include "sentence.h"

/* To follow "ask": "for overage at the committed rate, worth USD 100,000". */
const char *request_by_lever(const struct teller *t, const struct lever_result *row);

/* Whether a lever makes up for what another way costs less, or list. What counts after the term does not. */
bool request_makes_up_for(const struct lever_result *row, double gap);

/* A cap on renewal counts after the term: where another way costs less within it (1.13, beaten), that comes
 * first: "for USD 82,100 off in all, or choose elsewhere; then ". Else nothing. */
const char *request_gap_first(const struct teller *t, const struct lever_result *row);

/* What to ask for first, to follow "ask", and whether it makes up for what other ways cost less; NULL where
 * no lever is worth asking for. told: the gap that is told before it, 0 where none is. */
const char *request_first(const struct teller *t, double told);

#endif
