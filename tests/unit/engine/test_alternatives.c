/* The rows of the comparison (1.14). The offer laid out: 960 a year at 20%, overage at list; 100 a month at
 * list on the base path. */
#include "by_hand.h"
#include "contract.h"

#include "engine/alternatives.h"

#include <math.h>

static struct offer *
lay_out(struct fixture *fixture)
{
    return quoted_at(fixture, 960, 0.2);
}

static const struct alternative_result *
compare(struct fixture *fixture, struct by_hand *by_hand)
{
    alternatives_build(&by_hand->valuation, &by_hand->scratch, fixture->arena, &fixture->diags,
                       &by_hand->results);
    return by_hand->results.alternatives;
}

static void
want_row(const struct alternative_result *row, const char *name, enum alternative_kind kind, double low,
         double base, double high, double expected)
{
    assert_string_equal(row->name, name);
    assert_int_equal(row->kind, kind);
    want_money(row->low, low);
    want_money(row->base, base);
    want_money(row->high, high);
    want_money(row->expected, expected);
}

/* The same under every scenario. */
static void
want_cost(const struct alternative_result *row, double cost)
{
    want_row(row, row->name, row->kind, cost, cost, cost, cost);
}

static struct alternative plans[] = {
    {.name = "half elsewhere",
     .kind = ALTERNATIVE_SPLIT,
     .share = 0.5,
     .price_ratio = 0.8,
     .switching_cost = 30},
    {.name = "half beside it",
     .kind = ALTERNATIVE_SPLIT,
     .share = 0.5,
     .price_ratio = 0.8,
     .switching_cost = 30,
     .rest = REST_OFFER},
    {.name = "half a year", .kind = ALTERNATIVE_DELAY, .months = 6},
};

/* Use of 960, 1,200 and 1,440 a year at list; the two paths are the first and the last.
 * Half elsewhere at 80%: 0.9 of list, and 30.
 * The other half on the offer: 384, 480, 576 of 960 drawn, 384, 480, 576 elsewhere, and 30.
 * Half a year later: half at list; 480 of commitment for 6 months, drawn by 384 and 480; by 576 it is 96 of
 * overage, 120 at list.
 * The offer: 768 and 960 of 960; 1,152 is 192 of overage, 240 at list. */
static void
rows_are_on_demand_the_plans_and_the_offers(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    lay_out(fixture);
    fixture->plan.alternatives = plans;
    fixture->plan.n_alternatives = 3;
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 0.8, 1.2, &by_hand);
    const struct alternative_result *rows = compare(fixture, &by_hand);
    assert_int_equal(by_hand.results.n_alternatives, 5);
    want_row(&rows[0], "on demand", KIND_ON_DEMAND, 960, 1200, 1440, 1200);
    want_row(&rows[1], "half elsewhere", KIND_SPLIT, 894, 1110, 1326, 1110);
    want_row(&rows[2], "half beside it", KIND_SPLIT, 1374, 1470, 1566, 1470);
    want_row(&rows[3], "half a year", KIND_DELAY, 960, 1080, 1320, 1140);
    want_row(&rows[4], "Offer", KIND_OFFER, 960, 960, 1200, 1080);
    assert_string_equal(by_hand.results.best_alternative, "half elsewhere");
    want_money(by_hand.results.walk_away_value, -30);
    assert_string_equal(by_hand.results.minimax_regret, "Offer"); /* 66, against 240, 150, 510 and 120 */
    assert_int_equal(rows[3].dominated_by, 4);
    assert_true(rows[1].dominated_by == NO_ROW);
}

/* What was paid for 1,200 of list value: on demand all of it; 90% with half elsewhere, switching not in it;
 * 1,080 on the offer. Forfeited on the paths: 576 and 384 of the offer for half; 96 and 0 of the later one;
 * 192 and 0 of the offer. P90 of two costs: nine tenths of the way from one to the other. */
static void
other_figures_of_a_row_are_expected_ones(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    lay_out(fixture);
    fixture->plan.alternatives = plans;
    fixture->plan.n_alternatives = 3;
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 0.8, 1.2, &by_hand);
    const struct alternative_result *rows = compare(fixture, &by_hand);
    want(rows[0].realized_discount, 0);
    want(rows[1].realized_discount, 0.1);
    want(rows[4].realized_discount, 0.1);
    want_money(rows[0].forfeited, 0);
    want_money(rows[2].forfeited, 480);
    want_money(rows[3].forfeited, 48);
    want_money(rows[4].forfeited, 96);
    want_money(rows[0].p90, 960 + 0.9 * 480);
    want_money(rows[1].p90, 894 + 0.9 * 432);
    want_money(rows[4].p90, 960 + 0.9 * 240);
    want_money(rows[4].npv, 1080);
    by_hand_build(fixture, (struct by_hand_use){0}, 1, 1, &by_hand);
    want_nan(compare(fixture, &by_hand)[4].realized_discount);
}

/* Of 1,200 at list under base: half elsewhere pays 480, the offer beside it 960; 30 of switching is all-in
 * alone. The offer pays 960. */
static void
discounts_under_base_are_over_the_same_months(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    lay_out(fixture);
    fixture->plan.alternatives = plans;
    fixture->plan.n_alternatives = 3;
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 0.8, 1.2, &by_hand);
    const struct alternative_result *rows = compare(fixture, &by_hand);
    want(rows[0].base_realized, 0);
    want(rows[2].base_realized, -0.2);
    want(rows[2].base_all_in, -0.225);
    want(rows[4].base_realized, 0.2);
    by_hand_build(fixture, (struct by_hand_use){0}, 1, 1, &by_hand);
    want_nan(compare(fixture, &by_hand)[4].base_realized);
}

