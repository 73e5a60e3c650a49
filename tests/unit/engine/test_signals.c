/* What signals cost, when a reason to walk is none, and the verdict (1.13). The offer laid out: 960 a year at
 * 20%, overage at list, nothing relieves what is unused; 100 a month at list on the base path. */
#include "by_hand.h"
#include "contract.h"

#include "engine/alternatives.h"
#include "engine/signals.h"

#include <math.h>

static struct offer *
lay_out(struct fixture *fixture)
{
    return quoted_at(fixture, 960, 0.2);
}

/* Compares, then seeks the signals of the first offer. */
static const struct offer_result *
seek(struct fixture *fixture, struct by_hand *by_hand)
{
    alternatives_build(&by_hand->valuation, &by_hand->scratch, fixture->arena, &fixture->diags,
                       &by_hand->results);
    signals_build(&by_hand->at, &by_hand->results, 0, &by_hand->scratch, &by_hand->draft, fixture->arena,
                  &by_hand->offers[0]);
    return &by_hand->offers[0];
}

static const struct signal_result *
find(const struct offer_result *result, enum signal signal)
{
    for (size_t i = 0; i < result->n_signals; i++)
        if (result->signals[i].signal == signal)
            return &result->signals[i];
    return NULL;
}

static void
want_signal(const struct offer_result *result, enum signal signal, enum signal_severity severity, double cost)
{
    const struct signal_result *found = find(result, signal);
    assert_non_null(found);
    assert_int_equal(found->severity, severity);
    if (isnan(cost))
        want_nan(found->cost);
    else
        want_money(found->cost, cost);
}

/* Two paths of 80 and 120 a month at list: 960, and 960 + 192 of overage at 240 = 1,200; 1,080. At the
 * committed rate 960 and 1,152; 1,056. Rolling over helps nothing in a single period. */
static void
a_signal_costs_what_its_cure_is_worth_and_nothing_where_it_cures_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    lay_out(fixture);
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 0.8, 1.2, &by_hand);
    const struct offer_result *result = seek(fixture, &by_hand);
    assert_int_equal(result->n_signals, 2);
    want_signal(result, SIGNAL_OVERAGE_AT_LIST, SIGNAL_NEGOTIATE, 24); /* the base path overruns nothing */
    want_signal(result, SIGNAL_UNUSED_BURNS, SIGNAL_NEGOTIATE, NO_VALUE);
    want(find(result, SIGNAL_UNUSED_BURNS)->figures[0], 0.5);
    assert_int_equal(result->verdict, VERDICT_NEGOTIATE);
}

/* 110 a month on the base path, 88 and 132 on the others: 960, and 960 + 307.20 of overage at 384 = 1,344;
 * 1,152. At the committed rate 960 and 1,267.20; 38.40 less, 3.33% of it. */
static void
a_reason_to_walk_is_one_only_above_what_is_material(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    lay_out(fixture)->unused.rollover_cap = 0.1;
    by_hand_build(fixture, (struct by_hand_use){.opus = 110}, 0.8, 1.2, &by_hand);
    want_signal(seek(fixture, &by_hand), SIGNAL_OVERAGE_AT_LIST, SIGNAL_WALK, 38.4);
    assert_int_equal(by_hand.offers[0].verdict, VERDICT_WALK);
    fixture->plan.materiality = 0.034;
    want_signal(seek(fixture, &by_hand), SIGNAL_OVERAGE_AT_LIST, SIGNAL_NEGOTIATE, 38.4);
    assert_int_equal(by_hand.offers[0].verdict, VERDICT_NEGOTIATE);
}

/* 80 a month in the first year, 120 in the second: 768 and 1,152 of 960 each. 192 unused, then 192 over at
 * 240: 2,160. Rolled over, 1,920. 90% of the commitment is drawn: it does not count as filled. */
