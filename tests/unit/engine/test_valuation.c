/* What a month's demand is made of: usage on its way from raw to optimized (1.6) and workloads (1.5). */
#include "trial.h"

#include <math.h>

static const struct line standard = {0};

static const struct settle_month *
months_of(const struct fixture *fixture, enum scenario scenario)
{
    return fixture->results.offers[0].scenarios[scenario].months;
}

/* 100 a month of opus at 1.00 a million. */
static void
hundred(struct fixture *fixture)
{
    fixture_model(fixture, "opus-a", "opus", 1, 5);
    flat_use(fixture, worth("opus-a", 100));
    flat_plan(fixture);
    fixture->offers[0].discount.has_headline = true;
    fixture->offers[0].discount.headline = 0.1;
}

/* The same, but only December is known, so that growth may be given: 496 in its 31 days are 487 in a standard
 * month of 365.25/12. */
static void
december(struct fixture *fixture)
{
    fixture_model(fixture, "opus-a", "opus", 1, 5);
    use_in_december(fixture, worth("opus-a", 496));
    flat_plan(fixture);
    fixture->offers[0].discount.has_headline = true;
}

/* ---- workloads ---- */

/* 60 a month from month 3 on, in four steps: 15, 30, 45, 60. Over 12 months 15 + 30 + 45 + 7 x 60 = 510 of
 * 1,710. Committed at 10% off. */
static void
a_workload_comes_in_equal_steps_from_its_month_on(void **state)
{
    static const double wanted[12] = {0, 0, 15, 30, 45, 60, 60, 60, 60, 60, 60, 60};
    struct fixture *fixture = *state;
    hundred(fixture);
    GIVE(&fixture->plan, workloads, workload,
         {.name = "new", .start_month = 3, .ramp_months = 4, .counts = {60e6}});
    fixture_run(fixture);
    for (int t = 0; t < 12; t++) {
        want_money(months_of(fixture, SCENARIO_BASE)[t].list_value, 100 + wanted[t]);
        want_money(months_of(fixture, SCENARIO_BASE)[t].committed_value, 0.9 * (100 + wanted[t]));
    }
    want(fixture->results.offers[0].certain_share, 510.0 / 1710);
    want(fixture_rate(fixture, 0, standard, METER_INPUT)->count, 1710e6);
    /* The rate card's standard month is of history. */
    want(fixture_rate(fixture, 0, standard, METER_INPUT)->base_count, 100e6);
}

static void
without_a_ramp_a_workload_is_there_at_once(void **state)
{
    struct fixture *fixture = *state;
    hundred(fixture);
    for (int ramp = 0; ramp < 2; ramp++) {
        GIVE(&fixture->plan, workloads, workload,
             {.name = "new", .start_month = 2, .ramp_months = ramp, .counts = {60e6}});
        fixture_run(fixture);
        want_money(months_of(fixture, SCENARIO_BASE)[0].list_value, 100);
        want_money(months_of(fixture, SCENARIO_BASE)[1].list_value, 160);
        want_money(months_of(fixture, SCENARIO_BASE)[11].list_value, 160);
    }
}

/* Two of them add up; one that begins after the term does nothing in it. */
static void
workloads_add_up_and_one_beyond_the_term_is_none(void **state)
{
    struct fixture *fixture = *state;
    hundred(fixture);
    GIVE(&fixture->plan, workloads, workload, {.name = "a", .start_month = 1, .counts = {60e6}},
         {.name = "b", .start_month = 12, .counts = {7e6}},
         {.name = "c", .start_month = 13, .counts = {1000e6}});
    fixture_run(fixture);
    want_money(months_of(fixture, SCENARIO_BASE)[10].list_value, 160);
    want_money(months_of(fixture, SCENARIO_BASE)[11].list_value, 167);
}

/* Growth of 10% a month, low and high of 5% and 20%: usage is 535.70, 511.35 and 584.40 in month 1 (h = 1),
 * 701.28 in the high month 2, the workload 60 in each. Paths too: with every path half of 487, 243.50 + 60.
 */
