/* Writes the workbook of one case of a table: `write_case FOLDER CASE [poisoned]`. The proof of the workbook
 * recalculates it and compares. `write_case --list` names the cases: `EDITED NAME EDITS` is a pair, the cells
 * to change in NAME so that it must show what EDITED was run with. */
#include "../engine/fixture.h"

#include <realrate/report.h>

#include <math.h>
#include <stdio.h>
#include <string.h>

/* ---- usage ---- */

static void
use_models(struct fixture *f)
{
    struct price_section *opus = fixture_model(f, "claude-opus-4-1", "opus", 15, 75);
    opus->us.per_10k = 11000;
    struct price_section *sonnet = fixture_model(f, "claude-sonnet-4-5", "sonnet", 3, 15);
    sonnet->has_long = true;
    sonnet->long_threshold = 200000;
    fixture_prices(sonnet->long_context, 6, 22.5);
    sonnet->long_context[METER_WEB_SEARCH] = sonnet->base[METER_WEB_SEARCH];
    fixture_prices(fixture_section(f, day(2026, 3, 10))->base, 2.5, 12.5);
    fixture_model(f, "claude-haiku-4-5", "haiku", 1, 5);
}

/* Growing usage with a wobble, from a day to before another. */
static void
use_until(struct fixture *f, int32_t from, int32_t to)
{
    static const int wobble[] = {0, 7, -4, 11, 2, -9, 5, 3, -6, 12, -2, 8};
    for (int32_t on = from; on < to; on++) {
        int month = months_between(day(2025, 1, 1), on);
        uint64_t level = (uint64_t)(100 + 4 * month + wobble[month % 12]);
        fixture_use(
            f, on,
            (struct use){.model = "claude-opus-4-1",
                         .workspace = "a",
                         .counts = {level * 300000, level * 10000, 0, level * 90000, level * 60000, 0}});
        fixture_use(f, on,
                    (struct use){.model = "claude-opus-4-1",
                                 .workspace = "b",
                                 .geo = GEO_US,
                                 .counts = {level * 30000, 0, level * 5000, 0, level * 9000, 3}});
        fixture_use(f, on,
                    (struct use){.model = "claude-sonnet-4-5",
                                 .workspace = "a",
                                 .counts = {level * 900000, 0, 0, level * 400000, level * 150000, level}});
        fixture_use(f, on,
                    (struct use){.model = "claude-sonnet-4-5",
                                 .workspace = "a",
                                 .context = CONTEXT_LONG,
                                 .counts = {level * 90000, 0, 0, 0, level * 5000, 0}});
        fixture_use(f, on,
                    (struct use){.model = "claude-haiku-4-5",
                                 .workspace = "b",
                                 .tier = TIER_BATCH,
                                 .counts = {level * 2000000, 0, 0, 0, level * 200000, 0}});
    }
}

static void
long_history(struct fixture *f)
{
    use_models(f);
    use_until(f, day(2025, 7, 12), day(2026, 11, 17));
}

static void
short_history(struct fixture *f)
{
    use_models(f);
    use_until(f, day(2026, 7, 1), day(2026, 11, 17));
}

/* ---- cases ---- */

static void
case_plain(struct fixture *f)
{
    long_history(f);
    struct offer *offer = &f->offers[0];
    offer->name = "Plain =1+1 <offer>";
    offer->commit.annual = money(300000);
    offer->discount.has_headline = true;
    offer->discount.headline = 0.2;
}

static double years_of_ramp[] = {0.5, 1};

/* Two years by the quarter with everything that is rolled, credited, carried and billed. */
static void
rich(struct fixture *f)
{
    case_plain(f);
    struct offer *offer = &f->offers[0];
    offer->name = "Rich";
    offer->term_months = 26;
    offer->commit.measure = MEASURE_QUARTER;
    offer->commit.billing = BILLING_QUARTERLY;
    offer->commit.annual = money(420000);
    offer->commit.ramp = years_of_ramp;
    offer->commit.n_ramp = 2;
    offer->commit.prepay_discount = 0.03;
    offer->unused.rollover_cap = 0.2;
    offer->unused.rollover_periods = 3;
    offer->unused.true_down_cap = 0.05;
    offer->overage.rate = OVERAGE_PREMIUM;
    offer->overage.share = 0.1;
    offer->overage.burst = 0.02;
    fixture_band(f, offer, 100000, 0.1);
    fixture_band(f, offer, 400000, 0.2);
    fixture_band(f, offer, 900000, 0.3);
    fixture_discount(f, offer, -1, "opus", -1, 0.25);
    fixture_discount(f, offer, -1, "sonnet", METER_OUTPUT, 0.12);
    fixture_fixed_price(f, offer, 2, METER_OUTPUT, 4.2);
    fixture_exclude(f, offer, (struct exclusion){-1, NULL, METER_WEB_SEARCH, -1});
    f->plan.discount_rate = 0.08;
}

