/* What an offer does not say (1.17). The offer laid out: 960 a year at 20%, overage at list, nothing relieves
 * what is unused; 100 a month at list on the base path. */
#include "by_hand.h"
#include "contract.h"

#include "engine/unstated.h"

#include <math.h>

static struct offer *
lay_out(struct fixture *fixture)
{
    return quoted_at(fixture, 960, 0.2);
}

static const struct offer_result *
ask(struct fixture *fixture, struct by_hand *by_hand)
{
    unstated_build(&by_hand->valuation, &by_hand->scratch, &by_hand->draft, fixture->arena,
                   &by_hand->offers[0]);
    return &by_hand->offers[0];
}

static const struct unstated *
find(const struct offer_result *result, enum unstated_term term)
{
    for (size_t i = 0; i < result->n_unstated; i++)
        if (result->unstated[i].term == term)
            return &result->unstated[i];
    return NULL;
}

static void
want_row(const struct unstated *row, enum unstated_term term, bool first_is_best, double best, double worst)
{
    assert_non_null(row);
    assert_int_equal(row->term, term);
    assert_int_equal(row->first_is_best, first_is_best);
    want_money(row->best, best);
    want_money(row->worst, worst);
    want_money(row->spread, worst - best);
}

static void
want_bounds(const struct by_hand *by_hand, double best, double worst)
{
    want_money(by_hand->offers[0].unstated_best, best);
    want_money(by_hand->offers[0].unstated_worst, worst);
}

/* Two paths of 80 and 120 a month at list, 768 and 1,152 a year at committed rates.
 * As defaulted: 960, and 960 + 192 of overage at 240 = 1,200; 1,080 on average.
 * Drawdown by list value: 960 and 1,440 draw 960, worth 768; 480 more at list: 768 and 1,248; 1,008.
 * Overage committed: 960 and 1,152; 1,056. True-down of 20%, 192: 768 and 1,200; 984.
 * Renewal, with 12 months more: 960 at the kept rate, 1,200 at list: 2,040 and 2,280. */
static void
every_unsaid_term_that_moves_money_is_listed_by_its_spread(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    lay_out(fixture);
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 0.8, 1.2, &by_hand);
    const struct offer_result *result = ask(fixture, &by_hand);
    assert_int_equal(result->n_unstated, 4);
    want_row(&result->unstated[0], UNSTATED_RENEWAL, true, 2040, 2280);
    want_row(&result->unstated[1], UNSTATED_TRUE_DOWN, true, 984, 1080);
    want_row(&result->unstated[2], UNSTATED_DRAWDOWN, true, 1008, 1080);
    want_row(&result->unstated[3], UNSTATED_OVERAGE, true, 1056, 1080);
}

/* All cheaper readings together: list value draws, the rest at the committed rate: 768, and 768 + 384 =
 * 1,152; 960, less than any of them alone. All dearer ones are the defaults. Renewal is no part of it. */
static void
the_bounds_are_of_single_readings_and_of_all_together(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    lay_out(fixture);
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 0.8, 1.2, &by_hand);
    ask(fixture, &by_hand);
    want_bounds(&by_hand, 960, 1080);
}

/* Two years, 150 and 50 a month of which a fifth is batch; overage at the committed rate, nothing excluded.
 * As defaulted 1,440 and, of 480 used, the 960 committed: 2,400. Batch at list: 1,512 and 960; 2,472. The
 * second year raised to what the first consumed: 1,440 twice; 2,880. Both together 1,512 twice: 3,024, more
 * than either. A fifth of the second year's 960 credited: 2,208. */
static void
readings_together_may_be_dearer_than_any_alone(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    struct offer *offer = lay_out(fixture);
    offer->term_months = 24;
    offer->overage.rate = OVERAGE_COMMITTED;
    by_hand_state(fixture, offer, "commit", "drawdown");
    by_hand_state(fixture, offer, "overage", "rate");
    by_hand_state(fixture, offer, "burndown", "exclude");
    by_hand_state(fixture, offer, "price", "renewal");
    by_hand_build(fixture, (struct by_hand_use){.opus = 80, .batch = 20}, 1, 1, &by_hand);
    for (size_t t = 0; t < by_hand.valuation.n_months; t++)
        by_hand.valuation.sources[0].factor[t] = t < 12 ? 1.5 : 0.5;
    const struct offer_result *result = ask(fixture, &by_hand);
    assert_int_equal(result->n_unstated, 3);
    want_row(&result->unstated[0], UNSTATED_TRUE_FORWARD, true, 2400, 2880);
    want_row(&result->unstated[1], UNSTATED_TRUE_DOWN, true, 2208, 2400);
    want_row(&result->unstated[2], UNSTATED_BATCH_STACKS, true, 2400, 2472);
    want_bounds(&by_hand, 2208, 3024);
}

