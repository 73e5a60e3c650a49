/* Automatic volume tiers (1.7), on the bands of a published price list: a unit costs 5, above 5 units 4,
 * above 10 units 3, above 15 units 2, above 20 units 1. As discounts off 5.00: 20% above a list value of 25,
 * 40% above 50, 60% above 75, 80% above 100. */
#include "trial.h"

#include "engine/deal.h"
#include "engine/terms.h"

#include <math.h>

#define UNIT 5.0

static struct band steps[] = {{{25000000}, 0.2}, {{50000000}, 0.4}, {{75000000}, 0.6}, {{100000000}, 0.8}};

static void
give_tiers(struct offer *offer, enum tier_mode mode)
{
    offer->tiers.mode = mode;
    offer->tiers.steps = steps;
    offer->tiers.n_steps = sizeof steps / sizeof *steps;
    offer->overage.rate = OVERAGE_COMMITTED;
}

/* What a deal makes of a card, every path multiplier being `multiplier`. */
static struct settlement
settle_card(struct fixture *fixture, const struct card_month *card, double multiplier)
{
    const struct offer *offer = &fixture->offers[0];
    size_t n = (size_t)offer->term_months;
    double *shares = ARENA_NEW(fixture->arena, double, n),
           *multipliers = ARENA_NEW(fixture->arena, double, n),
           *advance = ARENA_NEW(fixture->arena, double, n), *end = ARENA_NEW(fixture->arena, double, n);
    for (size_t t = 0; t < n; t++) {
        multipliers[t] = multiplier;
        shares[t] = terms_commit_share(offer, (int)t + 1);
    }
    settle_factors(0, n, advance, end);
    struct deal *deal = ARENA_NEW(fixture->arena, struct deal, 1);
    deal_make(offer,
              &(struct deal_span){.n_months = offer->term_months,
                                  .shares = shares,
                                  .advance = advance,
                                  .end = end,
                                  .quoted = terms_quoted_discount(offer)},
              deal);
    struct settlement settlement;
    settle_deal(&(struct settle_input){.deal = deal,
                                       .card = card,
                                       .multiplier = multipliers,
                                       .start = offer->start,
                                       .offset_months = 1,
                                       .after_factor = 1},
                fixture->arena, &settlement);
    return settlement;
}

/* Units of headline-priced usage, one number a month. */
static struct settlement
settle_units(struct fixture *fixture, const double *units)
{
    size_t n = (size_t)fixture->offers[0].term_months;
    struct card_month *card = ARENA_NEW(fixture->arena, struct card_month, n);
    for (size_t t = 0; t < n; t++) {
        double list = UNIT * units[t];
        card[t] = (struct card_month){.list = {list}, .eligible = {list}, .head = {list}};
    }
    return settle_card(fixture, card, 1);
}

/* ---- one month ---- */

/* Graduated: 6 units are 25 + 4, 20 units 25 + 20 + 15 + 10. By volume: 6 x 4, 20 x 2: a tier begins above
 * its threshold, so that 5, 10, 15 and 20 units are of the tier before. */
static void
graduated_and_by_volume_as_published(void **state)
{
    static const struct {
        double units, graduated, by_volume;
    } rows[] = {{0, 0, 0},    {5, 25, 25},  {6, 29, 24},  {10, 45, 40}, {11, 48, 33},
                {15, 60, 45}, {16, 62, 32}, {20, 70, 40}, {21, 71, 21}, {30, 80, 30}};
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    offer->term_months = 1;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        give_tiers(offer, TIERS_MARGINAL);
        want_money(settle_units(fixture, &rows[i].units).paid_api, rows[i].graduated);
        give_tiers(offer, TIERS_RETROACTIVE);
        want_money(settle_units(fixture, &rows[i].units).paid_api, rows[i].by_volume);
    }
}

