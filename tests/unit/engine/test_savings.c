/* What optimization takes off the list value (1.6), and the bounds a buyer knows each stage by. Prices are
 * public list prices: Opus 5 at 5 and 25 per million input and output tokens, Sonnet 5 at 2 and 10, Haiku 4.5
 * at 1 and 5; cache writes 1.25 and 2 times input, reads 0.1 times; batch half. */
#include "standard_month.h"

#include "engine/optimise.h"

#include <math.h>

#define M 1e6

static void
want_savings(const struct standard_month *month, double routing, double caching, double batch)
{
    const struct optimization *done = &month->optimization;
    want(done->savings[STAGE_ROUTING], routing);
    want(done->savings[STAGE_CACHING], caching);
    want(done->savings[STAGE_BATCH], batch);
    want(done->optimized_monthly, done->raw_monthly - routing - caching - batch);
    want(done->saving_share, (routing + caching + batch) / done->raw_monthly);
}

/* ---- the stages compound, in this order ---- */

/* 100M input and 10M output of Opus: 500 + 250 = 750.
 * Routing 40% to Haiku: Opus 60M and 6M are 300 + 150, Haiku 40M and 4M are 40 + 20: 510, saved 240.
 * Caching 50%, writes 10%: Opus reads 30M at 0.50, writes 6M at 6.25, 24M at 5 left: 15 + 37.5 + 120 = 172.5
 * for 300; Haiku reads 20M at 0.10, writes 4M at 1.25, 16M at 1: 2 + 5 + 16 = 23 for 40: saved 144.5.
 * Batch 30% of each: half of 30% of 365.5, saved 54.825. Left 310.675.
 * Each alone would save 240, 212.5 and 112.5: later stages have less to work on. */
static void
the_stages_compound_in_their_order(void **state)
{
    struct standard_month month = three_models(state);
    struct plan *plan = &month.fixture->plan;
    month_add(&month, opus, (struct amounts){.input = 100 * M, .output = 10 * M});
    ROUTES(&month, {.from_model = OPUS, .to = HAIKU, .share = 0.4, .token_ratio = 1});
    CACHES(&month, {.has_hit_rate = true, .hit_rate = 0.5, .write_rate = 0.1});
    BATCHES(&month, {.has_share = true, .share = 0.3});
    month_optimise(&month);
    want(month.optimization.raw_monthly, 750);
    want_savings(&month, 240, 144.5, 54.825);
    want(month.optimization.optimized_monthly, 310.675);

    plan->n_caches = plan->n_batches = 0;
    month_optimise(&month);
    want_savings(&month, 240, 0, 0);

    /* 100M input: 50M at 0.50, 10M at 6.25, 40M at 5 are 25 + 62.5 + 200 = 287.5 for 500. */
    plan->n_routes = 0;
    plan->n_caches = 1;
    month_optimise(&month);
    want_savings(&month, 0, 212.5, 0);

    plan->n_caches = 0;
    plan->n_batches = 1;
    month_optimise(&month);
    want_savings(&month, 0, 0, 0.15 * 750);
}

/* Batch shares are of what the family is after routing: haiku's own 50M and the 50M routed to it, of which
 * 30M of its own are batched already: 30%, nothing to move. Before routing it would have been 60%. */
static void
batch_counts_what_was_routed(void **state)
{
    struct standard_month month = three_models(state);
    const struct line batched = batch_of(haiku);
    ROUTES(&month, {.from_model = OPUS, .to = HAIKU, .share = 0.5, .token_ratio = 1});
    BATCHES(&month, {.family = "haiku", .has_share = true, .share = 0.4});
    month_add(&month, opus, (struct amounts){.input = 100});
    month_add(&month, haiku, (struct amounts){.input = 20});
    month_add(&month, batched, (struct amounts){.input = 30});
    month_optimise(&month);
    /* (0.4 - 0.3) * 100/70 = 1/7 of the standard 70 */
    want_amounts(&month, STAGE_BATCH, haiku, {.input = 60});
    want_amounts(&month, STAGE_BATCH, batched, {.input = 40});
    want_amounts(&month, STAGE_BATCH, opus, {.input = 50});
}

/* Caching too: the routed half of opus is cached by sonnet's rule, the rest, without one, is not. */
static void
caching_is_by_the_family_usage_was_routed_to(void **state)
{
    struct standard_month month = three_models(state);
    ROUTES(&month, {.from_model = OPUS, .to = SONNET, .share = 0.5, .token_ratio = 1});
    CACHES(&month, {.family = "sonnet", .has_hit_rate = true, .hit_rate = 0.8});
    month_add(&month, opus, (struct amounts){.input = 100});
    month_optimise(&month);
    want_amounts(&month, STAGE_CACHING, ((struct line){.model = SONNET}), {10, 0, 0, 40, 0, 0});
    want_amounts(&month, STAGE_CACHING, opus, {.input = 50});
}

