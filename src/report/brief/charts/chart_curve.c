/* Where the offer stands on the discount curve: its bands, the market, the step to the next band, and under
 * them what a year's usage comes to (1.10). */
#include "chart.h"

#include "curve.h"
#include "curve_usage.h"
#include "report/brief/marks/axis.h"
#include "report/brief/marks/plot_curve.h"
#include "report/words.h"

#include <math.h>

#define TICKS_ROOM  20.0 /* amounts under the plot */
#define PERCENTS    34.0 /* column of the percent ticks where nothing else is on the left */
#define MARKET_ROOM 62.0 /* names of the market's lines, on their right */
#define TOP_ROOM    8.0
#define PLOT_LEAST  78.0  /* rows of usage leave the plot this height */
#define NARROW      300.0 /* below this width there is no room for rows of usage */
#define ARROW_DROP  9.0   /* under the offer's ring */
#define SHORTEST    9.0   /* arrow that there is room for */

struct layout {
    struct axis amounts, discounts;
    struct rect plot, usage;
    bool has_market, has_others;
};

static bool
exists(const struct brief *brief, size_t offer)
{
    const struct offer_result *result = &brief->results->offers[offer];
    return result->offer->n_bands > 0 || isfinite(result->benchmark.p50);
}

static struct layout
lay_out(const struct brief *brief, size_t offer, struct rect rect)
{
    const struct offer_result *result = &brief->results->offers[offer];
    struct layout layout = {.has_market = isfinite(result->benchmark.p50),
                            .has_others = result->offer->n_bands == 0};
    const double room = rect.height - TOP_ROOM - TICKS_ROOM - PLOT_LEAST;
    const double usage = rect.width < NARROW ? 0 : curve_usage_height(brief, offer, room);
    const double left = rect.x + (usage > 0 ? CURVE_NAMES : PERCENTS);
    const double right = rect_right(rect) - (layout.has_market ? MARKET_ROOM : 12);
    const double bottom = rect_bottom(rect) - TICKS_ROOM - usage;
    const double reach = curve_reach(brief->results, offer, layout.has_others);
    layout.plot = (struct rect){left, rect.y + TOP_ROOM, right - left, bottom - rect.y - TOP_ROOM};
    layout.usage = (struct rect){rect.x, bottom + TICKS_ROOM, rect.width, usage};
    layout.amounts = axis_over(0, reach, rect.width < NARROW ? 3 : 5, left, right);
    layout.discounts = axis_over(0, curve_height(brief->results, offer, reach, layout.has_others), 4, bottom,
                                 rect.y + TOP_ROOM);
    return layout;
}

static struct point
place(const struct layout *layout, double amount, double discount)
{
    return (struct point){axis_at(&layout->amounts, amount), axis_at(&layout->discounts, discount)};
}

/* ---- the market ---- */

/* A name right of a line's end, or a little higher or lower; none where the lines are too near. */
static void
name_line(struct canvas *canvas, const struct layout *layout, double y, struct style style, const char *name)
{
    const double x = layout->amounts.to + 5;
    const struct text_box places[] = {{.x = x, .y = y, .anchor = ANCHOR_MIDDLE},
                                      {.x = x, .y = y - 5, .anchor = ANCHOR_MIDDLE},
                                      {.x = x, .y = y + 5, .anchor = ANCHOR_MIDDLE}};
    plot_label(canvas, style, places, 3, name);
}

static void
draw_market(struct brief *brief, const struct layout *layout, const struct market_point *points, size_t n)
{
    struct point *p25 = ARENA_NEW(brief->arena, struct point, n),
                 *p50 = ARENA_NEW(brief->arena, struct point, n),
                 *p75 = ARENA_NEW(brief->arena, struct point, n);
    for (size_t i = 0; i < n; i++) {
        p25[i] = place(layout, points[i].commit, points[i].discounts.p25);
        p50[i] = place(layout, points[i].commit, points[i].discounts.p50);
        p75[i] = place(layout, points[i].commit, points[i].discounts.p75);
    }
    plot_ribbon(brief->canvas, p75, p25, n, INK_RIBBON);
    plot_path(brief->canvas, p50, n, INK_ACCENT, 1.2);
}

static void
name_market(struct brief *brief, const struct layout *layout, const struct percentiles *market)
{
    name_line(brief->canvas, layout, axis_at(&layout->discounts, market->p50),
              (struct style){SIZE_TEXT, false, INK_ACCENT}, "market P50");
    name_line(brief->canvas, layout, axis_at(&layout->discounts, market->p75), STYLE_QUIET, "P75");
    name_line(brief->canvas, layout, axis_at(&layout->discounts, market->p25), STYLE_QUIET, "P25");
}

