/* Effective rates (1.9) where the months differ: new models, phases, tiers, prices that move. */
#include "trial.h"

#include <math.h>

static const struct line opus = {0}, opus_batch = {.tier = TIER_BATCH}, haiku = {.model = 1},
                         sonnet = {.model = 2};

static const struct settlement *
base_of(const struct fixture *fixture)
{
    return &fixture->results.offers[0].scenarios[SCENARIO_BASE];
}

static const struct rate_row *
input_of(const struct fixture *fixture, struct line line)
{
    return fixture_rate(fixture, 0, line, METER_INPUT);
}

/* Two months. Opus: 100 in each at 20% off, 80. Haiku: nothing in month 1, 50 in month 2 at 40% off, 30. */
static struct offer *
two_rows_in_two_months(struct fixture *fixture, double commit)
{
    struct offer *offer = &fixture->offers[0];
    fixture_model(fixture, "opus-a", "opus", 1, 5);
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    flat_use(fixture, worth("opus-a", 100));
    flat_plan(fixture);
    offer->term_months = 2;
    offer->commit.annual = money(6 * commit);
    offer->discount.has_headline = true;
    offer->discount.headline = 0.2;
    fixture_discount(fixture, offer, 1, NULL, -1, 0.4);
    return offer;
}

#define HAIKU_FROM_MONTH_2(fixture)                                                                          \
    GIVE(&(fixture)->plan, workloads, workload,                                                              \
         {.name = "new", .model = 1, .start_month = 2, .counts = {50e6}})

/* Commitment 100. Month 1 draws 80, opus's. Month 2 draws the other 20: opus 20 x 80/110 = 14.545, haiku 20 x
 * 30/110 = 5.455. Over are 90 of 110, at list 150 x 90/110 = 122.727: by list value opus 100/150, 81.818, and
 * haiku 40.909. Opus 176.364 for 200M tokens, haiku 46.364 for 50M; 222.727 were paid. At a premium of 10% 99
 * are charged, by committed value 72 and 27: opus 166.545, haiku 32.455. */
static void
every_month_is_shared_by_its_own_mix(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = two_rows_in_two_months(fixture, 100);
    HAIKU_FROM_MONTH_2(fixture);
    fixture_run(fixture);
    want_money(base_of(fixture)->paid_api, 100 + 150 * 90 / 110.0);
    want(input_of(fixture, opus)->count, 200e6);
    want(input_of(fixture, haiku)->count, 50e6);
    want_money(input_of(fixture, opus)->cost, 80 + 1600 / 110.0 + 9000 / 110.0);
    want_money(input_of(fixture, haiku)->cost, 600 / 110.0 + 4500 / 110.0);
    want(input_of(fixture, opus)->effective_rate, (80 + 10600 / 110.0) / 200);
    want(input_of(fixture, haiku)->effective_rate, 5100 / 110.0 / 50);
    want(input_of(fixture, opus)->contracted_rate, 0.8);
    want(input_of(fixture, haiku)->contracted_rate, 0.6);
    want(input_of(fixture, haiku)->quoted_rate, 0.8);
    offer->overage.rate = OVERAGE_PREMIUM;
    offer->overage.share = 0.1;
    fixture_run(fixture);
    want_money(base_of(fixture)->paid_api, 100 + 99);
    want_money(input_of(fixture, opus)->cost, 80 + 1600 / 110.0 + 72);
    want_money(input_of(fixture, haiku)->cost, 600 / 110.0 + 27);
}

/* Commitment 380, twice the 190 that are drawn: every charge is doubled. */
static void
what_is_forfeited_loads_the_charges_of_all_months(void **state)
{
    struct fixture *fixture = *state;
    two_rows_in_two_months(fixture, 380);
    HAIKU_FROM_MONTH_2(fixture);
    fixture_run(fixture);
    want_money(input_of(fixture, opus)->cost, 320);
    want_money(input_of(fixture, haiku)->cost, 60);
    want(input_of(fixture, opus)->effective_rate, 1.6);
    want(input_of(fixture, haiku)->effective_rate, 1.2);
}

