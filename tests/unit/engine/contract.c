#include "contract.h"

#include "random.h"

#include <string.h>

#define N_CONTRACTS 4000

static void
random_commit(uint64_t *state, struct contract *contract)
{
    struct offer *offer = &contract->offer;
    offer->term_months = 1 + random_below(state, random_below(state, 8) == 0 ? MAX_TERM_MONTHS : 36);
    offer->commit.measure = (enum measure)random_below(state, 4);
    offer->commit.billing = (enum billing)random_below(state, 5);
    offer->commit.prepay_discount = RANDOM_OF(state, 0, 0, 0, 0.05, 1);
    offer->commit.annual = money(random_below(state, 6) == 0 ? 0 : 100 + random_below(state, 20000));
    if (random_below(state, 3) == 0) {
        for (int i = 0; i < 3; i++)
            contract->ramp[i] = RANDOM_OF(state, 0, 0.5, 0.75, 1, 1.5);
        offer->commit.ramp = contract->ramp;
        offer->commit.n_ramp = 1 + (size_t)random_below(state, 3);
    }
    if (random_below(state, 4) == 0) {
        offer->commit.annual = money(0);
        offer->commit.schedule = contract->schedule;
        offer->commit.n_schedule = (size_t)offer_n_periods(offer);
        for (size_t i = 0; i < offer->commit.n_schedule; i++)
            contract->schedule[i] = money(random_below(state, 10000));
    }
}

/* Terms that make a commitment grow, count in list value, or reach back (1.8.1, 1.8.2). */
static void
random_growth(uint64_t *state, struct offer *offer)
{
    if (random_below(state, 3) == 0)
        offer->commit.drawdown = DRAWDOWN_LIST;
    offer->commit.shortfall = random_below(state, 2) == 0 ? SHORTFALL_DISCOUNTED : SHORTFALL_FACE;
    offer->true_forward.share = RANDOM_OF(state, 0, 0, 0.5, 0.8, 1);
    offer->true_forward.ratchet = random_below(state, 4) == 0;
    offer->unused.carry_forward_cap = RANDOM_OF(state, 0, 0, 0.1, 0.3, 1);
}

static void
random_fees(uint64_t *state, struct contract *contract)
{
    contract->offer.fees = contract->fees;
    contract->offer.n_fees = (size_t)random_below(state, 3);
    for (size_t i = 0; i < contract->offer.n_fees; i++)
        contract->fees[i] = (struct fee){.name = i == 0 ? "first" : "second",
                                         .quantity = 1 + random_below(state, 20),
                                         .unit_price = money(random_below(state, 100)),
                                         .per = (enum fee_per)random_below(state, 3)};
}

static void
random_demand(uint64_t *state, struct contract *contract)
{
    double level = RANDOM_OF(state, 0, 200, 500, 1000, 2000);
    double highest_ratio = RANDOM_OF(state, 1, 1, 1, 1.3); /* of committed value to list: a fixed price */
    double eligible = RANDOM_OF(state, 1, 1, 0.8, 0);
    for (int m = 0; m < contract->offer.term_months; m++) {
        double list = random_below(state, 8) == 0 ? 0 : level * 2 * random_share(state);
        double ratio = highest_ratio * (0.6 + 0.4 * random_share(state));
        if (random_below(state, 16) == 0)
            ratio = 0; /* a discount of 100% */
        contract->demand[m] = (struct demand_month){.h = m + 1,
                                                    .multiplier = 1,
                                                    .list_value = list,
                                                    .eligible_list = list * eligible,
                                                    .ineligible_list = list - list * eligible,
                                                    .committed_value = list * eligible * ratio};
    }
}

static void
random_contract(uint64_t *state, struct contract *ret)
{
    memset(ret, 0, sizeof *ret);
    struct offer *offer = &ret->offer;
    fixture_offer(offer);
    random_commit(state, ret);
    offer->overage.rate = (enum overage)random_below(state, 4);
    offer->overage.share = RANDOM_OF(state, 0, 0.1, 0.25);
    offer->overage.burst = RANDOM_OF(state, 0, 0, 0.05, 0.3);
    offer->unused.rollover_cap = RANDOM_OF(state, 0, 0.1, 0.2, 0.5, 1);
    offer->unused.rollover_periods = 1 + random_below(state, 4);
    offer->unused.true_down_cap = RANDOM_OF(state, 0, 0, 0.1, 0.3, 1);
    offer->unused.carry_to_renewal = random_below(state, 2) == 0;
    if (random_below(state, 16) == 0)
        offer->unused.rollover_periods = 120;
    random_growth(state, offer);
    ret->discount_rate = RANDOM_OF(state, 0, 0.08, 0.21);
    ret->quoted = RANDOM_OF(state, 0, 0.1, 0.2);
    random_fees(state, ret);
    random_demand(state, ret);
    ret->service_credit = RANDOM_OF(state, 0, 0, 0.02, 0.25, 1);
    ret->next_year = RANDOM_OF(state, 0, 1000, 10000);
}

struct one_path
path_of_contract(const struct contract *contract)
{
    return (struct one_path){.offer = &contract->offer,
                             .quoted = contract->quoted,
                             .demand = contract->demand,
                             .discount_rate = contract->discount_rate,
                             .service_credit = contract->service_credit,
                             .next_year = contract->next_year};
}

struct settlement
settle_contract(const struct contract *contract, struct arena *arena)
{
    const struct one_path path = path_of_contract(contract);
    return one_path_settle(&path, arena);
}

struct fixture *
fixture_of_contract(const struct contract *contract)
{
    struct fixture *fixture = fixture_new();
    fixture->offers[0] = contract->offer;
    fixture->offers[0].discount.has_headline = true;
    fixture->offers[0].discount.headline = contract->quoted;
    fixture->plan.discount_rate = contract->discount_rate;
    return fixture;
}

void
for_each_contract(uint64_t seed, void (*check)(const struct contract *contract, struct arena *arena))
{
    uint64_t state = seed;
    for (int i = 0; i < random_trials(N_CONTRACTS); i++) {
        struct contract contract;
        random_contract(&state, &contract);
        struct arena *arena = arena_new();
        check(&contract, arena);
        arena_free(arena);
    }
}
