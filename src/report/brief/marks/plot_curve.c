#include "plot_curve.h"

#include <math.h>

#define PIECE 5.0 /* of a curve, as recorded */
#define HEAD  4.0 /* length of an arrow's head, and twice its half width */

static void
record_piece(struct canvas *canvas, struct point a, struct point b, double width)
{
    canvas_record(canvas, BOX_MARK,
                  (struct rect){fmin(a.x, b.x) - width / 2, fmin(a.y, b.y) - width / 2,
                                fabs(a.x - b.x) + width, fabs(a.y - b.y) + width},
                  NULL);
}

static struct point
between(struct point a, struct point b, double share)
{
    return (struct point){a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
}

static void
record_line(struct canvas *canvas, struct point a, struct point b, double width)
{
    const double n = fmax(1, ceil(hypot(b.x - a.x, b.y - a.y) / PIECE));
    for (double i = 0; i < n; i++)
        record_piece(canvas, between(a, b, i / n), between(a, b, (i + 1) / n), width);
}

void
plot_path(struct canvas *canvas, const struct point *points, size_t n, enum ink ink, double width)
{
    canvas_ink(canvas, ink);
    cairo_new_path(canvas->cr); /* a text leaves its place as the current point */
    cairo_set_line_width(canvas->cr, width);
    cairo_set_line_join(canvas->cr, CAIRO_LINE_JOIN_ROUND);
    for (size_t i = 0; i < n; i++)
        cairo_line_to(canvas->cr, points[i].x, points[i].y);
    cairo_stroke(canvas->cr);
}

void
plot_curve(struct canvas *canvas, const struct point *points, size_t n, enum ink ink, double width)
{
    plot_path(canvas, points, n, ink, width);
    for (size_t i = 1; i < n; i++)
        record_line(canvas, points[i - 1], points[i], width);
}

void
plot_ribbon(struct canvas *canvas, const struct point *upper, const struct point *lower, size_t n,
            enum ink ink)
{
    cairo_new_path(canvas->cr);
    for (size_t i = 0; i < n; i++)
        cairo_line_to(canvas->cr, upper[i].x, upper[i].y);
    for (size_t i = n; i-- > 0;)
        cairo_line_to(canvas->cr, lower[i].x, lower[i].y);
    cairo_close_path(canvas->cr);
    canvas_ink(canvas, ink);
    cairo_fill(canvas->cr);
}

void
plot_dashes(struct canvas *canvas, double x1, double y1, double x2, double y2, enum ink ink)
{
    cairo_set_dash(canvas->cr, (const double[]){4, 2.5}, 2, 0);
    plot_line(canvas, x1, y1, x2, y2, ink, 1);
    cairo_set_dash(canvas->cr, NULL, 0, 0);
    record_line(canvas, (struct point){x1, y1}, (struct point){x2, y2}, 1);
}

void
plot_arrow(struct canvas *canvas, double from, double to, double y, enum ink ink)
{
    const double back = to > from ? -HEAD : HEAD;
    plot_line(canvas, from, y, to + back / 2, y, ink, 1.2);
    cairo_move_to(canvas->cr, to, y);
    cairo_line_to(canvas->cr, to + back, y - HEAD / 2);
    cairo_line_to(canvas->cr, to + back, y + HEAD / 2);
    cairo_close_path(canvas->cr);
    cairo_fill(canvas->cr);
    canvas_record(canvas, BOX_MARK, (struct rect){fmin(from, to), y - HEAD / 2, fabs(to - from), HEAD}, NULL);
}
