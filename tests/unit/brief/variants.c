#include "variants.h"

#include "../check.h"
#include "asks_variants.h"

#include "../report/list_drawdown.h"

#include <math.h>
#include <string.h>

#define LONG_NAME "Anthropic proposal of November, second revision, with rollover and a ramp over three years"

static void
make_two(struct arena *arena, struct results *ret)
{
    fixture_results(arena, ret);
}

static void
make_one(struct arena *arena, struct results *ret)
{
    fixture_make(arena, &fixture_trap, 1, 1, ret);
}

static void
make_cure_alone(struct arena *arena, struct results *ret)
{
    fixture_make(arena, &fixture_cure, 1, 1, ret);
}

static void
make_three(struct arena *arena, struct results *ret)
{
    struct fixture_offer offers[3] = {fixture_trap, fixture_cure, fixture_cure};
    offers[1].fees = 20000;
    offers[2] = (struct fixture_offer){.name = "Reseller bundle, 36 months",
                                       .annual = 700e3,
                                       .discount = 0.1,
                                       .overage = OVERAGE_LIST,
                                       .prepay_discount = 0.03,
                                       .fees = 30000,
                                       .term_months = 36};
    fixture_make(arena, offers, 3, 1, ret);
}

/* Every kind of term and overage, and two offers that are alike; n: at most 30. */
static void
make_mixed(struct arena *arena, size_t n, struct results *ret)
{
    static const int terms[10] = {12, 12, 12, 24, 36, 36, 24, 120, 12, 12};
    struct fixture_offer offers[30];
    for (size_t i = 0; i < n; i++)
        offers[i] = (struct fixture_offer){.name = i == 3   ? LONG_NAME
                                                   : i == 1 ? "B"
                                                            : "Reseller bundle",
                                           .annual = 2e5 * (double)(i + 1),
                                           .discount = 0.05 + 0.03 * (double)(i % 10),
                                           .fees = i % 3 == 0 ? 20000 : 0,
                                           .term_months = terms[i % 10],
                                           .overage = (enum overage)(i % 4),
                                           .overage_share = 0.1,
                                           .prepay_discount = i == 4 ? 0.05 : 0};
    fixture_make(arena, offers, n, 1, ret);
}

static void
make_many(struct arena *arena, struct results *ret)
{
    make_mixed(arena, 10, ret);
}

static void
make_thirteen(struct arena *arena, struct results *ret)
{
    make_mixed(arena, 13, ret);
}

static void
make_thirty(struct arena *arena, struct results *ret)
{
    make_mixed(arena, 30, ret);
}

/* Ten offers, on demand, and what a plan adds: a delay, another vendor whose name is long. */
static void
make_every_way(struct arena *arena, struct results *ret)
{
    make_many(arena, ret);
    const size_t n = ret->n_alternatives + 2;
    struct alternative_result *rows = ARENA_NEW(arena, struct alternative_result, n);
    rows[0] = rows[1] = rows[2] = ret->alternatives[0];
    rows[1].name = "wait";
    rows[1].kind = KIND_DELAY;
    rows[1].expected *= 0.9;
    rows[2].name = LONG_NAME;
    rows[2].kind = KIND_SPLIT;
    rows[2].high *= 3;
    memcpy(rows + 3, ret->alternatives + 1, (n - 3) * sizeof *rows);
    ret->alternatives = rows;
    ret->n_alternatives = n;
    fixture_add_dominance(ret);
}

static void
make_alike(struct arena *arena, struct results *ret)
{
    struct fixture_offer offers[6];
    for (size_t i = 0; i < 6; i++)
        offers[i] = fixture_cure;
    fixture_make(arena, offers, 6, 1, ret);
}

static void
make_long_names(struct arena *arena, struct results *ret)
{
    struct fixture_offer offers[4] = {fixture_trap, fixture_cure, fixture_trap, fixture_cure};
    offers[0].name = LONG_NAME;
    offers[1].name = "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW";
    offers[2].name = "\xd7\x94\xd7\xa6\xd7\xa2\xd7\x94 (right to left) \xe6\x8f\x90\xe6\xa1\x88";
    offers[3].name = "tab\there, <b>&amp;</b> 'dest' % \xff\xfe";
    fixture_make(arena, offers, 4, 1, ret);
}

static void
make_huge(struct arena *arena, struct results *ret)
{
    struct fixture_offer offers[2] = {fixture_trap, fixture_cure};
    offers[0].annual = 9e11;
    offers[1].annual = 5e11;
    fixture_make(arena, offers, 2, 1e6, ret);
}

static void
make_tiny(struct arena *arena, struct results *ret)
{
    struct fixture_offer offers[2] = {fixture_trap, fixture_cure};
    offers[0].annual = 1.5;
    offers[1].annual = 0;
    fixture_make(arena, offers, 2, 1e-6, ret);
}

