#include "plot.h"

#include <math.h>

#define APART      4.0 /* between two texts of a line */
#define UNDER      2.5 /* between two lines */
#define NEARER     2.0 /* to a label's own mark than to others */
#define SAME_PLACE 1.0 /* marks at one */

struct line {
    double x1, y1, x2, y2;
};

static struct rect
with_margin(struct rect ink)
{
    return (struct rect){ink.x - 2, ink.y - 1.5, ink.width + 4, ink.height + 3};
}

static bool
is_free(const struct canvas *canvas, struct rect ink)
{
    const struct rect wide = {ink.x - APART, ink.y - UNDER, ink.width + 2 * APART, ink.height + 2 * UNDER};
    return !canvas_is_taken(canvas, with_margin(ink)) && !canvas_touches(canvas, BOX_LABEL, wide) &&
           !canvas_touches(canvas, BOX_TICK, wide);
}

/* On paper of its own, so that no grid line strikes it through. */
static void
draw(struct canvas *canvas, struct style style, struct text_box place, struct rect ink, const char *text)
{
    canvas_ink(canvas, INK_PAPER);
    cairo_rectangle(canvas->cr, ink.x - 1.5, ink.y - 1, ink.width + 3, ink.height + 2);
    cairo_fill(canvas->cr);
    canvas_text(canvas, style, place, text);
}

bool
plot_label(struct canvas *canvas, struct style style, const struct text_box *places, size_t n,
           const char *text)
{
    for (int may_interrupt = 0; may_interrupt < 2; may_interrupt++)
        for (size_t i = 0; i < n; i++) {
            const struct rect ink = canvas_text_ink(canvas, style, places[i], text);
            if (!is_free(canvas, ink) ||
                (!may_interrupt && canvas_touches(canvas, BOX_LINE, with_margin(ink))))
                continue;
            draw(canvas, style, places[i], ink, text);
            return true;
        }
    return false;
}

/* A mark at the very place of its own is no other: no label tells them apart. */
static bool
is_nearest(const struct rect *marks, size_t n_marks, size_t own, struct rect ink)
{
    const double least = rect_distance(ink, marks[own]) + NEARER;
    for (size_t i = 0; i < n_marks; i++)
        if (i != own && rect_distance(ink, marks[i]) < least &&
            hypot(marks[i].x - marks[own].x, marks[i].y - marks[own].y) >= SAME_PLACE)
            return false;
    return true;
}

static double
within(double value, double from, double length)
{
    return fmin(fmax(value, from), from + length);
}

/* From the label to the mark, between their nearest points: a mark is round. */
static struct line
leader_of(struct rect ink, struct rect mark)
{
    const double x = mark.x + mark.width / 2, y = mark.y + mark.height / 2;
    const struct rect wide = with_margin(ink);
    struct line line = {.x1 = within(x, wide.x, wide.width), .y1 = within(y, wide.y, wide.height)};
    const double length = hypot(x - line.x1, y - line.y1);
    const double left = length > 0 ? fmin(1, mark.width / 2 / length) : 1;
    line.x2 = x + left * (line.x1 - x);
    line.y2 = y + left * (line.y1 - y);
    return line;
}

static bool
crosses_label(const struct canvas *canvas, struct line line)
{
    for (double at = 0; at <= 1; at += 1.0 / 16) {
        const double x = line.x1 + at * (line.x2 - line.x1), y = line.y1 + at * (line.y2 - line.y1);
        const struct rect piece = {x - 0.5, y - 0.5, 1, 1};
        if (canvas_touches(canvas, BOX_LABEL, piece) || canvas_touches(canvas, BOX_TICK, piece))
            return true;
    }
    return false;
}

bool
plot_label_of(struct canvas *canvas, struct style style, const struct rect *marks, size_t n_marks, size_t own,
              const struct text_box *places, size_t n, const char *text)
{
    for (int has_leader = 0; has_leader < 2; has_leader++)
        for (size_t i = 0; i < n; i++) {
            const struct rect ink = canvas_text_ink(canvas, style, places[i], text);
            const struct line leader = leader_of(ink, marks[own]);
            if (!is_free(canvas, ink) ||
                (has_leader ? crosses_label(canvas, leader) : !is_nearest(marks, n_marks, own, ink)))
                continue;
            if (has_leader)
                plot_line(canvas, leader.x1, leader.y1, leader.x2, leader.y2, INK_QUIET, 0.8);
            draw(canvas, style, places[i], ink, text);
            struct box *box = &canvas->boxes[canvas->n_boxes - 1];
            struct rect *of = ARENA_NEW(canvas->arena, struct rect, 1);
            *of = marks[own];
            box->of = of;
            box->has_leader = has_leader;
            return true;
        }
    return false;
}

bool
plot_label_above(struct canvas *canvas, struct style style, struct text_box place, double top,
                 const char *text, struct rect *ret)
{
    struct rect ink = canvas_text_ink(canvas, style, place, text);
    for (; ink.y - 1.5 >= top; ink.y -= 2, place.y -= 2) {
        if (!is_free(canvas, ink))
            continue;
        draw(canvas, style, place, ink, text);
        if (ret != NULL)
            *ret = ink;
        return true;
    }
    return false;
}

void
plot_leader(struct canvas *canvas, double x, double from, double to, enum ink ink)
{
    const struct rect line = {x - 1, from, 2, to - from};
    for (size_t i = 0; i < canvas->n_boxes; i++) {
        const struct box *box = &canvas->boxes[i];
        if ((box->kind == BOX_LABEL || box->kind == BOX_TICK) && box->page == canvas->page &&
            rect_overlaps(box->rect, line))
            return;
    }
    if (to > from)
        plot_line(canvas, x, from, x, to, ink, 0.8);
}
