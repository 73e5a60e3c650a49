/* The steps of a month's settlement on LANES paths that every kind of month shares (1.8): included by lanes.c
 * alone, where all is inlined into the loops over months and compiled for each kind of processor. */
#ifndef LANES_STEPS_H
#define LANES_STEPS_H

#include "lanes.h"

#define EACH(i) for (int i = 0; i < LANES; i++)

/* Comparisons that become one vector instruction; fmin and fmax do not. */
#define LESSER(a, b)  ((a) < (b) ? (a) : (b))
#define GREATER(a, b) ((a) > (b) ? (a) : (b))

#define INLINE static inline __attribute__((always_inline))

/* What a settlement keeps: flows.present and flows.carried_out, all flows, or every figure of the month too.
 * A constant wherever it is given, so that the rest is not computed. */
enum kept { KEPT_COST, KEPT_FLOWS, KEPT_FIGURES };

INLINE void
fill(struct lanes *lanes, double value)
{
    EACH (i)
        lanes->of[i] = value;
}

INLINE void
copy(struct lanes *to, const struct lanes *from)
{
    EACH (i)
        to->of[i] = from->of[i];
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

/* What a unit of overage costs beyond burst. */
INLINE double
overage_rate(const struct overage_price price, double value, double list)
{
    double rate = price.of_list * list + price.of_committed * value, most = price.most * list;
    return most < rate ? most : rate;
}

/* ---- 1.8.1: a period begins ---- */

/* What is due beyond the commitment at signing: where the period before consumed more, or was due more. It is
 * billed with the period's months. */
INLINE void
raise_commit(struct lanes_state *s, double commit, double months, const enum kept kept)
{
    const struct deal *deal = s->deal;
    const double consumed = deal->true_forward * months, held = deal->ratchet ? months : 0;
    const double bill = s->tariff->raise_bill[s->p], present = s->tariff->raise_present[s->p];
    EACH (i) {
        double due = GREATER(commit, consumed * s->consumed.of[i]);
        double raised = GREATER(due, held * s->commit.of[i]) - commit;
        s->commit.of[i] = commit + raised;
        s->commit_left.of[i] = commit + raised;
        if (kept == KEPT_FIGURES)
            s->raised.of[i] = raised;
        else
            s->flows.present.of[i] += raised * present;
        if (kept == KEPT_FLOWS)
            s->flows.paid.of[i] += raised * bill;
    }
}

INLINE void
open_period(struct lanes_state *s, int m, const enum kept kept)
{
    const struct deal *deal = s->deal;
    double commit = deal->commit[s->p];
    int before = s->n;
    s->first = m;
    s->n = deal->period_months < deal->n_months - m ? deal->period_months : deal->n_months - m;
    if (deal->has_raise && s->p > 0) {
        raise_commit(s, commit, (double)s->n / before, kept);
    } else {
        fill(&s->commit, commit);
        fill(&s->commit_left, commit);
    }
    if (deal->has_raise)
        fill(&s->consumed, 0);
    if (deal->carry_forward_cap > 0)
        fill(&s->over_of_period, 0);
    if (s->tariff->has_extras)
        EACH (i)
            s->burst_left.of[i] = deal->burst * s->commit.of[i];
    if (kept == KEPT_FIGURES)
        fill(&s->worth_less_billed, 0);
}

/* ---- 1.8.2: drawdown ---- */

INLINE bool
has_balances(const struct lanes_state *s)
{
    return s->deal->rollover_cap > 0 && s->p > 0;
}

/* The balance that expires first before the others: takes from *left. */
INLINE void
draw_balances(struct lanes_state *s, struct lanes *left, const enum kept kept)
{
    int oldest = s->p > s->deal->rollover_periods ? s->p - s->deal->rollover_periods : 0;
    if (kept == KEPT_FIGURES) {
        fill(&s->rollover_open, 0);
        fill(&s->drawn_rollover, 0);
    }
    for (int from = oldest; from < s->p; from++) {
        struct lanes *restrict balance = &s->balances[from];
        EACH (i) {
            double part = LESSER(balance->of[i], left->of[i]);
            if (kept == KEPT_FIGURES) {
                s->rollover_open.of[i] += balance->of[i];
                s->drawn_rollover.of[i] += part;
            }
            balance->of[i] -= part;
            left->of[i] -= part;
        }
    }
}

/* ---- 1.8.4: a period ends ---- */

/* Overage of the period before counts as drawn, as far as this period has room; what this one may hand on. */
INLINE void
carry_forward(struct lanes_state *s)
{
    const double most = s->deal->carry_forward_cap;
    EACH (i) {
        double used = LESSER(s->carry.of[i], s->commit_left.of[i]);
        s->carried_forward.of[i] = used;
        s->commit_left.of[i] -= used;
        s->carry.of[i] = LESSER(s->over_of_period.of[i], most * s->commit.of[i]);
    }
}

/* Balances whose time is over, and at the end of the term all. What outlives it is carried out. */
INLINE void
expire_balances(struct lanes_state *s, bool is_last, const enum kept kept)
{
    int expiring = s->p - s->deal->rollover_periods;
    if (kept == KEPT_COST && !(is_last && s->deal->carries_out)) /* they were paid for */
        return;
    fill(&s->expired, 0);
    for (int from = expiring > 0 ? expiring : 0; from < s->p; from++) {
        if (from == expiring || (is_last && !s->deal->carries_out))
            add(&s->expired, &s->balances[from]);
        else if (is_last)
            add(&s->carried_out, &s->balances[from]);
        else
            break;
    }
}

/* What is left is credited, carried on or forfeited, and its cash falls at the period's end: credits, and
 * where list value draws the difference between what was billed and what is due for it. */
INLINE void
end_period(struct lanes_state *s, int m, const enum kept kept)
{
    const struct deal *deal = s->deal;
    const bool is_last = m + 1 == deal->n_months, has_rollover = deal->rollover_cap > 0;
    const double price = deal->unit_price, shortfall = deal->draws_list && !deal->is_face ? price : 1;
    const double true_down = deal->true_down_cap, keep = deal->keep, end = deal->end[m];
    const double rollover = !is_last || deal->carries_out ? deal->rollover_cap : 0;
    struct lanes *restrict to = has_rollover || kept == KEPT_FIGURES ? &s->balances[s->p] : &s->carried;
    if (deal->carry_forward_cap > 0)
        carry_forward(s);
    if (has_rollover)
        expire_balances(s, is_last, kept);
    EACH (i) {
        double unused = s->commit_left.of[i], commit = s->commit.of[i];
        double credit = LESSER(unused, true_down * commit);
        double carried = LESSER(unused - credit, rollover * commit);
        double forfeited = unused - credit - carried;
        double forward = s->carried_forward.of[i];
        double worth = kept == KEPT_FIGURES ? s->worth_less_billed.of[i] : 0;
        double adjustment = (worth + forfeited * (shortfall - price) - (credit + forward) * price) * keep;
        to->of[i] = carried;
        if (kept == KEPT_FIGURES) {
            s->carried.of[i] = carried;
            s->unused.of[i] = unused;
            s->true_down.of[i] = credit;
            s->forfeited.of[i] = forfeited;
            s->adjustment.of[i] = adjustment;
        } else {
            s->flows.present.of[i] += adjustment * end;
        }
        if (kept == KEPT_FLOWS) {
            s->flows.paid.of[i] += adjustment;
            s->flows.forfeited.of[i] += forfeited * shortfall + s->expired.of[i] * price;
            s->flows.drawn.of[i] += forward;
            s->flows.due.of[i] += commit;
        }
    }
    if (is_last)
        EACH (i) {
            s->carried_out.of[i] += to->of[i];
            s->flows.carried_out.of[i] += s->carried_out.of[i] * price;
        }
}

#endif