static void
a_term_that_the_offer_states_is_no_question(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    struct offer *offer = lay_out(fixture);
    by_hand_state(fixture, offer, "commit", "drawdown");
    by_hand_state(fixture, offer, "overage", "rate");
    by_hand_state(fixture, offer, "unused", "true_down_cap");
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 0.8, 1.2, &by_hand);
    const struct offer_result *result = ask(fixture, &by_hand);
    assert_int_equal(result->n_unstated, 1);
    want_row(&result->unstated[0], UNSTATED_RENEWAL, true, 2040, 2280);
    want_bounds(&by_hand, 1080, 1080); /* the offer's own cost: renewal is no part of the bounds */
    by_hand_state(fixture, offer, "price", "renewal");
    result = ask(fixture, &by_hand);
    assert_int_equal(result->n_unstated, 0);
    want_bounds(&by_hand, 1080, 1080);
}

/* List value draws 720 and 960 of 960: 240 short on one path, which pays 576 + 240 at face value or 576 + 192
 * discounted, the other 768: 792 and 768. */
static void
how_a_shortfall_is_priced_is_a_question_where_list_value_is_said_to_draw(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    struct offer *offer = lay_out(fixture);
    offer->commit.drawdown = DRAWDOWN_LIST;
    by_hand_state(fixture, offer, "unused", "true_down_cap");
    by_hand_build(fixture, (struct by_hand_use){.opus = 80}, 0.75, 1, &by_hand);
    assert_null(find(ask(fixture, &by_hand), UNSTATED_SHORTFALL)); /* drawn by list, but not in writing */
    by_hand_state(fixture, offer, "commit", "drawdown");
    want_row(find(ask(fixture, &by_hand), UNSTATED_SHORTFALL), UNSTATED_SHORTFALL, true, 768, 792);
    want_bounds(&by_hand, 768, 792);
    by_hand_state(fixture, offer, "commit", "shortfall");
    assert_null(find(ask(fixture, &by_hand), UNSTATED_SHORTFALL));
}

/* Half of the use is batch. Excluded it is at list, 480 and 720, and the rest fills 384 and 576 of 960: 1,440
 * and 1,680; 1,560. At list inside the commitment it draws 480 and 720, in all 864 and 1,296: 960, and 960 +
 * 336 of overage at 336 x 120/108 = 373.3333; 1,146.6667. */
static void
whether_batch_counts_and_at_which_rate_are_two_questions(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    lay_out(fixture);
    by_hand_build(fixture, (struct by_hand_use){.opus = 50, .batch = 50}, 0.8, 1.2, &by_hand);
    const struct offer_result *result = ask(fixture, &by_hand);
    want_row(find(result, UNSTATED_EXCLUSIONS), UNSTATED_EXCLUSIONS, true, 1080, 1560);
    want_row(find(result, UNSTATED_BATCH_STACKS), UNSTATED_BATCH_STACKS, true, 1080, 1080 + 200.0 / 3);
}

/* List up by 10% after 6 months: committed prices too, 6 x 80 + 6 x 88 = 1,008, of which 48 are overage at 48
 * x 110/88 = 60. Locked, 960. */
static void
a_lock_is_a_question_where_list_rises(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    struct offer *offer = lay_out(fixture);
    by_hand_state(fixture, offer, "commit", "drawdown");
    by_hand_state(fixture, offer, "overage", "rate");
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 1, 1, &by_hand);
    by_hand_move_list(&by_hand, 6, 1.1);
    const struct offer_result *result = ask(fixture, &by_hand);
    want_row(find(result, UNSTATED_LOCK), UNSTATED_LOCK, true, 960, 1020);
    assert_null(find(result, UNSTATED_DECREASE));
    assert_null(find(result, UNSTATED_BASIS)); /* either way the rise is passed on */
    want_bounds(&by_hand, 960, 1020);
}

/* A commitment of 480 lasts 6 months; then list falls by 10%. Overage at the committed rate: 480 at the old
 * price, 432 where the price follows. */
static void
a_decrease_clause_and_the_list_of_the_day_are_questions_where_list_falls(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    struct offer *offer = lay_out(fixture);
    offer->commit.annual = money(480);
    offer->overage.rate = OVERAGE_COMMITTED;
    by_hand_state(fixture, offer, "overage", "rate");
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 1, 1, &by_hand);
    by_hand_move_list(&by_hand, 6, 0.9);
    const struct offer_result *result = ask(fixture, &by_hand);
    const struct unstated *basis = find(result, UNSTATED_BASIS);
    want_row(basis, UNSTATED_BASIS, true, 912, 960);
    want_row(basis + 1, UNSTATED_DECREASE, true, 912, 960); /* as much: in the order of the table */
    assert_null(find(result, UNSTATED_LOCK));
    want_bounds(&by_hand, 912, 960);
    by_hand_state(fixture, offer, "price", "basis");
    assert_non_null(find(ask(fixture, &by_hand), UNSTATED_DECREASE));
    want_bounds(&by_hand, 912, 960);
    by_hand_state(fixture, offer, "price", "decrease_clause");
    ask(fixture, &by_hand);
    want_bounds(&by_hand, 960, 960);
}