/* ---- what each stage can do ---- */

/* Of 100M repeated input at 5 all read from the cache at 0.50: 50 for 500, 90% off. To hit 90% without writes
 * takes 90% off the 450 of what repeats; writes take some of it back: at 5%, 5M at 6.25 for 5M at 5. */
static void
caching_takes_up_to_nine_tenths_off_repeated_context(void **state)
{
    struct standard_month month = three_models(state);
    struct cache_rule rule = {.has_hit_rate = true, .hit_rate = 1};
    month_add(&month, opus, (struct amounts){.input = 100 * M});
    CACHES(&month, rule);
    month_optimise(&month);
    want(month.optimization.optimized_monthly, 50);
    want(month.optimization.saving_share, 0.9);

    rule.hit_rate = 0.9;
    CACHES(&month, rule);
    month_optimise(&month);
    want(month.optimization.savings[STAGE_CACHING], 0.9 * 450);

    rule.write_rate = 0.05;
    CACHES(&month, rule);
    month_optimise(&month);
    want(month.optimization.savings[STAGE_CACHING], 0.9 * 450 - 5 * 1.25);
    for (int hit = 0; hit <= 100; hit += 5) {
        rule.hit_rate = hit / 100.0;
        CACHES(&month, rule);
        month_optimise(&month);
        want_at_most(month.optimization.savings[STAGE_CACHING], 0.9 * rule.hit_rate * 500);
    }
}

/* Writes cost more than input: a cache that is written and hardly read costs more than none, and is reported
 * so. Hit 1%, writes 50%: 1M at 0.50, 50M at 6.25, 49M at 5 are 0.5 + 312.5 + 245 = 558 for 500. */
static void
a_cache_that_does_not_pay_is_a_negative_saving(void **state)
{
    struct standard_month month = three_models(state);
    CACHES(&month, {.has_hit_rate = true, .hit_rate = 0.01, .write_rate = 0.5});
    month_add(&month, opus, (struct amounts){.input = 100 * M});
    month_optimise(&month);
    want_savings(&month, 0, -58, 0);
}

/* A quarter of 40M input, 8M 5-minute writes, 32M reads and 20M output in US-only inference at 1.1 times:
 * (10 * 5 + 2 * 6.25 + 8 * 0.5 + 5 * 25) * 1.1 = 210.65, half of which is saved. Searches cost the same. */
static void
batch_takes_exactly_half_off_the_tokens_it_moves(void **state)
{
    struct standard_month month = three_models(state);
    month.fixture->book.models[OPUS].sections->us.per_10k = 11000;
    BATCHES(&month, {.has_share = true, .share = 0.25});
    month_add(&month, (struct line){.model = OPUS, .geo = GEO_US},
              (struct amounts){40 * M, 8 * M, 0, 32 * M, 20 * M, 5000});
    month_optimise(&month);
    want(month.optimization.raw_monthly, 4 * 210.65 + 50);
    want_savings(&month, 0, 0, 0.5 * 210.65);
}

/* 1,000M input and 100M output, all on Opus 5: 7,500. 40% to Sonnet 5, which costs 0.4 of it, and 30% to
 * Haiku 4.5, which costs 0.2: 0.3 + 0.4 * 0.4 + 0.3 * 0.2 = 0.52, 48% cheaper. With 10% left on Opus and 30%
 * and 60% on the others 0.1 + 0.12 + 0.12 = 0.34, 66% cheaper. */
static void
routing_makes_uniform_use_of_the_top_model_forty_to_seventy_percent_cheaper(void **state)
{
    struct standard_month month = three_models(state);
    const double shares[][2] = {{0.4, 0.3}, {0.3, 0.6}}, cheaper[] = {0.48, 0.66};
    month_add(&month, opus, (struct amounts){.input = 1000 * M, .output = 100 * M});
    for (size_t i = 0; i < 2; i++) {
        ROUTES(&month, {.from_model = OPUS, .to = SONNET, .share = shares[i][0], .token_ratio = 1},
               {.from_model = OPUS, .to = HAIKU, .share = shares[i][1], .token_ratio = 1});
        month_optimise(&month);
        want(month.optimization.raw_monthly, 7500);
        want(month.optimization.saving_share, cheaper[i]);
        assert_true(month.optimization.saving_share >= 0.4 && month.optimization.saving_share <= 0.7);
    }
}

/* ---- what it is computed with ---- */

