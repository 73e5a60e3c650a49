#include "rates_table.h"

#include "report/brief/mood.h"
#include "report/rate_order.h"
#include "report/words.h"
#include "table.h"

#include <math.h>

#define NOTE_HEIGHT 16.0

enum {
    COLUMN_MODEL,
    COLUMN_METER,
    COLUMN_SHARE,
    COLUMN_LIST,
    COLUMN_QUOTED,
    COLUMN_CONTRACTED,
    COLUMN_EFFECTIVE,
    COLUMN_REALIZED,
    COLUMN_FLAG,
    N_COLUMNS
};

/* The meter has what the others leave. */
static const struct column widths[N_COLUMNS] = {
    [COLUMN_MODEL] = {"Model", 130, ALIGN_LEFT, 1},
    [COLUMN_METER] = {"Meter", 0, ALIGN_LEFT, 1},
    [COLUMN_SHARE] = {"Of cost", 58, ALIGN_RIGHT, 1},
    [COLUMN_LIST] = {"List", 68, ALIGN_RIGHT, 1},
    [COLUMN_QUOTED] = {"Quoted", 68, ALIGN_RIGHT, 1},
    [COLUMN_CONTRACTED] = {"Contracted", 74, ALIGN_RIGHT, 1},
    [COLUMN_EFFECTIVE] = {"Effective", 68, ALIGN_RIGHT, 1},
    [COLUMN_REALIZED] = {"Realized", 66, ALIGN_RIGHT, 1},
    [COLUMN_FLAG] = {"", 60, ALIGN_LEFT, 1},
};

static const char *const fields[N_COLUMNS] = {
    [COLUMN_SHARE] = "share",
    [COLUMN_LIST] = "list_rate",
    [COLUMN_QUOTED] = "quoted_rate",
    [COLUMN_CONTRACTED] = "contracted_rate",
    [COLUMN_EFFECTIVE] = "effective_rate",
    [COLUMN_REALIZED] = "realized_discount",
};

static void
fit_columns(double width, struct column ret[N_COLUMNS])
{
    double rest = width + TABLE_GAP;
    for (int i = 0; i < N_COLUMNS; i++) {
        ret[i] = widths[i];
        rest -= widths[i].width;
    }
    ret[COLUMN_METER].width = rest;
}

static void
fill_row(struct brief *brief, size_t offer, const struct rate_row *row, const char *cells[N_COLUMNS],
         struct style styles[N_COLUMNS])
{
    const struct results *results = brief->results;
    const struct line *line = &results->histories[results->offers[offer].history].lines[row->line];
    const struct book_model *model = &results->book->models[line->model];
    const char *path = rate_order_path(results, offer, row, brief->arena);
    for (int i = 0; i < N_COLUMNS; i++) {
        styles[i] = STYLE_TEXT;
        if (fields[i] != NULL)
            cells[i] = brief_fit(brief, STYLE_STRONG, fact_find(brief->facts, "%s.%s", path, fields[i]),
                                 widths[i].width - TABLE_GAP);
        if (i >= COLUMN_EFFECTIVE)
            styles[i] =
                rate_order_is_above_list(row) ? (struct style){SIZE_TEXT, true, INK_BAD_TEXT} : STYLE_STRONG;
    }
    styles[COLUMN_REALIZED].ink =
        mood_text_ink(mood_of_discount(results->offers[offer].quoted_discount, row->realized_discount));
    cells[COLUMN_MODEL] = model->name;
    cells[COLUMN_METER] = rate_order_words(line, row, brief->arena);
    cells[COLUMN_FLAG] = rate_order_is_above_list(row) ? "above list" : "";
}

static void
draw_rest(struct brief *brief, size_t offer, size_t n_shown, struct rect rect)
{
    const char *path = arena_printf(brief->arena, "offers.%zu.rates_after.%zu", offer + 1, n_shown);
    const struct fact *count = fact_find(brief->facts, "%s.count", path);
    const double share = fact_find(brief->facts, "%s.share", path)->value;
    const char *of_cost = isfinite(share) ? arena_printf(brief->arena, ", %s of cost,",
                                                         FACT_TEXT(brief->facts, "%s.share", path))
                                          : "";
    canvas_tag_begin(brief->canvas, "P");
    canvas_text(brief->canvas, STYLE_QUIET,
                (struct text_box){.x = rect.x, .y = rect.y + 3, .width = rect.width, .max_lines = 1},
                arena_printf(brief->arena, "and %s smaller %s%s in the workbook", count->text,
                             words_plural(count->value, "row", "rows"), of_cost));
    canvas_tag_end(brief->canvas, "P");
}

void
rates_table_draw(struct brief *brief, size_t offer, struct rect rect)
{
    size_t n, i = 0;
    const struct rate_row *const *rows = rate_order_rows(brief->results, offer, brief->arena, &n);
    struct column columns[N_COLUMNS];
    fit_columns(rect.width, columns);
    struct table table = {brief->canvas, columns, N_COLUMNS, rect.x, rect.y};
    table_begin(&table);
    for (; i < n; i++) {
        const char *cells[N_COLUMNS];
        struct style styles[N_COLUMNS];
        fill_row(brief, offer, rows[i], cells, styles);
        const double note = i + 1 < n ? NOTE_HEIGHT : 0;
        if (i > 0 && table.y + table_row_height(&table, cells, styles) + note > rect_bottom(rect))
            break;
        table_row(&table, cells, styles);
    }
    table_end(&table);
    if (i > 0 && i < n)
        draw_rest(brief, offer, i, rect_below(rect, table.y));
}
