/* Routing, then caching, then batching (1.6), worked by hand. Counts are in millions; prices per million, in
 * the book: opus 5 and 25, sonnet 2 and 10, haiku 1 and 5, the public list prices of Opus 5, Sonnet 5 and
 * Haiku 4.5; writes 1.25 and 2 times input, reads 0.1 times, batch half, searches 10 a thousand. */
#include "standard_month.h"

#include <math.h>

#define M 1e6

/* ---- routing ---- */

/* A quarter of 100 and 20 is 25 and 5, with 1.2 tokens for one 30 and 6; of 80 searches 20, as they are. */
static void
a_route_moves_its_share_with_the_token_ratio_on_tokens_alone(void **state)
{
    struct standard_month month = three_models(state);
    ROUTES(&month, {.name = "a", .from_model = OPUS, .to = HAIKU, .share = 0.25, .token_ratio = 1.2});
    month_add(&month, opus, (struct amounts){100, 8, 4, 40, 20, 80});
    month_add(&month, haiku, (struct amounts){.input = 7, .searches = 1});
    month_optimise(&month);
    want_amounts(&month, STAGE_ROUTING, opus, {75, 6, 3, 30, 15, 60});
    want_amounts(&month, STAGE_ROUTING, haiku, {7 + 30, 2.4, 1.2, 12, 6, 1 + 20});
}

static void
a_route_keeps_tier_and_geo(void **state)
{
    struct standard_month month = three_models(state);
    const struct line from = {.model = OPUS, .tier = TIER_PRIORITY, .geo = GEO_US};
    const struct line to = {.model = SONNET, .tier = TIER_PRIORITY, .geo = GEO_US};
    ROUTES(&month, {.from_model = OPUS, .to = SONNET, .share = 0.5, .token_ratio = 1});
    month_add(&month, from, (struct amounts){.output = 10});
    month_add(&month, batch_of(opus), (struct amounts){.output = 4});
    month_optimise(&month);
    want_amounts(&month, STAGE_ROUTING, to, {.output = 5});
    want_amounts(&month, STAGE_ROUTING, batch_of(sonnet), {.output = 2});
    assert_int_equal(month.history.n_lines, 4);
}

/* From the family to one of its own models: the other one's usage moves, its own stays. */
static void
usage_of_the_target_itself_stays(void **state)
{
    struct standard_month month = three_models(state);
    fixture_model(month.fixture, "opus-b", "opus", 4, 20);
    const struct line newer = {.model = 3};
    ROUTES(&month, {.from_model = -1, .from_family = "opus", .to = 3, .share = 0.5, .token_ratio = 2});
    month_add(&month, opus, (struct amounts){.input = 100});
    month_add(&month, newer, (struct amounts){.input = 30});
    month_add(&month, sonnet, (struct amounts){.input = 9});
    month_optimise(&month);
    want_amounts(&month, STAGE_ROUTING, opus, {.input = 50});
    want_amounts(&month, STAGE_ROUTING, newer, {.input = 30 + 50 * 2});
    want_amounts(&month, STAGE_ROUTING, sonnet, {.input = 9});
}

/* Half of opus to sonnet, half of sonnet to haiku: haiku gets half of sonnet's own 40, none of opus's 100. */
static void
routed_volume_is_not_routed_again(void **state)
{
    struct standard_month month = three_models(state);
    struct route there = {.from_model = OPUS, .to = SONNET, .share = 0.5, .token_ratio = 1},
                 on = {.from_model = SONNET, .to = HAIKU, .share = 0.5, .token_ratio = 1};
    month_add(&month, opus, (struct amounts){.input = 100});
    month_add(&month, sonnet, (struct amounts){.input = 40});
    for (int turned = 0; turned < 2; turned++) {
        ROUTES(&month, turned ? on : there, turned ? there : on);
        month_optimise(&month);
        want_amounts(&month, STAGE_ROUTING, opus, {.input = 50});
        want_amounts(&month, STAGE_ROUTING, sonnet, {.input = 50 + 20});
        want_amounts(&month, STAGE_ROUTING, haiku, {.input = 20});
    }
}

