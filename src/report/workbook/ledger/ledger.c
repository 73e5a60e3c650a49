#include "ledger.h"

#include "ledger_pages.h"

#include "report/words.h"
#include "report/workbook/cells/room.h"
#include "report/workbook/charts/chart.h"

#include <math.h>
#include <string.h>

const enum scenario ledger_scenarios[N_SCENARIOS] = {SCENARIO_BASE, SCENARIO_LOW, SCENARIO_HIGH};
static const char *const block_names[N_SCENARIOS] = {"ledger", "second", "third"};

/* ---- contracts ---- */

size_t
ledger_count(const struct results *results)
{
    size_t n = results->n_offers;
    for (size_t i = 0; i < results->n_alternatives; i++)
        n += results->alternatives[i].timeline != NULL;
    return n;
}

static const struct alternative_result *
alternative_of(const struct results *results, size_t contract)
{
    size_t i = 0;
    for (size_t n = results->n_offers; n < contract || !results->alternatives[i].timeline; i++)
        n += results->alternatives[i].timeline != NULL;
    return &results->alternatives[i];
}

struct ledger
ledger_of(struct model *model, size_t contract)
{
    const struct results *results = model->results;
    bool is_offer = contract < results->n_offers;
    const struct offer_result *result = &results->offers[is_offer ? contract : 0];
    struct ledger ledger = {
        .model = model,
        .offer = result->offer,
        .timeline = &result->timeline,
        .scenarios = result->scenarios,
        .exit_costs = result->exit_costs,
        .contract = contract,
        .offer_index = is_offer ? contract : 0,
        .name = result->offer->name,
    };
    if (!is_offer) {
        const struct alternative_result *alternative = alternative_of(results, contract);
        ledger.timeline = alternative->timeline;
        ledger.scenarios = alternative->scenarios;
        ledger.exit_costs = NULL;
        ledger.name = arena_printf(model->arena, "%s: %s", alternative->name, result->offer->name);
    }
    ledger.settlement = &ledger.scenarios[SCENARIO_BASE];
    const struct scope scope = ledger_scope(&ledger);
    if (model->has_ledgers) { /* planned */
        ledger.demand = grid_find(&model->grids, "demand", &scope);
        for (size_t i = 0; i < N_SCENARIOS; i++)
            ledger.blocks[i] = grid_find(&model->grids, block_names[i], &scope);
    }
    return ledger;
}

struct scope
ledger_scope(const struct ledger *ledger)
{
    struct scope scope =
        scope_of_offer(ledger->model, ledger->model->tabs[TAB_LEDGER][ledger->contract], ledger->offer_index);
    scope.numbers[OF_CONTRACT] = ledger->contract + 1;
    scope.n_months = ledger->timeline->n_months;
    return scope;
}

/* ---- layout ---- */

#define WATERFALL_NUMBERS 14 /* rows under the chart, of an offer's waterfall on Summary */

static unsigned
n_rows(const struct ledger *ledger)
{
    return (unsigned)ledger_settlement(ledger).n;
}

static struct ledger_layout
lay_out(const struct ledger *ledger)
{
    struct ledger_layout at = {.calendar = ROW_HEADER + 1};
    at.signing = at.calendar + (unsigned)ledger_calendar().n;
    at.block = at.signing + (unsigned)ledger_signing().n;
    at.more = at.block + 1 + n_rows(ledger);
    at.results = at.more + (unsigned)(ledger->exit_costs ? ledger_exit().n : 0) +
                 (unsigned)ledger_weights().n + (unsigned)ledger->timeline->n_sources + 1;
    at.terms = at.results + LEDGER_RESULT_ROWS + LEDGER_EACH_ROWS + 4;
    at.end = at.terms + LEDGER_TERM_ROWS + 2;
    at.workings = at.end + WATERFALL_NUMBERS + 2;
    return at;
}

static unsigned
plan_rows(struct grid *grid, struct ledger_rows rows, unsigned line)
{
    return grid_lay_out(grid, rows.items, rows.n, line);
}

