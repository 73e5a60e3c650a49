#include "checks.h"

#include "report/workbook/cells/room.h"

#include <math.h>
#include <string.h>

#define STATE_ROWS 5 /* on top: the state and its parts */

void
checks_put_result(struct checks *checks, bool is_share, bool is_of_engine, double one)
{
    struct arena *arena = checks->model->arena;
    unsigned row = checks->row;
    const char *a = ref_cell(arena, row, COL_ONE), *b = ref_cell(arena, row, COL_OTHER);
    const char *d = ref_cell(arena, row, COL_DIFFERENCE), *t = ref_cell(arena, row, COL_TOLERANCE);
    double size = isnan(one) ? 0 : fabs(one);
    sheet_formula(
        checks->sheet, row, COL_DIFFERENCE, ROLE_FORMULA, CELL_DIFFERENCE, 0,
        arena_printf(arena, "IF(ISNUMBER(%s)*ISNUMBER(%s)=1,%s-%s,IF(%s=%s,0,1))", a, b, b, a, a, b));
    if (is_share)
        sheet_formula(checks->sheet, row, COL_TOLERANCE, ROLE_FORMULA, CELL_TOLERANCE, 1e-9 * fmax(1, size),
                      arena_printf(arena, "check_relative*MAX(1,ABS(N(%s)))", a));
    else
        sheet_formula(checks->sheet, row, COL_TOLERANCE, ROLE_FORMULA, CELL_TOLERANCE,
                      fmax(HALF_CENT, 1e-9 * size),
                      arena_printf(arena, "MAX(check_tolerance,check_relative*ABS(N(%s)))", a));
    const char *verdict = arena_printf(arena, "IF(ABS(%s)<=%s,\"OK\",\"ERROR\")", d, t);
    if (is_of_engine)
        verdict = arena_printf(arena, "IF(inputs_changed>0,\"inputs changed\",%s)", verdict);
    verdict = arena_printf(arena, "IF(ISNUMBER(%s-%s),%s,\"ERROR\")", d, t, verdict); /* a word, always */
    sheet_formula_text(checks->sheet, row, COL_RESULT, ROLE_CHECK, "OK", verdict);
    checks->row++;
}

/* Two ways to the same number, both in the workbook. */
static void
put_foot(struct checks *checks, const struct scope *scope, const char *label, const char *unit, double value,
         const char *one, const char *other)
{
    struct grid_list *grids = &checks->model->grids;
    enum cell_form form = strcmp(unit, checks->model->results->currency) == 0 ? CELL_CENTS : CELL_COUNT;
    sheet_text(checks->sheet, checks->row, COL_CHECK, ROLE_LABEL, label);
    sheet_text(checks->sheet, checks->row, COL_UNIT, ROLE_UNIT, unit);
    sheet_formula(checks->sheet, checks->row, COL_ONE, ROLE_FORMULA, form, value,
                  grid_expand(grids, scope, one));
    sheet_formula(checks->sheet, checks->row, COL_OTHER, ROLE_FORMULA, form, value,
                  grid_expand(grids, scope, other));
    checks_put_result(checks, false, false, value);
}

/* The routes that touch a line may move all of it and no more. */
static void
put_routes(struct checks *checks, const struct scope *scope)
{
    struct grid_list *grids = &checks->model->grids;
    sheet_text(checks->sheet, checks->row, COL_CHECK, ROLE_LABEL, "routes move at most all of a line");
    sheet_text(checks->sheet, checks->row, COL_UNIT, ROLE_UNIT, "of line");
    sheet_formula(checks->sheet, checks->row, COL_ONE, ROLE_FORMULA, CELL_SHARE, 1,
                  grid_expand(grids, scope, "MAX(1,[routed.away:])"));
    sheet_formula(checks->sheet, checks->row, COL_OTHER, ROLE_FORMULA, CELL_SHARE, 1, "1");
    checks_put_result(checks, true, false, 1);
}

/* ---- parts and totals ---- */

static double
rolled_over_term(const struct settlement *settlement)
{
    double sum = 0;
    for (size_t i = 0; i < settlement->n_months; i++)
        sum += settlement->months[i].rolled;
    return sum;
}

/* The bridge of Summary, where the template has that sheet. Sums, not differences: a check's tolerance goes
 * by its first figure, and what is saved may be next to nothing of a list value of trillions. */
static void
put_bridge(struct checks *checks, size_t k, const struct scope *scope, const struct settlement *s)
{
    struct model *model = checks->model;
    struct grid *summary = grid_find(&model->grids, "summary", &(struct scope){0});
    const char *realized = grid_cell(summary, "b6", k, NULL), *all_in = grid_cell(summary, "b8", k, NULL);
    put_foot(checks, scope, "what is paid and the bridge to realized are the list value",
             model->results->currency, s->list_value, "{o.list_value}",
             arena_printf(model->arena, "{o.paid_api}+%s", realized));
    put_foot(checks, scope, "the total and the bridge to all-in are the list value", model->results->currency,
             s->list_value, "{o.list_value}", arena_printf(model->arena, "{o.total}+%s", all_in));
}

