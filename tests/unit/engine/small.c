#include "small.h"

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

void
small_make(struct small *small)
{
    static const struct line lines[N_SMALL_LINES] = {
        [SMALL_HAIKU] = {.model = 1}, [SMALL_BATCH] = {.model = 0, .tier = TIER_BATCH}};
    struct fixture *fixture = small->fixture;
    const struct made_demand demand = {.lines = lines,
                                       .list = small->list,
                                       .n_lines = N_SMALL_LINES,
                                       .months = small->months,
                                       .index = small->index,
                                       .scenarios = {1, 1, 1},
                                       .paths = small->paths,
                                       .n_paths = small->n_paths};
    assert_true(small->offer->term_months + MONTHS_AFTER <= SMALL_MONTHS && small->n_paths <= SMALL_PATHS);
    made_build(fixture, &demand, small->offer->term_months, &small->result, &small->valuation);
    small->valuation.n_threads = small->n_threads;
    for (size_t i = 0; i < N_SMALL_LINES; i++)
        small->result.rates[i].is_dominant = lines[i].model == 0;
    small->at = (struct lever_case){&small->valuation, &small->result};
    value_scratch(&small->valuation, fixture->arena, &small->scratch);
    draft_alloc(small->offer, &fixture->book, fixture->arena, &small->draft);
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
