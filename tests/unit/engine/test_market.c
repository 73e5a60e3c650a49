/* List prices that move inside a term, and what the committed prices make of it (1.7). */
#include "trial.h"

#include "engine/card.h"
#include "engine/market.h"

#include <math.h>

#define MONTHS 24

/* Some rows of a rate card, which is all that a market looks at. */
static const struct line standard_0 = {0}, standard_1 = {.model = 1}, batch_0 = {.tier = TIER_BATCH},
                         long_0 = {.context = CONTEXT_LONG}, us_0 = {.geo = GEO_US};
static const struct line lines[] = {{0}, {.tier = TIER_BATCH}, {.model = 1}};
static const struct rate_row rows[] = {{.line = 0, .meter = METER_INPUT},
                                       {.line = 0, .meter = METER_OUTPUT},
                                       {.line = 0, .meter = METER_WEB_SEARCH},
                                       {.line = 1, .meter = METER_INPUT},
                                       {.line = 2, .meter = METER_INPUT}};
enum { INPUT_0, OUTPUT_0, SEARCH_0, BATCH_INPUT_0, INPUT_1, N_ROWS };

static struct market
build(struct fixture *fixture, int32_t start)
{
    struct market market;
    market_build(&fixture->plan, &fixture->book, lines, rows, N_ROWS, start, MONTHS, fixture->arena, &market);
    return market;
}

/* lambda of a row in contract month m = 1.. */
static double
index_of(const struct market *market, size_t row, int m)
{
    return market->index[market->group[row] * market->n_months + (size_t)(m - 1)];
}

static void
two_models(struct fixture *fixture)
{
    fixture_model(fixture, "opus-a", "opus", 5, 25);
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
}

/* ---- lambda ---- */

/* 10% down in April 2027 and again in January 2028, from a start on 1 January 2027: 1 for three months, 0.9
 * for nine, then 0.9 x 0.9. */
static void
changes_multiply_and_begin_with_their_month(void **state)
{
    struct fixture *fixture = *state;
    two_models(fixture);
    GIVE(&fixture->plan, changes, market_change, {day(2027, 4, 1), -0.1, 3}, {day(2028, 1, 1), -0.1, 4});
    struct market market = build(fixture, day(2027, 1, 1));
    for (size_t row = 0; row < N_ROWS; row++)
        for (int m = 1; m <= MONTHS; m++)
            want(index_of(&market, row, m), m < 4 ? 1 : m < 13 ? 0.9 : 0.81);
    assert_int_equal(market.n_groups, 1);
}

/* Contract months that begin on a 15th: 1 February is after the start and counts from 15 February on, month
 * 2; 1 April is before month 4, which begins on 15 April, and after month 3. */
static void
a_change_counts_from_the_first_contract_month_that_begins_on_it_or_later(void **state)
{
    struct fixture *fixture = *state;
    two_models(fixture);
    GIVE(&fixture->plan, changes, market_change, {day(2027, 2, 1), 0.5, 3}, {day(2027, 4, 1), -0.2, 4});
    struct market market = build(fixture, day(2027, 1, 15));
    for (int m = 1; m <= MONTHS; m++)
        want(index_of(&market, INPUT_0, m), m < 2 ? 1 : m < 4 ? 1.5 : 1.2);
}

/* The first offer starts on 1 January, a later one on 1 July. April's and July's changes are in the later
 * one's own prices: 0.9 x 0.95 = 0.855. August's counts in its second month. */