static void
the_list_of_the_day_alone_bounds_the_cost_too(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    struct offer *offer = lay_out(fixture);
    offer->commit.annual = money(480);
    offer->overage.rate = OVERAGE_COMMITTED;
    by_hand_state(fixture, offer, "overage", "rate");
    by_hand_state(fixture, offer, "price", "decrease_clause");
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 1, 1, &by_hand);
    by_hand_move_list(&by_hand, 6, 0.9);
    want_row(find(ask(fixture, &by_hand), UNSTATED_BASIS), UNSTATED_BASIS, true, 912, 960);
    want_bounds(&by_hand, 912, 960);
}

/* Two years of 120 a month, 1,152 at committed rates. Each year 960 + 192 of overage at 240; with the second
 * year's commitment raised to what the first consumed, it is 1,152 without overage. */
static void
a_reading_that_sounds_worse_may_cost_less(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    lay_out(fixture)->term_months = 24;
    by_hand_build(fixture, (struct by_hand_use){.opus = 120}, 1, 1, &by_hand);
    want_row(find(ask(fixture, &by_hand), UNSTATED_TRUE_FORWARD), UNSTATED_TRUE_FORWARD, false, 2352, 2400);
}

/* 50 a month in the first year and 150 in the second: 480 of 960 unused, then 1,440 due. Rolled over, 1,920
 * in all; else 480 of overage in the second year at 600. */
static void
rollover_is_a_question_where_what_is_unused_is_missed_later(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    lay_out(fixture)->term_months = 24;
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 1, 1, &by_hand);
    for (size_t t = 0; t < by_hand.valuation.n_months; t++)
        by_hand.valuation.sources[0].factor[t] = t < 12 ? 0.5 : 1.5;
    want_row(find(ask(fixture, &by_hand), UNSTATED_ROLLOVER), UNSTATED_ROLLOVER, true, 1920, 2520);
}

/* 960 today, or in a year at 10%: 872.727273. It moves no money but time, and is no part of the bounds. */
static void
when_the_commitment_is_billed_is_a_question_of_present_value(void **state)
{
    struct fixture *fixture = *state;
    struct by_hand by_hand;
    lay_out(fixture);
    fixture->plan.discount_rate = 0.1;
    by_hand_build(fixture, (struct by_hand_use){.opus = 100}, 1, 1, &by_hand);
    const struct offer_result *result = ask(fixture, &by_hand);
    want_row(find(result, UNSTATED_BILLING), UNSTATED_BILLING, true, 960 / 1.1, 960);
    want_at_most(960 / 1.1 + 1, result->unstated_best);
}

/* What differs from the default is said in writing; the rest is open. */
static void
state_terms(struct fixture *fixture, struct offer *offer)
{
    const struct {
        const char *section, *key;
        bool differs;
    } terms[] = {
        {"overage", "rate", offer->overage.rate != OVERAGE_LIST},
        {"unused", "rollover_cap", offer->unused.rollover_cap > 0},
        {"unused", "true_down_cap", offer->unused.true_down_cap > 0},
    };
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
        if (terms[i].differs)
            by_hand_state(fixture, offer, terms[i].section, terms[i].key);
}

static void
check_contract(const struct contract *contract, struct arena *arena)
{
    (void)arena;
    struct fixture *fixture = fixture_of_contract(contract);
    struct by_hand by_hand;
    state_terms(fixture, &fixture->offers[0]);
    by_hand_build(fixture, (struct by_hand_use){500, 200, 300}, 0.5, 1.6, &by_hand);
    const struct offer_result *result = ask(fixture, &by_hand);
    double offered = result->expected.cost, last = HUGE_VAL;
    want_at_most(result->unstated_best, offered);
    want_at_most(offered, result->unstated_worst);
    for (size_t i = 0; i < result->n_unstated; i++) {
        const struct unstated *row = &result->unstated[i];
        want_at_most(0.005, row->spread);
        want_at_most(row->spread, last);
        want(row->spread, row->worst - row->best);
        last = row->spread;
        if (row->term == UNSTATED_RENEWAL || row->term == UNSTATED_BILLING)
            continue;
        want_at_most(result->unstated_best, row->best);
        want_at_most(row->worst, result->unstated_worst);
    }
    fixture_free(fixture);
}

static void
bounds_hold_every_single_reading_and_the_offer_itself(void **state)
{
    (void)state;
    for_each_contract(31, check_contract);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_unsaid_term_that_moves_money_is_listed_by_its_spread),
        TEST(the_bounds_are_of_single_readings_and_of_all_together),
        TEST(readings_together_may_be_dearer_than_any_alone),
        TEST(a_term_that_the_offer_states_is_no_question),
        TEST(how_a_shortfall_is_priced_is_a_question_where_list_value_is_said_to_draw),
        TEST(whether_batch_counts_and_at_which_rate_are_two_questions),
        TEST(a_lock_is_a_question_where_list_rises),
        TEST(a_decrease_clause_and_the_list_of_the_day_are_questions_where_list_falls),
        TEST(the_list_of_the_day_alone_bounds_the_cost_too),
        TEST(a_reading_that_sounds_worse_may_cost_less),
        TEST(rollover_is_a_question_where_what_is_unused_is_missed_later),
        TEST(when_the_commitment_is_billed_is_a_question_of_present_value),
        cmocka_unit_test(bounds_hold_every_single_reading_and_the_offer_itself),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