static void
a_workload_is_not_scaled_by_growth_scenario_or_path(void **state)
{
    struct fixture *fixture = *state;
    december(fixture);
    fixture->plan.growth = 0.1;
    fixture->plan.has_growth_low = fixture->plan.has_growth_high = true;
    fixture->plan.growth_low = 0.05;
    fixture->plan.growth_high = 0.2;
    GIVE(&fixture->plan, workloads, workload, {.name = "new", .start_month = 1, .counts = {60e6}});
    fixture_run(fixture);
    want_money(months_of(fixture, SCENARIO_BASE)[0].list_value, 595.70);
    want_money(months_of(fixture, SCENARIO_LOW)[0].list_value, 571.35);
    want_money(months_of(fixture, SCENARIO_HIGH)[0].list_value, 644.40);
    want_money(months_of(fixture, SCENARIO_HIGH)[1].list_value, 761.28);
    struct trial trial;
    trial_make(fixture, 0, 12, &trial);
    for (size_t i = 0; i < trial.paths.n_h * trial.paths.stride; i++)
        trial.paths.multiplier[i] = 0.5;
    struct value value;
    value_paths(&trial.valuation, &trial.scratch, &trial.draft, &value, NULL);
    want_money(value.list, 12 * 303.50);
}

/* The plan batches all of opus: its own 100 are 50, the workload's 60 stay. One that is batched already is 30
 * at half price. */
static void
a_workload_is_not_optimized(void **state)
{
    struct fixture *fixture = *state;
    hundred(fixture);
    GIVE(&fixture->plan, batches, batch_rule, {.has_share = true, .share = 1});
    GIVE(&fixture->plan, workloads, workload, {.name = "new", .start_month = 1, .counts = {60e6}},
         {.name = "batched", .start_month = 1, .tier = TIER_BATCH, .counts = {60e6}});
    fixture_run(fixture);
    want_money(months_of(fixture, SCENARIO_BASE)[0].list_value, 50 + 60 + 30);
    want(fixture->results.offers[0].certain_share, 90.0 / 140);
}

/* A model that history does not know, with meters of its own: it is on the rate card at its prices and
 * discount. 2M input at 3.00 and 1M output at 15.00 are 21, 500 searches 5; at half price off tokens and
 * searches 13. Without usage of its own it has no standard month. */
static void
a_workload_brings_its_model_onto_the_rate_card(void **state)
{
    static const struct line sonnet = {.model = 1};
    struct fixture *fixture = *state;
    hundred(fixture);
    fixture_model(fixture, "sonnet-a", "sonnet", 3, 15);
    fixture_discount(fixture, &fixture->offers[0], 1, NULL, -1, 0.5);
    GIVE(&fixture->plan, workloads, workload,
         {.name = "new",
          .model = 1,
          .start_month = 1,
          .counts = {[METER_INPUT] = 2e6, [METER_OUTPUT] = 1e6, [METER_WEB_SEARCH] = 500}});
    fixture_run(fixture);
    want_money(months_of(fixture, SCENARIO_BASE)[0].list_value, 100 + 26);
    want_money(months_of(fixture, SCENARIO_BASE)[0].committed_value, 90 + 13);
    const struct rate_row *output = fixture_rate(fixture, 0, sonnet, METER_OUTPUT);
    want(output->committed_price, 7.5);
    want(output->base_count, 0);
    want(output->count, 12e6);
    want(fixture_rate(fixture, 0, sonnet, METER_WEB_SEARCH)->list_value, 60);
}

/* ---- phase-in ---- */

/* Batching all of it takes 100 to 50. Over four months: 87.5, 75, 62.5, then 50. */
static void
optimization_is_phased_in_by_equal_steps(void **state)
{
    static const struct {
        int months;
        double wanted[6];
    } rows[] = {{0, {50, 50, 50, 50, 50, 50}},
                {1, {50, 50, 50, 50, 50, 50}},
                {2, {75, 50, 50, 50, 50, 50}},
                {4, {87.5, 75, 62.5, 50, 50, 50}},
                {10, {95, 90, 85, 80, 75, 70}}};
    struct fixture *fixture = *state;
    hundred(fixture);
    fixture->offers[0].term_months = 6;
    GIVE(&fixture->plan, batches, batch_rule, {.has_share = true, .share = 1});
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fixture->plan.phase_in_months = rows[i].months;
        fixture_run(fixture);
        for (int t = 0; t < 6; t++) {
            want_money(months_of(fixture, SCENARIO_BASE)[t].list_value, rows[i].wanted[t]);
            want_money(months_of(fixture, SCENARIO_BASE)[t].committed_value, 0.9 * rows[i].wanted[t]);
        }
        want(fixture->results.offers[0].certain_share, 0);
    }
}