/* The shares on Levers, where the template has that sheet. */
static void
put_package(struct checks *checks, size_t k, const struct scope *scope)
{
    struct model *model = checks->model;
    const struct offer_result *result = &model->results->offers[k];
    if (model->n_tabs[TAB_LEVERS] && result->n_levers > 0)
        put_foot(checks, scope, "levers' Shapley shares add up to their package", model->results->currency,
                 result->package_worth, "{o.package}", "{o.package_shares}");
}

static void
put_offer(struct checks *checks, size_t k)
{
    struct model *model = checks->model;
    const struct offer_result *result = &model->results->offers[k];
    const struct settlement *s = &result->scenarios[SCENARIO_BASE];
    const char *money = model->results->currency;
    struct scope scope = scope_of_offer(model, checks->sheet, k);
    sheet_text(checks->sheet, checks->row++, COL_CHECK, ROLE_SECTION,
               arena_printf(model->arena, "%s: parts and totals", result->offer->name));
    if (model->n_tabs[TAB_SUMMARY])
        put_bridge(checks, k, &scope, s);
    put_foot(checks, &scope, "commitment is drawn, counts as drawn or is unused", money, s->commit,
             "{o.commit_due}", "[ledger.use_of_commit#]+[ledger.carried_forward#]+[ledger.unused#]");
    put_foot(checks, &scope, "what is rolled over is drawn, expires or is carried out", money,
             rolled_over_term(s), "[ledger.rolled#]",
             "[ledger.use_of_rollover#]+[ledger.expired#]+[ledger.rollover_issued$]-[ledger.rollover_gone$]");
    put_foot(checks, &scope, "committed value is drawn or overage", money, s->committed_value,
             "[ledger.committed_value#]", "{o.drawn}+{o.overage_value}");
    put_foot(checks, &scope, "list value is eligible or not", money, s->list_value, "{o.list_value}",
             "[ledger.eligible_list#]+[ledger.ineligible_list#]");
    put_foot(checks, &scope, "cash of the months is the total", money, s->total, "{o.total}",
             "[ledger.cash#]");
    put_foot(checks, &scope, "rates bear all that was paid", money, s->paid_api, "{o.paid_api}",
             "IF({o.list_value}>0,[rates.cost#],{o.paid_api})");
    put_package(checks, k, &scope);
    sheet_text(checks->sheet, checks->row++, COL_CHECK, ROLE_SECTION,
               arena_printf(model->arena, "%s: engine minus workbook", result->offer->name));
    checks_put_headlines(checks, k);
}

static void
put_inputs(struct checks *checks)
{
    const struct model *model = checks->model;
    const char *inputs = tab_title(model, TAB_INPUTS, 0);
    struct scope scope = {.sheet = checks->sheet};
    sheet_text(checks->sheet, checks->row++, COL_CHECK, ROLE_SECTION, inputs);
    put_foot(checks, &scope,
             arena_printf(model->arena, "cells of %s and %s that are not allowed: none", inputs,
                          tab_title(model, TAB_PRICES, 0)),
             "cells", 0, "inputs_refused", "0");
}

static void
put_history(struct checks *checks, size_t k)
{
    struct model *model = checks->model;
    const struct history *history = &model->results->histories[k];
    struct scope scope = {.sheet = checks->sheet, .numbers = {[OF_HISTORY] = k + 1}};
    double list = exact_value(history->list_value);
    sheet_text(checks->sheet, checks->row++, COL_CHECK, ROLE_SECTION, tab_title(model, TAB_USAGE, k));
    put_foot(checks, &scope, "months add up to the rows", model->results->currency, list, "[usage.list#]",
             "[months.list#]");
    put_foot(checks, &scope, "output tokens of months and rows", "tokens",
             (double)history->counts[METER_OUTPUT], "[usage.n4#]", "[months.n4#]");
    put_foot(checks, &scope, "base month at list, by months and by lines", model->results->currency,
             model->results->optimizations[k].raw_monthly, "{f.base_list}", "{f.raw_monthly}");
    put_routes(checks, &scope);
}

/* Lines and meters with a count. */
static double
counts_above_zero(double (*counts)[N_METERS], size_t n)
{
    double sum = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t meter = 0; meter < N_METERS; meter++)
            sum += counts[i][meter] > 0;
    return sum;
}

static void
put_structure(struct checks *checks, size_t k)
{
    struct model *model = checks->model;
    const struct offer_result *result = &model->results->offers[k];
    struct scope scope = scope_of_offer(model, checks->sheet, k);
    size_t h = result->history, n = model->results->histories[h].n_lines;
    double raw = counts_above_zero(model->results->forecasts[h].base, n);
    double optimized = counts_above_zero(model->results->optimizations[h].stages[N_STAGES - 1], n);
    put_foot(checks, &scope,
             arena_printf(model->arena, "%s: every line of the base month has a rate", result->offer->name),
             "rows", raw, "COUNTIF([rate_costs.u0:],\">0\")", "COUNTIF([base.n0^]:[base.n5$],\">0\")");
    put_foot(checks, &scope,
             arena_printf(model->arena, "%s: and every line of the optimized one", result->offer->name),
             "rows", optimized, "COUNTIF([rate_costs.optimized:],\">0\")",
             "COUNTIF([batched.n0^]:[batched.n5$],\">0\")");
}

