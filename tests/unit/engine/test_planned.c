/* The lines a plan adds (1.6): targets of routes, batch lines, workloads; their place in the history (1.4)
 * and their prices (1.3). */
#include "fixture.h"

#include "engine/line.h"
#include "engine/planned.h"
#include "engine/pricing.h"

#define LINES(...)                                                                                           \
    (const struct line[]){__VA_ARGS__}, sizeof((struct line[]){__VA_ARGS__}) / sizeof(struct line)

enum { OPUS, SONNET, HAIKU };

static struct fixture *
three_models(void **state)
{
    struct fixture *fixture = *state;
    fixture_model(fixture, "opus-a", "opus", 5, 25);
    fixture_model(fixture, "sonnet-a", "sonnet", 2, 10);
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    fixture->offers[0].discount.has_headline = true;
    return fixture;
}

static void
want_lines(const struct line *got, size_t n, const struct line *wanted, size_t n_wanted, int at)
{
    for (size_t i = 0; i < n && i < n_wanted; i++) {
        if (line_compare(&got[i], &wanted[i]) == 0)
            continue;
        print_error("line %zu is %u.%d.%d.%d.%d\n", i, got[i].model, got[i].tier, got[i].context, got[i].geo,
                    got[i].speed);
        _fail(__FILE__, at);
    }
    _assert_int_equal(n, n_wanted, __FILE__, at);
}

/* The used lines (sorted) and the plan's by the prices of a day of 2026. */
static void
want_planned(struct fixture *fixture, int month, const struct line *used, size_t n_used,
             const struct line *wanted, size_t n_wanted, int at)
{
    struct line *lines;
    size_t n;
    planned_lines(used, n_used, &fixture->plan, &fixture->book, day(2026, month, 1), fixture->arena, &lines,
                  &n);
    want_lines(lines, n, wanted, n_wanted, at);
}

/* ---- which lines ---- */

static void
without_rules_the_lines_are_those_used(void **state)
{
    struct fixture *fixture = three_models(state);
    GIVE(&fixture->plan, caches, cache_rule, {.has_hit_rate = true, .hit_rate = 0.5});
    GIVE(&fixture->plan, routes, route, {.from_model = OPUS, .to = HAIKU, .share = 0},
         {.from_model = HAIKU, .to = OPUS, .share = 1});
    GIVE(&fixture->plan, batches, batch_rule, {.has_share = true, .share = 0},
         {.family = "haiku", .has_share = true, .share = 1});
    want_planned(fixture, 6, LINES({OPUS, 0, 0, 0, 0}, {SONNET, 0, 0, 1, 0}),
                 LINES({OPUS, 0, 0, 0, 0}, {SONNET, 0, 0, 1, 0}), __LINE__);
}

/* From a family (as any case spells it) and from a model to haiku; haiku's own line is there already. */
static void
a_route_adds_the_same_line_of_its_target_once(void **state)
{
    struct fixture *fixture = three_models(state);
    GIVE(&fixture->plan, routes, route, {.from_model = -1, .from_family = "OPUS", .to = HAIKU, .share = 0.1},
         {.from_model = SONNET, .to = HAIKU, .share = 0.1});
    want_planned(fixture, 6,
                 LINES({OPUS, 0, 0, 0, 0}, {OPUS, 3, 0, 1, 0}, {SONNET, 0, 0, 0, 0}, {HAIKU, 0, 0, 0, 0}),
                 LINES({OPUS, 0, 0, 0, 0}, {OPUS, 3, 0, 1, 0}, {SONNET, 0, 0, 0, 0}, {HAIKU, 0, 0, 0, 0},
                       {HAIKU, 3, 0, 1, 0}),
                 __LINE__);
}

