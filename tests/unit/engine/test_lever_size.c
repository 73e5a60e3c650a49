/* What the levers of the commitment's size and shape are worth (1.12), by hand on a small contract: 100 of
 * list value a month, 80 at the offer's 20% off, unless a test says otherwise; overage at list. */
#include "small.h"

#include <string.h>

/* 960 consumed of 1,200. At the floor, 960, nothing is unused: - 240. Without bands and benchmark the
 * discount stays, which the note says. */
static void
a_resize_to_the_floor_saves_what_would_be_unused(void **state)
{
    struct small small;
    small_init(*state, &small);
    small.offer->commit.annual = money(1200);
    small_make(&small);
    want_nan(small_worth(&small, LEVER_RESIZE_FLOOR)); /* there is none */
    small.result.floor = 960;
    want_money(small_worth(&small, LEVER_RESIZE_FLOOR), 240);
    small_build(&small);
    assert_non_null(strstr(small_find(&small, LEVER_RESIZE_FLOOR)->note, "discount stays as quoted"));
    small.result.floor = 1200;
    want_nan(small_worth(&small, LEVER_RESIZE_FLOOR));
}

/* Bands 600 = 10%, 1,200 = 20%. At 600 and 10%: 600 / 0.9 = 666.67 of list inside, 533.33 over at list. 1,200
 * before. */
static void
a_resize_to_the_optimum_moves_the_discount_with_the_bands(void **state)
{
    struct small small;
    small_init(*state, &small);
    small.offer->commit.annual = money(1200);
    fixture_band(*state, small.offer, 600, 0.1);
    fixture_band(*state, small.offer, 1200, 0.2);
    small_make(&small);
    small.result.optimum = small.result.floor = 600;
    want_money(small_worth(&small, LEVER_RESIZE_OPTIMUM), 1200 - (600 + 1200 - 600 / 0.9));
    small_build(&small);
    assert_null(small_find(&small, LEVER_RESIZE_FLOOR)->note);
}

/* Two years of 1,200, 480 and 1,680 used: 3,000. With 600 in year 1: 2,400. */
static void
a_ramp_halves_the_first_year(void **state)
{
    struct small small;
    double flat[] = {0.5}, steps[] = {0.5, 1};
    small_init(*state, &small);
    small_two_years(&small);
    small_make(&small);
    want_money(small_worth(&small, LEVER_RAMP), 600);
    small.offer->commit.ramp = flat; /* the same factor in every year is no ramp: 600 a year, 300 in year 1 */
    small_make(&small);
    want_money(small_worth(&small, LEVER_RAMP), 75); /* 300 less, 180 over for 225 of list: 600 - 525 */
    small.offer->commit.ramp = steps;
    small.offer->commit.n_ramp = 2;
    small_make(&small);
    want_nan(small_worth(&small, LEVER_RAMP));
    small.offer->commit.n_ramp = 1;
    small.offer->term_months = 12;
    small_make(&small);
    want_nan(small_worth(&small, LEVER_RAMP));
}

static void
a_schedule_and_no_commitment_take_no_ramp(void **state)
{
    struct small small;
    struct money schedule[] = {money(1200), money(1200)};
    small_init(*state, &small);
    small_two_years(&small);
    small.offer->commit.annual = money(0);
    small_make(&small);
    want_nan(small_worth(&small, LEVER_RAMP));
    small.offer->commit.schedule = schedule;
    small.offer->commit.n_schedule = 2;
    small_make(&small);
    want_nan(small_worth(&small, LEVER_RAMP));
}

/* Two years of 1,200; 1,200 used in year 1 (125 of list a month), 480 in year 2 at list prices 10% lower. As
 * offered 2,400. A new deal for year 2: list rebased, so 432 of committed value, and the commitment no more
 * than that: 1,200 + 432. */
static void
a_shorter_term_is_a_new_deal_at_the_list_and_the_size_of_the_day(void **state)
{
    struct small small;
    small_init(*state, &small);
    small.offer->term_months = 24;
    small.offer->commit.annual = money(1200);
    small_demand(&small, 1, 12, 1.25);
    small_demand(&small, 13, 24, 0.5);
    for (int t = 12; t < SMALL_MONTHS; t++)
        small.index[t] = 0.9;
    small_make(&small);
    want_money(small_cost(&small), 2400);
    want_money(small_worth(&small, LEVER_SHORTER_TERM), 2400 - 1632);
    small.offer->term_months = 12;
    small_make(&small);
    want_nan(small_worth(&small, LEVER_SHORTER_TERM));
}

