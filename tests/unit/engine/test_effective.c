/* Effective rates (1.9): what each line really costs, and that the lines cost what was paid. */
#include "fixture.h"

static const struct line model_0 = {0}, model_1 = {.model = 1};

static double
cost_of(const struct fixture *fixture, size_t offer)
{
    double cost = 0;
    for (size_t i = 0; i < fixture->results.offers[offer].n_rates; i++)
        cost += fixture->results.offers[offer].rates[i].cost;
    return cost;
}

/* A month of 31M opus input a day-mean at 5 and 31M haiku input at 1, 12 months without growth: the standard
 * month is 30.4375M of each, list 152.1875 and 30.4375, 182.625 together, 2,191.50 a year. Opus at 20%, haiku
 * at 0: committed 121.75 + 30.4375 = 152.1875, 1,826.25 a year. Commit 3,652.50 is twice that: the charge of
 * every line is doubled. Effective: opus 8, haiku 2 per million. */
static void
what_is_forfeited_loads_every_eligible_line_by_its_charge(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    fixture_model(fixture, "opus-a", "opus", 5, 25);
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    use_in_december(fixture, tokens("opus-a", 31 * MILLION, 0));
    use_in_december(fixture, tokens("haiku-a", 31 * MILLION, 0));
    offer->discount.has_headline = true;
    fixture_discount(fixture, offer, 0, NULL, -1, 0.20);
    offer->commit.annual = money(3652.5);
    fixture_run(fixture);
    const struct rate_row *opus = fixture_rate(fixture, 0, model_0, METER_INPUT);
    const struct rate_row *haiku = fixture_rate(fixture, 0, model_1, METER_INPUT);
    want(opus->count, 12 * 30.4375e6);
    want(opus->list_rate, 5);
    want(opus->quoted_rate, 5);
    want(opus->contracted_rate, 4);
    want(opus->effective_rate, 8);
    want(opus->realized_discount, -0.6);
    want(haiku->effective_rate, 2);
    want(opus->share, 0.8);
    want_money(opus->cost, 2922);
    want_money(haiku->cost, 730.5);
    want_money(cost_of(fixture, 0), fixture->results.offers[0].scenarios[SCENARIO_BASE].paid_api);
}

/* The same usage with haiku excluded and a commit of 730.50: opus commits 121.75 a month, 1,461; half is
 * drawn and half is over, at list 913.125. Opus bears 730.5 + 913.125 = 1,643.625 for 365.25M: 4.50. Haiku at
 * list. */
static void
overage_at_list_is_borne_by_the_lines_of_its_month_and_ineligible_lines_bear_list(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    fixture_model(fixture, "opus-a", "opus", 5, 25);
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    use_in_december(fixture, tokens("opus-a", 31 * MILLION, 0));
    use_in_december(fixture, tokens("haiku-a", 31 * MILLION, 0));
    offer->discount.has_headline = true;
    offer->discount.headline = 0.20;
    offer->commit.annual = money(730.5);
    fixture_exclude(fixture, offer, (struct exclusion){1, NULL, -1, -1});
    fixture_run(fixture);
    const struct rate_row *opus = fixture_rate(fixture, 0, model_0, METER_INPUT);
    const struct rate_row *haiku = fixture_rate(fixture, 0, model_1, METER_INPUT);
    want(opus->effective_rate, 4.5);
    want(haiku->effective_rate, 1);
    want(haiku->quoted_rate, 0.8);
    want(haiku->contracted_rate, 1);
    want_money(cost_of(fixture, 0), 1643.625 + 365.25);
    want_money(cost_of(fixture, 0), fixture->results.offers[0].scenarios[SCENARIO_BASE].paid_api);
}

/* One eligible month: overage at list goes by list value, at the committed rate by committed value. Two
 * models, list 100 each per standard month over one month, no commit. Opus 50% off, haiku 0: U = 50 + 100.
 * list: charge 200, 100 each. committed: 150, 50 and 100. premium 20%: 180, 60 and 120. */
