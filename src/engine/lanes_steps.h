/* The steps of a month's settlement on LANES paths (1.7 tiers, 1.8): included by lanes.c alone, where they
 * are inlined into the loops over months and compiled for each kind of processor. */
#ifndef LANES_STEPS_H
#define LANES_STEPS_H

#include "lanes.h"

#define EACH(i) for (int i = 0; i < LANES; i++)

/* Comparisons that become one vector instruction; fmin and fmax do not. */
#define LESSER(a, b)  ((a) < (b) ? (a) : (b))
#define GREATER(a, b) ((a) > (b) ? (a) : (b))

#define INLINE static inline __attribute__((always_inline))

INLINE void
fill(struct lanes *lanes, double value)
{
    EACH (i)
        lanes->of[i] = value;
}

INLINE void
demand(struct lanes *ret, const double parts[2], const double *multiplier)
{
    EACH (i)
        ret->of[i] = multiplier[i] * parts[SCALED] + parts[CERTAIN];
}

INLINE void
add(struct lanes *sum, const struct lanes *part)
{
    EACH (i)
        sum->of[i] += part->of[i];
}

/* ---- 1.7: automatic tiers ---- */

/* Each slice of the year's list value earns its own discount; the month takes the average. */
INLINE void
marginal_discount(struct lanes_state *s)
{
    const struct deal *deal = s->deal;
    struct lanes saved;
    double below = deal->first_discount;
    EACH (i) {
        saved.of[i] = s->eligible.of[i] * below;
        s->tier_discount.of[i] = below;
    }
    for (size_t k = 0; k < deal->n_tiers; k++) {
        double threshold = money_value(deal->tiers[k].threshold), step = deal->tiers[k].discount - below;
        below = deal->tiers[k].discount;
        EACH (i) {
            double before = GREATER(s->year_list.of[i] - threshold, 0);
            double after = GREATER(s->year_list.of[i] + s->eligible.of[i] - threshold, 0);
            saved.of[i] += step * (after - before);
            s->tier_discount.of[i] = after > 0 ? below : s->tier_discount.of[i];
        }
    }
    EACH (i)
        s->tier_discount.of[i] =
            s->eligible.of[i] > 0 ? saved.of[i] / s->eligible.of[i] : s->tier_discount.of[i];
}

/* The month takes the discount the year's list value has reached with it; the year's earlier months earn the
 * difference as a credit. */
INLINE void
retroactive_discount(struct lanes_state *s)
{
    const struct deal *deal = s->deal;
    fill(&s->tier_discount, deal->first_discount);
    for (size_t k = 0; k < deal->n_tiers; k++) {
        double threshold = money_value(deal->tiers[k].threshold), discount = deal->tiers[k].discount;
        EACH (i)
            s->tier_discount.of[i] =
                s->year_list.of[i] + s->eligible.of[i] > threshold ? discount : s->tier_discount.of[i];
    }
    EACH (i) {
        double more = GREATER(s->tier_discount.of[i] - s->year_discount.of[i], 0);
        s->credit_left.of[i] += more * s->year_head.of[i];
        s->year_discount.of[i] = s->tier_discount.of[i];
    }
}

INLINE void
price_headline(struct lanes_state *s, int m, const double *multiplier)
{
    const struct deal *deal = s->deal;
    struct lanes head;
    if (m % 12 == 0) {
        fill(&s->year_list, 0);
        fill(&s->year_head, 0);
        fill(&s->year_discount, deal->first_discount);
    }
    if (deal->is_retroactive)
        retroactive_discount(s);
    else
        marginal_discount(s);
    demand(&head, s->card[m].head, multiplier);
    EACH (i) {
        double value = s->committed.of[i] + head.of[i] * (1 - s->tier_discount.of[i]);
        double credit = LESSER(value, s->credit_left.of[i]);
        s->tier_credit.of[i] = credit;
        s->credit_left.of[i] -= credit;
        s->committed.of[i] = value - credit;
        s->year_head.of[i] += head.of[i];
        s->year_list.of[i] += s->eligible.of[i];
    }
}

/* ---- 1.8.1, 1.8.2: commitment and drawdown ---- */

INLINE bool
has_balances(const struct lanes_state *s)
{
    return s->deal->rollover_cap > 0 && s->p > 0;
}

