/* Settlement of one demand path under one offer (1.8) and its leakage bridge. */
#ifndef SETTLE_H
#define SETTLE_H

#include <realrate/results.h>

/* Demand of contract month m at start prices (1.8): all, eligible, ineligible list value, committed value. */
struct demand_month {
    int h;
    double multiplier;
    double list_value, eligible_list, ineligible_list, committed_value;
};

/* demand: offer->term_months months. discount_rate: a year. Pure. */
void settle(const struct offer *offer, double quoted_discount, const struct demand_month *demand,
            double discount_rate, struct arena *arena, struct settlement *ret);

/* C_p's share of contract month m = 1..term_months: annual/12 x ramp, or the schedule's amount spread evenly
 * over its period's months (1.8.1). */
double settle_commit_share(const struct offer *offer, int m);

/* The sum of those of n months from `first`. */
double settle_commit_sum(const struct offer *offer, int first, int n);

#endif
