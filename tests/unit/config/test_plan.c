/* Plans: defaults, every key, warnings (2.2). */
#include "plan_case.h"

#include <math.h>

static bool
is(double got, double want)
{
    return fabs(got - want) < 1e-12;
}

static void
without_a_plan_every_default_holds(void **state)
{
    (void)state;
    const char *texts[] = {NULL, "[plan]\n"};
    for (size_t i = 0; i < 2; i++) {
        struct reading_case c;
        read_case(&c, texts[i]);
        assert_reports(c.arena, &c.diags, "");
        assert_int_equal(c.status, 0);
        assert_true((c.plan.file == NULL) == (texts[i] == NULL));
        assert_string_equal(c.plan.name, "Plan");
        assert_int_equal(c.plan.trailing, 3);
        assert_true(c.plan.growth_is_auto && c.plan.volatility_is_auto);
        assert_true(is(c.plan.damping, 0.9) && is(c.plan.noise, 0) && is(c.plan.discount_rate, 0));
        assert_false(c.plan.has_growth_low || c.plan.has_growth_high);
        assert_int_equal(c.plan.n_long_shares, 0);
        assert_true(c.plan.optimise && is(c.plan.confidence, 0.9) && is(c.plan.alert, 0.1));
        assert_true(is(c.plan.tolerance, 0.1) && is(c.plan.materiality, 0.02));
        assert_true(c.plan.paths == 10000 && c.plan.seed == 1 && c.plan.phase_in_months == 0);
        assert_int_equal(c.plan.n_routes + c.plan.n_caches + c.plan.n_batches + c.plan.n_workloads, 0);
        assert_int_equal(c.plan.n_changes + c.plan.n_benchmark + c.plan.n_alternatives, 0);
        assert_true(is(c.plan.expected_uplift, 0) && !c.plan.has_expected_uptime);
        assert_true(c.plan.goal.kind == GOAL_NONE && c.plan.goal.n_levers == 0);
        const struct term *growth = term_find(c.plan.terms, c.plan.n_terms, "forecast", "growth", 0);
        assert_true(growth->kind == TERM_TEXT && strcmp(growth->text, "auto") == 0);
        drop_case(&c);
    }
}

static void
settings_and_forecast_are_read(void **state)
{
    (void)state;
    struct reading_case c;
    read_case(&c, "[plan]\nname = FY27\noptimise = no\nconfidence = 0.95\nalert = 12%\ntolerance = 5%\n"
                  "materiality = 1%\n[forecast]\ntrailing = 6\ngrowth = 3%\ndamping = 1\nvolatility = 0.1\n"
                  "noise = 5%\ngrowth_low = -1%\ngrowth_high = 6%\npaths = 20_000\nseed = 5_000_000_001\n"
                  "[finance]\ndiscount_rate = 8%\n[long_share]\nclaude-haiku-5-5 = 12.5%\n");
    assert_reports(c.arena, &c.diags, "");
    const struct plan *plan = &c.plan;
    assert_string_equal(plan->name, "FY27");
    assert_true(!plan->optimise && is(plan->confidence, 0.95) && is(plan->alert, 0.12));
    assert_true(is(plan->tolerance, 0.05) && is(plan->materiality, 0.01));
    assert_int_equal(plan->trailing, 6);
    assert_true(!plan->growth_is_auto && is(plan->growth, 0.03) && is(plan->damping, 1));
    assert_true(!plan->volatility_is_auto && is(plan->volatility, 0.1) && is(plan->noise, 0.05));
    assert_true(plan->has_growth_low && is(plan->growth_low, -0.01));
    assert_true(plan->has_growth_high && is(plan->growth_high, 0.06));
    assert_int_equal(plan->paths, 20000);
    assert_true(plan->seed == 5000000001); /* more than 32 bits hold */
    assert_true(is(plan->discount_rate, 0.08));
    assert_int_equal(plan->n_long_shares, 1);
    assert_int_equal(plan->long_shares[0].model, book_find(&c.book, "claude-haiku-5-5"));
    assert_int_equal(plan->long_shares[0].share_ppb, 125000000);
    drop_case(&c);
}

static const char demand[] =
    "[forecast]\nphase_in_months = 6\n"
    "[route Simple]\nfrom = OPUS\nto = claude-haiku-4-5\nshare = 34%\n"
    "[route b]\nfrom = claude-opus-5\nto = claude-sonnet-5\nshare = 55%\ntoken_ratio = 1.2\n"
    "[route c]\nfrom = claude-opus-5\nto = claude-haiku-4-5-20251001\nshare = 11%\n"
    "[cache]\nhit_rate = 60%\n[cache Sonnet]\nhit_rate = 80%\nwrite_rate = 10%\n[cache haiku]\n"
    "[batch]\nshare = 30%\n[batch opus]\n"
    "[workload bot]\nmodel = claude-sonnet-4-5\ntier = batch\nstart_month = 4\nramp_months = 6\n"
    "input = 2000M\ncache_write_5m = 1\ncache_write_1h = 2\ncache_read = 3\noutput = 300M\nweb_search = 4K\n"
    "[workload w]\nmodel = claude-opus-5\noutput = 5\n";

