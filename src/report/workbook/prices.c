#include "model.h"

#include <math.h>

/* Upper block: the book's prices as read, inputs. Lower block: prices of the lines used, with multipliers. */
#define FIRST_BOOK_ROW 6
enum {
    COL_MODEL,
    COL_KIND,
    COL_FROM,
    COL_BOOK,
    COL_MULTIPLIERS = COL_BOOK + N_METERS,
    COL_CHANGED = COL_MULTIPLIERS + 4,
    COL_REFUSED
};
enum { COL_TIER = 1, COL_CONTEXT, COL_GEO, COL_SPEED, COL_SINCE, COL_MULTIPLIER, COL_PRICE };
#define N_MULTIPLIERS 4
#define N_BOOK_CELLS  (N_METERS + N_MULTIPLIERS)

static const char *const meter_labels[N_METERS] = {"Input",      "Cache write 5m", "Cache write 1h",
                                                   "Cache read", "Output",         "Web search"};
static const char *const multiplier_labels[N_MULTIPLIERS] = {"Batch", "Priority", "Flex", "US"};

/* One row of the upper block. */
struct book_row {
    const struct price_section *section;
    const struct rate *base; /* the section's base, long or fast prices */
    uint32_t model;
};

struct book_rows {
    struct book_row *items;
    size_t n, capacity;
};

static size_t
find_row(const struct book_rows *rows, const struct rate *base)
{
    size_t i = 0;
    while (i < rows->n && rows->items[i].base != base)
        i++;
    return i;
}

static void
add_row(struct book_rows *rows, struct arena *arena, const struct price_row *price, const struct rate *base)
{
    if (find_row(rows, base) < rows->n)
        return;
    struct book_row *row = ARENA_PUSH(arena, &rows->items, &rows->n, &rows->capacity);
    *row = (struct book_row){price->section, base, price->line.model};
}

/* Web searches and multipliers come from the section's base row, so that one is always there. */
static struct book_rows
collect_rows(const struct model *model)
{
    struct book_rows rows = {0};
    for (size_t i = 0; i < model->results->n_prices; i++) {
        const struct price_row *price = &model->results->prices[i];
        add_row(&rows, model->arena, price, price->section->base);
        add_row(&rows, model->arena, price, price->base);
    }
    return rows;
}

