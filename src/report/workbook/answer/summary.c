#include "summary.h"

#include "summary_line.h"
#include "summary_realized.h"
#include "summary_waterfall.h"

#include "report/words_deal.h"
#include "report/workbook/cells/form.h"
#include "report/workbook/cells/room.h"
#include "report/workbook/cells/stale.h"
#include "report/workbook/charts/waterfall.h"

#include <math.h>
#include <string.h>

/* One column per offer, then one per alternative, from column C on; below, one waterfall per offer. */
enum { COL_LABEL, COL_UNIT, COL_FIRST };
#define ROW_HEADLINE   3
#define LEAST_COLUMNS  5 /* printed, of offers or blank */
#define ROW_FIGURES    5
#define WATERFALL_ROWS 20 /* title and chart of one offer */
#define HEADS_ROWS     2  /* one empty, names */

/* Where the parts stand; compared, bridge: the index of their headings among the rows. words_row: of the
 * parts of the line on top, after all that is printed. */
struct layout {
    size_t compared, bridge;
    unsigned realized_row, bridge_row, words_row;
};

/* Columns grow narrower where there are more, so that one page still holds them. */
static const struct {
    size_t most; /* columns */
    double width, name_height, line_height;
} widths[] = {{5, 22, 32, 46}, {8, 17, 46, 60}, {SIZE_MAX, 13.5, 60, 74}};

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

struct scope
summary_scope(const struct summary_source *source, const struct grid *grid, size_t column)
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

/* What is 1 once a figure of the run is old, or a formula that rests on one: of all offers over the longest
 * term, of the offer over its own; NULL where there is none. */
static const char *
stale_name(const struct compare *compare, const char *id, size_t column)
{
    const struct model *model = compare->model;
    if (strcmp(id, "max_regret") == 0)
        return compare_stale(compare);
    if (strcmp(id, "cost") == 0)
        return compare_stale_of_row(compare, summary_way(compare, column));
    if (strcmp(id, "fill") == 0 && column < model->results->n_offers)
        return stale_of_offer(model->arena, column);
    bool is_simulated = strcmp(id, "expected") == 0 || strcmp(id, "kept") == 0 || strcmp(id, "fill") == 0;
    return is_simulated ? STALE_OF_RUN : NULL;
}

static void
write_verdict(struct model *model, struct grid *grid, unsigned row, size_t column)
{
    unsigned col = grid->first + (unsigned)column;
    bool is_offer = column < model->results->n_offers;
    static_text(grid->sheet, row, col, ROLE_COLUMN_UNIT,
                is_offer ? words_verdicts[model->results->offers[column].verdict] : "n/a", STALE_OF_RUN);
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
    if ((item->of_others == OTHER_CONTRACT && !way->contract) ||
        (item->of_others == OTHER_SELECTED && way->is_fixed)) {
        sheet_text(grid->sheet, row, col, ROLE_COLUMN_UNIT, "n/a");
        return;
    }
    const char *stale = stale_name(source->compare, field->id, column);
    if (!field->formula) {
        static_number(grid->sheet, row, col, field->form, field->value(source, column), stale);
        return;
    }
    if (stale)
        static_mark(grid->sheet, row, col, row, col, stale);
    struct scope scope = summary_scope(source, grid, column);
    sheet_formula(grid->sheet, row, col, ROLE_FORMULA, field->form, field->value(source, column),
                  grid_expand(&model->grids, &scope, field->formula));
}

static void
write_row(const struct summary_source *source, struct grid *grid, const struct summary_row *item,
          unsigned row)
{
    struct model *model = source->compare->model;
    const struct field *field = &item->field;
    bool is_heading = field->id[0] == '\0';
    const char *fixed = field->label == summary_compared ? compare_stale(source->compare) : NULL;
    bool has_notice = fixed || field->label == summary_simulated;
    unsigned rule_to = grid->sheet->rule_to;
    grid->sheet->rule_to = has_notice ? COL_UNIT : rule_to; /* the notice has no line under it */
    sheet_text(grid->sheet, row, COL_LABEL, is_heading ? ROLE_SECTION : ROLE_LABEL, field->label);
    grid->sheet->rule_to = rule_to;
    if (fixed)
        static_notice_fixed(grid->sheet, row, COL_FIRST, fixed);
    else if (has_notice)
        static_notice(grid->sheet, row, COL_FIRST, STALE_OF_RUN);
    if (is_heading)
        return;
    sheet_text(grid->sheet, row, COL_UNIT, ROLE_UNIT, form_unit(grid->sheet->file, field->unit));
    if (field->formula)
        sheet_quiet(grid->sheet, field->form, row, grid->first, row, grid->first + (unsigned)grid->n - 1);
    for (size_t k = 0; k < grid->n; k++)
        if (field->id == summary_verdict)
            write_verdict(model, grid, row, k);
        else
            write_cell(source, grid, item, row, k);
}

/* ---- the sheet ---- */

