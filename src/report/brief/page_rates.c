/* What each model and meter really costs: the effective rates of the first offer, largest cost first. */
#include "figure.h"

#include "plot.h"
#include "report/words.h"
#include "table.h"

#include <math.h>
#include <stdlib.h>

#define MAX_ROWS    16
#define ROW_HEIGHT  21.0
#define CHART_WIDTH 236.0

enum {
    COLUMN_MODEL,
    COLUMN_METER,
    COLUMN_SHARE,
    COLUMN_LIST,
    COLUMN_QUOTED,
    COLUMN_CONTRACTED,
    COLUMN_EFFECTIVE,
    N_COLUMNS
};

static const struct {
    const char *heading;
    double x; /* from the left of the content; the right edge of a number */
    enum align align;
} columns[N_COLUMNS] = {
    [COLUMN_MODEL] = {"Model", 0, ALIGN_LEFT},
    [COLUMN_METER] = {"Meter", 128, ALIGN_LEFT},
    [COLUMN_SHARE] = {"Cost", 288, ALIGN_RIGHT},
    [COLUMN_LIST] = {"List", 338, ALIGN_RIGHT},
    [COLUMN_QUOTED] = {"Quoted", 390, ALIGN_RIGHT},
    [COLUMN_CONTRACTED] = {"Contracted", 452, ALIGN_RIGHT},
    [COLUMN_EFFECTIVE] = {"Effective", 506, ALIGN_RIGHT},
};

size_t
page_rates_count(const struct brief *brief)
{
    return brief->results->offers[0].n_rates > 0 ? 1 : 0;
}

/* Rows with consumption; all where there is none. What is routed away or planned for after the term has none.
 */
static const struct rate_row **
list_rows(const struct brief *brief, size_t *ret_n)
{
    const struct offer_result *offer = &brief->results->offers[0];
    const struct rate_row **rows = ARENA_NEW(brief->arena, const struct rate_row *, offer->n_rates);
    size_t n = 0;
    for (size_t i = 0; i < offer->n_rates; i++)
        if (offer->rates[i].count > 0)
            rows[n++] = &offer->rates[i];
    if (n == 0)
        for (; n < offer->n_rates; n++)
            rows[n] = &offer->rates[n];
    *ret_n = n;
    return rows;
}

static int
compare_cost(const void *a, const void *b)
{
    const struct rate_row *x = *(const struct rate_row *const *)a, *y = *(const struct rate_row *const *)b;
    if (x->cost != y->cost)
        return x->cost < y->cost ? 1 : -1;
    return (x > y) - (x < y);
}

static const struct line *
line_of(const struct brief *brief, const struct rate_row *row)
{
    return &brief->results->histories[brief->results->offers[0].history].lines[row->line];
}

const struct fact *
page_rates_fact(const struct brief *brief, const struct rate_row *row, const char *field)
{
    const struct line *line = line_of(brief, row);
    return fact_find(brief->facts, "offers.1.rates.%s.%s.%s.%s.%s.%s.%s",
                     brief->results->book->models[line->model].id, meter_names[row->meter],
                     tier_names[line->tier], context_names[line->context], geo_names[line->geo],
                     speed_names[line->speed], field);
}

/* The meter and whatever sets the line apart: "output, batch, long". */
static const char *
meter_text(const struct brief *brief, const struct rate_row *row)
{
    const struct line *line = line_of(brief, row);
    return arena_printf(brief->arena, "%s%s%s%s%s%s%s", words_meters[row->meter],
                        line->tier != TIER_STANDARD ? ", " : "",
                        line->tier != TIER_STANDARD ? words_tiers[line->tier] : "",
                        line->context == CONTEXT_LONG ? ", long" : "", line->geo == GEO_US ? ", US" : "",
                        line->speed == SPEED_FAST ? ", fast" : "", row->is_eligible ? "" : ", ineligible");
}

static const char *
cell_text(const struct brief *brief, const struct rate_row *row, int column)
{
    static const char *const fields[N_COLUMNS] = {[COLUMN_SHARE] = "share",
                                                  [COLUMN_LIST] = "list_rate",
                                                  [COLUMN_QUOTED] = "quoted_rate",
                                                  [COLUMN_CONTRACTED] = "contracted_rate",
                                                  [COLUMN_EFFECTIVE] = "effective_rate"};
    if (column == COLUMN_MODEL)
        return brief->results->book->models[line_of(brief, row)->model].name;
    if (column == COLUMN_METER)
        return meter_text(brief, row);
    return page_rates_fact(brief, row, fields[column])->text;
}