static void
put_state_words(struct checks *checks, const char *name, const char *label, const char *cached,
                const char *formula)
{
    unsigned row = checks->row++;
    sheet_text(checks->sheet, row, COL_CHECK, ROLE_LABEL, label);
    sheet_formula_text(checks->sheet, row, COL_RESULT, ROLE_CHECK, cached, formula);
    name_cell(checks->model, name, checks->sheet, row, COL_RESULT);
}

/* The master cell counts what holds, not what fails: an error value in a check is no "ERROR". Every check has
 * a unit. None of this can be an error value itself. */
static void
write_state(struct checks *checks, unsigned first)
{
    struct model *model = checks->model;
    struct arena *arena = model->arena;
    struct sheet *sheet = checks->sheet;
    unsigned last = checks->row - 1, row = ROW_HEADER + 2;
    const char *results = ref_range(arena, sheet, sheet, first, COL_RESULT, last, COL_RESULT);
    const char *units = ref_range(arena, sheet, sheet, first, COL_UNIT, last, COL_UNIT);
    checks->row = ROW_HEADER + 1;
    put_state_words(checks, "checks_state", "State of all checks, shown on every sheet",
                    "All checks OK, scenario base",
                    "IF(checks_failed=0,\"All checks OK\",\"ERROR: \"&checks_failing)&\", \"&checks_run");
    sheet_text(sheet, row, COL_CHECK, ROLE_LABEL, "Checks that do not hold");
    sheet_text(sheet, row, COL_UNIT, ROLE_UNIT, "checks");
    sheet_formula(sheet, row, COL_RESULT, ROLE_FORMULA, CELL_WHOLE, 0,
                  arena_printf(arena, "COUNTA(%s)-COUNTIF(%s,\"OK\")-COUNTIF(%s,\"inputs changed\")", units,
                               results, results));
    name_cell(model, "checks_failed", sheet, row, COL_RESULT);
    checks->row = row + 1;
    put_state_words(checks, "checks_failing", "In words: what does not hold", "checks failed: 0",
                    "IF(inputs_refused>0,\"inputs not allowed: \"&inputs_refused&\", \",\"\")"
                    "&\"checks failed: \"&checks_failed");
    put_state_words(checks, "checks_run", "In words: the scenario, and whether inputs were changed",
                    "scenario base",
                    "\"scenario \"&INDEX(scenario_words,scenario_number)&IF(inputs_changed>0,\", inputs "
                    "changed\",\"\")");
    put_state_words(checks, "checks_refusal",
                    arena_printf(arena, "In words: why the first line of %s says nothing",
                                 tab_title(model, TAB_SUMMARY, 0)),
                    "none",
                    arena_printf(arena,
                                 "IF(inputs_refused>0,\"An input is not allowed: see %s and %s.\","
                                 "IF(checks_failed>0,\"A check fails: see %s.\",\"none\"))",
                                 tab_title(model, TAB_INPUTS, 0), tab_title(model, TAB_PRICES, 0),
                                 tab_title(model, TAB_CHECKS, 0)));
}

void
checks_write(struct model *model, size_t tab)
{
    (void)tab;
    static const char *const heads[] = {"Check",     "Unit",   "One way",    "Other way",   "Difference",
                                        "Tolerance", "Result", "Engine low", "Engine base", "Engine high"};
    struct sheet *sheet = model->tabs[TAB_CHECKS][0];
    struct checks checks = {model, sheet, ROW_HEADER + 1 + STATE_ROWS};
    frame_head(sheet, "every part adds up, and the workbook agrees with the engine", 1,
               "Each difference must be 0 within its tolerance.");
    for (unsigned i = 0; i < sizeof heads / sizeof heads[0]; i++)
        sheet_text(sheet, ROW_HEADER, i, ROLE_HEADER, heads[i]);
    sheet->rule_to = COL_ENGINE + 2;
    room_columns(sheet, COL_CHECK, COL_CHECK, 56);
    room_columns(sheet, COL_UNIT, COL_UNIT, 10);
    room_columns(sheet, COL_ONE, COL_ENGINE + 2, 18);
    frame_freeze(sheet, ROW_HEADER + 1, 1);
    unsigned first = checks.row;
    put_inputs(&checks);
    for (size_t k = 0; k < model->results->n_histories; k++)
        put_history(&checks, k);
    for (size_t k = 0; k < model->results->n_offers; k++) {
        put_offer(&checks, k);
        put_structure(&checks, k);
    }
    if (model->n_tabs[TAB_COMPARE])
        checks_put_ways(&checks);
    unsigned end = checks.row;
    write_state(&checks, first);
    sheet_colour(sheet, ROW_HEADER + 1, COL_RESULT, end, COL_RESULT);
}
