/* Rates and models in the order of their cost, and what their facts say. */
#include "../check.h"
#include "told.h"

#include "report/rate_order.h"

#include <math.h>
#include <string.h>

static struct told
cure(double level, void (*patch)(struct results *))
{
    const struct fixture_offer offer = {.name = "Offer B", .annual = 650e3, .discount = 0.15};
    return told_make(&offer, 1, level, patch);
}

static void
want(double got, double wanted)
{
    if (!(fabs(got - wanted) <= 1e-6 * fabs(wanted)))
        fail_msg("%.9g, not %.9g", got, wanted);
}

static double
fact(const struct told *told, const char *id)
{
    return fact_find(&told->facts, "offers.1.%s", id)->value;
}

/* A day's list value: opus output 1,500, input 500; sonnet cache reads 155.62, input 120, output 120. */
static void
rates_come_by_cost_equals_as_given(void **state)
{
    static const struct {
        size_t line;
        enum meter meter;
    } rows[] = {
        {0, METER_OUTPUT}, {0, METER_INPUT}, {1, METER_CACHE_READ}, {1, METER_INPUT}, {1, METER_OUTPUT}};
    struct told told = cure(1, NULL);
    size_t n;
    (void)state;
    const struct rate_row *const *got = rate_order_rows(&told.results, 0, told.arena, &n);
    assert_int_equal(n, 5); /* what is not used is left out */
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(got[i]->line, rows[i].line);
        assert_int_equal(got[i]->meter, rows[i].meter);
    }
    arena_free(told.arena);
}

static void
without_usage_every_rate_is_there(void **state)
{
    struct told told = cure(0, NULL);
    size_t n;
    (void)state;
    rate_order_rows(&told.results, 0, told.arena, &n);
    assert_int_equal(n, told.results.offers[0].n_rates);
    rate_order_models(&told.results, 0, told.arena, &n);
    assert_int_equal(n, 2);
    assert_true(isnan(fact(&told, "models.claude-opus-4-5.realized_discount")));
    arena_free(told.arena);
}

/* Of 743,750 paid for 875,000 of list value, 2,000 of 2,395.6194386 are of opus: 620,924.49. */
static void
models_are_sums_of_their_rates(void **state)
{
    const double opus = 2000 / 2395.6194386;
    struct told told = cure(1, NULL);
    size_t n;
    (void)state;
    const struct model_cost *models = rate_order_models(&told.results, 0, told.arena, &n);
    assert_int_equal(n, 2);
    assert_int_equal(models[0].model, 0);
    assert_true(models[0].is_dominant);
    assert_false(models[1].is_dominant);
    want(models[0].cost, 743750 * opus);
    want(models[0].list_value, 875000 * opus);
    want(models[0].contracted, 743750 * opus);
    want(models[0].share, opus);
    want(models[1].share, 1 - opus);
    want(fact(&told, "models.claude-opus-4-5.realized_discount"), 0.15);
    want(fact(&told, "models.claude-opus-4-5.contracted_discount"), 0.15);
    want(fact(&told, "models.claude-sonnet-4-5.cost"), 743750 * (1 - opus));
    want(fact(&told, "models.count"), 2);
    want(fact(&told, "models.dominant"), 1);
    want(fact(&told, "models.above_list"), 0);
    arena_free(told.arena);
}

static void
make_sonnet_dearest(struct results *results)
{
    for (size_t i = 0; i < results->offers[0].n_rates; i++)
        if (results->offers[0].rates[i].line == 1)
            results->offers[0].rates[i].cost *= 100;
}

static void
the_dearest_model_comes_first(void **state)
{
    struct told told = cure(1, make_sonnet_dearest);
    size_t n;
    (void)state;
    assert_int_equal(rate_order_models(&told.results, 0, told.arena, &n)[0].model, 1);
    want(fact(&told, "models.above_list"), 1);
    arena_free(told.arena);
}

/* After the first two rates three are left: 395.6194386 of 2,395.6194386. */
static void
what_a_table_leaves_out_is_counted(void **state)
{
    struct told told = cure(1, NULL);
    (void)state;
    want(fact(&told, "rates_after.2.count"), 3);
    want(fact(&told, "rates_after.2.share"), 395.6194386 / 2395.6194386);
    want(fact(&told, "models_after.1.count"), 1);
    want(fact(&told, "models_after.1.share"), 395.6194386 / 2395.6194386);
    arena_free(told.arena);
}

/* 1M at 20% in the table of 8%, 20% and 25%: the next band starts at 5M. Two points above the table stay. */
static void
above_the_table(struct results *results)
{
    results->offers[0].quoted_discount = 0.22;
}

static void
the_next_band_moves_with_what_is_quoted(void **state)
{
    struct told told = told_make(&fixture_trap, 1, 1, above_the_table);
    (void)state;
    want(fact(&told, "next_band.threshold"), 5e6);
    want(fact(&told, "next_band.gap"), 4e6);
    want(fact(&told, "next_band.discount"), 0.27);
    want(fact(&told, "next_band.points"), 5);
    want(fact(&told, "first_year_list"), 875000);
    want(fact(&told, "benchmark.gap"), 7);
    arena_free(told.arena);
}

static void
a_rate_is_above_list_where_it_shows(void **state)
{
    (void)state;
    assert_true(rate_order_is_above_list(&(struct rate_row){.list_rate = 10, .effective_rate = 10.01}));
    assert_false(rate_order_is_above_list(&(struct rate_row){.list_rate = 10, .effective_rate = 10.0004}));
    assert_false(rate_order_is_above_list(&(struct rate_row){.list_rate = 10, .effective_rate = NO_VALUE}));
}

static void
a_rate_is_named_by_what_sets_its_line_apart(void **state)
{
    const struct line line = {
        .tier = TIER_BATCH, .context = CONTEXT_LONG, .geo = GEO_US, .speed = SPEED_FAST};
    struct arena *arena = arena_new();
    (void)state;
    assert_string_equal(
        rate_order_words(&line, &(struct rate_row){.meter = METER_OUTPUT, .is_eligible = false}, arena),
        "output, batch, long, US, fast, ineligible");
    assert_string_equal(rate_order_words(&(struct line){0},
                                         &(struct rate_row){.meter = METER_INPUT, .is_eligible = true},
                                         arena),
                        "input");
    arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rates_come_by_cost_equals_as_given),
        cmocka_unit_test(without_usage_every_rate_is_there),
        cmocka_unit_test(models_are_sums_of_their_rates),
        cmocka_unit_test(the_dearest_model_comes_first),
        cmocka_unit_test(what_a_table_leaves_out_is_counted),
        cmocka_unit_test(the_next_band_moves_with_what_is_quoted),
        cmocka_unit_test(a_rate_is_above_list_where_it_shows),
        cmocka_unit_test(a_rate_is_named_by_what_sets_its_line_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