void
ledger_plan(struct model *model, size_t contract)
{
    struct ledger ledger = ledger_of(model, contract);
    struct sheet *sheet = model->tabs[TAB_LEDGER][contract];
    const struct ledger_layout at = lay_out(&ledger);
    size_t n = ledger.timeline->n_months;
    struct arena *arena = model->arena;
    ledger.demand = grid_add(&model->grids, "demand", OF_CONTRACT, contract + 1, sheet, true, FIRST_MONTH,
                             ledger.timeline->n_laid_out);
    for (size_t i = 0; i < N_SCENARIOS; i++)
        ledger.blocks[i] =
            grid_add(&model->grids, block_names[i], OF_CONTRACT, contract + 1, sheet, true, FIRST_MONTH, n);
    grid_field(ledger.blocks[0], "month", ROW_HEADER); /* for the chart */
    plan_rows(ledger.blocks[0], ledger_calendar(), at.calendar);
    plan_rows(ledger.blocks[0], ledger_signing(), at.signing);
    plan_rows(ledger.blocks[0], ledger_settlement(&ledger), at.block + 1);
    unsigned line = at.more;
    if (ledger.exit_costs)
        line = plan_rows(ledger.blocks[0], ledger_exit(), line);
    line = plan_rows(ledger.blocks[0], ledger_weights(), line);
    for (size_t i = 0; i < ledger.timeline->n_sources; i++)
        grid_field(ledger.blocks[0], arena_printf(arena, "e%zu", i), line++);
    line = ledger_plan_demand(&ledger, at.workings + 1);
    for (ledger.block = 1; ledger.block < N_SCENARIOS; ledger.block++)
        line = plan_rows(ledger.blocks[ledger.block], ledger_settlement(&ledger), line + 2);
}

const char *
ledger_name(struct model *model, size_t contract)
{
    return ledger_of(model, contract).name;
}

unsigned
ledger_end(struct model *model, size_t contract)
{
    const struct ledger ledger = ledger_of(model, contract);
    return lay_out(&ledger).end;
}

#define RULED_MONTHS 24 /* that a section's line spans: each is a cell, and long ledgers have many */

/* ---- writing ---- */

static unsigned
write_rows(struct ledger *ledger, struct grid *grid, const struct scope *scope, struct ledger_rows rows,
           unsigned line)
{
    for (size_t i = 0; i < rows.n; i++) {
        struct field field = rows.items[i];
        field.formula = ledger_formula(ledger, field.formula);
        if (strcmp(field.id, "fees") == 0 && ledger->offer->n_fees == 0)
            field.formula = NULL; /* zero every month */
        line = grid_write(&ledger->model->grids, grid, scope, &field, 1, line, ledger);
    }
    return line;
}

/* The title of a block says which scenario it shows. */
static unsigned
write_block(struct ledger *ledger, const struct scope *scope, size_t block, unsigned line)
{
    static const char *const names[N_SCENARIOS] = {"scenario_number", "scenario_second", "scenario_third"};
    struct arena *arena = ledger->model->arena;
    enum scenario scenario = ledger_scenarios[block];
    ledger->block = block;
    ledger->settlement = &ledger->scenarios[scenario];
    sheet_formula_text(ledger->demand->sheet, line, 0, ROLE_SECTION,
                       arena_printf(arena, "Settlement under the %s scenario", words_scenarios[scenario]),
                       arena_printf(arena, "\"Settlement under the \"&INDEX(scenario_words,%s)&\" scenario\"",
                                    names[block]));
    return write_rows(ledger, ledger->blocks[block], scope, ledger_settlement(ledger), line + 1);
}

