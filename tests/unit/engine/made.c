#include "made.h"

#include "engine/card.h"
#include "engine/settle.h"
#include "engine/terms.h"

#include <math.h>

static void
make_rates(struct fixture *fixture, const struct made_demand *demand, struct offer_result *ret)
{
    ret->n_rates = demand->n_lines;
    ret->rates = ARENA_NEW(fixture->arena, struct rate_row, ret->n_rates);
    for (size_t i = 0; i < ret->n_rates; i++) {
        const struct card_price price =
            card_price(ret->offer, &fixture->book, demand->lines[i], METER_INPUT, ret->quoted_discount);
        const double discount = price.basis == BASIS_FIXED ? 1 - price.fixed : price.discount;
        ret->rates[i] = (struct rate_row){.line = i,
                                          .meter = METER_INPUT,
                                          .is_eligible = price.is_eligible,
                                          .basis = price.basis,
                                          .discount = discount,
                                          .list_price = 1,
                                          .committed_price = 1 - discount,
                                          .standard_ratio = 1,
                                          .base_count = demand->list[i] * 1e6,
                                          .optimized_count = demand->list[i] * 1e6};
    }
}

/* n months of a course, times a multiplier; without a course of 1. */
static double *
months_of(const double *course, double multiplier, size_t n, struct arena *arena)
{
    double *months = ARENA_NEW(arena, double, n);
    for (size_t t = 0; t < n; t++)
        months[t] = (course ? course[t] : 1) * multiplier;
    return months;
}

/* One source, whose own factor is 1: the course of the months is that of scenarios and paths. */
static void
make_demand(const struct made_demand *demand, struct arena *arena, struct valuation *v)
{
    v->sources = ARENA_NEW(arena, struct source, 1);
    v->n_sources = 1;
    v->sources[0].factor = months_of(NULL, 1, v->n_months, arena);
    v->sources[0].units = ARENA_NEW(arena, double, demand->n_lines);
    for (size_t i = 0; i < demand->n_lines; i++)
        v->sources[0].units[i] = demand->list[i];
    for (size_t i = 0; i < N_SCENARIOS; i++) {
        v->scenarios[i] = months_of(demand->months, demand->scenarios[i], v->n_months, arena);
        v->lanes[i] = ARENA_NEW(arena, double, v->n_months *LANES);
        for (size_t k = 0; k < v->n_months * LANES; k++)
            v->lanes[i][k] = v->scenarios[i][k / LANES];
    }
    v->market = (struct market){.n_months = v->n_months,
                                .n_groups = 1,
                                .index = months_of(demand->index, 1, v->n_months, arena),
                                .group = ARENA_NEW(arena, size_t, demand->n_lines)};
}

static void
make_paths(const struct made_demand *demand, struct arena *arena, struct valuation *v)
{
    struct paths *paths = ARENA_NEW(arena, struct paths, 1);
    const size_t n = demand->n_paths, stride = (n + PATHS_BLOCK - 1) / PATHS_BLOCK * PATHS_BLOCK;
    *paths = (struct paths){.n = n,
                            .stride = stride,
                            .n_h = v->n_months,
                            .multiplier = ARENA_NEW(arena, double, v->n_months *stride)};
    for (size_t t = 0; t < v->n_months; t++)
        for (size_t p = 0; p < stride; p++)
            paths->multiplier[t * stride + p] =
                (demand->months ? demand->months[t] : 1) * demand->paths[p < n ? p : n - 1];
    v->paths = paths;
}

void
made_build(struct fixture *fixture, const struct made_demand *demand, int longest,
           struct offer_result *ret_result, struct valuation *ret)
{
    struct arena *arena = fixture->arena;
    const struct offer *offer = &fixture->offers[0];
    const size_t n_months = (size_t)longest + MONTHS_AFTER;
    *ret_result = (struct offer_result){.offer = offer,
                                        .annual_commit = terms_annual_commit(offer),
                                        .quoted_discount = terms_quoted_discount(offer),
                                        .break_even_list_consumption = NO_VALUE,
                                        .optimum = NO_VALUE,
                                        .floor = NO_VALUE};
    make_rates(fixture, demand, ret_result);
    *ret = (struct valuation){.offer = offer,
                              .book = &fixture->book,
                              .plan = &fixture->plan,
                              .lines = demand->lines,
                              .rates = ret_result->rates,
                              .n_rates = ret_result->n_rates,
                              .n_months = n_months,
                              .start = offer->start,
                              .advance_factor = ARENA_NEW(arena, double, n_months),
                              .end_factor = ARENA_NEW(arena, double, n_months),
                              .n_threads = 1};
    settle_factors(fixture->plan.discount_rate, n_months, ret->advance_factor, ret->end_factor);
    make_demand(demand, arena, ret);
    make_paths(demand, arena, ret);
}

void
made_valuation(struct fixture *fixture, double first, double second, const double *multipliers,
               size_t n_paths, struct made *ret)
{
    static const struct line lines[] = {{.model = 0}, {.model = 1}};
    const struct offer *offer = &fixture->offers[0];
    const double list[] = {first, second};
    const struct made_demand demand = {.lines = lines,
                                       .list = list,
                                       .n_lines = second > 0 ? 2 : 1,
                                       .scenarios = {1, 1, 1},
                                       .paths = multipliers,
                                       .n_paths = n_paths};
    if (fixture->book.n_models == 0) {
        fixture_model(fixture, "opus-a", "opus", 1, 5);
        fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    }
    made_build(fixture, &demand, offer->term_months, &ret->result, &ret->valuation);
    value_scratch(&ret->valuation, fixture->arena, &ret->scratch);
    draft_alloc(offer, &fixture->book, fixture->arena, &ret->draft);
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
