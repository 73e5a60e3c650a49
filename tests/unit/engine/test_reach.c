/* Rate rows without demand, for lines and meters that other numbers of the plan would give some (1.5, 1.6).
 */
#include "fixture.h"

enum { OPUS, HAIKU };

/* A million input and two million output tokens of opus in December, at 5 and 25, 10% off. */
static void
december(struct fixture *fixture)
{
    fixture_model(fixture, "opus-a", "opus", 5, 25);
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    use_in_december(fixture, tokens("opus-a", MILLION, 2 * MILLION));
    quoted_at(fixture, 1000, 0.1);
}

static const struct offer_result *
first_offer(const struct fixture *fixture)
{
    return &fixture->results.offers[0];
}

static const struct rate_row *
idle_row(const struct fixture *fixture, struct line line, enum meter meter)
{
    const struct offer_result *result = first_offer(fixture);
    const struct line *lines = fixture->results.histories[0].lines;
    for (size_t i = 0; i < result->n_idle_rates; i++) {
        const struct line *own = &lines[result->idle_rates[i].line];
        if (own->model == line.model && own->tier == line.tier && result->idle_rates[i].meter == meter)
            return &result->idle_rates[i];
    }
    return NULL;
}

static void
a_plan_without_rules_has_no_idle_rates(void **state)
{
    struct fixture *fixture = *state;
    december(fixture);
    fixture_run(fixture);
    assert_int_equal(first_offer(fixture)->n_rates, 2);
    assert_int_equal(first_offer(fixture)->n_idle_rates, 0);
}

/* Searches in November alone: a standard month of December has none, one of both months would. Web search
 * costs 10, committed 9. */
static void
usage_of_a_complete_month_left_out_is_idle(void **state)
{
    struct fixture *fixture = *state;
    december(fixture);
    struct use searches = {.model = "opus-a", .workspace = "", .counts = {[METER_WEB_SEARCH] = 3}};
    fixture_use(fixture, day(2026, 11, 1), searches);
    fixture->plan.trailing = 1;
    fixture_run(fixture);
    assert_int_equal(first_offer(fixture)->n_rates, 2);
    assert_int_equal(first_offer(fixture)->n_idle_rates, 1);
    const struct rate_row *row = idle_row(fixture, (struct line){.model = OPUS}, METER_WEB_SEARCH);
    assert_non_null(row);
    want(row->list_price, 10);
    want(row->committed_price, 9);
    want(row->base_count, 0);
    want(row->optimized_count, 0);
    fixture->plan.trailing = 2;
    fixture_run(fixture);
    assert_int_equal(first_offer(fixture)->n_rates, 3);
    assert_int_equal(first_offer(fixture)->n_idle_rates, 0);
}

static void
usage_of_an_incomplete_month_is_not(void **state)
{
    struct fixture *fixture = *state;
    december(fixture);
    struct use searches = {.model = "opus-a", .workspace = "", .counts = {[METER_WEB_SEARCH] = 3}};
    fixture_use(fixture, day(2026, 11, 2), searches);
    fixture_run(fixture);
    assert_int_equal(first_offer(fixture)->n_idle_rates, 0);
}

/* A rule that says no hit rate yet: with one, input becomes five-minute writes and reads, and no one-hour
 * writes, since there were none. */
static void
a_caching_rule_reaches_writes_and_reads_of_lines_with_input(void **state)
{
    struct fixture *fixture = *state;
    december(fixture);
    GIVE(&fixture->plan, caches, cache_rule, {.family = "opus"});
    fixture_run(fixture);
    assert_int_equal(first_offer(fixture)->n_idle_rates, 2);
    assert_non_null(idle_row(fixture, (struct line){.model = OPUS}, METER_CACHE_WRITE_5M));
    assert_non_null(idle_row(fixture, (struct line){.model = OPUS}, METER_CACHE_READ));
    GIVE(&fixture->plan, caches, cache_rule, {.family = "haiku"});
    fixture_run(fixture);
    assert_int_equal(first_offer(fixture)->n_idle_rates, 0);
}

/* A quarter of opus goes to haiku, and half of that to batch: of 365.25/12/31 million input tokens an eighth
 * each. Where the plan leaves demand raw the rows are idle, else they have demand. Opus's own batch lines
 * have three eighths. */
static void
rules_left_out_of_demand_make_idle_rates(void **state)
{
    struct fixture *fixture = *state;
    december(fixture);
    double month = 365.25 / 12 / 31 * 1e6;
    GIVE(&fixture->plan, routes, route, {.from_model = OPUS, .to = HAIKU, .share = 0.25, .token_ratio = 1});
    GIVE(&fixture->plan, batches, batch_rule, {.has_share = true, .share = 0.5});
    fixture->plan.optimise = false;
    fixture_run(fixture);
    assert_int_equal(first_offer(fixture)->n_rates, 2);
    assert_int_equal(first_offer(fixture)->n_idle_rates, 6);
    struct line batch = {.model = HAIKU, .tier = TIER_BATCH};
    want(idle_row(fixture, (struct line){.model = HAIKU}, METER_INPUT)->optimized_count, month / 8);
    want(idle_row(fixture, batch, METER_INPUT)->optimized_count, month / 8);
    want(idle_row(fixture, batch, METER_INPUT)->list_price, 0.5);
    double committed = first_offer(fixture)->optimized_committed;
    fixture->plan.optimise = true;
    fixture_run(fixture);
    assert_int_equal(first_offer(fixture)->n_rates, 8);
    assert_int_equal(first_offer(fixture)->n_idle_rates, 0);
    want(first_offer(fixture)->optimized_committed, committed);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_plan_without_rules_has_no_idle_rates),
        TEST(usage_of_a_complete_month_left_out_is_idle),
        TEST(usage_of_an_incomplete_month_is_not),
        TEST(a_caching_rule_reaches_writes_and_reads_of_lines_with_input),
        TEST(rules_left_out_of_demand_make_idle_rates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
