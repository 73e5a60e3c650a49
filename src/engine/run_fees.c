#include "run_fees.h"

#include "deal.h"

#include <string.h>
#include <strings.h>

static const struct fee *
find_own(const struct offer *offer, const char *name)
{
    for (size_t i = 0; offer && i < offer->n_fees; i++)
        if (strcasecmp(offer->fees[i].name, name) == 0)
            return &offer->fees[i];
    return NULL;
}

static struct run_fee *
find_known(const struct run_fees *fees, const char *name)
{
    for (size_t i = 0; i < fees->n; i++)
        if (strcasecmp(fees->items[i].bought.name, name) == 0)
            return &fees->items[i];
    return NULL;
}

/* Alone a fee costs its standalone price, one for any quantity; the quoted price keeps its tiers. */
static struct run_fee
buy_alone(const struct offer *offer, const struct fee *fee)
{
    struct run_fee alone = {offer, *fee};
    if (fee->has_standalone) {
        alone.bought.unit_price = fee->standalone_unit_price;
        alone.bought.n_tiers = 0;
    }
    return alone;
}

static void
warn_assumed(const struct run_fees *fees, struct diags *diags)
{
    for (size_t i = 0; i < fees->n; i++) {
        const struct fee *fee = &fees->items[i].bought;
        if (!fee->has_standalone)
            diag_warning(diags, "fee-price-assumed", (struct place){.file = fees->items[i].offer->file},
                         "[fee %s] has no standalone_unit_price: rows of the comparison without it buy it at "
                         "the quoted price",
                         diag_escape(diags, fee->name, strlen(fee->name)));
    }
}

void
run_fees_collect(const struct results *results, struct arena *arena, struct diags *diags,
                 struct run_fees *ret)
{
    size_t most = 0;
    for (size_t i = 0; i < results->n_offers; i++)
        most += results->offers[i].offer->n_fees;
    struct run_fees fees = {.items = ARENA_NEW(arena, struct run_fee, most)};
    for (size_t i = 0; i < results->n_offers; i++) {
        const struct offer *offer = results->offers[i].offer;
        for (size_t k = 0; k < offer->n_fees; k++) {
            struct run_fee *known = find_known(&fees, offer->fees[k].name);
            if (!known)
                fees.items[fees.n++] = buy_alone(offer, &offer->fees[k]);
            else if (!known->bought.has_standalone && offer->fees[k].has_standalone)
                *known = buy_alone(offer, &offer->fees[k]);
        }
    }
    warn_assumed(&fees, diags);
    *ret = fees;
}

const double *
run_fees_added(const struct run_fees *fees, const struct course_plan *course, struct arena *arena,
               bool *ret_is_assumed)
{
    double *added = ARENA_NEW(arena, double, (size_t)course->horizon);
    *ret_is_assumed = false;
    for (size_t i = 0; i < fees->n; i++) {
        const struct fee *fee = &fees->items[i].bought;
        const struct fee *own = find_own(course->offer, fee->name);
        bool until_start = own && own->per != FEE_ONCE && course->delay_months > 0;
        if (own && !until_start)
            continue;
        int months = own ? course->delay_months : course->horizon;
        for (int m = 1; m <= months; m++)
            added[m - 1] += deal_fee(fee, m, months);
        *ret_is_assumed |= !fee->has_standalone;
    }
    return added;
}
