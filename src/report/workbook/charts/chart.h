/* Native charts with filled caches and alt texts. libxlsxwriter fills a chart's cache with zeros for formula
 * cells; ours come from the cells' cached values. Clause 3.2 rule 6. */
#ifndef CHART_H
#define CHART_H

#include "report/workbook/cells/grid.h"

/* Cells of a sheet. */
struct chart_span {
    unsigned first_row, first_col, last_row, last_col;
};

/* Where a chart stands, with its size in pixels; a row of default height has CHART_ROW_PIXELS. */
struct chart_place {
    unsigned row, col;
    unsigned x_offset; /* pixels from the left edge of the column */
    double width, height;
};
#define CHART_ROW_PIXELS 20

/* Rows of default height that a chart covers, and one to spare. */
unsigned chart_rows(double height);

/* Stacked columns over rows [first, first + n) of data: invisible gaps in columns col and col + 1, then
 * levels, gains and losses, each upward and downward. */
struct chart_waterfall {
    struct sheet *data;
    unsigned first, n, labels_col, col;
    const char *title, *form; /* the number format of the axis */
};
void chart_waterfall(struct sheet *sheet, unsigned row, const struct chart_waterfall *waterfall,
                     const char *alt);

/* A field of a grid, or a line over months. */
struct chart_series {
    const char *field, *name;
    enum colour color;
    bool is_dashed; /* lines dashed, columns hatched: a forecast */
};

/* Columns of a field of a grid over its field "month". */
struct chart_months {
    const struct grid *grid;
    struct chart_series series;
    const char *title, *unit, *alt;
    struct chart_place place;
};
void chart_months(const struct chart_months *months);

/* Months down rows [first, last] of data: a band from low to high, and lines over it; the first line is of
 * history and bears its name at its beginning. */
struct chart_fan {
    struct sheet *data;
    unsigned first, last;
    unsigned month_col, floor_col, band_col; /* the band stands on the floor */
    const char *title, *unit;
};
void chart_fan(const struct chart_fan *fan, const struct chart_series *lines, const unsigned *cols, size_t n,
               unsigned row, unsigned col, const char *alt);

/* ---- lines over amounts ---- */

/* An axis from min; max not above min: the program chooses that end; step 0: and what is marked. */
struct chart_axis {
    const char *name, *format;
    double min, max, step;
};

/* A line through points of two columns of cells, named at one of them. */
struct chart_curve {
    struct chart_span x, y;
    const char *name;
    enum colour color;
    double width; /* points */
    bool is_dashed;
    size_t label_at; /* index of the point that bears the name */
    uint8_t label_position;
};

/* An amount on the x axis, flagged: a thin line from its point down to the axis, its name beside the point.
 */
struct chart_flag {
    unsigned row, x_col, y_col; /* cells of the point */
    const char *name;
    enum colour color;
    bool is_at_right_edge; /* its name stands to the left */
};

struct chart_plane {
    const char *title, *alt;
    struct chart_axis x, y;
    struct chart_place place;
    const struct chart_curve *curves;
    size_t n_curves;
    const struct chart_flag *flags;
    size_t n_flags;
};

/* Curves and flags; their cells are on data. */
void chart_plane(struct sheet *sheet, struct sheet *data, const struct chart_plane *plane);

/* A format of thousands or millions for an axis up to max, without a currency. */
const char *chart_amount_format(double max);

/* The least of 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10 times a power of ten that is not below value, 1 of 0. */
double chart_round_up(double value);

/* ---- bars ---- */

/* One horizontal bar a row, the first on top, its amount at its end. A bar's color is that of its row. Rows
 * without a number are gaps that may bear a label. */
struct chart_bars {
    const char *title, *alt, *unit;
    struct chart_span labels, values;
    const enum colour *colors; /* one a row */
    double min, max;           /* of the axis, which is not shown */
    struct chart_place place;
};
void chart_bars(struct sheet *sheet, struct sheet *data, const struct chart_bars *bars);

/* Quoted against realized: for each column two horizontal bars, the quoted one an outline, the realized one
 * solid, each with its name and share at its end; the axis follows the cells. */
struct chart_pairs {
    struct chart_span labels, quoted, realized;
    struct chart_place place;
    const char *alt;
};
void chart_realized(struct sheet *sheet, struct sheet *data, const struct chart_pairs *pairs);

/* For each row three horizontal bars from zero, its amounts under low, base and high in three columns side by
 * side, each with its name at its end. */
struct chart_scenarios {
    const char *title, *alt;
    struct chart_span labels, low; /* low: the first of the three columns */
    struct chart_place place;
};
void chart_scenarios(struct sheet *sheet, struct sheet *data, const struct chart_scenarios *costs);

#endif
