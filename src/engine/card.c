#include "card.h"

#include "terms.h"

#include <math.h>
#include <string.h>
#include <strings.h>

static bool
is_family(const char *family, const char *other)
{
    return family && (family == other || strcasecmp(family, other) == 0);
}

static bool
is_excluded(const struct offer *offer, const char *family, struct line line, enum meter meter)
{
    for (size_t i = 0; i < offer->n_exclusions; i++) {
        const struct exclusion *exclusion = &offer->exclusions[i];
        if (exclusion->model == (int)line.model || is_family(exclusion->family, family) ||
            exclusion->meter == (int)meter || exclusion->tier == (int)line.tier)
            return true;
    }
    return false;
}

/* The most specific key that names this model and meter: MODEL.METER, FAMILY.METER, MODEL, FAMILY; or NULL.
 */
static const struct price_key *
find_key(const struct price_key *keys, size_t n, const char *family, uint32_t model, enum meter meter)
{
    const struct price_key *found = NULL;
    int best = 0;
    for (size_t i = 0; i < n; i++) {
        bool names_model = keys[i].model == (int)model;
        if (keys[i].meter >= 0 && keys[i].meter != (int)meter)
            continue;
        int rank = (keys[i].meter >= 0 ? 3 : 1) + names_model;
        if (rank > best && (names_model || is_family(keys[i].family, family))) {
            best = rank;
            found = &keys[i];
        }
    }
    return found;
}

struct card_price
card_price(const struct offer *offer, const struct book *book, struct line line, enum meter meter,
           double quoted)
{
    const char *family = book->models[line.model].family;
    struct card_price price = {
        .is_eligible = !is_excluded(offer, family, line, meter), .basis = BASIS_HEADLINE, .discount = quoted};
    if (line.tier == TIER_BATCH && !offer->discount.batch_stacks) {
        price.basis = BASIS_NO_STACK;
        price.discount = 0;
        return price;
    }
    const struct price_key *fixed =
        find_key(offer->fixed_prices, offer->n_fixed_prices, family, line.model, meter);
    const struct price_key *key =
        find_key(offer->discount.keys, offer->discount.n_keys, family, line.model, meter);
    if (fixed) {
        price.basis = BASIS_FIXED;
        price.fixed = rate_value(fixed->price);
        price.term = fixed->term;
    } else if (key) {
        price.basis = BASIS_KEY;
        price.discount = key->discount;
        price.term = key->term;
    }
    return price;
}

double
card_committed_index(const struct offer *offer, const struct plan *plan, double moved, int month)
{
    int years = month / 12;
    double cap = offer->price.has_uplift_cap ? pow(1 + offer->price.uplift_cap, years) : (double)INFINITY;
    double uplift = years > 0 ? pow(1 + plan->expected_uplift, years) : 1;
    if (offer->price.basis == LIST_OF_THE_DAY)
        return fmin(moved, offer->price.lock ? fmin(1, cap) : cap);
    if (moved < 1 && offer->price.decrease_clause)
        return moved;
    return offer->price.lock ? 1 : fmin(fmax(moved >= 1 ? moved : 0, uplift), cap);
}

size_t
card_sums_size(const struct valuation *v)
{
    return v->n_sources * v->market.n_groups * sizeof(struct card_parts);
}

void
card_sum(const struct valuation *v, const struct offer *offer, double quoted, struct card_sums *ret)
{
    memset(ret->of, 0, card_sums_size(v));
    for (size_t r = 0; r < v->n_rates; r++) {
        const struct rate_row *row = &v->rates[r];
        struct card_price price = card_price(offer, v->book, v->lines[row->line], row->meter, quoted);
        /* A fixed price is the standard line's; others keep their list ratio to it (1.7). */
        double fixed = price.fixed * row->standard_ratio;
        for (size_t source = 0; source < v->n_sources; source++) {
            struct card_parts *sum = &ret->of[source * v->market.n_groups + v->market.group[r]];
            double units = v->sources[source].units[r], list = units * row->list_price;
            if (!price.is_eligible) {
                sum->ineligible += list;
                continue;
            }
            sum->eligible += list;
            if (price.basis == BASIS_HEADLINE)
                sum->head += list;
            else if (price.basis == BASIS_FIXED)
                sum->fixed += units * fixed;
            else
                sum->keyed += list * (1 - price.discount);
        }
    }
}

