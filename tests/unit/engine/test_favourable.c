/* More favourable terms never cost more (1.8.4), on random contracts; and where they may. */
#include "contract.h"

#include <math.h>

static void
check_rollover(const struct contract *contract, struct arena *arena)
{
    struct contract better = *contract;
    double total = settle_contract(contract, arena).total;
    better.offer.unused.rollover_cap = fmin(1, contract->offer.unused.rollover_cap + 0.3);
    want_at_most(settle_contract(&better, arena).total, total);
    better = *contract;
    better.offer.unused.rollover_periods++;
    want_at_most(settle_contract(&better, arena).total, total);
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
    struct contract better = *contract;
    better.offer.overage.rate = OVERAGE_COMMITTED;
    better.offer.commit.prepay_discount = 0;
    double total = settle_contract(&better, arena).total;
    better.offer.unused.true_down_cap = fmin(1, contract->offer.unused.true_down_cap + 0.3);
    want_at_most(settle_contract(&better, arena).total, total);
}

static void
a_higher_true_down_without_prepay_never_costs_more_where_overage_is_committed(void **state)
{
    (void)state;
    for_each_contract(7, check_true_down);
}

/* The condition is needed. Two years of 1,000 with full rollover; years of 500 and 1,500 at 20%. Without
 * true-down 500 rolls over and 2,000 is paid. A true-down of half credits 500, and year 2 has 500 over: at
 * list 625, 2,125 in all. Or at the committed rate but with 10% prepaid: 1,800 against 1,800 - 450 + 500 =
 * 1,850. */
static void
a_true_down_may_cost_more_where_overage_is_at_list_or_the_commit_is_prepaid(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    const struct demand_month demand[24] = {
        [0] = {1, 1, 625, 625, 0, 500}, [12] = {13, 1, 1875, 1875, 0, 1500}};
    struct settlement s;
    offer->term_months = 24;
    offer->commit.annual = money(1000);
    offer->unused.rollover_cap = 1;
    settle(offer, 0.2, demand, 0, fixture->arena, &s);
    want_money(s.total, 2000);
    offer->unused.true_down_cap = 0.5;
    settle(offer, 0.2, demand, 0, fixture->arena, &s);
    want_money(s.total, 2125);
    offer->overage.rate = OVERAGE_COMMITTED;
    settle(offer, 0.2, demand, 0, fixture->arena, &s);
    want_money(s.total, 2000);
    offer->commit.prepay_discount = 0.10;
    settle(offer, 0.2, demand, 0, fixture->arena, &s);
    want_money(s.total, 1850);
    offer->unused.true_down_cap = 0;
    settle(offer, 0.2, demand, 0, fixture->arena, &s);
    want_money(s.total, 1800);
}

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

/* Without prepay, whose gain grows with the commit. */
static void
check_commit(const struct contract *contract, struct arena *arena)
{
    struct contract other = *contract;
    other.offer.overage.rate = OVERAGE_COMMITTED;
    other.offer.commit.prepay_discount = 0;
    double total = settle_contract(&other, arena).total;
    other.offer.commit.annual.micro = contract->offer.commit.annual.micro / 2;
    for (size_t i = 0; i < other.offer.commit.n_schedule; i++)
        other.schedule[i].micro /= 2;
    other.offer.commit.schedule = other.schedule;
    want_at_most(settle_contract(&other, arena).total, total);
    other.offer.commit.annual = money(0);
    for (size_t i = 0; i < other.offer.commit.n_schedule; i++)
        other.schedule[i] = money(0);
    double none = settle_contract(&other, arena).total;
    want_at_most(none, total);
}

static void
a_lower_commit_at_the_same_rates_never_costs_more_where_overage_is_committed(void **state)
{
    (void)state;
    for_each_contract(10, check_commit);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_higher_rollover_cap_or_a_longer_validity_never_costs_more),
        cmocka_unit_test(a_higher_true_down_without_prepay_never_costs_more_where_overage_is_committed),
        TEST(a_true_down_may_cost_more_where_overage_is_at_list_or_the_commit_is_prepaid),
        cmocka_unit_test(overage_at_the_committed_rate_never_costs_more_than_at_list_or_a_premium),
        cmocka_unit_test(a_higher_burst_never_costs_more_unless_overage_has_a_discount_of_its_own),
        cmocka_unit_test(a_lower_commit_at_the_same_rates_never_costs_more_where_overage_is_committed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
