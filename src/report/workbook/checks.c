#include "checks.h"

#include <math.h>
#include <string.h>

/* Each check is a difference that must be 0 within its tolerance. */
enum { COL_CHECK, COL_UNIT, COL_ONE, COL_OTHER, COL_DIFFERENCE, COL_TOLERANCE, COL_RESULT, COL_ENGINE };

struct checks {
    struct model *model;
    struct sheet *sheet;
    unsigned row;
};

static void
put_result(struct checks *checks, bool is_share, bool is_of_engine, double one)
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
    sheet_text(checks->sheet, checks->row, COL_CHECK, ROLE_LABEL, label);
    sheet_text(checks->sheet, checks->row, COL_UNIT, ROLE_UNIT, unit);
    sheet_formula(checks->sheet, checks->row, COL_ONE, ROLE_FORMULA, CELL_CENTS, value,
                  grid_expand(grids, scope, one));
    sheet_formula(checks->sheet, checks->row, COL_OTHER, ROLE_FORMULA, CELL_CENTS, value,
                  grid_expand(grids, scope, other));
    put_result(checks, false, false, value);
}

/* ---- engine minus workbook ---- */

#define ENGINE(name)                                                                                         \
    static double engine_##name(const struct settlement *s)                                                  \
    {                                                                                                        \
        return s->name;                                                                                      \
    }
ENGINE(quoted_discount)
ENGINE(contracted_discount)
ENGINE(realized_discount)
ENGINE(all_in_discount)
ENGINE(list_value)
ENGINE(commit)
ENGINE(drawn)
ENGINE(overage_charge)
ENGINE(forfeited)
ENGINE(carried_out)
ENGINE(paid_api)
ENGINE(fees)
ENGINE(total)
ENGINE(npv)

const struct headline checks_headlines[N_HEADLINES] = {
    {"quoted discount", "quoted", true, engine_quoted_discount},
    {"contracted discount", "contracted", true, engine_contracted_discount},
    {"realized discount", "realized", true, engine_realized_discount},
    {"all-in discount", "all_in", true, engine_all_in_discount},
    {"list value", "list_value", false, engine_list_value},
    {"commitment due", "commit_due", false, engine_commit},
    {"drawn", "drawn", false, engine_drawn},
    {"overage charge", "overage_charge", false, engine_overage_charge},
    {"forfeited", "forfeited", false, engine_forfeited},
    {"carried out", "carried_out", false, engine_carried_out},
    {"paid for API usage", "paid_api", false, engine_paid_api},
    {"fees", "fees", false, engine_fees},
    {"total", "total", false, engine_total},
    {"net present value", "npv", false, engine_npv},
};

static void
put_headline(struct checks *checks, size_t k, const struct headline *headline)
{
    struct model *model = checks->model;
    struct arena *arena = model->arena;
    const struct offer_result *result = &model->results->offers[k];
    enum cell_form form = headline->is_share ? CELL_SHARE : CELL_CENTS;
    sheet_text(checks->sheet, checks->row, COL_CHECK, ROLE_LABEL, headline->label);
    sheet_text(checks->sheet, checks->row, COL_UNIT, ROLE_UNIT,
               headline->is_share ? "of list" : model->results->currency);
    const char *cells[N_SCENARIOS];
    for (unsigned i = 0; i < N_SCENARIOS; i++) {
        double value = headline->value(&result->scenarios[i]);
        cells[i] = ref_cell(arena, checks->row, COL_ENGINE + i);
        if (isnan(value))
            sheet_text(checks->sheet, checks->row, COL_ENGINE + i, ROLE_PLAIN, "n/a");
        else
            sheet_number(checks->sheet, checks->row, COL_ENGINE + i, ROLE_PLAIN, form, value);
    }
    double base = headline->value(&result->scenarios[SCENARIO_BASE]);
    sheet_formula(checks->sheet, checks->row, COL_ONE, ROLE_FORMULA, form, base,
                  arena_printf(arena, "CHOOSE(scenario_number,%s,%s,%s)", cells[0], cells[1], cells[2]));
    sheet_formula(checks->sheet, checks->row, COL_OTHER, ROLE_FORMULA, form, base,
                  arena_printf(arena, "offer%zu_%s", k + 1, headline->name));
    put_result(checks, headline->is_share, true, base);
}

/* Rows of Checks are counted, not kept: these are the sizes of its blocks. */
#define FIRST_CHECK    (ROW_HEADER + 3)
#define INPUT_ROWS     2
#define HISTORY_ROWS   3
#define FOOTING_ROWS   9
#define STRUCTURE_ROWS 2
#define REALIZED       2 /* its place in checks_headlines */

