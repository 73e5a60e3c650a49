/* What holds of prices that move and of automatic tiers on every contract (1.7): protection never costs more,
 * nor do better tiers; and where they may. */
#include "contract.h"
#include "random.h"

#include "engine/card.h"
#include "engine/deal.h"
#include "engine/terms.h"

#include <math.h>
#include <string.h>

#define STEPS 3

/* A contract in a market: list prices by month, what of its usage has fixed prices, and its tiers. */
struct world {
    struct contract contract;
    struct plan plan;
    double moved[MAX_TERM_MONTHS]; /* lambda */
    double fixed_share;            /* of committed value */
    double head_share;             /* of what is not fixed, where there are tiers */
    struct band steps[STEPS];
    double service_credit;
};

/* Up and down by a tenth now and then. */
static void
random_market(uint64_t *state, struct world *world)
{
    double moved = 1;
    for (int t = 0; t < world->contract.offer.term_months; t++) {
        if (t > 0 && random_below(state, 5) == 0)
            moved *= RANDOM_OF(state, 0.7, 0.9, 1.1, 1.3);
        world->moved[t] = moved;
    }
}

static void
random_price_terms(uint64_t *state, struct world *world)
{
    struct offer *offer = &world->contract.offer;
    offer->price.basis = random_below(state, 2) == 0 ? LIST_AT_SIGNING : LIST_OF_THE_DAY;
    offer->price.lock = random_below(state, 3) == 0;
    offer->price.decrease_clause = random_below(state, 3) == 0;
    offer->price.has_uplift_cap = random_below(state, 3) == 0;
    offer->price.uplift_cap = RANDOM_OF(state, 0, 0.03, 0.1);
    world->plan.expected_uplift = RANDOM_OF(state, 0, 0, 0.05, 0.2);
    world->fixed_share = RANDOM_OF(state, 0, 0, 0.3, 1);
    world->service_credit = RANDOM_OF(state, 0, 0, 0.2);
    offer->commit.drawdown = random_below(state, 4) == 0 ? DRAWDOWN_LIST : DRAWDOWN_NET;
    offer->commit.shortfall = random_below(state, 2) == 0 ? SHORTFALL_FACE : SHORTFALL_DISCOUNTED;
}

static void
random_tiers(uint64_t *state, struct world *world)
{
    struct offer *offer = &world->contract.offer;
    double threshold = 0, discount = RANDOM_OF(state, 0, 0.05);
    offer->discount.has_headline = true;
    offer->discount.headline = discount;
    for (size_t i = 0; i < STEPS; i++) {
        threshold += 500 + random_below(state, 6000);
        discount += 0.01 + 0.2 * random_share(state);
        world->steps[i] = (struct band){money(threshold), discount};
    }
    world->head_share = RANDOM_OF(state, 1, 0.5, 0.9);
    offer->tiers.mode = random_below(state, 2) == 0 ? TIERS_MARGINAL : TIERS_RETROACTIVE;
}

/* The same world for the same contract. True-forward is in none: the commitment that more consumption raises
 * may be a gain where overage is at list. Nor is carry-forward: overage that lower prices take away may have
 * been worth more in the period after, at the committed price, than it cost. */
static void
make_world(const struct contract *contract, struct world *ret)
{
    uint64_t state;
    memset(ret, 0, sizeof *ret);
    ret->contract = *contract;
    ret->contract.offer.true_forward.share = 0;
    ret->contract.offer.true_forward.ratchet = false;
    ret->contract.offer.unused.carry_forward_cap = 0;
    memcpy(&state, &contract->demand[contract->offer.term_months / 2].list_value, sizeof state);
    state += (uint64_t)contract->offer.commit.annual.micro + (uint64_t)contract->offer.term_months;
    random_market(&state, ret);
    random_price_terms(&state, ret);
    random_tiers(&state, ret);
    if (ret->contract.offer.overage.rate == OVERAGE_DISCOUNT)
        ret->contract.offer.overage.burst = 0; /* see a_decrease_may_cost_more_... */
}

/* Tiers are the world's where it has any use of them. */
static void
use_tiers(struct world *world, enum tier_mode mode)
{
    world->contract.offer.tiers.mode = mode;
    world->contract.offer.tiers.steps = world->steps;
    world->contract.offer.tiers.n_steps = STEPS;
}

static void
lay_out_card(const struct world *world, struct card_month *card)
{
    const struct offer *offer = &world->contract.offer;
    for (int t = 0; t < offer->term_months; t++) {
        const struct demand_month *month = &world->contract.demand[t];
        double moved = world->moved[t], index = card_committed_index(offer, &world->plan, moved, t);
        double fixed = month->committed_value * world->fixed_share;
        double other = (month->committed_value - fixed) * index;
        double head = offer->tiers.n_steps > 0 ? other * world->head_share : 0;
        card[t] = (struct card_month){.list = {month->list_value * moved},
                                      .eligible = {month->eligible_list * moved},
                                      .ineligible = {month->ineligible_list * moved},
                                      .committed = {fixed + other - head},
                                      .head = {head}};
    }
}

