#include "book.h"

#include "form.h"
#include "room.h"

#include <stdio.h>
#include <string.h>

#define MAX_FONT 31 /* characters */

/* A colour in a table where nothing is 0. */
#define IN(colour) (COLOUR_##colour + 1)

struct role_style {
    int font, fill; /* IN(colour); 0: black, none */
    double size;    /* beside 10 of plain cells; 0: theirs */
    bool is_bold, is_italic, is_wrapped, is_unlocked, is_centred, is_left, is_right, is_low, is_link;
    uint8_t indent;
    uint8_t top, bottom; /* borders */
};

static const struct role_style role_styles[N_ROLES] = {
    [ROLE_PLAIN] = {0},
    [ROLE_LEFT] = {.is_left = true},
    [ROLE_LABEL] = {0},
    [ROLE_UNIT] = {.font = IN(NOTE), .indent = 1},
    [ROLE_COLUMN_UNIT] = {.font = IN(NOTE), .is_right = true},
    [ROLE_NOTE] = {.font = IN(NOTE), .is_italic = true},
    [ROLE_PROSE] = {.is_wrapped = true},
    [ROLE_REMARK] = {.indent = 1, .is_wrapped = true},
    [ROLE_TITLE] = {.font = IN(TITLE), .size = 16, .is_bold = true},
    [ROLE_SECTION] =
        {.font = IN(TITLE), .size = 12, .is_bold = true, .is_low = true, .bottom = LXW_BORDER_THIN},
    [ROLE_HEADER] = {.font = IN(HEADER_FONT),
                     .fill = IN(HEADER_FILL),
                     .is_bold = true,
                     .is_wrapped = true,
                     .is_centred = true,
                     .bottom = LXW_BORDER_THIN},
    [ROLE_INPUT] = {.font = IN(INPUT_FONT), .fill = IN(INPUT_FILL), .is_unlocked = true},
    [ROLE_SAMPLE] = {.font = IN(INPUT_FONT), .fill = IN(INPUT_FILL)},
    [ROLE_FORMULA] = {0},
    [ROLE_CROSS] = {.font = IN(CROSS)},
    [ROLE_TOTAL] = {.is_bold = true, .top = LXW_BORDER_THIN},
    [ROLE_CHECK] = {.is_bold = true, .indent = 1},
    [ROLE_STATE] = {.is_bold = true},
    [ROLE_MASTER] = {.is_bold = true, .is_wrapped = true},
    [ROLE_GOOD] = {.font = IN(GOOD_TEXT), .is_bold = true},
    [ROLE_CAUTION] = {.font = IN(CAUTION_TEXT), .is_bold = true},
    [ROLE_BAD] = {.font = IN(BAD_TEXT), .is_bold = true},
    [ROLE_MILD] = {.font = IN(NOTE), .is_bold = true},
    [ROLE_LINK] = {.font = IN(ACCENT), .is_link = true},
};

lxw_color_t
book_colour(const struct workbook_file *file, enum colour colour)
{
    int rgb = file->template->colours[colour];
    return rgb ? (lxw_color_t)rgb : LXW_COLOR_BLACK; /* the library takes 0 for none */
}

static lxw_format *
make_format(struct workbook_file *file, const struct role_style *style, const char *code, bool is_of_number)
{
    lxw_format *format = workbook_add_format(file->workbook);
    const struct workbook_template *look = &file->template->workbook;
    format_set_font_name(format, book_clean_text(file, look->font, MAX_FONT));
    format_set_font_size(format, style->size > 0 ? room_font_size(file, style->size) : look->font_size);
    format_set_align(format, style->is_low ? LXW_ALIGN_VERTICAL_BOTTOM : LXW_ALIGN_VERTICAL_CENTER);
    if (style->font)
        format_set_font_color(format, book_colour(file, (enum colour)(style->font - 1)));
    if (style->fill)
        format_set_bg_color(format, book_colour(file, (enum colour)(style->fill - 1)));
    if (style->is_bold)
        format_set_bold(format);
    if (style->is_italic)
        format_set_italic(format);
    if (style->is_link)
        format_set_underline(format, LXW_UNDERLINE_SINGLE);
    if (style->is_wrapped)
        format_set_text_wrap(format);
    if (style->is_unlocked)
        format_set_unlocked(format);
    if (style->is_centred)
        format_set_align(format, LXW_ALIGN_CENTER);
    if (style->is_left)
        format_set_align(format, LXW_ALIGN_LEFT);
    else if (style->is_right || is_of_number)
        format_set_align(format, LXW_ALIGN_RIGHT);
    if (is_of_number && !style->is_wrapped) /* the largest amounts are small print, not ###### */
        format_set_shrink(format);
    if (style->indent && !is_of_number)
        format_set_indent(format, style->indent);
    if (style->top)
        format_set_top(format, style->top);
    if (style->bottom)
        format_set_bottom(format, style->bottom);
    if (code)
        format_set_num_format(format, code);
    return format;
}