static void
unused_commitment_costs_what_a_full_rollover_saves(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    struct offer *offer = lay_out(fixture);
    offer->term_months = 24;
    offer->price.lock = offer->price.decrease_clause = true;
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 1, 1, &by_hand);
    for (size_t t = 0; t < by_hand.valuation.n_months; t++)
        by_hand.valuation.sources[0].factor[t] = t < 12 ? 0.8 : 1.2;
    by_hand_evaluate(fixture, &by_hand);
    want_signal(seek(fixture, &by_hand), SIGNAL_UNUSED_BURNS, SIGNAL_WALK, 240);
}

/* List up by 10% in the second year: 12 x 88 = 1,056 of 960, 96 over at 120: 960 + 1,080. Either protection
 * is missing; both together are worth 120. */
static void
an_unprotected_term_costs_what_both_protections_save_together(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    lay_out(fixture)->term_months = 24;
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 1, 1, &by_hand);
    by_hand_move_list(&by_hand, 12, 1.1);
    by_hand_evaluate(fixture, &by_hand);
    want_signal(seek(fixture, &by_hand), SIGNAL_UNPROTECTED_TERM, SIGNAL_WALK, 120);
    fixture->plan.materiality = 0.06; /* 122.40 of 2,040 */
    want_signal(seek(fixture, &by_hand), SIGNAL_UNPROTECTED_TERM, SIGNAL_NEGOTIATE, 120);
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 1, 1, &by_hand);
    want_signal(seek(fixture, &by_hand), SIGNAL_UNPROTECTED_TERM, SIGNAL_NEGOTIATE, NO_VALUE);
}

/* A commitment of 1,300 for 960 of use costs 1,300. The floor of 768 costs 768 and, on the other path, 768 +
 * 384 of overage at 480: 1,008. */
static void
an_oversized_commit_costs_what_the_floor_saves_and_stands_whatever_it_costs(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    lay_out(fixture)->commit.annual = money(1300);
    fixture->plan.materiality = 1;
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 0.8, 1.2, &by_hand);
    by_hand.offers[0].floor = 768;
    want_signal(seek(fixture, &by_hand), SIGNAL_OVERSIZED_COMMIT, SIGNAL_WALK, 292);
    want_signal(&by_hand.offers[0], SIGNAL_HEADLINE_GAP, SIGNAL_WALK, NO_VALUE); /* 1,300 for 1,200 of list */
    by_hand.offers[0].floor = 2000; /* a cure that costs money is shown as that */
    want_signal(seek(fixture, &by_hand), SIGNAL_OVERSIZED_COMMIT, SIGNAL_WALK, -700);
    by_hand.offers[0].floor = NO_VALUE;
    want_signal(seek(fixture, &by_hand), SIGNAL_OVERSIZED_COMMIT, SIGNAL_WALK, NO_VALUE);
}

/* At 25% off: 720 and 1,080, of which 120 are overage at 160: 960 and 1,120; 1,040 against 1,080. */
static void
a_discount_below_the_market_costs_what_the_median_saves_and_stands(void **state)
{
    static struct benchmark_level market[1];
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    market[0] = (struct benchmark_level){money(500), 0.2, 0.25, 0.3};
    lay_out(fixture);
    fixture->plan.benchmark = market;
    fixture->plan.n_benchmark = 1;
    fixture->plan.materiality = 0.5;
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 0.8, 1.2, &by_hand);
    want_signal(seek(fixture, &by_hand), SIGNAL_BELOW_CURVE, SIGNAL_NEGOTIATE, 40);
    market[0].p25 = 0.21;
    want_signal(seek(fixture, &by_hand), SIGNAL_BELOW_CURVE, SIGNAL_WALK, 40);
}

/* Opus 60 at 10%, Sonnet 40 at 20%: 54 + 32 = 86 a month, 1,032 of 960: 72 over, at 72 x 100/86 = 83.7209. At
 * the headline 960. */
static void
a_soft_model_costs_what_the_headline_would_save_on_it(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    struct offer *offer = lay_out(fixture);
    fixture_discount(fixture, offer, 0, NULL, -1, 0.1);
    by_hand_build(fixture, (struct by_hand_use){.opus = 60, .sonnet = 40}, 1, 1, &by_hand);
    const struct offer_result *result = seek(fixture, &by_hand);
    want_signal(result, SIGNAL_SOFT_ON_DOMINANT, SIGNAL_NEGOTIATE, 7200.0 / 86);
    assert_string_equal(find(result, SIGNAL_SOFT_ON_DOMINANT)->subject, "claude-opus");
}

