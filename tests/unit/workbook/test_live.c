/* Which terms the formulas do not follow, and the workbook of values that comes of one. */
#include "../check.h"

#include "../report/fixture.h"
#include "cli/readback.h"
#include "report/workbook/live.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The trap of 24 months from 2027-01-01, its plan and its book, to be changed. */
struct run {
    struct arena *arena;
    struct results results;
    struct offer *offer;
    struct plan *plan;
    struct book *book;
};

static int32_t
day(int year, int month, int of_month)
{
    return day_of_date((struct date){year, month, of_month});
}

static void
make_run(struct run *run)
{
    struct fixture_offer trap = fixture_trap;
    trap.term_months = 24;
    run->arena = arena_new();
    fixture_make(run->arena, &trap, 1, 1, &run->results);
    run->offer = ARENA_NEW(run->arena, struct offer, 1);
    run->plan = ARENA_NEW(run->arena, struct plan, 1);
    run->book = ARENA_NEW(run->arena, struct book, 1);
    *run->offer = *run->results.offers[0].offer;
    *run->plan = *run->results.plan;
    *run->book = *run->results.book;
    run->results.offers[0].offer = run->offer;
    run->results.plan = run->plan;
    run->results.book = run->book;
}

/* "whose: text; whose: text" */
static const char *
told(const struct run *run)
{
    struct live live;
    const char *all = "";
    live_find(&run->results, run->arena, &live);
    for (size_t i = 0; i < live.n; i++)
        all = arena_printf(run->arena, "%s%s%s: %s", all, i ? "; " : "", live.terms[i].whose,
                           live.terms[i].text);
    return all;
}

/* ---- one term each ---- */

static struct route routes[] = {{.name = "simple", .from_model = 0, .to = 1, .share = 0.5},
                                {.name = "none", .from_model = 0, .to = 1}};
static struct cache_rule caches[] = {{.has_hit_rate = true, .hit_rate = 0.6},
                                     {.family = "opus", .has_hit_rate = true, .hit_rate = 0.2},
                                     {.family = "sonnet"}};
static struct batch_rule batches[] = {{.has_share = true, .share = 0.3}, {.family = "opus"}};
static struct workload workloads[] = {{.name = "assistant", .start_month = 1, .counts = {1e6}}};
static struct market_change changes[1];

static void
route(struct run *run)
{
    run->plan->optimise = true;
    run->plan->routes = routes;
    run->plan->n_routes = 2;
    run->plan->phase_in_months = 6;
}
static void
cache(struct run *run)
{
    run->plan->optimise = true;
    run->plan->caches = caches;
    run->plan->n_caches = 3;
    run->plan->phase_in_months = 1; /* at once */
}
static void
batch(struct run *run)
{
    run->plan->optimise = true;
    run->plan->batches = batches;
    run->plan->n_batches = 2;
}
static void
rules_without_effect(struct run *run)
{
    run->plan->optimise = true;
    run->plan->routes = routes + 1;
    run->plan->caches = caches + 2;
    run->plan->batches = batches + 1;
    run->plan->n_routes = run->plan->n_caches = run->plan->n_batches = 1;
    run->plan->phase_in_months = 6;
}
static void
optimise_no(struct run *run)
{
    route(run);
    run->plan->optimise = false;
}
static void
workload(struct run *run)
{
    run->plan->workloads = workloads;
    run->plan->n_workloads = 1;
}
static void
change_on(struct run *run, int32_t from_day)
{
    changes[0] = (struct market_change){.from_day = from_day, .change = -0.1};
    run->plan->changes = changes;
    run->plan->n_changes = 1;
}
static void
change(struct run *run)
{
    change_on(run, day(2028, 12, 1)); /* the first day of the last month */
}
static void
change_too_late(struct run *run)
{
    change_on(run, day(2028, 12, 2));
}
static void
change_with_terms(struct run *run)
{
    change_on(run, day(2027, 6, 1));
    run->offer->price.basis = LIST_OF_THE_DAY;
    run->offer->price.lock = true;
    run->offer->price.decrease_clause = true;
    run->offer->price.has_uplift_cap = true;
    run->offer->price.uplift_cap = 0.025;
}
static void
terms_without_change(struct run *run)
{
    change_with_terms(run);
    run->plan->n_changes = 0;
}
/* Sonnet costs 4.00 from that day on; opus has a section with the same prices. */
static void
price_on(struct run *run, int32_t from_day)
{
    struct book_model *models = ARENA_NEW(run->arena, struct book_model, 2);
    for (size_t i = 0; i < 2; i++) {
        models[i] = run->book->models[i];
        struct price_section *sections = ARENA_NEW(run->arena, struct price_section, 2);
        sections[0] = sections[1] = models[i].sections[0];
        sections[1].from_day = from_day;
        models[i].sections = sections;
        models[i].n_sections = 2;
    }
    models[1].sections[1].base[METER_INPUT] = (struct rate){4000000};
    run->book->models = models;
}
static void
price(struct run *run)
{
    price_on(run, day(2027, 6, 15));
    run->offer->price.lock = true;
}
static void
price_at_start(struct run *run)
{
    price_on(run, day(2027, 1, 1));
}
static void
price_of_no_demand(struct run *run)
{
    price(run);
    run->results.offers[0].n_rates = 2; /* opus alone */
}
static void
uplift(struct run *run)
{
    run->plan->expected_uplift = 0.04;
}
static void
uplift_locked(struct run *run)
{
    uplift(run);
    run->offer->price.lock = true;
}
static void
uplift_in_one_year(struct run *run)
{
    uplift(run);
    run->offer->term_months = 12;
}
static void
list_drawdown(struct run *run)
{
    run->offer->commit.drawdown = DRAWDOWN_LIST;
}
static void
tiers(struct run *run)
{
    run->offer->tiers.steps = run->offer->bands;
    run->offer->tiers.n_steps = 2;
}
static void
carry_forward(struct run *run)
{
    run->offer->unused.carry_forward_cap = 0.2;
}
static void
raises(struct run *run)
{
    run->offer->true_forward.share = 0.9;
    run->offer->true_forward.ratchet = true;
}
static void
uptime(struct run *run, int64_t ppb)
{
    run->offer->sla.is_given = true;
    run->offer->sla.target_ppb = 999000000;
    run->offer->sla.credit = 0.02;
    run->plan->has_expected_uptime = true;
    run->plan->expected_uptime_ppb = ppb;
}
static void
uptime_below(struct run *run)
{
    uptime(run, 998999999);
}
static void
uptime_at_target(struct run *run)
{
    uptime(run, 999000000);
}
static void
many_fees(struct run *run)
{
    run->offer->fees = ARENA_NEW(run->arena, struct fee, 200);
    run->offer->n_fees = 200;
}
static void
other_terms(struct run *run)
{
    run->offer->exit.is_given = true;
    run->offer->price.renewal = RENEWAL_UPLIFT;
    run->offer->unused.rollover_cap = 0.5;
    run->plan->goal.kind = GOAL_MATCH_BEST;
}

