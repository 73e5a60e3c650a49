#include "stale.h"

#include <math.h>
#include <string.h>

#define GREY_FONT 0x6E6E6E
#define GREY_FILL 0xE3E3E3

const char *
stale_of_offer(struct arena *arena, size_t offer)
{
    return arena_printf(arena, "offer%zu_stale", offer + 1);
}

/* Formats are the workbook's: one for each use of a rule costs nothing that a reader sees. */
static void
add_rule(struct sheet *sheet, unsigned row, unsigned col, unsigned last_row, unsigned last_col,
         const char *stale_name, lxw_format *format)
{
    struct arena *arena = sheet->file->arena;
    lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_FORMULA, .format = format};
    rule.value_string = arena_printf(arena, "=%s=1", stale_name);
    sheet_check(sheet, row, col,
                worksheet_conditional_format_range(sheet->worksheet, row, (lxw_col_t)col, last_row,
                                                   (lxw_col_t)last_col, &rule));
}

void
static_mark(struct sheet *sheet, unsigned row, unsigned col, unsigned last_row, unsigned last_col,
            const char *stale_name)
{
    struct workbook_file *file = sheet->file;
    if (!file->stale) {
        file->stale = workbook_add_format(file->workbook);
        format_set_font_color(file->stale, GREY_FONT);
        format_set_bg_color(file->stale, GREY_FILL); /* red by a number's format stays red: the fill tells */
    }
    add_rule(sheet, row, col, last_row, last_col, stale_name, file->stale);
}

void
static_notice(struct model *model, struct sheet *sheet, unsigned row, unsigned col, const char *stale_name)
{
    struct workbook_file *file = sheet->file;
    char as_of[DAY_TEXT_SIZE];
    const char *fresh = arena_printf(model->arena, "Simulated or searched: values of the run on usage to %s.",
                                     day_text(model->results->histories[0].last_day, as_of));
    const char *formula = arena_printf(
        model->arena,
        "IF(%s=1,\"Simulated before inputs changed: run realrate again for new values.\",\"%s\")", stale_name,
        fresh);
    if (!file->stale_notice) {
        file->stale_notice = workbook_add_format(file->workbook);
        format_set_font_color(file->stale_notice, book_colour(file, COLOUR_CAUTION_TEXT));
        format_set_bold(file->stale_notice);
    }
    sheet_formula_text(sheet, row, col, ROLE_NOTE, fresh, formula);
    add_rule(sheet, row, col, row, col, stale_name, file->stale_notice);
}

void
static_number(struct sheet *sheet, unsigned row, unsigned col, enum cell_form form, double value,
              const char *stale_name)
{
    if (isnan(value))
        sheet_text(sheet, row, col, ROLE_COLUMN_UNIT, "n/a");
    else
        sheet_number(sheet, row, col, ROLE_PLAIN, form, value);
    static_mark(sheet, row, col, row, col, stale_name);
}