/* Haiku's long prices ended in March, its fast ones began in September. */
static void
a_target_is_by_the_prices_of_the_day(void **state)
{
    struct fixture *fixture = three_models(state);
    fixture->book.models[HAIKU].sections->has_long = true;
    fixture_section(fixture, day(2026, 3, 1))->has_long = false;
    fixture_section(fixture, day(2026, 9, 1))->has_fast = true;
    GIVE(&fixture->plan, routes, route, {.from_model = OPUS, .to = HAIKU, .share = 0.5});
    const struct line used[] = {{OPUS, 0, 0, 0, 1}, {OPUS, 0, 1, 0, 0}};
    want_planned(fixture, 2, used, 2,
                 LINES({OPUS, 0, 0, 0, 1}, {OPUS, 0, 1, 0, 0}, {HAIKU, 0, 0, 0, 0}, {HAIKU, 0, 1, 0, 0}),
                 __LINE__);
    want_planned(fixture, 6, used, 2, LINES({OPUS, 0, 0, 0, 1}, {OPUS, 0, 1, 0, 0}, {HAIKU, 0, 0, 0, 0}),
                 __LINE__);
    want_planned(fixture, 10, used, 2,
                 LINES({OPUS, 0, 0, 0, 1}, {OPUS, 0, 1, 0, 0}, {HAIKU, 0, 0, 0, 0}, {HAIKU, 0, 0, 0, 1}),
                 __LINE__);
    struct line *targets;
    size_t n;
    planned_targets(used, 2, &fixture->plan, &fixture->book, day(2026, 2, 1), day(2026, 10, 1),
                    fixture->arena, &targets, &n);
    want_lines(targets, n, LINES({HAIKU, 0, 0, 0, 0}, {HAIKU, 0, 0, 0, 1}, {HAIKU, 0, 1, 0, 0}), __LINE__);
}

/* Half of fast opus goes to haiku, at standard speed; there it can be batched, as haiku's rule says. Opus is
 * left out by its own rule, fast, priority and batch lines by what they are. */
static void
batching_adds_the_batch_line_of_standard_lines_and_of_routed_ones(void **state)
{
    struct fixture *fixture = three_models(state);
    GIVE(&fixture->plan, routes, route, {.from_model = OPUS, .to = HAIKU, .share = 0.5});
    GIVE(&fixture->plan, batches, batch_rule, {.family = "opus"}, {.has_share = true, .share = 0.3});
    want_planned(fixture, 6,
                 LINES({OPUS, 0, 0, 1, 1}, {SONNET, 0, 1, 1, 0}, {SONNET, 0, 0, 0, 1}, {SONNET, 2, 0, 0, 0}),
                 LINES({OPUS, 0, 0, 1, 1}, {SONNET, 0, 0, 0, 1}, {SONNET, 0, 1, 1, 0}, {SONNET, 1, 1, 1, 0},
                       {SONNET, 2, 0, 0, 0}, {HAIKU, 0, 0, 1, 0}, {HAIKU, 1, 0, 1, 0}),
                 __LINE__);
}

/* A workload's line is not batched, and does not depend on optimise; the others do not either: the report
 * shows both demands. */
static void
workloads_add_their_line(void **state)
{
    struct fixture *fixture = three_models(state);
    GIVE(&fixture->plan, batches, batch_rule, {.has_share = true, .share = 0.3});
    GIVE(&fixture->plan, workloads, workload, {.name = "a", .model = SONNET},
         {.name = "b", .model = HAIKU, .tier = TIER_FLEX}, {.name = "c", .model = SONNET});
    for (int optimise = 0; optimise < 2; optimise++) {
        fixture->plan.optimise = optimise;
        want_planned(fixture, 6, LINES({OPUS, 0, 0, 0, 0}),
                     LINES({OPUS, 0, 0, 0, 0}, {OPUS, 1, 0, 0, 0}, {SONNET, 0, 0, 0, 0}, {HAIKU, 3, 0, 0, 0}),
                     __LINE__);
    }
}

/* ---- in the history ---- */