/* beta of a month after the term: that of the last month, with the renewal's uplift at every anniversary. */
static double
index_after(const struct valuation *v, const struct offer *offer, double moved, int after, int months_after)
{
    double index = card_committed_index(offer, v->plan, moved, after - 1);
    if (offer->price.renewal != RENEWAL_UPLIFT)
        return index;
    double uplift = offer->price.has_renewal_cap ? fmin(v->plan->expected_uplift, offer->price.renewal_cap)
                                                 : v->plan->expected_uplift;
    return index * pow(1 + uplift, 1 + months_after / 12);
}

void
card_build(const struct valuation *v, const struct offer *offer, double quoted, const struct card_sums *sums,
           struct card_span span, struct card_month *ret)
{
    bool has_tiers = offer->tiers.n_steps > 0 && span.after == 0;
    memset(ret, 0, (size_t)span.n * sizeof *ret);
    for (size_t group = 0; group < v->market.n_groups; group++) {
        const double *index = &v->market.index[group * v->market.n_months];
        double at_start = index[span.first];
        for (int k = 0; k < span.n; k++) {
            int t = span.first + span.after + k, last = span.first + span.after - 1;
            double beta = span.after ? index_after(v, offer, index[last] / at_start, span.after, k)
                                     : card_committed_index(offer, v->plan, index[t] / at_start, k);
            struct card_month *month = &ret[k];
            for (size_t source = 0; source < v->n_sources; source++) {
                const struct card_parts *sum = &sums->of[source * v->market.n_groups + group];
                int part = v->sources[source].is_certain ? CERTAIN : SCALED;
                double factor = v->sources[source].factor[t], list = factor * index[t];
                double base = factor * at_start * beta;
                month->eligible[part] += list * sum->eligible;
                month->ineligible[part] += list * sum->ineligible;
                month->committed[part] += base * sum->keyed + factor * sum->fixed;
                if (has_tiers)
                    month->head[part] += base * sum->head;
                else
                    month->committed[part] += base * sum->head * (1 - quoted);
            }
        }
    }
    for (int k = 0; k < span.n; k++)
        for (int part = 0; part < 2; part++)
            ret[k].list[part] = ret[k].eligible[part] + ret[k].ineligible[part];
}

void
card_build_list(const struct valuation *v, const struct card_sums *sums, int first, int n, double share,
                double ratio, struct card_month *ret)
{
    memset(ret, 0, (size_t)n * sizeof *ret);
    for (size_t group = 0; group < v->market.n_groups; group++)
        for (size_t source = 0; source < v->n_sources; source++) {
            const struct card_parts *sum = &sums->of[source * v->market.n_groups + group];
            int part = v->sources[source].is_certain ? CERTAIN : SCALED;
            for (int k = 0; k < n; k++) {
                double list = share * v->sources[source].factor[first + k] *
                              v->market.index[group * v->market.n_months + (size_t)(first + k)] *
                              (sum->eligible + sum->ineligible);
                ret[k].list[part] += list;
                ret[k].ineligible[part] += list * ratio;
            }
        }
}

void
card_flat_month(const struct valuation *v, const struct offer *offer, struct demand_month *ret)
{
    struct demand_month month = {.multiplier = 1};
    double quoted = terms_quoted_discount(offer);
    int n = v->offer->term_months < 12 ? v->offer->term_months : 12;
    for (size_t r = 0; r < v->n_rates; r++) {
        const struct rate_row *row = &v->rates[r];
        struct card_price price = card_price(offer, v->book, v->lines[row->line], row->meter, quoted);
        double units = 0;
        for (size_t i = 0; i < v->n_sources; i++)
            for (int t = 0; t < n; t++)
                units += v->sources[i].units[r] * v->sources[i].factor[t] *
                         (v->sources[i].is_certain ? 1 : v->scenarios[SCENARIO_BASE][t]);
        double list = units * row->list_price;
        month.list_value += list;
        if (!price.is_eligible)
            month.ineligible_list += list;
        else if (price.basis == BASIS_FIXED)
            month.committed_value += units * price.fixed * row->standard_ratio;
        else
            month.committed_value += list * (1 - price.discount);
    }
    month.eligible_list = month.list_value - month.ineligible_list;
    if (month.list_value > 0) {
        month.eligible_list /= month.list_value;
        month.ineligible_list /= month.list_value;
        month.committed_value /= month.list_value;
        month.list_value = 1;
    }
    *ret = month;
}