static void
what_a_later_start_has_passed_is_in_its_own_prices(void **state)
{
    struct fixture *fixture = *state;
    two_models(fixture);
    GIVE(&fixture->plan, changes, market_change, {day(2027, 4, 1), -0.1, 3}, {day(2027, 7, 1), -0.05, 4},
         {day(2027, 8, 1), -0.2, 5});
    const int32_t first = day(2027, 1, 1);
    want(market_passed(&fixture->plan, first, first), 1);
    want(market_passed(&fixture->plan, first, day(2027, 3, 31)), 1);
    want(market_passed(&fixture->plan, first, day(2027, 4, 1)), 0.9);
    want(market_passed(&fixture->plan, first, day(2027, 7, 1)), 0.855);
    want(market_passed(&fixture->plan, first, day(2026, 12, 1)), 1);
    struct market market = build(fixture, day(2027, 7, 1));
    want(index_of(&market, INPUT_0, 1), 1);
    want(index_of(&market, INPUT_0, 2), 0.8);
    want(index_of(&market, INPUT_0, MONTHS), 0.8);
}

static void
a_change_that_does_not_begin_after_the_first_start_is_refused_where_it_stands(void **state)
{
    struct fixture *fixture = *state;
    fixture->plan.file = "plan.ini";
    GIVE(&fixture->plan, changes, market_change, {day(2026, 11, 1), -0.1, 7}, {day(2027, 1, 1), -0.1, 8},
         {day(2027, 2, 1), -0.1, 9});
    assert_int_equal(market_check(&fixture->plan, day(2027, 1, 1), &fixture->diags), -1);
    assert_int_equal(fixture->diags.n, 2);
    assert_int_equal(fixture->diags.status, STATUS_CONFIG);
    for (size_t i = 0; i < 2; i++) {
        assert_string_equal(fixture->diags.items[i].place.file, "plan.ini");
        assert_int_equal(fixture->diags.items[i].place.line, 7 + i);
    }
    /* One day earlier, January's change begins after the start. */
    assert_int_equal(market_check(&fixture->plan, day(2026, 12, 28), &fixture->diags), -1);
    assert_int_equal(fixture->diags.n, 3);
    GIVE(&fixture->plan, changes, market_change, {day(2027, 1, 1), -0.1, 8});
    assert_int_equal(market_check(&fixture->plan, day(2026, 12, 28), &fixture->diags), 0);
    assert_int_equal(fixture->diags.n, 3);
}

static void
a_run_with_an_early_change_fails(void **state)
{
    struct fixture *fixture = *state;
    two_models(fixture);
    flat_use(fixture, worth("haiku-a", 100));
    GIVE(&fixture->plan, changes, market_change, {day(2027, 1, 1), -0.1, 8});
    assert_int_equal(fixture_try(fixture), -1);
    assert_int_equal(fixture->diags.status, STATUS_CONFIG);
}

/* ---- dated prices of the book ---- */

/* Opus input 5 to 4 on 1 July, its output stays at 25: input 0.8 from month 7 on, the batch line with it. The
 * market's 10% down in April is of all prices: 0.9, then 0.72. */
static void
a_dated_price_moves_the_meters_it_dates_and_the_market_all(void **state)
{
    struct fixture *fixture = *state;
    fixture_model(fixture, "opus-a", "opus", 5, 25);
    fixture_prices(fixture_section(fixture, day(2027, 7, 1))->base, 4, 25);
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    GIVE(&fixture->plan, changes, market_change, {day(2027, 4, 1), -0.1, 3});
    struct market market = build(fixture, day(2027, 1, 1));
    for (int m = 1; m <= MONTHS; m++) {
        double all = m < 4 ? 1 : 0.9;
        want(index_of(&market, INPUT_0, m), m < 7 ? all : all * 0.8);
        want(index_of(&market, BATCH_INPUT_0, m), m < 7 ? all : all * 0.8);
        want(index_of(&market, OUTPUT_0, m), all);
        want(index_of(&market, SEARCH_0, m), all);
        want(index_of(&market, INPUT_1, m), all);
    }
    assert_int_equal(market.group[INPUT_1], 0);
    assert_int_not_equal(market.group[OUTPUT_0], 0); /* the book dates prices of its model */
}

/* Only the batch factor changes, 0.5 to 0.4: the batch line pays 0.8 of what it did. Two steps in one model:
 * 5 to 4 in March, to 6 in May. */
