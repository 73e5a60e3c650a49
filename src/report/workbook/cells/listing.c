#include "listing.h"

#include "stale.h"

#include <math.h>
#include <string.h>

#define LINE_HEIGHT   13.5 /* points, of text of 10 points */
#define ROW_PADDING   3.0
#define DEFAULT_LINES 1
#define WIDTH_OF_TEXT                                                                                        \
    1.05 /* characters of prose in the room of one digit, less what wrapping leaves over                     \
          */

static const char *
unit_text(const struct listing *table, const char *unit)
{
    return strncmp(unit, "money", 5) == 0
               ? arena_printf(table->model->arena, "%s%s", table->model->results->currency, unit + 5)
               : unit;
}

unsigned
listing_head(const struct listing *table, unsigned row)
{
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct listing_column *column = &table->columns[i];
        bool is_right = column->number || column->role == ROLE_COLUMN_UNIT;
        enum role role = is_right ? ROLE_COLUMN_UNIT : ROLE_UNIT;
        sheet_text(table->sheet, row, column->col, ROLE_HEADER, column->label);
        sheet_text(table->sheet, row + 1, column->col, role, unit_text(table, column->unit));
    }
    return row + 2;
}

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
        worksheet_set_row(sheet->worksheet, row, lines * LINE_HEIGHT + ROW_PADDING, NULL);
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
                sheet_number(table->sheet, row, column->col, ROLE_PLAIN, column->form, value);
            continue;
        }
        const char *text = column->text ? column->text(table->source, i) : NULL;
        if (!text)
            continue;
        sheet_text(table->sheet, row, column->col, column->role, text);
        if (column->role == ROLE_PROSE || column->role == ROLE_REMARK) {
            unsigned here = listing_lines(text, table->widths[column->col]);
            lines = here > lines ? here : lines;
        }
    }
    listing_set_lines(table->sheet, row, lines);
}

/* What is no formula is of the run: words that follow from its numbers too. */
static void
mark(const struct listing *table, unsigned row, size_t n)
{
    for (size_t k = 0; k < table->n_columns && table->stale_name && n > 0; k++)
        if (!table->columns[k].formula && (table->columns[k].number || table->columns[k].text))
            static_mark(table->sheet, row, table->columns[k].col, row + (unsigned)n - 1,
                        table->columns[k].col, table->stale_name);
}

unsigned
listing_write(const struct listing *table, unsigned row, size_t n)
{
    row = listing_head(table, row);
    for (size_t i = 0; i < n; i++)
        listing_row(table, row + (unsigned)i, i);
    mark(table, row, n);
    return row + (unsigned)n;
}

void
listing_break_pages(struct sheet *sheet, const unsigned *rows, size_t n)
{
    if (n < 2)
        return;
    lxw_row_t *breaks = ARENA_NEW(sheet->file->arena, lxw_row_t, n); /* ends with a 0 */
    for (size_t i = 1; i < n; i++)
        breaks[i - 1] = rows[i];
    worksheet_set_h_pagebreaks(sheet->worksheet, breaks);
}

void
listing_figure(const struct listing *table, unsigned row, unsigned col, const char *label, const char *unit,
               enum cell_form form, double value, const char *note)
{
    sheet_text(table->sheet, row, col, ROLE_LABEL, label);
    sheet_text(table->sheet, row, col + 1, ROLE_UNIT, unit_text(table, unit));
    static_number(table->sheet, row, col + 2, form, value, table->stale_name);
    if (note)
        sheet_text(table->sheet, row, col + 3, ROLE_UNIT, note);
}