/* The balance that expires first before the others: takes from *left, adds to *drawn and to *open. */
INLINE void
draw_balances(struct lanes_state *s, struct lanes *left, struct lanes *open, struct lanes *drawn)
{
    int oldest = s->p > s->deal->rollover_periods ? s->p - s->deal->rollover_periods : 0;
    fill(open, 0);
    fill(drawn, 0);
    for (int from = oldest; from < s->p; from++) {
        struct lanes *balance = &s->balances[from];
        EACH (i) {
            double part = LESSER(balance->of[i], left->of[i]);
            open->of[i] += balance->of[i];
            drawn->of[i] += part;
            balance->of[i] -= part;
            left->of[i] -= part;
        }
    }
}

INLINE void
open_period(struct lanes_state *s, int m)
{
    const struct deal *deal = s->deal;
    double commit = deal->commit[s->p];
    int before = s->n;
    s->first = m;
    s->n = deal->period_months < deal->n_months - m ? deal->period_months : deal->n_months - m;
    if (deal->has_raise && s->p > 0) {
        double months = (double)s->n / before;
        EACH (i) {
            double due = GREATER(commit, deal->true_forward * s->consumed.of[i] * months);
            double kept = deal->ratchet ? s->commit.of[i] * months : 0;
            s->raised.of[i] = GREATER(due, kept) - commit;
            s->commit.of[i] = commit + s->raised.of[i];
        }
    } else {
        fill(&s->commit, commit);
    }
    s->commit_left = s->commit;
    if (deal->burst > 0) {
        EACH (i)
            s->burst_open.of[i] = deal->burst * s->commit.of[i];
        fill(&s->burst_used, 0);
    }
    if (deal->has_raise)
        fill(&s->consumed, 0);
    if (deal->carry_forward_cap > 0)
        fill(&s->over_of_period, 0);
    if (deal->draws_list)
        fill(&s->worth_less_billed, 0);
}

/* Rollover first, then the period's commitment. A month without committed value has no overage (1.8.3),
 * though it may draw list value. */
INLINE void
draw(struct lanes_state *s)
{
    const struct deal *deal = s->deal;
    struct lanes left = s->use;
    if (has_balances(s))
        draw_balances(s, &left, &s->rollover_open, &s->drawn_rollover);
    s->commit_open = s->commit_left;
    EACH (i) {
        double drawn = LESSER(s->commit_left.of[i], left.of[i]);
        s->drawn_commit.of[i] = drawn;
        s->commit_left.of[i] -= drawn;
        s->over.of[i] = s->committed.of[i] > 0 ? left.of[i] - drawn : 0;
        s->over_of_period.of[i] += s->over.of[i];
    }
    if (deal->has_raise)
        add(&s->consumed, &s->use);
}

/* Committed and list value of one unit of use; 0 without committed value. */
INLINE void
unit_values(const struct lanes_state *s, int m, struct lanes *committed, struct lanes *list)
{
    const struct card_month *card = &s->card[m];
    if (!s->has_certain && s->deal->n_tiers == 0) { /* the month's mix is the same on every path */
        double use = s->deal->draws_list ? card->eligible[SCALED] : card->committed[SCALED];
        bool any = card->committed[SCALED] > 0 && use > 0;
        fill(committed, any ? card->committed[SCALED] / use : 0);
        fill(list, any ? card->eligible[SCALED] / use : 0);
        return;
    }
    EACH (i) {
        bool any = s->committed.of[i] > 0 && s->use.of[i] > 0;
        committed->of[i] = any ? s->committed.of[i] / s->use.of[i] : 0;
        list->of[i] = any ? s->eligible.of[i] / s->use.of[i] : 0;
    }
}

/* What a unit of overage costs beyond burst, by its committed and list value. The committed rate of overage
 * is never above list (1.8.3). */
INLINE double
overage_rate(const struct deal *deal, double committed, double list)
{
    switch (deal->overage) {
    case OVERAGE_LIST:
        return list;
    case OVERAGE_DISCOUNT:
        return list * (1 - deal->overage_share);
    case OVERAGE_PREMIUM:
        return committed * (1 + deal->overage_share);
    case OVERAGE_COMMITTED:
        break;
    }
    return LESSER(committed, list);
}