static void
multipliers_are_dated_too_and_steps_follow_each_other(void **state)
{
    struct fixture *fixture = *state;
    fixture_model(fixture, "opus-a", "opus", 5, 25);
    fixture_prices(fixture_section(fixture, day(2027, 3, 1))->base, 4, 25);
    fixture_prices(fixture_section(fixture, day(2027, 5, 1))->base, 6, 25);
    fixture_section(fixture, day(2027, 6, 1))->batch.per_10k = 4000;
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    struct market market = build(fixture, day(2027, 1, 1));
    for (int m = 1; m <= 12; m++) {
        double input = m < 3 ? 1 : m < 5 ? 0.8 : 1.2;
        want(index_of(&market, INPUT_0, m), input);
        want(index_of(&market, BATCH_INPUT_0, m), m < 6 ? input : 1.2 * 0.8);
    }
}

/* A section of the start day itself is the start's own price; one of the day after begins inside month 1 and
 * counts from month 2 on; one before the start is passed. */
static void
a_dated_price_counts_after_the_start_only(void **state)
{
    struct fixture *fixture = *state;
    fixture_model(fixture, "opus-a", "opus", 5, 25);
    fixture_prices(fixture_section(fixture, day(2026, 12, 1))->base, 8, 25);
    fixture_prices(fixture_section(fixture, day(2027, 1, 1))->base, 4, 25);
    fixture_prices(fixture_section(fixture, day(2027, 1, 2))->base, 3, 25);
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    struct market market = build(fixture, day(2027, 1, 1));
    want(index_of(&market, INPUT_0, 1), 1);
    want(index_of(&market, INPUT_0, 2), 0.75);
    want(index_of(&market, INPUT_0, MONTHS), 0.75);
}

/* Nothing at the start and 2.00 later has no ratio: the index stays a number. */
static void
a_price_of_nothing_has_an_index_all_the_same(void **state)
{
    struct fixture *fixture = *state;
    fixture_model(fixture, "opus-a", "opus", 0, 25);
    fixture_prices(fixture_section(fixture, day(2027, 7, 1))->base, 2, 25);
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    struct market market = build(fixture, day(2027, 1, 1));
    for (int m = 1; m <= MONTHS; m++)
        assert_true(isfinite(index_of(&market, INPUT_0, m)) && index_of(&market, INPUT_0, m) >= 0);
}

/* ---- beta ---- */

#define NONE (-1.0)

