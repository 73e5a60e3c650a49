/* A month of a settlement on LANES paths (1.8): included by lanes.c alone. */
#ifndef LANES_MONTH_H
#define LANES_MONTH_H

#include "lanes_tiers.h"

/* ---- what is used, and what a unit of it is worth ---- */

/* Demand of the month at its prices, as figures of every path. */
INLINE void
set_demand(struct lanes_state *s, int m, const double *restrict multiplier, const enum kept kept)
{
    const struct card_month *card = &s->card[m];
    demand(&s->eligible, card->eligible, multiplier);
    demand(&s->committed, card->committed, multiplier);
    if (s->deal->n_tiers > 0)
        price_headline(s, m, multiplier);
    if (kept == KEPT_FIGURES)
        demand(&s->list, card->list, multiplier);
    if (s->deal->draws_list)
        copy(&s->use, &s->eligible);
    else
        copy(&s->use, &s->committed);
}

/* Committed and list value of one unit of use, 0 in a month without committed value, which has no overage
 * (1.8.3): of every path, or of all that are alike. */
struct unit {
    struct lanes values, lists;
    double value, list;
};

INLINE void
price_unit(const struct lanes_state *s, int m, struct unit *ret)
{
    const struct card_month *card = &s->card[m];
    const double use = s->deal->draws_list ? card->eligible[SCALED] : card->committed[SCALED];
    const bool any = card->committed[SCALED] > 0 && use > 0;
    ret->value = any ? card->committed[SCALED] / use : 0;
    ret->list = any ? card->eligible[SCALED] / use : 0;
}

/* A part of what is used and all of it, per unit of use. */
INLINE void
divide(const struct lanes_state *s, const struct lanes *part, struct lanes *ret_part, struct lanes *ret_all)
{
    EACH (i) {
        double ratio = part->of[i] / s->use.of[i];
        double all = s->committed.of[i] > 0 && s->use.of[i] > 0 ? 1 : 0;
        ret_all->of[i] = all;
        ret_part->of[i] = all > 0 ? ratio : 0;
    }
}

/* After set_demand. */
INLINE void
price_units(const struct lanes_state *s, int m, struct unit *ret)
{
    if (s->is_alike) {
        price_unit(s, m, ret);
        fill(&ret->values, ret->value);
        fill(&ret->lists, ret->list);
        return;
    }
    if (s->deal->draws_list)
        divide(s, &s->committed, &ret->values, &ret->lists);
    else
        divide(s, &s->eligible, &ret->lists, &ret->values);
}

/* What a unit of overage costs beyond burst. */
INLINE double
overage_rate(const struct overage_price price, double value, double list)
{
    double rate = price.of_list * list + price.of_committed * value, most = price.most * list;
    return most < rate ? most : rate;
}

/* ---- drawdown, overage and the month's cash (1.8.2, 1.8.3, 1.8.5 to 1.8.7) ---- */

/* What comes before the commitment is drawn: balances take their part of what is used, and what later periods
 * ask about this one is remembered. */
INLINE void
draw_before(struct lanes_state *s, struct lanes *left, const enum kept kept)
{
    if (s->deal->true_forward > 0)
        add(&s->consumed, left);
    if (has_balances(s))
        draw_balances(s, left, kept);
}

/* Draws the commitment and charges the rest, on paths that are alike. Being linear, the worth of what is
 * drawn is that of all that is used less that of the overage; it is paid at the end of the period. */
INLINE void
spend_alike(struct lanes_state *s, int m, const double *restrict multiplier, const struct lanes *left,
            const enum kept kept)
{
    const struct deal *deal = s->deal;
    const struct card_month *card = &s->card[m];
    const double *use = deal->draws_list ? card->eligible : card->committed;
    const double used = use[SCALED], other = card->ineligible[SCALED], certain = card->ineligible[CERTAIN];
    const double end = deal->end[m], keep = deal->keep, later = keep * deal->end[s->first + s->n - 1];
    struct unit unit;
    price_unit(s, m, &unit);
    const double rate = overage_rate(deal->overage, unit.value, unit.list);
    const double worth = deal->draws_list ? unit.value - deal->unit_price : 0;
    const double of_over = rate * end - worth * later, of_one = other * end + used * worth * later;
    const bool has_forward = deal->carry_forward_cap > 0;
    const double counted = unit.value > 0 ? 1 : 0; /* without committed value there is no overage */
    EACH (i) {
        double to_draw = left ? left->of[i] : multiplier[i] * used;
        double inside = LESSER(s->commit_left.of[i], to_draw), over = to_draw - inside;
        s->commit_left.of[i] -= inside;
        if (has_forward)
            s->over_of_period.of[i] += over * counted;
        s->flows.present.of[i] += over * of_over + multiplier[i] * of_one + certain * end;
        if (kept == KEPT_FLOWS) {
            double drawn = multiplier[i] * used - over;
            s->flows.overage_charge.of[i] += over * rate;
            s->flows.paid.of[i] += over * rate + drawn * worth * keep + multiplier[i] * other + certain;
            s->flows.drawn.of[i] += drawn;
        }
    }
}

