/* Amounts in the measure of the commitment, where that is not what they cost. */
#include "../check.h"

#include "list_drawdown.h"
#include "report/measure.h"

#include <realrate/facts.h>

#include <math.h>
#include <string.h>

/* 20% off, by the month, drawn by list value. Month 1: 1,000 of list value on a commitment of 600: 400 are
 * over, which is 320 at committed rates. Month 2: 300 draw 100 of rollover and 200 of 600; of the other 400
 * carry-forward counts 150, 50 are credited, 120 roll over and 80 are forfeited. */
static double age_open[] = {0, 100}, age_drawn[] = {0, 100};
static struct settle_month months[] = {
    {.period = 1,
     .period_commit = 600,
     .eligible_list = 1000,
     .committed_value = 800,
     .commit_open = 600,
     .drawn_commit = 480,
     .overage_value = 320},
    {.period = 2,
     .period_commit = 600,
     .eligible_list = 300,
     .committed_value = 240,
     .rollover_open = 100,
     .drawn_rollover = 80,
     .commit_open = 600,
     .drawn_commit = 160,
     .commit_close = 400,
     .carried_forward = 150,
     .true_down = 50,
     .rolled_over = 120,
     .forfeited = 80},
};
static struct settle_period periods[] = {
    {.first_month = 1, .n_months = 1, .commit = 600, .drawn = 600},
    {.first_month = 2,
     .n_months = 1,
     .commit = 600,
     .drawn = 350,
     .drawn_rollover = 100}, /* 200 and 150 that count */
};
static const struct settlement by_hand = {.months = months,
                                          .n_months = 2,
                                          .periods = periods,
                                          .n_periods = 2,
                                          .age_open = age_open,
                                          .age_drawn = age_drawn,
                                          .n_ages = 1,
                                          .quoted_discount = 0.2};

static void
want(double got, double wanted)
{
    if (fabs(got - wanted) > 1e-9 * fmax(1, fabs(wanted)))
        fail_msg("%.12g, wanted %.12g", got, wanted);
}

static void
list_value_is_held_against_a_commitment_of_list_value(void **state)
{
    (void)state;
    struct offer offer = {.commit.drawdown = DRAWDOWN_LIST};
    want(measure_left(&by_hand, 0), 0);
    want(measure_left(&by_hand, 1), 400);
    want(measure_over(&offer, &by_hand, 0), 400);
    want(measure_over(&offer, &by_hand, 1), 0);
    want(measure_drawn(&by_hand), 600 + 350 + 100);
    assert_int_equal(measure_runs_out(&by_hand, 0), 0);
    assert_int_equal(measure_runs_out(&by_hand, 1), 2); /* never: there are 2 months */
    offer.commit.drawdown = DRAWDOWN_NET;
    want(measure_over(&offer, &by_hand, 0), 320);
}

/* A shortfall of 80 costs 80 at face value, 64 discounted; 40 of rollover that expires were paid 32. */
static void
what_is_forfeited_is_counted_in_units(void **state)
{
    (void)state;
    static const struct {
        enum shortfall shortfall;
        double expired, forfeited, units;
    } rows[] = {{SHORTFALL_FACE, 0, 80, 80},
                {SHORTFALL_DISCOUNTED, 0, 64, 80},
                {SHORTFALL_FACE, 32, 112, 120},
                {SHORTFALL_DISCOUNTED, 32, 96, 120}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct offer offer = {.commit = {.drawdown = DRAWDOWN_LIST, .shortfall = rows[i].shortfall}};
        months[1].expired = rows[i].expired;
        months[1].forfeited = rows[i].forfeited;
        months[1].carried_out = 16; /* 20 of list value */
        struct measure_rest rest = measure_rest(&offer, &by_hand, 1);
        want(rest.forfeited, rows[i].units);
        want(rest.carried_out, 20);
        want(rest.rolled_over, 120);
        want(rest.credited, 50);
        want(rest.counted, 150);
        offer.commit.drawdown = DRAWDOWN_NET;
        want(measure_rest(&offer, &by_hand, 1).forfeited, rows[i].forfeited);
        want(measure_rest(&offer, &by_hand, 1).carried_out, 16);
    }
}

static void
want_scaled(const struct results *net, const struct results *list, size_t offer)
{
    const struct settlement *a = &net->offers[offer].scenarios[SCENARIO_BASE];
    const struct settlement *b = &list->offers[offer].scenarios[SCENARIO_BASE];
    const double units = 1 / (1 - a->quoted_discount);
    want(measure_drawn(b), units * measure_drawn(a));
    for (size_t i = 0; i < a->n_months; i++) {
        struct measure_rest rest_a = measure_rest(net->offers[offer].offer, a, i),
                            rest_b = measure_rest(list->offers[offer].offer, b, i);
        want(measure_left(b, i), units * measure_left(a, i));
        want(measure_over(list->offers[offer].offer, b, i),
             units * measure_over(net->offers[offer].offer, a, i));
        want(rest_b.forfeited, units * rest_a.forfeited);
    }
}

/* The trap, 1,000,000 at 20%, is 1,250,000 of list value; its cure, 650,000 at 15%, is 764,706,
 * and what goes over it, 93,750, is 110,294. */
static void
the_same_deal_drawn_by_list_value_is_the_same_but_for_its_units(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct results net, list;
    struct facts facts;
    fixture_results(arena, &net);
    fixture_results(arena, &list);
    list_drawdown(arena, &list);
    for (size_t i = 0; i < 2; i++)
        want_scaled(&net, &list, i);
    facts_build(&list, NULL, arena, &facts);
    assert_string_equal(FACT_TEXT(&facts, "offers.1.base.utilization"), "70.0%");
    assert_string_equal(sentence_drawdown(&list, &facts, 0, arena),
                        "Usage draws USD 875,000 of the USD 1,250,000 commitment of Offer A (70.0%): USD "
                        "300,000 is forfeited (drawn at list value)");
    assert_string_equal(sentence_drawdown(&list, &facts, 1, arena),
                        "The USD 764,706 commitment of Offer B runs out in Nov 2027: USD 110,294 of overage "
                        "follows (drawn at list value)");
    arena_free(arena);
}

/* Beyond 150, 200 is the first that less than a fiftieth of forecasts fills, and the last one drawn; beyond
 * 250 it is 300. What a fiftieth fills is drawn all, and two levels always. */
static void
levels_that_hardly_a_forecast_fills_are_left_out_beyond_the_marks(void **state)
{
    struct sweep_level levels[] = {{.commit = 0, .fill_probability = 1},
                                   {.commit = 100, .fill_probability = 0.5},
                                   {.commit = 200, .fill_probability = 0.019},
                                   {.commit = 300, .fill_probability = 0.01},
                                   {.commit = 400, .fill_probability = 0}};
    const struct offer_result result = {.sweep = levels, .n_sweep = 5};
    (void)state;
    assert_int_equal(measure_drawn_levels(&result, 150), 3);
    assert_int_equal(measure_drawn_levels(&result, 250), 4);
    assert_int_equal(measure_drawn_levels(&result, 400), 5);
    levels[1].fill_probability = 0;
    assert_int_equal(measure_drawn_levels(&result, 0), 2);
    levels[3].fill_probability = 0.02;
    assert_int_equal(measure_drawn_levels(&result, 0), 5);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_that_hardly_a_forecast_fills_are_left_out_beyond_the_marks),
        cmocka_unit_test(list_value_is_held_against_a_commitment_of_list_value),
        cmocka_unit_test(what_is_forfeited_is_counted_in_units),
        cmocka_unit_test(the_same_deal_drawn_by_list_value_is_the_same_but_for_its_units),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