static void
write_selected(struct ledger *ledger, const struct scope *scope, const struct ledger_layout *at)
{
    struct model *model = ledger->model;
    struct grid *grid = ledger->blocks[0];
    write_rows(ledger, grid, scope, ledger_calendar(), at->calendar);
    write_rows(ledger, grid, scope, ledger_signing(), at->signing);
    write_block(ledger, scope, 0, at->block);
    unsigned line = at->more;
    if (ledger->exit_costs)
        line = write_rows(ledger, grid, scope, ledger_exit(), line);
    line = write_rows(ledger, grid, scope, ledger_weights(), line);
    for (ledger->at = 0; ledger->at < ledger->timeline->n_sources; ledger->at++) {
        struct field field = ledger_source_use;
        field.id = arena_printf(model->arena, "e%zu", ledger->at);
        field.label = arena_printf(model->arena, "Use of %s", ledger_source_label(ledger, ledger->at));
        line = write_rows(ledger, grid, scope, (struct ledger_rows){&field, 1}, line);
    }
    unsigned row = at->results;
    ledger_write_results(ledger, scope, row);
    ledger_write_each(ledger, scope, row += LEDGER_RESULT_ROWS + 2);
    ledger_write_terms(ledger, scope, row += LEDGER_EACH_ROWS + 2);
}

static void
write_chart(const struct ledger *ledger, const struct ledger_layout *at)
{
    struct arena *arena = ledger->model->arena;
    bool draws_list = ledger->offer->commit.drawdown == DRAWDOWN_LIST;
    chart_months(&(struct chart_months){
        .grid = ledger->blocks[0],
        .series = {"commit_close", "commitment left", COLOUR_SERIES, true},
        .title = "Commitment left at month end, before relief: forecast",
        .unit = arena_printf(arena, "%s%s", ledger->model->results->currency, draws_list ? " at list" : ""),
        .alt = arena_printf(arena, "Hatched columns: commitment left at the end of each of %zu months",
                            ledger->timeline->n_months),
        .place = {at->results + 2, CHART_COLUMN, 0, ledger_chart_width(ledger), 331},
    });
}

/* Over the chart, why it is empty: nothing is left at the end of any month. */
static void
write_no_chart(const struct ledger *ledger, const struct scope *scope, unsigned row)
{
    static const char
        *const drawn = "Nothing is left at any month's end: all that is committed is drawn by then.",
               *const none = "Nothing is committed.";
    const struct settlement *base = &ledger->scenarios[SCENARIO_BASE];
    struct arena *arena = ledger->model->arena;
    double left = 0;
    for (size_t i = 0; i < base->n_months; i++)
        left += base->months[i].commit_close;
    const char *formula = arena_printf(
        arena, "IF(SUM([commit_close:])<=check_tolerance,IF({c.commit_due}>0,\"%s\",\"%s\"),\"\")", drawn,
        none);
    sheet_formula_text(ledger->demand->sheet, row, CHART_COLUMN, ROLE_NOTE,
                       left > HALF_CENT   ? ""
                       : base->commit > 0 ? drawn
                                          : none,
                       grid_expand(&ledger->model->grids, scope, formula));
}

void
ledger_write(struct model *model, size_t contract)
{
    struct ledger ledger = ledger_of(model, contract);
    struct sheet *sheet = model->tabs[TAB_LEDGER][contract];
    const struct ledger_layout at = lay_out(&ledger);
    struct scope scope = ledger_scope(&ledger);
    size_t n_months = ledger.timeline->n_months;
    scope.own = ledger.blocks[0];
    frame_head(
        sheet, ledger.name, 1,
        "Month by month under the selected scenario: what is consumed, drawn, lost and paid. Workings and "
        "the other scenarios stand below and, as months after the contract, are not printed.");
    sheet->rule_to = FIRST_MONTH - 1 + (unsigned)(n_months < RULED_MONTHS ? n_months : RULED_MONTHS);
    ledger_set_widths(&ledger);
    frame_freeze(sheet, ROW_HEADER + 1, FIRST_MONTH);
    sheet_text(sheet, ROW_HEADER, 2, ROLE_HEADER, "Total");
    write_selected(&ledger, &scope, &at);
    ledger_set_up_pages(&ledger, &at); /* by the rows of the selected scenario */
    sheet_text(sheet, at.workings, 0, ROLE_SECTION, "Workings: demand and prices for a level of 1");
    unsigned line = ledger_write_demand(&ledger, &scope, at.workings + 1);
    write_no_chart(&ledger, &scope, at.results + 1);
    write_chart(&ledger, &at);
    for (size_t i = 1; i < N_SCENARIOS; i++)
        line = write_block(&ledger, &scope, i, line + 1);
}