static void
each_term_is_told_where_it_is_in_use(void **state)
{
    (void)state;
    static const struct {
        void (*set)(struct run *run);
        const char *want;
    } rows[] = {
        {other_terms, ""},
        {route, "plan: [route simple]; plan: phase_in_months = 6"},
        {cache, "plan: [cache]; plan: [cache opus]"},
        {batch, "plan: [batch]"},
        {rules_without_effect, ""},
        {optimise_no, ""},
        {workload, "plan: [workload assistant]"},
        {change, "plan: market change of 2028-12"},
        {change_too_late, ""},
        {change_with_terms, "plan: market change of 2027-06; Offer A: basis = current, as list prices move; "
                            "Offer A: lock = yes, as list prices move; Offer A: decrease_clause = yes, as "
                            "list prices move; Offer A: uplift_cap = 2.5%, as prices move"},
        {terms_without_change, ""},
        {price, "price book: price of claude-sonnet-4-5 changes on 2027-06-15 inside the term; Offer A: lock "
                "= yes, as list prices move"},
        {price_at_start, ""},
        {price_of_no_demand, ""},
        {uplift, "plan: expected_uplift = 4%"},
        {uplift_locked, ""},
        {uplift_in_one_year, ""},
        {list_drawdown, "Offer A: drawdown = list"},
        {tiers, "Offer A: [tiers]"},
        {carry_forward, "Offer A: carry_forward_cap = 20%"},
        {raises, "Offer A: [true_forward] share = 90%; Offer A: ratchet = yes"},
        {uptime_below, "Offer A: [sla] credit, as expected_uptime is below the target"},
        {uptime_at_target, ""},
        {many_fees, "Offer A: more fees and tiers of fees than a formula holds"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct run run;
        make_run(&run);
        rows[i].set(&run);
        assert_string_equal(told(&run), rows[i].want);
        arena_free(run.arena);
    }
}

/* ---- the workbook ---- */

/* Writes it, reads it back and gives its totals. */
static struct workbook_totals
write_book(const struct run *run)
{
    char folder[] = "/tmp/test_live.XXXXXX", path[64];
    struct report_options options = {.created = 1700000000, .folder = folder};
    struct workbook_totals totals;
    struct facts facts;
    struct diags diags;
    diags_init(&diags);
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/workbook.xlsx", folder);
    facts_build(&run->results, run->arena, &facts);
    assert_int_equal(book_write(&run->results, &facts, &options, run->arena, &diags, &totals), 0);
    assert_int_equal(readback_workbook(path, "book", &totals, run->arena, &diags), 0);
    assert_int_equal(diags.n, 0);
    unlink(path);
    rmdir(folder);
    diags_free(&diags);
    return totals;
}

static uint64_t
formulas_of(const struct workbook_totals *totals)
{
    uint64_t n = 0;
    for (size_t i = 0; i < totals->n_sheets; i++)
        n += totals->sheets[i].n_formulas;
    return n;
}

static const struct sheet_totals *
sheet_of(const struct workbook_totals *totals, const char *name)
{
    size_t i = 0;
    while (strcmp(totals->sheets[i].name, name) != 0)
        i++;
    return &totals->sheets[i];
}

static void
a_workbook_of_values_has_no_formula_and_the_same_figures(void **state)
{
    (void)state;
    struct run run;
    make_run(&run);
    struct workbook_totals live = write_book(&run);
    assert_true(formulas_of(&live) > 1000);
    run.offer->true_forward.ratchet = true; /* the results stay as they are */
    struct workbook_totals values = write_book(&run);
    assert_int_equal(formulas_of(&values), 0);
    /* Sheets of figures alone: the same cells but for the state in A2, with the same sum. */
    static const char *const same[] = {"Usage", "Forecast", "Bands"};
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        const struct sheet_totals *a = sheet_of(&live, same[i]), *b = sheet_of(&values, same[i]);
        assert_int_equal(a->n_cells, b->n_cells);
        assert_true(a->sum == b->sum);
    }
    arena_free(run.arena);
}

