#include "small_random.h"

static void
random_commit(struct small *small, uint64_t *state)
{
    struct offer *offer = small->offer;
    struct arena *arena = small->fixture->arena;
    offer->term_months = 1 + random_below(state, random_below(state, 3) == 0 ? 36 : 24);
    offer->commit.measure = (enum measure)random_below(state, 4);
    offer->commit.billing = (enum billing)random_below(state, 5);
    offer->commit.prepay_discount = RANDOM_OF(state, 0, 0, 0.05);
    offer->commit.drawdown = (enum drawdown)(random_below(state, 4) == 0);
    offer->commit.shortfall = (enum shortfall)random_below(state, 2);
    offer->commit.annual = money(random_below(state, 6) == 0 ? 0 : 100 + random_below(state, 2000));
    if (random_below(state, 4) == 0) {
        offer->commit.ramp = ARENA_NEW(arena, double, 3);
        offer->commit.n_ramp = 1 + (size_t)random_below(state, 3);
        for (size_t i = 0; i < offer->commit.n_ramp; i++)
            offer->commit.ramp[i] = RANDOM_OF(state, 0, 0.5, 0.75, 1, 1.5);
    }
    if (random_below(state, 4) == 0) {
        offer->commit.n_schedule = (size_t)offer_n_periods(offer);
        offer->commit.schedule = ARENA_NEW(arena, struct money, offer->commit.n_schedule);
        offer->commit.annual = money(0);
        for (size_t i = 0; i < offer->commit.n_schedule; i++)
            offer->commit.schedule[i] = money(random_below(state, 100 * offer_period_months(offer)));
    }
}

static void
random_discounts(struct small *small, uint64_t *state)
{
    struct offer *offer = small->offer;
    struct arena *arena = small->fixture->arena;
    offer->discount.has_headline = random_below(state, 4) > 0;
    offer->discount.headline = offer->discount.has_headline ? RANDOM_OF(state, 0, 0.1, 0.2, 0.35) : 0;
    offer->discount.batch_stacks = random_below(state, 2) == 0;
    if (random_below(state, 3) == 0)
        fixture_discount(small->fixture, offer, random_below(state, 2), NULL, -1,
                         RANDOM_OF(state, 0, 0.15, 0.3));
    if (random_below(state, 6) == 0)
        fixture_fixed_price(small->fixture, offer, random_below(state, 2), METER_INPUT,
                            RANDOM_OF(state, 0.7, 0.85, 1));
    if (random_below(state, 2) == 0) {
        fixture_band(small->fixture, offer, 400, 0.08);
        fixture_band(small->fixture, offer, 1200, 0.16);
    }
    if (random_below(state, 4) == 0) {
        offer->tiers.steps = ARENA_NEW(arena, struct band, 2);
        offer->tiers.n_steps = 2;
        offer->tiers.mode = (enum tier_mode)random_below(state, 2);
        offer->tiers.steps[0] = (struct band){money(500), 0.36};
        offer->tiers.steps[1] = (struct band){money(1000), 0.4};
    }
}

static void
random_fine_print(struct small *small, uint64_t *state)
{
    struct offer *offer = small->offer;
    if (random_below(state, 3) == 0)
        fixture_exclude(small->fixture, offer,
                        random_below(state, 2) == 0
                            ? (struct exclusion){.model = 1, .meter = -1, .tier = -1}
                            : (struct exclusion){.model = -1, .meter = -1, .tier = TIER_BATCH});
    offer->overage.rate = (enum overage)random_below(state, 4);
    offer->overage.share = RANDOM_OF(state, 0, 0.1, 0.25);
    offer->overage.burst = RANDOM_OF(state, 0, 0, 0.1);
    offer->unused.rollover_cap = RANDOM_OF(state, 0, 0, 0.1, 0.5);
    offer->unused.rollover_periods = 1 + random_below(state, 3);
    offer->unused.true_down_cap = RANDOM_OF(state, 0, 0, 0.1, 0.3);
    offer->unused.carry_to_renewal = random_below(state, 3) == 0;
    offer->unused.carry_forward_cap = RANDOM_OF(state, 0, 0, 0.2);
    offer->true_forward.share = RANDOM_OF(state, 0, 0, 0.5, 1);
    offer->true_forward.ratchet = random_below(state, 4) == 0;
    if (random_below(state, 4) == 0) {
        offer->sla.is_given = true;
        offer->sla.target_ppb = 999000000;
        offer->sla.credit = 0.02;
        small->fixture->plan.has_expected_uptime = true;
        small->fixture->plan.expected_uptime_ppb = 995000000;
    }
    offer->price.basis = (enum list_basis)(random_below(state, 4) == 0);
    offer->price.lock = random_below(state, 3) == 0;
    offer->price.decrease_clause = random_below(state, 3) == 0;
    offer->price.renewal = (enum renewal)random_below(state, 3);
}

static void
random_fees(struct small *small, uint64_t *state)
{
    struct offer *offer = small->offer;
    offer->n_fees = (size_t)random_below(state, 3);
    offer->fees = ARENA_NEW(small->fixture->arena, struct fee, 2);
    for (size_t i = 0; i < offer->n_fees; i++)
        offer->fees[i] = (struct fee){.name = i == 0 ? "first" : "second",
                                      .quantity = 1 + random_below(state, 5),
                                      .unit_price = money(1 + random_below(state, 20)),
                                      .per = (enum fee_per)random_below(state, 3),
                                      .has_standalone = random_below(state, 2) == 0,
                                      .standalone_unit_price = money(1 + random_below(state, 20))};
}

static void
random_market(struct small *small, uint64_t *state)
{
    static struct benchmark_level market[] = {{{300000000}, 0.1, 0.15, 0.2}, {{1500000000}, 0.2, 0.3, 0.4}};
    struct plan *plan = &small->fixture->plan;
    plan->discount_rate = RANDOM_OF(state, 0, 0, 0.08, 0.2);
    plan->expected_uplift = RANDOM_OF(state, 0, 0.05);
    plan->benchmark = market;
    plan->n_benchmark = random_below(state, 2) == 0 ? 2 : 0;
    for (size_t i = 0; i < N_SMALL_LINES; i++)
        small->list[i] = random_below(state, 4) == 0 ? 0 : 100 * random_share(state);
    double index = 1;
    for (int t = 0; t < SMALL_MONTHS; t++) {
        if (t > 0 && random_below(state, 12) == 0)
            index *= RANDOM_OF(state, 0.8, 0.9, 1.1);
        small->index[t] = index;
        small->months[t] = random_below(state, 10) == 0 ? 0 : 2 * random_share(state);
    }
    small->n_paths = 4;
    for (size_t p = 0; p < small->n_paths; p++)
        small->paths[p] = 2 * random_share(state);
}

void
small_for_each(struct fixture *fixture, uint64_t seed, int n,
               void (*check)(struct small *small, uint64_t *state))
{
    struct arena *arena = fixture->arena;
    const struct plan plan = fixture->plan;
    uint64_t state = seed;
    for (int i = 0; i < n; i++) {
        struct small small;
        fixture->plan = plan;
        fixture_offer(&fixture->offers[0]);
        small_init(fixture, &small); /* the book is of the test's own arena */
        fixture->arena = arena_new();
        random_commit(&small, &state);
        random_discounts(&small, &state);
        random_fine_print(&small, &state);
        random_fees(&small, &state);
        random_market(&small, &state);
        small_make(&small);
        check(&small, &state);
        arena_free(fixture->arena);
        fixture->arena = arena;
    }
}