static struct settlement
settle_world(const struct world *world, struct arena *arena)
{
    const struct contract *contract = &world->contract;
    const struct offer *offer = &contract->offer;
    double shares[MAX_TERM_MONTHS], multiplier[MAX_TERM_MONTHS], advance[MAX_TERM_MONTHS],
        end[MAX_TERM_MONTHS];
    struct card_month card[MAX_TERM_MONTHS];
    int n = offer->term_months;
    lay_out_card(world, card);
    for (int t = 0; t < n; t++) {
        shares[t] = terms_commit_share(offer, t + 1);
        multiplier[t] = 1;
    }
    settle_factors(contract->discount_rate, (size_t)n, advance, end);
    struct deal *deal = ARENA_NEW(arena, struct deal, 1);
    deal_make(offer,
              &(struct deal_span){.n_months = n,
                                  .shares = shares,
                                  .advance = advance,
                                  .end = end,
                                  .quoted = contract->quoted,
                                  .service_credit = world->service_credit},
              deal);
    struct settlement settlement;
    settle_deal(&(struct settle_input){.deal = deal,
                                       .card = card,
                                       .multiplier = multiplier,
                                       .start = offer->start,
                                       .offset_months = 1,
                                       .after_factor = 1},
                arena, &settlement);
    return settlement;
}

static double
total_of(const struct world *world, struct arena *arena)
{
    return settle_world(world, arena).total;
}

/* Some of the worlds have marginal tiers; what a retroactive credit takes off comes later where prices are
 * higher, perhaps when the commitment is used up. */
static void
some_tiers(struct world *world)
{
    if (world->contract.demand[0].list_value <
        world->contract.demand[world->contract.offer.term_months / 2].list_value)
        use_tiers(world, TIERS_MARGINAL);
}

/* ---- protection ---- */

static void
check_lock(const struct contract *contract, struct arena *arena)
{
    struct world world;
    make_world(contract, &world);
    some_tiers(&world);
    world.contract.offer.price.lock = false;
    double without = total_of(&world, arena);
    world.contract.offer.price.lock = true;
    want_at_most(total_of(&world, arena), without);
}

static void
a_lock_never_costs_more(void **state)
{
    (void)state;
    for_each_contract(21, check_lock);
}

static void
check_decrease(const struct contract *contract, struct arena *arena)
{
    struct world world;
    make_world(contract, &world);
    some_tiers(&world);
    world.contract.offer.price.decrease_clause = false;
    double without = total_of(&world, arena);
    world.contract.offer.price.decrease_clause = true;
    want_at_most(total_of(&world, arena), without);
}

static void
a_decrease_clause_never_costs_more(void **state)
{
    (void)state;
    for_each_contract(22, check_decrease);
}

/* The condition of make_world is needed: where overage has a discount of its own, burst may be the dearer
 * part, and it is measured in committed value. 100 are committed and used up in month 1; list halves in month
 * 2, whose usage is 100 at signing and has no discount. Burst 20, overage 10% off list. Without the clause
 * 100 are over, worth 50 at list: 20 of them at list 10, 80 at 90% of it 36. With it 50 are over: 20, and 30
 * at 90% 27. */
static void
a_decrease_may_cost_more_where_overage_is_discounted_and_burst_is_not(void **state)
{
    struct fixture *fixture = *state;
    struct offer *offer = &fixture->offers[0];
    struct settlement s;
    const struct demand_month without[] = {{1, 1, 100, 100, 0, 100}, {2, 1, 50, 50, 0, 100}};
    const struct demand_month with[] = {{1, 1, 100, 100, 0, 100}, {2, 1, 50, 50, 0, 50}};
    offer->term_months = 2;
    offer->commit.annual = money(600);
    offer->commit.measure = MEASURE_TERM;
    offer->overage.rate = OVERAGE_DISCOUNT;
    offer->overage.share = 0.1;
    offer->overage.burst = 0.2;
    settle(offer, 0, without, 0, fixture->arena, &s);
    want_money(s.overage_charge, 46);
    settle(offer, 0, with, 0, fixture->arena, &s);
    want_money(s.overage_charge, 47);
}

static void
check_basis(const struct contract *contract, struct arena *arena)
{
    struct world world;
    make_world(contract, &world);
    some_tiers(&world);
    world.contract.offer.price.basis = LIST_AT_SIGNING;
    double at_signing = total_of(&world, arena);
    world.contract.offer.price.basis = LIST_OF_THE_DAY;
    want_at_most(total_of(&world, arena), at_signing);
}

static void
the_list_of_the_day_never_costs_more_than_that_of_signing(void **state)
{
    (void)state;
    for_each_contract(23, check_basis);
}

static void
check_uplift(const struct contract *contract, struct arena *arena)
{
    struct world world;
    make_world(contract, &world);
    some_tiers(&world);
    world.contract.offer.price.has_uplift_cap = false;
    double uncapped = total_of(&world, arena);
    world.contract.offer.price.has_uplift_cap = true;
    world.contract.offer.price.uplift_cap = 0.1;
    double capped = total_of(&world, arena);
    want_at_most(capped, uncapped);
    world.contract.offer.price.uplift_cap = 0.02;
    want_at_most(total_of(&world, arena), capped);
    world.contract.offer.price.has_uplift_cap = false;
    world.plan.expected_uplift /= 2;
    want_at_most(total_of(&world, arena), uncapped);
}

