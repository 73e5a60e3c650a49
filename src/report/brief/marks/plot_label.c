#include "plot.h"

#define APART 4.0 /* between two texts of a line */
#define UNDER 2.5 /* between two lines */

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
