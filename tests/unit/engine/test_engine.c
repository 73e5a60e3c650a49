/* Whole runs: the trap end to end, several offers, the same results twice, and scaling. */
#include "fixture.h"

#include <math.h>
#include <string.h>

/* 14 months of two models that grow and wobble, batch and caching in it. */
static void
varied_usage(struct fixture *fixture)
{
    fixture_model(fixture, "opus-a", "opus", 5, 25);
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    for (int32_t on = day(2025, 11, 5); on < day(2027, 1, 20); on++) {
        uint64_t n = (uint64_t)(on - day(2025, 11, 5)), wobble = 90 + n * 37 % 23;
        struct use use = {
            .model = "opus-a",
            .workspace = "product",
            .counts = {(1000 + n) * wobble * 100, (10 + n) * 977, 0, n * 31013, n * wobble * 211, n}};
        fixture_use(fixture, on, use);
        use.model = "haiku-a";
        use.tier = TIER_BATCH;
        use.workspace = "etl";
        fixture_use(fixture, on, use);
    }
}

static void
give_terms(struct offer *offer)
{
    offer->commit.annual = money(30000);
    offer->commit.measure = MEASURE_QUARTER;
    offer->commit.billing = BILLING_QUARTERLY;
    offer->discount.has_headline = true;
    offer->discount.headline = 0.15;
    offer->unused.rollover_cap = 0.2;
    offer->unused.rollover_periods = 2;
}

/* ---- the trap, from usage to result ---- */

/* 875,000 of list a year is 2,395.619438 a day (to 1e-10 of it). Commit 1,000,000 at 20%: -1/7. Commit
 * 650,000 at 15% with overage committed: 15%, 743,750. */
static void
the_trap_and_its_cure_come_out_of_usage_alone(void **state)
{
    struct fixture *fixture = *state;
    fixture_model(fixture, "opus-a", "opus", 1, 5);
    struct use use = {.model = "opus-a", .counts = {[METER_INPUT] = UINT64_C(2395619438)}};
    fixture_use_daily(fixture, day(2026, 9, 1), day(2027, 1, 1), use);
    fixture->offers[0].commit.annual = money(1000000);
    fixture->offers[0].discount.has_headline = true;
    fixture->offers[0].discount.headline = 0.20;
    fixture->offers[1].commit.annual = money(650000);
    fixture->offers[1].discount.has_headline = true;
    fixture->offers[1].discount.headline = 0.15;
    fixture->offers[1].overage.rate = OVERAGE_COMMITTED;
    fixture->n_offers = 2;
    fixture_run(fixture);
    const struct settlement *trap = &fixture->results.offers[0].scenarios[SCENARIO_BASE];
    const struct settlement *cure = &fixture->results.offers[1].scenarios[SCENARIO_BASE];
    want(trap->realized_discount, -1.0 / 7);
    want_near("forfeited", trap->forfeited, 300000, 1e-8, __FILE__, __LINE__);
    want(trap->paid_api, 1000000);
    want(cure->realized_discount, 0.15);
    want_near("paid", cure->paid_api, 743750, 1e-8, __FILE__, __LINE__);
    want(cure->forfeited, 0);
    want(fixture_rate(fixture, 0, (struct line){0}, METER_INPUT)->effective_rate, 1 + 1.0 / 7);
}

/* The trap costs 1,000,000, its cure 743,750, on demand 875,000. The best of the others is for the trap the
 * cure, which realizes 15%, for the cure on demand, which realizes nothing. */
static void
a_goal_may_be_what_the_best_other_row_realizes(void **state)
{
    struct fixture *fixture = *state;
    fixture_model(fixture, "opus-a", "opus", 1, 5);
    struct use use = {.model = "opus-a", .counts = {[METER_INPUT] = UINT64_C(2395619438)}};
    fixture_use_daily(fixture, day(2026, 9, 1), day(2027, 1, 1), use);
    for (size_t i = 0; i < 2; i++) {
        fixture->offers[i].commit.annual = money(i == 0 ? 1000000 : 650000);
        fixture->offers[i].discount.has_headline = true;
        fixture->offers[i].discount.headline = i == 0 ? 0.20 : 0.15;
        fixture->offers[i].overage.rate = i == 0 ? OVERAGE_LIST : OVERAGE_COMMITTED;
    }
    fixture->n_offers = 2;
    fixture->plan.volatility_is_auto = false;
    fixture->plan.volatility = 0;
    fixture->plan.goal.kind = GOAL_MATCH_BEST;
    fixture_run(fixture);
    want(fixture->results.offers[0].counter.target, 0.15);
    want(fixture->results.offers[0].counter.offered, -1.0 / 7);
    want(fixture->results.offers[1].counter.target, 0);
    want(fixture->results.offers[1].counter.offered, 0.15);
}

