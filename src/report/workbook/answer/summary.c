#include "summary.h"

#include "report/words_deal.h"
#include "report/workbook/cells/stale.h"
#include "report/workbook/charts/waterfall.h"
#include "summary_realized.h"

#include <math.h>
#include <string.h>

/* One column per offer, then one per alternative, from column C on; below, one waterfall per offer. */
enum { COL_LABEL, COL_UNIT, COL_FIRST };
#define ROW_HEADLINE   3
#define LEAST_COLUMNS  5 /* printed, of offers or blank */
#define ROW_FIGURES    5
#define MANY_OFFERS    4  /* more than stand with the bridge on a page */
#define WATERFALL_ROWS 20 /* title and chart of one offer */

/* Where the parts stand; bridge: the index of its heading among the rows. */
struct layout {
    size_t bridge;
    unsigned realized_row, bridge_row;
};

/* Columns grow narrower where there are more, so that one page still holds them. */
static const struct {
    size_t most; /* columns */
    double width, name_height, line_height;
} widths[] = {{5, 22, 32, 32}, {8, 17, 46, 46}, {SIZE_MAX, 13.5, 60, 60}};

static unsigned
width_of(size_t n_columns)
{
    unsigned i = 0;
    while (n_columns > widths[i].most)
        i++;
    return i;
}

/* ---- references ---- */

static const struct grid *
grid_of(const struct model *model, const char *name)
{
    return grid_find(&model->grids, name, &(struct scope){0});
}

/* A cell of the tables of Compare, of the way that a column shows. */
static const char *
way_reference(const void *context, size_t column, const char *name)
{
    const struct compare *compare = ((const struct summary_source *)context)->compare;
    const struct model *model = compare->model;
    const struct grid *grid = grid_of(model, strcmp(name, "max_regret") == 0 ? "costs" : "selected");
    return ref_on(model->arena, model->tabs[TAB_SUMMARY][0], grid->sheet,
                  grid->first + (unsigned)summary_way(compare, column), grid_line(grid, name));
}

static struct scope
scope_of_column(const struct summary_source *source, const struct grid *grid, size_t column)
{
    struct scope scope = compare_scope(source->compare, summary_way(source->compare, column));
    scope.sheet = grid->sheet;
    scope.own = grid;
    scope.record = column;
    scope.reference = way_reference;
    scope.context = source;
    return scope;
}

/* ---- figures ---- */

static const char *
stale_name(const struct model *model, size_t column)
{
    return column < model->results->n_offers ? stale_of_offer(model->arena, column) : STALE_OF_RUN;
}

static void
write_verdict(struct model *model, struct grid *grid, unsigned row, size_t column)
{
    unsigned col = grid->first + (unsigned)column;
    bool is_offer = column < model->results->n_offers;
    sheet_text(grid->sheet, row, col, ROLE_COLUMN_UNIT,
               is_offer ? words_verdicts[model->results->offers[column].verdict] : "n/a");
    static_mark(grid->sheet, row, col, row, col, stale_name(model, column));
}

static void
write_cell(const struct summary_source *source, struct grid *grid, const struct summary_row *item,
           unsigned row, size_t column)
{
    struct model *model = source->compare->model;
    const struct field *field = &item->field;
    const struct compare_row *way = &source->compare->rows[summary_way(source->compare, column)];
    unsigned col = grid->first + (unsigned)column;
    bool is_offer = column < model->results->n_offers;
    if (!is_offer && item->of_others == OTHER_BLANK)
        return;
    if (!is_offer &&
        (item->of_others == OTHER_NONE || (item->of_others == OTHER_CONTRACT && !way->contract))) {
        sheet_text(grid->sheet, row, col, ROLE_COLUMN_UNIT, "n/a");
        return;
    }
    if (!field->formula) {
        /* over the longest term: of all offers; its own term: of the offer */
        bool is_own = strcmp(field->id, "fill") == 0;
        static_number(grid->sheet, row, col, field->form, field->value(source, column),
                      is_own ? stale_name(model, column) : STALE_OF_RUN);
        return;
    }
    bool is_other = !is_offer && item->of_others == OTHER_WAY;
    struct scope scope = scope_of_column(source, grid, column);
    double value = is_other ? item->other_value(source->compare, summary_way(source->compare, column))
                            : field->value(source, column);
    sheet_formula(grid->sheet, row, col, ROLE_FORMULA, field->form, value,
                  grid_expand(&model->grids, &scope, is_other ? item->other : field->formula));
}

