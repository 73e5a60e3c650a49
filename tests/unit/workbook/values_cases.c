#include "values_cases.h"

enum { OPUS, SONNET, HAIKU };

/* Tiers that the term's usage reaches, list prices that fall and rise, and a book that dates a price. */
void
case_values_prices(struct fixture *f)
{
    static struct band steps[] = {{{50000000000}, 0.22}, {{150000000000}, 0.3}};
    static struct market_change changes[2];
    case_plain(f);
    struct offer *offer = &f->offers[0];
    offer->term_months = 24;
    offer->tiers.mode = TIERS_RETROACTIVE;
    offer->tiers.steps = steps;
    offer->tiers.n_steps = 2;
    offer->true_forward.ratchet = true;
    offer->price.decrease_clause = true;
    offer->price.has_uplift_cap = true;
    offer->price.uplift_cap = 0.03;
    changes[0] = (struct market_change){.from_day = day(2027, 6, 1), .change = -0.1};
    changes[1] = (struct market_change){.from_day = day(2028, 2, 1), .change = 0.25};
    f->plan.changes = changes;
    f->plan.n_changes = 2;
    f->plan.expected_uplift = 0.05;
    fixture_prices(fixture_section(f, day(2027, 9, 20))->base, 0.8, 4); /* of the newest model, haiku */
}

/* A commitment drawn by list value that is rolled over, raised, carried forward and out, with credits. */
void
case_values_drawdown(struct fixture *f)
{
    static struct fee fees[] = {
        {.name = "seats", .kind = FEE_SEATS, .quantity = 12, .unit_price = {60000000}, .per = FEE_PER_YEAR}};
    case_plain(f);
    struct offer *offer = &f->offers[0];
    offer->term_months = 26;
    static struct money amounts[9]; /* too little and too much by turns, the last for two months */
    for (size_t i = 0; i < 9; i++)
        amounts[i] = money(i % 2 == 0 ? 250000 : 500000);
    offer->commit.annual = money(0);
    offer->commit.schedule = amounts;
    offer->commit.n_schedule = 9;
    offer->commit.measure = MEASURE_QUARTER;
    offer->commit.billing = BILLING_QUARTERLY;
    offer->commit.drawdown = DRAWDOWN_LIST;
    offer->commit.shortfall = SHORTFALL_DISCOUNTED;
    offer->commit.prepay_discount = 0.02;
    offer->unused.rollover_cap = 0.1;
    offer->unused.rollover_periods = 2;
    offer->unused.true_down_cap = 0.05;
    offer->unused.carry_to_renewal = true;
    offer->unused.carry_forward_cap = 0.2;
    offer->true_forward.share = 0.9;
    offer->sla.is_given = true;
    offer->sla.target_ppb = 999000000;
    offer->sla.credit = 0.02;
    offer->fees = fees;
    offer->n_fees = 1;
    f->plan.has_expected_uptime = true;
    f->plan.expected_uptime_ppb = 997500000;
    f->plan.discount_rate = 0.08;
}

/* Usage that is routed, cached, batched and joined by workloads, one of a model never used; a second offer
 * that starts after the market has changed. */
void
case_values_plan(struct fixture *f)
{
    static struct route routes[] = {{.name = "simple-to-haiku",
                                     .from_model = -1,
                                     .from_family = "opus",
                                     .to = HAIKU,
                                     .share = 0.25,
                                     .token_ratio = 1}};
    static struct cache_rule caches[] = {{.has_hit_rate = true, .hit_rate = 0.6, .write_rate = 0.05}};
    static struct batch_rule batches[] = {{.family = "sonnet", .has_share = true, .share = 0.3}};
    static struct workload workloads[] = {
        {.name = "assistant", .start_month = 4, .ramp_months = 6, .counts = {4e9, 0, 0, 0, 1e9, 0}},
        {.name = "crawler",
         .model = SONNET,
         .tier = TIER_FLEX,
         .start_month = 60,
         .counts = {0, 0, 0, 0, 0, 5e6}}};
    static struct market_change changes[1];
    case_plain(f);
    fixture_model(f, "claude-fable-1", "fable", 2, 8);
    workloads[0].model = f->book.n_models - 1;
    changes[0] = (struct market_change){.from_day = day(2027, 3, 1), .change = -0.2};
    f->plan.phase_in_months = 6;
    f->plan.routes = routes;
    f->plan.n_routes = 1;
    f->plan.caches = caches;
    f->plan.n_caches = 1;
    f->plan.batches = batches;
    f->plan.n_batches = 1;
    f->plan.workloads = workloads;
    f->plan.n_workloads = 2;
    f->plan.changes = changes;
    f->plan.n_changes = 1;
    f->n_offers = 2;
    f->offers[1].name = "Later";
    f->offers[1].start = day(2027, 4, 1);
    f->offers[1].commit.annual = money(200000);
    fixture_band(f, &f->offers[1], 100000, 0.1);
}