/* Twenty times what is used: realized far below nothing. */
static void
make_negative(struct arena *arena, struct results *ret)
{
    struct fixture_offer offers[3] = {fixture_trap, fixture_cure, fixture_trap};
    offers[0].annual = 2e7;
    offers[2].annual = 9e5;
    fixture_make(arena, offers, 3, 1, ret);
}

static void
make_without_usage(struct arena *arena, struct results *ret)
{
    struct fixture_offer offers[2] = {fixture_trap, fixture_cure};
    fixture_make(arena, offers, 2, 0, ret);
}

static void
make_list_drawdown(struct arena *arena, struct results *ret)
{
    fixture_results(arena, ret);
    list_drawdown(arena, ret);
}

/* 41 levels to 1,500,000, dearer on either side of an optimum; filled ever less often from half of it on. */
static void
give_sweep(struct arena *arena, struct offer_result *result, double optimum)
{
    result->sweep = ARENA_NEW(arena, struct sweep_level, 41);
    result->n_sweep = 41;
    for (size_t i = 0; i < 41; i++) {
        const double commit = 37500 * (double)i, away = (commit - optimum) / 1e6;
        const double cost = 7e5 + 4e5 * away * away, spread = 1e5 * fmax(0, 1 - commit / 1e6);
        result->sweep[i] = (struct sweep_level){
            .commit = commit,
            .discount = commit < 4e5 ? 0.08 : 0.15,
            .expected_cost = cost,
            .p10 = cost - spread,
            .p50 = cost,
            .p90 = cost + spread,
            .realized_discount = 1 - cost / 875e3,
            .fill_probability = fmax(0, fmin(1, 1.5 - commit / optimum)),
            .expected_forfeited = fmax(0, commit - optimum),
        };
    }
}

/* Every order of the offered level, the optimum and the floor, near and far; with no optimum, no floor. */
static void
make_sweeps(struct arena *arena, struct results *ret)
{
    static const size_t offered[] = {0, 17, 20, 40, 24, 30}, optimum[] = {16, 16, 16, 16, 16, 0},
                        floor[] = {10, 15, 20, 16, 0, 39};
    struct fixture_offer offers[6];
    for (size_t i = 0; i < 6; i++) {
        offers[i] = fixture_trap;
        offers[i].annual = 37500 * (double)offered[i];
    }
    fixture_make(arena, offers, 6, 1, ret);
    for (size_t i = 0; i < 6; i++) {
        struct offer_result *result = &ret->offers[i];
        give_sweep(arena, result, 6e5);
        result->sweep[offered[i]].is_offered = true;
        result->at_optimum = result->sweep[optimum[i]];
        result->at_floor = result->sweep[floor[i]];
    }
    ret->offers[4].at_floor.commit = NO_VALUE;
    ret->offers[5].at_optimum =
        (struct sweep_level){.commit = NO_VALUE, .expected_cost = NO_VALUE, .realized_discount = NO_VALUE};
    ret->offers[5].optimum_reason = "no other discount is known";
    for (size_t i = 0; i < 6; i++) {
        ret->offers[i].optimum = ret->offers[i].at_optimum.commit;
        ret->offers[i].floor = ret->offers[i].at_floor.commit;
    }
}

static void
make_one_level(struct arena *arena, struct results *ret)
{
    fixture_results(arena, ret);
    for (size_t i = 0; i < ret->n_offers; i++) {
        ret->offers[i].sweep++;
        ret->offers[i].n_sweep = 1;
    }
}

/* The market of the fixture, 10% to 20% at any commitment, and what it says of every offer. */
static void
add_market(struct arena *arena, struct results *results)
{
    static struct benchmark_level levels[] = {{{(int64_t)250e9}, 0.10, 0.15, 0.20}};
    struct plan *plan = ARENA_NEW(arena, struct plan, 1);
    *plan = *results->plan;
    plan->benchmark = levels;
    plan->n_benchmark = 1;
    results->plan = plan;
    results->market = ARENA_NEW(arena, struct market_point, 1);
    results->market[0] = (struct market_point){250e3, {0.10, 0.15, 0.20}};
    results->n_market = 1;
    for (size_t i = 0; i < results->n_offers; i++) {
        const double quoted = results->offers[i].quoted_discount;
        results->offers[i].benchmark =
            (struct benchmark_place){0.10, 0.15, 0.20, quoted < 0.15 ? P25_TO_P50 : P50_TO_P75, 8750};
    }
}

static void
make_market(struct arena *arena, struct results *ret)
{
    fixture_results(arena, ret);
    add_market(arena, ret);
}

static void
make_market_without_bands(struct arena *arena, struct results *ret)
{
    struct fixture_offer offers[3] = {fixture_cure, fixture_cure, fixture_cure};
    offers[1].name = "Offer C";
    offers[1].annual = 600e3;
    offers[2].name = "Offer D";
    offers[2].annual = 1e6;
    offers[2].discount = 0.18;
    fixture_make(arena, offers, 3, 1, ret);
    add_market(arena, ret);
}

