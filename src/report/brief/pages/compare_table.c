#include "compare_table.h"

#include "report/brief/charts/chart.h"
#include "report/words.h"
#include "table.h"

#include <math.h>
#include <string.h>

enum {
    COLUMN_WAY, /* with room for the chart */
    COLUMN_LOW,
    COLUMN_BASE,
    COLUMN_HIGH,
    COLUMN_P90,
    COLUMN_REGRET,
    COLUMN_REALIZED,
    COLUMN_FORFEITED,
    N_COLUMNS
};

/* The widths add up to COMPARE_TABLE_WIDTH and a gap, without that of the first, which takes the rest. */
static const struct column columns[N_COLUMNS] = {
    [COLUMN_WAY] = {"Way to buy, expected cost", 0, ALIGN_LEFT, 1},
    [COLUMN_LOW] = {"Low", 50, ALIGN_RIGHT, 1},
    [COLUMN_BASE] = {"Base", 50, ALIGN_RIGHT, 1},
    [COLUMN_HIGH] = {"High", 50, ALIGN_RIGHT, 1},
    [COLUMN_P90] = {"P90", 50, ALIGN_RIGHT, 1},
    [COLUMN_REGRET] = {"Regret at worst", 54, ALIGN_RIGHT, 2},
    [COLUMN_REALIZED] = {"Realized, expected", 68, ALIGN_RIGHT, 2},
    [COLUMN_FORFEITED] = {"Forfeited, expected", 54, ALIGN_RIGHT, 2},
};

static const char *const fields[N_COLUMNS] = {
    [COLUMN_LOW] = "low",
    [COLUMN_BASE] = "base",
    [COLUMN_HIGH] = "high",
    [COLUMN_P90] = "p90",
    [COLUMN_REGRET] = "max_regret",
    [COLUMN_REALIZED] = "realized_discount",
    [COLUMN_FORFEITED] = "forfeited",
};

#define ROW_MAX 62.0

static const char *
cell_text(const struct brief *brief, size_t row, int column, bool is_short)
{
    const struct fact *fact = fact_find(brief->facts, "alternatives.%zu.%s", row + 1, fields[column]);
    return words_without_currency(brief->arena, brief->results->currency,
                                  is_short ? fact->short_text : fact->text);
}

/* Whether every amount is compact: where one of them must be. */
static bool
is_compact(const struct brief *brief)
{
    for (size_t row = 0; row < brief->results->n_alternatives; row++)
        for (int i = COLUMN_LOW; i < N_COLUMNS; i++) {
            const double width =
                canvas_text_width(brief->canvas, STYLE_STRONG, cell_text(brief, row, i, false));
            if (width + 3 > columns[i].width - TABLE_GAP)
                return true;
        }
    return false;
}

static struct style
cell_style(const struct brief *brief, size_t row, int column)
{
    const struct alternative_result *way = &brief->results->alternatives[row];
    const bool is_subject = row == results_offer_row(brief->results, brief->subject);
    if ((column == COLUMN_REALIZED && way->realized_discount < 0) ||
        (column == COLUMN_FORFEITED && way->forfeited >= HALF_CENT))
        return (struct style){SIZE_TEXT, is_subject, INK_BAD_TEXT};
    if (column == COLUMN_REGRET && way->max_regret < HALF_CENT)
        return (struct style){SIZE_TEXT, is_subject, INK_GOOD_TEXT};
    return (struct style){SIZE_TEXT, is_subject,
                          way->dominated_by != NO_ROW && !is_subject ? INK_QUIET : INK_TEXT};
}

static void
draw_head(void *context, size_t row, struct rect cell)
{
    compare_name(context, row, cell);
}

static void
draw_way(struct brief *brief, struct table *table, size_t row, bool compact, double height)
{
    const char *cells[N_COLUMNS] = {""};
    struct style styles[N_COLUMNS] = {STYLE_TEXT};
    for (int k = COLUMN_LOW; k < N_COLUMNS; k++) {
        cells[k] = cell_text(brief, row, k, compact);
        styles[k] = cell_style(brief, row, k);
    }
    table_row_of_height(table, cells, styles, height, &(struct row_head){draw_head, brief, row});
}

struct rect
compare_table_draw(struct brief *brief, struct rect rect)
{
    const size_t *order, n = compare_rows(brief, &order);
    const bool compact = is_compact(brief);
    struct column heads[N_COLUMNS];
    memcpy(heads, columns, sizeof heads);
    const struct fact *months = fact_find(brief->facts, "comparison.months");
    heads[COLUMN_WAY].width = rect.width - COMPARE_TABLE_WIDTH;
    heads[COLUMN_REALIZED].heading = arena_printf(brief->arena, "Realized, %s\u00A0%s", months->text,
                                                  words_plural(months->value, "month", "months"));
    struct table table = {
        .canvas = brief->canvas, .columns = heads, .n_columns = N_COLUMNS, .x = rect.x, .y = rect.y};
    canvas_panel(brief->canvas, "comparison", rect);
    table_begin(&table);
    const double top = table.y, height = fmin(ROW_MAX, (rect_bottom(rect) - top) / (double)n);
    for (size_t i = 0; i < n; i++)
        draw_way(brief, &table, order[i], compact, height);
    table_end(&table);
    return (struct rect){rect.x, top, heads[COLUMN_WAY].width - TABLE_GAP, table.y - top};
}
