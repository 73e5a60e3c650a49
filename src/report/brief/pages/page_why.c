/* Where the quoted discount goes on its way to the realized one; beside it what optimizing usage saves, or
 * where it goes on other offers. */
#include "page.h"

#include "report/brief/charts/chart.h"
#include "report/sentence.h"

#include <math.h>

#define MOST_BRIDGES 3
#define BRIDGE_SHARE 0.56 /* of the width, beside the optimization */
#define ROW_HEIGHT   44.0 /* of a stage of the optimization */
#define N_ROWS       5    /* of it */

static const char *
paid_in(const struct brief *brief, size_t offer, const struct facts *facts, const char *extras)
{
    const char *path = arena_printf(brief->arena, "offers.%zu.base", offer + 1);
    const char *with = *extras != '\0' ? arena_printf(brief->arena, ", %s with %s",
                                                      FACT_TEXT(facts, "%s.total", path), extras)
                                       : "";
    return arena_printf(brief->arena, "%s paid for %s of usage at list%s",
                        FACT_TEXT(facts, "%s.paid_api", path), FACT_TEXT(facts, "%s.list_value", path), with);
}

/* "USD 1,000,000 paid for USD 875,000 of usage at list", and with fees or credits; in short where that is too
 * wide. */
static const char *
paid_text(const struct brief *brief, size_t offer, double width)
{
    const struct settlement *base = &brief->results->offers[offer].scenarios[SCENARIO_BASE];
    const char *extras = extras_word(base);
    const char *texts[] = {paid_in(brief, offer, brief->facts, extras),
                           paid_in(brief, offer, brief->short_facts, extras)};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (canvas_text_width(brief->canvas, STYLE_QUIET, texts[i]) + 3 <= width)
            return texts[i];
    return paid_in(brief, offer, brief->short_facts, "");
}

/* The page's title says what the subject's steps come to: over them what that is in money. */
static struct panel
bridge_panel(const struct brief *brief, size_t offer, struct rect rect)
{
    const bool is_subject = offer == brief->subject;
    return (struct panel){.rect = rect,
                          .size = is_subject ? SIZE_HEADING : SIZE_TEXT,
                          .head = PANEL_HEAD,
                          .heading = is_subject
                                         ? sentence_paid(brief->results, brief->facts, offer, brief->arena)
                                         : chart_title(brief, &chart_bridge, offer),
                          .neutral = paid_text(brief, offer, rect.width)};
}

static void
place_bridge(struct brief *brief, struct view view, struct rect rect)
{
    chart_place(brief, &chart_bridge, view, bridge_panel(brief, view.offer, rect));
}

static void
place_with_optimization(struct brief *brief, struct rect area)
{
    struct rect left = area, right = area;
    left.width = BRIDGE_SHARE * (area.width - GUTTER);
    right = rect_beside(area, rect_right(left) + GUTTER);
    right.height = fmin(area.height, PANEL_HEAD + ROW_HEIGHT * N_ROWS + PANEL_HEAD);
    struct panel bridge = bridge_panel(brief, brief->subject, left);
    struct panel optimization = {.rect = right,
                                 .size = SIZE_HEADING,
                                 .heading = chart_title(brief, &chart_optimization, brief->subject),
                                 .neutral = chart_optimization.neutral(brief, brief->subject)};
    bridge.head = optimization.head = /* bars begin at one height */
        fmax(panel_head(brief->canvas, &bridge), panel_head(brief->canvas, &optimization));
    chart_place(brief, &chart_bridge, view_alone(brief->subject), bridge);
    chart_place(brief, &chart_optimization, view_alone(brief->subject), optimization);
}

/* Up to three offers next to each other as given, the subject among them. */
static struct view
view_of_subject(const struct brief *brief)
{
    const size_t n_offers = brief->results->n_offers, n = n_offers < MOST_BRIDGES ? n_offers : MOST_BRIDGES;
    size_t first = brief->subject > 0 ? brief->subject - 1 : 0;
    if (first + n > n_offers)
        first = n_offers - n;
    return (struct view){brief->subject, first, n};
}

/* The others in a column, narrower by what the subject's chart says besides: one scale for all. */
static void
place_with_others(struct brief *brief, struct rect area)
{
    struct view view = view_of_subject(brief);
    const double besides = bridge_beside(brief, view, true) - bridge_beside(brief, view, false);
    const double height = (area.height - GUTTER * (double)(view.n - 2)) / (double)(view.n - 1);
    struct rect left = area, right;
    left.width = (area.width - GUTTER + besides) / 2;
    right = rect_beside(area, rect_right(left) + GUTTER);
    right.height = height;
    place_bridge(brief, view, left);
    for (size_t i = view.first; i < view.first + view.n; i++) {
        if (i == brief->subject)
            continue;
        view.offer = i;
        place_bridge(brief, view, right);
        right.y += height + GUTTER;
    }
}

void
page_why_draw(struct brief *brief)
{
    const size_t offer = brief->subject;
    const struct rect area = page_head(brief, chart_title(brief, &chart_bridge, offer),
                                       arena_printf(brief->arena, "%s.", chart_bridge.neutral(brief, offer)));
    if (chart_exists(brief, &chart_optimization, offer))
        place_with_optimization(brief, area);
    else if (brief->results->n_offers > 1)
        place_with_others(brief, area);
    else
        place_bridge(brief, view_alone(offer), area);
}
