/* The lower block of Prices: the list prices of the lines used, with their multipliers. */
#include "prices.h"

static const char *
multiplier_formula(struct arena *arena, unsigned base, unsigned row)
{
    const char *tier = ref_cell(arena, row, COL_TIER), *geo = ref_cell(arena, row, COL_GEO);
    const char *times[N_MULTIPLIERS];
    for (unsigned i = 0; i < N_MULTIPLIERS; i++)
        times[i] = ref_cell(arena, base, COL_MULTIPLIERS + i);
    return arena_printf(arena,
                        "IF(%s=\"batch\",%s,IF(%s=\"priority\",%s,IF(%s=\"flex\",%s,1)))*IF(%s=\"us\",%s,1)",
                        tier, times[0], tier, times[1], tier, times[2], geo, times[3]);
}

static void
write_line(struct model *model, const struct book_rows *rows, const struct price_row *price, unsigned row)
{
    struct sheet *sheet = model->tabs[TAB_PRICES][0];
    struct arena *arena = model->arena;
    const unsigned used = prices_used_row(model, rows);
    unsigned own = used + (unsigned)prices_find(rows, price->base);
    unsigned base = used + (unsigned)prices_find(rows, price->section->base);
    sheet_text(sheet, row, COL_MODEL, ROLE_LABEL, model->results->book->models[price->line.model].id);
    sheet_text(sheet, row, COL_TIER, ROLE_UNIT, tier_names[price->line.tier]);
    sheet_day(sheet, row, COL_FROM, ROLE_PLAIN, CELL_DATE, price->from_day);
    sheet_text(sheet, row, COL_CONTEXT, ROLE_UNIT, context_names[price->line.context]);
    sheet_text(sheet, row, COL_GEO, ROLE_UNIT, geo_names[price->line.geo]);
    sheet_text(sheet, row, COL_SPEED, ROLE_UNIT, speed_names[price->line.speed]);
    sheet_formula(sheet, row, COL_MULTIPLIER, ROLE_FORMULA, CELL_RATE_4, price->multiplier,
                  multiplier_formula(arena, base, row));
    for (unsigned meter = 0; meter < N_METERS; meter++) {
        unsigned col = COL_BOOK + meter;
        bool is_token = meter < N_TOKEN_METERS;
        const char *formula = is_token ? arena_printf(arena, "%s*$%s", ref_cell(arena, own, col),
                                                      ref_cell(arena, row, COL_MULTIPLIER))
                                       : ref_cell(arena, base, col);
        sheet_formula(sheet, row, col, ROLE_FORMULA, CELL_RATE, price->price[meter], formula);
    }
}

void
prices_write_lines(struct model *model, const struct book_rows *rows)
{
    static const char *const texts[] = {"Multiplier", "Context", "Geo", "Speed"};
    struct sheet *sheet = model->tabs[TAB_PRICES][0];
    unsigned first = model->price_first_row, units = first - 1;
    sheet_text(sheet, first - 3, COL_MODEL, ROLE_SECTION,
               "List prices of the lines used, with their multipliers");
    prices_write_header(sheet, first - 2, "Tier");
    for (unsigned i = 0; i < sizeof texts / sizeof texts[0]; i++)
        sheet_text(sheet, first - 2, COL_MULTIPLIER + i, ROLE_HEADER, texts[i]);
    sheet_text(sheet, units, COL_MODEL, ROLE_UNIT, "a price buys");
    for (unsigned meter = 0; meter < N_METERS; meter++)
        sheet_number(sheet, units, COL_BOOK + meter, ROLE_COLUMN_UNIT, CELL_COUNT, meter_price_units[meter]);
    sheet_text(sheet, units, COL_MULTIPLIER, ROLE_COLUMN_UNIT, "times");
    book_name(sheet, "price_units",
              ref_range(model->arena, NULL, sheet, units, COL_BOOK, units, COL_BOOK + N_METERS - 1));
    for (size_t i = 0; i < model->results->n_prices; i++)
        write_line(model, rows, &model->results->prices[i], first + (unsigned)i);
}