static struct fee fees[] = {
    {.name = "platform", .kind = FEE_PLATFORM, .quantity = 1, .unit_price = {5000000000}},
    {.name = "seats", .kind = FEE_SEATS, .quantity = 120, .unit_price = {60000000}, .per = FEE_PER_YEAR},
    {.name = "start", .kind = FEE_SERVICES, .quantity = 1, .unit_price = {2500000000}, .per = FEE_ONCE},
};

static void
second_offers(struct fixture *f)
{
    rich(f);
    f->n_offers = 3;
    struct offer *offer = &f->offers[1];
    offer->name = "Bands alone";
    offer->start = day(2027, 2, 15); /* another anchor: a history of its own */
    offer->commit.annual = money(250000);
    offer->commit.billing = BILLING_ARREARS;
    offer->discount.batch_stacks = false;
    offer->overage.rate = OVERAGE_DISCOUNT;
    offer->overage.share = 0.05;
    offer->unused.rollover_cap = 0.5;
    offer->unused.carry_to_renewal = true;
    fixture_band(f, offer, 100000, 0.1);
    fixture_band(f, offer, 250000, 0.18);
    fixture_fixed_price(f, offer, 2, METER_OUTPUT, 4.5);
    offer->fees = fees;
    offer->n_fees = 3;
    f->offers[2].name = "No commitment";
    f->offers[2].discount.has_headline = true;
    f->offers[2].discount.headline = 0.03;
    f->offers[2].overage.rate = OVERAGE_COMMITTED;
}

static void
few_months(struct fixture *f)
{
    short_history(f);
    f->offers[0].commit.annual = money(300000);
    f->offers[0].discount.has_headline = true;
    f->offers[0].discount.headline = 0.1;
    f->offers[0].commit.billing = BILLING_MONTHLY;
}

/* A month without usage inside the window. */
static void
gap(struct fixture *f)
{
    use_models(f);
    use_until(f, day(2025, 7, 1), day(2026, 2, 1));
    use_until(f, day(2026, 3, 1), day(2026, 11, 17));
    f->offers[0].commit.annual = money(300000);
    f->offers[0].discount.has_headline = true;
    f->offers[0].discount.headline = 0.1;
    f->offers[0].unused.rollover_cap = 1;
    f->offers[0].unused.carry_to_renewal = true;
}

/* Usage that has stopped: rows without a count in the months of the base month. */
static void
stopped(struct fixture *f)
{
    case_plain(f);
    f->usage.n_rows = 0;
    use_until(f, day(2026, 2, 1), day(2026, 6, 1));
    for (int32_t on = day(2026, 6, 1); on < day(2026, 11, 1); on++)
        fixture_use(f, on, (struct use){.model = "claude-opus-4-1", .workspace = "a"});
}

/* The least there can be, under a name that is no formula and no UTF-8. */
static void
one_month(struct fixture *f)
{
    use_models(f);
    use_until(f, day(2026, 10, 28), day(2026, 12, 1));
    struct offer *offer = &f->offers[0];
    offer->name = "=cmd|' /C calc'!A0 \xFF & <b> \xF0\x9F\x98\x80";
    offer->term_months = 1;
    offer->commit.annual = money(100000);
    offer->commit.measure = MEASURE_MONTH;
    fixture_band(f, offer, 50000, 0.1);
}

/* One fee, and every kind of alternative where the comparison is a month long. */
static struct fee one_fee[] = {{.name = "platform", .quantity = 1, .unit_price = {5000000000}}};
static struct alternative short_ways[] = {
    {.name = "Elsewhere", .kind = ALTERNATIVE_SPLIT, .share = 1, .price_ratio = 0.8},
    {.name = "Beside it", .kind = ALTERNATIVE_SPLIT, .share = 0.5, .price_ratio = 0.8, .rest = REST_OFFER},
    {.name = "Later", .kind = ALTERNATIVE_DELAY, .months = 1},
};

