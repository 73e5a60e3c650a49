/* The upper block of Prices: the book's prices as read, which may be changed; and below all, as they were. */
#include "prices.h"

#include <stdlib.h>

#define HEADER_HEIGHT 27 /* two lines: only Excel would grow the row by itself */

static const char *const meter_labels[N_METERS] = {"Input",      "Cache write 5m", "Cache write 1h",
                                                   "Cache read", "Output",         "Web search"};
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

static double
book_value(const struct book_row *row, size_t cell)
{
    const struct multiplier multipliers[N_MULTIPLIERS] = {row->section->batch, row->section->priority,
                                                          row->section->flex, row->section->us};
    return cell < N_METERS ? rate_value(row->base[cell]) : multipliers[cell - N_METERS].per_10k / 1e4;
}

static void
validate_price(struct sheet *sheet, unsigned row, unsigned col)
{
    lxw_data_validation rule = {.validate = LXW_VALIDATION_TYPE_DECIMAL,
                                .criteria = LXW_VALIDATION_CRITERIA_BETWEEN,
                                .maximum_number = 1e9};
    char message[] = "A price or multiplier of 0 or more";
    rule.error_message = message;
    sheet_check(sheet, row, col,
                worksheet_data_validation_cell(sheet->worksheet, row, (lxw_col_t)col, &rule));
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
write_book_row(struct model *model, const struct book_row *book, unsigned row, unsigned as_run)
{
    struct sheet *sheet = model->tabs[TAB_PRICES][0];
    struct arena *arena = model->arena;
    bool is_base = book->base == book->section->base;
    size_t n = is_base ? N_BOOK_CELLS : N_TOKEN_METERS;
    write_words(model, book, row, ROLE_LABEL);
    write_words(model, book, as_run, ROLE_UNIT);
    for (size_t i = 0; i < n; i++) {
        unsigned col = COL_BOOK + (unsigned)i;
        double value = book_value(book, i);
        enum cell_form form = i < N_METERS ? CELL_RATE : CELL_RATE_2;
        sheet_number(sheet, row, col, ROLE_INPUT, form, value);
        sheet_number(sheet, as_run, col, ROLE_COLUMN_UNIT, form, value);
        validate_price(sheet, row, col);
    }
    const char *now = ref_range(arena, sheet, sheet, row, COL_BOOK, row, COL_BOOK + (unsigned)n - 1);
    const char *then = ref_range(arena, sheet, sheet, as_run, COL_BOOK, as_run, COL_BOOK + (unsigned)n - 1);
    sheet_formula(sheet, row, COL_CHANGED, ROLE_FORMULA, CELL_WHOLE, 0,
                  arena_printf(arena, "IF(ISERROR(SUMPRODUCT(1*(%s<>%s))),1,SUMPRODUCT(1*(%s<>%s)))", now,
                               then, now, then));
    /* COUNTIF passes over words and errors */
    sheet_formula(sheet, row, COL_REFUSED, ROLE_FORMULA, CELL_WHOLE, 0,
                  arena_printf(arena, "COUNT(%s)-COUNTIF(%s,\">=0\")", then, now));
}

void
prices_write_header(struct sheet *sheet, unsigned row, const char *kind)
{
    const char *const texts[] = {"Model", kind, "From"};
    for (unsigned i = 0; i < sizeof texts / sizeof texts[0]; i++)
        sheet_text(sheet, row, COL_MODEL + i, ROLE_HEADER, texts[i]);
    for (unsigned meter = 0; meter < N_METERS; meter++)
        sheet_text(sheet, row, COL_BOOK + meter, ROLE_HEADER, meter_labels[meter]);
    worksheet_set_row(sheet->worksheet, row, HEADER_HEIGHT, NULL);
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
    prices_write_header(sheet, head, "Prices");
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
    unsigned as_run = model->price_first_row + (unsigned)model->results->n_prices + 3;
    sheet_text(sheet, as_run - 1, COL_MODEL, ROLE_SECTION,
               "The book's prices as run, to see what was changed");
    sheet_text(sheet, ROW_HEADER + 1, COL_MODEL, ROLE_SECTION, "The price book's list prices in use");
    write_book_header(model);
    for (size_t i = 0; i < rows->n; i++)
        write_book_row(model, &rows->items[i], FIRST_BOOK_ROW + (unsigned)i, as_run + (unsigned)i);
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
    sheet_head(
        sheet, "Prices: the list prices that value the usage", 3,
        "Blue cells on yellow are the book's own prices; change them and everything recomputes. The copy "
        "at the end, which tells what was changed, is not printed.");
    sheet->rule_to = COL_REFUSED;
    worksheet_set_column(sheet->worksheet, COL_MODEL, COL_MODEL, 25, NULL);
    worksheet_set_column(sheet->worksheet, COL_KIND, COL_REFUSED, 10, NULL);
    write_common_header(sheet);
    worksheet_freeze_panes(sheet->worksheet, ROW_HEADER + 1, 1);
    write_book(model, &rows);
    worksheet_print_area(sheet->worksheet, 0, 0, model->price_first_row + (unsigned)model->results->n_prices,
                         COL_REFUSED);
    prices_write_lines(model, &rows);
}
