#include "model.h"

#include <string.h>

void
sheet_head(struct sheet *sheet, const char *title, unsigned subtitle_col, const char *subtitle)
{
    sheet_text(sheet, ROW_TITLE, 0, ROLE_TITLE, title);
    if (sheet->file->shows_values)
        sheet_text(sheet, ROW_STATE, 0, ROLE_STATE, VALUES_STATE);
    else
        sheet_formula_text(sheet, ROW_STATE, 0, ROLE_STATE, "All checks OK, scenario base", "checks_state");
    sheet_text(sheet, ROW_STATE, subtitle_col, ROLE_NOTE, subtitle);
    worksheet_set_row(sheet->worksheet, ROW_TITLE, 24, NULL);
}

void
name_cell(struct model *model, const char *name, const struct sheet *sheet, unsigned row, unsigned col)
{
    book_name(model->file, name, ref_on(model->arena, NULL, sheet, row, col));
}

void
named_formula(struct model *model, struct sheet *sheet, unsigned row, const char *name, const char *label,
              const char *unit, enum cell_form form, double cached, const char *formula)
{
    sheet_text(sheet, row, 0, ROLE_LABEL, label);
    sheet_text(sheet, row, 1, ROLE_UNIT, unit);
    sheet_formula(sheet, row, 2, ROLE_FORMULA, form, cached, formula);
    sheet_quiet(sheet, form, row, 2, row, 2);
    name_cell(model, name, sheet, row, 2);
}

/* ---- tabs ---- */

static const char *
numbered(struct arena *arena, const char *name, size_t i, size_t n)
{
    return n > 1 ? arena_printf(arena, "%s %zu", name, i + 1) : name;
}

static void
add_sheets(struct model *model)
{
    struct workbook_file *file = model->file;
    struct arena *arena = model->arena;
    size_t histories = model->results->n_histories, offers = model->results->n_offers;
    const char *const first[] = {"Read me", "Summary", "Inputs", "Prices"};
    for (size_t i = 0; i < sizeof first / sizeof first[0]; i++)
        book_add_sheet(file, first[i]);
    for (size_t i = 0; i < histories; i++)
        book_add_sheet(file, i ? numbered(arena, "Usage", i, 2) : "Usage");
    for (size_t i = 0; i < histories; i++)
        book_add_sheet(file, i ? numbered(arena, "Forecast", i, 2) : "Forecast");
    for (size_t i = 0; i < offers; i++)
        book_add_sheet(file, numbered(arena, "Ledger", i, offers));
    const char *const last[] = {"Rates", "Bands", "Checks"};
    for (size_t i = 0; i < sizeof last / sizeof last[0]; i++)
        book_add_sheet(file, last[i]);
}

/* After the last tab was added, when sheets no longer move. */
static void
find_sheets(struct model *model)
{
    struct arena *arena = model->arena;
    size_t histories = model->results->n_histories, offers = model->results->n_offers;
    struct sheet *next = model->file->sheets;
    model->readme = next++;
    model->summary = next++;
    model->inputs = next++;
    model->prices = next++;
    model->usage = ARENA_NEW(arena, struct sheet *, histories);
    model->forecast = ARENA_NEW(arena, struct sheet *, histories);
    model->ledger = ARENA_NEW(arena, struct sheet *, offers);
    for (size_t i = 0; i < histories; i++)
        model->usage[i] = next++;
    for (size_t i = 0; i < histories; i++)
        model->forecast[i] = next++;
    for (size_t i = 0; i < offers; i++)
        model->ledger[i] = next++;
    model->rates = next++;
    model->bands = next++;
    model->checks = next;
    model->rates_row = ARENA_NEW(arena, unsigned, offers);
    model->bands_row = ARENA_NEW(arena, unsigned, offers);
    model->offers = ARENA_NEW(arena, struct offer_cells, offers);
    model->base_lines = ARENA_NEW(arena, struct base_lines, histories);
}

