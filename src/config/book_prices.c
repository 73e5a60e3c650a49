#include "book_prices.h"

#include "base/divide.h"

const char *const written_names[N_WRITTEN] = {
    [WRITTEN_BASE + METER_INPUT] = "input",
    [WRITTEN_BASE + METER_CACHE_WRITE_5M] = "cache_write_5m",
    [WRITTEN_BASE + METER_CACHE_WRITE_1H] = "cache_write_1h",
    [WRITTEN_BASE + METER_CACHE_READ] = "cache_read",
    [WRITTEN_BASE + METER_OUTPUT] = "output",
    [WRITTEN_BASE + METER_WEB_SEARCH] = "web_search",
    [WRITTEN_LONG + METER_INPUT] = "long_input",
    [WRITTEN_LONG + METER_CACHE_WRITE_5M] = "long_cache_write_5m",
    [WRITTEN_LONG + METER_CACHE_WRITE_1H] = "long_cache_write_1h",
    [WRITTEN_LONG + METER_CACHE_READ] = "long_cache_read",
    [WRITTEN_LONG + METER_OUTPUT] = "long_output",
    [WRITTEN_FAST_INPUT] = "fast_input",
    [WRITTEN_FAST_OUTPUT] = "fast_output",
    [WRITTEN_US] = "us_multiplier",
    [WRITTEN_BATCH] = "batch_multiplier",
    [WRITTEN_PRIORITY] = "priority_multiplier",
    [WRITTEN_FLEX] = "flex_multiplier",
    [WRITTEN_THRESHOLD] = "long_threshold",
};

#define WEB_SEARCH_MICRO 10000000 /* 10.00 per 1,000 requests */

/* Cache prices as hundredths of the input price, where the book is silent. */
static const int cache_percent[N_METERS] = {
    [METER_CACHE_WRITE_5M] = 125, [METER_CACHE_WRITE_1H] = 200, [METER_CACHE_READ] = 10};

/* a x b / c to the nearest micro-unit; c is above 0. */
static int64_t
scale(int64_t a, int64_t b, int64_t c)
{
    return (int64_t)divide_half_even((int128)a * b, c);
}

/* The price of a cache meter beside another input price, by the model's own ratio of cache to input. */
static struct rate
by_ratio(const struct price_section *section, int meter, int64_t input)
{
    int64_t own = section->base[METER_INPUT].micro;
    if (own == 0)
        return (struct rate){scale(input, cache_percent[meter], 100)};
    return (struct rate){scale(section->base[meter].micro, input, own)};
}

static void
complete_base(const struct written *written, struct price_section *section)
{
    int64_t input = written->value[WRITTEN_BASE + METER_INPUT];
    for (int m = 0; m < N_METERS; m++) {
        int64_t usual = m == METER_WEB_SEARCH ? WEB_SEARCH_MICRO : scale(input, cache_percent[m], 100);
        section->base[m].micro = written->has[WRITTEN_BASE + m] ? written->value[WRITTEN_BASE + m] : usual;
    }
}

static void
complete_long(const struct written *written, struct price_section *section)
{
    section->has_long = written->has[WRITTEN_THRESHOLD] && written->value[WRITTEN_THRESHOLD] > 0;
    section->long_threshold = section->has_long ? (uint64_t)written->value[WRITTEN_THRESHOLD] : 0;
    for (int m = 0; m < N_METERS; m++)
        section->long_context[m] = section->base[m];
    for (int m = 0; section->has_long && m < N_TOKEN_METERS; m++) {
        if (written->has[WRITTEN_LONG + m])
            section->long_context[m].micro = written->value[WRITTEN_LONG + m];
        else if (cache_percent[m])
            section->long_context[m] = by_ratio(section, m, section->long_context[METER_INPUT].micro);
    }
}

static void
complete_fast(const struct written *written, struct price_section *section)
{
    section->has_fast = written->has[WRITTEN_FAST_INPUT] && written->has[WRITTEN_FAST_OUTPUT];
    if (!section->has_fast)
        return;
    int64_t input = written->value[WRITTEN_FAST_INPUT];
    section->fast[METER_INPUT].micro = input;
    section->fast[METER_OUTPUT].micro = written->value[WRITTEN_FAST_OUTPUT];
    section->fast[METER_WEB_SEARCH] = section->base[METER_WEB_SEARCH];
    for (int m = 0; m < N_TOKEN_METERS; m++)
        if (cache_percent[m])
            section->fast[m] = by_ratio(section, m, input);
}

static struct multiplier
multiplier_of(const struct written *written, enum written_key key, int32_t usual)
{
    return (struct multiplier){written->has[key] ? (int32_t)written->value[key] : usual};
}

struct price_section
book_prices_complete(const struct written *written)
{
    struct price_section section = {
        .batch = multiplier_of(written, WRITTEN_BATCH, 5000),
        .priority = multiplier_of(written, WRITTEN_PRIORITY, 10000),
        .flex = multiplier_of(written, WRITTEN_FLEX, 10000),
        .us = multiplier_of(written, WRITTEN_US, 10000),
    };
    complete_base(written, &section);
    complete_long(written, &section);
    complete_fast(written, &section);
    return section;
}
