/* A tagged table: headings, hairlines, cells that wrap. */
#ifndef TABLE_H
#define TABLE_H

#include "report/brief/canvas/canvas.h"

struct column {
    const char *heading;
    double width;
    enum align align;
    int max_lines; /* 0: as many as a cell needs */
};

struct table {
    struct canvas *canvas;
    const struct column *columns;
    size_t n_columns;
    double x, y; /* y: top of the next row */
};

#define TABLE_GAP 10.0 /* between columns, part of a column's width */

/* Begins the table and draws its headings; table->y is its top before and below the headings after. */
void table_begin(struct table *table);

/* One row of n_columns cells; styles may be NULL (text) or one per column. */
void table_row(struct table *table, const char *const *cells, const struct style *styles);

/* The same of a given height, with the cells in its middle; higher where their text alone needs more. The
 * first cell is the row's heading; what is not words alone is drawn by `draw`, the cell's own text being "".
 */
struct row_head {
    void (*draw)(void *context, size_t row, struct rect cell);
    void *context;
    size_t row;
};
void table_row_of_height(struct table *table, const char *const *cells, const struct style *styles,
                         double height, const struct row_head *head);
double table_row_height(const struct table *table, const char *const *cells, const struct style *styles);
double table_headings_height(const struct table *table);
void table_end(struct table *table);

#endif
