#include <realrate/units.h>

#include "divide.h"

const char *const meter_names[N_METERS] = {"input",      "cache_write_5m", "cache_write_1h",
                                           "cache_read", "output",         "web_search"};
const char *const tier_names[N_TIERS] = {"standard", "batch", "priority", "flex"};
const char *const context_names[N_CONTEXTS] = {"base", "long"};
const char *const geo_names[N_GEOS] = {"global", "us"};
const char *const speed_names[N_SPEEDS] = {"standard", "fast"};
const double meter_price_units[N_METERS] = {1e6, 1e6, 1e6, 1e6, 1e6, 1e3};

/* Ticks of 1e-20 per 1e-14 and one counted thing: a price of 1e-14 per million is 1e-20 each, per thousand a
 * thousand times that. */
static const int128 ticks_per_count[N_METERS] = {1, 1, 1, 1, 1, 1000};

double
money_value(struct money amount)
{
    return (double)amount.micro / 1e6;
}

double
rate_value(struct rate price)
{
    return (double)price.micro / 1e6;
}

double
exact_price_value(struct exact_price price)
{
    return (double)price.ticks / EXACT_PRICE_PER_UNIT;
}

int
exact_sum(struct exact *total, struct exact b)
{
    int128 sum;
    if (__builtin_add_overflow(total->ticks, b.ticks, &sum))
        return -1;
    total->ticks = sum;
    return 0;
}

int
exact_add(struct exact *total, uint64_t count, struct exact_price price, enum meter meter)
{
    struct exact amount;
    if (__builtin_mul_overflow((int128)count, (int128)price.ticks, &amount.ticks) ||
        __builtin_mul_overflow(amount.ticks, ticks_per_count[meter], &amount.ticks))
        return -1;
    return exact_sum(total, amount);
}

double
exact_value(struct exact amount)
{
    return (double)amount.ticks / 1e20;
}

int64_t
exact_cents(struct exact amount)
{
    const int128 ticks_per_cent = (int128)1000000000 * 1000000000;
    int128 cents = divide_half_even(amount.ticks, ticks_per_cent);
    if (cents > INT64_MAX)
        return INT64_MAX;
    return cents < -INT64_MAX ? -INT64_MAX : (int64_t)cents;
}