const char *
checks_engine_cell(const struct model *model, size_t offer, unsigned scenario)
{
    size_t row = FIRST_CHECK + INPUT_ROWS + HISTORY_ROWS * model->results->n_histories +
                 offer * (FOOTING_ROWS + 1 + N_HEADLINES + STRUCTURE_ROWS) + FOOTING_ROWS + 1 + REALIZED;
    return ref_on(model->arena, NULL, model->checks, (unsigned)row, COL_ENGINE + scenario);
}

/* ---- parts and totals ---- */

static double
unused_over_term(const struct settlement *settlement)
{
    double sum = 0;
    for (size_t i = 0; i < settlement->n_months; i++)
        sum += settlement->months[i].unused;
    return sum;
}

/* An offer's cell of a row of Summary. */
static const char *
summary_cell(const struct checks *checks, const struct scope *scope, const char *id)
{
    const struct grid *summary = scope->own;
    size_t i = 0;
    while (i + 1 < summary->n_fields && strcmp(summary->ids[i], id) != 0)
        i++;
    return ref_on(checks->model->arena, NULL, summary->sheet, summary->lines[i],
                  summary->first + (unsigned)scope->record);
}

static void
put_offer(struct checks *checks, size_t k)
{
    struct model *model = checks->model;
    const struct offer_result *result = &model->results->offers[k];
    const struct settlement *s = &result->scenarios[SCENARIO_BASE];
    const char *money = model->results->currency;
    struct grid *summary = grid_find(&model->grids, "summary", &(struct scope){0});
    struct scope scope = {.sheet = checks->sheet, .offer = k + 1, .history = result->history + 1};
    struct scope on_summary = {.sheet = checks->sheet, .own = summary, .record = k};
    const char *realized = summary_cell(checks, &on_summary, "b6"),
               *all_in = summary_cell(checks, &on_summary, "b8");
    sheet_text(checks->sheet, checks->row++, COL_CHECK, ROLE_SECTION,
               arena_printf(model->arena, "%s: parts and totals", result->offer->name));
    put_foot(checks, &scope, "bridge ends at list less paid", money, s->list_value - s->paid_api, realized,
             "{o.list_value}-{o.paid_api}");
    put_foot(checks, &scope, "bridge ends at list less total", money, s->list_value - s->total, all_in,
             "{o.list_value}-{o.total}");
    put_foot(checks, &scope, "commitment is drawn or unused", money, s->commit, "{o.commit_due}",
             "[ledger.drawn_commit#]+[ledger.unused#]");
    put_foot(checks, &scope, "unused is credited, drawn later, carried out or forfeited", money,
             unused_over_term(s), "[ledger.unused#]",
             "[ledger.true_down#]+[ledger.drawn_rollover#]+[ledger.carried_out#]+[ledger.forfeited#]");
    put_foot(checks, &scope, "committed value is drawn or overage", money, s->committed_value,
             "[ledger.committed_value#]", "{o.drawn}+{o.overage_value}");
    put_foot(checks, &scope, "list value is eligible or not", money, s->list_value, "{o.list_value}",
             "[ledger.eligible_list#]+[ledger.ineligible_list#]");
    put_foot(checks, &scope, "cash of the months is the total", money, s->total, "{o.total}",
             "[ledger.cash#]");
    put_foot(checks, &scope, "rates bear all that was paid", money, s->paid_api, "{o.paid_api}",
             "IF({o.base_list}>0,[rates.cost#],{o.paid_api})");
    sheet_text(checks->sheet, checks->row++, COL_CHECK, ROLE_SECTION,
               arena_printf(model->arena, "%s: engine minus workbook", result->offer->name));
    for (size_t i = 0; i < N_HEADLINES; i++)
        put_headline(checks, k, &checks_headlines[i]);
}

static void
put_inputs(struct checks *checks)
{
    struct scope scope = {.sheet = checks->sheet};
    sheet_text(checks->sheet, checks->row++, COL_CHECK, ROLE_SECTION, "Inputs");
    put_foot(checks, &scope, "cells of Inputs and Prices that are not allowed: none", "cells", 0,
             "inputs_refused", "0");
}

static void
put_history(struct checks *checks, size_t k)
{
    struct model *model = checks->model;
    const struct history *history = &model->results->histories[k];
    struct scope scope = {.sheet = checks->sheet, .history = k + 1};
    double list = exact_value(history->list_value);
    sheet_text(checks->sheet, checks->row++, COL_CHECK, ROLE_SECTION, "Usage");
    put_foot(checks, &scope, "months add up to the rows", model->results->currency, list, "[usage.list#]",
             "[months.list#]");
    put_foot(checks, &scope, "output tokens of months and rows", "tokens",
             (double)history->counts[METER_OUTPUT], "[usage.n4#]", "[months.n4#]");
}

