/* Marks of a chart with a scale on each side: lines through points, the ground between two of them, dashes,
 * arrows. Places are in points of the page. */
#ifndef PLOT_CURVE_H
#define PLOT_CURVE_H

#include "plot.h"

struct point {
    double x, y;
};

/* A line through n points, on which labels may stand. */
void plot_path(struct canvas *canvas, const struct point *points, size_t n, enum ink ink, double width);

/* The same, and no label is put over it: it records itself in small pieces. */
void plot_curve(struct canvas *canvas, const struct point *points, size_t n, enum ink ink, double width);

/* The area between two curves of n points each, behind the marks: labels may stand on it. */
void plot_ribbon(struct canvas *canvas, const struct point *upper, const struct point *lower, size_t n,
                 enum ink ink);

void plot_dashes(struct canvas *canvas, double x1, double y1, double x2, double y2, enum ink ink);

/* A level line with a head at its end, which records itself. */
void plot_arrow(struct canvas *canvas, double from, double to, double y, enum ink ink);

#endif
