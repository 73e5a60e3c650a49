/* What the files of the fixture share. */
#ifndef FIXTURE_PARTS_H
#define FIXTURE_PARTS_H

#include "fixture.h"

#define FIXTURE_OFFSET 3 /* January 2027 is the third month after October 2026 */
#define FIXTURE_AREAS  2 /* of the checklist of clauses */
extern const char *const fixture_sha;

/* The terms of an offer, of the plan, as the configuration reader leaves them for the reports. */
void fixture_offer_terms(struct arena *arena, struct offer *offer);
void fixture_plan_terms(struct arena *arena, struct plan *plan);

void fixture_make_offer(struct arena *arena, const struct results *results, const struct fixture_offer *from,
                        double level, struct offer_result *result);

/* What an offer is worth, with its levers; then what rests on the comparison of all offers. */
void fixture_make_value(struct arena *arena, struct offer_result *result);
void fixture_make_comparison(struct arena *arena, struct results *results);

#endif
