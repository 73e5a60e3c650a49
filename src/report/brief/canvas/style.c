#include "style.h"

#include <math.h>

double
rect_right(struct rect rect)
{
    return rect.x + rect.width;
}

double
rect_bottom(struct rect rect)
{
    return rect.y + rect.height;
}

bool
rect_overlaps(struct rect a, struct rect b)
{
    return a.x < rect_right(b) && b.x < rect_right(a) && a.y < rect_bottom(b) && b.y < rect_bottom(a);
}

static double
gap(double a, double a_end, double b, double b_end)
{
    return fmax(0, fmax(a - b_end, b - a_end));
}

double
rect_distance(struct rect a, struct rect b)
{
    return hypot(gap(a.x, rect_right(a), b.x, rect_right(b)), gap(a.y, rect_bottom(a), b.y, rect_bottom(b)));
}

bool
rect_contains(struct rect outer, struct rect inner)
{
    const double slack = 0.1;
    return inner.x >= outer.x - slack && inner.y >= outer.y - slack &&
           rect_right(inner) <= rect_right(outer) + slack && rect_bottom(inner) <= rect_bottom(outer) + slack;
}

struct rect
rect_below(struct rect rect, double y)
{
    return (struct rect){rect.x, y, rect.width, rect_bottom(rect) - y};
}

struct rect
rect_beside(struct rect rect, double x)
{
    return (struct rect){x, rect.y, rect_right(rect) - x, rect.height};
}

/* Inks that are the same under every template; the others are a template's colours. */
static const int own_inks[N_INKS] = {
    [INK_TEXT] = 0x1F2227, [INK_QUIET] = 0x656B76, [INK_RULE] = 0xDCDFE4,
    [INK_SPAN] = 0xB6BBC4, [INK_PAPER] = 0xFFFFFF,
};

static const struct {
    enum ink ink;
    enum colour colour;
} template_inks[] = {
    {INK_RIBBON, COLOUR_BAND},         {INK_DARK, COLOUR_SERIES}, {INK_GOOD, COLOUR_GOOD},
    {INK_GOOD_TEXT, COLOUR_GOOD_TEXT}, {INK_BAD, COLOUR_BAD},     {INK_BAD_TEXT, COLOUR_CAUTION_TEXT},
    {INK_ACCENT, COLOUR_ACCENT},
};

static const struct rect papers[] = {[PAPER_A4] = {0, 0, 841.89, 595.28}, [PAPER_LETTER] = {0, 0, 792, 612}};

struct look
look_of(const struct template *template)
{
    struct look look = {.font = template->brief.font,
                        .notation = &template->notation,
                        .paper = papers[template->brief.paper],
                        .logo = template->logo.file ? &template->logo : NULL};
    for (int i = 0; i < N_INKS; i++)
        look.inks[i] = own_inks[i];
    for (size_t i = 0; i < sizeof template_inks / sizeof template_inks[0]; i++)
        look.inks[template_inks[i].ink] = template->colours[template_inks[i].colour];
    return look;
}