INLINE void
charge_overage(struct lanes_state *s, const struct lanes *committed, const struct lanes *list)
{
    const struct deal *deal = s->deal;
    EACH (i) {
        s->overage_value.of[i] = s->over.of[i] * committed->of[i];
        s->overage_charge.of[i] = s->over.of[i] * overage_rate(deal, committed->of[i], list->of[i]);
    }
    if (!(deal->burst > 0))
        return;
    EACH (i) {
        s->burst_open.of[i] -= s->burst_used.of[i];
        double burst = LESSER(s->over.of[i], s->burst_open.of[i]);
        s->burst_used.of[i] = burst;
        s->overage_charge.of[i] = burst * LESSER(committed->of[i], list->of[i]) +
                                  (s->over.of[i] - burst) * overage_rate(deal, committed->of[i], list->of[i]);
    }
}

/* ---- 1.8.4: what is left at the end of a period ---- */

INLINE void
close_period(struct lanes_state *s)
{
    const struct deal *deal = s->deal;
    bool is_last = s->first + s->n == deal->n_months, rolls_on = !is_last || deal->carries_out;
    double rollover = rolls_on ? deal->rollover_cap : 0;
    int expiring = s->p - deal->rollover_periods;
    if (deal->carry_forward_cap > 0) {
        EACH (i) {
            double used = LESSER(s->carry.of[i], s->commit_left.of[i]);
            double cap = deal->carry_forward_cap * s->commit.of[i];
            s->carried_forward.of[i] = used;
            s->commit_left.of[i] -= used;
            s->carry.of[i] = LESSER(s->over_of_period.of[i], cap);
        }
    }
    if (deal->rollover_cap > 0) {
        fill(&s->expired, 0);
        for (int from = expiring > 0 ? expiring : 0; from < s->p; from++) {
            struct lanes *balance = &s->balances[from];
            if (from == expiring || (is_last && !deal->carries_out))
                add(&s->expired, balance);
            else if (is_last)
                add(&s->carried_out, balance);
        }
    }
    EACH (i) {
        double unused = s->commit_left.of[i];
        double credit = LESSER(unused, deal->true_down_cap * s->commit.of[i]);
        double carried = LESSER(unused - credit, rollover * s->commit.of[i]);
        s->unused.of[i] = unused;
        s->true_down.of[i] = credit;
        s->carried.of[i] = carried;
        s->forfeited.of[i] = unused - credit - carried;
    }
    if (is_last)
        add(&s->carried_out, &s->carried);
    else
        s->balances[s->p] = s->carried;
}

/* Cash that the end of a period brings: credits, and under drawdown = list the difference between what was
 * billed and what is due for it. */
INLINE void
settle_period(struct lanes_state *s)
{
    const struct deal *deal = s->deal;
    double price = deal->unit_price, shortfall = deal->draws_list && !deal->is_face ? price : 1;
    EACH (i) {
        double credit = (s->true_down.of[i] + s->carried_forward.of[i]) * price;
        double due = s->worth_less_billed.of[i] + s->forfeited.of[i] * (shortfall - price);
        s->adjustment.of[i] = (due - credit) * deal->keep;
        s->flows.forfeited.of[i] += s->forfeited.of[i] * shortfall + s->expired.of[i] * price;
        s->flows.carried_out.of[i] += s->carried_out.of[i] * price;
        s->flows.drawn.of[i] += s->carried_forward.of[i];
        s->flows.due.of[i] += s->commit.of[i];
    }
}

/* ---- 1.8.5 to 1.8.7: cash ---- */

INLINE void
pay_month(struct lanes_state *s, int m)
{
    const struct deal *deal = s->deal;
    struct flows *flows = &s->flows;
    double end = deal->end[m];
    if (s->has_ineligible) {
        EACH (i) {
            double charge = s->overage_charge.of[i] + s->ineligible.of[i];
            flows->paid.of[i] += charge;
            flows->present.of[i] += charge * end;
        }
    } else {
        EACH (i) {
            flows->paid.of[i] += s->overage_charge.of[i];
            flows->present.of[i] += s->overage_charge.of[i] * end;
        }
    }
    EACH (i) {
        flows->overage_charge.of[i] += s->overage_charge.of[i];
        flows->drawn.of[i] += s->drawn_commit.of[i] + s->drawn_rollover.of[i];
    }
    if (deal->service_credit > 0) {
        double share = deal->commit[s->p] > 0 ? deal->share[m] / deal->commit[s->p] : 1.0 / s->n;
        share *= deal->unit_price;
        EACH (i) {
            double charge = s->commit.of[i] * share + s->overage_charge.of[i] + s->ineligible.of[i];
            s->credit.of[i] = charge * deal->service_credit;
            flows->credits.of[i] += s->credit.of[i];
            flows->present.of[i] -= s->credit.of[i] * end;
        }
    }
}

#endif
