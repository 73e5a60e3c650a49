/* These loops are what a run spends its time in. */
#if defined(__OPTIMIZE__) && defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("O3")
#endif

#include "lanes_steps.h"

#include <stddef.h>
#include <string.h>

/* With AVX2 where the processor has it; the same numbers without, since nothing is fused or reordered. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define VECTORIZED __attribute__((target_clones("avx2", "default")))
#else
#define VECTORIZED
#endif

/* What a month brings beside its use: the bill of a raise, and a period's end. */
INLINE void
finish_month(struct lanes_state *s, int m)
{
    const struct deal *deal = s->deal;
    if (deal->has_raise) {
        double bill = deal->raise_weight[m] * deal->unit_price * deal->keep;
        EACH (i) {
            s->flows.paid.of[i] += s->raised.of[i] * bill;
            s->flows.present.of[i] += s->raised.of[i] * bill * deal->bill_factor[m];
        }
    }
    if (m + 1 < s->first + s->n)
        return;
    close_period(s);
    settle_period(s);
    EACH (i) {
        s->flows.paid.of[i] += s->adjustment.of[i];
        s->flows.present.of[i] += s->adjustment.of[i] * deal->end[m];
    }
}

INLINE void
month(struct lanes_state *s, int m, const double *multiplier)
{
    const struct deal *deal = s->deal;
    const struct card_month *card = &s->card[m];
    struct lanes committed, list;
    demand(&s->eligible, card->eligible, multiplier);
    demand(&s->committed, card->committed, multiplier);
    demand(&s->list, card->list, multiplier);
    if (s->has_ineligible)
        demand(&s->ineligible, card->ineligible, multiplier);
    if (deal->n_tiers)
        price_headline(s, m, multiplier);
    s->use = deal->draws_list ? s->eligible : s->committed;
    s->p = m / deal->period_months;
    if (m % deal->period_months == 0)
        open_period(s, m);
    draw(s);
    unit_values(s, m, &committed, &list);
    charge_overage(s, &committed, &list);
    s->unit_worth = committed;
    if (deal->draws_list)
        EACH (i)
            s->worth_less_billed.of[i] +=
                (s->drawn_commit.of[i] + s->drawn_rollover.of[i]) * (committed.of[i] - deal->unit_price);
    pay_month(s, m);
    add(&s->flows.list, &s->list);
    add(&s->flows.committed, &s->committed);
    finish_month(s, m);
}

/* ---- cost alone ---- */

/* What overage costs per unit of use, what a unit is worth inside the commitment less its bill, and whether
 * use that is not covered is overage, 1 or 0: without committed value there is none (1.8.3). */
INLINE void
unit_costs(const struct lanes_state *s, int m, const double *multiplier, struct lanes *rate,
           struct lanes *worth_less_billed, struct lanes *counts)
{
    const struct card_month *card = &s->card[m];
    const struct deal *deal = s->deal;
    EACH (i) {
        double eligible = multiplier[i] * card->eligible[SCALED] + card->eligible[CERTAIN];
        double committed = multiplier[i] * card->committed[SCALED] + card->committed[CERTAIN];
        double use = deal->draws_list ? eligible : committed;
        bool any = committed > 0 && use > 0;
        double per_use = any ? 1 / use : 0;
        rate->of[i] = overage_rate(deal, committed * per_use, eligible * per_use);
        worth_less_billed->of[i] = deal->draws_list ? committed * per_use - deal->unit_price : 0;
        counts->of[i] = any ? 1 : 0;
    }
}

/* What a month's use costs in the present and the rest of its flows. */
struct month_rates {
    double rate, worth, count; /* of a unit of overage; of one inside the commitment less its bill; whether
                                  it may be overage; where all paths share them */
    struct lanes rates, worths, counts; /* per path, where not */
    bool is_uniform;
};

INLINE void
find_rates(const struct lanes_state *s, int m, const double *multiplier, struct month_rates *ret)
{
    const struct card_month *card = &s->card[m];
    const struct deal *deal = s->deal;
    double use = deal->draws_list ? card->eligible[SCALED] : card->committed[SCALED];
    bool any = card->committed[SCALED] > 0 && use > 0;
    double committed = any ? card->committed[SCALED] / use : 0;
    ret->is_uniform = !s->has_certain;
    ret->rate = overage_rate(deal, committed, any ? card->eligible[SCALED] / use : 0);
    ret->worth = deal->draws_list ? committed - deal->unit_price : 0;
    ret->count = any ? 1 : 0;
    if (!ret->is_uniform)
        unit_costs(s, m, multiplier, &ret->rates, &ret->worths, &ret->counts);
}

/* What flows need beyond the present value: sums in currency. */
INLINE void
add_flows(struct lanes_state *s, int m, const double *multiplier, const struct lanes *over,
          const struct lanes *drawn, const struct month_rates *rates)
{
    const struct card_month *card = &s->card[m];
    struct flows *flows = &s->flows;
    double list = card->list[SCALED], certain_list = card->list[CERTAIN];
    double ineligible = card->ineligible[SCALED], certain_ineligible = card->ineligible[CERTAIN];
    double committed = card->committed[SCALED], certain_committed = card->committed[CERTAIN];
    EACH (i) {
        double charge = over->of[i] * (rates->is_uniform ? rates->rate : rates->rates.of[i]);
        flows->overage_charge.of[i] += charge;
        flows->paid.of[i] += charge + multiplier[i] * ineligible + certain_ineligible;
        flows->list.of[i] += multiplier[i] * list + certain_list;
        flows->committed.of[i] += multiplier[i] * committed + certain_committed;
        flows->drawn.of[i] += drawn->of[i];
    }
}

