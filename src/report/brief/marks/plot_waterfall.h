/* A waterfall lying on its side: from a first total over what is added and taken to the last one, a row for
 * each, with its name, its label at the bar and an amount in a column on the right. */
#ifndef PLOT_WATERFALL_H
#define PLOT_WATERFALL_H

#include "axis.h"
#include "report/brief/canvas/canvas.h"

enum waterfall_fill { FILL_SOLID, FILL_HATCHED, FILL_OUTLINE };

struct waterfall_bar {
    const char *name, *remark;         /* what it is; shown where there is room */
    const char *label;                 /* at the bar */
    const char *amount, *short_amount; /* "" or NULL: none */
    double from, to;
    bool is_total;
    enum waterfall_fill fill;
    enum ink ink, label_ink;
};

#define WATERFALL_MOST 9
struct waterfall {
    struct waterfall_bar bars[WATERFALL_MOST];
    size_t n;
};

/* From this width up there is room for remarks and amounts. */
#define WATERFALL_LARGE 380.0

/* Width of what stands beside the bars: names, and remarks and amounts in a large one. */
double waterfall_beside(struct canvas *canvas, const struct waterfall *waterfall, bool is_large);

/* Draws the first of n waterfalls, on the scale that shows all of them in the room that it leaves for bars.
 */
void plot_waterfall(struct canvas *canvas, struct rect rect, const struct waterfall *waterfalls, size_t n);

#endif
