/* Levers that the theory calls favourable are, on every contract, under the conditions it needs (1.12). */
#include "small_random.h"

#include <math.h>

#define MANY 2000 /* contracts */

/* Worth 0 or more, within the noise of the costs it comes from; or the lever changes nothing. */
static void
want_favourable(struct small *small, enum lever lever)
{
    small_make(small);
    double worth = small_worth(small, lever);
    if (!isnan(worth))
        want_at_most(-worth, 1e-7);
}

/* ---- without conditions, or with those of 1.8.4 ---- */

/* A discount on overage of its own may be below the committed rate. */
static void
check_overage(struct small *small, uint64_t *state)
{
    (void)state;
    if (small->offer->overage.rate != OVERAGE_DISCOUNT)
        want_favourable(small, LEVER_OVERAGE_COMMITTED);
}

static void
overage_at_the_committed_rate_is_never_dearer_than_list_or_a_premium(void **state)
{
    small_for_each(*state, 1, MANY, check_overage);
}

/* Overage that is carried forward or has a discount of its own may be better than a balance. */
static void
check_rollover(struct small *small, uint64_t *state)
{
    (void)state;
    small->offer->unused.carry_forward_cap = 0;
    if (small->offer->overage.rate == OVERAGE_DISCOUNT)
        small->offer->overage.rate = OVERAGE_LIST;
    want_favourable(small, LEVER_ROLLOVER_FULL);
    want_favourable(small, LEVER_ROLLOVER_20);
    double full = small_worth(small, LEVER_ROLLOVER_FULL), fifth = small_worth(small, LEVER_ROLLOVER_20);
    if (!isnan(fifth))
        want_at_most(fifth, full + 1e-7);
}

static void
rollover_is_never_dearer_and_all_of_it_worth_more_than_a_fifth(void **state)
{
    small_for_each(*state, 2, MANY, check_rollover);
}

static void
check_true_down(struct small *small, uint64_t *state)
{
    (void)state;
    small->offer->overage.rate = OVERAGE_COMMITTED;
    small->offer->commit.prepay_discount = 0;
    small->offer->unused.carry_forward_cap = 0;
    want_favourable(small, LEVER_TRUE_DOWN_20);
}

static void
true_down_without_prepay_is_never_dearer_where_overage_is_committed(void **state)
{
    small_for_each(*state, 3, MANY, check_true_down);
}

/* ---- a lower committed price ---- */

/* What is carried out is worth no more than a year's committed value (1.1), which falls with the price.
 * Overage that is carried forward is credited at the commitment's price. A commitment raised by what was
 * consumed may be the cheaper way to buy, and so may overage at a discount of its own beside what bursts. A
 * credit of retroactive tiers may leave a month with nothing to bill, and does so more easily at a higher
 * price. */
static void
without_side_effects(struct small *small)
{
    struct offer *offer = small->offer;
    offer->unused.carry_to_renewal = false;
    offer->unused.carry_forward_cap = 0;
    offer->true_forward.share = 0;
    offer->tiers.mode = TIERS_MARGINAL;
    if (offer->overage.rate == OVERAGE_DISCOUNT)
        offer->overage.burst = 0;
}

static void
check_price(struct small *small, uint64_t *state)
{
    (void)state;
    without_side_effects(small);
    want_favourable(small, LEVER_PRICE_LOCK);
    want_favourable(small, LEVER_DECREASE_CLAUSE);
    const enum lever both[] = {LEVER_PRICE_LOCK, LEVER_DECREASE_CLAUSE};
    double together = lever_worth(both, 2, &small->at, &small->scratch, &small->draft);
    for (int i = 0; i < 2 && !isnan(together); i++) {
        double alone = small_worth(small, both[i]);
        want_at_most(isnan(alone) ? 0 : alone, together + 1e-7);
    }
}

static void
lock_and_decrease_clause_are_never_dearer_and_worth_most_together(void **state)
{
    small_for_each(*state, 4, MANY, check_price);
}

/* A fixed price does not follow list down, as the batch price does. */
static void
check_batch(struct small *small, uint64_t *state)
{
    (void)state;
    without_side_effects(small);
    small->offer->n_fixed_prices = 0;
    want_favourable(small, LEVER_BATCH_STACKS);
}

static void
batch_that_stacks_is_never_dearer_without_fixed_prices(void **state)
{
    small_for_each(*state, 16, MANY, check_batch);
}

/* A lower headline lowers what service credits are taken of under drawdown at list. */
static void
check_point(struct small *small, uint64_t *state)
{
    (void)state;
    without_side_effects(small);
    small->offer->sla.is_given = false;
    want_favourable(small, LEVER_POINT);
}

static void
a_point_is_never_dearer(void **state)
{
    small_for_each(*state, 5, MANY, check_point);
}

/* A key in place of automatic tiers may be below what they come to. */
static void
check_benchmark(struct small *small, uint64_t *state)
{
    (void)state;
    without_side_effects(small);
    small->offer->tiers.n_steps = 0;
    want_favourable(small, LEVER_DOMINANT_BENCHMARK);
}