/* A month of an offer without automatic tiers, burst and service credits: the arithmetic of month() in fewer
 * passes, of which nothing is kept but the flows, with `all` false their present value alone. */
INLINE void
month_plain(struct lanes_state *s, int m, const double *multiplier, const bool all)
{
    const struct deal *deal = s->deal;
    const struct card_month *card = &s->card[m];
    struct lanes left, open, drawn, over;
    struct month_rates rates;
    double end = deal->end[m];
    double list = card->ineligible[SCALED] * end, certain_list = card->ineligible[CERTAIN] * end;
    s->p = m / deal->period_months;
    if (m % deal->period_months == 0)
        open_period(s, m);
    demand(&left, deal->draws_list ? card->eligible : card->committed, multiplier);
    if (deal->has_raise)
        add(&s->consumed, &left);
    if (has_balances(s))
        draw_balances(s, &left, &open, &drawn);
    else if (all || deal->draws_list)
        fill(&drawn, 0);
    find_rates(s, m, multiplier, &rates);
    if (rates.is_uniform && !deal->draws_list && !(deal->carry_forward_cap > 0) && !all) {
        double cost = rates.rate * end;
        EACH (i) {
            double inside = LESSER(s->commit_left.of[i], left.of[i]);
            s->commit_left.of[i] -= inside;
            s->flows.present.of[i] += (left.of[i] - inside) * cost + multiplier[i] * list + certain_list;
        }
    } else {
        EACH (i) {
            double inside = LESSER(s->commit_left.of[i], left.of[i]);
            s->commit_left.of[i] -= inside;
            over.of[i] = (left.of[i] - inside) * (rates.is_uniform ? rates.count : rates.counts.of[i]);
            left.of[i] = inside;
            s->over_of_period.of[i] += over.of[i];
            s->flows.present.of[i] += over.of[i] * (rates.is_uniform ? rates.rate : rates.rates.of[i]) * end +
                                      multiplier[i] * list + certain_list;
        }
        if (all || deal->draws_list)
            add(&drawn, &left);
        if (deal->draws_list)
            EACH (i)
                s->worth_less_billed.of[i] +=
                    drawn.of[i] * (rates.is_uniform ? rates.worth : rates.worths.of[i]);
        if (all)
            add_flows(s, m, multiplier, &over, &drawn, &rates);
    }
    finish_month(s, m);
}

void
lanes_begin(const struct deal *deal, const struct card_month *card, struct lanes *balances,
            struct lanes_state *ret)
{
    size_t from = offsetof(struct lanes_state, rollover_open); /* what comes before is set in time */
    memset((char *)ret + from, 0, sizeof *ret - from);
    ret->deal = deal;
    ret->card = card;
    ret->balances = balances;
    ret->has_certain = ret->has_ineligible = false;
    ret->p = ret->first = ret->n = 0;
    fill(&ret->tier_discount, deal->quoted);
    for (int m = 0; m < deal->n_months; m++) {
        const struct card_month *at = &card[m];
        ret->has_certain |= at->eligible[CERTAIN] > 0 || at->committed[CERTAIN] > 0;
        ret->has_ineligible |= at->ineligible[SCALED] > 0 || at->ineligible[CERTAIN] > 0;
    }
}

void
lanes_month(struct lanes_state *state, int m, const double *multiplier)
{
    month(state, m, multiplier);
}

static void
add_bills(const struct deal *deal, struct flows *flows)
{
    double bills = 0, present = 0;
    for (int m = 0; m < deal->n_months; m++) {
        bills += deal->bill[m];
        present += deal->bill[m] * deal->bill_factor[m];
    }
    EACH (i) {
        flows->paid.of[i] += bills;
        flows->present.of[i] += present;
    }
}

INLINE void
settle_months(const struct deal *deal, const struct card_month *card, const double *multiplier, size_t stride,
              struct lanes *balances, struct lanes_state *state, const bool all)
{
    bool is_plain = deal->n_tiers == 0 && !(deal->burst > 0) && !(deal->service_credit > 0);
    lanes_begin(deal, card, balances, state);
    for (int m = 0; m < deal->n_months; m++) {
        if (is_plain)
            month_plain(state, m, multiplier + (size_t)m * stride, all);
        else
            month(state, m, multiplier + (size_t)m * stride);
    }
    add_bills(deal, &state->flows);
}

VECTORIZED void
lanes_settle(const struct deal *deal, const struct card_month *card, const double *multiplier, size_t stride,
             struct lanes *balances, struct lanes_state *state)
{
    settle_months(deal, card, multiplier, stride, balances, state, true);
}

VECTORIZED void
lanes_cost(const struct deal *deal, const struct card_month *card, const double *multiplier, size_t stride,
           struct lanes *balances, struct lanes_state *state)
{
    settle_months(deal, card, multiplier, stride, balances, state, false);
}
