#include "discounts.h"

#include "report/brief/marks/plot.h"
#include "report/brief/mood.h"

#include <math.h>
#include <string.h>

bool
discounts_has_range(const struct discounts_row *row)
{
    return isfinite(row->p10) && isfinite(row->p90);
}

/* One row says in words what its marks are: no legend. */
static const char *
worded(struct brief *brief, bool is_worded, const char *word, const char *number)
{
    return is_worded ? arena_printf(brief->arena, "%s %s", word, number) : number;
}

/* An end of the line, outside of it (side: -1 left, 1 right), else under it; nothing where it is the realized
 * discount to the eye. */
static void
label_end(struct brief *brief, const struct discounts_layout *layout, const struct discounts_row *row,
          double value, double side, const char *text)
{
    const double x = axis_at(&layout->axis, value);
    if (fabs(x - axis_at(&layout->axis, row->realized)) < PLOT_RADIUS)
        return;
    const enum align outward = side < 0 ? ALIGN_RIGHT : ALIGN_LEFT;
    const enum align inward = side < 0 ? ALIGN_LEFT : ALIGN_RIGHT;
    const struct text_box places[] = {
        {.x = x + 7 * side, .y = row->y, .align = outward, .anchor = ANCHOR_MIDDLE},
        {.x = x, .y = row->y + 12, .align = ALIGN_CENTRE, .anchor = ANCHOR_MIDDLE},
        {.x = x - 4 * side, .y = row->y + 12, .align = outward, .anchor = ANCHOR_MIDDLE},
        {.x = x + 4 * side, .y = row->y + 12, .align = inward, .anchor = ANCHOR_MIDDLE},
    };
    plot_label(brief->canvas, STYLE_QUIET, places, 4, text);
}

static void
label_ends(struct brief *brief, const struct discounts_layout *layout, const struct discounts_row *row,
           bool is_worded)
{
    if (!discounts_has_range(row) || (layout->is_dense && !is_worded))
        return;
    const char *p10 = FACT_TEXT(brief->facts, "offers.%zu.expected.realized_p10", row->offer + 1);
    const char *p90 = FACT_TEXT(brief->facts, "offers.%zu.expected.realized_p90", row->offer + 1);
    label_end(brief, layout, row, row->p10, -1, worded(brief, is_worded, "P10", p10));
    if (strcmp(p10, p90) != 0)
        label_end(brief, layout, row, row->p90, 1, worded(brief, is_worded, "P90", p90));
}

/* At an end of the line, where it would be taken for that end: with the sign of its dot before it. */
static void
label_far(struct brief *brief, const struct discounts_row *row, struct style style, struct text_box place,
          const char *text)
{
    struct canvas *canvas = brief->canvas;
    const struct rect ink = canvas_text_ink(canvas, style, place, text);
    const double r = PLOT_RADIUS - 1, x = ink.x - r - 4;
    const bool has_room = !canvas_is_taken(canvas, (struct rect){x - r, row->y - r, 2 * r, 2 * r});
    if (plot_label(canvas, style, &place, 1, text) && has_room && isfinite(row->realized))
        plot_dot(canvas, x, row->y, r, mood_ink(mood_of_realized(brief, row->offer)));
}

void
discounts_label(struct brief *brief, const struct discounts_layout *layout, const struct discounts_row *row,
                bool is_worded)
{
    const char *number = FACT_TEXT(brief->facts, "offers.%zu.base.realized_discount", row->offer + 1);
    const double up = row->y - 13, down = row->y + 12;
    const double q = axis_at(&layout->axis, row->quoted);
    const bool is_known = isfinite(row->realized);
    const double base = is_known ? row->realized : 0;
    const double x = axis_at(&layout->axis, base);
    /* Where there is no mark to stand over, beside the axis, so that it does not strike the label through. */
    const struct text_box over = {.x = x, .y = up, .align = ALIGN_CENTRE, .anchor = ANCHOR_MIDDLE};
    const struct text_box beside = {.x = x + 8, .y = up, .align = ALIGN_LEFT, .anchor = ANCHOR_MIDDLE};
    const struct text_box near[] = {
        is_known ? over : beside,
        {.x = x + 4, .y = up, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE},
        {.x = x - 4, .y = up, .align = ALIGN_LEFT, .anchor = ANCHOR_MIDDLE},
        {.x = x, .y = down, .align = ALIGN_CENTRE, .anchor = ANCHOR_MIDDLE},
        {.x = x - 1, .y = up, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE},
        {.x = x + 1, .y = up, .align = ALIGN_LEFT, .anchor = ANCHOR_MIDDLE},
    };
    const double left = fmin(fmin(x, q), axis_at(&layout->axis, discounts_has_range(row) ? row->p10 : base));
    const struct text_box far = {.x = left - 9, .y = row->y, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE};
    const struct text_box for_quoted[] = {
        {.x = q + 10, .y = row->y, .align = ALIGN_LEFT, .anchor = ANCHOR_MIDDLE},
        {.x = q, .y = down, .align = ALIGN_CENTRE, .anchor = ANCHOR_MIDDLE},
        {.x = q - 10, .y = row->y, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE},
        {.x = q, .y = up, .align = ALIGN_CENTRE, .anchor = ANCHOR_MIDDLE},
    };
    const char *realized = worded(brief, is_worded, "realized", number);
    const struct style style = {SIZE_TEXT, true,
                                is_known ? mood_text_ink(mood_of_realized(brief, row->offer)) : INK_QUIET};
    if (!plot_label(brief->canvas, style, near, sizeof near / sizeof *near, realized))
        label_far(brief, row, style, far, realized);
    plot_label(brief->canvas, STYLE_TEXT, for_quoted, 4,
               worded(brief, is_worded, "quoted",
                      FACT_TEXT(brief->facts, "offers.%zu.quoted_discount", row->offer + 1)));
    label_ends(brief, layout, row, is_worded);
}