/* The headline key holds below the first threshold: 25 at 10% off and 5 at 20%: 26.50; by volume 24. */
static void
the_headline_holds_below_the_first_threshold(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    const double units[] = {4, 2};
    offer->term_months = 2;
    offer->discount.has_headline = true;
    offer->discount.headline = 0.1;
    give_tiers(offer, TIERS_MARGINAL);
    struct settlement s = settle_units(fixture, units);
    /* Month 2: 5 at 10% and 5 at 20%, 15% on average. */
    want(s.months[0].tier_discount, 0.1);
    want(s.months[1].tier_discount, 0.15);
    want_money(s.months[0].committed_value, 18);
    want_money(s.months[1].committed_value, 8.5);
    give_tiers(offer, TIERS_RETROACTIVE);
    s = settle_units(fixture, units);
    /* Month 2: 8, less 10% of the 20 of month 1. */
    want(s.months[0].tier_discount, 0.1);
    want(s.months[1].tier_discount, 0.2);
    want_money(s.months[1].tier_credit, 2);
    want_money(s.months[1].committed_value, 6);
    want_money(s.paid_api, 24);
}

/* ---- months and years ---- */

/* Four units a month. Graduated: 4 at 5; 1 at 5 and 3 at 4; 2 at 4 and 2 at 3; 3 at 3 and 1 at 2; 4 at 2.
 * Together 70, what 20 units cost at once. */
static void
marginal_slices_go_on_from_month_to_month(void **state)
{
    static const double wanted[] = {20, 17, 14, 11, 8};
    struct fixture *fixture = *state;
    fixture->offers[0].term_months = 5;
    give_tiers(&fixture->offers[0], TIERS_MARGINAL);
    struct settlement s = settle_units(fixture, (const double[]){4, 4, 4, 4, 4});
    for (int t = 0; t < 5; t++) {
        want_money(s.months[t].committed_value, wanted[t]);
        want(s.months[t].tier_discount, 1 - wanted[t] / 20);
        want(s.months[t].tier_credit, 0);
    }
    want_money(s.paid_api, 70);
}

/* By volume. 8 units: 4 x 4 less 1 for each of 4 before: 12. 12 units: 4 x 3 - 8 = 4. 16 units: 4 x 2 - 12 =
 * -4: nothing, and 4 left. 20 units are not above 20: 4 x 2 - 4 = 4. After every month that is not held at
 * nothing all units so far cost the price they have reached: 32, 36, 40. */
static void
a_retroactive_credit_falls_in_the_month_that_crosses_and_goes_on_into_later_ones(void **state)
{
    static const double wanted[] = {20, 12, 4, 0, 4}, credits[] = {0, 4, 8, 8, 4};
    struct fixture *fixture = *state;
    fixture->offers[0].term_months = 5;
    give_tiers(&fixture->offers[0], TIERS_RETROACTIVE);
    struct settlement s = settle_units(fixture, (const double[]){4, 4, 4, 4, 4});
    for (int t = 0; t < 5; t++) {
        want_money(s.months[t].committed_value, wanted[t]);
        want_money(s.months[t].tier_credit, credits[t]);
    }
    want_money(s.paid_api, 40);
}

/* 4 units, then 8: 12 are above 10, two tiers at once. 8 x 3 - 4 x 2 = 16, 36 in all. */
static void
two_tiers_may_be_crossed_at_once(void **state)
{
    struct fixture *fixture = *state;
    fixture->offers[0].term_months = 2;
    give_tiers(&fixture->offers[0], TIERS_RETROACTIVE);
    struct settlement s = settle_units(fixture, (const double[]){4, 8});
    want_money(s.months[1].committed_value, 16);
    want_money(s.paid_api, 36);
}

/* Free above a list value of 50. Months of 2.9 units and more each pass it in their fourth at the latest:
 * what comes then is worth nothing, draws nothing and has no overage, though overage is at list. */
static void
nothing_is_charged_for_what_a_tier_of_100_percent_gives_away(void **state)
{
    static struct band free_above[] = {{{25000000}, 0.1}, {{50000000}, 1}};
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    double units[12];
    offer->term_months = 12;
    give_tiers(offer, TIERS_MARGINAL);
    offer->overage.rate = OVERAGE_LIST;
    offer->tiers.steps = free_above;
    offer->tiers.n_steps = 2;
    for (int i = 0; i < 100; i++) {
        for (int t = 0; t < 12; t++)
            units[t] = 2.9 + 0.0123 * i + 0.17 * t;
        struct settlement s = settle_units(fixture, units);
        for (int t = 4; t < 12; t++) {
            assert_true(s.months[t].committed_value == 0);
            assert_true(s.months[t].overage_charge == 0);
        }
    }
}

