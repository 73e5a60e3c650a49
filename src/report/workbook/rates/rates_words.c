/* The words on Rates: what a row is, whether it is dominant or above list, and where its discount comes from.
 */
#include "rates.h"

#include "report/workbook/cells/room.h"
#include "report/workbook/cells/stale.h"

const char *
rates_line_words(struct arena *arena, const struct line *line)
{
    return arena_printf(arena, "%s%s%s%s", tier_names[line->tier], line->context ? ", long" : "",
                        line->geo ? ", US" : "", line->speed ? ", fast" : "");
}

/* Rows without demand are folded away where they are: changed inputs may give them some. */
static void
fold_idle(const struct rates_source *source, const struct grid *grid, size_t i)
{
    if (rates_is_idle(source, i))
        room_fold(grid->sheet, grid->first + (unsigned)i);
    else if (i > 0 && rates_is_idle(source, i - 1))
        room_unfold(grid->sheet, grid->first + (unsigned)i);
}

/* Beside what is printed: the run's rows, whatever demand edits give them. */
void
rates_write_folded_marks(const struct rates_source *source, const struct grid *grid)
{
    const char *stale = stale_of_offer(source->model->arena, source->offer);
    sheet_text(grid->sheet, grid->first - 2, COL_FOLDED, ROLE_HEADER, "Folded: no demand as run");
    sheet_text(grid->sheet, grid->first - 1, COL_FOLDED, ROLE_COLUMN_UNIT, "1 = yes");
    for (size_t i = 0; i < source->n_rows; i++)
        sheet_number(grid->sheet, grid->first + (unsigned)i, COL_FOLDED, ROLE_PLAIN, CELL_WHOLE,
                     rates_is_idle(source, i));
    if (source->n_rows > 0)
        static_mark(grid->sheet, grid->first, COL_FOLDED, grid->first + (unsigned)source->n_rows - 1,
                    COL_FOLDED, stale);
}

#define FOLDED "In folded rows"
#define UNFOLD "OPEN the folded rows: unprotect the sheet, no password"

void
rates_write_folded(const struct rates_source *source, const struct rates_table *table,
                   const struct grid *grid, const struct scope *scope)
{
    struct sheet *sheet = grid->sheet;
    struct arena *arena = source->model->arena;
    const char *any = "";
    unsigned row = grid->total - 1;
    if (!rates_folded_rows(source))
        return;
    for (size_t i = 0; i < table->n; i++) {
        const struct field *field = &table->fields[i];
        unsigned col = grid_line(grid, field->id);
        if (!field->has_total)
            continue;
        sheet_formula(
            sheet, row, col, ROLE_FORMULA, field->form, 0,
            grid_expand(&source->model->grids, scope,
                        arena_printf(arena, "SUMPRODUCT([rates.folded:],[%s.%s:])", table->grid, field->id)));
        any = arena_printf(arena, "%s%s(ABS(%s)>check_tolerance)", any, *any ? "+" : "",
                           ref_cell(arena, row, col));
    }
    room_unfold(sheet, row);
    sheet_formula_text(sheet, row, 0, ROLE_STATE, FOLDED,
                       arena_printf(arena, "IF(%s>0,\"" UNFOLD "\",\"" FOLDED "\")", any));
    sheet_colour(sheet, row, 0, row, 0);
}

void
rates_write_words(const struct rates_source *source, const struct grid *grid)
{
    const char *const heads[] = {"Model", "Meter", "Line"};
    const struct model *model = source->model;
    for (unsigned i = 0; i < sizeof heads / sizeof heads[0]; i++)
        sheet_text(grid->sheet, grid->first - 2, i, ROLE_HEADER, heads[i]);
    for (size_t i = 0; i < source->n_rows; i++) {
        const struct line *line = &source->lines[source->rows[i].line];
        const char *const words[] = {model->results->book->models[line->model].id,
                                     meter_names[source->rows[i].meter],
                                     rates_line_words(model->arena, line)};
        for (unsigned col = 0; col < sizeof words / sizeof words[0]; col++)
            sheet_text(grid->sheet, grid->first + (unsigned)i, col, col ? ROLE_UNIT : ROLE_LABEL, words[col]);
        fold_idle(source, grid, i);
    }
}

void
rates_write_flags(const struct rates_source *source, const struct grid *grid, const struct scope *scope)
{
    static const char *const heads[] = {"Dominant", "Flag"};
    static const char *const formulas[] = {
        "IF(([rate_costs.model_cost]>0)*([rate_costs.before]<dominant_share*{o.paid_api}*(1-check_relative))="
        "1,"
        "\"dominant\",\"\")",
        "IF(([count]>0)*([cost]>[list_value]*(1+check_relative))=1,\"above list\",\"\")"};
    struct scope here = *scope;
    here.own = grid;
    for (unsigned i = 0; i < 2; i++)
        sheet_text(grid->sheet, grid->first - 2, COL_DOMINANT + i, ROLE_HEADER, heads[i]);
    for (here.record = 0; here.record < source->n_rows; here.record++) {
        const struct rate_row *row = &source->rows[here.record];
        const char *const cached[] = {
            row->is_dominant ? "dominant" : "",
            row->count > 0 && row->cost > row->list_value * (1 + 1e-9) ? "above list" : ""};
        for (unsigned i = 0; i < 2; i++)
            sheet_formula_text(grid->sheet, grid->first + (unsigned)here.record, COL_DOMINANT + i, ROLE_CHECK,
                               cached[i], grid_expand(&source->model->grids, &here, formulas[i]));
    }
    sheet_colour(grid->sheet, grid->first, COL_DOMINANT + 1, grid->total, COL_DOMINANT + 1);
}

/* What discounts come from; of batch lines it depends on whether their discount stacks. */
void
rates_write_basis(const struct rates_source *source, const struct grid *grid, const struct scope *scope)
{
    struct scope here = *scope;
    here.own = grid;
    sheet_text(grid->sheet, grid->first - 2, COL_BASIS, ROLE_HEADER, "Discount from");
    for (here.record = 0; here.record < source->n_rows; here.record++) {
        const struct rate_row *row = &source->rows[here.record];
        unsigned at = grid->first + (unsigned)here.record;
        const char *words = rates_basis_words(source, here.record);
        if (source->lines[row->line].tier != TIER_BATCH) {
            sheet_text(grid->sheet, at, COL_BASIS, ROLE_UNIT, words);
            continue;
        }
        const char *stacks = arena_printf(source->model->arena,
                                          "IF([rate_kinds.basis]=basis_unstacked,\"batch does not stack\","
                                          "\"%s\")",
                                          words);
        sheet_formula_text(grid->sheet, at, COL_BASIS, ROLE_UNIT,
                           row->basis == BASIS_NO_STACK ? "batch does not stack" : words,
                           grid_expand(&source->model->grids, &here, stacks));
    }
}
