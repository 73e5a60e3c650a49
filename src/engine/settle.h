/* Settlement of one demand path under one offer (1.8), every figure of it, and its leakage bridge. */
#ifndef SETTLE_H
#define SETTLE_H

#include "deal.h"
#include "lanes.h"

/* Demand of a contract month (1.8): all, eligible, ineligible list value, committed value. */
struct demand_month {
    int h;
    double multiplier;
    double list_value, eligible_list, ineligible_list, committed_value;
};

/* demand: offer->term_months months. discount_rate: a year. Pure. */
void settle(const struct offer *offer, double quoted_discount, const struct demand_month *demand,
            double discount_rate, struct arena *arena, struct settlement *ret);

/* The same of a deal and its card: multiplier of month m (from 0) at multiplier[m]. start: the first day.
 * next_year: the most that a balance carried out is worth (1.1); after_factor: present value at the term's
 * end. */
struct settle_input {
    const struct deal *deal;
    const struct card_month *card;
    const double *multiplier;
    int32_t start;
    int offset_months; /* h of the first month */
    double next_year, after_factor;
};
void settle_deal(const struct settle_input *input, struct arena *arena, struct settlement *ret);

/* Present value of cash at the start and at the end of each of n months (1.8.5). */
void settle_factors(double discount_rate, size_t n, double *ret_advance, double *ret_end);

/* What leaving at the end of each month costs: min(what is still committed, the charges of the notice months
 * and the fee); without [exit] the former (1.8.8). ret_costs: settlement->n_months. */
void settle_exit_costs(const struct offer *offer, const struct deal *deal,
                       const struct settlement *settlement, double *ret_costs);

#endif