/* 20% up to a list value of 25, then 10%, above 50 40%. 5 units at 20% off are 20, 3 at 10% off 13.50, 4 at
 * 40% off 12. What came before earns what it lacks: 25 x (40% - 20%) + 15 x (40% - 10%) = 9.50, so that month
 * 3 is 2.50 and the 12 units cost 60 x 0.6 = 36. A discount that falls takes nothing back. */
static void
a_credit_is_what_each_month_lacks_where_a_discount_fell_before(void **state)
{
    static const double wanted[] = {20, 13.50, 2.50};
    static struct band falls_first[] = {{{25000000}, 0.1}, {{50000000}, 0.4}};
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    offer->term_months = 3;
    give_tiers(offer, TIERS_RETROACTIVE);
    offer->discount.has_headline = true;
    offer->discount.headline = 0.2;
    offer->tiers.steps = falls_first;
    offer->tiers.n_steps = 2;
    struct settlement s = settle_units(fixture, (const double[]){5, 3, 4});
    for (int t = 0; t < 3; t++)
        want_money(s.months[t].committed_value, wanted[t]);
    want_money(s.months[2].tier_credit, 9.50);
    want_money(s.paid_api, 36);
}

/* 6 units in month 12 and again in month 13: 29 each, or 24. In one year they would be 29 + 18 and 36. */
static void
a_contract_year_begins_at_nothing(void **state)
{
    struct fixture *fixture = *state;
    const double units[24] = {[11] = 6, [12] = 6};
    fixture->offers[0].term_months = 24;
    give_tiers(&fixture->offers[0], TIERS_MARGINAL);
    struct settlement s = settle_units(fixture, units);
    want_money(s.months[11].committed_value, 29);
    want_money(s.months[12].committed_value, 29);
    give_tiers(&fixture->offers[0], TIERS_RETROACTIVE);
    s = settle_units(fixture, units);
    want_money(s.months[11].committed_value, 24);
    want_money(s.months[12].committed_value, 24);
}

/* 10 units at 4 are 40. In month 12 one more: 3 - 10 = -7. The year's 7 come off the next one's 4 units at 5:
 * 13. With a term of a year they are lost, and 40 are paid for 33. */
static void
a_credit_that_is_left_goes_into_the_next_year_and_is_lost_with_the_term(void **state)
{
    struct fixture *fixture = *state;
    const double units[24] = {[0] = 10, [11] = 1, [12] = 4};
    fixture->offers[0].term_months = 24;
    give_tiers(&fixture->offers[0], TIERS_RETROACTIVE);
    struct settlement s = settle_units(fixture, units);
    want_money(s.months[0].committed_value, 40);
    want_money(s.months[11].committed_value, 0);
    want_money(s.months[11].tier_credit, 3);
    want_money(s.months[12].committed_value, 13);
    want_money(s.months[12].tier_credit, 7);
    want_money(s.paid_api, 53);
    fixture->offers[0].term_months = 12;
    want_money(settle_units(fixture, units).paid_api, 40);
}

/* ---- what is priced and what counts ---- */

/* 30 of list, 15 of it at the headline and 15 with a price of its own that comes to 12. 25 of 30 are below
 * the threshold: 20% x 5/30 off 15 is 14.50, and 12. By volume 15 x 0.8 + 12 = 24. */
static void
other_prices_count_towards_the_threshold_and_stay(void **state)
{
    struct fixture *fixture = *state;
    const struct card_month card = {.list = {30}, .eligible = {30}, .head = {15}, .committed = {12}};
    fixture->offers[0].term_months = 1;
    give_tiers(&fixture->offers[0], TIERS_MARGINAL);
    want_money(settle_card(fixture, &card, 1).paid_api, 26.5);
    give_tiers(&fixture->offers[0], TIERS_RETROACTIVE);
    want_money(settle_card(fixture, &card, 1).paid_api, 24);
}

/* Excluded usage bills at list and does not count: 10 units of it and 5 that count are not above 5. */
static void
excluded_usage_does_not_count(void **state)
{
    struct fixture *fixture = *state;
    const struct card_month card = {.list = {75}, .eligible = {25}, .ineligible = {50}, .head = {25}};
    fixture->offers[0].term_months = 1;
    give_tiers(&fixture->offers[0], TIERS_RETROACTIVE);
    want_money(settle_card(fixture, &card, 1).paid_api, 75);
}