/* ---- several offers ---- */

/* Start days of a different day of the month need months of their own. */
static void
offers_with_different_anchors_have_histories_of_their_own(void **state)
{
    struct fixture *fixture = *state;
    varied_usage(fixture);
    for (size_t i = 0; i < 2; i++)
        give_terms(&fixture->offers[i]);
    fixture->offers[0].start = day(2027, 2, 1);
    fixture->offers[1].start = day(2027, 2, 15);
    fixture->n_offers = 2;
    fixture_run(fixture);
    const struct results *results = &fixture->results;
    assert_int_equal(results->n_histories, 2);
    assert_int_equal(results->offers[0].history, 0);
    assert_int_equal(results->offers[1].history, 1);
    assert_int_equal(results->histories[0].anchor_day, 1);
    assert_int_equal(results->histories[1].anchor_day, 15);
    /* Data to 19 January: December is the last complete calendar month, 15 December to 14 January the
     * other's. */
    assert_int_equal(results->histories[0].reference_day, day(2026, 12, 31));
    assert_int_equal(results->histories[0].days_not_used, 19);
    assert_int_equal(results->histories[1].reference_day, day(2027, 1, 14));
    assert_int_equal(results->histories[1].days_not_used, 5);
    assert_int_equal(results->offers[0].offset_months, 2);
    assert_int_equal(results->offers[1].offset_months, 2);
}

/* Both starts lie after the data and on a 1st: one history, three months apart. */
static void
offers_with_the_same_anchor_after_the_data_share_a_history(void **state)
{
    struct fixture *fixture = *state;
    varied_usage(fixture);
    for (size_t i = 0; i < 2; i++)
        give_terms(&fixture->offers[i]);
    fixture->offers[0].start = day(2027, 2, 1);
    fixture->offers[1].start = day(2027, 5, 1);
    fixture->n_offers = 2;
    fixture_run(fixture);
    assert_int_equal(fixture->results.n_histories, 1);
    assert_int_equal(fixture->results.offers[0].offset_months, 2);
    assert_int_equal(fixture->results.offers[1].offset_months, 5);
    assert_true(fixture->results.forecasts[0].horizon >= 16);
}

/* The first offer starts inside the data: each has its own cut. */
static void
an_offer_that_starts_inside_the_data_sees_less_of_it(void **state)
{
    struct fixture *fixture = *state;
    varied_usage(fixture);
    for (size_t i = 0; i < 2; i++)
        give_terms(&fixture->offers[i]);
    fixture->offers[0].start = day(2026, 10, 1);
    fixture->offers[1].start = day(2027, 2, 1);
    fixture->n_offers = 2;
    fixture_run(fixture);
    assert_int_equal(fixture->results.n_histories, 2);
    assert_int_equal(fixture->results.histories[0].last_day, day(2026, 9, 30));
    assert_int_equal(fixture->results.histories[1].last_day, day(2027, 1, 19));
    assert_true(fixture->results.histories[0].n_rows < fixture->results.histories[1].n_rows);
}

/* ---- twice the same ---- */

static void
want_same_number(double a, double b)
{
    assert_memory_equal(&a, &b, sizeof a);
}

static void
want_same_settlement(const struct settlement *a, const struct settlement *b)
{
    assert_int_equal(a->n_months, b->n_months);
    want_same_number(a->total, b->total);
    want_same_number(a->npv, b->npv);
    want_same_number(a->realized_discount, b->realized_discount);
    for (size_t i = 0; i < N_BRIDGE_STEPS; i++)
        want_same_number(a->bridge[i].amount, b->bridge[i].amount);
    for (size_t m = 0; m < a->n_months; m++) {
        want_same_number(a->months[m].committed_value, b->months[m].committed_value);
        want_same_number(a->months[m].cash, b->months[m].cash);
        want_same_number(a->months[m].present_value, b->months[m].present_value);
        want_same_number(a->months[m].rollover_open, b->months[m].rollover_open);
    }
}

