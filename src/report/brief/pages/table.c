#include "table.h"

#include "report/brief/marks/plot.h"

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

/* In the middle of a row that is higher than its cells need. */
static void
draw_cell(const struct table *table, size_t column, double x, double spare, struct style style,
          const char *text)
{
    struct text_box box = cell_box(table, column, x);
    box.y += spare / 2;
    canvas_text(table->canvas, style, box, text);
}

/* spare: height beyond what the cells and their padding need. head: NULL for a row without one. */
static void
draw_row(struct table *table, const char *tag, const char *const *cells, const struct style *styles,
         enum ink rule, double spare, const struct row_head *head)
{
    struct canvas *canvas = table->canvas;
    const double height = table_row_height(table, cells, styles) + spare;
    double x = table->x;
    canvas_tag_begin(canvas, "TR");
    for (size_t i = 0; i < table->n_columns; i++) {
        const char *cell_tag = i == 0 && head != NULL ? "TH" : tag;
        canvas_tag_begin(canvas, cell_tag);
        if (i == 0 && head != NULL)
            head->draw(head->context, head->row,
                       (struct rect){x, table->y, table->columns[0].width - TABLE_GAP, height});
        else if (cells[i][0] != '\0')
            draw_cell(table, i, x, spare, styles != NULL ? styles[i] : STYLE_TEXT, cells[i]);
        canvas_tag_end(canvas, cell_tag);
        x += table->columns[i].width;
    }
    canvas_tag_end(canvas, "TR");
    table->y += height;
    plot_line(canvas, table->x, table->y, table->x + total_width(table), table->y, rule,
              rule == INK_RULE ? 0.6 : 0.9);
}

enum { MAX_COLUMNS = 12 };

static void
fill_headings(const struct table *table, const char *cells[MAX_COLUMNS], struct style styles[MAX_COLUMNS])
{
    for (size_t i = 0; i < table->n_columns; i++) {
        cells[i] = table->columns[i].heading;
        styles[i] = STYLE_QUIET;
    }
}

double
table_headings_height(const struct table *table)
{
    const char *cells[MAX_COLUMNS];
    struct style styles[MAX_COLUMNS];
    fill_headings(table, cells, styles);
    return table_row_height(table, cells, styles);
}

void
table_begin(struct table *table)
{
    const char *cells[MAX_COLUMNS];
    struct style styles[MAX_COLUMNS];
    fill_headings(table, cells, styles);
    canvas_tag_begin(table->canvas, "Table");
    draw_row(table, "TH", cells, styles, INK_QUIET, 0, NULL);
}

void
table_row(struct table *table, const char *const *cells, const struct style *styles)
{
    draw_row(table, "TD", cells, styles, INK_RULE, 0, NULL);
}

void
table_row_of_height(struct table *table, const char *const *cells, const struct style *styles, double height,
                    const struct row_head *head)
{
    const double spare = height - table_row_height(table, cells, styles);
    draw_row(table, "TD", cells, styles, INK_RULE, fmax(spare, -2 * ROW_PADDING), head);
}

void
table_end(struct table *table)
{
    canvas_tag_end(table->canvas, "Table");
}