/* In doubles 0.2 + 0.7 + 0.1 is less than 1, and no token is left all the same. */
static void
shares_that_add_up_to_one_leave_nothing(void **state)
{
    struct standard_month month = three_models(state);
    assert_true(0.2 + 0.7 + 0.1 < 1);
    ROUTES(&month, {.from_model = OPUS, .to = SONNET, .share = 0.2, .token_ratio = 1},
           {.from_model = -1, .from_family = "opus", .to = HAIKU, .share = 0.7, .token_ratio = 1},
           {.from_model = OPUS, .to = HAIKU, .share = 0.1, .token_ratio = 1});
    month_add(&month, opus, (struct amounts){.input = 1000 * M});
    month_optimise(&month);
    assert_true(month_after(&month, STAGE_ROUTING, opus)[METER_INPUT] == 0);
    want_amounts(&month, STAGE_ROUTING, sonnet, {.input = 200 * M});
    want_amounts(&month, STAGE_ROUTING, haiku, {.input = 800 * M});
}

/* Long and fast usage to a model with neither price, and to one with both. */
static void
a_target_without_long_or_fast_prices_takes_base_and_standard(void **state)
{
    struct standard_month month = three_models(state);
    const struct line fast = {.model = OPUS, .speed = SPEED_FAST}, far = {.model = OPUS, .context = 1};
    struct price_section *sections[] = {month.fixture->book.models[OPUS].sections,
                                        month.fixture->book.models[SONNET].sections};
    for (size_t i = 0; i < 2; i++) {
        sections[i]->has_fast = sections[i]->has_long = true;
        fixture_prices(sections[i]->fast, 30, 150);
    }
    ROUTES(&month, {.from_model = OPUS, .to = HAIKU, .share = 0.25, .token_ratio = 1},
           {.from_model = OPUS, .to = SONNET, .share = 0.5, .token_ratio = 1});
    month_add(&month, fast, (struct amounts){.input = 100});
    month_add(&month, far, (struct amounts){.input = 8});
    month_optimise(&month);
    want_amounts(&month, STAGE_ROUTING, haiku, {.input = 25 + 2});
    want_amounts(&month, STAGE_ROUTING, ((struct line){.model = SONNET, .speed = SPEED_FAST}), {.input = 50});
    want_amounts(&month, STAGE_ROUTING, ((struct line){.model = SONNET, .context = CONTEXT_LONG}),
                 {.input = 4});
    assert_int_equal(month.history.n_lines, 5);
}

/* Haiku's fast prices began on the reference day: fast usage stays fast by them. */
static void
a_route_goes_by_the_prices_of_the_reference_day(void **state)
{
    struct standard_month month = three_models(state);
    month.fixture->book.models[OPUS].sections->has_fast = true;
    fixture_section(month.fixture, day(2026, 12, 31))->has_fast = true;
    ROUTES(&month, {.from_model = OPUS, .to = HAIKU, .share = 0.5, .token_ratio = 1});
    month_add(&month, (struct line){.model = OPUS, .speed = SPEED_FAST}, (struct amounts){.input = 8});
    month_optimise(&month);
    want_amounts(&month, STAGE_ROUTING, ((struct line){.model = HAIKU, .speed = SPEED_FAST}), {.input = 4});
}

static void
a_route_that_finds_nothing_is_said(void **state)
{
    struct standard_month month = three_models(state);
    ROUTES(&month, {.name = "idle", .from_model = -1, .from_family = "opus", .to = OPUS, .share = 0.5},
           {.name = "busy", .from_model = SONNET, .to = HAIKU, .share = 0.5, .token_ratio = 1},
           {.name = "off", .from_model = HAIKU, .to = SONNET, .share = 0, .token_ratio = 1});
    month_add(&month, opus, (struct amounts){.input = 100});
    month_add(&month, sonnet, (struct amounts){.input = 100});
    month_optimise(&month);
    assert_true(fixture_warned(month.fixture, "route-moves-nothing"));
    assert_true(fixture_warning_says(month.fixture, "[route idle]"));
    assert_int_equal(month.fixture->diags.n_warnings, 1);
    assert_int_equal(month.fixture->diags.n_errors, 0);
}

