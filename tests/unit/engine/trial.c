#include "trial.h"

#include "engine/evaluate.h"
#include "engine/paths.h"

#include <math.h>
#include <string.h>

#define FLAT_MONTHS 16

void
flat_use(struct fixture *fixture, struct use use)
{
    struct use nothing = use;
    memset(nothing.counts, 0, sizeof nothing.counts);
    for (int i = 0; i < FLAT_MONTHS; i++)
        fixture_use(fixture, day_add_months(day(2025, 9, 1), i), use);
    fixture_use(fixture, day(2026, 12, 31), nothing);
}

void
flat_plan(struct fixture *fixture)
{
    fixture->plan.trailing = FLAT_MONTHS;
    fixture->plan.growth_is_auto = fixture->plan.volatility_is_auto = false;
    fixture->plan.damping = 1;
}

struct use
worth(const char *model, double amount)
{
    return tokens(model, (uint64_t)llround(amount * 1e6), 0);
}

struct offer *
trial_year(struct fixture *fixture)
{
    fixture_model(fixture, "opus-a", "opus", 1, 5);
    flat_use(fixture, worth("opus-a", 100));
    flat_plan(fixture);
    return quoted_at(fixture, 1200, 0.2);
}

/* Opus 100 a month, haiku 40 at a fixed price, sonnet 30 with a discount of its own, excluded at times. */
static void
three_models(struct fixture *fixture, int i)
{
    struct offer *offer = &fixture->offers[0];
    fixture_model(fixture, "opus-a", "opus", 1, 5);
    fixture_model(fixture, "haiku-a", "haiku", 1, 5);
    fixture_prices(fixture_section(fixture, day(2027, 8, 1))->base, 0.9, 5);
    fixture_model(fixture, "sonnet-a", "sonnet", 2, 5);
    flat_use(fixture, worth("opus-a", 100));
    flat_use(fixture, worth("haiku-a", 40));
    flat_use(fixture, worth("sonnet-a", 15));
    flat_plan(fixture);
    offer->discount.has_headline = true;
    offer->discount.headline = 0.2;
    fixture_fixed_price(fixture, offer, 1, METER_INPUT, 0.85);
    fixture_discount(fixture, offer, 2, NULL, -1, 0.1);
    if (i % 3 == 0)
        fixture_exclude(fixture, offer, (struct exclusion){2, NULL, -1, -1});
}

static void
everything_of_the_plan(struct plan *plan)
{
    static struct market_change changes[2];
    static struct workload workload = {
        .name = "new", .model = 1, .start_month = 4, .ramp_months = 3, .counts = {25e6}};
    static struct batch_rule batch = {.family = "opus", .has_share = true, .share = 0.5};
    changes[0] = (struct market_change){day(2027, 5, 1), -0.1, 3};
    changes[1] = (struct market_change){day(2028, 3, 1), 0.3, 4};
    plan->changes = changes;
    plan->n_changes = 2;
    plan->workloads = &workload;
    plan->n_workloads = 1;
    plan->batches = &batch;
    plan->n_batches = 1;
    plan->phase_in_months = 5;
    plan->has_expected_uptime = true;
    plan->expected_uptime_ppb = 998500000;
    plan->discount_rate = 0.08;
    plan->expected_uplift = 0.03;
    plan->volatility = 0.15;
    plan->noise = 0.1;
}

void
trial_everything(struct fixture *fixture, int i)
{
    static struct band steps[] = {{{300000000}, 0.2}, {{1500000000}, 0.3}};
    static double ramp[] = {0.5, 1};
    static struct fee fee = {.name = "seats", .quantity = 3, .unit_price = {10000000}, .per = FEE_PER_YEAR};
    struct offer *offer = &fixture->offers[0];
    three_models(fixture, i);
    everything_of_the_plan(&fixture->plan);
    offer->term_months = (const int[]){12, 24, 18, 7}[i % 4];
    offer->commit.annual = money(1200);
    offer->commit.measure = (enum measure)(i / 2 % 4);
    offer->commit.billing = (enum billing)(i % 5);
    offer->commit.drawdown = i % 7 == 0 ? DRAWDOWN_LIST : DRAWDOWN_NET;
    offer->commit.shortfall = i % 2 == 0 ? SHORTFALL_FACE : SHORTFALL_DISCOUNTED;
    offer->commit.prepay_discount = i % 5 == 1 ? 0.1 : 0;
    if (i % 4 == 1) {
        offer->commit.ramp = ramp;
        offer->commit.n_ramp = 2;
    }
    offer->overage.rate = (enum overage)(i / 3 % 4);
    offer->overage.share = 0.1;
    offer->overage.burst = i % 3 == 1 ? 0.1 : 0;
    offer->unused.rollover_cap = i % 2 == 0 ? 0.5 : 0;
    offer->unused.true_down_cap = i % 5 == 2 ? 0.1 : 0;
    offer->unused.carry_to_renewal = i % 4 < 2;
    offer->unused.carry_forward_cap = i % 6 == 5 ? 0.2 : 0;
    offer->true_forward.share = i % 8 == 3 ? 0.9 : 0;
    offer->true_forward.ratchet = i % 9 == 4;
    offer->price.basis = i % 2 == 0 ? LIST_AT_SIGNING : LIST_OF_THE_DAY;
    offer->price.decrease_clause = i % 3 == 2;
    offer->discount.batch_stacks = i % 5 != 3;
    offer->fees = &fee;
    offer->n_fees = 1;
    if (i / 2 % 3 > 0) {
        offer->tiers.mode = i / 2 % 3 == 1 ? TIERS_MARGINAL : TIERS_RETROACTIVE;
        offer->tiers.steps = steps;
        offer->tiers.n_steps = 2;
    }
    offer->sla.is_given = true;
    offer->sla.target_ppb = 999000000;
    offer->sla.credit = i % 2 == 0 ? 0.05 : 0;
}

void
trial_make(struct fixture *fixture, size_t offer, int longest, struct trial *ret)
{
    struct results *results = &fixture->results;
    const struct offer_result *result = &results->offers[offer];
    *ret = (struct trial){.fixture = fixture};
    paths_simulate(&results->forecasts[result->history], &fixture->plan, 1, fixture->arena, &ret->paths);
    valuation_build(result, results, &ret->paths, longest, 1, fixture->arena, &ret->valuation);
    value_scratch(&ret->valuation, fixture->arena, &ret->scratch);
    draft_alloc(result->offer, &fixture->book, fixture->arena, &ret->draft);
}

void
trial_set_paths(struct trial *trial, const double *multipliers, size_t n)
{
    struct paths *paths = &trial->paths;
    assert_true(n <= paths->n);
    paths->n = n;
    for (size_t h = 0; h < paths->n_h; h++)
        for (size_t i = 0; i < paths->stride; i++)
            paths->multiplier[h * paths->stride + i] = multipliers[i < n ? i : n - 1];
}

double
trial_base_cost(struct trial *trial)
{
    return value_scenario(&trial->valuation, &trial->scratch, &trial->draft, SCENARIO_BASE);
}

struct settlement
trial_settle(struct trial *trial, enum scenario scenario)
{
    struct settlement settlement;
    value_settle(&trial->valuation, &trial->scratch, &trial->draft, scenario, trial->fixture->arena,
                 &settlement);
    return settlement;
}

struct value
trial_value(struct trial *trial)
{
    struct value value;
    value_paths(&trial->valuation, &trial->scratch, &trial->draft, &value, NULL);
    return value;
}
