#include "room.h"

#include "form.h"

#include <math.h>
#include <strings.h>

#define DEFAULT_SIZE  10.0 /* points of plain cells that widths and heights are said for */
#define DEFAULT_WIDTH 8.43 /* of a column nobody said anything of */
#define MOST_WIDTH    255  /* Excel's limit */
#define MOST_NUMBER   60   /* characters that a number may ask for */
#define ROOM_TO_GROW  1.08 /* of a number, as inputs change */
#define PADDING       0.5
#define UNKNOWN_FONT  1.2

/* How wide fonts are beside Calibri, by their digits. */
static const struct {
    const char *font;
    double width;
} fonts[] = {
    {"Calibri", 1},     {"Carlito", 1},       {"Times New Roman", 1}, {"Arial Narrow", 0.95},
    {"Segoe UI", 1.07}, {"Tahoma", 1.08},     {"Cambria", 1.1},       {"Arial", 1.1},
    {"Helvetica", 1.1}, {"Aptos", 1.12},      {"Roboto", 1.12},       {"Liberation Sans", 1.1},
    {"Lato", 1.15},     {"Courier New", 1.2}, {"Georgia", 1.22},      {"Verdana", 1.26},
};

static double
font_width(const char *font)
{
    for (size_t i = 0; i < sizeof fonts / sizeof *fonts; i++)
        if (strcasecmp(fonts[i].font, font) == 0)
            return fonts[i].width;
    return UNKNOWN_FONT;
}

/* Never less than 1: charts and pictures do not shrink with a font. */
static double
size_ratio(const struct workbook_file *file)
{
    return fmax(1, file->template->workbook.font_size / DEFAULT_SIZE);
}

static double
width_ratio(const struct workbook_file *file)
{
    return fmax(1, size_ratio(file) * font_width(file->template->workbook.font));
}

double
room_font_size(const struct workbook_file *file, double size)
{
    return round(2 * size * size_ratio(file)) / 2;
}

static struct room *
room_of(struct sheet *sheet, size_t col)
{
    while (sheet->n_rooms <= col)
        *(struct room *)ARENA_PUSH(sheet->file->arena, &sheet->rooms, &sheet->n_rooms,
                                   &sheet->rooms_capacity) = (struct room){0};
    return &sheet->rooms[col];
}

void
room_columns(struct sheet *sheet, size_t first, size_t last, double width)
{
    for (size_t col = first; col <= last; col++)
        room_of(sheet, col)->said = width;
}

/* LibreOffice does not fit rows to their fonts by itself. */
void
room_rows(struct sheet *sheet)
{
    double ratio = size_ratio(sheet->file);
    if (sheet->worksheet && ratio > 1)
        worksheet_set_default_row(sheet->worksheet, LXW_DEF_ROW_HEIGHT * ratio, 0);
}

void
room_row(struct sheet *sheet, unsigned row, double height)
{
    sheet_check(sheet, row, 0,
                worksheet_set_row(sheet->worksheet, row, height * size_ratio(sheet->file), NULL));
}

static void
set_outline(struct sheet *sheet, unsigned row, lxw_row_col_options options)
{
    double height = LXW_DEF_ROW_HEIGHT * size_ratio(sheet->file);
    sheet_check(sheet, row, 0, worksheet_set_row_opt(sheet->worksheet, row, height, NULL, &options));
}

void
room_fold(struct sheet *sheet, unsigned row)
{
    set_outline(sheet, row, (lxw_row_col_options){.hidden = LXW_TRUE, .level = 1});
}

void
room_unfold(struct sheet *sheet, unsigned row)
{
    set_outline(sheet, row, (lxw_row_col_options){.collapsed = LXW_TRUE});
}

/* A number between two of its form that fit does so too: of all but the first few, a look says enough. */
void
room_number(struct sheet *sheet, unsigned col, enum cell_form form, double value)
{
    struct room *room = room_of(sheet, col);
    struct extremes *known = &room->known[form];
    if (known->is_known && value >= known->least && value <= known->most)
        return;
    known->least = known->is_known ? fmin(known->least, value) : value;
    known->most = known->is_known ? fmax(known->most, value) : value;
    known->is_known = true;
    const char *code = form_code(sheet->file, form);
    if (code && form != CELL_TEXT)
        room->number = fmax(room->number, template_width(code, value));
}

static double
width_of(const struct sheet *sheet, unsigned col)
{
    const struct room *room = &sheet->rooms[col];
    double said = room->said > 0 ? room->said : DEFAULT_WIDTH;
    double number = room->number > 0 ? fmin(MOST_NUMBER, room->number * ROOM_TO_GROW + PADDING) : 0;
    return fmin(MOST_WIDTH, width_ratio(sheet->file) * fmax(said, number));
}

void
room_write(struct sheet *sheet)
{
    for (unsigned col = 0, next; col < sheet->n_rooms; col = next) {
        double width = width_of(sheet, col);
        for (next = col + 1; next < sheet->n_rooms && !(fabs(width_of(sheet, next) - width) > 0);)
            next++;
        if (fabs(width - DEFAULT_WIDTH) > 0)
            sheet_check(
                sheet, 0, col,
                worksheet_set_column(sheet->worksheet, (lxw_col_t)col, (lxw_col_t)(next - 1), width, NULL));
    }
}
