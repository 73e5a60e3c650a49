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
