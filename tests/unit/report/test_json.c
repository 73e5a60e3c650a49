/* report.json of the hand-built results: its keys and their order, its figures, its errors. */
#include "../check.h"
#include "fixture.h"
#include "json_shape.h"

#include <realrate/report.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

struct run {
    struct arena *arena;
    struct results results;
    struct facts facts;
    struct diags diags;
    char folder[64];
    char *text;
};

static char *
whole_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    size_t size = 8 << 20;
    char *text = calloc(size, 1);
    assert_non_null(file);
    assert_true(fread(text, 1, size - 1, file) < size - 1);
    fclose(file);
    return text;
}

static void
run_begin(struct run *run)
{
    *run = (struct run){.arena = arena_new(), .folder = "/tmp/realrate-json-XXXXXX"};
    assert_non_null(mkdtemp(run->folder));
    diags_init(&run->diags);
    fixture_results(run->arena, &run->results);
}

static void
run_write(struct run *run)
{
    const struct report_options options = {.folder = run->folder};
    facts_build(&run->results, NULL, run->arena, &run->facts);
    unlink(arena_printf(run->arena, "%s/report.json", run->folder));
    assert_int_equal(json_write(&run->results, &run->facts, &options, run->arena, &run->diags), 0);
    free(run->text);
    run->text = whole_file(arena_printf(run->arena, "%s/report.json", run->folder));
}

static void
run_end(struct run *run)
{
    unlink(arena_printf(run->arena, "%s/report.json", run->folder));
    assert_int_equal(rmdir(run->folder), 0);
    free(run->text);
    diags_free(&run->diags);
    arena_free(run->arena);
}

/* The keys a program may rely on, in their order. */
#define COUNTS "input cache_write_5m cache_write_1h cache_read output web_search"
#define SETTLEMENT                                                                                           \
    "months periods list_value eligible_list ineligible_charge committed_value commit_cash "                 \
    "true_down_credits "                                                                                     \
    "paid_api fees service_credits total npv forfeited carried_out overage_charge quoted_discount "          \
    "contracted_discount realized_discount all_in_discount bridge"
#define MONTH                                                                                                \
    "month from list_value eligible_list ineligible_list committed_value drawn_rollover drawn_commit "       \
    "overage_value overage_charge commit_cash fees service_credit cash"
#define PERIOD                                                                                               \
    "period commit rollover_in drawn unused rolled_over true_down_credit forfeited carried_out "             \
    "overage_value "                                                                                         \
    "overage_charge utilization"

static const struct shape expected_shapes[] = {
    {"generator", "name version"},
    {"inputs", "role path sha256 bytes format rows rows_skipped rows_other_provider"},
    {"warnings", "id text"},
    {"left_out", "rows_skipped rows_skipped_share first_skipped unknown_model_rows unknown_model_share"},
    {"history.months.counts", COUNTS},
    {"history.months", "from complete list_value counts"},
    {"history.by_model.counts", COUNTS},
    {"history.by_model", "model family list_value share counts"},
    {"history.workspaces", "workspace list_value"},
    {"history", "first_day last_day rows complete_months months by_model list_value list_value_low "
                "list_value_high days_not_used workspaces"},
    {"forecast", "growth damping volatility noise backtest_mape base_month_list_value offset_months "
                 "certain_share"},
    {"optimization", "raw_monthly routing_saving caching_saving batch_saving optimized_monthly saving_share"},
    {"offers.scenarios.low.months", MONTH},
    {"offers.scenarios.low.periods", PERIOD},
    {"offers.scenarios.low.bridge", "step amount points"},
    {"offers.scenarios.low", SETTLEMENT},
    {"offers.scenarios.base.months", MONTH},
    {"offers.scenarios.base.periods", PERIOD},
    {"offers.scenarios.base.bridge", "step amount points"},
    {"offers.scenarios.base", SETTLEMENT},
    {"offers.scenarios.high.months", MONTH},
    {"offers.scenarios.high.periods", PERIOD},
    {"offers.scenarios.high.bridge", "step amount points"},
    {"offers.scenarios.high", SETTLEMENT},
    {"offers.scenarios", "low base high"},
    {"offers.expected",
     "paid_api total npv realized_discount forfeited overage_charge fill_probability p10_total p50_total "
     "p90_total realized_p10 realized_p50 realized_p90 cost p10_cost p50_cost p90_cost"},
    {"offers.effective_rates",
     "model family meter tier context geo speed count list_rate quoted_rate contracted_rate effective_rate "
     "realized_discount cost share dominant"},
    {"offers.bands.placements", "what annual band discount next_threshold gap"},
    {"offers.bands.cliffs", "threshold extra_commit extra_discount break_even_list_consumption probability"},
    {"offers.bands.benchmark", "p25 p50 p75 percentile_band point_worth_per_year"},
    {"offers.bands", "placements break_even_list_consumption overcommit_from overcommit_to cliffs benchmark"},
    {"offers.sweep", "commit offered discount expected_cost p10 p50 p90 realized_discount fill_probability "
                     "expected_forfeited expected_overage"},
    {"offers.recommended", "optimum floor reason"},
    {"offers.levers", "id worth in_package shapley layer vendor_cost headline_rank worth_rank ask_rank note"},
    {"offers.lever_package.interactions", "a b worth"},
    {"offers.lever_package", "worth interactions"},
    {"offers.signals", "id severity evidence cost ask"},
    {"offers.unstated", "key assumed best worst spread question"},
    {"offers.unstated_bounds", "best worst"},
    {"offers.exit_costs", "month cost"},
    {"offers.clauses", "area present partial absent score"},
    {"offers.clause_gaps", "id text state weight lever_worth stated"},
    {"offers",
     "name file quoted_discount annual_commit offset_months scenarios expected effective_rates bands "
     "sweep recommended levers lever_package signals verdict unstated unstated_bounds exit_costs "
     "counter_offer clauses clause_gaps"},
    {"alternatives.regret", "low base high"},
    {"alternatives", "name kind low base high expected npv p90 realized_discount forfeited "
                     "base_realized base_all_in regret max_regret dominated_by assumed_fee"},
    {"facts", "id value unit text short"},
    {"",
     "schema generator currency inputs warnings left_out history forecast optimization offers alternatives "
     "best_alternative minimax_regret walk_away_value tracking reconciliation facts"},
};