static void
one_month_fee(struct fixture *f)
{
    one_month(f);
    f->offers[0].fees = one_fee;
    f->offers[0].n_fees = 1;
    f->plan.alternatives = short_ways;
    f->plan.n_alternatives = sizeof short_ways / sizeof short_ways[0];
}

static struct money yearly_amounts[10];

/* The longest term, by the month, with as many ages as validity asks for; and amounts by schedule. */
static void
ten_years(struct fixture *f)
{
    case_plain(f);
    f->n_offers = 2;
    f->offers[0].term_months = f->offers[1].term_months = 120;
    f->offers[0].commit.measure = MEASURE_MONTH;
    f->offers[0].unused.rollover_cap = 0.3;
    f->offers[0].unused.rollover_periods = 14;
    struct offer *offer = &f->offers[1];
    offer->name = "Schedule";
    for (size_t i = 0; i < 10; i++)
        yearly_amounts[i] = money(100000 * (double)(i + 1));
    offer->commit.schedule = yearly_amounts;
    offer->commit.n_schedule = 10;
    offer->commit.billing = BILLING_MONTHLY;
    offer->overage.rate = OVERAGE_COMMITTED;
    offer->discount.has_headline = true;
    offer->discount.headline = 0.2;
}

static struct fee own_fees[] = {
    {.name = "Platform",
     .quantity = 1,
     .unit_price = {900000000},
     .has_standalone = true,
     .standalone_unit_price = {1200000000}},
    {.name = "support", .quantity = 3, .unit_price = {400000000}, .per = FEE_PER_YEAR},
};

static struct alternative ways[] = {
    {.name = "Elsewhere in part",
     .kind = ALTERNATIVE_SPLIT,
     .share = 0.3,
     .price_ratio = 0.85,
     .switching_cost = 25000},
    {.name = "Wait a quarter", .kind = ALTERNATIVE_DELAY, .months = 3},
    {.name = "Elsewhere beside the offer",
     .kind = ALTERNATIVE_SPLIT,
     .share = 0.2,
     .price_ratio = 0.9,
     .rest = REST_OFFER},
    {.name = "Wait for good", .kind = ALTERNATIVE_DELAY, .months = 40},
    {.name = "Wait two years", .kind = ALTERNATIVE_DELAY, .months = 24},
};

/* Offers of 12, 9 and 26 months on the same calendar, each with another renewal and fees of its own, against
 * every kind of alternative; one delay outlasts nothing, one the whole comparison. */
static void
alternatives(struct fixture *f)
{
    rich(f);
    struct offer *shorter = &f->offers[1], *least = &f->offers[2];
    f->n_offers = 3;
    f->offers[1] = f->offers[2] = f->offers[0];
    f->offers[0].name = "First, a year";
    f->offers[0].term_months = 12;
    f->offers[0].price.renewal = RENEWAL_UPLIFT;
    f->offers[0].price.has_renewal_cap = true;
    f->offers[0].price.renewal_cap = 0.04;
    f->offers[0].fees = own_fees;
    f->offers[0].n_fees = 2;
    shorter->name = "Nine months, kept";
    shorter->term_months = 9;
    shorter->price.renewal = RENEWAL_KEEP;
    shorter->fees = fees;
    shorter->n_fees = 3;
    least->name = "Longest";
    least->commit.annual = money(500000);
    least->discount.headline = 0.22;
    f->plan.expected_uplift = 0.06;
    f->plan.optimise = false;
    f->plan.alternatives = ways;
    f->plan.n_alternatives = sizeof ways / sizeof ways[0];
}

/* ---- optimization: opus 0, sonnet 1, haiku 2 in the book ---- */

static const struct route every_route[] = {
    {.name = "small <1>",
     .from_model = -1,
     .from_family = "sonnet",
     .to = 2,
     .share = 0.3,
     .token_ratio = 1.2},
    {.name = "up", .from_model = 1, .to = 0, .share = 0.05, .token_ratio = 0.9},
    {.name = "idle", .from_model = 2, .to = 0, .share = 0, .token_ratio = 1},
    {.name = "down", .from_model = 0, .to = 2, .share = 1, .token_ratio = 1},
};
static const struct cache_rule every_cache[] = {
    {.family = "haiku", .has_hit_rate = true, .hit_rate = 0.97, .write_rate = 0.1},
    {.has_hit_rate = true, .hit_rate = 0.45, .write_rate = 0.02},
    {.family = "opus", .write_rate = 0.05},
};
static const struct batch_rule every_batch[] = {
    {.has_share = true, .share = 0.25},
    {.family = "opus"},
    {.family = "haiku", .has_share = true, .share = 0.95},
};
static const struct workload every_workload[] = {
    {.name = "letters", .model = 1, .start_month = 4, .ramp_months = 6, .counts = {7e8, 1e8, 0, 1e9, 2e8, 0}},
    {.name = "nightly", .model = 0, .tier = TIER_BATCH, .start_month = 7, .counts = {3e8, 0, 0, 0, 5e7, 9e4}},
};