static void
write_row(const struct summary_source *source, struct grid *grid, const struct summary_row *item,
          unsigned row)
{
    struct model *model = source->compare->model;
    const struct field *field = &item->field;
    bool is_heading = field->id[0] == '\0';
    bool has_notice = is_heading && field->label == summary_simulated;
    unsigned rule_to = grid->sheet->rule_to;
    grid->sheet->rule_to = has_notice ? COL_UNIT : rule_to; /* the notice has no line under it */
    sheet_text(grid->sheet, row, COL_LABEL, is_heading ? ROLE_SECTION : ROLE_LABEL, field->label);
    grid->sheet->rule_to = rule_to;
    if (has_notice)
        static_notice(model, grid->sheet, row, COL_FIRST, STALE_OF_RUN);
    if (is_heading)
        return;
    sheet_text(grid->sheet, row, COL_UNIT, ROLE_UNIT,
               strcmp(field->unit, "money") == 0 ? model->results->currency : field->unit);
    sheet_quiet(grid->sheet, field->form, row, grid->first, row, grid->first + (unsigned)grid->n - 1);
    for (size_t k = 0; k < grid->n; k++)
        if (field->id == summary_verdict)
            write_verdict(model, grid, row, k);
        else
            write_cell(source, grid, item, row, k);
}

/* ---- headline ---- */

/* What stands on top of a column: of an offer what was quoted and is kept, of another way what is kept. */
static void
write_headline(const struct summary_source *source, struct grid *grid, size_t k)
{
    const struct compare *compare = source->compare;
    struct model *model = compare->model;
    struct arena *arena = model->arena;
    struct scope scope = scope_of_column(source, grid, k);
    bool is_offer = k < model->results->n_offers;
    const char *kept = waterfall_share_formula(arena, "[realized]"), *cached, *sentence;
    if (is_offer) {
        const struct settlement *s = &model->results->offers[k].scenarios[SCENARIO_BASE];
        cached = arena_printf(arena, "Quoted %s, you keep %s of list.",
                              waterfall_share_text(arena, s->quoted_discount),
                              waterfall_share_text(arena, s->realized_discount));
        sentence = arena_printf(arena, "\"Quoted \"&%s&\", you keep \"&%s&\" of list.\"",
                                waterfall_share_formula(arena, "[quoted]"), kept);
    } else {
        cached = arena_printf(arena, "You keep %s of list over %zu months.",
                              waterfall_share_text(arena, compare_realized(compare, summary_way(compare, k))),
                              compare->horizon);
        sentence =
            arena_printf(arena, "\"You keep \"&%s&\" of list over %zu months.\"", kept, compare->horizon);
    }
    const char *formula =
        arena_printf(arena,
                     "IF(inputs_refused>0,\"An input is not allowed: see Inputs and Prices.\","
                     "IF(checks_failed>0,\"A check fails: see Checks.\",%s))",
                     sentence);
    sheet_formula_text(grid->sheet, ROW_HEADLINE, grid->first + (unsigned)k, ROLE_PROSE, cached,
                       grid_expand(&model->grids, &scope, formula));
}

/* ---- the sheet ---- */