static void
what_changes_demand_is_read(void **state)
{
    (void)state;
    struct reading_case c;
    read_case(&c, demand);
    /* 34% + 55% + 11% of claude-opus-5 are all of it, though their doubles add up to more than 1. */
    assert_reports(c.arena, &c.diags, "");
    const struct plan *plan = &c.plan;
    assert_int_equal(plan->phase_in_months, 6);
    assert_int_equal(plan->n_routes, 3);
    const struct route *route = plan->routes;
    assert_string_equal(route[0].name, "Simple");
    assert_string_equal(route[0].from_family, "opus");
    assert_true(route[0].from_model == -1 && is(route[0].share, 0.34) && is(route[0].token_ratio, 1));
    assert_true(!route[1].from_family && route[1].from_model == book_find(&c.book, "claude-opus-5"));
    assert_true(is(route[1].token_ratio, 1.2));
    assert_int_equal(route[2].to, book_find(&c.book, "claude-haiku-4-5")); /* by its alias */
    assert_int_equal(plan->n_caches, 3);
    const struct cache_rule *cache = plan->caches;
    assert_true(!cache[0].family && cache[0].has_hit_rate && is(cache[0].hit_rate, 0.6) &&
                is(cache[0].write_rate, 0.05));
    assert_string_equal(cache[1].family, "sonnet");
    assert_true(is(cache[1].hit_rate, 0.8) && is(cache[1].write_rate, 0.1));
    assert_true(strcmp(cache[2].family, "haiku") == 0 && !cache[2].has_hit_rate);
    assert_int_equal(plan->n_batches, 2);
    assert_true(!plan->batches[0].family && plan->batches[0].has_share && is(plan->batches[0].share, 0.3));
    assert_true(strcmp(plan->batches[1].family, "opus") == 0 && !plan->batches[1].has_share);
    assert_int_equal(plan->n_workloads, 2);
    const struct workload *bot = plan->workloads;
    assert_string_equal(bot->name, "bot");
    assert_int_equal(bot->model, book_find(&c.book, "claude-sonnet-4-5"));
    assert_true(bot->tier == TIER_BATCH && bot->start_month == 4 && bot->ramp_months == 6);
    const double counts[N_METERS] = {2e9, 1, 2, 3, 3e8, 4000};
    for (int m = 0; m < N_METERS; m++)
        assert_true(is(bot->counts[m], counts[m]));
    assert_true(bot[1].tier == TIER_STANDARD && bot[1].start_month == 1 && bot[1].ramp_months == 0);
    assert_true(is(bot[1].counts[METER_OUTPUT], 5) && is(bot[1].counts[METER_INPUT], 0));
    drop_case(&c);
}

static const char deal[] =
    "[market]\n2028-01 = 5%\n2027-06 = -10%\nexpected_uplift = 5%\n2027-09 = 1.5%\nexpected_uptime = 99.49%\n"
    "[benchmark]\n250K = 5%, 8%, 12%\n1M = 10%, 10%, 20%\n"
    "[goal]\nrealized = 12%\nlevers = overage-committed, Rollover-20\n"
    "[alternative elsewhere]\nkind = split\nshare = 30%\nprice_ratio = 80%\nswitching_cost = 150K\nrest = "
    "offer\n[alternative part]\nkind = split\nshare = 10%\n[alternative wait]\nkind = delay\nmonths = 6\n";

static void
what_the_offer_is_held_against_is_read(void **state)
{
    (void)state;
    struct reading_case c;
    read_case(&c, deal);
    assert_reports(c.arena, &c.diags, "");
    const struct plan *plan = &c.plan;
    assert_int_equal(plan->n_changes, 3); /* by day, not as written */
    assert_int_equal(plan->changes[0].from_day, day_of_date((struct date){2027, 6, 1}));
    assert_int_equal(plan->changes[1].from_day, day_of_date((struct date){2027, 9, 1}));
    assert_int_equal(plan->changes[2].from_day, day_of_date((struct date){2028, 1, 1}));
    assert_true(is(plan->changes[0].change, -0.1) && plan->changes[0].line == 3);
    assert_true(is(plan->changes[2].change, 0.05) && plan->changes[2].line == 2);
    assert_true(is(plan->expected_uplift, 0.05) && plan->has_expected_uptime);
    assert_true(plan->expected_uptime_ppb == 994900000); /* 99.49% of 1e9, exact */
    assert_int_equal(plan->n_benchmark, 2);
    assert_int_equal(plan->benchmark[0].commit.micro, 250000000000);
    assert_true(is(plan->benchmark[0].p25, 0.05) && is(plan->benchmark[0].p50, 0.08) &&
                is(plan->benchmark[0].p75, 0.12));
    assert_true(is(plan->benchmark[1].p25, 0.1) && is(plan->benchmark[1].p75, 0.2));
    assert_true(plan->goal.kind == GOAL_REALIZED && is(plan->goal.realized, 0.12));
    assert_int_equal(plan->goal.n_levers, 2);
    assert_int_equal(plan->goal.levers[0], LEVER_OVERAGE_COMMITTED);
    assert_int_equal(plan->goal.levers[1], LEVER_ROLLOVER_20);
    assert_int_equal(plan->n_alternatives, 3);
    const struct alternative *way = plan->alternatives;
    assert_string_equal(way->name, "elsewhere");
    assert_true(way->kind == ALTERNATIVE_SPLIT && is(way->share, 0.3) && is(way->price_ratio, 0.8));
    assert_true(is(way->switching_cost, 150000) && way->rest == REST_OFFER);
    assert_true(is(way[1].price_ratio, 1) && is(way[1].switching_cost, 0) && way[1].rest == REST_ON_DEMAND);
    assert_true(way[2].kind == ALTERNATIVE_DELAY && way[2].months == 6);
    /* A delay is not listed with a split's defaults. */
    assert_true(term_find(plan->terms, plan->n_terms, "alternative part", "rest", 0)->has_value);
    assert_false(term_find(plan->terms, plan->n_terms, "alternative wait", "rest", 0)->has_value);
    drop_case(&c);
}