/* All of opus goes to batch over two months: 50M tokens stay in month 1, 50M and then 100M are batched, at
 * half price. Committed 40, 20 and 40; of a commitment of 200 half is forfeited: 80 for 50M, 120 for 150M. */
static void
a_phase_moves_cost_from_line_to_line(void **state)
{
    struct fixture *fixture = *state;
    two_rows_in_two_months(fixture, 200);
    fixture->plan.phase_in_months = 2;
    GIVE(&fixture->plan, batches, batch_rule, {.has_share = true, .share = 1});
    fixture_run(fixture);
    want(input_of(fixture, opus)->count, 50e6);
    want(input_of(fixture, opus_batch)->count, 150e6);
    want(input_of(fixture, opus)->effective_rate, 1.6);
    want(input_of(fixture, opus_batch)->effective_rate, 0.8);
    want(input_of(fixture, opus_batch)->contracted_rate, 0.4);
    want(input_of(fixture, opus_batch)->list_rate, 0.5);
}

/* Opus 100 a month at the tiers, haiku 100 at 10% off, sonnet 10, excluded. List is 50% up in month 2, and
 * committed prices with it. Nothing below 250 and 20% above: month 1 comes to 200: 100 + 90. */
static struct offer *
tiers_and_a_rise(struct fixture *fixture)
{
    static struct band step[] = {{{250000000}, 0.2}};
    struct offer *offer = &fixture->offers[0];
    fixture_model(fixture, "opus-a", "opus", 1, 5);
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    fixture_model(fixture, "sonnet-a", "sonnet", 1, 5);
    flat_use(fixture, worth("opus-a", 100));
    flat_use(fixture, worth("haiku-a", 100));
    flat_use(fixture, worth("sonnet-a", 10));
    flat_plan(fixture);
    offer->term_months = 2;
    offer->overage.rate = OVERAGE_COMMITTED;
    offer->price.basis = LIST_OF_THE_DAY;
    offer->tiers.steps = step;
    offer->tiers.n_steps = 1;
    fixture_discount(fixture, offer, 1, NULL, -1, 0.1);
    fixture_exclude(fixture, offer, (struct exclusion){2, NULL, -1, -1});
    return offer;
}

/* Month 2 goes from 200 to 500: 50 of 300 below. Opus 150 less 20% x 250/300 is 125; haiku 135. Both 225 for
 * 200M tokens. Sonnet bears list, 10 + 15. */
static void
marginal_tiers_and_list_of_the_day_are_the_months_own(void **state)
{
    struct fixture *fixture = *state;
    tiers_and_a_rise(fixture);
    GIVE(&fixture->plan, changes, market_change, {day(2027, 2, 1), 0.5, 3});
    fixture_run(fixture);
    want_money(input_of(fixture, opus)->cost, 225);
    want_money(input_of(fixture, haiku)->cost, 225);
    want_money(input_of(fixture, sonnet)->cost, 25);
    want(input_of(fixture, opus)->list_rate, 1.25);
    want(input_of(fixture, opus)->quoted_rate, 1.25);
    want(input_of(fixture, opus)->contracted_rate, 1.125);
    want(input_of(fixture, opus)->effective_rate, 1.125);
    want(input_of(fixture, opus)->realized_discount, 0.1);
    want(input_of(fixture, sonnet)->effective_rate, 1.25);
    want_money(base_of(fixture)->paid_api, 475);
}

/* Retroactive: opus 150 x 0.8 = 120 and haiku 135 in month 2, less a credit of 20% of opus's 100 in month 1.
 * It lowers both lines alike, by 235/255: opus 110.588, haiku 124.412. */
static void
a_retroactive_credit_lowers_every_line_of_its_month_alike(void **state)
{
    struct fixture *fixture = *state;
    tiers_and_a_rise(fixture)->tiers.mode = TIERS_RETROACTIVE;
    GIVE(&fixture->plan, changes, market_change, {day(2027, 2, 1), 0.5, 3});
    fixture_run(fixture);
    want_money(base_of(fixture)->paid_api, 190 + 235 + 25);
    want_money(input_of(fixture, opus)->cost, 100 + 120 * 235 / 255.0);
    want_money(input_of(fixture, haiku)->cost, 90 + 135 * 235 / 255.0);
    want(input_of(fixture, opus)->contracted_rate, (100 + 120 * 235 / 255.0) / 200);
    want(input_of(fixture, haiku)->contracted_rate, (90 + 135 * 235 / 255.0) / 200);
}

