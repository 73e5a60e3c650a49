/* What an offer says as figures (1.1, 1.8.1, 1.8.6, 1.8.7, 1.13), and the changes a draft of it can make
 * (1.11, 1.12). */
#include "fixture.h"

#include "engine/card.h"
#include "engine/deal.h"
#include "engine/draft.h"
#include "engine/terms.h"

#include <math.h>
#include <string.h>

static void
give_headline(struct offer *offer, double headline)
{
    offer->discount.has_headline = true;
    offer->discount.headline = headline;
}

/* Two automatic tiers: 10% above a list value of 100 and 20% above 200. */
static struct band two_tiers[] = {{{100000000}, 0.1}, {{200000000}, 0.2}};

static void
give_tiers(struct offer *offer)
{
    offer->tiers.steps = two_tiers;
    offer->tiers.n_steps = 2;
}

/* ---- quoted discount ---- */

static void
the_headline_is_the_quoted_discount_even_where_it_is_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    want(terms_quoted_discount(offer), 0);
    offer->commit.annual = money(700);
    fixture_band(fixture, offer, 650, 0.15);
    want(terms_quoted_discount(offer), 0.15);
    give_headline(offer, 0.12);
    want(terms_quoted_discount(offer), 0.12);
    give_headline(offer, 0);
    want(terms_quoted_discount(offer), 0);
}

/* At its threshold and above. */
static void
a_band_begins_at_its_threshold(void **state)
{
    static const struct {
        double annual, quoted;
    } rows[] = {{0, 0},      {649.999999, 0}, {650, 0.15}, {650.000001, 0.15}, {999.999999, 0.15},
                {1000, 0.2}, {1000000, 0.2}};
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    fixture_band(fixture, offer, 650, 0.15);
    fixture_band(fixture, offer, 1000, 0.20);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        offer->commit.annual = money(rows[i].annual);
        want(terms_quoted_discount(offer), rows[i].quoted);
    }
}

/* Above its threshold, and only where it is more than what stands beside it. */
static void
a_tier_begins_above_its_threshold_and_counts_where_it_is_more(void **state)
{
    static const struct {
        double annual, headline, quoted; /* headline below 0: none */
    } rows[] = {{0, -1, 0},       {100, -1, 0},          {100.000001, -1, 0.1},
                {200, -1, 0.1},   {200.000001, -1, 0.2}, {200, 0.12, 0.12},
                {300, 0.12, 0.2}, {300, 0.25, 0.25},     {300, 0, 0.2}};
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    give_tiers(offer);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        offer->commit.annual = money(rows[i].annual);
        offer->discount.has_headline = rows[i].headline >= 0;
        offer->discount.headline = fmax(rows[i].headline, 0);
        want(terms_quoted_discount(offer), rows[i].quoted);
    }
    /* With bands and no headline: the band, or the tier where that is more. */
    offer->discount.has_headline = false;
    fixture_band(fixture, offer, 150, 0.15);
    offer->commit.annual = money(180);
    want(terms_quoted_discount(offer), 0.15);
    offer->commit.annual = money(250);
    want(terms_quoted_discount(offer), 0.2);
}

/* ---- commitment ---- */

/* 18 months in quarters, 900 together: 600 a year. A ramp does not enter. */
static void
the_annual_commit_is_unramped_and_of_a_schedule_its_sum_per_twelve_months(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    double ramp[] = {0.5, 1.5};
    struct money schedule[] = {money(100), money(100), money(100), money(200), money(200), money(200)};
    offer->term_months = 18;
    offer->commit.annual = money(1000);
    offer->commit.ramp = ramp;
    offer->commit.n_ramp = 2;
    want_money(terms_annual_commit(offer), 1000);
    offer->commit.annual = money(0);
    offer->commit.measure = MEASURE_QUARTER;
    offer->commit.schedule = schedule;
    offer->commit.n_schedule = 6;
    want_money(terms_annual_commit(offer), 600);
}

/* Ten months of 0.10 to one threshold of 1.20: added up in binary fractions 0.1 ten times is a little below
 * 1, and would miss the band. */
static void
a_schedule_that_adds_up_to_a_threshold_reaches_it(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    struct money schedule[10];
    for (size_t i = 0; i < 10; i++)
        schedule[i] = money(0.1);
    offer->term_months = 10;
    offer->commit.measure = MEASURE_MONTH;
    offer->commit.schedule = schedule;
    offer->commit.n_schedule = 10;
    fixture_band(fixture, offer, 1.2, 0.15);
    want(terms_quoted_discount(offer), 0.15);
}