/* y is the contract year of the month, counted from 0: 0 to 11 is year 1. */
static void
the_committed_index_follows_list_as_far_as_the_terms_let_it(void **state)
{
    static const struct {
        enum list_basis basis;
        bool lock, decrease_clause;
        double cap, uplift;
        int month;
        double moved, wanted;
    } cases[] = {
        /* signing, up: list, or the expected uplift where that is more, within the cap */
        {LIST_AT_SIGNING, false, false, NONE, 0, 0, 1.2, 1.2},
        {LIST_AT_SIGNING, true, false, NONE, 0, 0, 1.2, 1},
        {LIST_AT_SIGNING, true, false, 0.05, 0.1, 30, 1.2, 1},
        {LIST_AT_SIGNING, false, true, NONE, 0, 0, 1.2, 1.2},
        {LIST_AT_SIGNING, false, false, 0.05, 0, 11, 1.2, 1},        /* 1.05^0 */
        {LIST_AT_SIGNING, false, false, 0.05, 0, 12, 1.2, 1.05},     /* 1.05^1 */
        {LIST_AT_SIGNING, false, false, 0.05, 0, 35, 1.2, 1.1025},   /* 1.05^2 */
        {LIST_AT_SIGNING, false, false, 0.05, 0, 36, 1.2, 1.157625}, /* 1.05^3 */
        {LIST_AT_SIGNING, false, false, 0.05, 0, 48, 1.2, 1.2},      /* 1.05^4 = 1.2155 */
        {LIST_AT_SIGNING, false, false, NONE, 0.1, 12, 1.2, 1.2},    /* above 1.1 */
        {LIST_AT_SIGNING, false, false, NONE, 0.1, 24, 1.2, 1.21},   /* 1.1^2 is more */
        {LIST_AT_SIGNING, false, false, 0.05, 0.1, 24, 1.2, 1.1025}, /* 1.05^2 */
        {LIST_AT_SIGNING, false, false, NONE, 0.05, 23, 1, 1.05},    /* list has not moved */
        {LIST_AT_SIGNING, true, true, NONE, 0.05, 23, 1, 1},         /* locked */
        {LIST_AT_SIGNING, false, true, NONE, 0.05, 23, 1, 1.05},     /* the clause is of decreases */
        /* signing, down: stays unless the clause hands it on */
        {LIST_AT_SIGNING, false, false, NONE, 0, 12, 0.8, 1},
        {LIST_AT_SIGNING, true, false, NONE, 0, 12, 0.8, 1},
        {LIST_AT_SIGNING, false, true, NONE, 0, 12, 0.8, 0.8},
        {LIST_AT_SIGNING, true, true, NONE, 0, 12, 0.8, 0.8},
        {LIST_AT_SIGNING, false, false, NONE, 0.05, 11, 0.8, 1},      /* no anniversary yet */
        {LIST_AT_SIGNING, false, false, NONE, 0.05, 24, 0.8, 1.1025}, /* 1.05^2 */
        {LIST_AT_SIGNING, false, false, 0.03, 0.05, 24, 0.8, 1.0609}, /* 1.03^2 */
        {LIST_AT_SIGNING, false, false, 0, 0.05, 24, 0.8, 1},
        {LIST_AT_SIGNING, true, false, NONE, 0.05, 24, 0.8, 1},
        {LIST_AT_SIGNING, false, true, NONE, 0.05, 24, 0.8, 0.8},
        /* list of the day: as list, rises bounded by lock and cap; uplift and clause do nothing */
        {LIST_OF_THE_DAY, false, false, NONE, 0, 0, 1.2, 1.2},
        {LIST_OF_THE_DAY, false, false, NONE, 0.1, 24, 1.2, 1.2},
        {LIST_OF_THE_DAY, true, false, NONE, 0.1, 24, 1.2, 1},
        {LIST_OF_THE_DAY, false, false, 0.05, 0, 0, 1.2, 1},
        {LIST_OF_THE_DAY, false, false, 0.05, 0, 12, 1.2, 1.05},
        {LIST_OF_THE_DAY, false, false, 0.05, 0, 60, 1.2, 1.2}, /* 1.05^5 = 1.276 */
        {LIST_OF_THE_DAY, false, false, NONE, 0.1, 12, 1, 1},
        {LIST_OF_THE_DAY, false, false, NONE, 0, 12, 0.8, 0.8},
        {LIST_OF_THE_DAY, true, false, NONE, 0, 12, 0.8, 0.8},
        {LIST_OF_THE_DAY, false, true, NONE, 0, 12, 0.8, 0.8},
        {LIST_OF_THE_DAY, false, false, 0.05, 0.1, 24, 0.8, 0.8},
    };
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        offer->price.basis = cases[i].basis;
        offer->price.lock = cases[i].lock;
        offer->price.decrease_clause = cases[i].decrease_clause;
        offer->price.has_uplift_cap = cases[i].cap >= 0;
        offer->price.uplift_cap = fmax(cases[i].cap, 0);
        fixture->plan.expected_uplift = cases[i].uplift;
        double got = card_committed_index(offer, &fixture->plan, cases[i].moved, cases[i].month);
        if (fabs(got - cases[i].wanted) > 1e-12)
            fail_msg("case %zu: beta is %.12g, not %.12g", i, got, cases[i].wanted);
    }
}

