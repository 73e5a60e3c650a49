#include "chart_alone.h"

#include "report/words.h"

#define EDGE        28.0 /* of paper around a chart */
#define SOURCE_ROOM 40.0 /* of two lines of sources under it */

struct look
chart_alone_look(const struct template *template, const struct chart *chart)
{
    struct look look = look_of(template);
    look.paper = (struct rect){0, 0, CHART_WIDTH + 2 * EDGE, chart->height + 2 * EDGE + SOURCE_ROOM};
    return look;
}

struct rect
chart_alone_content(const struct chart *chart)
{
    return (struct rect){EDGE, EDGE, CHART_WIDTH, chart->height + SOURCE_ROOM};
}

/* What the pages of the briefing say around a chart: the offer of it, and where the numbers come from. */
static void
draw_sources(const struct brief *brief, const struct chart *chart, size_t offer, struct rect content)
{
    const struct rect rect = {content.x, rect_bottom(content), content.width, SOURCE_ROOM};
    const struct text_box box = {.x = rect.x, .y = rect.y + 8, .width = rect.width, .max_lines = 2};
    const char *whose =
        chart->is_of_offer
            ? arena_printf(brief->arena, "%s. ", words_offer_short_name(brief->results, offer, brief->arena))
            : "";
    canvas_panel(brief->canvas, "sources", rect);
    panel_paragraph(brief->canvas, STYLE_QUIET, box, brief_sources(brief, whose, box));
}

void
chart_alone_draw(struct brief *brief, const struct chart *chart, size_t offer)
{
    const struct rect content = {EDGE, EDGE, CHART_WIDTH, chart->height};
    brief->subject = offer;
    canvas_page_begin(brief->canvas, chart->name, NULL);
    chart_place(brief, chart, view_alone(offer), (struct panel){.rect = content, .size = SIZE_HEADING});
    draw_sources(brief, chart, offer, content);
    canvas_page_end(brief->canvas);
}
