#include "book.h"

#include <string.h>

struct role_style {
    lxw_color_t font, fill; /* 0: black, none */
    double size;            /* 0: the default */
    bool is_bold, is_italic, is_wrapped, is_unlocked, is_centred, is_right, is_low;
    uint8_t indent;
    uint8_t top, bottom; /* borders */
};

#define BLUE  0x0000FF
#define GREEN 0x00795A
#define GREY  0x595959
#define RED   0xB30000

static const struct role_style role_styles[N_ROLES] = {
    [ROLE_PLAIN] = {0},
    [ROLE_LABEL] = {0},
    [ROLE_UNIT] = {.font = GREY, .indent = 1},
    [ROLE_COLUMN_UNIT] = {.font = GREY, .is_right = true},
    [ROLE_NOTE] = {.font = GREY, .is_italic = true},
    [ROLE_PROSE] = {.is_wrapped = true},
    [ROLE_TITLE] = {.size = 16, .is_bold = true},
    [ROLE_SECTION] = {.size = 12, .is_bold = true, .is_low = true, .bottom = LXW_BORDER_THIN},
    [ROLE_HEADER] = {.fill = 0xE7ECF1,
                     .is_bold = true,
                     .is_wrapped = true,
                     .is_centred = true,
                     .bottom = LXW_BORDER_THIN},
    [ROLE_INPUT] = {.font = BLUE, .fill = 0xFFF9DB, .is_unlocked = true},
    [ROLE_FORMULA] = {0},
    [ROLE_CROSS] = {.font = GREEN},
    [ROLE_TOTAL] = {.is_bold = true, .top = LXW_BORDER_THIN},
    [ROLE_CHECK] = {.is_bold = true, .indent = 1},
    [ROLE_STATE] = {.is_bold = true},
};

static const char *const form_codes[N_FORMS] = {
    [CELL_GENERAL] = NULL,
    [CELL_TEXT] = "@",
    [CELL_MONEY] = "#,##0;[Red]-#,##0;\"-\"",
    [CELL_CENTS] = "#,##0.00;[Red]-#,##0.00;\"-\"",
    [CELL_SHARE] = "0.0%;[Red]-0.0%;0.0%",
    [CELL_COUNT] = "#,##0",
    [CELL_FACTOR] = "0.000000",
    [CELL_RATE] = "#,##0",
    [CELL_DATE] = "yyyy-mm-dd",
    [CELL_MONTH] = "mmm yyyy",
    [CELL_DIFFERENCE] = "0.00;-0.00;0.00",
    [CELL_TOLERANCE] = "0.0E+00",
    [CELL_WHOLE] = "0",
    [CELL_RATE_2] = "#,##0.00",
    [CELL_RATE_3] = "#,##0.000",
    [CELL_RATE_4] = "0.0000",
    [CELL_RATE_5] = "0.00000",
};

enum cell_form
form_of_rate(double value)
{
    double size = value < 0 ? -value : value;
    if (size >= 1000)
        return CELL_RATE;
    if (size >= 10 || size == 0)
        return CELL_RATE_2;
    if (size >= 1)
        return CELL_RATE_3;
    return size >= 0.1 ? CELL_RATE_4 : CELL_RATE_5;
}

static lxw_format *
make_format(struct workbook_file *file, const struct role_style *style, const char *code, bool is_of_number)
{
    lxw_format *format = workbook_add_format(file->workbook);
    format_set_font_name(format, "Calibri");
    format_set_font_size(format, style->size > 0 ? style->size : 10);
    format_set_align(format, style->is_low ? LXW_ALIGN_VERTICAL_BOTTOM : LXW_ALIGN_VERTICAL_CENTER);
    if (style->font)
        format_set_font_color(format, style->font);
    if (style->fill)
        format_set_bg_color(format, style->fill);
    if (style->is_bold)
        format_set_bold(format);
    if (style->is_italic)
        format_set_italic(format);
    if (style->is_wrapped)
        format_set_text_wrap(format);
    if (style->is_unlocked)
        format_set_unlocked(format);
    if (style->is_centred)
        format_set_align(format, LXW_ALIGN_CENTER);
    if (style->is_right || is_of_number)
        format_set_align(format, LXW_ALIGN_RIGHT);
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

lxw_format *
book_format(struct workbook_file *file, enum role role, enum cell_form form)
{
    if (file->shows_values && role == ROLE_INPUT)
        role = ROLE_PLAIN;
    lxw_format **format = &file->formats[role][form];
    if (!*format)
        *format = make_format(file, &role_styles[role], form_codes[form],
                              role != ROLE_HEADER && form != CELL_GENERAL && form != CELL_TEXT);
    return *format;
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
    static const struct {
        const char *word;
        uint8_t criteria;
        bool is_bad;
    } words[] = {{"ERROR", LXW_CONDITIONAL_CRITERIA_TEXT_CONTAINING, true},
                 {"above list", LXW_CONDITIONAL_CRITERIA_TEXT_BEGINS_WITH, true},
                 {"OK", LXW_CONDITIONAL_CRITERIA_TEXT_BEGINS_WITH, false},
                 {"All checks OK", LXW_CONDITIONAL_CRITERIA_TEXT_BEGINS_WITH, false}};
    struct workbook_file *file = sheet->file;
    if (!file->good) {
        file->good = word_format(file, GREEN);
        file->bad = word_format(file, RED);
    }
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_TEXT, .criteria = words[i].criteria};
        rule.value_string = arena_text(file->arena, words[i].word, strlen(words[i].word));
        rule.format = words[i].is_bad ? file->bad : file->good;
        sheet_check(sheet, row, col,
                    worksheet_conditional_format_range(sheet->worksheet, row, (lxw_col_t)col, last_row,
                                                       (lxw_col_t)last_col, &rule));
    }
}

static lxw_format *
nothing_format(struct workbook_file *file, const char *code)
{
    lxw_format *format = workbook_add_format(file->workbook);
    format_set_num_format(format, code);
    return format;
}

void
sheet_quiet(struct sheet *sheet, enum cell_form form, unsigned row, unsigned col, unsigned last_row,
            unsigned last_col)
{
    struct workbook_file *file = sheet->file;
    double limit = form == CELL_MONEY   ? 0.4999
                   : form == CELL_CENTS ? 0.004999
                   : form == CELL_SHARE ? 0.0004999
                                        : 0;
    if (!(limit > 0))
        return;
    if (!file->nothing) {
        file->nothing = nothing_format(file, "\"-\";\"-\";\"-\"");
        file->no_share = nothing_format(file, "\"0.0%\";\"0.0%\";\"0.0%\"");
    }
    lxw_conditional_format rule = {.type = LXW_CONDITIONAL_TYPE_CELL,
                                   .criteria = LXW_CONDITIONAL_CRITERIA_BETWEEN,
                                   .min_value = -limit,
                                   .max_value = limit,
                                   .format = form == CELL_SHARE ? file->no_share : file->nothing};
    sheet_check(sheet, row, col,
                worksheet_conditional_format_range(sheet->worksheet, row, (lxw_col_t)col, last_row,
                                                   (lxw_col_t)last_col, &rule));
}