/* A plan with demand that only a workload creates: its line has no usage, its base month no count. */
static void
a_line_without_usage_is_shown_where_it_has_demand(void **state)
{
    (void)state;
    struct run run;
    make_run(&run);
    workload(&run);
    uint64_t before = sheet_of(&(struct workbook_totals[]){write_book(&run)}[0], "Forecast")->n_cells;
    struct history *history = &run.results.histories[0];
    struct forecast *forecast = &run.results.forecasts[0];
    struct line *lines = ARENA_NEW(run.arena, struct line, 4);
    double(*base)[N_METERS] = arena_alloc(run.arena, 4, sizeof *base);
    memcpy(lines, history->lines, 2 * sizeof *lines);
    memcpy(base, forecast->base, 2 * sizeof *base);
    lines[2] = (struct line){.model = 1, .tier = TIER_BATCH}; /* neither usage nor demand */
    lines[3] = (struct line){.model = 1, .tier = TIER_FLEX};
    history->lines = lines;
    history->n_lines = 4;
    forecast->base = base;
    struct offer_result *result = &run.results.offers[0];
    struct rate_row *rates = ARENA_NEW(run.arena, struct rate_row, result->n_rates + 1);
    memcpy(rates, result->rates, result->n_rates * sizeof *rates);
    rates[result->n_rates++] = (struct rate_row){.line = 3,
                                                 .price = 1,
                                                 .meter = METER_OUTPUT,
                                                 .is_eligible = true,
                                                 .discount = 0.2,
                                                 .list_price = 15,
                                                 .committed_price = 12,
                                                 .count = 0,
                                                 .list_rate = NO_VALUE,
                                                 .quoted_rate = NO_VALUE,
                                                 .contracted_rate = NO_VALUE,
                                                 .effective_rate = NO_VALUE,
                                                 .realized_discount = NO_VALUE,
                                                 .share = NO_VALUE};
    result->rates = rates;
    /* One line more: its name, its number and six counts. */
    assert_int_equal(sheet_of(&(struct workbook_totals[]){write_book(&run)}[0], "Forecast")->n_cells,
                     before + 8);
    arena_free(run.arena);
}

/* Sections and keys of a plan as an INI may name them: each has its row. */
static void
any_number_of_terms_is_listed(void **state)
{
    (void)state;
    enum { MANY = 5000 };
    for (int is_live = 0; is_live < 2; is_live++) {
        struct run run;
        make_run(&run);
        run.offer->true_forward.ratchet = !is_live;
        uint64_t before = sheet_of(&(struct workbook_totals[]){write_book(&run)}[0], "Inputs")->n_cells;
        struct term *terms = ARENA_NEW(run.arena, struct term, run.plan->n_terms + MANY);
        memcpy(terms, run.plan->terms, run.plan->n_terms * sizeof *terms);
        for (size_t i = 0; i < MANY; i++)
            terms[run.plan->n_terms + i] =
                (struct term){.section = arena_printf(run.arena, "route %zu \xC3\xA9t\xC3\xA9", i / 4),
                              .key = i % 2 ? "share" : "to",
                              .kind = i % 2 ? TERM_SHARE : TERM_TEXT,
                              .unit = i % 2 ? "share" : "",
                              .label = "part of the usage",
                              .has_value = true,
                              .text = "=cmd"};
        run.plan->terms = terms;
        run.plan->n_terms += MANY;
        /* Label, key, value and source; the unit of every other one; what is allowed where it is live. */
        uint64_t cells = MANY * 4 + MANY / 2 + (is_live ? MANY : 0);
        assert_int_equal(sheet_of(&(struct workbook_totals[]){write_book(&run)}[0], "Inputs")->n_cells,
                         before + cells);
        arena_free(run.arena);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_term_is_told_where_it_is_in_use),
        cmocka_unit_test(a_workbook_of_values_has_no_formula_and_the_same_figures),
        cmocka_unit_test(a_line_without_usage_is_shown_where_it_has_demand),
        cmocka_unit_test(any_number_of_terms_is_listed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
