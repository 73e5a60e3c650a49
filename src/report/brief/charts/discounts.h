/* Where the chart of quoted and realized discounts has its rows, and their labels. */
#ifndef DISCOUNTS_H
#define DISCOUNTS_H

#include "report/brief/brief.h"
#include "report/brief/marks/axis.h"

/* A row's place and values: the layout. */
struct discounts_row {
    size_t offer;
    double y;
    double quoted, realized, p10, p90; /* the latter NAN where some path consumes nothing */
};

struct discounts_layout {
    struct axis axis;
    struct discounts_row *rows;
    size_t n_rows;
    double name_width, row_height, bottom;
    bool is_dense; /* too low for labels of the lines' ends but in one row */
};

bool discounts_has_range(const struct discounts_row *row);

/* The labels of a row's marks, which are drawn before; is_worded: they say in words what they are of. */
void discounts_label(struct brief *brief, const struct discounts_layout *layout,
                     const struct discounts_row *row, bool is_worded);

#endif
