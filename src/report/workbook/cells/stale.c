#include "stale.h"

#include "form.h"

#include <math.h>
#include <string.h>

#define GREY_FONT 0x6E6E6E
#define GREY_FILL 0xE3E3E3

const char *
stale_of_offer(struct arena *arena, size_t offer)
{
    return arena_printf(arena, "offer%zu_stale", offer + 1);
}

static void
add_rule(struct sheet *sheet, unsigned row, unsigned col, unsigned last_row, unsigned last_col,
         const char *stale_name, lxw_format *format)
{
    struct arena *arena = sheet->file->arena;
    lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_FORMULA, .format = format};
    rule.value_string = arena_printf(arena, "=%s=1", stale_name);
    sheet_rule(sheet, row, col, last_row, last_col, &rule);
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

#define SIMULATED_BEFORE "Simulated before inputs changed: run realrate again for new values."
#define COMPUTED_BEFORE  "Grey: computed before inputs changed. Run realrate again for new values."
#define OTHER_CHANGED    "Another offer changed: grey is what compares with it; run realrate again."

static const char *
fresh_notice(const struct workbook_file *file)
{
    char as_of[DAY_TEXT_SIZE];
    return arena_printf(file->arena, "Simulated or searched: values of the run on usage to %s.",
                        day_text(file->usage_to, as_of));
}

/* A sentence that the formula changes once the named cell is 1. */
static void
write_notice(struct sheet *sheet, unsigned row, unsigned col, const char *stale_name, const char *fresh,
             const char *formula)
{
    struct workbook_file *file = sheet->file;
    if (!file->stale_notice) {
        file->stale_notice = workbook_add_format(file->workbook);
        format_set_font_color(file->stale_notice, book_colour(file, COLOUR_CAUTION_TEXT));
        format_set_bold(file->stale_notice);
    }
    sheet_formula_text(sheet, row, col, ROLE_NOTE, fresh, formula);
    add_rule(sheet, row, col, row, col, stale_name, file->stale_notice);
}

void
static_notice(struct sheet *sheet, unsigned row, unsigned col, const char *stale_name)
{
    const char *fresh = fresh_notice(sheet->file);
    write_notice(
        sheet, row, col, stale_name, fresh,
        arena_printf(sheet->file->arena, "IF(%s=1,\"" SIMULATED_BEFORE "\",\"%s\")", stale_name, fresh));
}

void
static_notice_fixed(struct sheet *sheet, unsigned row, unsigned col, const char *stale_name)
{
    const char *fresh = "Inputs are as run: all holds.";
    write_notice(
        sheet, row, col, stale_name, fresh,
        arena_printf(sheet->file->arena, "IF(%s=1,\"" COMPUTED_BEFORE "\",\"%s\")", stale_name, fresh));
}

void
static_notice_compared(struct sheet *sheet, unsigned row, unsigned col, size_t offer)
{
    struct arena *arena = sheet->file->arena;
    const char *fresh = fresh_notice(sheet->file);
    write_notice(sheet, row, col, STALE_OF_RUN, fresh,
                 arena_printf(arena,
                              "IF(%s=1,\"" SIMULATED_BEFORE "\",IF(" STALE_OF_RUN "=1,\"" OTHER_CHANGED
                              "\",\"%s\"))",
                              stale_of_offer(arena, offer), fresh));
}

void
static_number(struct sheet *sheet, unsigned row, unsigned col, enum cell_form form, double value,
              const char *stale_name)
{
    if (isnan(value))
        sheet_text(sheet, row, col, ROLE_COLUMN_UNIT, "n/a");
    else
        sheet_number(sheet, row, col, ROLE_PLAIN, form, form_quiet(sheet->file, form, value));
    static_mark(sheet, row, col, row, col, stale_name);
}

void
static_text(struct sheet *sheet, unsigned row, unsigned col, enum role role, const char *text,
            const char *stale_name)
{
    sheet_text(sheet, row, col, role, text);
    if (text && text[0] != '\0')
        static_mark(sheet, row, col, row, col, stale_name);
}
