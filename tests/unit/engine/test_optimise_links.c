/* What the stages of optimization connect (1.6): moves of routes, rules of families, lines of batches, prices
 * of the reference day. Models in the order of the book: opus, sonnet, haiku. */
#include "standard_month.h"

static struct line
long_of(struct line line)
{
    line.context = CONTEXT_LONG;
    return line;
}

static size_t
at(const struct standard_month *month, struct line line)
{
    size_t i = line_find(month->history.lines, month->history.n_lines, line);
    assert_int_not_equal(i, SIZE_MAX);
    return i;
}

/* Two routes of opus, which has base and long usage; haiku has no long prices, so that both of its lines are
 * the base one. Route 0 finds two lines, route 1 the same two: four moves. */
static void
moves_are_listed_by_route_and_line_and_fold_long_context(void **state)
{
    struct standard_month month = three_models(state);
    ROUTES(&month, {.from_model = OPUS, .to = HAIKU, .share = 0.25, .token_ratio = 1},
           {.from_model = OPUS, .to = SONNET, .share = 0.5, .token_ratio = 1});
    month.fixture->book.models[SONNET].sections[0].has_long = true;
    month_add(&month, opus, (struct amounts){.input = 10});
    month_add(&month, long_of(opus), (struct amounts){.input = 5});
    month_optimise(&month);
    const struct optimization *done = &month.optimization;
    const struct route_move want[] = {{0, at(&month, opus), at(&month, haiku)},
                                      {0, at(&month, long_of(opus)), at(&month, haiku)},
                                      {1, at(&month, opus), at(&month, sonnet)},
                                      {1, at(&month, long_of(opus)), at(&month, long_of(sonnet))}};
    assert_int_equal(done->n_moves, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(done->moves[i].route, want[i].route);
        assert_int_equal(done->moves[i].from, want[i].from);
        assert_int_equal(done->moves[i].to, want[i].to);
    }
}

static void
a_route_without_a_share_moves_nothing(void **state)
{
    struct standard_month month = three_models(state);
    ROUTES(&month, {.from_model = OPUS, .to = HAIKU, .share = 0, .token_ratio = 1});
    month_add(&month, opus, (struct amounts){.input = 10});
    month_optimise(&month);
    assert_int_equal(month.optimization.n_moves, 0);
}

/* Haiku's own caching rule says nothing and yet replaces the one of all families; there is a rule of batching
 * for sonnet alone. */
static void
a_family_has_its_own_rule_or_the_one_of_all(void **state)
{
    struct standard_month month = three_models(state);
    CACHES(&month, {.has_hit_rate = true, .hit_rate = 0.5}, {.family = "haiku"});
    BATCHES(&month, {.family = "sonnet", .has_share = true, .share = 0.3});
    month_add(&month, opus, (struct amounts){.input = 10});
    month_optimise(&month);
    const struct optimization *done = &month.optimization;
    assert_int_equal(done->cache_rules[OPUS], 0);
    assert_int_equal(done->cache_rules[SONNET], 0);
    assert_int_equal(done->cache_rules[HAIKU], 1);
    assert_int_equal(done->batch_rules[OPUS], SIZE_MAX);
    assert_int_equal(done->batch_rules[SONNET], 0);
}

/* Opus has a share to batch, sonnet has none; what is batch already moves no further. */
static void
standard_lines_of_a_family_with_a_share_have_a_batch_line(void **state)
{
    struct standard_month month = three_models(state);
    BATCHES(&month, {.has_share = true, .share = 0.3}, {.family = "sonnet", .has_share = true});
    month_add(&month, opus, (struct amounts){.input = 10});
    month_add(&month, batch_of(opus), (struct amounts){.input = 2});
    month_add(&month, sonnet, (struct amounts){.input = 10});
    month_optimise(&month);
    const size_t *batch = month.optimization.batch_lines;
    assert_int_equal(batch[at(&month, opus)], at(&month, batch_of(opus)));
    assert_int_equal(batch[at(&month, batch_of(opus))], SIZE_MAX);
    assert_int_equal(batch[at(&month, sonnet)], SIZE_MAX);
}

/* 12 tokens, 2 of them batch: to 0.5 lacks a third, which is 4 of 12 and so 4/10 of the standard ones. */
static void
a_family_has_its_tokens_before_batching_and_the_fraction_that_moves(void **state)
{
    struct standard_month month = three_models(state);
    BATCHES(&month, {.has_share = true, .share = 0.5});
    month_add(&month, opus, (struct amounts){.input = 6, .output = 4, .searches = 7});
    month_add(&month, batch_of(opus), (struct amounts){.input = 2});
    month_optimise(&month);
    const struct family_batch *family = &month.optimization.families[OPUS];
    want(family->tokens, 12);
    want(family->batched, 2);
    want(family->standard, 10);
    want(family->fraction, 0.4);
    want(month.optimization.families[HAIKU].fraction, 0);
}

/* The line's price from the second section on, which is in force on 31 December 2026. */
static void
a_line_has_its_price_of_the_reference_day(void **state)
{
    struct standard_month month = three_models(state);
    fixture_prices(fixture_section(month.fixture, day(2026, 6, 1))->base, 0.5, 2.5);
    month_add(&month, haiku, (struct amounts){.input = 10});
    month_optimise(&month);
    const struct price_row *row = &month.prices.rows[month.optimization.prices[at(&month, haiku)]];
    assert_int_equal(row->line.model, HAIKU);
    want(row->price[METER_INPUT], 0.5);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(moves_are_listed_by_route_and_line_and_fold_long_context),
        TEST(a_route_without_a_share_moves_nothing),
        TEST(a_family_has_its_own_rule_or_the_one_of_all),
        TEST(standard_lines_of_a_family_with_a_share_have_a_batch_line),
        TEST(a_family_has_its_tokens_before_batching_and_the_fraction_that_moves),
        TEST(a_line_has_its_price_of_the_reference_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