static void
every_key_is_there_in_its_order(void **state)
{
    (void)state;
    struct run run;
    struct shape *shapes = calloc(100, sizeof *shapes);
    run_begin(&run);
    run_write(&run);
    assert_int_equal(json_shapes(run.text, shapes, 100), N_OF(expected_shapes));
    for (size_t i = 0; i < N_OF(expected_shapes); i++) {
        assert_string_equal(shapes[i].path, expected_shapes[i].path);
        assert_string_equal(shapes[i].keys, expected_shapes[i].keys);
    }
    free(shapes);
    run_end(&run);
}

/* The trap and its cure, as a program reads them. */
static const char *const lines[] = {
    "{\n  \"schema\": \"realrate/1\",\n  \"generator\": {\"name\": \"realrate\", \"version\": \"0.1.0\"},\n",
    "\"role\": \"usage\", \"path\": \"usage.csv\",",
    "\"bytes\": 54321, \"format\": \"console\", \"rows\": 740, \"rows_skipped\": 0,",
    "\"format\": null, \"rows\": null, \"rows_skipped\": null, \"rows_other_provider\": null}",
    "{\"from\": \"2026-10-01\", \"complete\": true, \"list_value\": 74264.20, \"counts\": {\"input\": "
    "4340000000,",
    "{\"model\": \"claude-opus-4-5\", \"family\": \"opus\", \"list_value\": 740000.00, \"share\": "
    "0.834857143,",
    "\"base_month_list_value\": 72916.67,\n",
    "\"quoted_discount\": 0.2,\n      \"annual_commit\": 1000000.00,\n      \"offset_months\": 3,\n",
    "\"unused\": 300000.00, \"rolled_over\": 0.00, \"true_down_credit\": 0.00, \"forfeited\": 300000.00,",
    "\"utilization\": 0.7}",
    "\"realized_discount\": -0.142857143,\n          \"all_in_discount\": -0.142857143,\n",
    "{\"step\": \"forfeited\", \"amount\": -300000.00, \"points\": -0.342857143},",
    "{\"what\": \"commit\", \"annual\": 1000000.00, \"band\": 1000000.00, \"discount\": 0.2, "
    "\"next_threshold\": "
    "5000000.00, \"gap\": 4000000.00}",
    "\"effective_rate\": 28.571429, \"realized_discount\": -0.142857143,",
    "\"realized_discount\": 0.15,\n",
    /* 1,000,000 of the trap less 743,750 of its cure. */
    "\"best_alternative\": \"Offer B\",\n  \"minimax_regret\": \"Offer B\",\n  \"walk_away_value\": "
    "256250.00,\n "
    " \"tracking\": null,\n  \"reconciliation\": null,\n",
    "\"optimization\": {\n    \"raw_monthly\": 72916.67,\n    \"routing_saving\": 0.00,\n",
    "\"total\": 1000000.00,\n        \"npv\": 1000000.00,\n        \"realized_discount\": -0.142857143,\n    "
    "    "
    "\"forfeited\": 300000.00,\n        \"overage_charge\": 0.00,\n        \"fill_probability\": 0.05,\n",
    /* The next band pays from 1,000,000/0.8 + 4,000,000. */
    "\"break_even_list_consumption\": 5250000.00,\n        \"overcommit_from\": 1250000.00,\n        "
    "\"overcommit_to\": 5250000.00,\n",
    "{\"threshold\": 250000.00, \"extra_commit\": 250000.00, \"extra_discount\": 0.08, "
    "\"break_even_list_consumption\": 250000.00, \"probability\": 1}",
    "\"benchmark\": {\"p25\": 0.1, \"p50\": 0.15, \"p75\": 0.2, \"percentile_band\": \"p50-p75\", "
    "\"point_worth_per_year\": 8750.00}",
    "\"break_even_list_consumption\": null,\n        \"overcommit_from\": null,\n        \"overcommit_to\": "
    "null,\n        \"cliffs\": [],\n        \"benchmark\": null\n",
    "{\"commit\": 1000000.00, \"offered\": true, \"discount\": 0.2, \"expected_cost\": 1000000.00, ",
    "{\"id\": \"true-down-20\", \"worth\": 200000.00, \"in_package\": true, \"shapley\": 190000.00, "
    "\"layer\": "
    "\"effort\", \"vendor_cost\": 200000.00, \"headline_rank\": 2, \"worth_rank\": 2, \"ask_rank\": 2, "
    "\"note\": "
    "null}",
    "{\"a\": \"resize-floor\", \"b\": \"true-down-20\", \"worth\": -20000.00}",
    /* At a commitment of 643,009 the rest of 700,000 bills at list: 1,000,000 - 643,009 - 56,991/0.8. */
    "{\"id\": \"oversized-commit\", \"severity\": \"walk\", \"evidence\": \"USD 1,000,000 is committed for "
    "year "
    "1, 42.9% above the USD 700,000 that usage draws on base\", \"cost\": 285752.24, \"ask\": \"Ask for a "
    "commitment of USD 643,009 a year, which 90% of the forecasts fill (worth USD 285,752)\"}",
    "\"verdict\": \"walk\",\n",
    "\"verdict\": \"sign\",\n",
    "{\"key\": \"unused.rollover_cap\", \"assumed\": \"0%\", \"best\": 700000.00, \"worst\": 1000000.00, "
    "\"spread\": 300000.00, \"question\": \"Does unused commitment roll over into the next period? USD "
    "300,000 "
    "depends on it\"}",
    "\"unstated_bounds\": {\"best\": 700000.00, \"worst\": 1001000.00}",
    "{\"month\": 6, \"cost\": 500000.00}",
    "{\"month\": 12, \"cost\": 0.00}",
    "{\"area\": \"Data\", \"present\": 1, \"partial\": 1, \"absent\": 0, \"score\": 0.75}",
    "{\"id\": \"renewal.cap\", \"text\": \"Prices rise by a stated share at most at renewal.\", \"state\": "
    "\"absent\", \"weight\": 4, \"lever_worth\": null, \"stated\": false}",
    "{\"name\": \"on demand\", \"kind\": \"on_demand\", ",
    "\"base\": 875000.00, ",
    "{\"id\": \"offers.1.base.realized_discount\", \"value\": -0.142857143, \"unit\": \"share\", \"text\": "
    "\"\xe2\x88\x92"
    "14.3%\", \"short\": \"\xe2\x88\x92"
    "14.3%\"}",
    "{\"id\": \"offers.2.base.exhausted_in\", \"value\": 202711, \"unit\": \"month\", \"text\": \"Nov "
    "2027\", ",
    "{\"id\": \"offers.1.base.exhausted_in\", \"value\": null, \"unit\": \"month\", \"text\": \"n/a\", ",
};