/* Of 900: Opus 60 at 0.90 and Sonnet 40 at 0.75 for a list price of 1: 84 a month, 1,008: 108 over at 108 x
 * 100/84 = 128.5714. Opus at 0.80, Sonnet as it is: 78, 936: 36 over at 36 x 100/78 = 46.1538. */
static void
a_fixed_price_above_the_headline_is_cured_by_a_lower_one(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    struct offer *offer = lay_out(fixture);
    offer->commit.annual = money(900);
    fixture_fixed_price(fixture, offer, 0, METER_INPUT, 0.9);
    fixture_fixed_price(fixture, offer, 1, METER_INPUT, 0.75);
    by_hand_build(fixture, (struct by_hand_use){.opus = 60, .sonnet = 40}, 1, 1, &by_hand);
    const struct offer_result *result = seek(fixture, &by_hand);
    want_signal(result, SIGNAL_SOFT_ON_DOMINANT, SIGNAL_NEGOTIATE, 10800.0 / 84 - 3600.0 / 78);
    want(find(result, SIGNAL_SOFT_ON_DOMINANT)->figures[0], 0.1);
    assert_int_equal(offer->fixed_prices[0].price.micro, 900000); /* the offer stays as it is */
}

/* Opus 60 at 10% and 10 in batch at list, Sonnet 30 at 20%: 54 + 10 + 24 = 88, 1,056: 96 over at 96 x 100/88
 * = 109.0909. Opus at the headline, its batch still at list: 82, 984: 24 over at 24 x 100/82 = 29.2683. */
static void
the_cure_of_a_soft_model_leaves_batch_lines_that_stay_at_list(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    struct offer *offer = lay_out(fixture);
    fixture_discount(fixture, offer, 0, NULL, -1, 0.1);
    offer->discount.batch_stacks = false;
    by_hand_build(fixture, (struct by_hand_use){60, 10, 30}, 1, 1, &by_hand);
    want_signal(seek(fixture, &by_hand), SIGNAL_SOFT_ON_DOMINANT, SIGNAL_NEGOTIATE,
                9600.0 / 88 - 2400.0 / 82);
    want(find(&by_hand.offers[0], SIGNAL_SOFT_ON_DOMINANT)->figures[0], 0.1);
}

/* A fee of 10 x 10 a month that costs 8 each alone saves 240; one without such a price nothing. */
static void
a_bundle_costs_what_the_known_standalone_prices_save(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    struct offer *offer = lay_out(fixture);
    struct fee fees[] = {{.name = "platform", .quantity = 1, .unit_price = money(5)},
                         {.name = "seats", .quantity = 10, .unit_price = money(10)}};
    offer->fees = fees;
    offer->n_fees = 2;
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 1, 1, &by_hand);
    want_signal(seek(fixture, &by_hand), SIGNAL_BLENDED_BUNDLE, SIGNAL_NEGOTIATE, NO_VALUE);
    fees[1].has_standalone = true;
    fees[1].standalone_unit_price = money(8);
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 1, 1, &by_hand);
    want_signal(seek(fixture, &by_hand), SIGNAL_BLENDED_BUNDLE, SIGNAL_NEGOTIATE, 240);
}

/* 20 of 100 a month are batch and do not count: 960 + 240 at list. Counted, 960 in all. */
static void
exclusions_cost_what_counting_them_saves(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    struct offer *offer = lay_out(fixture);
    fixture_exclude(fixture, offer, (struct exclusion){.model = -1, .meter = -1, .tier = TIER_BATCH});
    by_hand_build(fixture, (struct by_hand_use){.opus = 80, .batch = 20}, 1, 1, &by_hand);
    const struct offer_result *result = seek(fixture, &by_hand);
    want_signal(result, SIGNAL_EXCLUSIONS, SIGNAL_NEGOTIATE, 240);
    want_money(find(result, SIGNAL_EXCLUSIONS)->figures[0], 240);
    assert_string_equal(find(result, SIGNAL_EXCLUSIONS)->subject, "batch");
}