/* 1,200 a year with half in year 1 and 150% after: 50 and 150 a month. A schedule by quarters over 8 months:
 * 300 / 3, and in the last, of two months, 50 / 2. */
static void
a_month_has_its_share_of_the_ramp_or_of_its_scheduled_period(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    double ramp[] = {0.5, 1.5};
    struct money schedule[] = {money(300), money(60), money(50)};
    offer->term_months = 36;
    offer->commit.annual = money(1200);
    offer->commit.ramp = ramp;
    offer->commit.n_ramp = 2;
    want_money(terms_commit_share(offer, 1), 50);
    want_money(terms_commit_share(offer, 12), 50);
    want_money(terms_commit_share(offer, 13), 150);
    want_money(terms_commit_share(offer, 36), 150);
    want_money(terms_first_year_commit(offer), 600);
    offer->term_months = 8;
    offer->commit.annual = money(0);
    offer->commit.measure = MEASURE_QUARTER;
    offer->commit.schedule = schedule;
    offer->commit.n_schedule = 3;
    want_money(terms_commit_share(offer, 3), 100);
    want_money(terms_commit_share(offer, 4), 20);
    want_money(terms_commit_share(offer, 8), 25);
    /* 410 in eight months is 615 in twelve. */
    want_money(terms_first_year_commit(offer), 615);
}

/* Six months at 1,200 a year are 600, twice that in a year. 18 months scheduled by year: 1,000 in the first.
 */
static void
the_first_years_commit_is_scaled_to_twelve_months(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    struct money schedule[] = {money(1000), money(900)};
    offer->term_months = 6;
    offer->commit.annual = money(1200);
    want_money(terms_first_year_commit(offer), 1200);
    offer->term_months = 18;
    offer->commit.annual = money(0);
    offer->commit.schedule = schedule;
    offer->commit.n_schedule = 2;
    want_money(terms_first_year_commit(offer), 1000);
    want_money(terms_annual_commit(offer), 1900.0 * 12 / 18);
}

/* ---- fees and service credits ---- */

static void
a_fee_falls_by_month_by_year_in_proportion_or_once(void **state)
{
    (void)state;
    struct fee fee = {.quantity = 10, .unit_price = money(12), .per = FEE_PER_MONTH};
    want_money(deal_fee(&fee, 1, 18), 120);
    want_money(deal_fee(&fee, 18, 18), 120);
    fee.per = FEE_PER_YEAR;
    want_money(deal_fee(&fee, 1, 18), 120);
    want_money(deal_fee(&fee, 2, 18), 0);
    want_money(deal_fee(&fee, 13, 18), 60);
    want_money(deal_fee(&fee, 13, 24), 120);
    fee.per = FEE_ONCE;
    want_money(deal_fee(&fee, 1, 18), 120);
    want_money(deal_fee(&fee, 13, 18), 0);
}

/* Ten per cent for every started tenth of a point below 99.9%: 99.9 - 99.8 is one tenth, not a little more as
 * in binary fractions; 99.79 starts the second. At most everything. */
static void
every_started_tenth_of_a_point_below_the_target_is_credited(void **state)
{
    static const struct {
        int64_t uptime_ppb;
        double credit;
    } rows[] = {{1000000000, 0},  {999000000, 0},   {998999999, 0.1}, {998500000, 0.1}, {998000000, 0.1},
                {997999999, 0.2}, {997900000, 0.2}, {990000000, 0.9}, {988000000, 1},   {0, 1}};
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    offer->sla.is_given = true;
    offer->sla.target_ppb = 999000000;
    offer->sla.credit = 0.1;
    want(deal_service_credit(offer, &fixture->plan), 0);
    fixture->plan.has_expected_uptime = true;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        fixture->plan.expected_uptime_ppb = rows[i].uptime_ppb;
        want(deal_service_credit(offer, &fixture->plan), rows[i].credit);
    }
    offer->sla.is_given = false;
    want(deal_service_credit(offer, &fixture->plan), 0);
}

/* ---- drafts ---- */

static struct draft *
draft_of(struct fixture *fixture)
{
    struct draft *draft = ARENA_NEW(fixture->arena, struct draft, 1);
    draft_alloc(&fixture->offers[0], &fixture->book, fixture->arena, draft);
    draft_reset(draft, &fixture->offers[0]);
    return draft;
}

/* 400 for 1,000 a year: the ramp's factors stay. A schedule of 100, 200, 300 over nine months is 800 a year;
 * at 400 every amount is halved. */