/* The scenario scales what the phase leaves of 487: 75%, then half. Growth of 20%: 1.2 x 365.25 = 438.30, and
 * 1.44 x 243.50 = 350.64. */
static void
a_phase_is_scaled_as_all_usage_is(void **state)
{
    struct fixture *fixture = *state;
    december(fixture);
    fixture->plan.growth = 0.2;
    fixture->plan.phase_in_months = 2;
    GIVE(&fixture->plan, batches, batch_rule, {.has_share = true, .share = 1});
    fixture_run(fixture);
    want_money(months_of(fixture, SCENARIO_BASE)[0].list_value, 438.30);
    want_money(months_of(fixture, SCENARIO_BASE)[1].list_value, 350.64);
}

/* Demand stays raw; what optimization would save is reported all the same. */
static void
without_optimise_demand_is_raw_and_both_are_reported(void **state)
{
    struct fixture *fixture = *state;
    hundred(fixture);
    fixture->plan.phase_in_months = 2;
    GIVE(&fixture->plan, batches, batch_rule, {.has_share = true, .share = 1});
    fixture->plan.optimise = false;
    fixture_run(fixture);
    for (int t = 0; t < 12; t++)
        want_money(months_of(fixture, SCENARIO_BASE)[t].list_value, 100);
    want_money(fixture->results.optimizations[0].raw_monthly, 100);
    want_money(fixture->results.optimizations[0].optimized_monthly, 50);
    want_money(fixture->results.offers[0].base_list, 100);
    want_money(fixture->results.offers[0].optimized_committed, 45); /* half of 100, 10% off */
    fixture->plan.optimise = true;
    fixture_run(fixture);
    want_money(fixture->results.offers[0].base_list, 100);
    want_money(fixture->results.offers[0].base_committed, 90);
    want_money(fixture->results.offers[0].optimized_committed, 45);
}

/* The 12 months after a term of 2 are optimized for good, and so is what a longer timeline holds. */
static void
the_phase_goes_on_over_the_timeline(void **state)
{
    struct fixture *fixture = *state;
    hundred(fixture);
    fixture->offers[0].term_months = 2;
    fixture->offers[1] = fixture->offers[0];
    fixture->offers[1].term_months = 6;
    fixture->n_offers = 2;
    fixture->plan.phase_in_months = 4;
    GIVE(&fixture->plan, batches, batch_rule, {.has_share = true, .share = 1});
    fixture_run(fixture);
    struct trial trial;
    trial_make(fixture, 0, 6, &trial);
    assert_int_equal(trial.valuation.n_months, 18);
    /* On demand at list: 87.5 + 75 + 62.5 + 3 x 50. */
    struct course_plan plan = {.kind = COURSE_ON_DEMAND, .horizon = 6};
    want_money(value_course_scenario(&trial.valuation, &trial.scratch, &plan, SCENARIO_BASE).cost, 375);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_workload_comes_in_equal_steps_from_its_month_on),
        TEST(without_a_ramp_a_workload_is_there_at_once),
        TEST(workloads_add_up_and_one_beyond_the_term_is_none),
        TEST(a_workload_is_not_scaled_by_growth_scenario_or_path),
        TEST(a_workload_is_not_optimized),
        TEST(a_workload_brings_its_model_onto_the_rate_card),
        TEST(optimization_is_phased_in_by_equal_steps),
        TEST(a_phase_is_scaled_as_all_usage_is),
        TEST(without_optimise_demand_is_raw_and_both_are_reported),
        TEST(the_phase_goes_on_over_the_timeline),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