/* ---- on a rate card ---- */

/* Four kinds of usage, 350 a month at list: opus 100 at 10% off; opus batch 50, which has no discount; haiku
 * 100, fixed at 0.70; sonnet 100, excluded. Two months, 20% down in the second. */
static void
four_kinds(struct fixture *fixture)
{
    struct offer *offer = &fixture->offers[0];
    fixture_model(fixture, "opus-a", "opus", 1, 5);
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    fixture_model(fixture, "sonnet-a", "sonnet", 1, 5);
    struct use batch = worth("opus-a", 100);
    batch.tier = TIER_BATCH;
    flat_use(fixture, worth("opus-a", 100));
    flat_use(fixture, batch);
    flat_use(fixture, worth("haiku-a", 100));
    flat_use(fixture, worth("sonnet-a", 100));
    flat_plan(fixture);
    offer->term_months = 2;
    offer->discount.has_headline = true;
    offer->discount.headline = 0.1;
    offer->discount.batch_stacks = false;
    fixture_fixed_price(fixture, offer, 1, METER_INPUT, 0.7);
    fixture_exclude(fixture, offer, (struct exclusion){2, NULL, -1, -1});
}

static const struct settlement *
base_of(const struct fixture *fixture, size_t offer)
{
    return &fixture->results.offers[offer].scenarios[SCENARIO_BASE];
}

/* By the list of the day: list 350 and 280, eligible 250 and 200, excluded 100 and 80. Committed 90 + 50 + 70
 * = 210, then 72 + 40 + 70 = 182: the fixed price stays. Nothing is above list: haiku 0.70 of 0.80. */
static void
fixed_prices_stay_excluded_usage_pays_the_list_of_the_day(void **state)
{
    struct fixture *fixture = *state;
    four_kinds(fixture);
    GIVE(&fixture->plan, changes, market_change, {day(2027, 2, 1), -0.2, 3});
    fixture->offers[0].price.basis = LIST_OF_THE_DAY;
    fixture->offers[0].overage.rate = OVERAGE_COMMITTED;
    fixture_run(fixture);
    const struct settle_month *months = base_of(fixture, 0)->months;
    want_money(months[0].list_value, 350);
    want_money(months[1].list_value, 280);
    want_money(months[0].eligible_list, 250);
    want_money(months[1].eligible_list, 200);
    want_money(months[0].ineligible_list, 100);
    want_money(months[1].ineligible_list, 80);
    want_money(months[0].committed_value, 210);
    want_money(months[1].committed_value, 182);
    want(months[1].list_index, 0.8);
    want(months[1].committed_index, 0.8);
    /* No commitment: all is overage at committed rates. */
    want_money(base_of(fixture, 0)->paid_api, 210 + 182 + 180);
    want_money(base_of(fixture, 0)->ineligible_charge, 180);
    assert_false(fixture_warned(fixture, "committed-above-list"));
}

/* By the list of signing: committed 210 in both months. Opus at 0.90 and its batch at 0.50 are above the list
 * of month 2, 0.80 and 0.40. Overage at the committed rate is never above list, and then costs 200. */
static void
at_signing_a_fall_stays_with_the_vendor_and_is_warned_of(void **state)
{
    struct fixture *fixture = *state;
    four_kinds(fixture);
    GIVE(&fixture->plan, changes, market_change, {day(2027, 2, 1), -0.2, 3});
    fixture->offers[0].overage.rate = OVERAGE_COMMITTED;
    fixture_run(fixture);
    const struct settle_month *months = base_of(fixture, 0)->months;
    want_money(months[0].committed_value, 210);
    want_money(months[1].committed_value, 210);
    want_money(months[1].eligible_list, 200);
    want(months[1].list_index, 0.8);
    want(months[1].committed_index, 1);
    want_money(months[0].overage_charge, 210);
    want_money(months[1].overage_charge, 200);
    assert_true(fixture_warned(fixture, "committed-above-list"));
    assert_true(fixture_warning_says(fixture, "opus-a input"));
    assert_true(fixture_warning_says(fixture, "1 of 2 months"));
    assert_false(fixture_warning_says(fixture, "haiku-a input"));
}

