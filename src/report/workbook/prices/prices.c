/* The upper block of Prices: the book's prices as read, which may be changed; and below all, as they were. */
#include "prices.h"

#include "report/workbook/cells/room.h"
#include "report/workbook/meters.h"

#include <stdlib.h>

#define HEADER_HEIGHT 27 /* two lines: only Excel would grow the row by itself */

#define LABEL(meter) METER_LABEL_##meter
static const char *const meter_labels[N_METERS] = {EACH_METER(LABEL)};
static const char *const multiplier_labels[N_MULTIPLIERS] = {"Batch", "Priority", "Flex", "US"};

size_t
prices_find(const struct book_rows *rows, const struct rate *base)
{
    size_t i = 0;
    while (i < rows->n && rows->items[i].base != base)
        i++;
    return i;
}

static void
add_row(struct book_rows *rows, struct arena *arena, const struct price_row *price, const struct rate *base)
{
    if (prices_find(rows, base) < rows->n)
        return;
    struct book_row *row = ARENA_PUSH(arena, &rows->items, &rows->n, &rows->capacity);
    *row = (struct book_row){price->section, base, price->line.model};
}

static const char *const kinds[] = {"base", "long", "fast"};

static int
kind_rank(const struct book_row *row)
{
    if (row->base == row->section->base)
        return 0;
    return row->base == row->section->fast ? 2 : 1;
}

static int
compare_rows(const void *a, const void *b)
{
    const struct book_row *x = a, *y = b;
    int kind_x = kind_rank(x), kind_y = kind_rank(y);
    if (x->model != y->model)
        return x->model < y->model ? -1 : 1;
    if (kind_x != kind_y)
        return kind_x - kind_y;
    return (x->section->from_day > y->section->from_day) - (x->section->from_day < y->section->from_day);
}

/* By model, kind and day. Web searches and multipliers come from the section's base row, so that one is
 * always there. */
static struct book_rows
collect_rows(const struct model *model)
{
    struct book_rows rows = {0};
    for (size_t i = 0; i < model->results->n_prices; i++) {
        const struct price_row *price = &model->results->prices[i];
        add_row(&rows, model->arena, price, price->section->base);
        add_row(&rows, model->arena, price, price->base);
    }
    if (rows.n)
        qsort(rows.items, rows.n, sizeof *rows.items, compare_rows);
    return rows;
}

void
prices_plan(struct model *model, size_t tab)
{
    (void)tab;
    struct book_rows rows = collect_rows(model);
    model->price_first_row = FIRST_BOOK_ROW + (unsigned)rows.n + 5;
}

#define ROWS_TO_COPY 3 /* from the last line to a copy, and from copy to copy */

static unsigned
as_run_row(const struct model *model)
{
    return model->price_first_row + (unsigned)model->results->n_prices + ROWS_TO_COPY;
}

unsigned
prices_used_row(const struct model *model, const struct book_rows *rows)
{
    return as_run_row(model) + (unsigned)rows->n + ROWS_TO_COPY - 1;
}

static double
book_value(const struct book_row *row, size_t cell)
{
    const struct multiplier multipliers[N_MULTIPLIERS] = {row->section->batch, row->section->priority,
                                                          row->section->flex, row->section->us};
    return cell < N_METERS ? rate_value(row->base[cell]) : multipliers[cell - N_METERS].per_10k / 1e4;
}

/* The largest value that the price book's INI allows, a constant of Inputs. */
static const char *
most_name(size_t cell)
{
    return cell < N_METERS ? "most_price" : "most_multiplier";
}

static void
validate_price(struct sheet *sheet, unsigned row, unsigned col)
{
    char title[] = "Outside the allowed range",
         message[] = "A number from 0 to the largest list price or price multiplier of the inputs";
    struct arena *arena = sheet->file->arena;
    char least_formula[] = "=0", *most_formula = arena_printf(arena, "=%s", most_name(col - COL_BOOK));
    lxw_data_validation rule = {.validate = LXW_VALIDATION_TYPE_DECIMAL_FORMULA,
                                .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
                                .ignore_blank = LXW_VALIDATION_OFF,
                                .minimum_formula = least_formula,
                                .maximum_formula = most_formula,
                                .error_title = title,
                                .error_message = message};
    sheet_validate(sheet, row, col, &rule);
}