static void
a_plan_without_rules_saves_nothing(void **state)
{
    struct standard_month month = three_models(state);
    month_add(&month, opus, (struct amounts){1 * M, 2 * M, 3 * M, 4 * M, 5 * M, 6000});
    month_optimise(&month);
    /* 5 + 2 * 6.25 + 3 * 10 + 4 * 0.5 + 5 * 25 + 6 * 10 */
    want(month.optimization.raw_monthly, 234.5);
    want_savings(&month, 0, 0, 0);
}

static void
no_usage_has_no_saving_share(void **state)
{
    struct standard_month month = three_models(state);
    month_add(&month, opus, (struct amounts){0});
    CACHES(&month, {.has_hit_rate = true, .hit_rate = 0.5, .write_rate = 0.1});
    BATCHES(&month, {.has_share = true, .share = 0.3});
    month_optimise(&month);
    want(month.optimization.raw_monthly, 0);
    want(month.optimization.optimized_monthly, 0);
    want_nan(month.optimization.saving_share);
}

/* The report shows what optimization would save where the plan leaves demand raw. */
static void
it_is_computed_where_demand_stays_raw(void **state)
{
    struct standard_month month = three_models(state);
    month.fixture->plan.optimise = false;
    ROUTES(&month, {.from_model = OPUS, .to = HAIKU, .share = 0.5, .token_ratio = 1});
    BATCHES(&month, {.has_share = true, .share = 0.5});
    month_add(&month, opus, (struct amounts){.input = 100 * M});
    month_optimise(&month);
    /* 50M at 5 and 50M at 1 are 300, half of it at half price */
    want_savings(&month, 200, 0, 75);
}

/* Workloads are certain: no stage reads or adds them. */
static void
workloads_are_not_optimized(void **state)
{
    struct standard_month month = three_models(state);
    WORKLOADS(&month, {.name = "bot", .model = SONNET, .counts = {9 * M, 0, 0, 0, 9 * M, 0}});
    BATCHES(&month, {.has_share = true, .share = 0.5});
    month_add(&month, opus, (struct amounts){.input = 100 * M});
    month_optimise(&month);
    want(month.optimization.raw_monthly, 500);
    want_savings(&month, 0, 0, 125);
    for (int stage = 0; stage < N_STAGES; stage++)
        want_amounts(&month, (enum stage)stage, ((struct line){.model = SONNET}), {0});
}

/* One million opus a day from October to 24 November, at 5 until 4 November and at 7 from then on; haiku on
 * 24 November alone. October is the last complete month: its prices hold, and haiku, of which it has none, is
 * no part of the standard month. Its raw value is the forecast's. */
static void
amounts_are_at_the_prices_of_the_last_complete_month(void **state)
{
    struct fixture *fixture = *state;
    struct optimization done;
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    fixture_prices(fixture_section(fixture, day(2026, 11, 20))->base, 3, 15);
    fixture_model(fixture, "opus-a", "opus", 5, 25);
    fixture_prices(fixture_section(fixture, day(2026, 11, 5))->base, 7, 35);
    fixture->offers[0].discount.has_headline = true;
    GIVE(&fixture->plan, batches, batch_rule, {.has_share = true, .share = 0.5});
    fixture_use_daily(fixture, day(2026, 10, 1), day(2026, 11, 25), tokens("opus-a", MILLION, 0));
    fixture_use(fixture, day(2026, 11, 24), tokens("haiku-a", MILLION, 0));
    fixture_run(fixture);
    const struct results *results = &fixture->results;
    const struct price_table prices = {.rows = results->prices, .n = results->n_prices};
    optimise_build(results->histories, results->forecasts, &fixture->plan, &fixture->book, &prices,
                   fixture->arena, &fixture->diags, &done);
    want(done.raw_monthly, 5 * 365.25 / 12);
    want(done.raw_monthly, results->forecasts->base_list_value);
    want(done.optimized_monthly, 0.75 * done.raw_monthly);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_stages_compound_in_their_order),
        TEST(batch_counts_what_was_routed),
        TEST(caching_is_by_the_family_usage_was_routed_to),
        TEST(caching_takes_up_to_nine_tenths_off_repeated_context),
        TEST(a_cache_that_does_not_pay_is_a_negative_saving),
        TEST(batch_takes_exactly_half_off_the_tokens_it_moves),
        TEST(routing_makes_uniform_use_of_the_top_model_forty_to_seventy_percent_cheaper),
        TEST(a_plan_without_rules_saves_nothing),
        TEST(no_usage_has_no_saving_share),
        TEST(it_is_computed_where_demand_stays_raw),
        TEST(workloads_are_not_optimized),
        TEST(amounts_are_at_the_prices_of_the_last_complete_month),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