static void
set_up(const struct compare *compare, struct sheet *sheet)
{
    unsigned i = width_of(compare->n);
    sheet_head(
        sheet, "Summary: what each offer is worth, and each other way to buy", 1,
        arena_printf(
            compare->model->arena,
            "Over the term, under the %s. Shown cents may differ from their total by half a cent per row.",
            "scenario selected on Inputs"));
    sheet->rule_to = COL_FIRST + (unsigned)compare->n - 1;
    worksheet_set_column(sheet->worksheet, COL_LABEL, COL_LABEL, 44, NULL);
    worksheet_set_column(sheet->worksheet, COL_UNIT, COL_UNIT, 10, NULL);
    size_t last = COL_FIRST + (compare->n > 12 ? compare->n : 12);
    worksheet_set_column(sheet->worksheet, COL_FIRST, (lxw_col_t)last, widths[i].width, NULL);
    worksheet_set_row(sheet->worksheet, ROW_HEADER, widths[i].name_height, NULL);
    worksheet_set_row(sheet->worksheet, ROW_HEADLINE, widths[i].line_height, NULL);
    worksheet_freeze_panes(sheet->worksheet, ROW_HEADER + 1, COL_FIRST);
    sheet_text(sheet, ROW_HEADER, COL_LABEL, ROLE_HEADER, "Way to buy");
    sheet_text(sheet, ROW_HEADER, COL_UNIT, ROLE_HEADER, "Unit");
    sheet_text(sheet, ROW_HEADLINE, COL_LABEL, ROLE_LABEL, "In one line");
}

/* What is kept stands over the bridge. */
static unsigned
row_of(size_t i, const struct layout *at)
{
    return (unsigned)(i < at->bridge ? ROW_FIGURES + i : at->bridge_row + (i - at->bridge));
}

/* Quoted against realized begins a page, with the bridge; its charts another, two a page. */
static void
write_bridge_charts(const struct compare *compare, struct grid *grid, const struct layout *at)
{
    struct model *model = compare->model;
    size_t n_offers = model->results->n_offers, n_breaks = 0;
    unsigned points_row = row_of(summary_n_rows - N_BRIDGE_STEPS, at), row = row_of(summary_n_rows, at) + 1;
    lxw_row_t *breaks = ARENA_NEW(model->arena, lxw_row_t, n_offers + 3);
    breaks[n_breaks++] = at->realized_row;
    if (n_offers > MANY_OFFERS)
        breaks[n_breaks++] = at->bridge_row;
    for (size_t k = 0; k < n_offers; k++, row += WATERFALL_ROWS) {
        if (k % 2 == 0)
            breaks[n_breaks++] = row;
        waterfall_write(model, grid, k, points_row, row);
    }
    worksheet_set_h_pagebreaks(grid->sheet->worksheet, breaks);
    /* at least so wide that all figures above the bridge fit on the first page */
    size_t n_columns = compare->n > LEAST_COLUMNS ? compare->n : LEAST_COLUMNS;
    worksheet_print_area(grid->sheet->worksheet, 0, 0, row, (lxw_col_t)(COL_FIRST + n_columns - 1));
}

static struct layout
lay_out(const struct model *model)
{
    struct layout at = {0};
    while (at.bridge + 1 < summary_n_rows && strcmp(summary_rows[at.bridge + 1].field.id, "b0") != 0)
        at.bridge++;
    at.realized_row = (unsigned)(ROW_FIGURES + at.bridge);
    at.bridge_row = at.realized_row + summary_realized_rows(model) + 1;
    return at;
}

void
summary_write(struct model *model, size_t tab)
{
    (void)tab;
    struct compare compare;
    compare_collect(model, &compare);
    const struct summary_source source = {&compare};
    struct sheet *sheet = model->tabs[TAB_SUMMARY][0];
    struct grid *grid = grid_add(&model->grids, "summary", OF_RUN, 0, sheet, true, COL_FIRST, compare.n);
    const struct layout at = lay_out(model);
    for (size_t i = 0; i < summary_n_rows; i++)
        if (summary_rows[i].field.id[0] != '\0')
            grid_field(grid, summary_rows[i].field.id, row_of(i, &at));
    set_up(&compare, sheet);
    for (size_t k = 0; k < compare.n; k++) {
        sheet_text(sheet, ROW_HEADER, COL_FIRST + (unsigned)k, ROLE_HEADER,
                   compare.rows[summary_way(&compare, k)].result->name);
        write_headline(&source, grid, k);
    }
    for (size_t i = 0; i < summary_n_rows; i++)
        write_row(&source, grid, &summary_rows[i], row_of(i, &at));
    summary_realized_write(model, at.realized_row);
    write_bridge_charts(&compare, grid, &at);
}