/* ---- caching ---- */

/* I = 60 + 3 + 1 + 36 = 100, read 36% of it. At 60%: read 60; writes max(4, 10) = 10, split 3 to 1 as before;
 * input the rest, 30. Output and searches are no input. */
static void
caching_brings_reads_to_the_hit_rate_and_keeps_the_split_of_writes(void **state)
{
    struct standard_month month = three_models(state);
    CACHES(&month, {.has_hit_rate = true, .hit_rate = 0.6, .write_rate = 0.1});
    month_add(&month, opus, (struct amounts){60, 3, 1, 36, 50, 9});
    month_optimise(&month);
    want_amounts(&month, STAGE_CACHING, opus, {30, 7.5, 2.5, 60, 50, 9});
}

/* Writes of 20 are more than 5% of 100 and stay; writes of 80 are cut to the 40 that are not read. */
static void
existing_writes_stay_as_far_as_there_is_room(void **state)
{
    struct standard_month month = three_models(state);
    CACHES(&month, {.has_hit_rate = true, .hit_rate = 0.6, .write_rate = 0.05});
    month_add(&month, opus, (struct amounts){80, 20, 0, 0, 0, 0});
    month_add(&month, sonnet, (struct amounts){10, 20, 60, 10, 0, 0});
    month_optimise(&month);
    want_amounts(&month, STAGE_CACHING, opus, {20, 20, 0, 60, 0, 0});
    want_amounts(&month, STAGE_CACHING, sonnet, {0, 10, 30, 60, 0, 0});
}

static void
first_writes_are_of_five_minutes(void **state)
{
    struct standard_month month = three_models(state);
    CACHES(&month, {.has_hit_rate = true, .hit_rate = 0.5, .write_rate = 0.2});
    month_add(&month, batch_of(opus), (struct amounts){.input = 10});
    month_optimise(&month);
    want_amounts(&month, STAGE_CACHING, batch_of(opus), {3, 2, 0, 5, 0, 0});
}

/* Each line by itself: one reads 70% and stays as it is, though the family as a whole reads 35%. */
static void
a_line_at_the_hit_rate_stays_as_it_is(void **state)
{
    struct standard_month month = three_models(state);
    const struct line us = {.model = OPUS, .geo = GEO_US};
    CACHES(&month, {.has_hit_rate = true, .hit_rate = 0.7, .write_rate = 0.05});
    month_add(&month, opus, (struct amounts){30, 0, 0, 70, 5, 0});
    month_add(&month, us, (struct amounts){100, 0, 0, 0, 5, 0});
    month_optimise(&month);
    want_amounts(&month, STAGE_CACHING, opus, {30, 0, 0, 70, 5, 0});
    want_amounts(&month, STAGE_CACHING, us, {25, 5, 0, 70, 5, 0});
}

/* In doubles 5.6 of 10 is less than 56%, and 1 - 0.7 is more than 0.3: neither makes the line write for the
 * first time, or leaves input. */
static void
decimal_rates_are_met_as_they_are_written(void **state)
{
    struct standard_month month = three_models(state);
    assert_true(5.6 / 10 < 0.56 && 1 - 0.7 > 0.3);
    CACHES(&month, {.family = "opus", .has_hit_rate = true, .hit_rate = 0.56, .write_rate = 0.05},
           {.family = "sonnet", .has_hit_rate = true, .hit_rate = 0.7, .write_rate = 0.3});
    month_add(&month, opus, (struct amounts){4.4, 0, 0, 5.6, 0, 0});
    month_add(&month, sonnet, (struct amounts){.input = 1});
    month_optimise(&month);
    assert_memory_equal(month_after(&month, STAGE_CACHING, opus), month_raw(&month, opus),
                        N_METERS * sizeof(double));
    want_amounts(&month, STAGE_CACHING, sonnet, {0, 0.3, 0, 0.7, 0, 0});
    assert_true(month_after(&month, STAGE_CACHING, sonnet)[METER_INPUT] == 0);
}

