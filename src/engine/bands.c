#include "bands.h"

#include <math.h>

size_t
bands_reached(const struct offer *offer, double annual)
{
    size_t n = 0;
    while (n < offer->n_bands && money_value(offer->bands[n].threshold) <= annual)
        n++;
    return n;
}

static struct placement
place(const struct offer *offer, double annual)
{
    size_t n = bands_reached(offer, annual);
    struct placement placement = {.annual = annual,
                                  .band = NO_VALUE,
                                  .discount = NO_VALUE,
                                  .next_threshold = NO_VALUE,
                                  .gap = NO_VALUE};
    if (offer->n_bands)
        placement.band = placement.discount = 0;
    if (n > 0) {
        placement.band = money_value(offer->bands[n - 1].threshold);
        placement.discount = offer->bands[n - 1].discount;
    }
    if (n < offer->n_bands) {
        placement.next_threshold = money_value(offer->bands[n].threshold);
        placement.gap = placement.next_threshold - annual;
    }
    return placement;
}

/* Committed value of contract year 1, scaled to 12 months. */
static double
first_year(const struct settlement *settlement)
{
    double sum = 0;
    size_t n = settlement->n_months < 12 ? settlement->n_months : 12;
    for (size_t m = 0; m < n; m++)
        sum += settlement->months[m].committed_value;
    return sum * 12 / (double)n;
}

void
bands_place(double base_list_value, struct offer_result *ret)
{
    const double annual[N_PLACEMENTS] = {
        [PLACEMENT_COMMIT] = ret->annual_commit,
        [PLACEMENT_RAW] = 12 * base_list_value,
        [PLACEMENT_OPTIMIZED] = 12 * ret->optimized_committed,
        [PLACEMENT_LOW] = first_year(&ret->scenarios[SCENARIO_LOW]),
        [PLACEMENT_BASE] = first_year(&ret->scenarios[SCENARIO_BASE]),
        [PLACEMENT_HIGH] = first_year(&ret->scenarios[SCENARIO_HIGH]),
    };
    for (size_t i = 0; i < N_PLACEMENTS; i++)
        ret->placements[i] = place(ret->offer, annual[i]);
}
