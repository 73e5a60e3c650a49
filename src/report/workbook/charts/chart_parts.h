/* What every kind of chart is made of: series with filled caches, the look, the place. Private to the files
 * chart*.c. Clause 3.2 rule 6. */
#ifndef CHART_PARTS_H
#define CHART_PARTS_H

#include "chart.h"

/* A series of a chart over cells of a sheet, its caches filled from them. */
lxw_chart_series *chart_add_filled(struct sheet *data, lxw_chart *chart, const char *name,
                                   struct chart_span labels, struct chart_span values);

/* No legend, light grid lines, small figures. */
void chart_set_look(lxw_chart *chart);
void chart_set_title(lxw_chart *chart, const char *title);

/* A text at one of a series' n points, none at the others. */
void chart_label_point(struct sheet *sheet, lxw_chart_series *series, const char *text, size_t point,
                       size_t n, uint8_t position);

/* Puts it on a sheet; width and height in pixels. */
void chart_insert(struct sheet *sheet, lxw_chart *chart, const struct chart_place *place, const char *alt);

/* The same as wide as a sheet's columns of figures on screen. */
void chart_put(struct sheet *sheet, lxw_chart *chart, unsigned row, unsigned col, const char *alt);

#endif