/* [cache] 50%, [cache opus] 80% without writes, [cache haiku] without a rate. */
static void
a_familys_rule_replaces_the_general_one_whole(void **state)
{
    struct standard_month month = three_models(state);
    const struct cache_rule all = {.has_hit_rate = true, .hit_rate = 0.5, .write_rate = 0.1},
                            own = {.family = "opus", .has_hit_rate = true, .hit_rate = 0.8},
                            none = {.family = "haiku", .write_rate = 0.3};
    month_add(&month, opus, (struct amounts){.input = 100});
    month_add(&month, sonnet, (struct amounts){.input = 100});
    month_add(&month, haiku, (struct amounts){.input = 100});
    for (int turned = 0; turned < 2; turned++) {
        CACHES(&month, turned ? none : all, own, turned ? all : none);
        month_optimise(&month);
        want_amounts(&month, STAGE_CACHING, opus, {20, 0, 0, 80, 0, 0});
        want_amounts(&month, STAGE_CACHING, sonnet, {40, 10, 0, 50, 0, 0});
        want_amounts(&month, STAGE_CACHING, haiku, {100, 0, 0, 0, 0, 0});
    }
}

/* ---- batch ---- */

/* T = 100 in all five meters: standard 60, batch 10, priority 30. b = 10%; for 30% the fraction
 * (0.3 - 0.1) * 100/60 = 1/3 of the standard line moves, 100 of its 300 searches with it. */
static void
batch_moves_what_the_family_lacks_of_its_share(void **state)
{
    struct standard_month month = three_models(state);
    const struct line priority = {.model = SONNET, .tier = TIER_PRIORITY};
    BATCHES(&month, {.has_share = true, .share = 0.3});
    month_add(&month, sonnet, (struct amounts){24, 6, 3, 12, 15, 300});
    month_add(&month, batch_of(sonnet), (struct amounts){1, 2, 3, 4, 0, 0});
    month_add(&month, priority, (struct amounts){.output = 30});
    month_optimise(&month);
    want_amounts(&month, STAGE_BATCH, sonnet, {16, 4, 2, 8, 10, 200});
    want_amounts(&month, STAGE_BATCH, batch_of(sonnet), {1 + 8, 2 + 2, 3 + 1, 4 + 4, 5, 100});
    want_amounts(&month, STAGE_BATCH, priority, {.output = 30});
}

/* A family's models share one fraction: T = 100, S = 80 of which 20%/80% = 1/4 of each line moves; fast usage
 * stays. */
static void
batch_takes_one_fraction_of_every_line_of_the_family(void **state)
{
    struct standard_month month = three_models(state);
    fixture_model(month.fixture, "opus-b", "opus", 4, 20);
    month.fixture->book.models[OPUS].sections->has_fast = true;
    const struct line far = {.model = OPUS, .context = CONTEXT_LONG, .geo = GEO_US},
                      fast = {.model = OPUS, .speed = SPEED_FAST}, newer = {.model = 3};
    BATCHES(&month, {.family = "opus", .has_share = true, .share = 0.2});
    month_add(&month, opus, (struct amounts){.input = 40});
    month_add(&month, far, (struct amounts){.input = 24});
    month_add(&month, newer, (struct amounts){.output = 16});
    month_add(&month, fast, (struct amounts){.input = 20});
    month_add(&month, sonnet, (struct amounts){.input = 50});
    month_optimise(&month);
    want_amounts(&month, STAGE_BATCH, batch_of(opus), {.input = 10});
    want_amounts(&month, STAGE_BATCH, batch_of(far), {.input = 6});
    want_amounts(&month, STAGE_BATCH, batch_of(newer), {.output = 4});
    want_amounts(&month, STAGE_BATCH, newer, {.output = 12});
    want_amounts(&month, STAGE_BATCH, fast, {.input = 20});
    want_amounts(&month, STAGE_BATCH, sonnet, {.input = 50});
}

