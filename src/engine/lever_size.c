#include "lever_size.h"

#include "levels.h"
#include "terms.h"

#include <math.h>

/* A schedule states every period's amount: a year's is the sum of those of its months or quarters, `per_year`
 * of them. False, with nothing touched, where a sum is beyond what money holds. */
static bool
sum_schedule(struct offer *offer, size_t per_year)
{
    struct money *schedule = offer->commit.schedule;
    const size_t n = offer->commit.n_schedule;
    for (int pass = 0; pass < 2; pass++) { /* the first looks, the second writes */
        int64_t sum = 0;
        for (size_t i = 0; i < n; i++) {
            if (i % per_year == 0)
                sum = 0;
            if (__builtin_add_overflow(sum, schedule[i].micro, &sum))
                return false;
            if (pass == 1)
                schedule[i / per_year].micro = sum;
        }
    }
    offer->commit.n_schedule = (n + per_year - 1) / per_year;
    return true;
}

bool
lever_size_measure(struct offer *offer)
{
    struct offer by_year = *offer;
    by_year.commit.measure = MEASURE_YEAR;
    const int now = offer_period_months(offer), then = offer_period_months(&by_year);
    const bool is_shorter =
        offer->commit.measure == MEASURE_MONTH || offer->commit.measure == MEASURE_QUARTER;
    if (!is_shorter || now == then)
        return false;
    /* A term of under a year may be no whole number of quarters: its one year then has them all. */
    if (offer->commit.n_schedule > 0 && !sum_schedule(offer, (size_t)((then + now - 1) / now)))
        return false;
    offer->commit.measure = MEASURE_YEAR;
    return true;
}

static bool
has_ramp(const struct offer *offer)
{
    for (size_t i = 1; i < offer->commit.n_ramp; i++)
        if (offer->commit.ramp[i] != offer->commit.ramp[0])
            return true;
    return false;
}

bool
lever_size_ramp(struct offer *offer)
{
    if (offer->term_months <= 12 || offer->commit.n_schedule > 0 || has_ramp(offer) ||
        !(offer->commit.annual.micro > 0) || !(offer->commit.ramp[0] > 0))
        return false;
    const double full = offer->commit.ramp[0];
    offer->commit.ramp[0] = 0.5 * full;
    offer->commit.ramp[1] = full;
    offer->commit.n_ramp = 2;
    return true;
}

static bool
resize(const struct lever_case *at, struct draft *draft, double level)
{
    if (isnan(level) || fabs(level - terms_annual_commit(&draft->offer)) < HALF_CENT)
        return false;
    levels_set(draft, at->valuation->offer, at->valuation->plan, level);
    return true;
}

bool
lever_size_to_floor(const struct lever_case *at, struct draft *draft)
{
    return resize(at, draft, at->result->floor);
}

bool
lever_size_to_optimum(const struct lever_case *at, struct draft *draft)
{
    return resize(at, draft, at->result->optimum);
}