/* What is over of a credit takes other prices too: 10 units, then one more and 5 at another price: 3 + 5 - 10
 * is nothing, and 2 come off the 4 units of month 3: 12 - 2. */
static void
a_credit_reduces_the_whole_committed_value(void **state)
{
    struct fixture *fixture = *state;
    const struct card_month card[] = {{.list = {50}, .eligible = {50}, .head = {50}},
                                      {.list = {10}, .eligible = {10}, .head = {5}, .committed = {5}},
                                      {.list = {15}, .eligible = {15}, .head = {20}}};
    fixture->offers[0].term_months = 3;
    give_tiers(&fixture->offers[0], TIERS_RETROACTIVE);
    struct settlement s = settle_card(fixture, card, 1);
    want_money(s.months[1].committed_value, 0);
    want_money(s.months[1].tier_credit, 8);
    /* 75 in all is not above 75: still 40% off 20. */
    want_money(s.months[2].committed_value, 10);
}

/* The threshold is of list value as it moves, the discount comes off the committed base: list doubles in
 * month 2 and the base is locked. 15 and 30 are 45: 10 of 30 below 25, so 20% x 20/30 off 15 is 13. By volume
 * 15 x 0.8 less 20% of month 1's 15 is 9. */
static void
list_value_of_the_day_counts_and_the_committed_base_is_discounted(void **state)
{
    struct fixture *fixture = *state;
    const struct card_month card[] = {{.list = {15}, .eligible = {15}, .head = {15}},
                                      {.list = {30}, .eligible = {30}, .head = {15}}};
    fixture->offers[0].term_months = 2;
    give_tiers(&fixture->offers[0], TIERS_MARGINAL);
    want_money(settle_card(fixture, card, 1).months[1].committed_value, 13);
    give_tiers(&fixture->offers[0], TIERS_RETROACTIVE);
    want_money(settle_card(fixture, card, 1).months[1].committed_value, 9);
}

/* 2 units that every path scales, here doubled, and 2 that are certain: 6. */
static void
certain_usage_counts_unscaled(void **state)
{
    struct fixture *fixture = *state;
    const struct card_month card = {.list = {10, 10}, .eligible = {10, 10}, .head = {10, 10}};
    fixture->offers[0].term_months = 1;
    give_tiers(&fixture->offers[0], TIERS_MARGINAL);
    want_money(settle_card(fixture, &card, 2).paid_api, 29);
    give_tiers(&fixture->offers[0], TIERS_RETROACTIVE);
    want_money(settle_card(fixture, &card, 2).paid_api, 24);
}

/* The commitment is drawn by what is left after the credit: 15 and 12 - 3 use up 24, and no more. */
static void
a_commitment_is_drawn_at_the_tier_prices(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    const double units[12] = {3, 3};
    offer->commit.annual = money(24);
    give_tiers(offer, TIERS_RETROACTIVE);
    struct settlement s = settle_units(fixture, units);
    want_money(s.paid_api, 24);
    want_money(s.drawn, 24);
    want_money(s.forfeited, 0);
    give_tiers(offer, TIERS_MARGINAL);
    s = settle_units(fixture, units);
    want_money(s.paid_api, 29);
    want_money(s.overage_value, 5);
}

/* ---- in a run ---- */

/* 200 a month that count: opus 100 at the headline, haiku 50 at 10% off, sonnet 50 fixed at 0.80; mythos,
 * excluded, 1,000. 5% below 300, 20% above. Month 1: 95 + 45 + 40 = 180. Month 2 goes from 200 to 400: half
 * at each, 12.5%: 87.50 + 85. Month 3: 80 + 85. Retroactive, month 2: 80 - 15 + 85 = 150. */
