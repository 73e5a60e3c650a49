#include "draft.h"

#include "terms.h"

#include <math.h>
#include <string.h>

#define MOST_YEARS ((MAX_TERM_MONTHS + 11) / 12)
#define NOISE      1e-12 /* of a discount computed from others */

/* The arrays of the draft's offer are its own: the original's are copied into them. */
#define OWN(arena, field, type, room) (draft.offer.field = ARENA_NEW((arena), type, (room)))
#define COPY(field, n)                copy_items(own.field, offer->field, (n), sizeof *own.field), copy.field = own.field

static void
copy_items(void *to, const void *from, size_t n, size_t size)
{
    if (n)
        memcpy(to, from, n * size);
}

void
draft_alloc(const struct offer *offer, const struct book *book, struct arena *arena, struct draft *ret)
{
    struct draft draft = {.n_keys_room = offer->discount.n_keys + book->n_models * N_METERS};
    OWN(arena, commit.schedule, struct money, MAX_TERM_MONTHS);
    OWN(arena, commit.ramp, double, MOST_YEARS + offer->commit.n_ramp);
    OWN(arena, discount.keys, struct price_key, draft.n_keys_room);
    OWN(arena, fixed_prices, struct price_key, offer->n_fixed_prices);
    OWN(arena, bands, struct band, offer->n_bands);
    OWN(arena, tiers.steps, struct band, offer->tiers.n_steps);
    OWN(arena, exclusions, struct exclusion, offer->n_exclusions + 1);
    OWN(arena, fees, struct fee, offer->n_fees);
    for (size_t i = 0; i < offer->n_fees; i++)
        OWN(arena, fees[i].tiers, struct fee_tier, offer->fees[i].n_tiers);
    draft_reset(&draft, offer);
    *ret = draft;
}

void
draft_reset(struct draft *draft, const struct offer *offer)
{
    const struct offer own = draft->offer;
    struct offer copy = *offer;
    COPY(commit.schedule, offer->commit.n_schedule);
    COPY(commit.ramp, offer->commit.n_ramp);
    COPY(discount.keys, offer->discount.n_keys);
    COPY(fixed_prices, offer->n_fixed_prices);
    COPY(bands, offer->n_bands);
    COPY(tiers.steps, offer->tiers.n_steps);
    COPY(exclusions, offer->n_exclusions);
    copy.fees = own.fees;
    for (size_t i = 0; i < offer->n_fees; i++) {
        struct fee_tier *tiers = own.fees[i].tiers;
        copy_items(tiers, offer->fees[i].tiers, offer->fees[i].n_tiers, sizeof *tiers);
        own.fees[i] = offer->fees[i];
        own.fees[i].tiers = tiers;
    }
    draft->offer = copy;
    draft->renews_yearly = draft->with_after = false;
}

static struct money
scaled(struct money amount, double factor)
{
    return (struct money){llround((double)amount.micro * factor)};
}

void
draft_set_commit(struct draft *draft, double annual)
{
    struct offer *offer = &draft->offer;
    double now = terms_annual_commit(offer);
    if (offer->commit.n_schedule == 0 || !(now > 0)) {
        offer->commit.n_schedule = 0;
        offer->commit.annual = (struct money){llround(annual * 1e6)};
        if (offer->commit.n_ramp == 0) {
            offer->commit.ramp[0] = 1;
            offer->commit.n_ramp = 1;
        }
        return;
    }
    for (size_t i = 0; i < offer->commit.n_schedule; i++)
        offer->commit.schedule[i] = scaled(offer->commit.schedule[i], annual / now);
}

static double
within_one(double share)
{
    return fmin(1, fmax(0, share));
}

void
draft_set_quoted(struct draft *draft, double discount)
{
    struct offer *offer = &draft->offer;
    double shift = discount - terms_quoted_discount(offer);
    bool has_tiers = offer->tiers.n_steps > 0;
    if (has_tiers && fabs(shift) < NOISE) /* a headline of 0 would take the place of a band's discount */
        return;
    double headline = offer->discount.has_headline ? offer->discount.headline : 0;
    for (size_t i = 0; i < offer->tiers.n_steps; i++)
        offer->tiers.steps[i].discount = within_one(offer->tiers.steps[i].discount + shift);
    offer->discount.headline = within_one(has_tiers ? headline + shift : discount);
    offer->discount.has_headline = true;
}

void
draft_set_discount(struct draft *draft, int model, enum meter meter, double discount)
{
    struct offer *offer = &draft->offer;
    struct price_key key = {.model = model, .meter = (int)meter, .discount = discount, .term = SIZE_MAX};
    for (size_t i = 0; i < offer->discount.n_keys; i++) {
        if (offer->discount.keys[i].model == model && offer->discount.keys[i].meter == (int)meter) {
            offer->discount.keys[i].discount = discount;
            return;
        }
    }
    if (offer->discount.n_keys < draft->n_keys_room)
        offer->discount.keys[offer->discount.n_keys++] = key;
}