/* 31 million of opus in December, half of it to haiku, which nobody used. */
static void
the_history_holds_them_without_usage(void **state)
{
    struct fixture *fixture = three_models(state);
    GIVE(&fixture->plan, routes, route,
         {.name = "r", .from_model = OPUS, .to = HAIKU, .share = 0.5, .token_ratio = 1});
    GIVE(&fixture->plan, batches, batch_rule, {.family = "haiku", .has_share = true, .share = 0.3});
    fixture_use_daily(fixture, day(2026, 12, 1), day(2027, 1, 1), tokens("sonnet-a", MILLION, 0));
    fixture_use_daily(fixture, day(2026, 12, 1), day(2027, 1, 1), tokens("opus-a", MILLION, 0));
    fixture_run(fixture);
    const struct results *results = &fixture->results;
    const struct history *history = results->histories;
    want_lines(history->lines, history->n_lines,
               LINES({OPUS, 0, 0, 0, 0}, {SONNET, 0, 0, 0, 0}, {HAIKU, 0, 0, 0, 0}, {HAIKU, 1, 0, 0, 0}),
               __LINE__);
    assert_int_equal(history->n_rows_of_months, 2);
    assert_int_equal(history->rows[0].line, 0);
    assert_int_equal(history->rows[1].line, 1);
    assert_int_equal(history->n_by_model, 2);
    want(exact_value(history->list_value), 31 * 5 + 31 * 2);
    want(results->forecasts->base_list_value, 7 * 365.25 / 12);
    for (int meter = 0; meter < N_METERS; meter++)
        want(results->forecasts->base[2][meter] + results->forecasts->base[3][meter], 0);
    assert_int_equal(results->offers->n_rates, 4); /* two of them are demand that only the plan makes */
}

/* Opus is used from 20 December on alone, after the last complete month: it is no part of it, but of the
 * lines a route may read. */
static void
usage_of_an_incomplete_month_adds_lines_too(void **state)
{
    struct fixture *fixture = three_models(state);
    GIVE(&fixture->plan, routes, route,
         {.name = "r", .from_model = OPUS, .to = HAIKU, .share = 0.5, .token_ratio = 1});
    fixture_use_daily(fixture, day(2026, 11, 1), day(2026, 12, 21), tokens("sonnet-a", MILLION, 0));
    fixture_use(fixture, day(2026, 12, 20), tokens("opus-a", MILLION, 0));
    fixture_use(fixture, day(2027, 1, 5), tokens("haiku-a", MILLION, 0)); /* after the start: left out */
    fixture->offers[0].start = day(2027, 1, 1);
    fixture_run(fixture);
    const struct history *history = fixture->results.histories;
    want_lines(history->lines, history->n_lines,
               LINES({OPUS, 0, 0, 0, 0}, {SONNET, 0, 0, 0, 0}, {HAIKU, 0, 0, 0, 0}), __LINE__);
}

/* November is the last complete month; haiku's fast prices begin after it and before the start. */
static void
the_history_goes_by_its_reference_day(void **state)
{
    struct fixture *fixture = three_models(state);
    fixture->book.models[OPUS].sections->has_fast = true;
    fixture_section(fixture, day(2026, 12, 10))->has_fast = true;
    GIVE(&fixture->plan, routes, route, {.name = "r", .from_model = OPUS, .to = HAIKU, .share = 0.5});
    struct use use = tokens("opus-a", MILLION, 0);
    use.speed = SPEED_FAST;
    fixture_use_daily(fixture, day(2026, 11, 1), day(2026, 12, 21), use);
    fixture_run(fixture);
    const struct history *history = fixture->results.histories;
    want_lines(history->lines, history->n_lines, LINES({OPUS, 0, 0, 0, 1}, {HAIKU, 0, 0, 0, 0}), __LINE__);
}

/* ---- their prices ---- */

static size_t
rows_of(const struct price_table *table, struct line line)
{
    size_t n = 0;
    for (size_t i = 0; i < table->n; i++)
        n += line_compare(&table->rows[i].line, &line) == 0;
    return n;
}

/* The prices of opus usage of October to December 2026. */
static int
collect(struct fixture *fixture, int32_t last_day_needed, struct price_table *ret)
{
    static const int models[] = {OPUS};
    const struct history_input input = {.usage = &fixture->usage,
                                        .models = models,
                                        .book = &fixture->book,
                                        .plan = &fixture->plan,
                                        .first_day = day(2026, 10, 1),
                                        .last_day = day(2026, 12, 31)};
    *ret = (struct price_table){0};
    return pricing_collect(&input, last_day_needed, last_day_needed, fixture->arena, &fixture->diags, ret);
}