static void
overage_is_split_by_list_value_or_by_committed_value_as_it_is_charged(void **state)
{
    static const struct {
        enum overage rate;
        double share, opus, haiku;
    } rows[] = {{OVERAGE_LIST, 0, 5, 1},
                {OVERAGE_DISCOUNT, 0.1, 4.5, 0.9},
                {OVERAGE_COMMITTED, 0, 2.5, 1},
                {OVERAGE_PREMIUM, 0.2, 3, 1.2}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture *fixture = fixture_new();
        struct offer *offer = &fixture->offers[0];
        fixture_model(fixture, "opus-a", "opus", 5, 25);
        fixture_model(fixture, "haiku-a", "haiku", 1, 5);
        use_in_december(fixture, tokens("opus-a", 20 * MILLION, 0));
        use_in_december(fixture, tokens("haiku-a", 100 * MILLION, 0));
        offer->discount.has_headline = true;
        fixture_discount(fixture, offer, 0, NULL, -1, 0.50);
        offer->overage.rate = rows[i].rate;
        offer->overage.share = rows[i].share;
        fixture_run(fixture);
        want(fixture_rate(fixture, 0, model_0, METER_INPUT)->effective_rate, rows[i].opus);
        want(fixture_rate(fixture, 0, model_1, METER_INPUT)->effective_rate, rows[i].haiku);
        fixture_free(fixture);
    }
}

/* Nothing eligible: the forfeited commit loads all lines by list value. Opus list 5 x 31, haiku 1 x 31 a
 * month, 2,191.50 a year; commit 2,191.50 doubles each. */
static void
with_nothing_eligible_the_forfeited_commit_loads_all_lines_by_list_value(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    fixture_model(fixture, "opus-a", "opus", 5, 25);
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    use_in_december(fixture, tokens("opus-a", 31 * MILLION, 0));
    use_in_december(fixture, tokens("haiku-a", 31 * MILLION, 0));
    offer->discount.has_headline = true;
    offer->commit.annual = money(2191.5);
    fixture_exclude(fixture, offer, (struct exclusion){-1, NULL, -1, TIER_STANDARD});
    fixture_run(fixture);
    want(fixture_rate(fixture, 0, model_0, METER_INPUT)->effective_rate, 10);
    want(fixture_rate(fixture, 0, model_1, METER_INPUT)->effective_rate, 2);
    want_money(cost_of(fixture, 0), 4383);
}

/* Eligible usage that is free: opus at 100% off has no charge and still bears the whole commit of 2,191.50, 6
 * a million over 365.25 million tokens; haiku, excluded, bears its list price. */
static void
free_eligible_usage_bears_the_commit_and_ineligible_usage_its_list_price(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    fixture_model(fixture, "opus-a", "opus", 5, 25);
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    use_in_december(fixture, tokens("opus-a", 31 * MILLION, 0));
    use_in_december(fixture, tokens("haiku-a", 31 * MILLION, 0));
    offer->discount.has_headline = true;
    offer->discount.headline = 1;
    offer->commit.annual = money(2191.5);
    fixture_exclude(fixture, offer, (struct exclusion){1, NULL, -1, -1});
    fixture_run(fixture);
    want(fixture_rate(fixture, 0, model_0, METER_INPUT)->effective_rate, 6);
    want(fixture_rate(fixture, 0, model_1, METER_INPUT)->effective_rate, 1);
    want_money(cost_of(fixture, 0), 2556.75);
}

/* Free usage draws nothing: opus at 100% off has no charge, so haiku bears the commit; were all free, they
 * would bear it by list value, five to one. 2,191.50 of commit a year: 6 a million haiku; 5 and 1. */