static void
figures_are_those_of_the_results(void **state)
{
    (void)state;
    struct run run;
    run_begin(&run);
    run_write(&run);
    for (size_t i = 0; i < N_OF(lines); i++)
        if (strstr(run.text, lines[i]) == NULL)
            fail_msg("not found: %s", lines[i]);
    run_end(&run);
}

/* A goal of 12% for the trap, at -14.3%: what each term would have to be, and the levers asked for. */
static void
ask_for_counter(struct run *run, size_t n_levers)
{
    static enum lever levers[] = {LEVER_ROLLOVER_FULL, LEVER_NO_RATCHET, LEVER_OVERAGE_COMMITTED};
    struct plan *plan = ARENA_NEW(run->arena, struct plan, 1);
    struct counter_offer *counter = &run->results.offers[0].counter;
    *plan = *run->results.plan;
    plan->goal.kind = GOAL_REALIZED;
    plan->goal.levers = levers;
    plan->goal.n_levers = n_levers;
    run->results.plan = plan;
    *counter = (struct counter_offer){
        .is_asked_for = true,
        .target = 0.12,
        .offered = -1.0 / 7,
        .singles = {{COUNTER_HEADLINE, 0.2, 0.194, true, 0.12},
                    {COUNTER_COMMIT, 1e6, 800e3, true, 0.12},
                    {COUNTER_OVERAGE, 0, 0.07, false, -0.1},
                    {COUNTER_ROLLOVER, 0, 1, false, 0.1},
                    {COUNTER_TRUE_DOWN, 0, 0.2501, true, 0.12},
                    {COUNTER_RAMP, 1, 0.4, true, 0.12}},
        .n_singles = 6,
        .offer = run->results.offers[0].offer,
        .package_realized = 0.125,
        .package_reaches = true,
        .idle = {LEVER_NO_RATCHET},
        .n_idle = 1,
    };
}