static void
want_same_offer(const struct offer_result *a, const struct offer_result *b)
{
    for (size_t i = 0; i < N_SCENARIOS; i++)
        want_same_settlement(&a->scenarios[i], &b->scenarios[i]);
    assert_int_equal(a->n_rates, b->n_rates);
    for (size_t i = 0; i < a->n_rates; i++) {
        assert_int_equal(a->rates[i].meter, b->rates[i].meter);
        want_same_number(a->rates[i].cost, b->rates[i].cost);
        want_same_number(a->rates[i].effective_rate, b->rates[i].effective_rate);
    }
    for (size_t i = 0; i < N_PLACEMENTS; i++)
        want_same_number(a->placements[i].annual, b->placements[i].annual);
}

static void
want_same_forecast(const struct forecast *a, const struct forecast *b)
{
    size_t bytes = (a->horizon + 1) * sizeof *a->mean;
    assert_int_equal(a->horizon, b->horizon);
    want_same_number(a->growth, b->growth);
    want_same_number(a->volatility, b->volatility);
    assert_memory_equal(a->mean, b->mean, bytes);
    assert_memory_equal(a->low, b->low, bytes);
    assert_memory_equal(a->high, b->high, bytes);
    assert_memory_equal(a->log_variance, b->log_variance, bytes);
}

static void
the_same_inputs_give_the_same_bits(void **state)
{
    struct fixture *fixture = *state;
    varied_usage(fixture);
    for (size_t i = 0; i < 2; i++)
        give_terms(&fixture->offers[i]);
    fixture->offers[1].start = day(2027, 2, 15);
    fixture->n_offers = 2;
    fixture_run(fixture);
    const struct results first = fixture->results;
    fixture_run(fixture);
    for (size_t i = 0; i < 2; i++) {
        want_same_offer(&first.offers[i], &fixture->results.offers[i]);
        want_same_forecast(&first.forecasts[i], &fixture->results.forecasts[i]);
    }
}

/* An offer's own figures do not depend on the company it keeps. */
static void
an_offer_is_worth_the_same_alone_and_beside_another(void **state)
{
    struct fixture *fixture = *state;
    varied_usage(fixture);
    for (size_t i = 0; i < 2; i++)
        give_terms(&fixture->offers[i]);
    fixture->offers[1].start = day(2027, 3, 15);
    fixture->offers[1].term_months = 36;
    fixture->n_offers = 2;
    fixture_run(fixture);
    const struct results both = fixture->results;
    fixture->n_offers = 1;
    fixture_run(fixture);
    want_same_offer(&both.offers[0], &fixture->results.offers[0]);
    fixture->offers[0] = fixture->offers[1];
    fixture_run(fixture);
    want_same_offer(&both.offers[1], &fixture->results.offers[0]);
}

/* The same rows in one file, or half of them (a workspace) in a second one. */
static void
usage_in_two_files_is_the_usage_of_one(void **state)
{
    struct fixture *fixture = *state;
    varied_usage(fixture);
    give_terms(&fixture->offers[0]);
    fixture_run(fixture);
    const struct results one = fixture->results;
    for (size_t i = 0; i < fixture->usage.n_rows; i++)
        fixture->usage.rows[i].file = fixture->usage.rows[i].workspace;
    fixture->usage.n_files = 2;
    fixture->usage.files[1].first_day = fixture->usage.files[0].first_day;
    fixture->usage.files[1].last_day = fixture->usage.files[0].last_day;
    fixture->options.overlap_is_error = true;
    fixture_run(fixture);
    want_same_offer(&one.offers[0], &fixture->results.offers[0]);
    assert_true(one.histories[0].list_value.ticks == fixture->results.histories[0].list_value.ticks);
}

/* ---- scaling ---- */

static void
triple(struct rate rates[N_METERS])
{
    for (size_t meter = 0; meter < N_METERS; meter++)
        rates[meter].micro *= 3;
}

/* In another currency at 3 to 1: every price and amount three times, every discount the same. */
static void
all_money_times_three_is_every_result_times_three(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    varied_usage(fixture);
    give_terms(offer);
    fixture_fixed_price(fixture, offer, 0, METER_OUTPUT, 21);
    fixture_band(fixture, offer, 20000, 0.1);
    fixture_run(fixture);
    const struct results one = fixture->results;
    for (size_t i = 0; i < fixture->book.n_models; i++) {
        triple(fixture->book.models[i].sections[0].base);
        triple(fixture->book.models[i].sections[0].long_context);
    }
    offer->commit.annual.micro *= 3;
    offer->fixed_prices[0].price.micro *= 3;
    offer->bands[0].threshold.micro *= 3;
    fixture_run(fixture);
    for (size_t i = 0; i < N_SCENARIOS; i++) {
        const struct settlement *a = &one.offers[0].scenarios[i];
        const struct settlement *b = &fixture->results.offers[0].scenarios[i];
        want_money(b->total, 3 * a->total);
        want_money(b->forfeited, 3 * a->forfeited);
        want_money(b->overage_charge, 3 * a->overage_charge);
        want(b->realized_discount, a->realized_discount);
    }
    for (size_t i = 0; i < N_PLACEMENTS; i++) {
        want_money(fixture->results.offers[0].placements[i].annual, 3 * one.offers[0].placements[i].annual);
        want(fixture->results.offers[0].placements[i].discount, one.offers[0].placements[i].discount);
    }
    want(fixture->results.forecasts[0].growth, one.forecasts[0].growth);
}

