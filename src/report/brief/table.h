/* A tagged table: headings, hairlines, cells that wrap. */
#ifndef TABLE_H
#define TABLE_H

#include "canvas.h"

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
double table_row_height(const struct table *table, const char *const *cells, const struct style *styles);
void table_end(struct table *table);

#endif