static void
a_commit_is_scaled_with_its_ramp_or_schedule(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    double ramp[] = {0.5, 1};
    struct money schedule[] = {money(100), money(200), money(300)};
    offer->term_months = 24;
    offer->commit.annual = money(1000);
    offer->commit.ramp = ramp;
    offer->commit.n_ramp = 2;
    struct draft *draft = draft_of(fixture);
    draft_set_commit(draft, 400);
    want_money(terms_annual_commit(&draft->offer), 400);
    want_money(terms_commit_share(&draft->offer, 12), 200.0 / 12);
    want_money(terms_commit_share(&draft->offer, 13), 400.0 / 12);
    want_money(terms_annual_commit(offer), 1000);
    draft_set_commit(draft, 0);
    want_money(terms_annual_commit(&draft->offer), 0);

    offer->term_months = 9;
    offer->commit.annual = money(0);
    offer->commit.n_ramp = 1;
    ramp[0] = 1;
    offer->commit.measure = MEASURE_QUARTER;
    offer->commit.schedule = schedule;
    offer->commit.n_schedule = 3;
    draft = draft_of(fixture);
    draft_set_commit(draft, 400);
    want_money(terms_annual_commit(&draft->offer), 400);
    for (int m = 1; m <= 9; m++)
        want_money(terms_commit_share(&draft->offer, m), (m + 2) / 3 * 50 / 3.0);
    want_money(money_value(schedule[0]), 100);
    draft_set_commit(draft, 0);
    want_money(terms_annual_commit(&draft->offer), 0);
    draft_set_commit(draft, 120);
    want_money(terms_annual_commit(&draft->offer), 120);
}

/* There is nothing to keep in proportion: the same every month. */
static void
where_nothing_was_committed_the_annual_commit_stands_alone(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    struct money schedule[] = {money(0), money(0)};
    offer->term_months = 24;
    offer->commit.schedule = schedule;
    offer->commit.n_schedule = 2;
    struct draft *draft = draft_of(fixture);
    draft_set_commit(draft, 1200);
    want_money(terms_annual_commit(&draft->offer), 1200);
    for (int m = 1; m <= 24; m++)
        want_money(terms_commit_share(&draft->offer, m), 100);
}

static void
a_discount_that_is_set_is_the_quoted_one(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    offer->commit.annual = money(700);
    fixture_band(fixture, offer, 650, 0.15);
    struct draft *draft = draft_of(fixture);
    want(terms_quoted_discount(&draft->offer), 0.15);
    draft_set_quoted(draft, 0.16);
    want(terms_quoted_discount(&draft->offer), 0.16);
    assert_true(draft->offer.discount.has_headline);
    assert_false(offer->discount.has_headline);
    draft_set_quoted(draft, 0);
    want(terms_quoted_discount(&draft->offer), 0);
}

/* Headline 5%, tiers 10% and 20%, a commit of 300: quoted 20%. At 25% all three move by five points; at 8%
 * by twelve down, none below nothing. */
static void
automatic_tiers_move_with_the_quoted_discount(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    give_headline(offer, 0.05);
    give_tiers(offer);
    offer->commit.annual = money(300);
    struct draft *draft = draft_of(fixture);
    draft_set_quoted(draft, 0.25);
    want(terms_quoted_discount(&draft->offer), 0.25);
    want(draft->offer.discount.headline, 0.10);
    want(draft->offer.tiers.steps[0].discount, 0.15);
    want(draft->offer.tiers.steps[1].discount, 0.25);
    want(two_tiers[1].discount, 0.2);
    draft_reset(draft, offer);
    draft_set_quoted(draft, 0.08);
    want(terms_quoted_discount(&draft->offer), 0.08);
    want(draft->offer.discount.headline, 0);
    want(draft->offer.tiers.steps[0].discount, 0);
    want(draft->offer.tiers.steps[1].discount, 0.08);
}