static void
four_models(struct fixture *fixture)
{
    static const char *const ids[] = {"opus-a", "haiku-a", "sonnet-a", "mythos-a"}, *const families[] = {
                                                                                        "opus", "haiku",
                                                                                        "sonnet", "mythos"};
    static const double amounts[] = {100, 50, 50, 1000};
    static struct band step[] = {{{300000000}, 0.2}};
    struct offer *offer = &fixture->offers[0];
    for (size_t i = 0; i < 4; i++) {
        fixture_model(fixture, ids[i], families[i], 1, 5);
        flat_use(fixture, worth(ids[i], amounts[i]));
    }
    flat_plan(fixture);
    offer->term_months = 3;
    offer->discount.has_headline = true;
    offer->discount.headline = 0.05;
    offer->overage.rate = OVERAGE_COMMITTED;
    offer->tiers.steps = step;
    offer->tiers.n_steps = 1;
    fixture_discount(fixture, offer, 1, NULL, -1, 0.1);
    fixture_fixed_price(fixture, offer, 2, METER_INPUT, 0.8);
    fixture_exclude(fixture, offer, (struct exclusion){3, NULL, -1, -1});
}

static void
want_committed(const struct fixture *fixture, const double *wanted)
{
    const struct settlement *base = &fixture->results.offers[0].scenarios[SCENARIO_BASE];
    for (size_t t = 0; t < base->n_months; t++)
        want_money(base->months[t].committed_value, wanted[t]);
}

static void
only_headline_priced_lines_follow_the_tiers(void **state)
{
    struct fixture *fixture = *state;
    four_models(fixture);
    fixture_run(fixture);
    want_committed(fixture, (const double[]){180, 172.5, 165});
    want(fixture->results.offers[0].scenarios[SCENARIO_BASE].months[1].tier_discount, 0.125);
    want(fixture->results.offers[0].quoted_discount, 0.05);
    fixture->offers[0].tiers.mode = TIERS_RETROACTIVE;
    fixture_run(fixture);
    want_committed(fixture, (const double[]){180, 150, 165});
}

/* List 50% up from month 2 on, by the list of the day: month 2 goes from 200 to 500, a third below 300: 15%
 * of 150: 127.50, haiku 67.50, sonnet fixed at 40. */
static void
list_changes_move_the_place_in_the_tiers(void **state)
{
    struct fixture *fixture = *state;
    four_models(fixture);
    GIVE(&fixture->plan, changes, market_change, {day(2027, 2, 1), 0.5, 3});
    fixture->offers[0].price.basis = LIST_OF_THE_DAY;
    fixture_run(fixture);
    want_committed(fixture, (const double[]){180, 127.5 + 67.5 + 40, 120 + 67.5 + 40});
    fixture->offers[0].price.lock = true;
    fixture_run(fixture);
    want_committed(fixture, (const double[]){180, 85 + 45 + 40, 80 + 45 + 40});
}

/* Batch lines that the headline does not reach are not of the tiers, but count. */
static void
batch_lines_without_a_discount_are_not_headline_priced(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    four_models(fixture);
    struct use batch = worth("opus-a", 400); /* at half price 200 */
    batch.tier = TIER_BATCH;
    flat_use(fixture, batch);
    offer->discount.batch_stacks = false;
    fixture_run(fixture);
    /* Month 1 goes to 400: 300 of 400 at 5% and 100 at 20%: 8.75%. Then 20%. */
    want_committed(fixture, (const double[]){91.25 + 85 + 200, 80 + 85 + 200, 80 + 85 + 200});
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(graduated_and_by_volume_as_published),
        TEST(the_headline_holds_below_the_first_threshold),
        TEST(marginal_slices_go_on_from_month_to_month),
        TEST(a_retroactive_credit_falls_in_the_month_that_crosses_and_goes_on_into_later_ones),
        TEST(two_tiers_may_be_crossed_at_once),
        TEST(nothing_is_charged_for_what_a_tier_of_100_percent_gives_away),
        TEST(a_credit_is_what_each_month_lacks_where_a_discount_fell_before),
        TEST(a_contract_year_begins_at_nothing),
        TEST(a_credit_that_is_left_goes_into_the_next_year_and_is_lost_with_the_term),
        TEST(other_prices_count_towards_the_threshold_and_stay),
        TEST(excluded_usage_does_not_count),
        TEST(a_credit_reduces_the_whole_committed_value),
        TEST(list_value_of_the_day_counts_and_the_committed_base_is_discounted),
        TEST(certain_usage_counts_unscaled),
        TEST(a_commitment_is_drawn_at_the_tier_prices),
        TEST(only_headline_priced_lines_follow_the_tiers),
        TEST(list_changes_move_the_place_in_the_tiers),
        TEST(batch_lines_without_a_discount_are_not_headline_priced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
