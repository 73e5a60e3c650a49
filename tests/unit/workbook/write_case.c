/* Writes the workbook of one case of a table: `write_case FOLDER CASE [poisoned]`. The proof of the workbook
 * recalculates it and compares. `write_case --list` names the cases: `EDITED NAME EDITS` is a pair, the cells
 * to change in NAME so that it must show what EDITED was run with; `NAME values -` has no formulas. */
#include "values_cases.h"

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

void
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

/* ---- pairs: the same case with other inputs ---- */

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

#define VALUES "values" /* no formulas */

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
    {"ten-years", ten_years, NULL, NULL},
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
    {"values-prices", case_values_prices, VALUES, NULL},
    {"values-drawdown", case_values_drawdown, VALUES, NULL},
    {"values-plan", case_values_plan, VALUES, NULL},
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
        facts_build(&fixture->results, fixture->arena, &facts);
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
