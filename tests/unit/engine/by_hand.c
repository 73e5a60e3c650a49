#include "by_hand.h"

#include "engine/card.h"
#include "engine/effective.h"
#include "engine/settle.h"
#include "engine/terms.h"

#define ROWS         3
#define MONTHS_AFTER 12

static const struct line lines[ROWS] = {{.model = 0}, {.model = 0, .tier = TIER_BATCH}, {.model = 1}};

static void
lay_out_rates(struct fixture *fixture, const double *use, struct by_hand *ret)
{
    const struct offer *offer = &fixture->offers[0];
    struct rate_row *rates = ARENA_NEW(fixture->arena, struct rate_row, ROWS);
    for (size_t i = 0; i < ROWS; i++) {
        struct card_price price =
            card_price(offer, &fixture->book, lines[i], METER_INPUT, ret->offers[0].quoted_discount);
        rates[i] = (struct rate_row){.line = i,
                                     .meter = METER_INPUT,
                                     .is_eligible = price.is_eligible,
                                     .basis = price.basis,
                                     .discount = price.discount,
                                     .list_price = 1,
                                     .standard_ratio = 1,
                                     .base_count = use[i] * 1e6,
                                     .optimized_count = use[i] * 1e6};
        if (price.basis == BASIS_FIXED)
            rates[i].discount = 1 - price.fixed;
        rates[i].committed_price = 1 - rates[i].discount;
    }
    ret->offers[0].rates = rates;
    ret->offers[0].n_rates = ROWS;
    ret->valuation.rates = rates;
    ret->valuation.n_rates = ROWS;
    ret->valuation.lines = lines;
}

static double *
constant(struct arena *arena, double value, size_t n)
{
    double *values = ARENA_NEW(arena, double, n);
    for (size_t i = 0; i < n; i++)
        values[i] = value;
    return values;
}

static void
lay_out_demand(struct arena *arena, const double *use, double low, double high, struct valuation *v)
{
    const double multipliers[N_SCENARIOS] = {low, 1, high};
    v->sources = ARENA_NEW(arena, struct source, 1);
    v->n_sources = 1;
    v->sources[0].factor = constant(arena, 1, v->n_months);
    v->sources[0].units = ARENA_NEW(arena, double, ROWS);
    for (size_t i = 0; i < ROWS; i++)
        v->sources[0].units[i] = use[i];
    for (size_t i = 0; i < N_SCENARIOS; i++) {
        v->scenarios[i] = constant(arena, multipliers[i], v->n_months);
        v->lanes[i] = constant(arena, multipliers[i], v->n_months * LANES);
    }
    v->market = (struct market){.n_months = v->n_months,
                                .n_groups = 1,
                                .index = constant(arena, 1, v->n_months),
                                .group = ARENA_NEW(arena, size_t, ROWS)};
    struct paths *paths = ARENA_NEW(arena, struct paths, 1);
    *paths = (struct paths){.n = 2, .stride = PATHS_BLOCK, .n_h = v->n_months};
    paths->multiplier = constant(arena, high, v->n_months * PATHS_BLOCK);
    for (size_t t = 0; t < v->n_months; t++)
        paths->multiplier[t * PATHS_BLOCK] = low;
    v->paths = paths;
}

void
by_hand_evaluate(struct fixture *fixture, struct by_hand *by_hand)
{
    struct offer_result *result = &by_hand->offers[0];
    struct value value;
    for (int scenario = 0; scenario < N_SCENARIOS; scenario++)
        value_settle(&by_hand->valuation, &by_hand->scratch, &by_hand->draft, (enum scenario)scenario,
                     fixture->arena, &result->scenarios[scenario]);
    effective_build(&by_hand->valuation, fixture->arena, &fixture->diags, result);
    value_paths(&by_hand->valuation, &by_hand->scratch, &by_hand->draft, &value, NULL);
    result->expected =
        (struct expected){.cost = value.cost, .forfeited = value.forfeited, .fill_probability = value.fill};
    result->break_even_list_consumption = result->optimum = result->floor = NO_VALUE;
}

void
by_hand_move_list(struct by_hand *by_hand, size_t t, double index)
{
    for (; t < by_hand->valuation.n_months; t++)
        by_hand->valuation.market.index[t] = index;
}

void
by_hand_state(struct fixture *fixture, struct offer *offer, const char *section, const char *key)
{
    struct term *terms = ARENA_NEW(fixture->arena, struct term, offer->n_terms + 1);
    for (size_t i = 0; i < offer->n_terms; i++)
        terms[i] = offer->terms[i];
    terms[offer->n_terms++] = (struct term){.section = section, .key = key, .file = offer->file, .line = 1};
    offer->terms = terms;
}

void
by_hand_build(struct fixture *fixture, struct by_hand_use use, double low, double high, struct by_hand *ret)
{
    struct arena *arena = fixture->arena;
    const double of_rows[ROWS] = {use.opus, use.batch, use.sonnet};
    int longest = 0;
    if (fixture->book.n_models == 0) {
        fixture_model(fixture, "claude-opus", "opus", 1, 5);
        fixture_model(fixture, "claude-sonnet", "sonnet", 1, 5);
    }
    *ret = (struct by_hand){.results = {.plan = &fixture->plan,
                                        .book = &fixture->book,
                                        .offers = ret->offers,
                                        .n_offers = fixture->n_offers}};
    for (size_t i = 0; i < fixture->n_offers; i++) {
        const struct offer *offer = &fixture->offers[i];
        ret->offers[i] = (struct offer_result){.offer = offer,
                                               .quoted_discount = terms_quoted_discount(offer),
                                               .annual_commit = terms_annual_commit(offer)};
        longest = offer->term_months > longest ? offer->term_months : longest;
    }
    struct valuation *v = &ret->valuation;
    *v = (struct valuation){.offer = &fixture->offers[0],
                            .book = &fixture->book,
                            .plan = &fixture->plan,
                            .n_months = (size_t)longest + MONTHS_AFTER,
                            .start = fixture->offers[0].start,
                            .n_threads = 1};
    v->advance_factor = ARENA_NEW(arena, double, v->n_months);
    v->end_factor = ARENA_NEW(arena, double, v->n_months);
    settle_factors(fixture->plan.discount_rate, v->n_months, v->advance_factor, v->end_factor);
    lay_out_rates(fixture, of_rows, ret);
    lay_out_demand(arena, of_rows, low, high, v);
    value_scratch(v, arena, &ret->scratch);
    draft_alloc(v->offer, v->book, arena, &ret->draft);
    draft_reset(&ret->draft, v->offer);
    ret->at = (struct lever_case){v, &ret->offers[0]};
    by_hand_evaluate(fixture, ret);
}