/* Haiku's prices of 2020, 15 November 2026, and 1 June 2027; opus is used from December on. */
static void
planned_lines_have_prices_from_the_first_day_to_the_last_one_needed(void **state)
{
    struct fixture *fixture = three_models(state);
    struct price_table table;
    fixture_prices(fixture_section(fixture, day(2026, 11, 15))->base, 0.5, 2.5);
    fixture_prices(fixture_section(fixture, day(2027, 6, 1))->base, 0.25, 1);
    fixture_use(fixture, day(2026, 12, 1), (struct use){.model = "opus-a", .geo = GEO_US});
    GIVE(&fixture->plan, routes, route, {.from_model = OPUS, .to = HAIKU, .share = 0.5});
    const struct line target = {.model = HAIKU, .geo = GEO_US}, standard = {.model = HAIKU};
    assert_int_equal(collect(fixture, day(2027, 1, 1), &table), 0);
    assert_int_equal(rows_of(&table, target), 2);
    assert_int_equal(rows_of(&table, standard), 2);
    assert_int_equal(rows_of(&table, (struct line){.model = OPUS}), 1);
    want(table.rows[price_table_find(&table, &fixture->book, target, day(2026, 10, 31))].price[METER_INPUT],
         1);
    assert_int_equal(collect(fixture, day(2027, 6, 1), &table), 0);
    assert_int_equal(rows_of(&table, target), 3);
    want(table.rows[price_table_find(&table, &fixture->book, target, day(2028, 1, 1))].price[METER_INPUT],
         0.25);
    assert_int_equal(fixture->diags.n_errors, 0);
}

/* Haiku's fast prices begin on 15 November 2026: a history that ends in October moves fast usage to standard
 * speed, one that ends in December to fast haiku. Both find their prices. */
static void
both_targets_of_changing_prices_have_theirs(void **state)
{
    struct fixture *fixture = three_models(state);
    struct price_table table;
    fixture->book.models[OPUS].sections->has_fast = true;
    fixture_section(fixture, day(2026, 11, 15))->has_fast = true;
    fixture_use(fixture, day(2026, 10, 5), (struct use){.model = "opus-a", .speed = SPEED_FAST});
    GIVE(&fixture->plan, routes, route, {.from_model = OPUS, .to = HAIKU, .share = 0.5});
    const struct line fast = {.model = HAIKU, .speed = SPEED_FAST}, standard = {.model = HAIKU};
    assert_int_equal(collect(fixture, day(2027, 1, 1), &table), 0);
    assert_int_equal(rows_of(&table, standard), 2);
    assert_int_equal(rows_of(&table, fast), 1);
    assert_int_not_equal(price_table_find(&table, &fixture->book, standard, day(2026, 10, 31)), SIZE_MAX);
    assert_int_not_equal(price_table_find(&table, &fixture->book, fast, day(2026, 12, 31)), SIZE_MAX);
}

/* 100,000 per million, in 1e-14, is 1e19: more than 64 bits hold. */
static void
a_target_whose_price_is_beyond_the_exact_range_is_an_error(void **state)
{
    struct fixture *fixture = three_models(state);
    struct price_table table;
    fixture->book.models[HAIKU].sections->base[METER_OUTPUT] = rate(100000);
    fixture->plan.file = "plan.ini";
    fixture_use(fixture, day(2026, 12, 1), (struct use){.model = "opus-a"});
    GIVE(&fixture->plan, routes, route, {.from_model = OPUS, .to = HAIKU, .share = 0.5});
    assert_int_equal(collect(fixture, day(2027, 1, 1), &table), -1);
    assert_int_equal(fixture->diags.status, STATUS_CONFIG);
    assert_string_equal(fixture->diags.items[0].place.file, "plan.ini");
    assert_string_equal(fixture->diags.items[0].text,
                        "plans standard usage of haiku-a, for which the price book has no exact price");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(without_rules_the_lines_are_those_used),
        TEST(a_route_adds_the_same_line_of_its_target_once),
        TEST(a_target_is_by_the_prices_of_the_day),
        TEST(batching_adds_the_batch_line_of_standard_lines_and_of_routed_ones),
        TEST(workloads_add_their_line),
        TEST(the_history_holds_them_without_usage),
        TEST(usage_of_an_incomplete_month_adds_lines_too),
        TEST(the_history_goes_by_its_reference_day),
        TEST(planned_lines_have_prices_from_the_first_day_to_the_last_one_needed),
        TEST(both_targets_of_changing_prices_have_theirs),
        TEST(a_target_whose_price_is_beyond_the_exact_range_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