/* ---- the bands ---- */

static void
draw_steps(struct brief *brief, const struct layout *layout, const struct offer *offer)
{
    struct curve_point *steps = ARENA_NEW(brief->arena, struct curve_point, curve_steps_most(offer));
    const size_t n = curve_steps(offer, layout->amounts.high, steps);
    struct point *points = ARENA_NEW(brief->arena, struct point, n + 1);
    for (size_t i = 0; i < n; i++)
        points[i] = place(layout, steps[i].amount, steps[i].discount);
    plot_curve(brief->canvas, points, n, INK_DARK, 2);
}

/* From the offer to the next band or the end of the scale, a little under its ring, or over it where that is
 * low, so that it is not on the curve. */
struct arrow {
    double from, to, y, text_y;
};

static struct arrow
arrow_to(const struct layout *layout, const struct offer_result *result, double next)
{
    const struct point ring = place(layout, result->annual_commit, result->quoted_discount);
    const double side = ring.y + ARROW_DROP + 14 > rect_bottom(layout->plot) ? -1 : 1;
    return (struct arrow){ring.x, axis_at(&layout->amounts, fmin(next, layout->amounts.high)),
                          ring.y + side * ARROW_DROP, ring.y + side * (ARROW_DROP + 10)};
}

/* What the step takes and what it gives. */
static void
label_arrow(struct brief *brief, const struct layout *layout, const struct arrow *arrow, size_t offer)
{
    const char *text =
        arena_printf(brief->arena, "%s more buys %s",
                     fact_find(brief->facts, "offers.%zu.next_band.gap", offer + 1)->short_text,
                     FACT_TEXT(brief->facts, "offers.%zu.next_band.points", offer + 1));
    const double y = arrow->text_y, further = 2 * y - arrow->y;
    const struct text_box places[] = {
        {.x = arrow->from + 5, .y = y, .align = ALIGN_LEFT, .anchor = ANCHOR_MIDDLE},
        {.x = arrow->to, .y = y, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE},
        {.x = arrow->to + 6, .y = y, .align = ALIGN_LEFT, .anchor = ANCHOR_MIDDLE},
        {.x = arrow->from - 8, .y = y, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE},
        {.x = arrow->from + 5, .y = further, .align = ALIGN_LEFT, .anchor = ANCHOR_MIDDLE},
        {.x = arrow->to, .y = further, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE},
        {.x = rect_right(layout->plot), .y = further, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE},
    };
    plot_label(brief->canvas, (struct style){SIZE_TEXT, true, INK_ACCENT}, places,
               sizeof(places) / sizeof(places[0]), text);
}

/* ---- offers ---- */

static struct point
place_of(const struct brief *brief, const struct layout *layout, size_t offer)
{
    const struct offer_result *result = &brief->results->offers[offer];
    return place(layout, result->annual_commit, result->quoted_discount);
}

/* The rings that are drawn, and which of them is the subject's. */
struct rings {
    struct rect *marks;
    size_t *offers, n, subject;
};

static struct rings
rings_of(const struct brief *brief, const struct layout *layout, size_t subject)
{
    const size_t n = brief->results->n_offers;
    struct rings rings = {.marks = ARENA_NEW(brief->arena, struct rect, n),
                          .offers = ARENA_NEW(brief->arena, size_t, n)};
    for (size_t i = 0; i < n; i++) {
        if (i != subject && !layout->has_others)
            continue;
        const struct point at = place_of(brief, layout, i);
        if (i == subject)
            rings.subject = rings.n;
        rings.offers[rings.n] = i;
        rings.marks[rings.n++] =
            (struct rect){at.x - PLOT_RING, at.y - PLOT_RING, 2 * PLOT_RING, 2 * PLOT_RING};
    }
    return rings;
}

/* Beside the ring, above it first; the curve and the market's lines are under what comes later. */
static void
label_ring(struct canvas *canvas, struct style style, const struct rings *rings, size_t ring,
           const char *text)
{
    const double x = rings->marks[ring].x + PLOT_RING, y = rings->marks[ring].y + PLOT_RING;
    const struct text_box places[] = {
        {.x = x - 10, .y = y - 12, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE},
        {.x = x + 10, .y = y - 12, .align = ALIGN_LEFT, .anchor = ANCHOR_MIDDLE},
        {.x = x, .y = y - 14, .align = ALIGN_CENTRE, .anchor = ANCHOR_MIDDLE},
        {.x = x + 10, .y = y, .align = ALIGN_LEFT, .anchor = ANCHOR_MIDDLE},
        {.x = x - 10, .y = y, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE},
        {.x = x + 10, .y = y + 13, .align = ALIGN_LEFT, .anchor = ANCHOR_MIDDLE},
        {.x = x - 10, .y = y + 13, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE},
        {.x = x + 10, .y = y + 26, .align = ALIGN_LEFT, .anchor = ANCHOR_MIDDLE},
        {.x = x - 10, .y = y + 26, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE},
        {.x = x + 10, .y = y - 25, .align = ALIGN_LEFT, .anchor = ANCHOR_MIDDLE},
        {.x = x - 10, .y = y - 25, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE},
    };
    plot_label_of(canvas, style, rings->marks, rings->n, ring, places, sizeof(places) / sizeof(places[0]),
                  text);
}

