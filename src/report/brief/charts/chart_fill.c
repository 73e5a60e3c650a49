/* How likely usage fills a commitment: from certain to never, with what the plan asks for. */
#include "levels.h"

#include "report/brief/mood.h"
#include "report/measure.h"
#include "report/sentence.h"

#include <math.h>
#include <stddef.h>

#define NEAR     34.0
#define TOP_ROOM 16.0 /* for the label of a dot at the top */

struct layout {
    struct levels levels;
    struct axis axis; /* of the chance, upwards */
    struct rect plot;
    double confidence;
};

static struct layout
lay_out(const struct brief *brief, struct rect rect, size_t offer)
{
    const double left = rect.x + LEVELS_TICK_ROOM, right = rect_right(rect) - LEVELS_RIGHT_ROOM;
    struct layout layout = {.levels = levels_of(brief, offer, left, right),
                            .confidence = brief->results->plan->confidence};
    layout.plot =
        (struct rect){left, rect.y + TOP_ROOM, right - left, rect.height - TOP_ROOM - LEVELS_AXIS_ROOM};
    layout.axis = axis_over(0, 1, layout.plot.height < 90 ? 2 : 5, rect_bottom(layout.plot), layout.plot.y);
    return layout;
}

/* A level that exists and commits to something, which there is a chance not to fill. */
static const struct sweep_level *
some_level(const struct sweep_level *level)
{
    return is_money(level->commit) ? level : NULL; /* NAN is no money */
}

static struct point
dot_of(const struct layout *layout, const struct sweep_level *level)
{
    return (struct point){axis_at(&layout->levels.commit, level->commit),
                          axis_at(&layout->axis, level->fill_probability)};
}

/* What the plan asks for: up to the floor, across the plot where there is none. */
static void
draw_confidence(struct brief *brief, const struct layout *layout, const struct sweep_level *floor)
{
    const struct rect *plot = &layout->plot;
    const double y = axis_at(&layout->axis, layout->confidence);
    const double x = floor != NULL ? dot_of(layout, floor).x : rect_right(*plot);
    plot_dashes(brief->canvas, plot->x, y, x, y, INK_ACCENT);
    if (floor != NULL)
        plot_dashes(brief->canvas, x, y, x, rect_bottom(*plot), INK_ACCENT);
}

/* Where no floor says it. */
static void
label_confidence(struct brief *brief, const struct layout *layout)
{
    const double y = axis_at(&layout->axis, layout->confidence), right = rect_right(layout->plot);
    const struct text_box places[] = {
        {.x = right, .y = y - 9, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE},
        {.x = right, .y = y + 9, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE},
        {.x = layout->plot.x + 6, .y = y + 9, .anchor = ANCHOR_MIDDLE},
    };
    plot_label(brief->canvas, (struct style){SIZE_TEXT, false, INK_ACCENT}, places, 3,
               arena_printf(brief->arena, "%s asked for", FACT_TEXT(brief->facts, "plan.confidence")));
}

/* Over a dot, as near as the curve lets it and at most so high, with a line down to the dot. */
static bool
label_over(struct brief *brief, const struct layout *layout, struct point dot, struct style style,
           const char *text, double most)
{
    const double width = canvas_text_width(brief->canvas, style, text);
    const double right = rect_right(layout->plot) + LEVELS_RIGHT_ROOM - 3;
    const struct text_box place = {
        .x = fmin(dot.x - 6, right - width), .y = dot.y - 14, .anchor = ANCHOR_MIDDLE};
    struct rect ink;
    if (!plot_label_above(brief->canvas, style, place, fmax(layout->plot.y - TOP_ROOM, dot.y - most), text,
                          &ink))
        return false;
    plot_leader(brief->canvas, dot.x, rect_bottom(ink) + 2, dot.y - PLOT_RADIUS, style.ink);
    return true;
}

/* "offered USD 650k: 78.8%"; where there is no room "offered: 78.8%". The curve falls: there is room on the
 * right and above. */
static void
label_level(struct brief *brief, const struct layout *layout, const struct sweep_level *level,
            const char *name, size_t offer, enum ink ink)
{
    const struct style style = {SIZE_TEXT, true, ink};
    const struct point dot = dot_of(layout, level);
    const struct text_box beside = {.x = dot.x + PLOT_RADIUS + 4, .y = dot.y, .anchor = ANCHOR_MIDDLE};
    const char *path = arena_printf(brief->arena, "offers.%zu.sweep.%s", offer + 1, name);
    const char *commit = fact_find(brief->facts, "%s.commit", path)->short_text;
    const char *fill = FACT_TEXT(brief->facts, "%s.fill_probability", path);
    const char *whole = arena_printf(brief->arena, "%s %s: %s", name, commit, fill);
    const char *short_text = arena_printf(brief->arena, "%s: %s", name, fill);
    if (plot_label(brief->canvas, style, &beside, 1, whole) ||
        plot_label(brief->canvas, style, &beside, 1, short_text) ||
        label_over(brief, layout, dot, style, whole, NEAR) ||
        label_over(brief, layout, dot, style, short_text, dot.y))
        return;
    levels_label(brief, &layout->levels, dot, style, short_text);
}

static void
draw_dot(struct brief *brief, const struct layout *layout, const struct sweep_level *level, enum ink ink)
{
    const struct point dot = dot_of(layout, level);
    plot_dot(brief->canvas, dot.x, dot.y, PLOT_RADIUS, ink);
}

static void
draw_scene(struct brief *brief, const struct layout *layout)
{
    const struct rect *plot = &layout->plot;
    struct point *points;
    const size_t n = levels_curve(brief, &layout->levels, &layout->axis,
                                  offsetof(struct sweep_level, fill_probability), &points);
    plot_level_grid(brief->canvas, &layout->axis, axis_percent, plot->x, rect_right(*plot));
    plot_line(brief->canvas, plot->x, rect_bottom(*plot), rect_right(*plot), rect_bottom(*plot), INK_TEXT,
              1.2);
    plot_ticks_below(brief->canvas, &layout->levels.commit, axis_amount, rect_bottom(*plot));
    plot_curve(brief->canvas, points, n, INK_DARK, 2);
}

static void
draw(struct brief *brief, struct rect rect, struct view view)
{
    const struct offer_result *result = &brief->results->offers[view.offer];
    const struct layout layout = lay_out(brief, rect, view.offer);
    const struct sweep_level *floor = some_level(&result->at_floor),
                             *offered = some_level(measure_offered(result));
    const enum mood mood = mood_of_chance(brief, view.offer);
    draw_scene(brief, &layout);
    draw_confidence(brief, &layout, floor);
    if (floor != NULL)
        draw_dot(brief, &layout, floor, INK_ACCENT);
    if (offered != NULL) {
        draw_dot(brief, &layout, offered, mood_ink(mood));
        label_level(brief, &layout, offered, "offered", view.offer, mood_text_ink(mood));
    }
    if (floor == NULL)
        label_confidence(brief, &layout);
    else if (offered == NULL || is_money(floor->commit - offered->commit))
        label_level(brief, &layout, floor, "floor", view.offer, INK_ACCENT);
}

static const char *
neutral(const struct brief *brief, size_t offer)
{
    return arena_printf(brief->arena, "Share of forecasts that fill it, by %s, %s",
                        levels_measure(brief, offer), brief->results->currency);
}

const struct chart chart_fill = {.name = "fill-chance",
                                 .is_of_offer = true,
                                 .height = 280,
                                 .exists = levels_exist,
                                 .title = sentence_fill,
                                 .neutral = neutral,
                                 .draw = draw};
