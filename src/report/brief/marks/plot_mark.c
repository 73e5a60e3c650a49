#include "plot.h"

#include <math.h>

void
plot_line(struct canvas *canvas, double x1, double y1, double x2, double y2, enum ink ink, double width)
{
    canvas_ink(canvas, ink);
    cairo_set_line_width(canvas->cr, width);
    cairo_move_to(canvas->cr, x1, y1);
    cairo_line_to(canvas->cr, x2, y2);
    cairo_stroke(canvas->cr);
}

void
plot_zero(struct canvas *canvas, double x1, double y1, double x2, double y2)
{
    const double width = 1.2;
    plot_line(canvas, x1, y1, x2, y2, INK_TEXT, width);
    const double half = width / 2;
    const struct rect level = {fmin(x1, x2), y1 - half, fabs(x2 - x1), width},
                      upright = {x1 - half, fmin(y1, y2), width, fabs(y2 - y1)};
    canvas_record(canvas, BOX_LINE, y1 == y2 ? level : upright, NULL);
}

void
plot_bar(struct canvas *canvas, struct rect rect, enum ink ink)
{
    canvas_ink(canvas, ink);
    cairo_rectangle(canvas->cr, rect.x, rect.y, rect.width, rect.height);
    cairo_fill(canvas->cr);
    canvas_record(canvas, BOX_MARK, rect, NULL);
}

void
plot_outline(struct canvas *canvas, struct rect rect, enum ink ink)
{
    const double width = 1.1;
    canvas_ink(canvas, ink);
    cairo_set_line_width(canvas->cr, width);
    cairo_rectangle(canvas->cr, rect.x + width / 2, rect.y + width / 2, fmax(rect.width - width, 0),
                    fmax(rect.height - width, 0));
    cairo_stroke(canvas->cr);
    canvas_record(canvas, BOX_MARK, rect, NULL);
}

/* Diagonals on one grid over the whole page, so that neighbours' hatching lines up. */
void
plot_hatch(struct canvas *canvas, struct rect rect, enum ink ink)
{
    if (rect.width <= 0 || rect.height <= 0)
        return;
    const double spacing = 4.2;
    cairo_save(canvas->cr);
    cairo_rectangle(canvas->cr, rect.x, rect.y, rect.width, rect.height);
    cairo_clip(canvas->cr);
    canvas_ink(canvas, ink);
    cairo_set_line_width(canvas->cr, 0.9);
    /* A line x + y = k meets the rectangle for k between the sums at its corners. */
    const double last = rect.x + rect.width + rect.y + rect.height;
    for (double k = ceil((rect.x + rect.y) / spacing) * spacing; k <= last; k += spacing) {
        cairo_move_to(canvas->cr, k - rect.y, rect.y);
        cairo_line_to(canvas->cr, k - rect.y - rect.height, rect.y + rect.height);
    }
    cairo_stroke(canvas->cr);
    cairo_restore(canvas->cr);
    canvas_record(canvas, BOX_MARK, rect, NULL);
}

void
plot_hatched_bar(struct canvas *canvas, struct rect rect, enum ink ink)
{
    plot_hatch(canvas, rect, ink);
    plot_outline(canvas, rect, ink);
}

static void
record_mark(struct canvas *canvas, double x, double y, double radius)
{
    canvas_record(canvas, BOX_MARK, (struct rect){x - radius, y - radius, 2 * radius, 2 * radius}, NULL);
}

void
plot_ring(struct canvas *canvas, double x, double y, enum ink ink)
{
    cairo_new_sub_path(canvas->cr);
    cairo_arc(canvas->cr, x, y, PLOT_RING, 0, 2 * acos(-1));
    canvas_ink(canvas, ink);
    cairo_set_line_width(canvas->cr, 1.5);
    cairo_stroke(canvas->cr);
    record_mark(canvas, x, y, PLOT_RING + 0.75);
}

void
plot_dot(struct canvas *canvas, double x, double y, double radius, enum ink ink)
{
    cairo_new_sub_path(canvas->cr);
    cairo_arc(canvas->cr, x, y, radius, 0, 2 * acos(-1));
    canvas_ink(canvas, ink);
    cairo_fill(canvas->cr);
    record_mark(canvas, x, y, radius);
}

void
plot_pointer(struct canvas *canvas, double x, double y, double width, enum ink ink)
{
    const double height = 0.75 * width;
    cairo_new_sub_path(canvas->cr);
    cairo_move_to(canvas->cr, x, y);
    cairo_line_to(canvas->cr, x - width / 2, y - height);
    cairo_line_to(canvas->cr, x + width / 2, y - height);
    cairo_close_path(canvas->cr);
    canvas_ink(canvas, ink);
    cairo_fill(canvas->cr);
    canvas_record(canvas, BOX_MARK, (struct rect){x - width / 2, y - height, width, height}, NULL);
}