/* The library looks up a format's number cell by cell where another is equal to it: what looks alike is one
 * format. */
static enum role
look_of(enum role role)
{
    return role == ROLE_LABEL || role == ROLE_FORMULA ? ROLE_PLAIN : role;
}

static enum cell_form
first_of_code(const struct workbook_file *file, enum cell_form form, const char *code)
{
    for (enum cell_form other = CELL_MONEY; other < form; other++)
        if (strcmp(form_code(file, other), code) == 0)
            return other;
    return form;
}

lxw_format *
book_format(struct workbook_file *file, enum role role, enum cell_form form)
{
    lxw_format **format = &file->formats[role][form];
    if (*format)
        return *format;
    const char *code = form_code(file, form);
    const enum role look = look_of(role);
    lxw_format **alike = &file->formats[look][code ? first_of_code(file, form, code) : form];
    if (!*alike)
        *alike = make_format(file, &role_styles[look], code,
                             role != ROLE_HEADER && form != CELL_GENERAL && form != CELL_TEXT);
    return *format = *alike;
}

/* ---- ranges and rules ---- */

void
sheet_merge(struct sheet *sheet, unsigned row, unsigned col, unsigned last_col, enum role role)
{
    lxw_format *format = book_format(sheet->file, role, CELL_GENERAL);
    sheet_check(
        sheet, row, col,
        worksheet_merge_range(sheet->worksheet, row, (lxw_col_t)col, row, (lxw_col_t)last_col, "", format));
}

void
sheet_rule(struct sheet *sheet, unsigned row, unsigned col, unsigned last_row, unsigned last_col,
           lxw_conditional_format *rule)
{
    sheet_check(sheet, row, col,
                worksheet_conditional_format_range(sheet->worksheet, row, (lxw_col_t)col, last_row,
                                                   (lxw_col_t)last_col, rule));
}

void
sheet_validate(struct sheet *sheet, unsigned row, unsigned col, lxw_data_validation *rule)
{
    sheet_check(sheet, row, col, worksheet_data_validation_cell(sheet->worksheet, row, (lxw_col_t)col, rule));
}

static lxw_format *
word_format(struct workbook_file *file, lxw_color_t color)
{
    lxw_format *format = workbook_add_format(file->workbook);
    format_set_font_color(format, color);
    return format;
}

void
sheet_colour(struct sheet *sheet, unsigned row, unsigned col, unsigned last_row, unsigned last_col)
{
    struct workbook_file *file = sheet->file;
    if (!file->good) {
        file->good = word_format(file, book_colour(file, COLOUR_GOOD_TEXT));
        file->bad = word_format(file, book_colour(file, COLOUR_BAD_TEXT));
        file->changed = word_format(file, book_colour(file, COLOUR_CAUTION_TEXT));
    }
    const struct { /* of two that hold, the first has the colour */
        const char *word;
        uint8_t criteria;
        lxw_format *format;
    } words[] = {{"ERROR", LXW_CONDITIONAL_CRITERIA_TEXT_CONTAINING, file->bad},
                 {"above list", LXW_CONDITIONAL_CRITERIA_TEXT_BEGINS_WITH, file->bad},
                 {"OPEN", LXW_CONDITIONAL_CRITERIA_TEXT_BEGINS_WITH, file->bad},
                 {"inputs changed", LXW_CONDITIONAL_CRITERIA_TEXT_CONTAINING, file->changed},
                 {"OK", LXW_CONDITIONAL_CRITERIA_TEXT_BEGINS_WITH, file->good},
                 {"All checks OK", LXW_CONDITIONAL_CRITERIA_TEXT_BEGINS_WITH, file->good}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_TEXT,
                                       .criteria = words[i].criteria,
                                       .format = words[i].format,
                                       .stop_if_true = LXW_TRUE};
        rule.value_string = arena_text(file->arena, words[i].word, strlen(words[i].word));
        sheet_rule(sheet, row, col, last_row, last_col, &rule);
    }
}

