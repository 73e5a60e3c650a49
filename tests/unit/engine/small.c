#include "small.h"

#include "engine/settle.h"
#include "engine/terms.h"

#include <math.h>

#define MONTHS_AFTER 12

void
small_init(struct fixture *fixture, struct small *ret)
{
    *ret = (struct small){.fixture = fixture,
                          .offer = &fixture->offers[0],
                          .list = {[SMALL_OPUS] = 100},
                          .paths = {1},
                          .n_paths = 1,
                          .n_threads = 1};
    for (int t = 0; t < SMALL_MONTHS; t++)
        ret->months[t] = ret->index[t] = 1;
    ret->offer->discount.has_headline = true;
    ret->offer->discount.headline = 0.2;
    if (fixture->book.n_models > 0)
        return;
    fixture_model(fixture, "opus-a", "opus", 1, 5);
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
}

void
small_demand(struct small *small, int from, int n, double multiplier)
{
    for (int t = from - 1; t < from - 1 + n; t++)
        small->months[t] = multiplier;
}

void
small_two_years(struct small *small)
{
    small->offer->term_months = 24;
    small->offer->commit.annual = money(1200);
    small_demand(small, 1, 12, 0.5);
    small_demand(small, 13, 24, 1.75);
}

void
small_benchmark(struct small *small)
{
    static struct benchmark_level market[] = {{{500000000}, 0.1, 0.2, 0.3}, {{2000000000}, 0.2, 0.3, 0.4}};
    small->fixture->plan.benchmark = market;
    small->fixture->plan.n_benchmark = 2;
}

static void
make_rates(struct small *small, struct arena *arena)
{
    static const struct line lines[N_SMALL_LINES] = {
        [SMALL_HAIKU] = {.model = 1}, [SMALL_BATCH] = {.model = 0, .tier = TIER_BATCH}};
    struct rate_row *rates = ARENA_NEW(arena, struct rate_row, N_SMALL_LINES);
    for (size_t i = 0; i < N_SMALL_LINES; i++)
        rates[i] = (struct rate_row){.line = i,
                                     .meter = METER_INPUT,
                                     .list_price = 1,
                                     .standard_ratio = 1,
                                     .base_count = small->list[i] * 1e6,
                                     .optimized_count = small->list[i] * 1e6,
                                     .is_dominant = lines[i].model == 0};
    small->result.rates = rates;
    small->result.n_rates = N_SMALL_LINES;
    small->valuation.lines = lines;
    small->valuation.rates = rates;
    small->valuation.n_rates = N_SMALL_LINES;
}

/* The months' course is the scenarios' and the paths'; the source's own factor is 1. */
static void
make_demand(struct small *small, struct arena *arena)
{
    struct valuation *v = &small->valuation;
    struct source *source = ARENA_NEW(arena, struct source, 1);
    source->factor = ARENA_NEW(arena, double, v->n_months);
    source->units = ARENA_NEW(arena, double, v->n_rates);
    for (size_t i = 0; i < v->n_rates; i++)
        source->units[i] = small->list[i];
    double *lanes = ARENA_NEW(arena, double, v->n_months *LANES);
    for (size_t t = 0; t < v->n_months; t++)
        source->factor[t] = 1;
    for (size_t i = 0; i < v->n_months * LANES; i++)
        lanes[i] = small->months[i / LANES];
    for (size_t i = 0; i < N_SCENARIOS; i++) {
        v->scenarios[i] = small->months;
        v->lanes[i] = lanes;
    }
    v->sources = source;
    v->n_sources = 1;
    v->market = (struct market){.n_months = v->n_months,
                                .n_groups = 1,
                                .index = small->index,
                                .group = ARENA_NEW(arena, size_t, v->n_rates)};
}

static void
make_paths(struct small *small, struct arena *arena)
{
    struct paths *paths = ARENA_NEW(arena, struct paths, 1);
    const size_t stride = (small->n_paths + PATHS_BLOCK - 1) / PATHS_BLOCK * PATHS_BLOCK;
    const size_t n = small->valuation.n_months;
    *paths = (struct paths){
        .n = small->n_paths, .stride = stride, .n_h = n, .multiplier = ARENA_NEW(arena, double, n *stride)};
    for (size_t h = 0; h < n; h++)
        for (size_t p = 0; p < stride; p++)
            paths->multiplier[h * stride + p] =
                small->months[h] * small->paths[p < small->n_paths ? p : small->n_paths - 1];
    small->valuation.paths = paths;
}

void
small_make(struct small *small)
{
    struct arena *arena = small->fixture->arena;
    const struct offer *offer = small->offer;
    const struct plan *plan = &small->fixture->plan;
    const size_t n_months = (size_t)offer->term_months + MONTHS_AFTER;
    assert_true(n_months <= SMALL_MONTHS && small->n_paths <= SMALL_PATHS);
    small->valuation = (struct valuation){.offer = offer,
                                          .book = &small->fixture->book,
                                          .plan = plan,
                                          .n_months = n_months,
                                          .start = offer->start,
                                          .n_threads = small->n_threads,
                                          .advance_factor = ARENA_NEW(arena, double, n_months),
                                          .end_factor = ARENA_NEW(arena, double, n_months)};
    small->result = (struct offer_result){.offer = offer,
                                          .annual_commit = terms_annual_commit(offer),
                                          .quoted_discount = terms_quoted_discount(offer),
                                          .optimum = NO_VALUE,
                                          .floor = NO_VALUE};
    make_rates(small, arena);
    make_demand(small, arena);
    make_paths(small, arena);
    settle_factors(plan->discount_rate, n_months, small->valuation.advance_factor,
                   small->valuation.end_factor);
    small->at = (struct lever_case){&small->valuation, &small->result};
    value_scratch(&small->valuation, arena, &small->scratch);
    draft_alloc(offer, &small->fixture->book, arena, &small->draft);
}

double
small_cost(struct small *small)
{
    draft_reset(&small->draft, small->offer);
    return value_expected(&small->valuation, &small->scratch, &small->draft, small->n_paths);
}

double
small_worth(struct small *small, enum lever lever)
{
    return lever_worth(&lever, 1, &small->at, &small->scratch, &small->draft);
}

void
small_build(struct small *small)
{
    lever_build(&small->at, &small->scratch, &small->draft, small->fixture->arena, &small->result);
}

const struct lever_result *
small_find(const struct small *small, enum lever lever)
{
    for (size_t i = 0; i < small->result.n_levers; i++)
        if (small->result.levers[i].lever == lever)
            return &small->result.levers[i];
    return NULL;
}
