#include "figure.h"

#include "axis.h"
#include "plot.h"

#include <math.h>

#define LABEL_ROOM 40.0 /* at either end of the axis */
#define BESIDE     (PLOT_RING + 4)

static enum align
outward(double side)
{
    return side < 0 ? ALIGN_RIGHT : ALIGN_LEFT;
}

/* The first row says in words what its marks are: no legend. */
static void
draw_words(struct canvas *canvas, double realized, double quoted, double y, enum ink ink)
{
    const bool is_apart = fabs(realized - quoted) > 50;
    const double side = realized < quoted ? -1 : 1;
    struct text_box left = {.x = realized, .y = y - 15, .align = ALIGN_CENTRE, .anchor = ANCHOR_MIDDLE};
    struct text_box right = {.x = quoted, .y = y - 15, .align = ALIGN_CENTRE, .anchor = ANCHOR_MIDDLE};
    if (!is_apart) {
        left.x = realized - 2 * side;
        left.align = outward(side);
        right.x = quoted + 2 * side;
        right.align = outward(-side);
    }
    plot_label(canvas, (struct style){SIZE_TEXT, true, ink}, &left, 1, "realized");
    plot_label(canvas, STYLE_TEXT, &right, 1, "quoted");
}

static void
draw_dumbbell(struct brief *brief, const struct axis *axis, const struct rate_row *row, double y,
              bool is_worded)
{
    struct canvas *canvas = brief->canvas;
    const double quoted = axis_at(axis, brief->results->offers[0].quoted_discount);
    if (!isfinite(row->realized_discount))
        return;
    const double x = axis_at(axis, row->realized_discount), side = x < quoted ? -1 : 1;
    const bool is_bad = row->realized_discount <= 0;
    const enum ink text = is_bad ? INK_BAD_TEXT : INK_ACCENT;
    if (fabs(x - quoted) > PLOT_RING)
        plot_line(canvas, x, y, quoted + side * PLOT_RING, y, INK_SPAN, 3);
    plot_ring(canvas, quoted, y, INK_DARK);
    plot_dot(canvas, x, y, PLOT_RADIUS, is_bad ? INK_BAD : INK_ACCENT);
    const struct text_box places[] = {
        {.x = x + BESIDE * side, .y = y, .align = outward(side), .anchor = ANCHOR_MIDDLE},
        {.x = quoted - BESIDE * side, .y = y, .align = outward(-side), .anchor = ANCHOR_MIDDLE},
    };
    plot_label(canvas, (struct style){SIZE_TEXT, true, text}, places, 2,
               page_rates_fact(brief, row, "realized_discount")->text);
    if (is_worded)
        draw_words(canvas, x, quoted, y, text);
}

void
figure_rates_draw(struct brief *brief, struct rect rect, const struct rate_row *const *rows, size_t n)
{
    double low = brief->results->offers[0].quoted_discount, high = low;
    for (size_t i = 0; i < n; i++) {
        low = fmin(low, rows[i]->realized_discount); /* fmin and fmax pass over NAN */
        high = fmax(high, rows[i]->realized_discount);
    }
    const struct axis axis = axis_over(low, high, 4, rect.x + LABEL_ROOM, rect.x + rect.width - LABEL_ROOM);
    plot_percent_grid(brief->canvas, &axis, brief->facts->notation, rect.y, rect.y + rect.height);
    for (size_t i = 0; i < n; i++)
        draw_dumbbell(brief, &axis, rows[i], rect.y + rect.height * ((double)i + 0.5) / (double)n, i == 0);
}
