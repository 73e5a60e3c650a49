/* More favourable terms never cost more (1.8), on random contracts; where they may: test_unfavourable.c. */
#include "contract.h"

#include <math.h>

/* Without service credits: they give back a share of the overage that better terms avoid. */
static struct contract
without_credits(const struct contract *contract)
{
    struct contract plain = *contract;
    plain.service_credit = 0;
    return plain;
}

/* What a commitment costs at the committed rate alone: overage too, and nothing off for prepaying. */
static struct contract
at_committed_rates(const struct contract *contract)
{
    struct contract plain = without_credits(contract);
    plain.offer.overage.rate = OVERAGE_COMMITTED;
    plain.offer.commit.prepay_discount = 0;
    return plain;
}

/* Overage may be charged below its committed value: at a discount of its own, or where a fixed price is above
 * list. */
static bool
overage_may_be_cheaper(const struct contract *contract)
{
    for (int m = 0; m < contract->offer.term_months; m++)
        if (contract->demand[m].committed_value > contract->demand[m].eligible_list)
            return true;
    return contract->offer.overage.rate == OVERAGE_DISCOUNT;
}

static void
want_no_dearer(const struct contract *better, const struct contract *contract, struct arena *arena)
{
    want_at_most(settle_contract(better, arena).total, settle_contract(contract, arena).total);
}

/* ---- rollover and true-down ---- */

static void
check_rollover(const struct contract *contract, struct arena *arena)
{
    struct contract plain = without_credits(contract), better = plain;
    const struct offer *offer = &contract->offer;
    if (offer->unused.carry_forward_cap > 0 && overage_may_be_cheaper(contract))
        return;
    better.offer.unused.rollover_cap = fmin(1, offer->unused.rollover_cap + 0.3);
    want_no_dearer(&better, &plain, arena);
    if (offer->commit.drawdown == DRAWDOWN_LIST && offer->commit.shortfall == SHORTFALL_FACE)
        return;
    better = plain;
    better.offer.unused.rollover_periods++;
    want_no_dearer(&better, &plain, arena);
}

static void
a_higher_rollover_cap_or_a_longer_validity_never_costs_more(void **state)
{
    (void)state;
    for_each_contract(6, check_rollover);
}

static void
check_true_down(const struct contract *contract, struct arena *arena)
{
    struct contract plain = at_committed_rates(contract), better = plain;
    better.offer.unused.true_down_cap = fmin(1, contract->offer.unused.true_down_cap + 0.3);
    want_no_dearer(&better, &plain, arena);
}

static void
a_higher_true_down_without_prepay_never_costs_more_where_overage_is_committed(void **state)
{
    (void)state;
    for_each_contract(7, check_true_down);
}

/* ---- carry-forward ---- */

static void
check_carry_forward(const struct contract *contract, struct arena *arena)
{
    struct contract plain = at_committed_rates(contract), better = plain;
    better.offer.unused.carry_forward_cap = fmin(1, contract->offer.unused.carry_forward_cap + 0.3);
    want_no_dearer(&better, &plain, arena);
    /* However overage is charged, where nothing rolls over. */
    plain = without_credits(contract);
    plain.offer.unused.rollover_cap = 0;
    better = plain;
    better.offer.unused.carry_forward_cap = fmin(1, contract->offer.unused.carry_forward_cap + 0.3);
    want_no_dearer(&better, &plain, arena);
}

static void
a_higher_carry_forward_cap_never_costs_more_at_committed_rates_or_without_rollover(void **state)
{
    (void)state;
    for_each_contract(14, check_carry_forward);
}

/* ---- shortfall and service credits ---- */

static void
check_shortfall(const struct contract *contract, struct arena *arena)
{
    struct contract face = *contract, discounted = *contract;
    face.offer.commit.shortfall = SHORTFALL_FACE;
    discounted.offer.commit.shortfall = SHORTFALL_DISCOUNTED;
    want_no_dearer(&discounted, &face, arena);
}

static void
a_discounted_shortfall_never_costs_more_than_its_face(void **state)
{
    (void)state;
    for_each_contract(15, check_shortfall);
}

static void
check_credits(const struct contract *contract, struct arena *arena)
{
    struct contract better = *contract;
    better.service_credit = fmin(1, contract->service_credit + 0.1);
    want_no_dearer(&better, contract, arena);
}

