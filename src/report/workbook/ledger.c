#include "ledger.h"

#include "chart.h"

#include <math.h>
#include <string.h>

static double
age_value(const struct ledger *ledger, const double *values, size_t i)
{
    const struct settlement *s = ledger->settlement;
    return ledger->age <= s->n_ages ? values[(ledger->age - 1) * s->n_months + i] : 0;
}
static double
age_open(const void *source, size_t i)
{
    return age_value(source, ((const struct ledger *)source)->settlement->age_open, i);
}
static double
age_drawn(const void *source, size_t i)
{
    return age_value(source, ((const struct ledger *)source)->settlement->age_drawn, i);
}

/* ---- layout ---- */

static size_t
n_age_rows(const struct settlement *settlement)
{
    return settlement->n_ages > 0 ? settlement->n_ages : 1;
}

static unsigned
first_share_row(const struct settlement *settlement)
{
    return ROW_HEADER + (unsigned)(LEDGER_CALENDAR_ROWS + 2 * n_age_rows(settlement)) + 1;
}

static const struct settlement *
shown(const struct model *model, size_t k)
{
    return &model->results->offers[k].scenarios[SCENARIO_BASE];
}

void
ledger_plan(struct model *model, size_t k)
{
    const struct settlement *settlement = shown(model, k);
    struct arena *arena = model->arena;
    struct grid *grid =
        grid_add(&model->grids, "ledger", k + 1, model->ledger[k], true, FIRST_MONTH, settlement->n_months);
    size_t n = n_age_rows(settlement);
    unsigned line = grid_lay_out(grid, ledger_calendar, LEDGER_CALENDAR_ROWS, ROW_HEADER);
    for (size_t age = n; age >= 1; age--)
        grid_field(grid, arena_printf(arena, "open%zu", age), line++);
    grid_field(grid, "ages_drawn", line++);
    for (size_t age = n; age >= 1; age--)
        grid_field(grid, arena_printf(arena, "drawn%zu", age), line++);
    const struct ledger_rows rows = ledger_rows_of(model, k);
    grid_lay_out(grid, rows.items, rows.n, line);
}

#define CHART_ROWS 21
/* Landscape A4 at full size: characters across, and rows down with the sections' taller ones allowed for. */
#define PAGE_WIDTH        145.0
#define PAGE_ROWS         30.0
#define LABEL_CHARACTERS  53
#define MONTH_CHARACTERS  13
#define WATERFALL_NUMBERS 13 /* rows under the chart */

unsigned
ledger_end(const struct model *model, size_t k)
{
    return first_share_row(shown(model, k)) + (unsigned)ledger_rows_of(model, k).n + CHART_ROWS + 1 +
           LEDGER_RESULT_ROWS;
}

const char *
ledger_age_rows(const struct model *model, size_t k, const struct grid *grid)
{
    unsigned first = ROW_HEADER + (unsigned)LEDGER_CALENDAR_ROWS, n = (unsigned)n_age_rows(shown(model, k));
    return ref_range(model->arena, NULL, grid->sheet, first, grid->first, first + n - 1, grid->first);
}

/* ---- rows ---- */

/* Rows of ages that the offer's terms never reach are folded away. */
static void
fold_age(const struct ledger *ledger, const struct grid *grid, unsigned line)
{
    lxw_row_col_options folded = {.hidden = LXW_TRUE, .level = 1};
    if (ledger->age > (size_t)ledger->offer->unused.rollover_periods)
        worksheet_set_row_opt(grid->sheet->worksheet, line, LXW_DEF_ROW_HEIGHT, NULL, &folded);
}

static void
write_ages(struct model *model, struct grid *grid, const struct scope *scope, struct ledger *ledger)
{
    struct arena *arena = model->arena;
    size_t n = n_age_rows(ledger->settlement);
    const char *measure = ledger_measure(model, scope->offer - 1);
    unsigned line = ROW_HEADER + (unsigned)LEDGER_CALENDAR_ROWS;
    for (size_t age = n; age >= 1; age--) {
        ledger->age = age;
        const char *aged = age == 1
                               ? "[rolled_over-]"
                               : arena_printf(arena,
                                              "IF({o.rollover_periods}<ROWS([open%zu]:[open1]),0,[open%zu-]-"
                                              "[drawn%zu-])",
                                              age, age - 1, age - 1);
        struct field field = {arena_printf(arena, "open%zu", age),
                              arena_printf(arena, "Opening, age %zu", age),
                              measure,
                              CELL_MONEY,
                              arena_printf(arena, "IF([start]=1,%s,[open%zu-]-[drawn%zu-])", aged, age, age),
                              false,
                              age_open};
        fold_age(ledger, grid, line);
        line = grid_write(&model->grids, grid, scope, &field, 1, line, ledger);
    }
    sheet_text(grid->sheet, line++, 0, ROLE_SECTION, "Rollover by age: drawn, oldest first");
    for (size_t age = n; age >= 1; age--) {
        ledger->age = age;
        const char *before = age == n ? "ages_drawn" : arena_printf(arena, "drawn%zu", age + 1);
        struct field field = {
            arena_printf(arena, "drawn%zu", age),
            arena_printf(arena, "Drawn, age %zu", age),
            measure,
            CELL_MONEY,
            arena_printf(arena, "MIN([open%zu],[committed_value]-SUM([ages_drawn]:[%s]))", age, before),
            false,
            age_drawn};
        fold_age(ledger, grid, line);
        line = grid_write(&model->grids, grid, scope, &field, 1, line, ledger);
    }
}

struct share_context {
    const struct model *model;
    size_t offer, n_ages;
    const struct grid *grid;
};