/* The same of any paths, after set_demand, with burst and service credits where has_extras. */
INLINE void
spend(struct lanes_state *s, int m, const double *restrict multiplier, const struct lanes *left,
      const bool has_extras, const enum kept kept)
{
    const struct deal *deal = s->deal;
    const struct card_month *card = &s->card[m];
    const double end = deal->end[m], keep = deal->keep, later = keep * deal->end[s->first + s->n - 1];
    const double scaled = card->ineligible[SCALED], certain = card->ineligible[CERTAIN];
    const double share = deal->commit[s->p] > 0 ? deal->share[m] / deal->commit[s->p] : 1.0 / s->n;
    const double due = share * deal->unit_price, credited = deal->service_credit, price = deal->unit_price;
    const struct overage_price overage = deal->overage;
    const double is_list = deal->draws_list ? 1 : 0;
    const bool has_forward = deal->carry_forward_cap > 0;
    ALIGNED struct unit unit;
    price_units(s, m, &unit);
    EACH (i) {
        double value = unit.values.of[i], list = unit.lists.of[i];
        double rate = overage_rate(overage, value, list), worth = is_list * (value - price);
        double open = s->commit_left.of[i], inside = LESSER(open, left->of[i]), beyond = left->of[i] - inside;
        double over = value > 0 ? beyond : 0; /* without committed value there is no overage */
        double other = multiplier[i] * scaled + certain, charge = over * rate, credit = 0;
        s->commit_left.of[i] = open - inside;
        if (has_forward)
            s->over_of_period.of[i] += over;
        if (has_extras) {
            double burst_open = s->burst_left.of[i], burst = LESSER(over, burst_open);
            s->burst_left.of[i] = burst_open - burst;
            charge = burst * LESSER(value, list) + (over - burst) * rate;
            credit = (s->commit.of[i] * due + charge + other) * credited;
            if (kept == KEPT_FIGURES) {
                s->burst_open.of[i] = burst_open;
                s->burst_used.of[i] = burst;
                s->credit.of[i] = credit;
            }
        }
        if (kept == KEPT_FIGURES) {
            s->commit_open.of[i] = open;
            s->drawn_commit.of[i] = inside;
            s->unit_worth.of[i] = value;
            s->overage_value.of[i] = over * value;
            s->overage_charge.of[i] = charge;
            s->ineligible.of[i] = other;
            s->worth_less_billed.of[i] += (inside + s->drawn_rollover.of[i]) * worth;
        } else {
            double drawn = s->use.of[i] - beyond;
            s->flows.present.of[i] += (charge + other - credit) * end + drawn * worth * later;
            if (kept == KEPT_FLOWS) {
                s->flows.overage_charge.of[i] += charge;
                s->flows.paid.of[i] += charge + other + drawn * worth * keep;
                s->flows.credits.of[i] += credit;
                s->flows.drawn.of[i] += drawn;
            }
        }
    }
}

/* ---- the month ---- */

INLINE void
month_alike(struct lanes_state *s, int m, const double *restrict multiplier, const enum kept kept)
{
    const struct deal *deal = s->deal;
    const struct card_month *card = &s->card[m];
    ALIGNED struct lanes left;
    const double *use = deal->draws_list ? card->eligible : card->committed;
    if (has_balances(s) || deal->carry_forward_cap > 0) {
        demand(&left, use, multiplier);
        draw_before(s, &left, kept);
        spend_alike(s, m, multiplier, &left, kept);
        return;
    }
    if (deal->true_forward > 0)
        EACH (i)
            s->consumed.of[i] += multiplier[i] * use[SCALED];
    spend_alike(s, m, multiplier, NULL, kept);
}

INLINE void
month_of_any(struct lanes_state *s, int m, const double *restrict multiplier, const enum kept kept)
{
    ALIGNED struct lanes left;
    set_demand(s, m, multiplier, kept);
    copy(&left, &s->use);
    draw_before(s, &left, kept);
    if (s->has_extras || kept == KEPT_FIGURES)
        spend(s, m, multiplier, &left, true, kept);
    else
        spend(s, m, multiplier, &left, false, kept);
}

INLINE void
month(struct lanes_state *s, int m, const double *restrict multiplier, const enum kept kept)
{
    const struct card_month *card = &s->card[m];
    s->p = m / s->deal->period_months;
    if (m % s->deal->period_months == 0)
        open_period(s, m, kept);
    if (kept != KEPT_FIGURES && s->is_alike && !s->has_extras)
        month_alike(s, m, multiplier, kept);
    else
        month_of_any(s, m, multiplier, kept);
    if (kept == KEPT_FLOWS)
        EACH (i) {
            double value = multiplier[i] * card->committed[SCALED] + card->committed[CERTAIN];
            s->flows.list.of[i] += multiplier[i] * card->list[SCALED] + card->list[CERTAIN];
            s->flows.committed.of[i] += s->deal->n_tiers > 0 ? s->committed.of[i] : value;
        }
    if (m + 1 == s->first + s->n)
        end_period(s, m, kept);
}

#endif