static const char *const counter_lines[] = {
    "\"counter_offer\": {\n        \"target\": 0.12,\n        \"offered\": -0.142857143,\n        "
    "\"single_terms\": "
    "[\n",
    "{\"key\": \"discount.headline\", \"from\": \"20%\", \"to\": \"19.4%\", \"reaches\": true, \"realized\": "
    "0.12}",
    "{\"key\": \"commit.annual\", \"from\": \"1,000,000\", \"to\": \"800,000\", \"reaches\": true,",
    "{\"key\": \"overage.rate\", \"from\": \"list\", \"to\": \"discount 7%\", \"reaches\": false, "
    "\"realized\": "
    "-0.1}",
    "{\"key\": \"unused.rollover_cap\", \"from\": \"0%\", \"to\": \"100%\", ",
    "{\"key\": \"unused.true_down_cap\", \"from\": \"0%\", \"to\": \"25.01%\", ",
    "{\"key\": \"commit.ramp\", \"from\": \"100%\", \"to\": \"40%\", ",
    "\"levers\": [\n            \"rollover-full\",\n            \"overage-committed\"\n          ],\n        "
    "  "
    "\"realized\": 0.125,\n          \"reaches\": true,\n          \"file\": \"counter-offer.ini\",\n        "
    "  "
    "\"idle\": [\n            \"no-ratchet\"\n          ]\n",
    "{\"id\": \"offers.1.counter.commit.annual.to\", \"value\": 800000.00, \"unit\": \"USD\", \"text\": "
    "\"USD 800,000\",",
};

static void
a_goal_has_its_counter_offer(void **state)
{
    (void)state;
    struct run run;
    struct shape *shapes = calloc(100, sizeof *shapes);
    run_begin(&run);
    fixture_make(run.arena, &fixture_trap, 1, 1, &run.results);
    ask_for_counter(&run, 3);
    run_write(&run);
    for (size_t i = 0; i < N_OF(counter_lines); i++)
        if (strstr(run.text, counter_lines[i]) == NULL)
            fail_msg("not found: %s", counter_lines[i]);
    assert_true(json_shapes(run.text, shapes, 100) > 0);
    free(shapes);
    run_end(&run);
}

/* Overage at a premium is no discount off list; without levers there is no package and no file. */
static void
a_goal_without_levers_has_no_package(void **state)
{
    (void)state;
    struct run run;
    const struct fixture_offer premium = {
        .name = "Offer A", .annual = 5e5, .discount = 0.2, .overage = OVERAGE_PREMIUM, .overage_share = 0.1};
    run_begin(&run);
    fixture_make(run.arena, &premium, 1, 1, &run.results);
    ask_for_counter(&run, 0);
    run.results.offers[0].counter.offer = NULL;
    run.results.offers[0].counter.package_realized = NO_VALUE;
    run.results.offers[0].counter.n_idle = 0;
    run_write(&run);
    assert_non_null(strstr(run.text, "\"from\": \"premium 10%\", \"to\": \"discount 7%\""));
    assert_non_null(strstr(run.text, "\"levers\": [],\n          \"realized\": null,\n          \"reaches\": "
                                     "null,\n          \"file\": null,\n          \"idle\": []\n"));
    run_end(&run);
}