static const char *
own_cell(const struct share_context *here, size_t record, const char *id)
{
    struct scope scope = {
        .sheet = here->grid->sheet, .own = here->grid, .record = record, .offer = here->offer + 1};
    return grid_expand(&here->model->grids, &scope, id);
}

/* The balance of the age at which it expires. */
static const char *
expiring_template(struct arena *arena, size_t n)
{
    if (n == 1) /* an INDEX of one cell is an error in Gnumeric */
        return "IF({o.rollover_periods}>1,0,[open1]-[drawn1])";
    return arena_printf(arena,
                        "IF({o.rollover_periods}>ROWS([open%zu]:[open1]),0,"
                        "INDEX([open%zu]:[open1],ROWS([open%zu]:[open1])+1-{o.rollover_periods})"
                        "-INDEX([drawn%zu]:[drawn1],ROWS([open%zu]:[open1])+1-{o.rollover_periods}))",
                        n, n, n, n, n);
}

/* {share}: the commitment of a month; {oldest_open}, {oldest_drawn}: first cells of the age rows; {expiring}.
 */
static const char *
share_reference(const void *context, size_t record, const char *name)
{
    const struct share_context *here = context;
    struct arena *arena = here->model->arena;
    const struct offer_cells *cells = &here->model->offers[here->offer];
    if (strcmp(name, "oldest_open") == 0)
        return own_cell(here, record, arena_printf(arena, "[open%zu]", here->n_ages));
    if (strcmp(name, "oldest_drawn") == 0)
        return own_cell(here, record, arena_printf(arena, "[drawn%zu]", here->n_ages));
    if (strcmp(name, "expiring") == 0)
        return own_cell(here, record, expiring_template(arena, here->n_ages));
    const char *template = cells->schedule
                               ? arena_printf(arena, "%s/COUNTIF([period:],[period])", cells->schedule)
                               : arena_printf(arena, "{o.commit_annual}/12*%s", cells->ramp);
    return own_cell(here, record, template);
}

static unsigned
write_share_rows(struct model *model, size_t k, struct grid *grid, const struct scope *scope,
                 struct ledger *ledger)
{
    struct share_context context = {model, k, n_age_rows(ledger->settlement), grid};
    struct scope here = *scope;
    here.reference = share_reference;
    here.context = &context;
    unsigned line = first_share_row(ledger->settlement);
    const struct ledger_rows rows = ledger_rows_of(model, k);
    for (size_t i = 0; i < rows.n; i++) {
        struct field field = rows.items[i];
        if (strcmp(field.id, "fees") == 0 && ledger->offer->n_fees == 0)
            field.formula = NULL; /* zero every month */
        line = grid_write(&model->grids, grid, &here, &field, 1, line, ledger);
    }
    return line;
}

/* The page is as wide as the months, so its rows shrink with them. Where not all fit on one page, the terms,
 * the chart and the numbers below it make the second. */
static void
break_pages(struct model *model, size_t k, const struct grid *grid, unsigned results_row)
{
    double scale = fmin(1, PAGE_WIDTH / (LABEL_CHARACTERS + MONTH_CHARACTERS * (double)(grid->n + 1)));
    unsigned last = ledger_end(model, k) + WATERFALL_NUMBERS;
    lxw_row_t *breaks = ARENA_NEW(model->arena, lxw_row_t, 2);
    breaks[0] = results_row;
    if (last > PAGE_ROWS / scale)
        worksheet_set_h_pagebreaks(grid->sheet->worksheet, breaks);
}

void
ledger_write(struct model *model, size_t k)
{
    const struct offer *offer = model->results->offers[k].offer;
    const int spans[] = {offer->term_months, 12, 3, 1, 1};
    struct ledger ledger = {offer, shown(model, k),
                            ledger_least(spans[offer->commit.billing], offer->term_months), 0};
    struct sheet *sheet = model->ledger[k];
    struct scope scope = {.sheet = sheet, .offer = k + 1, .history = model->results->offers[k].history + 1};
    struct grid *grid = grid_find(&model->grids, "ledger", &scope);
    scope.own = grid;
    sheet_head(sheet, arena_printf(model->arena, "Ledger: %s", offer->name), 1,
               arena_printf(model->arena,
                            "Month by month under the %s scenario: what is consumed, drawn, lost and paid.",
                            sheet->file->shows_values ? "base" : "selected"));
    worksheet_set_column(sheet->worksheet, 0, 0, 44, NULL);
    worksheet_set_column(sheet->worksheet, 1, 1, 9, NULL);
    worksheet_set_column(sheet->worksheet, 2, FIRST_MONTH + (lxw_col_t)grid->n, 13, NULL);
    worksheet_freeze_panes(sheet->worksheet, ROW_HEADER + 1, FIRST_MONTH);
    sheet_text(sheet, ROW_HEADER, 2, ROLE_HEADER, "Total");
    grid_write(&model->grids, grid, &scope, ledger_calendar_of(model), LEDGER_CALENDAR_ROWS, ROW_HEADER,
               &ledger);
    write_ages(model, grid, &scope, &ledger);
    unsigned row = write_share_rows(model, k, grid, &scope, &ledger);
    ledger_write_results(model, k, &ledger, &scope, row);
    break_pages(model, k, grid, row);
    row += LEDGER_RESULT_ROWS + 1;
    chart_months(
        grid, "month", &(struct chart_series){"commit_close", "commitment left", 0x404040, false}, 1, false,
        "Commitment left at month end, before relief",
        arena_printf(model->arena, "%s%s", model->results->currency,
                     offer->commit.drawdown == DRAWDOWN_LIST ? " at list" : ""),
        row + 1, 0,
        arena_printf(model->arena, "Columns: commitment left at the end of each of %zu months", grid->n));
}