/* 300 a quarter; 480 used in the first (200 of list a month), 120 in each other (50). The first is over by
 * 180, 225 at list: 1,425. By the year 840 of 1,200 are used: 1,200. */
static void
a_measure_of_a_year_nets_quarters_against_each_other(void **state)
{
    struct small small;
    struct money schedule[] = {money(300), money(300), money(300), money(300)};
    small_init(*state, &small);
    small.offer->commit.measure = MEASURE_QUARTER;
    small.offer->commit.annual = money(1200);
    small_demand(&small, 1, 3, 2);
    small_demand(&small, 4, 9, 0.5);
    small_make(&small);
    want_money(small_cost(&small), 1425);
    want_money(small_worth(&small, LEVER_ANNUAL_MEASURE), 225);
    small.offer->commit.annual = money(0);
    small.offer->commit.schedule = schedule;
    small.offer->commit.n_schedule = 4;
    small_make(&small);
    want_money(small_worth(&small, LEVER_ANNUAL_MEASURE), 225);
}

/* Months of 1 to 14: years of 1 + ... + 12 = 78 and 13 + 14 = 27. A term of five months and two quarters, 10
 * and 20, is one of 30. A year or the term is not shorter than a year. */
static void
a_schedule_is_summed_by_year(void **state)
{
    struct small small;
    struct money months[14];
    small_init(*state, &small);
    for (int i = 0; i < 14; i++)
        months[i] = money(i + 1);
    small.offer->term_months = 14;
    small.offer->commit.measure = MEASURE_MONTH;
    small.offer->commit.schedule = months;
    small.offer->commit.n_schedule = 14;
    small_make(&small);
    assert_true(lever_pull(LEVER_ANNUAL_MEASURE, &small.at, &small.draft));
    assert_int_equal(small.draft.offer.commit.n_schedule, 2);
    assert_int_equal(offer_n_periods(&small.draft.offer), 2);
    want(money_value(small.draft.offer.commit.schedule[0]), 78);
    want(money_value(small.draft.offer.commit.schedule[1]), 27);
    months[0] = money(10);
    months[1] = money(20);
    small.offer->term_months = 5;
    small.offer->commit.measure = MEASURE_QUARTER;
    small.offer->commit.n_schedule = 2;
    small_make(&small);
    assert_true(lever_pull(LEVER_ANNUAL_MEASURE, &small.at, &small.draft));
    assert_int_equal(small.draft.offer.commit.n_schedule, 1);
    want(money_value(small.draft.offer.commit.schedule[0]), 30);
    for (int measure = MEASURE_YEAR; measure <= MEASURE_TERM; measure++) {
        small.offer->commit.measure = (enum measure)measure;
        small.offer->commit.n_schedule = 1;
        small_make(&small);
        assert_false(lever_pull(LEVER_ANNUAL_MEASURE, &small.at, &small.draft));
    }
}

/* A sum beyond what money holds, and a term that is one quarter already. */
static void
a_schedule_that_does_not_fit_and_a_term_of_one_period_stay(void **state)
{
    struct small small;
    struct money months[12];
    small_init(*state, &small);
    for (int i = 0; i < 12; i++)
        months[i] = (struct money){INT64_MAX / 8};
    small.offer->commit.measure = MEASURE_MONTH;
    small.offer->commit.schedule = months;
    small.offer->commit.n_schedule = 12;
    small_make(&small);
    assert_false(lever_pull(LEVER_ANNUAL_MEASURE, &small.at, &small.draft));
    assert_int_equal(small.draft.offer.commit.n_schedule, 12);
    assert_true(small.draft.offer.commit.schedule[0].micro == INT64_MAX / 8);
    small.offer->commit.n_schedule = 0;
    small.offer->commit.measure = MEASURE_QUARTER;
    small.offer->term_months = 3;
    small_make(&small);
    assert_false(lever_pull(LEVER_ANNUAL_MEASURE, &small.at, &small.draft));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_resize_to_the_floor_saves_what_would_be_unused),
        TEST(a_resize_to_the_optimum_moves_the_discount_with_the_bands),
        TEST(a_ramp_halves_the_first_year),
        TEST(a_schedule_and_no_commitment_take_no_ramp),
        TEST(a_shorter_term_is_a_new_deal_at_the_list_and_the_size_of_the_day),
        TEST(a_measure_of_a_year_nets_quarters_against_each_other),
        TEST(a_schedule_is_summed_by_year),
        TEST(a_schedule_that_does_not_fit_and_a_term_of_one_period_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
