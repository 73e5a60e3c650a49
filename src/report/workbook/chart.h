/* Native charts with filled caches and alt texts. libxlsxwriter fills a chart's cache with zeros for formula
 * cells; ours come from the cells' cached values. Clause 3.2 rule 6. */
#ifndef CHART_H
#define CHART_H

#include "grid.h"

/* Stacked columns over rows [first, first + n) of data: invisible gaps in columns col and col + 1, then
 * levels, gains and losses, each upward and downward. */
void chart_waterfall(struct sheet *sheet, unsigned row, struct sheet *data, unsigned first, unsigned n,
                     unsigned labels_col, unsigned col, const char *alt);

/* Columns or lines of fields of a grid over its months. */
struct chart_series {
    const char *field, *name;
    lxw_color_t color;
    bool is_dashed;
};
void chart_months(struct grid *grid, const char *months, const struct chart_series *series, size_t n,
                  bool is_line, const char *title, const char *unit, unsigned row, unsigned col,
                  const char *alt);

#endif
