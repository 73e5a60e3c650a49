#include "table.h"

#include "plot.h"

#include <math.h>

#define ROW_PADDING 3.2

static struct text_box
cell_box(const struct table *table, size_t column, double x)
{
    static const double shares[] = {[ALIGN_LEFT] = 0, [ALIGN_CENTRE] = 0.5, [ALIGN_RIGHT] = 1};
    const struct column *c = &table->columns[column];
    const double width = c->width - TABLE_GAP;
    return (struct text_box){.x = x + shares[c->align] * width,
                             .y = table->y + ROW_PADDING,
                             .width = width,
                             .align = c->align,
                             .max_lines = c->max_lines};
}

static double
total_width(const struct table *table)
{
    double width = -TABLE_GAP;
    for (size_t i = 0; i < table->n_columns; i++)
        width += table->columns[i].width;
    return width;
}

double
table_row_height(const struct table *table, const char *const *cells, const struct style *styles)
{
    double height = 0;
    for (size_t i = 0; i < table->n_columns; i++)
        height = fmax(height, canvas_text_height(table->canvas, styles != NULL ? styles[i] : STYLE_TEXT,
                                                 cell_box(table, i, 0), cells[i]));
    return height + 2 * ROW_PADDING;
}

static void
draw_row(struct table *table, const char *tag, const char *const *cells, const struct style *styles,
         enum ink rule)
{
    struct canvas *canvas = table->canvas;
    double x = table->x;
    canvas_tag_begin(canvas, "TR");
    for (size_t i = 0; i < table->n_columns; i++) {
        canvas_tag_begin(canvas, tag);
        if (cells[i][0] != '\0')
            canvas_text(canvas, styles != NULL ? styles[i] : STYLE_TEXT, cell_box(table, i, x), cells[i]);
        canvas_tag_end(canvas, tag);
        x += table->columns[i].width;
    }
    canvas_tag_end(canvas, "TR");
    table->y += table_row_height(table, cells, styles);
    plot_line(canvas, table->x, table->y, table->x + total_width(table), table->y, rule,
              rule == INK_RULE ? 0.6 : 0.9);
}

void
table_begin(struct table *table)
{
    enum { MAX_COLUMNS = 12 };
    const char *cells[MAX_COLUMNS];
    struct style styles[MAX_COLUMNS];
    for (size_t i = 0; i < table->n_columns; i++) {
        cells[i] = table->columns[i].heading;
        styles[i] = STYLE_QUIET;
    }
    canvas_tag_begin(table->canvas, "Table");
    draw_row(table, "TH", cells, styles, INK_QUIET);
}

void
table_row(struct table *table, const char *const *cells, const struct style *styles)
{
    draw_row(table, "TD", cells, styles, INK_RULE);
}

void
table_end(struct table *table)
{
    canvas_tag_end(table->canvas, "Table");
}