static void
a_lower_cap_or_a_smaller_uplift_never_costs_more(void **state)
{
    (void)state;
    for_each_contract(24, check_uplift);
}

/* ---- tiers ---- */

static void
check_thresholds(const struct contract *contract, struct arena *arena)
{
    struct world world;
    make_world(contract, &world);
    use_tiers(&world, TIERS_MARGINAL);
    double before = total_of(&world, arena);
    for (size_t i = 0; i < STEPS; i++)
        world.steps[i].threshold.micro /= 2;
    double lower = total_of(&world, arena);
    want_at_most(lower, before);
    for (size_t i = 0; i < STEPS; i++)
        world.steps[i].discount += 0.05;
    want_at_most(total_of(&world, arena), lower);
}

static void
lower_thresholds_and_higher_discounts_never_cost_more_where_tiers_are_marginal(void **state)
{
    (void)state;
    for_each_contract(25, check_thresholds);
}

static void
check_retroactive(const struct contract *contract, struct arena *arena)
{
    struct world world;
    make_world(contract, &world);
    use_tiers(&world, TIERS_MARGINAL);
    struct settlement marginal = settle_world(&world, arena);
    use_tiers(&world, TIERS_RETROACTIVE);
    struct settlement retroactive = settle_world(&world, arena);
    want_at_most(retroactive.total, marginal.total);
    for (size_t t = 0; t < marginal.n_months; t++)
        want_at_most(retroactive.months[t].committed_value, marginal.months[t].committed_value);
}

static void
retroactive_tiers_never_cost_more_than_marginal_ones(void **state)
{
    (void)state;
    for_each_contract(26, check_retroactive);
}

/* The committed value of the term, not what is paid: a credit that comes earlier may be missing later, where
 * the commitment is used up. */
static void
check_retroactive_thresholds(const struct contract *contract, struct arena *arena)
{
    struct world world;
    make_world(contract, &world);
    use_tiers(&world, TIERS_RETROACTIVE);
    double before = settle_world(&world, arena).committed_value;
    for (size_t i = 0; i < STEPS; i++)
        world.steps[i].threshold.micro /= 2;
    double lower = settle_world(&world, arena).committed_value;
    want_at_most(lower, before);
    for (size_t i = 0; i < STEPS; i++)
        world.steps[i].discount += 0.05;
    want_at_most(settle_world(&world, arena).committed_value, lower);
}

static void
better_retroactive_tiers_never_raise_the_committed_value(void **state)
{
    (void)state;
    for_each_contract(27, check_retroactive_thresholds);
}

/* ---- parts ---- */

/* Cash, bridge and tier credits foot in every world. Over a year the credits given are the difference of the
 * discount reached to that of each month, less what is lost with the term. */
static void
check_parts(const struct contract *contract, struct arena *arena)
{
    struct world world;
    make_world(contract, &world);
    if (world.steps[0].threshold.micro % 3 > 0)
        use_tiers(&world, world.contract.offer.tiers.mode);
    struct settlement s = settle_world(&world, arena);
    double cash = 0, bridge = 0, committed = 0, worth = 0;
    struct card_month card[MAX_TERM_MONTHS];
    lay_out_card(&world, card);
    for (size_t t = 0; t < s.n_months; t++) {
        cash += s.months[t].cash;
        committed += s.months[t].committed_value + s.months[t].tier_credit;
        worth += card[t].committed[SCALED] + card[t].head[SCALED] * (1 - s.months[t].tier_discount);
    }
    want_money(cash, s.total);
    want_money(committed, worth);
    for (int step = BRIDGE_QUOTED; step < BRIDGE_REALIZED; step++)
        bridge += s.bridge[step].amount;
    want_money(bridge, s.bridge[BRIDGE_REALIZED].amount);
    want_money(s.bridge[BRIDGE_REALIZED].amount, s.list_value - s.paid_api);
}

static void
cash_bridge_and_tier_credits_foot(void **state)
{
    (void)state;
    for_each_contract(28, check_parts);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lock_never_costs_more),
        cmocka_unit_test(a_decrease_clause_never_costs_more),
        TEST(a_decrease_may_cost_more_where_overage_is_discounted_and_burst_is_not),
        cmocka_unit_test(the_list_of_the_day_never_costs_more_than_that_of_signing),
        cmocka_unit_test(a_lower_cap_or_a_smaller_uplift_never_costs_more),
        cmocka_unit_test(lower_thresholds_and_higher_discounts_never_cost_more_where_tiers_are_marginal),
        cmocka_unit_test(retroactive_tiers_never_cost_more_than_marginal_ones),
        cmocka_unit_test(better_retroactive_tiers_never_raise_the_committed_value),
        cmocka_unit_test(cash_bridge_and_tier_credits_foot),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