static void
a_goal_may_be_the_best_alternative(void **state)
{
    (void)state;
    struct reading_case c;
    read_case(&c, "[goal]\nmatch = Best Alternative\nlevers =\n");
    assert_reports(c.arena, &c.diags, "");
    assert_true(c.plan.goal.kind == GOAL_MATCH_BEST && c.plan.goal.n_levers == 0);
    drop_case(&c);
}

static void
terms_without_effect_are_warnings(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } cases[] = {
        {"[forecast]\nnoise = 5%\n",
         "2: [forecast] noise: warning noise-without-effect: has no effect beside volatility = auto\n"},
        {"[long_share]\nclaude-opus-5 = 5%\n",
         "2: [long_share] claude-opus-5: warning long-share-without-effect: has "
         "no effect: the price book has no long-context price of this model\n"},
        {"[cache]\nwrite_rate = 10%\n",
         "2: [cache] write_rate: warning write-rate-without-effect: has no effect without a hit_rate\n"},
        {"[workload w]\nmodel = claude-opus-5\nweb_search = 0\n",
         "1: [workload w]: warning workload-without-effect: has no effect: all its counts are 0\n"},
        {"[plan]\noptimise = no\n[forecast]\nphase_in_months = 3\n[batch]\nshare = 30%\n",
         "4: [forecast] phase_in_months: warning phase-in-without-effect: has no effect: optimise is no on "
         "line 2\n"},
        {"[forecast]\nphase_in_months = 3\n",
         "2: [forecast] phase_in_months: warning phase-in-without-effect: has no effect without a [route], "
         "[cache] or [batch]\n"},
        {"[forecast]\nphase_in_months = 3\n[cache]\nhit_rate = 60%\n", ""},
        {"[forecast]\nphase_in_months = 0\n", ""},
        {"[route a]\nfrom = claude-opus-5\nto = claude-opus-5-5\nshare = 100%\n", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading_case c;
        read_case(&c, cases[i].text);
        assert_reports(c.arena, &c.diags, cases[i].want);
        assert_int_equal(c.status, 0);
        drop_case(&c);
    }
}

static const char small_book[] =
    "[book]\nname = B\ncurrency = USD\nas_of = 2026-01-01\n"
    "[model claude-fable]\nfamily = fable\nfrom = 2026-01-01\ninput = 5\noutput = 25\n";

static void
a_route_within_a_family_of_one_moves_nothing(void **state)
{
    (void)state;
    struct reading_case c = {.arena = arena_new()};
    diags_init(&c.diags);
    char *book = case_file(c.arena, small_book, strlen(small_book));
    assert_int_equal(book_read(book, c.arena, &c.diags, &c.book), 0);
    const char text[] = "[route a]\nfrom = fable\nto = claude-fable\nshare = 10%\n";
    char *path = case_file(c.arena, text, strlen(text));
    assert_int_equal(plan_read(path, &c.book, c.arena, &c.diags, &c.plan), 0);
    assert_reports(c.arena, &c.diags,
                   "3: [route a] to: warning route-without-effect: has no effect: claude-fable is the only "
                   "model of the family fable\n");
    unlink(path);
    unlink(book);
    drop_case(&c);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_plan_every_default_holds),
        cmocka_unit_test(settings_and_forecast_are_read),
        cmocka_unit_test(what_changes_demand_is_read),
        cmocka_unit_test(what_the_offer_is_held_against_is_read),
        cmocka_unit_test(a_goal_may_be_the_best_alternative),
        cmocka_unit_test(terms_without_effect_are_warnings),
        cmocka_unit_test(a_route_within_a_family_of_one_moves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
