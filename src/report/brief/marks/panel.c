#include "panel.h"

#include <math.h>

double
panel_paragraph(struct canvas *canvas, struct style style, struct text_box box, const char *text)
{
    canvas_tag_begin(canvas, "P");
    const double height = canvas_text(canvas, style, box, text);
    canvas_tag_end(canvas, "P");
    return height;
}

static struct style
heading_style(const struct panel *panel)
{
    return (struct style){panel->size, true, INK_TEXT};
}

size_t
panel_lines(struct canvas *canvas, const struct panel *panel, const char *heading)
{
    return canvas_text_lines(canvas, heading_style(panel), (struct text_box){.width = panel->rect.width},
                             heading);
}

/* Two lines; a third is better than an ellipsis where a panel is narrow. */
static struct text_box
heading_box(struct canvas *canvas, const struct panel *panel)
{
    const struct rect rect = panel->rect;
    return (struct text_box){.x = rect.x,
                             .y = rect.y,
                             .width = rect.width,
                             .max_lines = panel_lines(canvas, panel, panel->heading) > 2 ? 3 : 2};
}

static double
with_gap(const struct panel *panel, double used)
{
    return fmax(used + 8, panel->head);
}

double
panel_head(struct canvas *canvas, const struct panel *panel)
{
    const struct text_box under = {.width = panel->rect.width, .max_lines = 1};
    double used =
        canvas_text_height(canvas, heading_style(panel), heading_box(canvas, panel), panel->heading);
    if (panel->neutral != NULL)
        used += 1 + canvas_text_height(canvas, STYLE_QUIET, under, panel->neutral);
    return with_gap(panel, used);
}

struct rect
panel_begin(struct canvas *canvas, const struct panel *panel)
{
    const struct rect rect = panel->rect;
    canvas_panel(canvas, panel->heading, rect);
    canvas_tag_begin(canvas, "H2");
    double used =
        canvas_text_balanced(canvas, heading_style(panel), heading_box(canvas, panel), panel->heading);
    canvas_tag_end(canvas, "H2");
    const struct text_box under = {.x = rect.x, .y = rect.y + used + 1, .width = rect.width, .max_lines = 1};
    if (panel->neutral != NULL)
        used += 1 + panel_paragraph(canvas, STYLE_QUIET, under, panel->neutral);
    return rect_below(rect, rect.y + with_gap(panel, used));
}