/* Rings so near each other that labels beside them would be taken for each other's. */
static void
make_crowded_market(struct arena *arena, struct results *ret)
{
    static const double annual[] = {650e3, 600e3, 700e3, 660e3, 1.2e6, 1.25e6},
                        discount[] = {0.15, 0.16, 0.15, 0.12, 0.12, 0.15};
    struct fixture_offer offers[6];
    for (size_t i = 0; i < 6; i++) {
        offers[i] = fixture_cure;
        offers[i].name = arena_printf(arena, "Proposal %c", (char)('A' + i));
        offers[i].annual = annual[i];
        offers[i].discount = discount[i];
    }
    fixture_make(arena, offers, 6, 1, ret);
    add_market(arena, ret);
}

/* Enough usage for the band of the commitment: the step to the next one is told. */
static void
make_next_band(struct arena *arena, struct results *ret)
{
    struct fixture_offer offer = fixture_trap;
    offer.overage = OVERAGE_COMMITTED;
    fixture_make(arena, &offer, 1, 2, ret);
    add_market(arena, ret);
}

static void
make_zero_commit(struct arena *arena, struct results *ret)
{
    const struct fixture_offer offer = {.name = "Offer A", .has_bands = true};
    fixture_make(arena, &offer, 1, 1, ret);
}

/* Nothing is paid: no model has a share of the cost. */
static void
make_free(struct arena *arena, struct results *ret)
{
    const struct fixture_offer offer = {.name = "Offer A", .discount = 1};
    fixture_make(arena, &offer, 1, 1, ret);
    for (size_t i = 0; i < ret->offers[0].n_rates; i++)
        ret->offers[0].rates[i].share = NO_VALUE;
}

/* Files, warnings and skipped rows without end. */
static void
make_messy(struct arena *arena, struct results *ret)
{
    fixture_results(arena, ret);
    const struct input_file *given = ret->inputs;
    ret->inputs = ARENA_NEW(arena, struct input_file, 60);
    ret->warnings = ARENA_NEW(arena, struct warning, 60);
    for (size_t i = 0; i < 60; i++) {
        ret->inputs[i] = given[0];
        ret->inputs[i].path = arena_printf(
            arena, "exports/of/the/console/in/a/deep/folder/usage-%zu-of-2026-with-a-long-name.csv", i);
        ret->warnings[i] = (struct warning){
            "zero-days", arena_printf(arena,
                                      "usage-%zu.csv: 2026-02: 4 days without usage, which is more than a "
                                      "weekend: look whether the export is whole",
                                      i)};
    }
    ret->n_inputs = ret->n_warnings = 60;
    ret->n_rows_skipped = 12;
    ret->unknown_model_share = 0.034;
}

const struct variant variants[] = {
    {"two offers", make_two, true},
    {"one offer", make_one, true},
    {"one offer that keeps its discount", make_cure_alone, true},
    {"three offers", make_three, true},
    {"ten offers", make_many, false},
    {"thirteen offers", make_thirteen, false},
    {"thirty offers", make_thirty, false},
    {"every way to buy", make_every_way, false},
    {"six offers alike", make_alike, false},
    {"long names", make_long_names, false},
    {"huge amounts", make_huge, false},
    {"tiny amounts", make_tiny, false},
    {"negative discounts", make_negative, true},
    {"no usage", make_without_usage, true},
    {"drawn by list value", make_list_drawdown, true},
    {"sweeps", make_sweeps, false},
    {"a sweep of one level", make_one_level, true},
    {"bands and a market", make_market, true},
    {"a market without bands", make_market_without_bands, true},
    {"offers near each other in the market", make_crowded_market, false},
    {"a next band in reach", make_next_band, true},
    {"no commitment", make_zero_commit, true},
    {"everything free", make_free, true},
    {"many files and warnings", make_messy, false},
    {"all there is to ask for", asks_make, false},
    {"huge asks", asks_make_huge, false},
    {"tiny asks", asks_make_tiny, false},
    {"asks without a commitment", asks_make_alone, false},
    {"nothing to ask for", asks_make_nothing, true},
    {"levers that make dearer", asks_make_dear, true},
    {"questions alone", asks_make_questions, false},
    {NULL, NULL, false},
};

static int
faults_of(const struct variant *variant, int (*faults)(struct variant_run *run))
{
    struct variant_run run = {.variant = variant, .arena = arena_new()};
    diags_init(&run.diags);
    variant->make(run.arena, &run.results);
    facts_build(&run.results, NULL, run.arena, &run.facts);
    const int n_faults = faults(&run);
    if (n_faults > 0)
        print_error("%s: %d faults\n", variant->name, n_faults);
    diags_free(&run.diags);
    arena_free(run.arena);
    return n_faults;
}

int
variants_faults(int (*faults)(struct variant_run *run))
{
    int n_faults = 0;
    for (const struct variant *variant = variants; variant->name != NULL; variant++)
        n_faults += faults_of(variant, faults);
    return n_faults;
}
