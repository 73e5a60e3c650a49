#include "offers_table.h"

#include "figure.h"
#include "report/words.h"
#include "table.h"

#include <string.h>

enum {
    COLUMN_OFFER,
    COLUMN_TERM,
    COLUMN_FORFEITED,
    COLUMN_OVERAGE,
    COLUMN_FEES,
    COLUMN_TOTAL,
    COLUMN_ALL_IN,
    N_COLUMNS
};

static const struct column columns[N_COLUMNS] = {
    [COLUMN_OFFER] = {"Offer", 84, ALIGN_LEFT, 3},
    [COLUMN_TERM] = {"Term", 132, ALIGN_LEFT, 1},
    [COLUMN_FORFEITED] = {"Forfeited", 60, ALIGN_RIGHT, 1},
    [COLUMN_OVERAGE] = {"Overage", 60, ALIGN_RIGHT, 1},
    [COLUMN_FEES] = {"Fees", 54, ALIGN_RIGHT, 1},
    [COLUMN_TOTAL] = {"Paid in all", 60, ALIGN_RIGHT, 1},
    [COLUMN_ALL_IN] = {"Kept in all", 60, ALIGN_RIGHT, 1},
};

static const char *const fields[N_COLUMNS] = {
    [COLUMN_FORFEITED] = "forfeited", [COLUMN_OVERAGE] = "overage_charge", [COLUMN_FEES] = "fees",
    [COLUMN_TOTAL] = "total",         [COLUMN_ALL_IN] = "all_in_discount",
};

#define HEADINGS_HEIGHT 20.0

static struct style
cell_style(const struct settlement *base, int column)
{
    if (column == COLUMN_FORFEITED && base->forfeited >= HALF_CENT)
        return (struct style){SIZE_TEXT, true, INK_BAD_TEXT};
    if (column == COLUMN_ALL_IN)
        return (struct style){SIZE_TEXT, true, base->all_in_discount <= 0 ? INK_BAD_TEXT : INK_TEXT};
    return column == COLUMN_OFFER ? STYLE_STRONG : STYLE_TEXT;
}

static bool
starts_differ(const struct results *results)
{
    for (size_t i = 1; i < results->n_offers; i++)
        if (results->offers[i].offer->start != results->offers[0].offer->start)
            return true;
    return false;
}

/* "12 months", and from when where the offers do not start together. */
static const char *
term_text(const struct brief *brief, size_t offer)
{
    const char *months = FACT_TEXT(brief->facts, "offers.%zu.term_months", offer + 1);
    const char *word = words_plural(brief->results->offers[offer].offer->term_months, "month", "months");
    if (!starts_differ(brief->results))
        return arena_printf(brief->arena, "%s %s", months, word);
    return arena_printf(brief->arena, "%s %s from %s", months, word,
                        FACT_TEXT(brief->facts, "offers.%zu.base.months.1.from", offer + 1));
}

/* An amount without its currency, which the page names once. */
static const char *
cell_text(const struct brief *brief, size_t offer, int column, bool is_short)
{
    const struct fact *fact = fact_find(brief->facts, "offers.%zu.base.%s", offer + 1, fields[column]);
    return words_without_currency(brief->arena, brief->results->currency,
                                  is_short ? fact->short_text : fact->text);
}

/* Whether every amount is compact: where one of them must be. */
static bool
is_compact(const struct brief *brief)
{
    for (size_t offer = 0; offer < brief->results->n_offers; offer++)
        for (int i = COLUMN_FORFEITED; i < N_COLUMNS; i++) {
            const struct style style = cell_style(&brief->results->offers[offer].scenarios[SCENARIO_BASE], i);
            const char *text = cell_text(brief, offer, i, false);
            if (canvas_text_width(brief->canvas, style, text) + 3 > columns[i].width - TABLE_GAP)
                return true;
        }
    return false;
}

static void
fill_row(struct brief *brief, size_t offer, const char *cells[N_COLUMNS], struct style styles[N_COLUMNS])
{
    const struct offer_result *result = &brief->results->offers[offer];
    const bool compact = is_compact(brief);
    for (int i = 0; i < N_COLUMNS; i++) {
        styles[i] = cell_style(&result->scenarios[SCENARIO_BASE], i);
        if (i == COLUMN_OFFER)
            cells[i] = words_offer_name(brief->results, offer, brief->arena);
        else if (i == COLUMN_TERM)
            cells[i] = term_text(brief, offer);
        else
            cells[i] = cell_text(brief, offer, i, compact);
    }
}

double
offers_table_height(struct brief *brief)
{
    const struct table table = {brief->canvas, columns, N_COLUMNS, 0, 0};
    double height = HEADINGS_HEIGHT;
    for (size_t i = 0; i < brief->results->n_offers; i++) {
        const char *cells[N_COLUMNS];
        struct style styles[N_COLUMNS];
        fill_row(brief, i, cells, styles);
        height += table_row_height(&table, cells, styles);
    }
    return height;
}

void
offers_table_draw(struct brief *brief, struct rect rect)
{
    const size_t *order = figure_discounts_order(brief);
    struct table table = {brief->canvas, columns, N_COLUMNS, rect.x, rect.y};
    canvas_panel(brief->canvas, "offers", rect);
    table_begin(&table);
    for (size_t i = 0; i < brief->results->n_offers; i++) {
        const char *cells[N_COLUMNS];
        struct style styles[N_COLUMNS];
        fill_row(brief, order[i], cells, styles);
        table_row(&table, cells, styles);
    }
    table_end(&table);
}
