/* The facts of hand-built results: the trap of 1,000,000 at 20% and its cure of 650,000 at 15%. */
#include "../check.h"
#include "fixture.h"

#include <realrate/facts.h>

#include <math.h>
#include <string.h>

#define MINUS       "\xe2\x88\x92"
#define N_OF(table) (sizeof(table) / sizeof *(table))

struct made {
    struct arena *arena;
    struct results results;
    struct facts facts;
};

static struct made
make(void)
{
    struct made made = {.arena = arena_new()};
    fixture_results(made.arena, &made.results);
    facts_build(&made.results, NULL, made.arena, &made.facts);
    return made;
}

/* 875,000 a year at list. A: 20% off is 700,000 of 1,000,000, so 300,000 is forfeited and 1,000,000 paid:
 * 1 - 1,000,000 / 875,000 = -1/7. B: 15% off is 743,750 of 650,000: 93,750 over at the committed rate. It
 * runs out in the eleventh month: ten months of 61,979.17 leave 30,208.33. */
static const struct {
    const char *id, *unit, *text;
    double value;
} expected[] = {
    {"offers.count", "count", "2", 2},
    {"offers.keeping", "count", "1", 1},
    {"offers.1.quoted_discount", "share", "20%", 0.2},
    {"offers.1.annual_commit", "USD", "USD 1,000,000", 1e6},
    {"offers.1.term_months", "months", "12", 12},
    {"offers.1.start", "date", "1 Jan 2027", 20270101},
    {"offers.1.last_day", "date", "31 Dec 2027", 20271231},
    {"offers.1.expires", "date", "30 Nov 2026", 20261130},
    {"offers.1.bands.2.threshold", "USD", "USD 1,000,000", 1e6},
    {"offers.1.bands.2.discount", "share", "20%", 0.2},
    {"offers.1.base.list_value", "USD", "USD 875,000", 875000},
    {"offers.1.base.committed_value", "USD", "USD 700,000", 700000},
    {"offers.1.base.forfeited", "USD", "USD 300,000", 300000},
    {"offers.1.base.unused", "USD", "USD 300,000", 300000},
    {"offers.1.base.paid_api", "USD", "USD 1,000,000", 1e6},
    {"offers.1.base.realized_discount", "share", MINUS "14.3%", -1.0 / 7},
    {"offers.1.base.utilization", "share", "70.0%", 0.7},
    {"offers.1.base.forfeited_share", "share", "30.0%", 0.3},
    {"offers.1.base.saving", "USD", MINUS "USD 125,000", -125000},
    {"offers.1.base.lost", "points", MINUS "34.3 pts", -240.0 / 7},
    {"offers.1.base.lost_size", "points", "34.3 pts", 240.0 / 7},
    {"offers.1.base.bridge.quoted.amount", "USD", "+USD 175,000", 175000},
    {"offers.1.base.bridge.forfeited.amount", "USD", MINUS "USD 300,000", -300000},
    {"offers.1.base.bridge.forfeited.points", "points", MINUS "34.3 pts", -240.0 / 7},
    {"offers.1.base.bridge.overage.amount", "USD", "USD 0", 0},
    {"offers.1.base.periods.1.utilization", "share", "70.0%", 0.7},
    {"offers.1.base.months.12.cumulative_committed", "USD", "USD 700,000", 700000},
    {"offers.1.base.months.12.balance", "USD", "USD 300,000", 300000},
    {"offers.1.base.months.12.from", "month", "Dec 2027", 202712},
    {"offers.1.placements.commit.band", "USD", "USD 1,000,000", 1e6},
    {"offers.1.placements.base.gap", "USD", "USD 300,000", 300000},
    {"offers.1.rates.claude-opus-4-5.output.standard.base.global.standard.effective_rate", "USD/M", "28.57",
     25 * 8.0 / 7},
    {"offers.2.base.realized_discount", "share", "15.0%", 0.15},
    {"offers.2.base.overage_charge", "USD", "USD 93,750", 93750},
    {"offers.2.base.exhausted_month", "count", "11", 11},
    {"offers.2.base.exhausted_in", "month", "Nov 2027", 202711},
    {"offers.2.base.months.11.balance", "USD", "USD 0", 0},
    {"history.first_day", "date", "1 Nov 2025", 20251101},
    {"history.last_day", "date", "5 Nov 2026", 20261105},
    {"history.complete_months", "months", "12", 12},
    {"history.rows", "count", "740", 740},
    {"history.models.claude-opus-4-5.list_value", "USD", "USD 740,000", 740000},
    {"history.models.claude-opus-4-5.share", "share", "83.5%", 0.834857143},
    {"history.months.2026-10-01.list_value", "USD", "USD 74,264", 74264.20},
    {"data.rows_read", "count", "740", 740},
    {"data.skipped_share", "share", "0.0%", 0},
    {"forecast.growth", "share", "0.0%", 0},
    {"forecast.damping", "factor", "0.9", 0.9},
    {"forecast.volatility", "share", "2.0%", 0.02},
    {"forecast.base_annual_list_value", "USD", "USD 875,000", 875000},
    {"best.offer", "count", "2", 2},
    {"best.saved_to_first", "USD", "USD 256,250", 256250},
    /* On demand, row 1, costs 875,000 where the best offer costs 743,750. */
    {"best.rival", "count", "1", 1},
    {"best.rival_saving", "USD", "\xe2\x88\x92USD 131,250", -131250},
    {"best.rival_size", "USD", "USD 131,250", 131250},
    {"walk_away_value", "USD", "USD 256,250", 256250},
    {"alternatives.2.expected", "USD", "USD 1,000,000", 1e6},
    {"alternatives.3.max_regret", "USD", "USD 0", 0},
    {"offers.1.expected.fill_probability", "share", "5.0%", 0.05},
    {"offers.1.expected.p90_total", "USD", "USD 1,000,000", 1e6},
    {"offers.1.overcommit_from", "USD", "USD 1,250,000", 1.25e6},
    {"offers.1.optimum", "USD", "USD 0", 0},
    {"offers.1.cliffs.2.extra_discount", "share", "12.0%", 0.12},
    {"offers.1.benchmark.p50", "share", "15.0%", 0.15},
    {"offers.1.benchmark.point_worth_per_year", "USD", "USD 8,750", 8750},
    /* A fifth of the commitment, less half of the overlap of a tenth. */
    {"offers.1.levers.true-down-20.worth", "USD", "USD 200,000", 200000},
    {"offers.1.levers.true-down-20.shapley", "USD", "USD 190,000", 190000},
    {"offers.1.levers.true-down-20.worth_rank", "count", "2", 2},
    {"offers.1.signals.oversized-commit.over", "share", "42.9%", 3.0 / 7},
    {"offers.1.signals.headline-gap.gap", "points", "34.3 pts", 240.0 / 7},
    {"offers.1.signals.beaten.cost_size", "USD", "USD 256,250", 256250},
    {"offers.1.unstated.unused.rollover_cap.spread", "USD", "USD 300,000", 300000},
    {"offers.1.unstated_bounds.worst", "USD", "USD 1,001,000", 1001000},
    {"offers.1.clauses.1.score", "share", "75.0%", 0.75},
    {"levers.renewal-cap.cap", "share", "5%", 0.05},
    {"levers.point.points", "points", "1.0 pts", 1},
    {"optimization.optimized_monthly", "USD", "USD 72,917", 875000.0 / 12},
    {"optimization.saving_share", "share", "0.0%", 0},
    {"plan.confidence", "share", "90%", 0.9},
};

