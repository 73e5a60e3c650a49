/* These loops are what a run spends its time in. */
#if defined(__OPTIMIZE__) && defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("O3", "no-tree-loop-distribute-patterns", "no-trapping-math")
#endif

#include "lanes_month.h"

#include <stddef.h>
#include <string.h>

/* With AVX2 where the processor has it; the same numbers without, since nothing is fused or reordered. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__)
#define VECTORIZED __attribute__((target_clones("avx2", "default")))
#else
#define VECTORIZED
#endif

INLINE void
begin(const struct deal *deal, const struct card_month *card, struct lanes *balances, struct lanes_state *ret)
{
    ret->deal = deal;
    ret->card = card;
    ret->balances = balances;
    ret->is_alike = deal->n_tiers == 0;
    ret->has_extras = deal->burst > 0 || deal->service_credit > 0;
    ret->has_ineligible = false;
    ret->p = ret->first = ret->n = 0;
    for (int m = 0; m < deal->n_months; m++) {
        const struct card_month *at = &card[m];
        ret->is_alike &= !(at->eligible[CERTAIN] > 0) && !(at->committed[CERTAIN] > 0);
        ret->has_ineligible |= at->ineligible[SCALED] > 0 || at->ineligible[CERTAIN] > 0;
    }
}

void
lanes_begin(const struct deal *deal, const struct card_month *card, struct lanes *balances,
            struct lanes_state *ret)
{
    const size_t from = offsetof(struct lanes_state, rollover_open); /* what comes before is set in time */
    memset((char *)ret + from, 0, offsetof(struct lanes_state, deal) - from);
    fill(&ret->tier_discount, deal->quoted);
    begin(deal, card, balances, ret);
}

void
lanes_month(struct lanes_state *state, int m, const double *multiplier)
{
    month(state, m, multiplier, KEPT_FIGURES);
}

/* What is added to, or taken from a month before. */
INLINE void
clear(struct lanes_state *s, const enum kept kept)
{
    struct flows *flows = &s->flows;
    struct lanes *const of_cost[] = {&flows->present, &flows->carried_out, &s->carried_out, &s->carry,
                                     &s->credit_left};
    struct lanes *const of_flows[] = {&flows->paid,           &flows->credits,  &flows->forfeited,
                                      &flows->overage_charge, &flows->drawn,    &flows->due,
                                      &flows->list,           &flows->committed};
    for (size_t i = 0; i < sizeof of_cost / sizeof *of_cost; i++)
        fill(of_cost[i], 0);
    for (size_t i = 0; kept == KEPT_FLOWS && i < sizeof of_flows / sizeof *of_flows; i++)
        fill(of_flows[i], 0);
}

INLINE void
add_bills(const struct deal *deal, struct flows *flows, const enum kept kept)
{
    double bills = 0, present = 0;
    for (int m = 0; m < deal->n_months; m++) {
        bills += deal->bill[m];
        present += deal->bill[m] * deal->bill_factor[m];
    }
    EACH (i)
        flows->present.of[i] += present;
    if (kept == KEPT_FLOWS)
        EACH (i)
            flows->paid.of[i] += bills;
}

INLINE void
settle_months(const struct deal *deal, const struct card_month *card, const double *multiplier, size_t stride,
              struct lanes *balances, struct lanes_state *state, const enum kept kept)
{
    begin(deal, card, balances, state);
    clear(state, kept);
    for (int m = 0; m < deal->n_months; m++)
        month(state, m, multiplier + (size_t)m * stride, kept);
    add_bills(deal, &state->flows, kept);
}

VECTORIZED void
lanes_settle(const struct deal *deal, const struct card_month *card, const double *multiplier, size_t stride,
             struct lanes *balances, struct lanes_state *state)
{
    settle_months(deal, card, multiplier, stride, balances, state, KEPT_FLOWS);
}

VECTORIZED void
lanes_cost(const struct deal *deal, const struct card_month *card, const double *multiplier, size_t stride,
           struct lanes *balances, struct lanes_state *state)
{
    settle_months(deal, card, multiplier, stride, balances, state, KEPT_COST);
}