static void
put_structure(struct checks *checks, size_t k)
{
    struct model *model = checks->model;
    const struct offer_result *result = &model->results->offers[k];
    const struct settlement *s = &result->scenarios[SCENARIO_BASE];
    struct scope scope = {.sheet = checks->sheet, .offer = k + 1, .history = result->history + 1};
    const struct grid *ledger = grid_find(&model->grids, "ledger", &scope);
    const char *periods = "MIN({o.rollover_periods},MAX([ledger.period:])-1)";
    const char *rows =
        arena_printf(model->arena, "MIN(%s,ROWS(%s))", periods, ledger_age_rows(model, k, ledger));
    put_foot(
        checks, &scope,
        arena_printf(model->arena, "%s: the ledger has rows for every age of rollover", result->offer->name),
        "periods", fmin(result->offer->unused.rollover_periods, (double)s->n_periods - 1), periods, rows);
    put_foot(checks, &scope,
             arena_printf(model->arena, "%s: every line of the base month has a rate", result->offer->name),
             "rows", (double)result->n_rates, "COUNT([rates.eligible:])",
             "SUMPRODUCT(1*([base.n0:]>0))+SUMPRODUCT(1*([base.n1:]>0))"
             "+SUMPRODUCT(1*([base.n2:]>0))+SUMPRODUCT(1*([base.n3:]>0))+SUMPRODUCT(1*([base.n4:]>0))"
             "+SUMPRODUCT(1*([base.n5:]>0))");
}

/* The master cell counts what holds, not what fails: an error value in a check is no "ERROR". Every check has
 * a unit. None of this can be an error value itself. */
static void
write_state(struct checks *checks, unsigned first)
{
    struct model *model = checks->model;
    struct arena *arena = model->arena;
    struct sheet *sheet = checks->sheet;
    unsigned row = ROW_HEADER + 1, last = checks->row - 1;
    const char *results = ref_range(arena, sheet, sheet, first, COL_RESULT, last, COL_RESULT);
    const char *units = ref_range(arena, sheet, sheet, first, COL_UNIT, last, COL_UNIT);
    sheet_text(sheet, row, COL_CHECK, ROLE_LABEL, "State of all checks, shown on every sheet");
    sheet_formula_text(sheet, row, COL_RESULT, ROLE_CHECK, "All checks OK, scenario base",
                       arena_printf(arena,
                                    "IF(checks_failed=0,\"All checks OK\",\"ERROR: \"&IF(inputs_refused>0,"
                                    "\"inputs not allowed: \"&inputs_refused&\", \",\"\")"
                                    "&\"checks failed: \"&checks_failed)"
                                    "&IF(ISNUMBER(scenario_number),\", scenario \"&selected_scenario,\"\")"
                                    "&IF(inputs_changed>0,\", inputs changed since the run\",\"\")"));
    name_cell(model, "checks_state", sheet, row++, COL_RESULT);
    sheet_text(sheet, row, COL_CHECK, ROLE_LABEL, "Checks that do not hold");
    sheet_formula(sheet, row, COL_RESULT, ROLE_FORMULA, CELL_WHOLE, 0,
                  arena_printf(arena, "COUNTA(%s)-COUNTIF(%s,\"OK\")-COUNTIF(%s,\"inputs changed\")", units,
                               results, results));
    name_cell(model, "checks_failed", sheet, row, COL_RESULT);
}

void
checks_write(struct model *model)
{
    static const char *const heads[] = {"Check",     "Unit",   "One way",    "Other way",   "Difference",
                                        "Tolerance", "Result", "Engine low", "Engine base", "Engine high"};
    struct sheet *sheet = model->checks;
    struct checks checks = {model, sheet, FIRST_CHECK};
    if (model->file->shows_values) {
        checks_write_values(model);
        return;
    }
    sheet_head(sheet, "Checks: every part adds up, and the workbook agrees with the engine", 1,
               "Each difference must be 0 within its tolerance.");
    for (unsigned i = 0; i < sizeof heads / sizeof heads[0]; i++)
        sheet_text(sheet, ROW_HEADER, i, ROLE_HEADER, heads[i]);
    worksheet_set_column(sheet->worksheet, COL_CHECK, COL_CHECK, 56, NULL);
    worksheet_set_column(sheet->worksheet, COL_UNIT, COL_UNIT, 10, NULL);
    worksheet_set_column(sheet->worksheet, COL_ONE, COL_ENGINE + 2, 18, NULL);
    worksheet_freeze_panes(sheet->worksheet, ROW_HEADER + 1, 1);
    unsigned first = checks.row;
    put_inputs(&checks);
    for (size_t k = 0; k < model->results->n_histories; k++)
        put_history(&checks, k);
    for (size_t k = 0; k < model->results->n_offers; k++) {
        put_offer(&checks, k);
        put_structure(&checks, k);
    }
    write_state(&checks, first);
    sheet_colour(sheet, ROW_HEADER + 1, COL_RESULT, checks.row, COL_RESULT);
}
