#include "same_offer.h"

#include <string.h>

#define DIFFERS(field)                                                                                       \
    do {                                                                                                     \
        if (a->field != b->field)                                                                            \
            return #field;                                                                                   \
    } while (0)
#define DIFFERS_TEXT(field)                                                                                  \
    do {                                                                                                     \
        if (strcmp(a->field, b->field) != 0)                                                                 \
            return #field;                                                                                   \
    } while (0)

static bool
same_name(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static const char *
commit_difference(const struct offer *a, const struct offer *b)
{
    DIFFERS(commit.annual.micro);
    DIFFERS(commit.n_schedule);
    for (size_t i = 0; i < a->commit.n_schedule; i++)
        DIFFERS(commit.schedule[i].micro);
    DIFFERS(commit.n_ramp);
    for (size_t i = 0; i < a->commit.n_ramp; i++)
        DIFFERS(commit.ramp[i]);
    DIFFERS(commit.measure);
    DIFFERS(commit.billing);
    DIFFERS(commit.prepay_discount);
    DIFFERS(commit.drawdown);
    DIFFERS(commit.shortfall);
    return NULL;
}

static bool
same_keys(const struct price_key *a, const struct price_key *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (a[i].model != b[i].model || !same_name(a[i].family, b[i].family) || a[i].meter != b[i].meter ||
            a[i].discount != b[i].discount || a[i].price.micro != b[i].price.micro)
            return false;
    return true;
}

static bool
same_bands(const struct band *a, const struct band *b, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (a[i].threshold.micro != b[i].threshold.micro || a[i].discount != b[i].discount)
            return false;
    return true;
}

static const char *
discount_difference(const struct offer *a, const struct offer *b)
{
    DIFFERS(discount.has_headline);
    DIFFERS(discount.headline);
    DIFFERS(discount.batch_stacks);
    DIFFERS(discount.n_keys);
    if (!same_keys(a->discount.keys, b->discount.keys, a->discount.n_keys))
        return "discount.keys";
    DIFFERS(n_fixed_prices);
    if (!same_keys(a->fixed_prices, b->fixed_prices, a->n_fixed_prices))
        return "fixed_prices";
    DIFFERS(n_bands);
    if (!same_bands(a->bands, b->bands, a->n_bands))
        return "bands";
    DIFFERS(tiers.mode);
    DIFFERS(tiers.n_steps);
    if (!same_bands(a->tiers.steps, b->tiers.steps, a->tiers.n_steps))
        return "tiers.steps";
    return NULL;
}

static const char *
terms_difference(const struct offer *a, const struct offer *b)
{
    DIFFERS(n_exclusions);
    for (size_t i = 0; i < a->n_exclusions; i++) {
        DIFFERS(exclusions[i].model);
        if (!same_name(a->exclusions[i].family, b->exclusions[i].family))
            return "exclusions.family";
        DIFFERS(exclusions[i].meter);
        DIFFERS(exclusions[i].tier);
    }
    DIFFERS(overage.rate);
    DIFFERS(overage.share);
    DIFFERS(overage.burst);
    DIFFERS(unused.rollover_cap);
    DIFFERS(unused.rollover_periods);
    DIFFERS(unused.true_down_cap);
    DIFFERS(unused.carry_to_renewal);
    DIFFERS(unused.carry_forward_cap);
    DIFFERS(price.basis);
    DIFFERS(price.lock);
    DIFFERS(price.decrease_clause);
    DIFFERS(price.has_uplift_cap);
    DIFFERS(price.uplift_cap);
    DIFFERS(price.has_renewal_cap);
    DIFFERS(price.renewal_cap);
    DIFFERS(price.renewal);
    DIFFERS(true_forward.share);
    DIFFERS(true_forward.ratchet);
    return NULL;
}

static const char *
fee_difference(const struct fee *a, const struct fee *b)
{
    DIFFERS_TEXT(name);
    DIFFERS(kind);
    DIFFERS(quantity);
    DIFFERS(unit_price.micro);
    DIFFERS(per);
    DIFFERS(has_standalone);
    DIFFERS(standalone_unit_price.micro);
    DIFFERS(n_tiers);
    for (size_t i = 0; i < a->n_tiers; i++) {
        DIFFERS(tiers[i].from_quantity);
        DIFFERS(tiers[i].unit_price.micro);
    }
    return NULL;
}

static const char *
rest_difference(const struct offer *a, const struct offer *b)
{
    DIFFERS(n_fees);
    for (size_t i = 0; i < a->n_fees; i++) {
        const char *difference = fee_difference(&a->fees[i], &b->fees[i]);
        if (difference != NULL)
            return difference;
    }
    DIFFERS(sla.is_given);
    DIFFERS(sla.target_ppb);
    DIFFERS(sla.credit);
    DIFFERS(exit.is_given);
    DIFFERS(exit.notice_months);
    DIFFERS(exit.fee_months);
    DIFFERS(n_clauses);
    for (size_t i = 0; i < a->n_clauses; i++) {
        DIFFERS(clauses[i].clause);
        DIFFERS(clauses[i].state);
    }
    return NULL;
}

static const char *
frame_difference(const struct offer *a, const struct offer *b)
{
    DIFFERS_TEXT(name);
    DIFFERS_TEXT(vendor);
    DIFFERS_TEXT(currency);
    DIFFERS(quoted_on);
    DIFFERS(expires);
    DIFFERS(start);
    DIFFERS(term_months);
    DIFFERS(is_signed);
    return NULL;
}

const char *
offer_difference(const struct offer *a, const struct offer *b)
{
    static const char *(*const parts[])(const struct offer *a, const struct offer *b) = {
        frame_difference, commit_difference, discount_difference, terms_difference, rest_difference};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const char *difference = parts[i](a, b);
        if (difference != NULL)
            return difference;
    }
    return NULL;
}