static void
draw_rings(struct canvas *canvas, const struct rings *rings)
{
    for (size_t i = 0; i < rings->n; i++)
        plot_ring(canvas, rings->marks[i].x + PLOT_RING, rings->marks[i].y + PLOT_RING,
                  i == rings->subject ? INK_DARK : INK_QUIET);
}

/* The subject, then the market, which is NULL or its discounts at the end of the scale, then the others,
 * which have more places. */
static void
label_offers(struct brief *brief, const struct layout *layout, const struct rings *rings,
             const struct percentiles *at_end)
{
    const size_t subject = rings->offers[rings->subject];
    const struct facts *facts = brief->facts;
    const char *quoted = FACT_TEXT(facts, "offers.%zu.quoted_discount", subject + 1);
    const char *commit = fact_find(facts, "offers.%zu.annual_commit", subject + 1)->short_text;
    const char *text = arena_printf(brief->arena, "quoted %s at %s", quoted, commit);
    if (layout->has_market)
        text = arena_printf(brief->arena, "quoted %s (P50 %s)", quoted,
                            FACT_TEXT(facts, "offers.%zu.benchmark.p50", subject + 1));
    label_ring(brief->canvas, STYLE_STRONG, rings, rings->subject, text);
    if (at_end != NULL)
        name_market(brief, layout, at_end);
    for (size_t i = 0; i < rings->n; i++)
        if (i != rings->subject)
            label_ring(brief->canvas, STYLE_QUIET, rings, i,
                       words_offer_short_name(brief->results, rings->offers[i], brief->arena));
}

/* ---- the chart ---- */

static void
draw(struct brief *brief, struct rect rect, struct view view)
{
    const struct offer_result *result = &brief->results->offers[view.offer];
    const struct layout layout = lay_out(brief, view.offer, rect);
    struct market_point *market =
        ARENA_NEW(brief->arena, struct market_point, curve_market_most(brief->results));
    const size_t n_market = curve_market(brief->results, layout.amounts.high, market);
    if (n_market > 0)
        draw_market(brief, &layout, market, n_market);
    plot_level_grid(brief->canvas, &layout.discounts, axis_percent, layout.plot.x - 3,
                    rect_right(layout.plot));
    const double base = axis_at(&layout.discounts, 0);
    plot_line(brief->canvas, layout.plot.x, base, rect_right(layout.plot), base, INK_TEXT, 1.2);
    plot_upright_grid(brief->canvas, &layout.amounts, axis_amount, layout.plot.y,
                      rect_bottom(layout.plot) + 3);
    draw_steps(brief, &layout, result->offer);
    const struct rings rings = rings_of(brief, &layout, view.offer);
    draw_rings(brief->canvas, &rings);
    if (layout.usage.height > 0)
        curve_usage_draw(brief, view.offer, &layout.amounts, layout.usage);
    const double next = result->placements[PLACEMENT_COMMIT].next_threshold;
    const struct arrow arrow = arrow_to(&layout, result, next);
    if (isfinite(next) && arrow.to - arrow.from > SHORTEST)
        plot_arrow(brief->canvas, arrow.from, arrow.to, arrow.y, INK_ACCENT);
    label_offers(brief, &layout, &rings, n_market > 0 ? &market[n_market - 1].discounts : NULL);
    if (isfinite(next))
        label_arrow(brief, &layout, &arrow, view.offer);
}

static const char *
neutral(const struct brief *brief, size_t offer)
{
    const bool has_bands = brief->results->offers[offer].offer->n_bands > 0;
    return arena_printf(brief->arena, "%s by commitment; under it base usage; %s a year",
                        has_bands ? "Discount off list" : "The market's discount", brief->results->currency);
}

const struct chart chart_curve = {.name = "discount-curve",
                                  .is_of_offer = true,
                                  .height = 320,
                                  .exists = exists,
                                  .title = sentence_curve,
                                  .neutral = neutral,
                                  .draw = draw};
