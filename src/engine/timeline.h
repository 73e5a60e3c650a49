/* A contract's demand and prices laid out month by month (1.5 to 1.7), for whoever shows or checks them. */
#ifndef TIMELINE_H
#define TIMELINE_H

#include "value.h"

/* n_months of an offer from month `first` of the timeline, for `share` of the demand. */
struct timeline_span {
    int first, n_months;
    double share;
};
void timeline_build(const struct valuation *valuation, const struct offer *offer,
                    const struct timeline_span *span, const struct card_sums *sums, struct arena *arena,
                    struct timeline *ret);

/* The sums by a contract's sources and groups: [source * n_groups + group]. */
struct card_parts *timeline_card(const struct valuation *valuation, const struct card_sums *sums,
                                 struct arena *arena);

/* The first offer's contract within an alternative (1.14) and its settlements: of a delay, or of a split
 * whose rest is the offer. Leaves *ret alone where the alternative has none, or the horizon ends before it
 * starts. */
void timeline_of_alternative(const struct valuation *valuation, struct scratch *scratch,
                             const struct course_plan *plan, struct arena *arena,
                             struct alternative_result *ret);

#endif
