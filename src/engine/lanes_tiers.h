/* Automatic tiers (1.7) on LANES paths: included by lanes.c alone. s->year_list is the contract year's list
 * value, this month's included. */
#ifndef LANES_TIERS_H
#define LANES_TIERS_H

#include "lanes_steps.h"

/* The discount of the tier that the year has reached. */
INLINE void
reach_discount(struct lanes_state *s)
{
    const struct deal *deal = s->deal;
    fill(&s->tier_discount, deal->first_discount);
    for (size_t k = 0; k < deal->n_tiers; k++) {
        const double threshold = money_value(deal->tiers[k].threshold), reached = deal->tiers[k].discount;
        EACH (i)
            s->tier_discount.of[i] = s->year_list.of[i] > threshold ? reached : s->tier_discount.of[i];
    }
}

/* Each slice of the year's list value earns its own discount; the month takes the average of what it adds. A
 * month within one slice takes that discount as it is: one of 100% leaves nothing, and overage of nothing is
 * not charged. */
INLINE void
marginal_discount(struct lanes_state *s, const struct lanes *before)
{
    const struct deal *deal = s->deal;
    ALIGNED struct lanes saved, n_crossed;
    double below = deal->first_discount;
    reach_discount(s);
    EACH (i) {
        saved.of[i] = s->year_list.of[i] * below;
        n_crossed.of[i] = 0;
    }
    for (size_t k = 0; k < deal->n_tiers; k++) {
        const double threshold = money_value(deal->tiers[k].threshold);
        const double step = deal->tiers[k].discount - below;
        EACH (i) {
            double above = GREATER(s->year_list.of[i] - threshold, 0);
            saved.of[i] += step * above;
            n_crossed.of[i] += before->of[i] < threshold && above > 0 ? 1 : 0;
        }
        below = deal->tiers[k].discount;
    }
    EACH (i) {
        double average = (saved.of[i] - s->year_saved.of[i]) / s->eligible.of[i];
        s->tier_discount.of[i] = n_crossed.of[i] > 0 ? average : s->tier_discount.of[i];
        s->year_saved.of[i] = saved.of[i];
    }
}

/* The month takes the discount reached; the year's earlier months earn the difference to what they have so
 * far, as a credit. */
INLINE void
retroactive_discount(struct lanes_state *s)
{
    reach_discount(s);
    EACH (i) {
        double due = s->tier_discount.of[i] * s->year_head.of[i] - s->year_earned.of[i];
        double more = s->tier_discount.of[i] > s->year_discount.of[i] ? GREATER(due, 0) : 0;
        s->credit_left.of[i] += more;
        s->year_earned.of[i] += more;
        s->year_discount.of[i] = s->tier_discount.of[i];
    }
}

/* Adds what is headline-priced to the month's committed value; s->eligible is set. */
INLINE void
price_headline(struct lanes_state *s, int m, const double *restrict multiplier)
{
    const struct deal *deal = s->deal;
    ALIGNED struct lanes head, before;
    if (m % 12 == 0) {
        fill(&s->year_list, 0);
        fill(&s->year_saved, 0);
        fill(&s->year_head, 0);
        fill(&s->year_earned, 0);
        fill(&s->year_discount, deal->first_discount);
    }
    copy(&before, &s->year_list);
    add(&s->year_list, &s->eligible);
    if (deal->is_retroactive)
        retroactive_discount(s);
    else
        marginal_discount(s, &before);
    demand(&head, s->tariff->card[m].head, multiplier);
    EACH (i)
        s->committed.of[i] += head.of[i] * (1 - s->tier_discount.of[i]);
    if (deal->is_retroactive)
        EACH (i) {
            double credit = LESSER(s->committed.of[i], s->credit_left.of[i]);
            s->tier_credit.of[i] = credit;
            s->credit_left.of[i] -= credit;
            s->committed.of[i] -= credit;
            s->year_head.of[i] += head.of[i];
            s->year_earned.of[i] += head.of[i] * s->tier_discount.of[i];
        }
}

#endif