/* With a decrease clause only a fixed price can be above list: 0.70 of 0.65. */
static void
a_fixed_price_above_list_is_warned_of_even_with_a_decrease_clause(void **state)
{
    struct fixture *fixture = *state;
    four_kinds(fixture);
    fixture->offers[0].price.decrease_clause = true;
    GIVE(&fixture->plan, changes, market_change, {day(2027, 2, 1), -0.2, 3});
    fixture_run(fixture);
    assert_false(fixture_warned(fixture, "committed-above-list"));
    GIVE(&fixture->plan, changes, market_change, {day(2027, 2, 1), -0.35, 3});
    fixture_run(fixture);
    assert_true(fixture_warned(fixture, "committed-above-list"));
    assert_true(fixture_warning_says(fixture, "haiku-a input"));
    assert_false(fixture_warning_says(fixture, "opus-a input"));
}

/* 20% up without a lock: opus 108, batch 60, haiku 70 of list 120; locked 90, 50, 70. */
static void
a_rise_is_paid_without_a_lock(void **state)
{
    struct fixture *fixture = *state;
    four_kinds(fixture);
    GIVE(&fixture->plan, changes, market_change, {day(2027, 2, 1), 0.2, 3});
    fixture_run(fixture);
    want_money(base_of(fixture, 0)->months[1].committed_value, 108 + 60 + 70);
    want_money(base_of(fixture, 0)->months[1].ineligible_list, 120);
    fixture->offers[0].price.lock = true;
    fixture_run(fixture);
    want_money(base_of(fixture, 0)->months[1].committed_value, 90 + 50 + 70);
    want_money(base_of(fixture, 0)->months[1].list_value, 420);
}

/* The book halves opus on 15 February: month 3 is the first that begins after it. Both indices are the line's
 * own, and a decrease clause hands on 45 of 90; haiku, 100 at 10% off, stays at 90. The months' own index is
 * of what the book does not date. */
static void
a_dated_price_inside_the_term_is_of_its_model_alone(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    fixture_model(fixture, "opus-a", "opus", 1, 5);
    fixture_prices(fixture_section(fixture, day(2027, 2, 15))->base, 0.5, 5);
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    flat_use(fixture, worth("opus-a", 100));
    flat_use(fixture, worth("haiku-a", 100));
    flat_plan(fixture);
    offer->term_months = 3;
    offer->discount.has_headline = true;
    offer->discount.headline = 0.1;
    offer->price.decrease_clause = true;
    fixture_run(fixture);
    const struct settle_month *months = base_of(fixture, 0)->months;
    for (int t = 0; t < 3; t++) {
        want_money(months[t].list_value, t < 2 ? 200 : 150);
        want_money(months[t].committed_value, t < 2 ? 180 : 135);
        want(months[t].list_index, 1);
    }
    offer->price.decrease_clause = false;
    fixture_run(fixture);
    want_money(base_of(fixture, 0)->months[2].list_value, 150);
    want_money(base_of(fixture, 0)->months[2].committed_value, 180);
    assert_true(fixture_warned(fixture, "committed-above-list"));
}

/* Two offers, the second from 1 March, after February's 20% down: its own list prices are 0.80, its headline
 * comes off them, its fixed price is as it says, and its index begins at 1. */
