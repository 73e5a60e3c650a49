/* What the files of the fixture share. */
#ifndef FIXTURE_PARTS_H
#define FIXTURE_PARTS_H

#include "fixture.h"

#define FIXTURE_OFFSET 3 /* January 2027 is the third month after October 2026 */
extern const char *const fixture_sha;

/* The terms of an offer, of the plan, as the configuration reader leaves them for the reports. */
void fixture_offer_terms(struct arena *arena, struct offer *offer);
void fixture_plan_terms(struct arena *arena, struct plan *plan);

void fixture_make_offer(struct arena *arena, const struct results *results, const struct fixture_offer *from,
                        double level, struct offer_result *result);

#endif