/* A key of its own comes before the family's, and takes the place of the same key. */
static void
a_discount_of_a_model_and_meter_is_above_every_other_key(void **state)
{
    static const struct line opus = {0};
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    fixture_model(fixture, "opus-a", "opus", 5, 25);
    give_headline(offer, 0.1);
    fixture_discount(fixture, offer, -1, fixture->book.families[0], METER_INPUT, 0.12);
    fixture_discount(fixture, offer, 0, NULL, METER_OUTPUT, 0.14);
    struct draft *draft = draft_of(fixture);
    draft_set_discount(draft, 0, METER_INPUT, 0.3);
    draft_set_discount(draft, 0, METER_OUTPUT, 0.4);
    assert_int_equal(draft->offer.discount.n_keys, 3);
    want(card_price(&draft->offer, &fixture->book, opus, METER_INPUT, 0.1).discount, 0.3);
    want(card_price(&draft->offer, &fixture->book, opus, METER_OUTPUT, 0.1).discount, 0.4);
    want(card_price(&draft->offer, &fixture->book, opus, METER_CACHE_READ, 0.1).discount, 0.1);
    want(card_price(offer, &fixture->book, opus, METER_INPUT, 0.1).discount, 0.12);
    want(card_price(offer, &fixture->book, opus, METER_OUTPUT, 0.1).discount, 0.14);
    for (int meter = 0; meter < N_METERS; meter++)
        draft_set_discount(draft, 0, (enum meter)meter, 0.5);
    for (int meter = 0; meter < N_METERS; meter++)
        want(card_price(&draft->offer, &fixture->book, opus, (enum meter)meter, 0.1).discount, 0.5);
    draft_reset(draft, offer);
    assert_int_equal(draft->offer.discount.n_keys, 2);
    want(card_price(&draft->offer, &fixture->book, opus, METER_INPUT, 0.1).discount, 0.12);
    want(card_price(&draft->offer, &fixture->book, opus, METER_OUTPUT, 0.1).discount, 0.14);
}

/* Everything a lever may touch is the draft's own. */
static void
a_change_never_touches_the_offer_and_a_reset_takes_it_back(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    double ramp[] = {0.5, 1};
    struct fee fees[] = {{.name = "seats", .quantity = 2, .unit_price = money(3)}};
    fixture_model(fixture, "opus-a", "opus", 5, 25);
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    give_headline(offer, 0.1);
    give_tiers(offer);
    fixture_band(fixture, offer, 650, 0.15);
    fixture_exclude(fixture, offer, (struct exclusion){1, NULL, -1, -1});
    fixture_fixed_price(fixture, offer, 0, METER_OUTPUT, 20);
    offer->commit.annual = money(1000);
    offer->commit.ramp = ramp;
    offer->commit.n_ramp = 2;
    offer->fees = fees;
    offer->n_fees = 1;
    struct draft *draft = draft_of(fixture);
    struct offer *changed = &draft->offer;
    draft->renews_yearly = draft->with_after = true;
    changed->commit.ramp[0] = 0.25;
    changed->bands[0].discount = 0.9;
    changed->tiers.steps[0].discount = 0.9;
    changed->exclusions[0].model = 0;
    changed->n_exclusions = 0;
    changed->fixed_prices[0].price = rate(1);
    changed->fees[0].unit_price = money(99);
    changed->price.lock = true;
    changed->term_months = 6;
    want(ramp[0], 0.5);
    want(offer->bands[0].discount, 0.15);
    want(two_tiers[0].discount, 0.1);
    assert_int_equal(offer->exclusions[0].model, 1);
    want_money(rate_value(offer->fixed_prices[0].price), 20);
    want_money(money_value(fees[0].unit_price), 3);
    draft_reset(draft, offer);
    assert_false(draft->renews_yearly || draft->with_after);
    want(changed->commit.ramp[0], 0.5);
    want(changed->bands[0].discount, 0.15);
    want(changed->tiers.steps[0].discount, 0.1);
    assert_int_equal(changed->n_exclusions, 1);
    assert_int_equal(changed->exclusions[0].model, 1);
    want_money(rate_value(changed->fixed_prices[0].price), 20);
    want_money(money_value(changed->fees[0].unit_price), 3);
    assert_false(changed->price.lock);
    assert_int_equal(changed->term_months, 12);
    assert_string_equal(changed->name, offer->name);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_headline_is_the_quoted_discount_even_where_it_is_nothing),
        TEST(a_band_begins_at_its_threshold),
        TEST(a_tier_begins_above_its_threshold_and_counts_where_it_is_more),
        TEST(the_annual_commit_is_unramped_and_of_a_schedule_its_sum_per_twelve_months),
        TEST(a_schedule_that_adds_up_to_a_threshold_reaches_it),
        TEST(a_month_has_its_share_of_the_ramp_or_of_its_scheduled_period),
        TEST(the_first_years_commit_is_scaled_to_twelve_months),
        cmocka_unit_test(a_fee_falls_by_month_by_year_in_proportion_or_once),
        TEST(every_started_tenth_of_a_point_below_the_target_is_credited),
        TEST(a_commit_is_scaled_with_its_ramp_or_schedule),
        TEST(where_nothing_was_committed_the_annual_commit_stands_alone),
        TEST(a_discount_that_is_set_is_the_quoted_one),
        TEST(automatic_tiers_move_with_the_quoted_discount),
        TEST(a_discount_of_a_model_and_meter_is_above_every_other_key),
        TEST(a_change_never_touches_the_offer_and_a_reset_takes_it_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
