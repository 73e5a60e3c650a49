#include "made.h"

#include "engine/terms.h"

#include <math.h>
#include <stdint.h>

#define MONTHS_AFTER 12

static void
make_rates(struct fixture *fixture, const double *list, size_t n, struct made *ret)
{
    struct arena *arena = fixture->arena;
    const struct offer *offer = &fixture->offers[0];
    struct line *lines = ARENA_NEW(arena, struct line, n);
    struct rate_row *rates = ARENA_NEW(arena, struct rate_row, n);
    for (size_t i = 0; i < n; i++) {
        lines[i].model = (uint32_t)i;
        rates[i] = (struct rate_row){.line = i,
                                     .meter = METER_INPUT,
                                     .is_eligible = true,
                                     .list_price = 1,
                                     .standard_ratio = 1,
                                     .committed_price = 1 - ret->result.quoted_discount,
                                     .discount = ret->result.quoted_discount,
                                     .base_count = list[i] * 1e6,
                                     .optimized_count = list[i] * 1e6};
        for (size_t e = 0; e < offer->n_exclusions; e++)
            if (offer->exclusions[e].model == (int)i)
                rates[i].is_eligible = false;
    }
    ret->result.rates = rates;
    ret->result.n_rates = n;
    ret->valuation.lines = lines;
    ret->valuation.rates = rates;
    ret->valuation.n_rates = n;
}

/* One source that the paths scale. */
static void
make_demand(struct arena *arena, const double *list, struct valuation *valuation)
{
    size_t n_months = valuation->n_months;
    struct source *source = ARENA_NEW(arena, struct source, 1);
    source->factor = ARENA_NEW(arena, double, n_months);
    source->units = ARENA_NEW(arena, double, valuation->n_rates);
    for (size_t i = 0; i < valuation->n_rates; i++)
        source->units[i] = list[i];
    double *ones = ARENA_NEW(arena, double, n_months);
    for (size_t t = 0; t < n_months; t++)
        source->factor[t] = ones[t] = 1;
    double *lanes = ARENA_NEW(arena, double, n_months *LANES);
    for (size_t i = 0; i < n_months * LANES; i++)
        lanes[i] = 1;
    for (size_t i = 0; i < N_SCENARIOS; i++) {
        valuation->scenarios[i] = ones;
        valuation->lanes[i] = lanes;
    }
    valuation->market = (struct market){.n_months = n_months,
                                        .n_groups = 1,
                                        .index = ones,
                                        .group = ARENA_NEW(arena, size_t, valuation->n_rates)};
    valuation->sources = source;
    valuation->n_sources = 1;
}

static void
make_paths(struct arena *arena, const double *multipliers, size_t n, struct valuation *valuation)
{
    struct paths *paths = ARENA_NEW(arena, struct paths, 1);
    *paths = (struct paths){
        .n = n, .stride = (n + PATHS_BLOCK - 1) / PATHS_BLOCK * PATHS_BLOCK, .n_h = valuation->n_months};
    double *memory = ARENA_NEW(arena, double, paths->n_h * paths->stride + 8);
    paths->multiplier = memory + (8 - (uintptr_t)memory / sizeof(double) % 8) % 8;
    for (size_t h = 0; h < paths->n_h; h++)
        for (size_t p = 0; p < paths->stride; p++)
            paths->multiplier[h * paths->stride + p] = multipliers[p < n ? p : n - 1];
    valuation->paths = paths;
}

void
made_valuation(struct fixture *fixture, double first, double second, const double *multipliers,
               size_t n_paths, struct made *ret)
{
    struct arena *arena = fixture->arena;
    const struct offer *offer = &fixture->offers[0];
    const double list[] = {first, second};
    size_t n_months = (size_t)offer->term_months + MONTHS_AFTER;
    if (fixture->book.n_models == 0) {
        fixture_model(fixture, "opus-a", "opus", 1, 5);
        fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    }
    *ret = (struct made){.valuation = {.offer = offer,
                                       .book = &fixture->book,
                                       .plan = &fixture->plan,
                                       .n_months = n_months,
                                       .start = offer->start,
                                       .n_threads = 1},
                         .result = {.offer = offer}};
    ret->result.annual_commit = terms_annual_commit(offer);
    ret->result.quoted_discount = terms_quoted_discount(offer);
    make_rates(fixture, list, second > 0 ? 2 : 1, ret);
    make_demand(arena, list, &ret->valuation);
    make_paths(arena, multipliers, n_paths, &ret->valuation);
    ret->valuation.advance_factor = ARENA_NEW(arena, double, n_months);
    ret->valuation.end_factor = ARENA_NEW(arena, double, n_months);
    for (size_t t = 0; t < n_months; t++) {
        ret->valuation.advance_factor[t] = pow(1 + fixture->plan.discount_rate, -(double)t / 12);
        ret->valuation.end_factor[t] = pow(1 + fixture->plan.discount_rate, -(double)(t + 1) / 12);
    }
    value_scratch(&ret->valuation, arena, &ret->scratch);
    draft_alloc(offer, &fixture->book, arena, &ret->draft);
    draft_reset(&ret->draft, offer);
}

/* Quantiles at the middle of n equal shares, by halves. */
void
made_normal(double deviation, size_t n, double *ret)
{
    for (size_t i = 0; i < n; i++) {
        double share = ((double)i + 0.5) / (double)n, low = -10, high = 10;
        for (int k = 0; k < 80; k++) {
            double middle = (low + high) / 2;
            *(0.5 * erfc(-middle / sqrt(2)) < share ? &low : &high) = middle;
        }
        ret[i] = 1 + deviation * (low + high) / 2;
    }
}