/* Lists of a case's own, which may be changed. */
#define GIVE_COPY(f, list, type, all)                                                                        \
    ((f)->plan.list =                                                                                        \
         memcpy(ARENA_NEW((f)->arena, struct type, sizeof(all) / sizeof *(all)), all, sizeof(all)),          \
     (f)->plan.n_##list = sizeof(all) / sizeof *(all))

/* Routes that share a line, move all of one and fold long context into a model without it; caching that falls
 * short of input and caching that is there; batch shares below, above and left out. */
static void
optimized(struct fixture *f)
{
    case_plain(f);
    GIVE_COPY(f, routes, route, every_route);
    GIVE_COPY(f, caches, cache_rule, every_cache);
    GIVE_COPY(f, batches, batch_rule, every_batch);
    GIVE_COPY(f, workloads, workload, every_workload);
    f->plan.phase_in_months = 5;
}

/* Contracts that end before the comparison does, with new workloads, optimized usage and prices that move. */
static void
alternatives_certain(struct fixture *f)
{
    static const struct market_change falls[] = {{.change = -0.12}, {.change = 0.05}};
    alternatives(f);
    GIVE_COPY(f, routes, route, every_route);
    GIVE_COPY(f, workloads, workload, every_workload);
    GIVE_COPY(f, changes, market_change, falls);
    f->plan.changes[0].from_day = day(2027, 5, 1);
    f->plan.changes[1].from_day = day(2028, 8, 1);
    f->plan.optimise = true;
    f->plan.phase_in_months = 5;
}

/* The same rules, of which demand takes none. */
static void
kept_raw(struct fixture *f)
{
    optimized(f);
    f->plan.optimise = false;
    f->plan.n_workloads = 0;
}

static struct fee_tier few_seats[] = {{100, {45000000}}, {500, {38000000}}};
static struct fee_tier one_tier[] = {{2, {900000000}}};
static struct fee tiered_fees[] = {
    {.name = "seats",
     .kind = FEE_SEATS,
     .quantity = 120,
     .unit_price = {60000000},
     .tiers = few_seats,
     .n_tiers = 2,
     .has_standalone = true,
     .standalone_unit_price = {52000000}},
    {.name = "support",
     .kind = FEE_SUPPORT,
     .quantity = 1,
     .unit_price = {1000000000},
     .tiers = one_tier,
     .n_tiers = 1,
     .per = FEE_PER_YEAR},
};

/* Terms that cost nothing as long as prices do not move, uptime holds and nobody leaves; fees by quantity. */
static void
terms(struct fixture *f)
{
    case_plain(f);
    struct offer *offer = &f->offers[0];
    offer->name = "Terms";
    offer->price.lock = offer->price.decrease_clause = offer->price.has_renewal_cap = true;
    offer->price.has_uplift_cap = true;
    offer->price.uplift_cap = 0.03;
    offer->price.renewal = RENEWAL_UPLIFT;
    offer->price.renewal_cap = 0.05;
    offer->sla.is_given = true;
    offer->sla.target_ppb = 999500001;
    offer->sla.credit = 0.02;
    offer->exit.is_given = true;
    offer->exit.notice_months = 2;
    offer->exit.fee_months = 1.5;
    offer->fees = tiered_fees;
    offer->n_fees = 2;
}

static struct band three_tiers[] = {{{200000000000}, 0.22}, {{400000000000}, 0.25}, {{900000000000}, 0.3}};
static struct band one_step[] = {{{300000000000}, 0.1}};

/* Every term that moves money, over two years in which the book dates a price. */
static void
every_term(struct fixture *f)
{
    terms(f);
    fixture_prices(fixture_section(f, day(2027, 6, 15))->base, 0.8, 4);
    struct offer *offer = &f->offers[0];
    offer->name = "Every term";
    offer->term_months = 24;
    offer->commit.drawdown = DRAWDOWN_LIST;
    offer->commit.shortfall = SHORTFALL_DISCOUNTED;
    offer->commit.measure = MEASURE_QUARTER;
    offer->tiers.steps = three_tiers;
    offer->tiers.n_steps = 3;
    offer->tiers.mode = TIERS_RETROACTIVE;
    offer->unused.carry_forward_cap = 0.1;
    offer->true_forward.share = 0.5;
    offer->true_forward.ratchet = true;
    f->n_offers = 2;
    f->offers[1].name = "One tier, no headline";
    f->offers[1].tiers.steps = one_step;
    f->offers[1].tiers.n_steps = 1;
    f->offers[1].price.basis = LIST_OF_THE_DAY;
    f->offers[1].price.renewal = RENEWAL_KEEP;
}

/* List prices that move before a later start and within both terms, one of them dated by the book; demand
 * that is optimized step by step beside workloads; discounts of every basis, and usage that does not count.
 */
static void
moved(struct fixture *f)
{
    const struct market_change changes[] = {{.from_day = day(2027, 2, 1), .change = -0.1},
                                            {.from_day = day(2027, 5, 1), .change = -0.12},
                                            {.from_day = day(2028, 1, 1), .change = 0.3}};
    optimized(f);
    fixture_prices(fixture_section(f, day(2027, 6, 15))->base, 0.8, 4);
    GIVE_COPY(f, changes, market_change, changes);
    struct offer *offer = &f->offers[0], *later = &f->offers[1];
    offer->name = "Tiers, overage at list";
    offer->tiers.steps = three_tiers;
    offer->tiers.n_steps = 3;
    offer->tiers.mode = TIERS_RETROACTIVE;
    offer->price.basis = LIST_OF_THE_DAY;
    fixture_discount(f, offer, -1, "opus", METER_OUTPUT, 0.27);
    fixture_fixed_price(f, offer, 1, METER_OUTPUT, 11);
    fixture_exclude(f, offer, (struct exclusion){-1, NULL, METER_WEB_SEARCH, -1});
    f->n_offers = 2;
    later->name = "Later";
    later->start = day(2027, 3, 20);
    later->term_months = 18;
    later->commit.annual = money(700000);
    later->commit.prepay_discount = 0.02;
    later->unused.rollover_cap = 0.2;
    later->unused.carry_to_renewal = true;
    later->overage.rate = OVERAGE_COMMITTED;
    later->discount.has_headline = true;
    later->discount.headline = 0.15;
    later->discount.batch_stacks = false;
    fixture_discount(f, later, 2, NULL, -1, 0.2);
    fixture_fixed_price(f, later, 0, METER_INPUT, 12);
}

/* ---- pairs: the same case with other inputs ---- */

static void
moved_edited(struct fixture *f)
{
    moved(f);
    f->offers[0].discount.batch_stacks = false;
    f->offers[0].overage.rate = OVERAGE_COMMITTED;
    f->offers[0].price.basis = LIST_AT_SIGNING;
    f->offers[1].discount.batch_stacks = true;
    f->offers[1].unused.rollover_cap = 0.5;
    f->plan.phase_in_months = 3;
}

static struct fee edited_fees[2];

static void
terms_edited(struct fixture *f)
{
    terms(f);
    edited_fees[0] = tiered_fees[0];
    edited_fees[0].quantity = 500;
    edited_fees[0].has_standalone = false;
    edited_fees[1] = tiered_fees[1];
    edited_fees[1].quantity = 2;
    edited_fees[1].per = FEE_PER_MONTH;
    struct offer *offer = &f->offers[0];
    offer->fees = edited_fees;
    offer->price.has_uplift_cap = false;
    offer->price.renewal = RENEWAL_KEEP;
    offer->sla.is_given = false;
    offer->exit.fee_months = 0;
}

static void
optimized_edited(struct fixture *f)
{
    optimized(f);
    f->plan.trailing = 5;
    f->plan.phase_in_months = 0;
    f->plan.routes[0].share = 0.55;
    f->plan.routes[0].token_ratio = 0.7;
    f->plan.routes[1].share = 0.45;
    f->plan.routes[3].share = 0.2;
    f->plan.caches[0].has_hit_rate = false;
    f->plan.caches[1].hit_rate = 0.6;
    f->plan.caches[1].write_rate = 0.5;
    f->plan.caches[2].has_hit_rate = true;
    f->plan.caches[2].hit_rate = 0.3;
    f->plan.batches[0].share = 1;
    f->plan.batches[2].share = 0.01;
    f->plan.workloads[0].counts[METER_INPUT] = 9e8;
    f->plan.workloads[1].start_month = 2;
    f->plan.workloads[1].ramp_months = 3;
}

static void
plain_edited(struct fixture *f)
{
    case_plain(f);
    struct offer *offer = &f->offers[0];
    offer->commit.annual = money(900000);
    offer->discount.headline = 0.17;
    offer->unused.true_down_cap = 0.1;
    f->plan.growth_is_auto = false;
    f->plan.growth = 0.03;
}

static void
plain_overage(struct fixture *f)
{
    case_plain(f);
    struct offer *offer = &f->offers[0];
    offer->commit.annual = money(50000);
    offer->commit.billing = BILLING_ARREARS;
    offer->commit.measure = MEASURE_QUARTER;
    offer->commit.prepay_discount = 0.02;
    offer->overage.rate = OVERAGE_PREMIUM;
    offer->overage.share = 0.25;
    offer->overage.burst = 0.1;
    f->plan.discount_rate = 0.1;
    f->plan.trailing = 6;
    f->plan.damping = 0.8;
    f->plan.volatility_is_auto = false;
    f->plan.volatility = 0.2;
    f->plan.noise = 0.05;
}

static double flat_ramp[] = {0.8};

static void
rich_edited(struct fixture *f)
{
    rich(f);
    struct offer *offer = &f->offers[0];
    offer->commit.ramp = flat_ramp;
    offer->commit.n_ramp = 1;
    offer->commit.measure = MEASURE_YEAR;
    offer->commit.billing = BILLING_UPFRONT;
    offer->unused.rollover_cap = 0.6;
    offer->unused.rollover_periods = 1;
    offer->unused.carry_to_renewal = true;
    offer->overage.rate = OVERAGE_DISCOUNT;
    offer->discount.batch_stacks = false;
}

static void
rich_prices(struct fixture *f)
{
    rich(f);
    f->offers[0].discount.has_headline = false;
    f->book.models[0].sections[0].base[METER_OUTPUT] = rate(60);
    f->book.models[2].sections[0].batch.per_10k = 6000;
}

static struct fee priced_fees[3];
static struct alternative edited_ways[sizeof ways / sizeof ways[0]];

/* Another way elsewhere, other renewals, and a price for seats alone. */
static void
alternatives_edited(struct fixture *f)
{
    alternatives(f);
    memcpy(edited_ways, ways, sizeof ways);
    edited_ways[0].share = 0.4;
    edited_ways[0].price_ratio = 0.7;
    edited_ways[0].switching_cost = 5000;
    f->plan.alternatives = edited_ways;
    f->plan.expected_uplift = 0.03;
    f->offers[0].price.renewal = RENEWAL_KEEP;
    f->offers[1].price.renewal = RENEWAL_UPLIFT;
    f->offers[1].price.has_renewal_cap = true;
    f->offers[1].price.renewal_cap = 0.02;
    memcpy(priced_fees, fees, sizeof fees);
    priced_fees[1].has_standalone = true;
    priced_fees[1].standalone_unit_price = money(80);
    f->offers[1].fees = priced_fees;
}

static const struct test_case {
    const char *name;
    void (*set_up)(struct fixture *fixture);
    const char *of, *edits; /* of a pair: the case it edits, and the cells; or VALUES */
} cases[] = {
    {"plain", case_plain, NULL, NULL},
    {"rich", rich, NULL, NULL},
    {"offers", second_offers, NULL, NULL},
    {"few-months", few_months, NULL, NULL},
    {"gap", gap, NULL, NULL},
    {"stopped", stopped, NULL, NULL},
    {"one-month", one_month, NULL, NULL},
    {"one-month-fee", one_month_fee, NULL, NULL},
    {"ten-years", ten_years, NULL, NULL},
    {"alternatives", alternatives, NULL, NULL},
    {"alternatives-certain", alternatives_certain, NULL, NULL},
    {"optimized", optimized, NULL, NULL},
    {"kept-raw", kept_raw, NULL, NULL},
    {"optimized-edited", optimized_edited, "optimized",
     "plan_trailing=5 plan_phase_in=0 plan_route1_share=0.55 plan_route1_ratio=0.7 plan_route2_share=0.45 "
     "plan_route4_share=0.2 plan_cache1_hit= plan_cache2_hit=0.6 plan_cache2_write=0.5 plan_cache3_hit=0.3 "
     "plan_batch1_share=1 plan_batch3_share=0.01 plan_workload1_n0=900000000 plan_workload2_start_month=2 "
     "plan_workload2_ramp_months=3"},
    {"terms", terms, NULL, NULL},
    {"every-term", every_term, NULL, NULL},
    {"moved", moved, NULL, NULL},
    {"moved-edited", moved_edited, "moved",
     "offer1_batch_stacks=no offer1_overage_rate=committed offer1_price_basis=signing "
     "offer2_batch_stacks=yes offer2_rollover_cap=0.5 plan_phase_in=3"},
    {"terms-edited", terms_edited, "terms",
     "offer1_fee1_quantity=500 offer1_fee1_standalone= offer1_fee2_quantity=2 offer1_fee2_per=month "
     "offer1_price_uplift_cap= offer1_price_renewal=keep offer1_sla_target= offer1_sla_credit= "
     "offer1_exit_fee=0"},
    {"plain-edited", plain_edited, "plain",
     "offer1_commit_annual=900000 offer1_headline=0.17 offer1_true_down_cap=0.1 plan_growth=0.03"},
    {"plain-overage", plain_overage, "plain",
     "offer1_commit_annual=50000 offer1_commit_billing=arrears offer1_commit_measure=quarter "
     "offer1_commit_prepay=0.02 offer1_overage_rate=premium offer1_overage_share=0.25 "
     "offer1_overage_burst=0.1 "
     "plan_discount_rate=0.1 plan_trailing=6 plan_damping=0.8 plan_volatility=0.2 plan_noise=0.05"},
    {"rich-edited", rich_edited, "rich",
     "offer1_ramp_1=0.8 offer1_ramp_2=0.8 offer1_ramp_3=0.8 offer1_commit_measure=year "
     "offer1_commit_billing=upfront offer1_rollover_cap=0.6 offer1_rollover_periods=1 "
     "offer1_carry_to_renewal=yes "
     "offer1_overage_rate=discount offer1_batch_stacks=no"},
    {"offers-high", second_offers, "offers", "selected_scenario=high"},
    {"offers-low", second_offers, "offers", "selected_scenario=low"},
    {"alternatives-edited", alternatives_edited, "alternatives",
     "plan_alternative1_share=0.4 plan_alternative1_price_ratio=0.7 plan_alternative1_switching_cost=5000 "
     "plan_expected_uplift=0.03 offer1_price_renewal=keep offer2_price_renewal=uplift "
     "offer2_price_renewal_cap=0.02 offer2_fee2_standalone=80"},
    {"rich-prices", rich_prices, "rich", "offer1_headline= Prices!H7=60 Prices!J12=0.6"},
};
#define N_CASES (sizeof cases / sizeof cases[0])

static int
write_case(const char *folder, const struct test_case *one, bool poisoned)
{
    void *state = NULL;
    struct facts facts;
    struct workbook_totals totals;
    struct report_options options = {
        .created = 1700000000, .folder = folder, .poison_cached_values = poisoned};
    fixture_setup(&state);
    struct fixture *fixture = state;
    one->set_up(fixture);
    int status = fixture_try(fixture);
    if (status == 0) {
        fixture->results.version = "test";
        facts_build(&fixture->results, NULL, fixture->arena, &facts);
        status = book_write(&fixture->results, &facts, &options, fixture->arena, &fixture->diags, &totals);
    }
    for (size_t i = 0; i < fixture->diags.n; i++)
        fprintf(stderr, "%s: %s\n", one->name, fixture->diags.items[i].text);
    fixture_teardown(&state);
    return status == 0 ? 0 : 1;
}

static int
list_cases(void)
{
    for (size_t i = 0; i < N_CASES; i++)
        printf("%s %s %s\n", cases[i].name, cases[i].of ? cases[i].of : "-",
               cases[i].edits ? cases[i].edits : "-");
    return 0;
}

int
main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "--list") == 0)
        return list_cases();
    for (size_t i = 0; argc >= 3 && i < N_CASES; i++) {
        if (strcmp(cases[i].name, argv[2]) == 0)
            return write_case(argv[1], &cases[i], argc > 3);
    }
    fprintf(stderr, "usage: write_case FOLDER CASE [poisoned] | --list\n");
    return 64;
}