/* At 21% a year a bill at the end of half a year is worth 1/1.1 of itself: 600 at the end of months 1 to 6
 * each a sixth, then the commitment of 480 at once. */
static void
costs_are_present_values(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    double on_demand = 0;
    lay_out(fixture);
    fixture->plan.alternatives = &plans[2];
    fixture->plan.n_alternatives = 1;
    fixture->plan.discount_rate = 0.21;
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 1, 1, &by_hand);
    for (int m = 1; m <= 6; m++)
        on_demand += 100 * pow(1.21, -m / 12.0);
    const struct alternative_result *row = &compare(fixture, &by_hand)[1];
    want_money(row->base, on_demand + 480 / 1.1);
    want_money(row->npv, row->base);
}

/* Two years of 1,200 at list, 960 at committed rates. The second offer has no overage to speak of: 10% off
 * for both. The first ends after one year; then list, or the rate kept, or 5% more where 10% were expected.
 */
static void
rows_run_over_the_longest_term_and_a_shorter_offer_goes_on_by_its_renewal(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    struct offer *first = lay_out(fixture), *second = &fixture->offers[1];
    second->name = "Second";
    second->term_months = 24;
    second->discount.has_headline = true;
    second->discount.headline = 0.1;
    second->overage.rate = OVERAGE_COMMITTED;
    fixture->n_offers = 2;
    fixture->plan.expected_uplift = 0.1;
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 1, 1, &by_hand);
    const struct alternative_result *rows = compare(fixture, &by_hand);
    want_cost(&rows[0], 2400);
    want_cost(&rows[1], 960 + 1200);
    want_cost(&rows[2], 1080 + 1080 * 1.1);
    first->price.renewal = RENEWAL_KEEP;
    want_cost(&compare(fixture, &by_hand)[1], 960 + 960);
    first->price.renewal = RENEWAL_UPLIFT;
    first->price.has_renewal_cap = true;
    first->price.renewal_cap = 0.05;
    want_cost(&compare(fixture, &by_hand)[1], 960 + 1.05 * 960);
}

static void
a_row_within_half_a_cent_of_another_counts_as_equal(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    struct offer *offer = lay_out(fixture);
    offer->commit.annual = money(0);
    offer->discount.headline = 0;
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 1, 1, &by_hand);
    const struct alternative_result *rows = compare(fixture, &by_hand);
    want_money(by_hand.results.walk_away_value, 0);
    assert_string_equal(by_hand.results.minimax_regret, "on demand");
    assert_true(rows[0].dominated_by == NO_ROW);
    assert_true(rows[1].dominated_by == NO_ROW);
}

/* ---- always ---- */

static void
check_contract(const struct contract *contract, struct arena *arena)
{
    (void)arena;
    struct fixture *fixture = fixture_of_contract(contract);
    struct by_hand by_hand;
    fixture->plan.alternatives = plans;
    fixture->plan.n_alternatives = 3;
    by_hand_build(fixture, (struct by_hand_use){500, 200, 300}, 0.5, 1.6, &by_hand);
    const struct alternative_result *rows = compare(fixture, &by_hand);
    const struct results *results = &by_hand.results;
    double least[N_SCENARIOS] = {HUGE_VAL, HUGE_VAL, HUGE_VAL};
    double best = HUGE_VAL, minimax = HUGE_VAL;
    for (size_t i = 0; i < results->n_alternatives; i++) {
        double max = 0;
        for (int scenario = 0; scenario < N_SCENARIOS; scenario++) {
            want_at_most(0, rows[i].regret[scenario]);
            least[scenario] = fmin(least[scenario], rows[i].regret[scenario]);
            max = fmax(max, rows[i].regret[scenario]);
        }
        want(rows[i].max_regret, max);
        minimax = fmin(minimax, max);
        if (i + 1 < results->n_alternatives)
            best = fmin(best, rows[i].expected);
        want_at_most(rows[i].expected, rows[i].p90); /* of two paths: the mean is below nine tenths */
    }
    for (int scenario = 0; scenario < N_SCENARIOS; scenario++)
        want(least[scenario], 0);
    size_t own = results_offer_row(results, 0);
    assert_int_equal(own, 4);
    want_money(rows[own].expected, by_hand.offers[0].expected.cost); /* over its own term */
    want_at_most(fabs(results->walk_away_value - (rows[own].expected - best)), 0.005);
    for (size_t i = 0; i < results->n_alternatives; i++)
        if (rows[i].name == results->minimax_regret)
            want_at_most(rows[i].max_regret, minimax + 0.005);
    fixture_free(fixture);
}

static void
regrets_choices_and_walk_away_value_agree_with_the_costs(void **state)
{
    (void)state;
    for_each_contract(32, check_contract);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(rows_are_on_demand_the_plans_and_the_offers),
        TEST(other_figures_of_a_row_are_expected_ones),
        TEST(discounts_under_base_are_over_the_same_months),
        TEST(costs_are_present_values),
        TEST(rows_run_over_the_longest_term_and_a_shorter_offer_goes_on_by_its_renewal),
        TEST(a_row_within_half_a_cent_of_another_counts_as_equal),
        cmocka_unit_test(regrets_choices_and_walk_away_value_agree_with_the_costs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