static void
a_higher_service_credit_never_costs_more(void **state)
{
    (void)state;
    for_each_contract(16, check_credits);
}

/* ---- overage ---- */

static void
check_overage(const struct contract *contract, struct arena *arena)
{
    struct contract other = *contract;
    other.offer.overage.rate = OVERAGE_LIST;
    double list = settle_contract(&other, arena).total;
    other.offer.overage.rate = OVERAGE_COMMITTED;
    double committed = settle_contract(&other, arena).total;
    other.offer.overage.rate = OVERAGE_PREMIUM;
    double premium = settle_contract(&other, arena).total;
    other.offer.overage.rate = OVERAGE_DISCOUNT;
    double discount = settle_contract(&other, arena).total;
    want_at_most(committed, list);
    want_at_most(committed, premium);
    want_at_most(discount, list);
}

static void
overage_at_the_committed_rate_never_costs_more_than_at_list_or_a_premium(void **state)
{
    (void)state;
    for_each_contract(8, check_overage);
}

static void
check_burst(const struct contract *contract, struct arena *arena)
{
    struct contract better = *contract;
    if (contract->offer.overage.rate == OVERAGE_DISCOUNT)
        return; /* may be below the committed rate */
    double total = settle_contract(contract, arena).total;
    better.offer.overage.burst += 0.2;
    want_at_most(settle_contract(&better, arena).total, total);
}

static void
a_higher_burst_never_costs_more_unless_overage_has_a_discount_of_its_own(void **state)
{
    (void)state;
    for_each_contract(9, check_burst);
}

/* ---- the size of the commitment ---- */

/* Without carry-forward, whose cap grows with the commitment. */
static struct contract
without_carry_forward(const struct contract *contract)
{
    struct contract plain = at_committed_rates(contract);
    plain.offer.unused.carry_forward_cap = 0;
    return plain;
}

static void
scale_commit(struct contract *contract, int divisor)
{
    contract->offer.commit.schedule = contract->schedule;
    contract->offer.commit.annual.micro = divisor == 0 ? 0 : contract->offer.commit.annual.micro / divisor;
    for (size_t i = 0; i < contract->offer.commit.n_schedule; i++)
        contract->schedule[i].micro = divisor == 0 ? 0 : contract->schedule[i].micro / divisor;
}

static void
check_commit(const struct contract *contract, struct arena *arena)
{
    struct contract plain = without_carry_forward(contract), half = plain, none = plain;
    scale_commit(&half, 2);
    scale_commit(&none, 0);
    want_no_dearer(&half, &plain, arena);
    want_no_dearer(&none, &half, arena);
}

static void
a_lower_commit_at_the_same_rates_never_costs_more_where_overage_is_committed(void **state)
{
    (void)state;
    for_each_contract(10, check_commit);
}

static void
check_raise(const struct contract *contract, struct arena *arena)
{
    struct contract plain = without_carry_forward(contract), better = plain;
    better.offer.true_forward.share = contract->offer.true_forward.share / 2;
    want_no_dearer(&better, &plain, arena);
    better.offer.true_forward.share = 0;
    want_no_dearer(&better, &plain, arena);
    better = plain;
    better.offer.true_forward.ratchet = false;
    want_no_dearer(&better, &plain, arena);
}

static void
less_true_forward_and_no_ratchet_never_cost_more_where_overage_is_committed(void **state)
{
    (void)state;
    for_each_contract(17, check_raise);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_higher_rollover_cap_or_a_longer_validity_never_costs_more),
        cmocka_unit_test(a_higher_true_down_without_prepay_never_costs_more_where_overage_is_committed),
        cmocka_unit_test(a_higher_carry_forward_cap_never_costs_more_at_committed_rates_or_without_rollover),
        cmocka_unit_test(a_discounted_shortfall_never_costs_more_than_its_face),
        cmocka_unit_test(a_higher_service_credit_never_costs_more),
        cmocka_unit_test(overage_at_the_committed_rate_never_costs_more_than_at_list_or_a_premium),
        cmocka_unit_test(a_higher_burst_never_costs_more_unless_overage_has_a_discount_of_its_own),
        cmocka_unit_test(a_lower_commit_at_the_same_rates_never_costs_more_where_overage_is_committed),
        cmocka_unit_test(less_true_forward_and_no_ratchet_never_cost_more_where_overage_is_committed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