/* ---- edges ---- */

static void
the_longest_term_is_settled_to_its_last_month(void **state)
{
    struct fixture *fixture = *state;
    varied_usage(fixture);
    give_terms(&fixture->offers[0]);
    fixture->offers[0].term_months = MAX_TERM_MONTHS;
    fixture_run(fixture);
    const struct settlement *s = &fixture->results.offers[0].scenarios[SCENARIO_HIGH];
    assert_int_equal(s->n_months, MAX_TERM_MONTHS);
    assert_int_equal(s->n_periods, 40);
    for (size_t m = 0; m < s->n_months; m++)
        assert_true(isfinite(s->months[m].cash) && s->months[m].list_value > 0);
}

/* Rows of nothing: the report exists, the discounts do not. */
static void
usage_of_nothing_forfeits_the_commit_and_has_no_discount(void **state)
{
    struct fixture *fixture = *state;
    fixture_model(fixture, "opus-a", "opus", 5, 25);
    fixture_use_daily(fixture, day(2026, 10, 1), day(2027, 1, 1), (struct use){.model = "opus-a"});
    give_terms(&fixture->offers[0]);
    fixture->offers[0].unused.rollover_cap = 0;
    fixture_run(fixture);
    const struct offer_result *result = &fixture->results.offers[0];
    want_money(result->scenarios[SCENARIO_BASE].forfeited, 30000);
    want_nan(result->scenarios[SCENARIO_BASE].realized_discount);
    want_nan(result->scenarios[SCENARIO_LOW].realized_discount);
    want_nan(result->certain_share);
    want_money(result->placements[PLACEMENT_RAW].annual, 0);
}

static void
no_usage_at_all_is_a_data_error(void **state)
{
    struct fixture *fixture = *state;
    fixture_model(fixture, "opus-a", "opus", 5, 25);
    give_terms(&fixture->offers[0]);
    assert_int_equal(fixture_try(fixture), -1);
    assert_int_equal(fixture->diags.status, STATUS_DATA);
}

/* Usage to 19 January 2027: December is the last complete month, January 2028 the 13th after it. */
static void
a_start_far_off_and_a_quote_that_expired_are_warnings(void **state)
{
    struct fixture *fixture = *state;
    varied_usage(fixture);
    give_terms(&fixture->offers[0]);
    fixture->offers[0].start = day(2028, 1, 1);
    fixture->offers[0].expires = day(2027, 1, 19);
    fixture_run(fixture);
    assert_true(fixture_warned(fixture, "start-far-off"));
    assert_false(fixture_warned(fixture, "offer-expired"));
    assert_true(fixture_warning_says(fixture, "starts 13 months after"));
    fixture->offers[0].start = day(2027, 12, 1);
    fixture->offers[0].expires = day(2027, 1, 18);
    diags_free(&fixture->diags);
    diags_init(&fixture->diags);
    fixture_run(fixture);
    assert_false(fixture_warned(fixture, "start-far-off"));
    assert_true(fixture_warned(fixture, "offer-expired"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_trap_and_its_cure_come_out_of_usage_alone),
        TEST(a_goal_may_be_what_the_best_other_row_realizes),
        TEST(offers_with_different_anchors_have_histories_of_their_own),
        TEST(offers_with_the_same_anchor_after_the_data_share_a_history),
        TEST(an_offer_that_starts_inside_the_data_sees_less_of_it),
        TEST(the_same_inputs_give_the_same_bits),
        TEST(an_offer_is_worth_the_same_alone_and_beside_another),
        TEST(usage_in_two_files_is_the_usage_of_one),
        TEST(all_money_times_three_is_every_result_times_three),
        TEST(the_longest_term_is_settled_to_its_last_month),
        TEST(usage_of_nothing_forfeits_the_commit_and_has_no_discount),
        TEST(no_usage_at_all_is_a_data_error),
        TEST(a_start_far_off_and_a_quote_that_expired_are_warnings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