/* ---- what rounds to nothing ---- */

#define MAX_RANGES 1900 /* bytes; the library takes up to 2079 */
#define MAX_RANGE  64   /* of one range, with room to spare */

/* Ranges of one form on one sheet: blocks of rows, spelled out but for the last, which may still grow. */
struct quiet {
    unsigned row, col, last_row, last_col;
    bool has_last;
    size_t len;
    char text[MAX_RANGES + MAX_RANGE];
};

static lxw_format *
nothing_format(struct workbook_file *file, enum cell_form form, const char *zero)
{
    if (!file->nothing[form]) {
        file->nothing[form] = workbook_add_format(file->workbook);
        format_set_num_format(file->nothing[form], arena_printf(file->arena, "%s;%s;%s", zero, zero, zero));
    }
    return file->nothing[form];
}

static void
write_quiet(struct sheet *sheet, enum cell_form form)
{
    struct quiet *quiet = sheet->quiet[form];
    struct workbook_file *file = sheet->file;
    const char *code = form_code(file, form), *zero = form_zero(code, file->arena);
    double limit = form_nothing(code);
    lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_CELL,
                                   .criteria = LXW_CONDITIONAL_CRITERIA_BETWEEN,
                                   .min_value = -limit,
                                   .max_value = limit,
                                   .multi_range = quiet->text,
                                   .format = nothing_format(file, form, zero)};
    sheet_rule(sheet, quiet->row, quiet->col, quiet->last_row, quiet->last_col, &rule);
    quiet->len = 0;
}

static void
spell_last(struct quiet *quiet)
{
    char range[LXW_MAX_CELL_RANGE_LENGTH];
    if (quiet->row == quiet->last_row && quiet->col == quiet->last_col)
        lxw_rowcol_to_cell(range, quiet->row, (lxw_col_t)quiet->col);
    else
        lxw_rowcol_to_range(range, quiet->row, (lxw_col_t)quiet->col, quiet->last_row,
                            (lxw_col_t)quiet->last_col);
    int n = snprintf(quiet->text + quiet->len, MAX_RANGE, "%s%s", quiet->len ? " " : "", range);
    quiet->len += n > 0 ? (size_t)n : 0;
    quiet->has_last = false;
}

void
sheet_quiet(struct sheet *sheet, enum cell_form form, unsigned row, unsigned col, unsigned last_row,
            unsigned last_col)
{
    struct workbook_file *file = sheet->file;
    if (form != CELL_MONEY && form != CELL_CENTS && form != CELL_SHARE)
        return;
    if (!form_zero(form_code(file, form), file->arena))
        return;
    struct quiet *quiet = sheet->quiet[form];
    if (!quiet)
        quiet = sheet->quiet[form] = ARENA_NEW(file->arena, struct quiet, 1);
    if (quiet->has_last && quiet->col == col && quiet->last_col == last_col && row == quiet->last_row + 1) {
        quiet->last_row = last_row;
        return;
    }
    if (quiet->has_last)
        spell_last(quiet);
    if (quiet->len > MAX_RANGES)
        write_quiet(sheet, form);
    quiet->row = row;
    quiet->col = col;
    quiet->last_row = last_row;
    quiet->last_col = last_col;
    quiet->has_last = true;
}

void
sheet_write_quiet(struct sheet *sheet)
{
    for (enum cell_form form = 0; form < N_FORMS; form++) {
        if (!sheet->quiet[form] || !sheet->quiet[form]->has_last)
            continue;
        spell_last(sheet->quiet[form]);
        write_quiet(sheet, form);
    }
}