static void
no_number_is_a_negative_zero_or_not_finite(void **state)
{
    (void)state;
    struct run run;
    run_begin(&run);
    run_write(&run);
    assert_null(strstr(run.text, ": nan"));
    assert_null(strstr(run.text, ": inf"));
    assert_null(strstr(run.text, ": -0,"));
    assert_null(strstr(run.text, ": -0.00"));
    assert_null(strstr(run.text, ": -inf"));
    run_end(&run);
}

static void
what_users_wrote_is_escaped(void **state)
{
    (void)state;
    struct run run;
    struct shape *shapes = calloc(100, sizeof *shapes);
    const char *const skipped[] = {"u.csv:3:output: expected a count, not \"\\x\xff\""};
    run_begin(&run);
    run.results.skipped_rows = skipped;
    run.results.n_skipped_rows = 1;
    run.results.n_rows_skipped = 74;
    run.results.histories[0].by_workspace[0].name = "a\"b\\c\n\xff";
    run_write(&run);
    assert_true(json_shapes(run.text, shapes, 100) > 0);
    assert_non_null(strstr(run.text, "\"workspace\": \"a\\\"b\\\\c\\n\xef\xbf\xbd\""));
    assert_non_null(strstr(run.text, "not \\\"\\\\x\xef\xbf\xbd\\\"\""));
    assert_non_null(strstr(run.text, "\"rows_skipped\": 74,\n    \"rows_skipped_share\": 0.1,\n"));
    free(shapes);
    run_end(&run);
}

static void
the_same_results_give_the_same_bytes(void **state)
{
    (void)state;
    struct run run;
    run_begin(&run);
    run_write(&run);
    char *first = run.text;
    run.text = NULL;
    run_write(&run);
    assert_string_equal(first, run.text);
    free(first);
    run_end(&run);
}

static void
no_consumption_gives_null_discounts(void **state)
{
    (void)state;
    struct run run;
    run_begin(&run);
    fixture_make(run.arena, &fixture_trap, 1, 0, &run.results);
    run_write(&run);
    assert_non_null(strstr(run.text, "\"realized_discount\": null,\n          \"all_in_discount\": null,\n"));
    assert_non_null(strstr(run.text, "{\"step\": \"forfeited\", \"amount\": -1000000.00, \"points\": null}"));
    run_end(&run);
}

static void
check_failure(struct run *run, const char *folder, enum exit_status status)
{
    const struct report_options options = {.folder = folder};
    struct diags diags;
    diags_init(&diags);
    facts_build(&run->results, NULL, run->arena, &run->facts);
    assert_int_equal(json_write(&run->results, &run->facts, &options, run->arena, &diags), -1);
    assert_int_equal(diags.status, status);
    assert_int_equal(diags.n, 1);
    assert_string_equal(diags.items[0].place.file, arena_printf(run->arena, "%s/report.json", folder));
    diags_free(&diags);
}

static void
a_missing_folder_is_reported_with_the_file(void **state)
{
    (void)state;
    struct run run;
    run_begin(&run);
    check_failure(&run, "/nonexistent", STATUS_IO);
    run_end(&run);
}

static void
an_existing_file_is_not_overwritten(void **state)
{
    (void)state;
    struct run run;
    run_begin(&run);
    run_write(&run);
    check_failure(&run, run.folder, STATUS_CANNOT_CREATE);
    run_end(&run);
}

/* No file may grow past 4 KiB here: the write fails midway. */
static void
a_write_cut_short_is_reported_and_leaves_nothing(void **state)
{
    (void)state;
    struct run run;
    struct rlimit before, small;
    run_begin(&run);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = 4096;
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    check_failure(&run, run.folder, STATUS_IO);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    signal(SIGXFSZ, SIG_DFL);
    assert_int_equal(access(arena_printf(run.arena, "%s/report.json", run.folder), F_OK), -1);
    run_end(&run);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_is_there_in_its_order),
        cmocka_unit_test(figures_are_those_of_the_results),
        cmocka_unit_test(a_goal_has_its_counter_offer),
        cmocka_unit_test(a_goal_without_levers_has_no_package),
        cmocka_unit_test(no_number_is_a_negative_zero_or_not_finite),
        cmocka_unit_test(what_users_wrote_is_escaped),
        cmocka_unit_test(the_same_results_give_the_same_bytes),
        cmocka_unit_test(no_consumption_gives_null_discounts),
        cmocka_unit_test(a_missing_folder_is_reported_with_the_file),
        cmocka_unit_test(an_existing_file_is_not_overwritten),
        cmocka_unit_test(a_write_cut_short_is_reported_and_leaves_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