static void
set_up(const struct compare *compare, struct sheet *sheet)
{
    unsigned i = width_of(compare->n);
    frame_head(sheet, "what each offer is worth, and each other way to buy", 1,
               arena_printf(compare->model->arena,
                            "Under the scenario selected on %s. Rounded as shown: parts may differ from "
                            "their total by half of "
                            "the last digit a row.",
                            tab_title(compare->model, TAB_INPUTS, 0)));
    sheet->rule_to = COL_FIRST + (unsigned)compare->n - 1;
    room_columns(sheet, COL_LABEL, COL_LABEL, 44);
    room_columns(sheet, COL_UNIT, COL_UNIT, 10);
    size_t last = COL_FIRST + (compare->n > 12 ? compare->n : 12);
    room_columns(sheet, COL_FIRST, last, widths[i].width);
    room_row(sheet, ROW_HEADLINE, widths[i].line_height);
    frame_freeze(sheet, ROW_HEADER + 1, COL_FIRST);
}

/* The names of the first n columns: on top of the sheet, and again where a page begins. */
static void
write_heads(const struct compare *compare, struct sheet *sheet, unsigned row, size_t n)
{
    room_row(sheet, row, widths[width_of(compare->n)].name_height);
    sheet_text(sheet, row, COL_LABEL, ROLE_HEADER, "Way to buy");
    sheet_text(sheet, row, COL_UNIT, ROLE_HEADER, "Unit");
    for (size_t k = 0; k < compare->n; k++)
        if (k < n)
            sheet_text(sheet, row, COL_FIRST + (unsigned)k, ROLE_HEADER,
                       compare->rows[summary_way(compare, k)].result->name);
        else
            sheet_blank(sheet, row, COL_FIRST + (unsigned)k, ROLE_HEADER, CELL_GENERAL);
}

/* A row of names stands over what is compared, and over the bridge; what is kept stands between. */
static unsigned
row_of(size_t i, const struct layout *at)
{
    if (i >= at->bridge)
        return (unsigned)(at->bridge_row + (i - at->bridge));
    return (unsigned)(ROW_FIGURES + i + (i >= at->compared ? HEADS_ROWS : 0));
}

static void
write_all_heads(const struct compare *compare, struct sheet *sheet, const struct layout *at)
{
    const size_t n_offers = compare->model->results->n_offers;
    write_heads(compare, sheet, ROW_HEADER, compare->n);
    write_heads(compare, sheet, row_of(at->compared, at) - 1, compare->n);
    write_heads(compare, sheet, at->realized_row - 1, n_offers);
    write_heads(compare, sheet, at->bridge_row - 1, n_offers);
}

/* What is compared begins a page; so do quoted against realized, the bridge, and its charts, two a page. */
static void
write_bridge_charts(const struct compare *compare, struct grid *grid, const struct layout *at)
{
    struct model *model = compare->model;
    size_t n_offers = model->results->n_offers, n_breaks = 0;
    unsigned points_row = row_of(summary_n_rows - N_BRIDGE_STEPS, at), row = row_of(summary_n_rows, at) + 1;
    unsigned *breaks = ARENA_NEW(model->arena, unsigned, n_offers + 3);
    breaks[n_breaks++] = row_of(at->compared, at) - 1;
    breaks[n_breaks++] = at->realized_row - 1;
    breaks[n_breaks++] = at->bridge_row - 1;
    for (size_t k = 0; k < n_offers; k++, row += WATERFALL_ROWS) {
        if (k % 2 == 0)
            breaks[n_breaks++] = row;
        summary_waterfall_write(model, grid, k, points_row, row);
    }
    frame_breaks(grid->sheet, breaks, n_breaks);
    /* at least so wide that all figures above the bridge fit on the first page */
    size_t n_columns = compare->n > LEAST_COLUMNS ? compare->n : LEAST_COLUMNS;
    frame_area(grid->sheet, row, COL_FIRST + (unsigned)n_columns - 1);
}

static size_t
index_of(const char *id)
{
    size_t i = 0;
    while (i + 1 < summary_n_rows && strcmp(summary_rows[i].field.id, id) != 0)
        i++;
    return i;
}

static struct layout
lay_out(const struct model *model)
{
    struct layout at = {0};
    at.compared = index_of("compared_months") - 1;
    at.bridge = index_of("b0") - 1;
    at.realized_row = (unsigned)(ROW_FIGURES + at.bridge + 2 * HEADS_ROWS);
    at.bridge_row = at.realized_row + summary_realized_rows(model) + HEADS_ROWS;
    at.words_row = row_of(summary_n_rows, &at) + WATERFALL_ROWS * (unsigned)model->results->n_offers + 3;
    return at;
}

static void
write_note(const struct compare *compare, struct sheet *sheet, unsigned row)
{
    const char *names = compare_fixed_names(compare);
    if (*names)
        sheet_text(sheet, row, COL_LABEL, ROLE_NOTE,
                   arena_printf(compare->model->arena,
                                "Of another start than the first offer: %s. What it pays over the months "
                                "compared is not laid out, its costs are.",
                                names));
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
    write_all_heads(&compare, sheet, &at);
    sheet->has_own_heads = true;
    write_note(&compare, sheet, at.realized_row - HEADS_ROWS);
    for (size_t k = 0; k < compare.n; k++)
        summary_line_write(&source, grid, k, ROW_HEADLINE, at.words_row);
    summary_line_label(sheet, ROW_HEADLINE, at.words_row);
    for (size_t i = 0; i < summary_n_rows; i++)
        write_row(&source, grid, &summary_rows[i], row_of(i, &at));
    summary_realized_write(model, at.realized_row);
    write_bridge_charts(&compare, grid, &at);
}
