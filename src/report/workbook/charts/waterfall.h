/* Waterfalls as native charts of stacked columns, with their numbers beside or elsewhere. Clause 3.2 rule 6.
 */
#ifndef WATERFALL_H
#define WATERFALL_H

#include "report/workbook/cells/book.h"

/* "-14.3%" with a true minus sign, "n/a" for NAN; and the formula that gives the same of a cell, in the
 * spreadsheet program's notation. */
const char *waterfall_share_text(const struct workbook_file *file, double value);
const char *waterfall_share_formula(struct arena *arena, const char *cell);

/* One bar: a level, or a step from where the bar before ends. */
struct waterfall_bar {
    const char *label, *cell; /* the cell of its value */
    double value;             /* NAN: there is none, a bar of no height */
    bool is_level;
};

struct waterfall {
    struct sheet *data; /* of the numbers: heads in row first - 1, a row per bar from first on */
    unsigned first, n;
    const struct waterfall_bar *bars;
    bool is_saving;   /* a step is money taken off: it goes down, and down is good; else shares, and up is */
    const char *unit; /* of the numbers */
    const char *title;
};

/* "Forfeited -34.3%", "Routing -12,345": what stands under bar i. */
const char *waterfall_label(const struct waterfall *waterfall, unsigned i);
void waterfall_numbers(const struct waterfall *waterfall);
/* The chart, at a row of a sheet, once its numbers are written. */
void waterfall_chart(const struct waterfall *waterfall, struct sheet *sheet, unsigned row, const char *alt);

#endif
