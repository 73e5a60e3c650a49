/* Whether a figure is good or bad news, and its colours: the same on every page. Clause 3.3 rule 2. */
#ifndef MOOD_H
#define MOOD_H

#include "brief.h"

enum mood { MOOD_PLAIN, MOOD_GOOD, MOOD_BAD };

enum ink mood_ink(enum mood mood); /* of a mark */
enum ink mood_text_ink(enum mood mood);

/* A realized discount, a share of list: bad where it is dearer than list or more than 5 points short of the
 * quoted one, as the signal of 1.13; good where some is given and all of it is kept; NAN is plain. */
enum mood mood_of_discount(double quoted, double realized);

/* The same of an offer on base; bad too where far less is expected. */
enum mood mood_of_realized(const struct brief *brief, size_t offer);

/* The chance of filling what is offered: good where it is what the plan asks for, else bad where a signal
 * warns of what is left, or what is expected to be forfeited is material: where some of it is kept or
 * credited no signal does. */
enum mood mood_of_chance(const struct brief *brief, size_t offer);

#endif