/* How many cells are not allowed: COUNTIF passes over words and errors. */
static const char *
refused_formula(struct sheet *sheet, const char *now, const char *then, unsigned row, bool has_multipliers)
{
    struct arena *arena = sheet->file->arena;
    const unsigned last = has_multipliers ? COL_MULTIPLIERS - 1 : COL_BOOK + N_TOKEN_METERS - 1;
    const char *over = arena_printf(arena, "COUNTIF(%s,\">\"&%s)",
                                    ref_range(arena, sheet, sheet, row, COL_BOOK, row, last), most_name(0));
    if (has_multipliers)
        over = arena_printf(arena, "%s+COUNTIF(%s,\">\"&%s)", over,
                            ref_range(arena, sheet, sheet, row, COL_MULTIPLIERS, row, COL_CHANGED - 1),
                            most_name(N_METERS));
    return arena_printf(arena, "COUNT(%s)-COUNTIF(%s,\">=0\")+%s", then, now, over);
}

/* A price that is not allowed gives way to that of the run, and no cell becomes an error. */
static void
write_used(struct sheet *sheet, unsigned row, unsigned as_run, unsigned used, unsigned col,
           enum cell_form form, double value)
{
    struct arena *arena = sheet->file->arena;
    const char *now = ref_cell(arena, row, col), *then = ref_cell(arena, as_run, col);
    sheet_formula(sheet, used, col, ROLE_FORMULA, form, value,
                  arena_printf(arena, "IF(ISNUMBER(%s),IF((%s>=0)*(%s<=%s)=1,%s,%s),%s)", now, now, now,
                               most_name(col - COL_BOOK), now, then, then));
}

static void
write_words(struct model *model, const struct book_row *book, unsigned row, enum role role)
{
    struct sheet *sheet = model->tabs[TAB_PRICES][0];
    sheet_text(sheet, row, COL_MODEL, role, model->results->book->models[book->model].id);
    sheet_text(sheet, row, COL_KIND, ROLE_UNIT, kinds[kind_rank(book)]);
    sheet_day(sheet, row, COL_FROM, role == ROLE_UNIT ? ROLE_COLUMN_UNIT : ROLE_PLAIN, CELL_DATE,
              book->section->from_day);
}

static void
write_book_row(struct model *model, const struct book_row *book, unsigned row, unsigned as_run, unsigned used)
{
    struct sheet *sheet = model->tabs[TAB_PRICES][0];
    struct arena *arena = model->arena;
    bool is_base = book->base == book->section->base;
    size_t n = is_base ? N_BOOK_CELLS : N_TOKEN_METERS;
    write_words(model, book, row, ROLE_LABEL);
    write_words(model, book, as_run, ROLE_UNIT);
    write_words(model, book, used, ROLE_UNIT);
    for (size_t i = 0; i < n; i++) {
        unsigned col = COL_BOOK + (unsigned)i;
        double value = book_value(book, i);
        enum cell_form form = i < N_METERS ? CELL_RATE : CELL_RATE_2;
        sheet_number(sheet, row, col, ROLE_INPUT, form, value);
        sheet_number(sheet, as_run, col, ROLE_COLUMN_UNIT, form, value);
        write_used(sheet, row, as_run, used, col, form, value);
        validate_price(sheet, row, col);
    }
    const char *now = ref_range(arena, sheet, sheet, row, COL_BOOK, row, COL_BOOK + (unsigned)n - 1);
    const char *then = ref_range(arena, sheet, sheet, as_run, COL_BOOK, as_run, COL_BOOK + (unsigned)n - 1);
    sheet_formula(sheet, row, COL_CHANGED, ROLE_FORMULA, CELL_WHOLE, 0,
                  arena_printf(arena, "IF(ISERROR(SUMPRODUCT(1*(%s<>%s))),1,SUMPRODUCT(1*(%s<>%s)))", now,
                               then, now, then));
    sheet_formula(sheet, row, COL_REFUSED, ROLE_FORMULA, CELL_WHOLE, 0,
                  refused_formula(sheet, now, then, row, is_base));
}

void
prices_write_header(struct sheet *sheet, unsigned row, const char *kind)
{
    const char *const texts[] = {"Model", kind, "From"};
    for (unsigned i = 0; i < sizeof texts / sizeof texts[0]; i++)
        sheet_text(sheet, row, COL_MODEL + i, ROLE_HEADER, texts[i]);
    for (unsigned meter = 0; meter < N_METERS; meter++)
        sheet_text(sheet, row, COL_BOOK + meter, ROLE_HEADER, meter_labels[meter]);
    room_row(sheet, row, HEADER_HEIGHT);
}