static void
a_free_line_bears_nothing_unless_all_are_free(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    fixture_model(fixture, "opus-a", "opus", 5, 25);
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    use_in_december(fixture, tokens("opus-a", 31 * MILLION, 0));
    use_in_december(fixture, tokens("haiku-a", 31 * MILLION, 0));
    offer->discount.has_headline = true;
    offer->commit.annual = money(2191.5);
    fixture_discount(fixture, offer, 0, NULL, -1, 1);
    fixture_run(fixture);
    want(fixture_rate(fixture, 0, model_0, METER_INPUT)->effective_rate, 0);
    want(fixture_rate(fixture, 0, model_1, METER_INPUT)->effective_rate, 6);
    offer->discount.headline = 1;
    fixture_run(fixture);
    want(fixture_rate(fixture, 0, model_0, METER_INPUT)->effective_rate, 5);
    want(fixture_rate(fixture, 0, model_1, METER_INPUT)->effective_rate, 1);
    want_money(cost_of(fixture, 0), 2191.5);
}

/* Costs of 60, 25 and 15 in a hundred: the two dearest carry 85%, one alone 60%. At 80, 15 and 5 one is
 * enough. */
static void
dominant_models_are_the_fewest_that_carry_80_percent_of_the_cost(void **state)
{
    static const struct {
        uint64_t millions[3];
        bool is_dominant[3];
    } rows[] = {{{60, 25, 15}, {true, true, false}},
                {{15, 60, 25}, {false, true, true}},
                {{80, 15, 5}, {true, false, false}},
                {{79, 15, 6}, {true, true, false}}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture *fixture = fixture_new();
        const char *const ids[] = {"a", "b", "c"};
        for (size_t k = 0; k < 3; k++) {
            fixture_model(fixture, ids[k], "opus", 1, 1);
            /* Split over two meters: it is the model that counts, not the row. */
            use_in_december(fixture, tokens(ids[k], rows[i].millions[k] * MILLION / 2,
                                            rows[i].millions[k] * MILLION / 2));
        }
        fixture->offers[0].discount.has_headline = true;
        fixture_run(fixture);
        for (uint32_t k = 0; k < 3; k++) {
            struct line line = {.model = k};
            assert_int_equal(fixture_rate(fixture, 0, line, METER_INPUT)->is_dominant,
                             rows[i].is_dominant[k]);
            assert_int_equal(fixture_rate(fixture, 0, line, METER_OUTPUT)->is_dominant,
                             rows[i].is_dominant[k]);
        }
        fixture_free(fixture);
    }
}

/* As many tokens of opus at 4 as of haiku at 1, both at 17% off: opus carries 4/5 of whatever is paid. */
static void
a_model_that_carries_exactly_80_percent_is_dominant_alone(void **state)
{
    (void)state;
    for (int commit = 0; commit <= 5000; commit += 100) {
        void *memory;
        assert_int_equal(fixture_setup(&memory), 0);
        struct fixture *fixture = memory;
        fixture_model(fixture, "opus-a", "opus", 4, 25);
        fixture_model(fixture, "haiku-a", "haiku", 1, 5);
        use_in_december(fixture, tokens("opus-a", 31 * MILLION, 0));
        use_in_december(fixture, tokens("haiku-a", 31 * MILLION, 0));
        fixture->offers[0].discount.has_headline = true;
        fixture->offers[0].discount.headline = 0.17;
        fixture->offers[0].commit.annual = money(commit);
        fixture_run(fixture);
        assert_true(fixture_rate(fixture, 0, model_0, METER_INPUT)->is_dominant);
        assert_false(fixture_rate(fixture, 0, model_1, METER_INPUT)->is_dominant);
        fixture_teardown(&memory);
    }
}

