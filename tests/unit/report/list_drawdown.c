#include "list_drawdown.h"

static void
rewrite(struct settlement *settlement)
{
    const double units = 1 / (1 - settlement->quoted_discount);
    settlement->commit *= units;
    for (size_t i = 0; i < settlement->n_months; i++) {
        struct settle_month *month = &settlement->months[i];
        month->commit_share *= units;
        month->period_commit *= units;
        month->commit_open *= units;
        month->commit_close *= units;
        month->unused *= units;
    }
    for (size_t i = 0; i < settlement->n_periods; i++) {
        struct settle_period *period = &settlement->periods[i];
        period->commit *= units;
        period->drawn *= units;
        period->unused *= units;
    }
}

void
list_drawdown(struct arena *arena, struct results *results)
{
    for (size_t i = 0; i < results->n_offers; i++) {
        struct offer_result *result = &results->offers[i];
        struct offer *offer = ARENA_NEW(arena, struct offer, 1);
        *offer = *result->offer;
        offer->commit.drawdown = DRAWDOWN_LIST;
        offer->commit.shortfall = SHORTFALL_DISCOUNTED;
        offer->commit.annual.micro =
            (int64_t)((double)offer->commit.annual.micro / (1 - result->quoted_discount));
        result->offer = offer;
        result->annual_commit /= 1 - result->quoted_discount;
        for (int s = 0; s < N_SCENARIOS; s++)
            rewrite(&result->scenarios[s]);
    }
}
