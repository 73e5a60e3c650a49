#include "listing.h"

#include "form.h"
#include "room.h"
#include "stale.h"

#include <math.h>
#include <string.h>

#define LINE_HEIGHT   13.5 /* points, of text of 10 points */
#define ROW_PADDING   3.0
#define DEFAULT_LINES 1
#define WIDTH_OF_TEXT                                                                                        \
    1.05 /* characters of prose in the room of one digit, less what wrapping leaves over                     \
          */

unsigned
listing_lines(const char *text, double width)
{
    size_t n = 0;
    for (const char *c = text; *c != '\0'; c++)
        n += ((unsigned char)*c & 0xC0) != 0x80; /* UTF-8: one for each character */
    return n == 0 ? 1 : (unsigned)ceil((double)n / (width * WIDTH_OF_TEXT));
}

void
listing_set_lines(struct sheet *sheet, unsigned row, unsigned lines)
{
    if (lines > DEFAULT_LINES)
        room_row(sheet, row, lines * LINE_HEIGHT + ROW_PADDING);
}

unsigned
listing_head(const struct listing *table, unsigned row)
{
    unsigned lines = 1;
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct listing_column *column = &table->columns[i];
        bool is_right = column->number || column->role == ROLE_COLUMN_UNIT;
        enum role role = is_right ? ROLE_COLUMN_UNIT : ROLE_UNIT;
        unsigned here = table->widths ? listing_lines(column->label, table->widths[column->col]) : 1;
        lines = here > lines ? here : lines;
        sheet_text(table->sheet, row, column->col, ROLE_HEADER, column->label);
        sheet_text(table->sheet, row + 1, column->col, role, form_unit(table->sheet->file, column->unit));
    }
    listing_set_lines(table->sheet, row, lines);
    return row + 2;
}

void
listing_row(const struct listing *table, unsigned row, size_t i)
{
    unsigned lines = 1;
    for (size_t k = 0; k < table->n_columns; k++) {
        const struct listing_column *column = &table->columns[k];
        if (column->number) {
            double value = column->number(table->source, i);
            if (column->formula)
                sheet_formula(table->sheet, row, column->col, ROLE_FORMULA, column->form, value,
                              column->formula(table->source, i));
            else if (isnan(value))
                sheet_text(table->sheet, row, column->col, ROLE_COLUMN_UNIT, "n/a");
            else
                sheet_number(table->sheet, row, column->col, ROLE_PLAIN, column->form,
                             form_quiet(table->sheet->file, column->form, value));
            continue;
        }
        const char *text = column->text ? column->text(table->source, i) : NULL;
        if (!text)
            continue;
        enum role role = column->role_of ? column->role_of(table->source, i) : column->role;
        sheet_text(table->sheet, row, column->col, role, text);
        if (column->role == ROLE_PROSE || column->role == ROLE_REMARK) {
            unsigned here = listing_lines(text, table->widths[column->col]);
            lines = here > lines ? here : lines;
        }
    }
    listing_set_lines(table->sheet, row, lines);
}

/* What no formula gives. */
static bool
is_static(const struct listing_column *column)
{
    return !column->formula && (column->number || column->text);
}

/* Columns side by side share a rule: programs open many small ones slowly. */
void
listing_mark(const struct listing *table, unsigned row, size_t n)
{
    const struct listing_column *columns = table->columns;
    for (size_t k = 0; k < table->n_columns && table->stale_name && n > 0; k++) {
        const unsigned first = columns[k].col;
        if (!is_static(&columns[k]))
            continue;
        while (k + 1 < table->n_columns && is_static(&columns[k + 1]) &&
               columns[k + 1].col == columns[k].col + 1)
            k++;
        static_mark(table->sheet, row, first, row + (unsigned)n - 1, columns[k].col, table->stale_name);
    }
}

unsigned
listing_write(const struct listing *table, unsigned row, size_t n)
{
    row = listing_head(table, row);
    for (size_t i = 0; i < n; i++)
        listing_row(table, row + (unsigned)i, i);
    listing_mark(table, row, n);
    return row + (unsigned)n;
}

void
listing_figure(const struct listing *table, unsigned row, unsigned col, const char *label, const char *unit,
               enum cell_form form, double value, const char *note)
{
    sheet_text(table->sheet, row, col, ROLE_LABEL, label);
    sheet_text(table->sheet, row, col + 1, ROLE_UNIT, form_unit(table->sheet->file, unit));
    static_number(table->sheet, row, col + 2, form, value, table->stale_name);
    static_text(table->sheet, row, col + 3, ROLE_UNIT, note, table->stale_name);
}
