#include "terms.h"

#include "bands.h"

#include "base/least.h"

#include <math.h>

double
terms_annual_commit(const struct offer *offer)
{
    int128 sum = 0;
    for (size_t i = 0; i < offer->commit.n_schedule; i++)
        sum += offer->commit.schedule[i].micro;
    return offer->commit.n_schedule ? (double)(sum * 12) / (1e6 * offer->term_months)
                                    : money_value(offer->commit.annual);
}

double
terms_quoted_discount(const struct offer *offer)
{
    double annual = terms_annual_commit(offer), quoted = 0;
    size_t n = bands_reached(offer, annual);
    if (offer->discount.has_headline)
        quoted = offer->discount.headline;
    else if (n)
        quoted = offer->bands[n - 1].discount;
    double reached = 0; /* by the last tier below: a tier begins above its threshold, a band at it */
    for (size_t i = 0; i < offer->tiers.n_steps; i++)
        if (annual > money_value(offer->tiers.steps[i].threshold))
            reached = offer->tiers.steps[i].discount;
    return fmax(quoted, reached);
}

double
terms_commit_share(const struct offer *offer, int m)
{
    if (offer->commit.n_schedule) {
        int length = offer_period_months(offer), p = (m - 1) / length;
        int months = least(length, offer->term_months - p * length);
        return money_value(offer->commit.schedule[p]) / months;
    }
    size_t year = (size_t)(m - 1) / 12, last = offer->commit.n_ramp - 1;
    return money_value(offer->commit.annual) / 12 * offer->commit.ramp[year < last ? year : last];
}

double
terms_first_year_commit(const struct offer *offer)
{
    int n = least(12, offer->term_months);
    double sum = 0;
    for (int m = 1; m <= n; m++)
        sum += terms_commit_share(offer, m);
    return sum * 12 / n;
}