/* The book halves opus in month 2 and a decrease clause hands it on; haiku stays. Opus 80 + 40 for 200M. */
static void
a_dated_price_is_in_its_own_rates(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    fixture_model(fixture, "opus-a", "opus", 1, 5);
    fixture_prices(fixture_section(fixture, day(2027, 2, 1))->base, 0.5, 5);
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    flat_use(fixture, worth("opus-a", 100));
    flat_use(fixture, worth("haiku-a", 100));
    flat_plan(fixture);
    offer->term_months = 2;
    offer->discount.has_headline = true;
    offer->discount.headline = 0.2;
    offer->overage.rate = OVERAGE_COMMITTED;
    offer->price.decrease_clause = true;
    fixture_run(fixture);
    want(input_of(fixture, opus)->list_rate, 0.75);
    want(input_of(fixture, opus)->effective_rate, 0.6);
    want(input_of(fixture, haiku)->effective_rate, 0.8);
    want_money(base_of(fixture)->paid_api, 120 + 160);
}

/* Under drawdown = list what is inside the commitment costs its committed value: 300 of list are committed,
 * 250 are used and 50 are missing. Opus 160, haiku 30, and 50 x 0.8 = 40 forfeited, 160/190 of it opus's. */
static void
under_list_drawdown_lines_bear_what_they_cost(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = two_rows_in_two_months(fixture, 300);
    HAIKU_FROM_MONTH_2(fixture);
    offer->commit.drawdown = DRAWDOWN_LIST;
    offer->commit.shortfall = SHORTFALL_DISCOUNTED;
    fixture_run(fixture);
    want_money(base_of(fixture)->paid_api, 230);
    want_money(input_of(fixture, opus)->cost, 160 + 40 * 160 / 190.0);
    want_money(input_of(fixture, haiku)->cost, 30 + 40 * 30 / 190.0);
}

/* Whatever the terms: the costs add up to what was paid, list values and counts to the months', and what the
 * rate card makes of the counts is the contracted discount. */
static void
the_rows_add_up_to_the_settlement(void **state)
{
    (void)state;
    for (int i = 0; i < TRIAL_CASES; i++) {
        struct fixture *fixture = fixture_new();
        trial_everything(fixture, i);
        fixture_run(fixture);
        const struct offer_result *result = &fixture->results.offers[0];
        double list = 0, cost = 0, share = 0, contracted = 0;
        for (size_t k = 0; k < result->n_rates; k++) {
            const struct rate_row *row = &result->rates[k];
            list += row->list_value;
            cost += row->cost;
            share += row->share;
            if (row->count > 0) {
                contracted += row->contracted_rate * row->count / 1e6;
                want_money(row->list_rate * row->count / 1e6, row->list_value);
                want(row->quoted_rate, row->list_rate * (1 - result->quoted_discount));
                want_money(row->effective_rate * row->count / 1e6, row->cost);
            }
            if (!row->is_eligible)
                want_money(row->cost, row->list_value);
        }
        want_money(list, base_of(fixture)->list_value);
        want_money(cost, base_of(fixture)->paid_api);
        want(share, 1);
        want_money(contracted, base_of(fixture)->committed_value + base_of(fixture)->ineligible_charge);
        want(1 - contracted / list, base_of(fixture)->contracted_discount);
        fixture_free(fixture);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_month_is_shared_by_its_own_mix),
        TEST(what_is_forfeited_loads_the_charges_of_all_months),
        TEST(a_phase_moves_cost_from_line_to_line),
        TEST(marginal_tiers_and_list_of_the_day_are_the_months_own),
        TEST(a_retroactive_credit_lowers_every_line_of_its_month_alike),
        TEST(a_dated_price_is_in_its_own_rates),
        TEST(under_list_drawdown_lines_bear_what_they_cost),
        cmocka_unit_test(the_rows_add_up_to_the_settlement),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