static void
dominant_models_at_the_benchmark_are_never_dearer_without_tiers(void **state)
{
    small_for_each(*state, 6, MANY, check_benchmark);
}

/* An uplift without a cap is never below one with it. */
static void
check_renewal(struct small *small, uint64_t *state)
{
    (void)state;
    small->offer->price.renewal = RENEWAL_UPLIFT;
    want_favourable(small, LEVER_RENEWAL_CAP);
}

static void
a_cap_on_an_uplift_is_never_dearer(void **state)
{
    small_for_each(*state, 7, MANY, check_renewal);
}

/* ---- a smaller commitment, where what is over costs no more than what is inside ---- */

/* Nor is any paid later or earlier than another (no present values), or credited by uptime before true-down.
 */
static void
where_overage_costs_the_same(struct small *small)
{
    const double share = small->offer->true_forward.share;
    without_side_effects(small);
    small->offer->true_forward.share = share;
    small->offer->overage.rate = OVERAGE_COMMITTED;
    small->offer->commit.prepay_discount = 0;
    small->offer->sla.is_given = false;
    small->fixture->plan.discount_rate = 0;
}

static void
check_smaller(struct small *small, uint64_t *state)
{
    (void)state;
    where_overage_costs_the_same(small);
    want_favourable(small, LEVER_NO_TRUE_FORWARD);
    want_favourable(small, LEVER_NO_RATCHET);
    want_favourable(small, LEVER_RAMP);
}

static void
no_true_forward_no_ratchet_and_a_ramp_are_never_dearer_where_overage_is_committed(void **state)
{
    small_for_each(*state, 8, MANY, check_smaller);
}

/* Also: prices never above list, and no commitment that grows with what counts. */
static void
check_counting(struct small *small, uint64_t *state)
{
    (void)state;
    where_overage_costs_the_same(small);
    small->offer->n_fixed_prices = 0;
    small->offer->price.lock = small->offer->price.decrease_clause = true;
    small->offer->true_forward.share = 0;
    want_favourable(small, LEVER_COUNT_EXCLUDED);
}

static void
excluded_usage_that_counts_is_never_dearer_where_overage_is_committed(void **state)
{
    small_for_each(*state, 9, MANY, check_counting);
}

/* Also: nothing that shorter periods credit, carry or raise, and no present values, which they bring forward.
 */
static void
check_measure(struct small *small, uint64_t *state)
{
    (void)state;
    where_overage_costs_the_same(small);
    small->offer->n_fixed_prices = 0;
    small->offer->price.lock = small->offer->price.decrease_clause = true;
    small->offer->true_forward.share = 0;
    small->offer->true_forward.ratchet = false;
    small->offer->unused.true_down_cap = small->offer->unused.rollover_cap = 0;
    want_favourable(small, LEVER_ANNUAL_MEASURE);
}

static void
a_measure_of_a_year_is_never_dearer_where_nothing_is_credited_or_carried(void **state)
{
    small_for_each(*state, 10, MANY, check_measure);
}

static void
check_fees(struct small *small, uint64_t *state)
{
    (void)state;
    double saved = 0;
    for (size_t i = 0; i < small->offer->n_fees; i++) {
        struct fee *fee = &small->offer->fees[i];
        for (int m = 1; m <= small->offer->term_months && fee->has_standalone; m++)
            saved += (money_value(fee->unit_price) - money_value(fee->standalone_unit_price)) /
                     money_value(fee->unit_price) * deal_fee(fee, m, small->offer->term_months);
    }
    small->fixture->plan.discount_rate = 0;
    small_make(small);
    double worth = small_worth(small, LEVER_UNBUNDLE);
    want_money(isnan(worth) ? 0 : worth, saved);
}

static void
unbundling_is_worth_the_difference_of_the_fees(void **state)
{
    small_for_each(*state, 11, MANY, check_fees);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(overage_at_the_committed_rate_is_never_dearer_than_list_or_a_premium),
        TEST(rollover_is_never_dearer_and_all_of_it_worth_more_than_a_fifth),
        TEST(true_down_without_prepay_is_never_dearer_where_overage_is_committed),
        TEST(lock_and_decrease_clause_are_never_dearer_and_worth_most_together),
        TEST(batch_that_stacks_is_never_dearer_without_fixed_prices),
        TEST(a_point_is_never_dearer),
        TEST(dominant_models_at_the_benchmark_are_never_dearer_without_tiers),
        TEST(a_cap_on_an_uplift_is_never_dearer),
        TEST(no_true_forward_no_ratchet_and_a_ramp_are_never_dearer_where_overage_is_committed),
        TEST(excluded_usage_that_counts_is_never_dearer_where_overage_is_committed),
        TEST(a_measure_of_a_year_is_never_dearer_where_nothing_is_credited_or_carried),
        TEST(unbundling_is_worth_the_difference_of_the_fees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