static void
a_later_offer_is_priced_at_the_list_of_its_own_start(void **state)
{
    struct fixture *fixture = *state;
    four_kinds(fixture);
    GIVE(&fixture->plan, changes, market_change, {day(2027, 2, 1), -0.2, 3}, {day(2027, 4, 1), -0.5, 4});
    fixture->offers[1] = fixture->offers[0];
    fixture->offers[1].start = day(2027, 3, 1);
    fixture->n_offers = 2;
    fixture_run(fixture);
    want(fixture_rate(fixture, 0, standard_0, METER_INPUT)->list_price, 1);
    want(fixture_rate(fixture, 1, standard_0, METER_INPUT)->list_price, 0.8);
    want(fixture_rate(fixture, 1, standard_0, METER_INPUT)->committed_price, 0.72);
    want(fixture_rate(fixture, 1, batch_0, METER_INPUT)->committed_price, 0.4);
    want(fixture_rate(fixture, 1, standard_1, METER_INPUT)->list_price, 0.8);
    want(fixture_rate(fixture, 1, standard_1, METER_INPUT)->committed_price, 0.7);
    want(fixture_rate(fixture, 1, standard_1, METER_INPUT)->discount, 0.125);
    const struct settle_month *months = base_of(fixture, 1)->months;
    want_money(months[0].list_value, 280);
    want_money(months[1].list_value, 140);
    want(months[0].list_index, 1);
    want(months[1].list_index, 0.5);
    want_money(months[1].committed_value, 72 + 40 + 70);
}

/* Long-context and US lines of a fixed price keep their ratio to the standard line as it is at the start. */
static void
a_fixed_price_keeps_its_ratio_of_the_start(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    struct price_section *section = fixture_model(fixture, "opus-a", "opus", 1, 5);
    section->has_long = true;
    section->long_threshold = 200000;
    fixture_prices(section->long_context, 2, 10);
    section->us.per_10k = 11000;
    struct use use = worth("opus-a", 100);
    flat_use(fixture, use);
    use.context = CONTEXT_LONG;
    flat_use(fixture, use);
    use.context = CONTEXT_BASE;
    use.geo = GEO_US;
    flat_use(fixture, use);
    flat_plan(fixture);
    offer->term_months = 2;
    offer->discount.has_headline = true;
    fixture_fixed_price(fixture, offer, 0, METER_INPUT, 0.7);
    GIVE(&fixture->plan, changes, market_change, {day(2027, 2, 1), 0.2, 3});
    fixture_run(fixture);
    want(fixture_rate(fixture, 0, long_0, METER_INPUT)->committed_price, 1.4);
    want(fixture_rate(fixture, 0, us_0, METER_INPUT)->committed_price, 0.77);
    for (int t = 0; t < 2; t++)
        want_money(base_of(fixture, 0)->months[t].committed_value, 70 + 140 + 77);
    want_money(base_of(fixture, 0)->months[1].list_value, 1.2 * (100 + 200 + 110));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(changes_multiply_and_begin_with_their_month),
        TEST(a_change_counts_from_the_first_contract_month_that_begins_on_it_or_later),
        TEST(what_a_later_start_has_passed_is_in_its_own_prices),
        TEST(a_change_that_does_not_begin_after_the_first_start_is_refused_where_it_stands),
        TEST(a_run_with_an_early_change_fails),
        TEST(a_dated_price_moves_the_meters_it_dates_and_the_market_all),
        TEST(multipliers_are_dated_too_and_steps_follow_each_other),
        TEST(a_dated_price_counts_after_the_start_only),
        TEST(a_price_of_nothing_has_an_index_all_the_same),
        TEST(the_committed_index_follows_list_as_far_as_the_terms_let_it),
        TEST(fixed_prices_stay_excluded_usage_pays_the_list_of_the_day),
        TEST(at_signing_a_fall_stays_with_the_vendor_and_is_warned_of),
        TEST(a_fixed_price_above_list_is_warned_of_even_with_a_decrease_clause),
        TEST(a_rise_is_paid_without_a_lock),
        TEST(a_dated_price_inside_the_term_is_of_its_model_alone),
        TEST(a_later_offer_is_priced_at_the_list_of_its_own_start),
        TEST(a_fixed_price_keeps_its_ratio_of_the_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