/* By model id, not by the book's order, then meter, tier, context, geo, speed; only meters with usage. */
static void
the_rate_card_is_in_order_and_holds_what_is_used(void **state)
{
    struct fixture *fixture = *state;
    const char *const ids[] = {"zeta", "alpha"};
    for (size_t i = 0; i < 2; i++) {
        fixture_model(fixture, ids[i], "opus", 5, 25);
        for (int tier = N_TIERS - 1; tier >= 0; tier--) {
            struct use use = tokens(ids[i], MILLION, MILLION);
            use.tier = (enum tier)tier;
            use_in_december(fixture, use);
            use.geo = GEO_US;
            use_in_december(fixture, use);
        }
    }
    fixture->offers[0].discount.has_headline = true;
    fixture_run(fixture);
    const struct offer_result *result = &fixture->results.offers[0];
    const struct history *history = &fixture->results.histories[0];
    assert_int_equal(result->n_rates, 2 * 2 * N_TIERS * 2);
    for (size_t i = 0; i < result->n_rates; i++) {
        const struct rate_row *row = &result->rates[i];
        const struct line line = history->lines[row->line];
        assert_string_equal(fixture->book.models[line.model].id, ids[i < 16]);
        assert_int_equal(row->meter, i / 8 % 2 == 0 ? METER_INPUT : METER_OUTPUT);
        assert_int_equal(line.tier, i / 2 % 4);
        assert_int_equal(line.geo, i % 2);
    }
}

/* All modes, every month different (growth 5%), exclusions, fixed prices, rollover, burst, prepay: the costs
 * of the lines are what was paid. */
static void
the_costs_of_all_lines_add_up_to_what_was_paid(void **state)
{
    (void)state;
    for (int i = 0; i < 32; i++) {
        struct fixture *fixture = fixture_new();
        struct offer *offer = &fixture->offers[0];
        fixture_model(fixture, "opus-a", "opus", 5, 25);
        fixture_model(fixture, "haiku-a", "haiku", 1, 5);
        use_in_december(fixture, tokens("opus-a", 31 * MILLION, 7 * MILLION));
        struct use batch = tokens("haiku-a", 50 * MILLION, 11 * MILLION);
        batch.tier = TIER_BATCH;
        batch.counts[METER_WEB_SEARCH] = 1234;
        use_in_december(fixture, batch);
        fixture->plan.growth_is_auto = false;
        fixture->plan.growth = 0.05;
        fixture->plan.damping = 1;
        offer->term_months = 30;
        offer->commit.annual = money(500.0 * (1 + i / 4));
        offer->commit.measure = MEASURE_QUARTER;
        offer->commit.prepay_discount = i % 3 == 0 ? 0.1 : 0;
        offer->overage.rate = (enum overage)(i % 4);
        offer->overage.share = 0.1;
        offer->overage.burst = i % 5 == 0 ? 0.2 : 0;
        offer->unused.rollover_cap = i % 2 == 0 ? 0.2 : 0;
        offer->unused.carry_to_renewal = i % 2 == 0;
        offer->discount.has_headline = true;
        offer->discount.headline = 0.15;
        fixture_fixed_price(fixture, offer, 1, METER_OUTPUT, 4.2);
        fixture_exclude(fixture, offer, (struct exclusion){-1, NULL, METER_WEB_SEARCH, -1});
        fixture_run(fixture);
        const struct offer_result *result = &fixture->results.offers[0];
        double list = 0, share = 0;
        for (size_t k = 0; k < result->n_rates; k++) {
            list += result->rates[k].list_value;
            share += result->rates[k].share;
        }
        want_money(cost_of(fixture, 0), result->scenarios[SCENARIO_BASE].paid_api);
        want_money(list, result->scenarios[SCENARIO_BASE].list_value);
        want(share, 1);
        fixture_free(fixture);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_forfeited_loads_every_eligible_line_by_its_charge),
        TEST(overage_at_list_is_borne_by_the_lines_of_its_month_and_ineligible_lines_bear_list),
        cmocka_unit_test(overage_is_split_by_list_value_or_by_committed_value_as_it_is_charged),
        TEST(with_nothing_eligible_the_forfeited_commit_loads_all_lines_by_list_value),
        TEST(free_eligible_usage_bears_the_commit_and_ineligible_usage_its_list_price),
        TEST(a_free_line_bears_nothing_unless_all_are_free),
        cmocka_unit_test(dominant_models_are_the_fewest_that_carry_80_percent_of_the_cost),
        cmocka_unit_test(a_model_that_carries_exactly_80_percent_is_dominant_alone),
        TEST(the_rate_card_is_in_order_and_holds_what_is_used),
        cmocka_unit_test(the_costs_of_all_lines_add_up_to_what_was_paid),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
