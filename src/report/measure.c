#include "measure.h"

static bool
draws_list(const struct offer *offer)
{
    return offer->commit.drawdown == DRAWDOWN_LIST;
}

double
measure_left(const struct settlement *settlement, size_t month)
{
    const struct settle_month *at = &settlement->months[month];
    double drawn = 0; /* balances by age are in the measure of the commitment, their sum is not */
    for (size_t age = 0; age < settlement->n_ages; age++)
        drawn += settlement->age_drawn[age * settlement->n_months + month];
    return at->commit_close + at->rollover_open - drawn;
}

double
measure_over(const struct offer *offer, const struct settlement *settlement, size_t month)
{
    const struct settle_month *at = &settlement->months[month];
    if (!draws_list(offer) || !(at->committed_value > 0))
        return at->overage_value;
    return at->overage_value * at->eligible_list / at->committed_value;
}

size_t
measure_runs_out(const struct settlement *settlement, size_t period)
{
    const size_t first = (size_t)settlement->periods[period].first_month - 1,
                 n = (size_t)settlement->periods[period].n_months;
    for (size_t i = first; i < first + n; i++) {
        const struct settle_month *month = &settlement->months[i];
        if (month->overage_value >= HALF_CENT && month->period_commit + month->rollover_open > 0)
            return i;
    }
    return settlement->n_months;
}

double
measure_drawn(const struct settlement *settlement)
{
    double drawn = 0;
    for (size_t i = 0; i < settlement->n_periods; i++)
        drawn += settlement->periods[i].drawn + settlement->periods[i].drawn_rollover;
    return drawn;
}

/* An amount paid per unit, back in units. */
static double
units(double amount, double price)
{
    return price > 0 ? amount / price : 0;
}

/* Balances are worth 1 - headline there, a shortfall that or its face value (1.8.2). */
struct measure_rest
measure_rest(const struct offer *offer, const struct settlement *settlement, size_t month)
{
    const struct settle_month *at = &settlement->months[month];
    struct measure_rest rest = {at->forfeited, at->rolled_over, at->carried_out, at->true_down,
                                at->carried_forward};
    if (!draws_list(offer))
        return rest;
    double price = 1 - settlement->quoted_discount;
    double shortfall = offer->commit.shortfall == SHORTFALL_FACE ? 1 : price;
    rest.forfeited = units(at->forfeited - at->expired, shortfall) + units(at->expired, price);
    rest.carried_out = units(at->carried_out, price);
    return rest;
}

const struct sweep_level *
measure_offered(const struct offer_result *result)
{
    static const struct sweep_level none = {NO_VALUE, false,    NO_VALUE, NO_VALUE, NO_VALUE, NO_VALUE,
                                            NO_VALUE, NO_VALUE, NO_VALUE, NO_VALUE, NO_VALUE};
    for (size_t i = 0; i < result->n_sweep; i++)
        if (result->sweep[i].is_offered)
            return &result->sweep[i];
    return &none;
}

size_t
measure_drawn_levels(const struct offer_result *result, double most)
{
    size_t n = result->n_sweep;
    while (n > 2 && result->sweep[n - 2].commit > most &&
           result->sweep[n - 2].fill_probability < HARDLY_A_FORECAST)
        n--;
    return n;
}