/* 90% is out of reach: priority's 30 stay. All of the standard 60 moves: 70%. */
static void
batch_moves_at_most_all_of_it(void **state)
{
    struct standard_month month = three_models(state);
    const struct line priority = {.model = SONNET, .tier = TIER_PRIORITY};
    BATCHES(&month, {.has_share = true, .share = 0.9});
    month_add(&month, sonnet, (struct amounts){.input = 60, .searches = 7});
    month_add(&month, batch_of(sonnet), (struct amounts){.input = 10});
    month_add(&month, priority, (struct amounts){.input = 30});
    month_optimise(&month);
    assert_true(month_after(&month, STAGE_BATCH, sonnet)[METER_INPUT] == 0);
    want_amounts(&month, STAGE_BATCH, batch_of(sonnet), {.input = 70, .searches = 7});
    want_amounts(&month, STAGE_BATCH, priority, {.input = 30});
}

/* 5.6 of 10 again: no token moves to a batch line that is not there yet. */
static void
a_share_that_is_met_moves_nothing(void **state)
{
    struct standard_month month = three_models(state);
    const struct line us = {.model = SONNET, .geo = GEO_US};
    BATCHES(&month, {.has_share = true, .share = 0.56});
    month_add(&month, us, (struct amounts){.input = 4.4});
    month_add(&month, batch_of(sonnet), (struct amounts){.input = 5.6});
    month_optimise(&month);
    assert_true(month_after(&month, STAGE_BATCH, batch_of(us))[METER_INPUT] == 0);
    want_amounts(&month, STAGE_BATCH, us, {.input = 4.4});
}

/* sonnet batches 40% of its own already; opus, by its own rule, is to batch nothing; haiku the general 30%.
 */
static void
a_family_above_its_share_or_with_a_rule_of_its_own_is_left_out(void **state)
{
    struct standard_month month = three_models(state);
    BATCHES(&month, {.family = "opus", .has_share = true, .share = 0}, {.has_share = true, .share = 0.3});
    month_add(&month, sonnet, (struct amounts){.input = 60});
    month_add(&month, batch_of(sonnet), (struct amounts){.input = 40});
    month_add(&month, opus, (struct amounts){.input = 100});
    month_add(&month, haiku, (struct amounts){.input = 100});
    month_optimise(&month);
    want_amounts(&month, STAGE_BATCH, sonnet, {.input = 60});
    want_amounts(&month, STAGE_BATCH, batch_of(sonnet), {.input = 40});
    want_amounts(&month, STAGE_BATCH, opus, {.input = 100});
    want_amounts(&month, STAGE_BATCH, haiku, {.input = 70});
    want_amounts(&month, STAGE_BATCH, batch_of(haiku), {.input = 30});
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_route_moves_its_share_with_the_token_ratio_on_tokens_alone),
        TEST(a_route_keeps_tier_and_geo),
        TEST(usage_of_the_target_itself_stays),
        TEST(routed_volume_is_not_routed_again),
        TEST(shares_that_add_up_to_one_leave_nothing),
        TEST(a_target_without_long_or_fast_prices_takes_base_and_standard),
        TEST(a_route_goes_by_the_prices_of_the_reference_day),
        TEST(a_route_that_finds_nothing_is_said),
        TEST(caching_brings_reads_to_the_hit_rate_and_keeps_the_split_of_writes),
        TEST(existing_writes_stay_as_far_as_there_is_room),
        TEST(first_writes_are_of_five_minutes),
        TEST(a_line_at_the_hit_rate_stays_as_it_is),
        TEST(decimal_rates_are_met_as_they_are_written),
        TEST(a_familys_rule_replaces_the_general_one_whole),
        TEST(batch_moves_what_the_family_lacks_of_its_share),
        TEST(batch_takes_one_fraction_of_every_line_of_the_family),
        TEST(batch_moves_at_most_all_of_it),
        TEST(a_share_that_is_met_moves_nothing),
        TEST(a_family_above_its_share_or_with_a_rule_of_its_own_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