/* Rates is too wide for one page to be read: two, with the words of each row on both. */
static void
set_up_page(const struct model *model, struct sheet *sheet)
{
    bool is_wide = sheet == model->rates;
    lxw_worksheet *worksheet = sheet->worksheet;
    lxw_protection options = {.format_columns = 1, .format_rows = 1};
    worksheet_set_landscape(worksheet);
    worksheet_set_paper(worksheet, 9);
    worksheet_fit_to_pages(worksheet, is_wide ? 2 : 1, 0);
    if (is_wide)
        worksheet_repeat_columns(worksheet, 0, 2);
    worksheet_repeat_rows(worksheet, ROW_TITLE, ROW_HEADER);
    worksheet_set_footer(worksheet, "&L&F&C&A&R&P of &N");
    worksheet_set_margins(worksheet, 0.4, 0.4, 0.5, 0.6);
    worksheet_gridlines(worksheet, LXW_HIDE_ALL_GRIDLINES);
    worksheet_protect(worksheet, NULL, &options);
}

static void
plan_sheets(struct model *model)
{
    prices_plan(model);
    for (size_t i = 0; i < model->results->n_histories; i++) {
        usage_plan(model, i);
        forecast_plan(model, i);
    }
    for (size_t i = 0; i < model->results->n_offers; i++)
        ledger_plan(model, i);
    rates_plan(model);
    bands_plan(model);
}

static void
write_sheets(struct model *model)
{
    readme_write(model);
    inputs_write(model);
    prices_write(model);
    for (size_t i = 0; i < model->results->n_histories; i++) {
        usage_write(model, i);
        forecast_write(model, i);
    }
    for (size_t i = 0; i < model->results->n_offers; i++)
        ledger_write(model, i);
    rates_write(model);
    bands_write(model);
    summary_write(model);
    checks_write(model);
    for (size_t i = 0; i < model->file->n_sheets; i++) {
        struct sheet *sheet = &model->file->sheets[i];
        set_up_page(model, sheet);
        sheet_colour(sheet, ROW_STATE, 0, ROW_STATE, 0);
    }
    worksheet_activate(model->summary->worksheet);
    worksheet_set_first_sheet(model->readme->worksheet);
}

static void
take_totals(const struct workbook_file *file, struct arena *arena, struct workbook_totals *ret)
{
    ret->sheets = ARENA_NEW(arena, struct sheet_totals, file->n_sheets);
    ret->n_sheets = file->n_sheets;
    for (size_t i = 0; i < file->n_sheets; i++) {
        const struct sheet *sheet = &file->sheets[i];
        ret->sheets[i] = (struct sheet_totals){sheet->name, sheet->n_cells, sheet->n_formulas, sheet->sum};
    }
}

int
book_write(const struct results *results, const struct facts *facts, const struct report_options *options,
           struct arena *arena, struct diags *diags, struct workbook_totals *ret_totals)
{
    struct workbook_file file;
    struct place place = {.file = "workbook.xlsx"};
    if (book_open(&file, results, options, arena) != 0) {
        diag_error(diags, STATUS_IO, place, "the workbook cannot be begun");
        return -1;
    }
    struct model model = {.file = &file, .results = results, .facts = facts, .arena = arena};
    model.grids.arena = arena;
    model.grids.currency = results->currency;
    live_find(results, arena, &model.live);
    file.shows_values = model.grids.shows_values = model.live.n > 0;
    add_sheets(&model);
    find_sheets(&model);
    plan_sheets(&model);
    write_sheets(&model);
    if (file.n_mended > 0)
        diag_warning(diags, "text-mended", place,
                     "%d texts were not valid UTF-8; their bad bytes show as \xEF\xBF\xBD", file.n_mended);
    if (book_close(&file) != 0) {
        diag_error(diags, file.write_failed ? STATUS_IO : STATUS_SELF_CHECK, place, "%s", file.error);
        return -1;
    }
    take_totals(&file, arena, ret_totals);
    return 0;
}