static void
draw_cells(struct brief *brief, const struct rate_row *row, double y)
{
    struct canvas *canvas = brief->canvas;
    canvas_tag_begin(canvas, "TR");
    for (int i = 0; i < N_COLUMNS; i++) {
        const char *text = row != NULL ? cell_text(brief, row, i) : columns[i].heading;
        const bool is_above_list =
            row != NULL && i == COLUMN_EFFECTIVE && row->effective_rate > row->list_rate;
        struct text_box box = {
            .x = MARGIN + columns[i].x, .y = y, .align = columns[i].align, .anchor = ANCHOR_MIDDLE};
        if (i <= COLUMN_METER) {
            /* A name has its column and one line. */
            box.width = columns[i].align == ALIGN_LEFT ? columns[i + 1].x - columns[i].x - 34 : 0;
            box.width += i == COLUMN_MODEL ? 28 : -4;
            box.max_lines = 1;
        }
        canvas_tag_begin(canvas, row != NULL ? "TD" : "TH");
        canvas_text(canvas,
                    row == NULL             ? STYLE_QUIET
                    : is_above_list         ? (struct style){SIZE_TEXT, true, INK_BAD_TEXT}
                    : i == COLUMN_EFFECTIVE ? STYLE_STRONG
                                            : STYLE_TEXT,
                    box, text);
        canvas_tag_end(canvas, row != NULL ? "TD" : "TH");
    }
    canvas_tag_end(canvas, "TR");
}

static const char *
title(const struct brief *brief, const struct rate_row *largest)
{
    const struct fact *realized = page_rates_fact(brief, largest, "realized_discount");
    const char *name = brief->results->book->models[line_of(brief, largest)->model].name;
    return arena_printf(brief->arena,
                        "%s %s, %s of the cost, really costs %s %s %s: %s realized where %s was quoted", name,
                        meter_text(brief, largest), page_rates_fact(brief, largest, "share")->text,
                        brief->results->currency, page_rates_fact(brief, largest, "effective_rate")->text,
                        largest->meter == METER_WEB_SEARCH ? "a thousand" : "a million", realized->text,
                        FACT_TEXT(brief->facts, "offers.1.quoted_discount"));
}

void
page_rates_draw(struct brief *brief, size_t number)
{
    size_t n_rows;
    const struct rate_row **rows = list_rows(brief, &n_rows);
    (void)number;
    qsort(rows, n_rows, sizeof(rows[0]), compare_cost);
    const size_t n = n_rows < MAX_ROWS ? n_rows : MAX_ROWS;
    const double y = page_head(
        brief, title(brief, rows[0]),
        arena_printf(brief->arena,
                     "%s, whole term, base scenario. %s per million tokens (web search: per thousand); "
                     "effective has forfeits and overage in it.",
                     words_offer_label(brief->results, 0, brief->arena), brief->results->currency));
    const double top = y + 22;
    canvas_panel(brief->canvas, "rates", (struct rect){MARGIN, y - 4, CONTENT_WIDTH, CONTENT_BOTTOM - y + 4});
    canvas_tag_begin(brief->canvas, "Table");
    draw_cells(brief, NULL, y + 8);
    plot_line(brief->canvas, MARGIN, y + 16, MARGIN + columns[N_COLUMNS - 1].x, y + 16, INK_QUIET, 0.9);
    for (size_t i = 0; i < n; i++) {
        const double bottom = top + ROW_HEIGHT * ((double)i + 1);
        draw_cells(brief, rows[i], bottom - ROW_HEIGHT / 2);
        plot_line(brief->canvas, MARGIN, bottom, MARGIN + columns[N_COLUMNS - 1].x, bottom, INK_RULE, 0.6);
    }
    canvas_tag_end(brief->canvas, "Table");
    if (n < n_rows) {
        canvas_tag_begin(brief->canvas, "P");
        canvas_text(
            brief->canvas, STYLE_QUIET,
            (struct text_box){.x = MARGIN, .y = top + ROW_HEIGHT * (double)n + 12, .anchor = ANCHOR_BASELINE},
            "Sorted by cost; the workbook has the smaller rows.");
        canvas_tag_end(brief->canvas, "P");
    }
    canvas_figure_begin(brief->canvas,
                        arena_printf(brief->arena, "Quoted and realized discount by model and meter: %s.",
                                     title(brief, rows[0])));
    figure_rates_draw(
        brief, (struct rect){MARGIN + CONTENT_WIDTH - CHART_WIDTH, top, CHART_WIDTH, ROW_HEIGHT * (double)n},
        rows, n);
    canvas_figure_end(brief->canvas);
}