void
prices_plan(struct model *model)
{
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
write_book_row(struct model *model, const struct book_row *book, unsigned row, unsigned as_run)
{
    struct sheet *sheet = model->prices;
    struct arena *arena = model->arena;
    bool is_base = book->base == book->section->base;
    size_t n = is_base ? N_BOOK_CELLS : N_TOKEN_METERS;
    const char *id = model->results->book->models[book->model].id;
    bool shows_values = sheet->file->shows_values;
    if (!shows_values)
        sheet_text(sheet, as_run, COL_MODEL, ROLE_UNIT, id);
    sheet_text(sheet, row, COL_MODEL, ROLE_LABEL, id);
    sheet_text(sheet, row, COL_KIND, ROLE_UNIT,
               is_base                             ? "base"
               : book->base == book->section->fast ? "fast"
                                                   : "long");
    sheet_day(sheet, row, COL_FROM, ROLE_PLAIN, CELL_DATE, book->section->from_day);
    for (size_t i = 0; i < n; i++) {
        unsigned col = COL_BOOK + (unsigned)i;
        double value = book_value(book, i);
        enum cell_form form = i < N_METERS ? CELL_RATE : CELL_RATE_2;
        sheet_number(sheet, row, col, ROLE_INPUT, form, value);
        if (shows_values)
            continue;
        sheet_number(sheet, as_run, col, ROLE_COLUMN_UNIT, form, value);
        validate_price(sheet, row, col);
    }
    if (shows_values)
        return;
    const char *now = ref_range(arena, sheet, sheet, row, COL_BOOK, row, COL_BOOK + (unsigned)n - 1);
    const char *then = ref_range(arena, sheet, sheet, as_run, COL_BOOK, as_run, COL_BOOK + (unsigned)n - 1);
    sheet_formula(sheet, row, COL_CHANGED, ROLE_FORMULA, CELL_WHOLE, 0,
                  arena_printf(arena, "IF(ISERROR(SUMPRODUCT(1*(%s<>%s))),1,SUMPRODUCT(1*(%s<>%s)))", now,
                               then, now, then));
    /* COUNTIF passes over words and errors */
    sheet_formula(sheet, row, COL_REFUSED, ROLE_FORMULA, CELL_WHOLE, 0,
                  arena_printf(arena, "COUNT(%s)-COUNTIF(%s,\">=0\")", then, now));
}

static void
write_book(struct model *model, const struct book_rows *rows)
{
    struct sheet *sheet = model->prices;
    struct arena *arena = model->arena;
    unsigned head = FIRST_BOOK_ROW - 2;
    unsigned as_run = model->price_first_row + (unsigned)model->results->n_prices + 3;
    bool shows_values = sheet->file->shows_values;
    if (!shows_values)
        sheet_text(sheet, as_run - 1, COL_MODEL, ROLE_SECTION,
                   "The book's prices as run, to see what was changed");
    sheet_text(sheet, ROW_HEADER + 1, COL_MODEL, ROLE_SECTION, "The price book's list prices in use");
    const char *const texts[] = {"Model", "Prices", "From"};
    for (unsigned i = 0; i < 3; i++)
        sheet_text(sheet, head, i, ROLE_HEADER, texts[i]);
    for (size_t i = 0; i < N_BOOK_CELLS; i++) {
        const char *label = i < N_METERS ? meter_labels[i] : multiplier_labels[i - N_METERS];
        const char *unit = i < N_TOKEN_METERS ? arena_printf(arena, "%s/M", model->results->currency)
                           : i < N_METERS     ? arena_printf(arena, "%s/1,000", model->results->currency)
                                              : "times";
        sheet_text(sheet, head, COL_BOOK + (unsigned)i, ROLE_HEADER, label);
        sheet_text(sheet, head + 1, COL_BOOK + (unsigned)i, ROLE_COLUMN_UNIT, unit);
    }
    static const char *const counts[] = {"Changed", "Not allowed"};
    static const char *const names[] = {"prices_changed", "prices_refused"};
    for (unsigned i = 0; i < 2 && !shows_values; i++) {
        sheet_text(sheet, head, COL_CHANGED + i, ROLE_HEADER, counts[i]);
        sheet_text(sheet, head + 1, COL_CHANGED + i, ROLE_COLUMN_UNIT, "cells");
    }
    for (size_t i = 0; i < rows->n; i++)
        write_book_row(model, &rows->items[i], FIRST_BOOK_ROW + (unsigned)i, as_run + (unsigned)i);
    unsigned last = FIRST_BOOK_ROW + (unsigned)rows->n;
    for (unsigned i = 0, col = COL_CHANGED; i < 2 && !shows_values; i++, col++) {
        const char *rows_of = ref_range(arena, sheet, sheet, FIRST_BOOK_ROW, col, last - 1, col);
        sheet_formula(sheet, last, col, ROLE_TOTAL, CELL_WHOLE, 0, arena_printf(arena, "SUM(%s)", rows_of));
        name_cell(model, names[i], sheet, last, col);
    }
}

static void
write_line(struct model *model, const struct book_rows *rows, const struct price_row *price, unsigned row)
{
    struct sheet *sheet = model->prices;
    struct arena *arena = model->arena;
    unsigned own = FIRST_BOOK_ROW + (unsigned)find_row(rows, price->base);
    unsigned base = FIRST_BOOK_ROW + (unsigned)find_row(rows, price->section->base);
    const char *const words[] = {model->results->book->models[price->line.model].id,
                                 tier_names[price->line.tier], context_names[price->line.context],
                                 geo_names[price->line.geo], speed_names[price->line.speed]};
    for (unsigned i = 0; i < sizeof words / sizeof words[0]; i++)
        sheet_text(sheet, row, i, i ? ROLE_UNIT : ROLE_LABEL, words[i]);
    sheet_day(sheet, row, COL_SINCE, ROLE_PLAIN, CELL_DATE, price->from_day);
    const char *tier = ref_cell(arena, row, COL_TIER), *geo = ref_cell(arena, row, COL_GEO);
    const char *times[N_MULTIPLIERS];
    for (unsigned i = 0; i < N_MULTIPLIERS; i++)
        times[i] = ref_cell(arena, base, COL_MULTIPLIERS + i);
    sheet_formula(
        sheet, row, COL_MULTIPLIER, ROLE_FORMULA, CELL_RATE_4, price->multiplier,
        arena_printf(arena,
                     "IF(%s=\"batch\",%s,IF(%s=\"priority\",%s,IF(%s=\"flex\",%s,1)))*IF(%s=\"us\",%s,1)",
                     tier, times[0], tier, times[1], tier, times[2], geo, times[3]));
    for (unsigned meter = 0; meter < N_METERS; meter++) {
        bool is_token = meter < N_TOKEN_METERS;
        const char *formula = is_token ? arena_printf(arena, "%s*$%s", ref_cell(arena, own, COL_BOOK + meter),
                                                      ref_cell(arena, row, COL_MULTIPLIER))
                                       : ref_cell(arena, base, COL_BOOK + meter);
        sheet_formula(sheet, row, COL_PRICE + meter, ROLE_FORMULA, CELL_RATE, price->price[meter], formula);
    }
}

static void
write_lines(struct model *model, const struct book_rows *rows)
{
    struct sheet *sheet = model->prices;
    struct arena *arena = model->arena;
    unsigned head = model->price_first_row - 2;
    const char *const texts[] = {"Model", "Tier", "Context", "Geo", "Speed", "From", "Multiplier"};
    sheet_text(sheet, head - 1, COL_MODEL, ROLE_SECTION,
               "List prices of the lines used, with their multipliers");
    for (unsigned i = 0; i < sizeof texts / sizeof texts[0]; i++)
        sheet_text(sheet, head, i, ROLE_HEADER, texts[i]);
    sheet_text(sheet, head + 1, COL_MODEL, ROLE_UNIT, "a price buys");
    for (unsigned meter = 0; meter < N_METERS; meter++) {
        sheet_text(sheet, head, COL_PRICE + meter, ROLE_HEADER, meter_labels[meter]);
        sheet_number(sheet, head + 1, COL_PRICE + meter, ROLE_COLUMN_UNIT, CELL_COUNT,
                     meter_price_units[meter]);
    }
    book_name(model->file, "price_units",
              ref_range(arena, NULL, sheet, head + 1, COL_PRICE, head + 1, COL_PRICE + N_METERS - 1));
    for (size_t i = 0; i < model->results->n_prices; i++)
        write_line(model, rows, &model->results->prices[i], model->price_first_row + (unsigned)i);
}

void
prices_write(struct model *model)
{
    struct book_rows rows = collect_rows(model);
    struct sheet *sheet = model->prices;
    sheet_head(
        sheet, "Prices: the list prices that value the usage", 3,
        sheet->file->shows_values
            ? "The book's own prices, and with their multipliers those of the lines used."
            : "Blue cells on yellow are the book's own prices; change them and everything recomputes.");
    worksheet_set_column(sheet->worksheet, 0, 0, 26, NULL);
    worksheet_set_column(sheet->worksheet, 1, COL_REFUSED, 15, NULL);
    worksheet_freeze_panes(sheet->worksheet, ROW_HEADER, 1);
    write_book(model, &rows);
    write_lines(model, &rows);
}

const char *
price_range(const struct model *model, size_t price)
{
    unsigned row = model->price_first_row + (unsigned)price;
    return ref_range(model->arena, NULL, model->prices, row, COL_PRICE, row, COL_PRICE + N_METERS - 1);
}

const char *
price_cell(const struct model *model, size_t price, enum meter meter)
{
    return ref_on(model->arena, NULL, model->prices, model->price_first_row + (unsigned)price,
                  COL_PRICE + (unsigned)meter);
}

const char *
price_unit_cell(const struct model *model, enum meter meter)
{
    return ref_on(model->arena, NULL, model->prices, model->price_first_row - 1, COL_PRICE + (unsigned)meter);
}