/* Two years of 120 a month, 1,152 at committed rates. The second year's commitment rises to it, and there is
 * no overage: 1,152. Without the term it is 960 and 192 of overage at 240: removing it costs 48. */
static void
a_cure_that_costs_money_is_shown_as_that(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    struct offer *offer = lay_out(fixture);
    offer->term_months = 24;
    offer->true_forward.share = 1;
    by_hand_build(fixture, (struct by_hand_use){.opus = 120}, 1, 1, &by_hand);
    want_signal(seek(fixture, &by_hand), SIGNAL_TRUE_FORWARD, SIGNAL_NEGOTIATE, -48);
}

/* 960, then 480 as scheduled: used up in the second year by 50 a month, 480 at committed rates. The ratchet
 * holds it at 960. */
static void
a_ratchet_costs_what_the_commitment_does_not_fall(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    struct money schedule[] = {money(960), money(480)};
    struct offer *offer = lay_out(fixture);
    offer->term_months = 24;
    offer->commit.schedule = schedule;
    offer->commit.n_schedule = 2;
    offer->true_forward.ratchet = true;
    by_hand_build(fixture, (struct by_hand_use){.opus = 50}, 1, 1, &by_hand);
    want_signal(seek(fixture, &by_hand), SIGNAL_RATCHET, SIGNAL_NEGOTIATE, 480);
}

/* 1,800 a year at list. 960 at 20% cover 1,200 and 600 are paid at list: 1,560. 1,200 at 30% cover 1,714.29:
 * 1,285.71. The two cost the same at 960 + L - 1,200 = 1,200, L = 1,440. */
static void
a_dead_zone_costs_what_the_optimum_saves(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    struct offer *offer = lay_out(fixture);
    fixture_band(fixture, offer, 960, 0.2);
    fixture_band(fixture, offer, 1200, 0.3);
    by_hand_build(fixture, (struct by_hand_use){.opus = 150}, 1, 1, &by_hand);
    by_hand.offers[0].break_even_list_consumption = 1440;
    by_hand.offers[0].optimum = 1200;
    const struct offer_result *result = seek(fixture, &by_hand);
    want_signal(result, SIGNAL_DEAD_ZONE, SIGNAL_NEGOTIATE, 1560 - (1200 + 1800 - 1200 / 0.7));
    want(find(result, SIGNAL_DEAD_ZONE)->figures[0], 1200);
    want(find(result, SIGNAL_DEAD_ZONE)->figures[1], 0.3);
}

/* The year after the term: 1,200 at list; at the rate of 960 with 5% of the 10% expected 1,008. */
static void
a_reset_at_renewal_costs_what_a_cap_saves_in_the_year_after(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    struct offer *offer = lay_out(fixture);
    fixture->plan.expected_uplift = 0.1;
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 1, 1, &by_hand);
    assert_null(find(seek(fixture, &by_hand), SIGNAL_RESET_AT_RENEWAL));
    by_hand_state(fixture, offer, "price", "renewal");
    want_signal(seek(fixture, &by_hand), SIGNAL_RESET_AT_RENEWAL, SIGNAL_NEGOTIATE, 192);
}

/* Use falls to 50 and 60 a month: 660 on demand, 960 on the offer. */
static void
an_offer_that_on_demand_beats_is_one_to_walk_from(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    lay_out(fixture);
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 0.5, 0.6, &by_hand);
    const struct offer_result *result = seek(fixture, &by_hand);
    want_signal(result, SIGNAL_BEATEN, SIGNAL_WALK, 300);
    want_money(find(result, SIGNAL_BEATEN)->figures[1], 660);
    assert_int_equal(result->verdict, VERDICT_WALK);
}

/* The commitment is filled exactly, its rest rolls over, overage is at the committed rate; on demand costs
 * 25% more. A quote that presses is no reason not to sign. */
