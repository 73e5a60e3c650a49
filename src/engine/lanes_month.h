/* A month of a settlement on LANES paths (1.8): included by lanes.c alone. */
#ifndef LANES_MONTH_H
#define LANES_MONTH_H

#include "lanes_tiers.h"

/* ---- what is used, and what a unit of it is worth ---- */

/* Demand of the month at its prices, as figures of every path. */
INLINE void
set_demand(struct lanes_state *s, int m, const double *restrict multiplier, const enum kept kept)
{
    const struct card_month *card = &s->tariff->card[m];
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

/* Committed and list value of one unit of use on every path, 0 in a month without committed value, which has
 * no overage (1.8.3). */
struct units {
    struct lanes values, lists;
};

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
price_units(const struct lanes_state *s, int m, struct units *ret)
{
    if (s->tariff->is_alike) {
        fill(&ret->values, s->tariff->units[m].value);
        fill(&ret->lists, s->tariff->units[m].list);
        return;
    }
    if (s->deal->draws_list)
        divide(s, &s->committed, &ret->values, &ret->lists);
    else
        divide(s, &s->eligible, &ret->lists, &ret->values);
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

/* Draws the commitment and charges the rest, on paths that are alike. left: NULL where it is all that is
 * used, which then is remembered where `consumes`. Being linear, the worth of what is drawn is that of all
 * that is used less that of the overage; it is paid at the end of the period. */
INLINE void
spend_alike(struct lanes_state *s, int m, const double *restrict multiplier, const struct lanes *left,
            const bool consumes, const enum kept kept)
{
    const struct card_month *card = &s->tariff->card[m];
    const struct unit_price unit = s->tariff->units[m];
    const double used = s->deal->draws_list ? card->eligible[SCALED] : card->committed[SCALED];
    const double other = card->ineligible[SCALED], worth = unit.worth * s->deal->keep;
    const bool has_forward = s->deal->carry_forward_cap > 0;
    const double counted = unit.value > 0 ? 1 : 0; /* without committed value there is no overage */
    EACH (i) {
        double to_draw = left ? left->of[i] : multiplier[i] * used;
        double inside = LESSER(s->commit_left.of[i], to_draw), over = to_draw - inside;
        s->commit_left.of[i] -= inside;
        if (has_forward)
            s->over_of_period.of[i] += over * counted;
        s->flows.present.of[i] += over * unit.of_over + multiplier[i] * unit.of_one;
        if (consumes)
            s->consumed.of[i] += to_draw;
        if (kept == KEPT_FLOWS) {
            double drawn = multiplier[i] * used - over;
            s->flows.overage_charge.of[i] += over * unit.rate;
            s->flows.paid.of[i] += over * unit.rate + drawn * worth + multiplier[i] * other;
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
    const struct card_month *card = &s->tariff->card[m];
    const double end = deal->end[m], keep = deal->keep, later = keep * deal->end[s->first + s->n - 1];
    const double scaled = card->ineligible[SCALED], certain = card->ineligible[CERTAIN];
    const double share = deal->commit[s->p] > 0 ? deal->share[m] / deal->commit[s->p] : 1.0 / s->n;
    const double due = share * deal->unit_price, credited = deal->service_credit, price = deal->unit_price;
    const struct overage_price overage = deal->overage;
    const double is_list = deal->draws_list ? 1 : 0;
    const bool has_forward = deal->carry_forward_cap > 0;
    ALIGNED struct units units;
    price_units(s, m, &units);
    EACH (i) {
        double value = units.values.of[i], list = units.lists.of[i];
        double rate = overage_rate(overage, value, list), worth = is_list * (value - price);
        double open = s->commit_left.of[i], inside = LESSER(open, left->of[i]), beyond = left->of[i] - inside;
        double over = value > 0 ? beyond : 0; /* without committed value there is no overage */
        double other = multiplier[i] * scaled, charge = over * rate, credit = 0;
        s->commit_left.of[i] = open - inside;
        if (has_forward)
            s->over_of_period.of[i] += over;
        if (has_extras) {
            double burst_open = s->burst_left.of[i], burst = LESSER(over, burst_open);
            s->burst_left.of[i] = burst_open - burst;
            charge = burst * LESSER(value, list) + (over - burst) * rate;
            credit = (s->commit.of[i] * due + charge + other + certain) * credited;
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
            s->unit_list.of[i] = list;
            s->over.of[i] = over;
            s->overage_value.of[i] = over * value;
            s->overage_charge.of[i] = charge;
            s->ineligible.of[i] = other + certain;
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
    const struct card_month *card = &s->tariff->card[m];
    ALIGNED struct lanes left;
    if (has_balances(s) || deal->carry_forward_cap > 0) {
        demand(&left, deal->draws_list ? card->eligible : card->committed, multiplier);
        draw_before(s, &left, kept);
        spend_alike(s, m, multiplier, &left, false, kept);
    } else if (deal->true_forward > 0) {
        spend_alike(s, m, multiplier, NULL, true, kept);
    } else {
        spend_alike(s, m, multiplier, NULL, false, kept);
    }
}

INLINE void
month_of_any(struct lanes_state *s, int m, const double *restrict multiplier, const enum kept kept)
{
    ALIGNED struct lanes left;
    set_demand(s, m, multiplier, kept);
    copy(&left, &s->use);
    draw_before(s, &left, kept);
    if (s->tariff->has_extras || kept == KEPT_FIGURES)
        spend(s, m, multiplier, &left, true, kept);
    else
        spend(s, m, multiplier, &left, false, kept);
}

INLINE void
month(struct lanes_state *s, int m, const double *restrict multiplier, const enum kept kept)
{
    const struct card_month *card = &s->tariff->card[m];
    s->p = m / s->deal->period_months;
    if (m % s->deal->period_months == 0)
        open_period(s, m, kept);
    if (kept != KEPT_FIGURES && s->tariff->is_alike && !s->tariff->has_extras)
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