static void
each_figure_has_its_value_unit_and_text(void **state)
{
    (void)state;
    struct made made = make();
    for (size_t i = 0; i < N_OF(expected); i++) {
        const struct fact *fact = fact_find(&made.facts, "%s", expected[i].id);
        assert_string_equal(fact->text, expected[i].text);
        assert_string_equal(fact->unit, expected[i].unit);
        assert_true(fabs(fact->value - expected[i].value) <= 1e-9 * fmax(1e5, fabs(expected[i].value)));
    }
    arena_free(made.arena);
}

static void
what_does_not_exist_has_no_value(void **state)
{
    (void)state;
    struct made made = make();
    static const char *const ids[] = {"offers.1.base.exhausted_month", "offers.1.base.exhausted_in",
                                      "offers.2.placements.base.band", "offers.2.placements.commit.gap"};
    for (size_t i = 0; i < N_OF(ids); i++) {
        const struct fact *fact = fact_find(&made.facts, "%s", ids[i]);
        assert_true(isnan(fact->value));
        assert_string_equal(fact->text, "n/a");
    }
    arena_free(made.arena);
}

static void
ids_are_lower_case_and_dotted(void **state)
{
    (void)state;
    struct made made = make();
    for (size_t i = 0; i < made.facts.n; i++) {
        const char *id = made.facts.items[i].id;
        assert_int_equal(strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789._-"), strlen(id));
        assert_ptr_equal(fact_find(&made.facts, "%s", id), &made.facts.items[i]);
    }
    arena_free(made.arena);
}

static void
no_text_shows_a_negative_zero_or_an_ascii_minus(void **state)
{
    (void)state;
    struct made made = make();
    for (size_t i = 0; i < made.facts.n; i++) {
        const char *text = made.facts.items[i].text;
        assert_null(strchr(text, '-'));
        if (strstr(text, MINUS) != NULL)
            assert_true(strpbrk(text, "123456789") != NULL);
    }
    arena_free(made.arena);
}

/* Fees turn the order round: A realizes 20% but pays 100,000 of fees, so B leaves more. */
static void
the_best_offer_is_the_one_that_leaves_most_after_fees(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct results results;
    struct facts facts;
    const struct fixture_offer offers[] = {
        {.name = "A", .annual = 600e3, .discount = 0.20, .overage = OVERAGE_COMMITTED, .fees = 100e3},
        {.name = "B", .annual = 600e3, .discount = 0.15, .overage = OVERAGE_COMMITTED},
    };
    fixture_make(arena, offers, 2, 1, &results);
    facts_build(&results, NULL, arena, &facts);
    assert_true(fact_find(&facts, "best.offer")->value == 2); /* 743,750 against 700,000 + 100,000 */
    assert_string_equal(FACT_TEXT(&facts, "best.saved_to_first"), "USD 56,250");
    arena_free(arena);
}

/* 875,000 at list: 674.97 beside it has no cents; of a run of some units it has. */
static void
cents_are_shown_in_small_runs_only(void **state)
{
    (void)state;
    static const struct {
        double level;
        const char *text;
    } runs[] = {{1, "USD 675"}, {1e-6, "USD 674.97"}};
    for (size_t i = 0; i < N_OF(runs); i++) {
        struct fixture_offer offer = fixture_cure;
        struct arena *arena = arena_new();
        struct results results;
        struct facts facts;
        offer.annual = 0;
        fixture_make(arena, &offer, 1, runs[i].level, &results);
        results.offers[0].scenarios[SCENARIO_BASE].fees = 674.97;
        facts_build(&results, NULL, arena, &facts);
        assert_string_equal(FACT_TEXT(&facts, "offers.1.base.fees"), runs[i].text);
        arena_free(arena);
    }
}

/* 30,000 for 24 months is less a month than 20,000 for 12. */
static void
without_usage_the_best_offer_costs_least_a_month(void **state)
{
    (void)state;
    const struct fixture_offer offers[] = {{.name = "A", .annual = 20e3, .discount = 0.2},
                                           {.name = "B", .annual = 15e3, .discount = 0.2, .term_months = 24}};
    struct arena *arena = arena_new();
    struct results results;
    struct facts facts;
    fixture_make(arena, offers, 2, 0, &results);
    facts_build(&results, NULL, arena, &facts);
    assert_string_equal(FACT_TEXT(&facts, "best.offer"), "2");
    arena_free(arena);
}

/* The cure is best, and starts later than the trap: its months are 11, however the files are given. */
static void
the_history_told_is_that_of_the_best_offer(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        const struct fixture_offer offers[] = {i == 0 ? fixture_trap : fixture_cure,
                                               i == 0 ? fixture_cure : fixture_trap};
        struct arena *arena = arena_new();
        struct results results;
        struct facts facts;
        fixture_make(arena, offers, 2, 1, &results);
        struct history histories[] = {*results.histories, *results.histories};
        struct forecast forecasts[] = {*results.forecasts, *results.forecasts};
        struct optimization optimizations[] = {*results.optimizations, *results.optimizations};
        results.histories = histories;
        results.forecasts = forecasts;
        results.optimizations = optimizations;
        results.n_histories = 2;
        results.offers[1].history = 1;
        histories[i == 0].n_complete = 11;
        forecasts[i == 0].backtest_mape = 0.321;
        optimizations[i == 0].raw_monthly = 43210;
        facts_build(&results, NULL, arena, &facts);
        assert_string_equal(FACT_TEXT(&facts, "history.complete_months"), "11");
        assert_string_equal(FACT_TEXT(&facts, "forecast.backtest_mape"), "32.1%");
        assert_string_equal(FACT_TEXT(&facts, "optimization.raw_monthly"), "USD 43,210");
        assert_non_null(strstr(sentence_data_quality(&results, &facts, arena), "11 complete months"));
        assert_non_null(strstr(sentence_optimization(&results, &facts, arena), "USD 43,210"));
        arena_free(arena);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cents_are_shown_in_small_runs_only),
        cmocka_unit_test(the_history_told_is_that_of_the_best_offer),
        cmocka_unit_test(without_usage_the_best_offer_costs_least_a_month),
        cmocka_unit_test(each_figure_has_its_value_unit_and_text),
        cmocka_unit_test(what_does_not_exist_has_no_value),
        cmocka_unit_test(ids_are_lower_case_and_dotted),
        cmocka_unit_test(no_text_shows_a_negative_zero_or_an_ascii_minus),
        cmocka_unit_test(the_best_offer_is_the_one_that_leaves_most_after_fees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