/* Stays in sight over both blocks, whose own headers are exact. */
static void
write_common_header(struct sheet *sheet)
{
    static const char *const texts[N_MULTIPLIERS] = {"Batch, or multiplier", "Priority, or context",
                                                     "Flex, or geo", "US, or speed"};
    prices_write_header(sheet, ROW_HEADER, "Prices, or tier");
    for (unsigned i = 0; i < N_MULTIPLIERS; i++)
        sheet_text(sheet, ROW_HEADER, COL_MULTIPLIERS + i, ROLE_HEADER, texts[i]);
}

static void
write_book_header(struct model *model)
{
    struct sheet *sheet = model->tabs[TAB_PRICES][0];
    const char *currency = model->results->currency;
    const unsigned head = FIRST_BOOK_ROW - 2, units = FIRST_BOOK_ROW - 1;
    prices_write_header(sheet, head, "Kind of price");
    for (unsigned i = 0; i < N_MULTIPLIERS; i++)
        sheet_text(sheet, head, COL_MULTIPLIERS + i, ROLE_HEADER, multiplier_labels[i]);
    for (unsigned i = 0; i < N_BOOK_CELLS; i++) {
        const char *unit = i < N_TOKEN_METERS ? arena_printf(model->arena, "%s/M", currency)
                           : i < N_METERS     ? arena_printf(model->arena, "%s/1,000", currency)
                                              : "times";
        sheet_text(sheet, units, COL_BOOK + i, ROLE_COLUMN_UNIT, unit);
    }
    static const char *const counts[] = {"Changed", "Not allowed"};
    for (unsigned i = 0; i < 2; i++) {
        sheet_text(sheet, head, COL_CHANGED + i, ROLE_HEADER, counts[i]);
        sheet_text(sheet, units, COL_CHANGED + i, ROLE_COLUMN_UNIT, "cells");
    }
}

static void
write_book(struct model *model, const struct book_rows *rows)
{
    static const char *const names[] = {"prices_changed", "prices_refused"};
    struct sheet *sheet = model->tabs[TAB_PRICES][0];
    struct arena *arena = model->arena;
    const unsigned as_run = as_run_row(model), used = prices_used_row(model, rows);
    sheet_text(sheet, as_run - 1, COL_MODEL, ROLE_SECTION,
               "The book's prices as run, to see what was changed");
    sheet_text(sheet, used - 1, COL_MODEL, ROLE_SECTION,
               "The book's prices as formulas use them: as run where one is not allowed");
    sheet_text(sheet, ROW_HEADER + 1, COL_MODEL, ROLE_SECTION, "The price book's list prices in use");
    write_book_header(model);
    for (size_t i = 0; i < rows->n; i++)
        write_book_row(model, &rows->items[i], FIRST_BOOK_ROW + (unsigned)i, as_run + (unsigned)i,
                       used + (unsigned)i);
    unsigned last = FIRST_BOOK_ROW + (unsigned)rows->n;
    for (unsigned i = 0, col = COL_CHANGED; i < 2; i++, col++) {
        const char *rows_of = ref_range(arena, sheet, sheet, FIRST_BOOK_ROW, col, last - 1, col);
        sheet_formula(sheet, last, col, ROLE_TOTAL, CELL_WHOLE, 0, arena_printf(arena, "SUM(%s)", rows_of));
        name_cell(model, names[i], sheet, last, col);
    }
}

void
prices_write(struct model *model, size_t tab)
{
    (void)tab;
    struct book_rows rows = collect_rows(model);
    struct sheet *sheet = model->tabs[TAB_PRICES][0];
    frame_head(sheet, "the list prices that value the usage", 3,
               "Blue cells on yellow are the book's own prices; change them and everything recomputes. The "
               "copies at the end, which tell what was changed and what is used, are not printed.");
    sheet->rule_to = COL_REFUSED;
    room_columns(sheet, COL_MODEL, COL_MODEL, 25);
    room_columns(sheet, COL_KIND, COL_REFUSED, 10);
    write_common_header(sheet);
    frame_freeze(sheet, ROW_HEADER + 1, 1);
    write_book(model, &rows);
    frame_area(sheet, model->price_first_row + (unsigned)model->results->n_prices, COL_REFUSED);
    prices_write_lines(model, &rows);
}