static void
an_offer_without_a_finding_is_one_to_sign(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    struct offer *offer = lay_out(fixture);
    offer->overage.rate = OVERAGE_COMMITTED;
    offer->unused.rollover_cap = 0.2;
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 1, 1, &by_hand);
    assert_int_equal(seek(fixture, &by_hand)->n_signals, 0);
    assert_int_equal(by_hand.offers[0].verdict, VERDICT_SIGN);
    offer->quoted_on = day(2026, 11, 5);
    offer->expires = day(2026, 11, 12);
    const struct offer_result *result = seek(fixture, &by_hand);
    assert_int_equal(result->n_signals, 1);
    want_signal(result, SIGNAL_PRESSURE_EXPIRY, SIGNAL_WATCH, NO_VALUE);
    assert_int_equal(result->verdict, VERDICT_SIGN);
}

/* ---- always ---- */

static void
check_contract(const struct contract *contract, struct arena *arena)
{
    static const enum verdict verdicts[] = {VERDICT_SIGN, VERDICT_NEGOTIATE, VERDICT_WALK};
    (void)arena;
    struct fixture *fixture = fixture_of_contract(contract);
    struct by_hand by_hand;
    by_hand_build(fixture, (struct by_hand_use){500, 200, 300}, 0.5, 1.6, &by_hand);
    const struct offer_result *result = seek(fixture, &by_hand);
    double material = 0.02 * result->expected.cost;
    enum signal_severity worst = SIGNAL_WATCH;
    for (size_t i = 0; i < result->n_signals; i++) {
        const struct signal_result *signal = &result->signals[i];
        bool stands = signal->signal == SIGNAL_OVERSIZED_COMMIT || signal->signal == SIGNAL_HEADLINE_GAP;
        if (i > 0)
            assert_true(result->signals[i - 1].signal < signal->signal);
        if (signal->severity == SIGNAL_WALK && !stands)
            assert_true(signal->cost > material);
        if (!isnan(signal->cost))
            assert_true(fabs(signal->cost) >= 0.005);
        worst = signal->severity > worst ? signal->severity : worst;
    }
    assert_int_equal(result->verdict, verdicts[worst]);
    const struct signal_result *beaten = find(result, SIGNAL_BEATEN);
    assert_int_equal(beaten != NULL, by_hand.results.walk_away_value > fmax(material, 0.005));
    if (beaten)
        want_money(beaten->cost, by_hand.results.walk_away_value);
    fixture_free(fixture);
}

static void
the_verdict_is_the_worst_severity_and_walks_have_a_material_cost(void **state)
{
    (void)state;
    for_each_contract(33, check_contract);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_signal_costs_what_its_cure_is_worth_and_nothing_where_it_cures_nothing),
        TEST(a_reason_to_walk_is_one_only_above_what_is_material),
        TEST(unused_commitment_costs_what_a_full_rollover_saves),
        TEST(an_unprotected_term_costs_what_both_protections_save_together),
        TEST(an_oversized_commit_costs_what_the_floor_saves_and_stands_whatever_it_costs),
        TEST(a_discount_below_the_market_costs_what_the_median_saves_and_stands),
        TEST(a_soft_model_costs_what_the_headline_would_save_on_it),
        TEST(a_fixed_price_above_the_headline_is_cured_by_a_lower_one),
        TEST(the_cure_of_a_soft_model_leaves_batch_lines_that_stay_at_list),
        TEST(a_bundle_costs_what_the_known_standalone_prices_save),
        TEST(exclusions_cost_what_counting_them_saves),
        TEST(a_cure_that_costs_money_is_shown_as_that),
        TEST(a_ratchet_costs_what_the_commitment_does_not_fall),
        TEST(a_dead_zone_costs_what_the_optimum_saves),
        TEST(a_reset_at_renewal_costs_what_a_cap_saves_in_the_year_after),
        TEST(an_offer_that_on_demand_beats_is_one_to_walk_from),
        TEST(an_offer_without_a_finding_is_one_to_sign),
        cmocka_unit_test(the_verdict_is_the_worst_severity_and_walks_have_a_material_cost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
