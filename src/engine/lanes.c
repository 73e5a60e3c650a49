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

/* ---- what is the same on every path ---- */

static void
price_unit(const struct deal *deal, const struct card_month *card, int m, struct unit_price *ret)
{
    const double use = deal->draws_list ? card->eligible[SCALED] : card->committed[SCALED];
    const bool any = card->committed[SCALED] > 0 && use > 0;
    const int last = m - m % deal->period_months + deal->period_months - 1;
    const double later = deal->keep * deal->end[last < deal->n_months ? last : deal->n_months - 1];
    ret->value = any ? card->committed[SCALED] / use : 0;
    ret->list = any ? card->eligible[SCALED] / use : 0;
    ret->rate = overage_rate(deal->overage, ret->value, ret->list);
    ret->worth = deal->draws_list ? ret->value - deal->unit_price : 0;
    ret->of_over = ret->rate * deal->end[m] - ret->worth * later;
    ret->of_one = card->ineligible[SCALED] * deal->end[m] + use * ret->worth * later;
}

void
lanes_tariff(const struct deal *deal, const struct card_month *card, struct tariff *ret)
{
    const double price = deal->unit_price * deal->keep;
    ret->deal = deal;
    ret->card = card;
    ret->is_alike = deal->n_tiers == 0;
    ret->has_extras = deal->burst > 0 || deal->service_credit > 0;
    ret->always = ret->present = 0;
    for (int p = 0; p < deal->n_periods; p++)
        ret->raise_bill[p] = ret->raise_present[p] = 0;
    for (int m = 0; m < deal->n_months; m++) {
        const double certain = card[m].ineligible[CERTAIN], raise = deal->raise_weight[m] * price;
        ret->always += deal->bill[m] + certain;
        ret->present += deal->bill[m] * deal->bill_factor[m] + certain * deal->end[m];
        ret->raise_bill[m / deal->period_months] += raise;
        ret->raise_present[m / deal->period_months] += raise * deal->bill_factor[m];
        ret->is_alike &= !(card[m].eligible[CERTAIN] > 0) && !(card[m].committed[CERTAIN] > 0);
        price_unit(deal, &card[m], m, &ret->units[m]);
    }
}

/* ---- month by month ---- */

INLINE void
begin(const struct tariff *tariff, struct lanes *balances, struct lanes_state *ret)
{
    ret->tariff = tariff;
    ret->deal = tariff->deal;
    ret->balances = balances;
    ret->p = ret->first = ret->n = 0;
}

void
lanes_begin(const struct tariff *tariff, struct lanes *balances, struct lanes_state *ret)
{
    const size_t from = offsetof(struct lanes_state, rollover_open); /* what comes before is set in time */
    memset((char *)ret + from, 0, offsetof(struct lanes_state, tariff) - from);
    fill(&ret->tier_discount, tariff->deal->quoted);
    begin(tariff, balances, ret);
}

void
lanes_month(struct lanes_state *state, int m, const double *multiplier)
{
    month(state, m, multiplier, KEPT_FIGURES);
}

/* ---- all months ---- */

/* What months add to, or take from one before. */
INLINE void
clear(struct lanes_state *s, const enum kept kept)
{
    struct flows *flows = &s->flows;
    struct lanes *const sums[] = {&flows->carried_out, &s->carried_out, &s->carry, &s->carried_forward,
                                  &s->credit_left};
    struct lanes *const of_flows[] = {
        &s->expired,   &flows->credits, &flows->forfeited, &flows->overage_charge,
        &flows->drawn, &flows->due,     &flows->list,      &flows->committed};
    fill(&flows->present, s->tariff->present);
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
        fill(sums[i], 0);
    if (kept == KEPT_COST)
        return;
    fill(&flows->paid, s->tariff->always);
    for (size_t i = 0; i < sizeof of_flows / sizeof *of_flows; i++)
        fill(of_flows[i], 0);
}

INLINE void
settle_months(const struct tariff *tariff, const double *multiplier, size_t stride, struct lanes *balances,
              struct lanes_state *state, const enum kept kept)
{
    begin(tariff, balances, state);
    clear(state, kept);
    for (int m = 0; m < tariff->deal->n_months; m++)
        month(state, m, multiplier + (size_t)m * stride, kept);
}

VECTORIZED void
lanes_settle(const struct tariff *tariff, const double *multiplier, size_t stride, struct lanes *balances,
             struct lanes_state *state)
{
    settle_months(tariff, multiplier, stride, balances, state, KEPT_FLOWS);
}

VECTORIZED void
lanes_cost(const struct tariff *tariff, const double *multiplier, size_t stride, struct lanes *balances,
           struct lanes_state *state)
{
    settle_months(tariff, multiplier, stride, balances, state, KEPT_COST);
}
