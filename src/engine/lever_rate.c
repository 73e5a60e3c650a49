#include "lever_rate.h"

#include "bands.h"
#include "card.h"
#include "levels.h"
#include "terms.h"

#include <math.h>

#define POINT 0.01
#define NOISE 1e-12 /* of a discount computed from others */

static bool
add_point(double *discount)
{
    double before = *discount;
    *discount = fmin(1, before + POINT);
    return *discount > before;
}

static bool
add_points(struct band *bands, size_t n)
{
    bool changes = false;
    for (size_t i = 0; i < n; i++)
        changes |= add_point(&bands[i].discount);
    return changes;
}

bool
lever_rate_point(struct offer *offer)
{
    bool changes = add_points(offer->bands, offer->n_bands);
    changes |= add_points(offer->tiers.steps, offer->tiers.n_steps);
    if (offer->discount.has_headline || bands_reached(offer, terms_annual_commit(offer)) == 0) {
        if (!offer->discount.has_headline)
            offer->discount.headline = 0;
        offer->discount.has_headline = true;
        changes |= add_point(&offer->discount.headline);
    }
    return changes;
}

/* Whether a discount key would lower this row's price: neither list price (excluded, batch without a
 * discount) nor fixed price takes one. */
static bool
is_below(const struct card_price *price, double discount)
{
    const bool takes_keys = price->basis == BASIS_HEADLINE || price->basis == BASIS_KEY;
    return price->is_eligible && takes_keys && price->discount < discount - NOISE;
}

bool
lever_rate_dominant(const struct lever_case *at, struct draft *draft)
{
    const struct valuation *valuation = at->valuation;
    const double quoted = terms_quoted_discount(&draft->offer);
    struct percentiles market;
    bool changes = false;
    if (!plan_market(valuation->plan, terms_annual_commit(&draft->offer), &market))
        return false;
    for (size_t i = 0; i < at->result->n_rates; i++) {
        const struct rate_row *row = &at->result->rates[i];
        const struct line line = valuation->lines[row->line];
        const struct card_price price = card_price(&draft->offer, valuation->book, line, row->meter, quoted);
        if (!row->is_dominant || !is_below(&price, market.p50))
            continue;
        draft_set_discount(draft, (int)line.model, row->meter, market.p50);
        changes = true;
    }
    return changes;
}
