/* What other commitments would realize and cost: two plots over one axis. */
#include "levels.h"

#include "report/brief/marks/flags.h"
#include "report/sentence.h"

#include <math.h>
#include <stddef.h>

#define FLAG_ROW       12.0
#define LEAST_REALIZED -5.0 /* beyond, its ticks have no room and its curve nothing to tell */
#define NAME_ROOM      16.0 /* over each plot, for what it shows */
#define PLOT_GAP       8.0

struct layout {
    struct levels levels;
    struct flag flags[FLAGS_MAX];
    const char *flag_texts[FLAGS_MAX];
    double flags_bottom;
    struct rect realized, cost; /* the plots */
    struct axis realized_axis, cost_axis;
    bool has_realized; /* something is used, and not next to nothing */
};

/* "optimum USD 650k", "offered: none". */
static const char *
flag_text(const struct brief *brief, const struct level_mark *mark)
{
    const struct fact *commit = fact_find(brief->facts, "%s.commit", mark->path);
    return arena_printf(brief->arena, is_money(commit->value) ? "%s %s" : "%s: none", mark->names,
                        commit->short_text);
}

static void
lay_out_flags(struct brief *brief, struct layout *layout, struct rect rect)
{
    struct levels *levels = &layout->levels;
    for (size_t i = 0; i < levels->n_marks; i++) {
        layout->flag_texts[i] = flag_text(brief, &levels->marks[i]);
        layout->flags[i] =
            (struct flag){.x = levels->marks[i].x,
                          .width = canvas_text_width(brief->canvas, STYLE_STRONG, layout->flag_texts[i]) + 2};
    }
    const size_t n_rows = flags_arrange(layout->flags, levels->n_marks, rect.x, rect_right(rect));
    layout->flags_bottom = rect.y + FLAG_ROW * (double)n_rows;
}

static size_t
n_ticks(double height)
{
    return (size_t)fmax(1, fmin(4, height / 15));
}

static struct layout
lay_out(struct brief *brief, struct rect rect, size_t offer)
{
    const double left = rect.x + LEVELS_TICK_ROOM, right = rect_right(rect) - LEVELS_RIGHT_ROOM;
    struct layout layout = {.levels = levels_of(brief, offer, left, right)};
    const struct range realized =
                           levels_range(&layout.levels, offsetof(struct sweep_level, realized_discount)),
                       quoted = levels_range(&layout.levels, offsetof(struct sweep_level, discount)),
                       p10 = levels_range(&layout.levels, offsetof(struct sweep_level, p10)),
                       p90 = levels_range(&layout.levels, offsetof(struct sweep_level, p90)),
                       cost = levels_range(&layout.levels, offsetof(struct sweep_level, expected_cost));
    lay_out_flags(brief, &layout, rect);
    layout.has_realized = realized.low > LEAST_REALIZED;
    const double top = layout.flags_bottom, bottom = rect_bottom(rect) - LEVELS_AXIS_ROOM;
    const double height =
        layout.has_realized ? (bottom - top - 2 * NAME_ROOM - PLOT_GAP) / 2 : bottom - top - NAME_ROOM;
    layout.realized = (struct rect){left, top + NAME_ROOM, right - left, height};
    layout.cost = (struct rect){left, bottom - height, right - left, height};
    layout.realized_axis = axis_over(realized.low, fmax(realized.high, quoted.high), n_ticks(height),
                                     rect_bottom(layout.realized), layout.realized.y);
    layout.cost_axis = axis_between(fmin(p10.low, cost.low), fmax(p90.high, cost.high), n_ticks(height),
                                    bottom, layout.cost.y);
    return layout;
}

static enum ink
mark_ink(const struct brief *brief, size_t offer, const struct level_mark *mark, bool for_text)
{
    const enum commit_size size = sentence_commit_size(brief->results, offer);
    if (!mark->is_offered)
        return INK_ACCENT;
    if (size == COMMIT_TOO_LARGE || size == COMMIT_TOO_SMALL)
        return for_text ? INK_BAD_TEXT : INK_BAD;
    return for_text ? INK_TEXT : INK_DARK;
}

/* Lines from the names down through both plots. */
static void
draw_flags(struct brief *brief, const struct layout *layout, size_t offer)
{
    for (size_t i = 0; i < layout->levels.n_marks; i++) {
        const struct flag *flag = &layout->flags[i];
        const struct level_mark *mark = &layout->levels.marks[i];
        const double y = layout->flags_bottom - FLAG_ROW * ((double)flag->row + 0.5);
        plot_line(brief->canvas, flag->x, y - 4, flag->x, rect_bottom(layout->cost),
                  mark_ink(brief, offer, mark, false), 0.8);
        canvas_record(brief->canvas, BOX_LINE,
                      (struct rect){flag->x - 0.5, y + 4, 1, rect_bottom(layout->cost) - y - 4}, NULL);
        const struct text_box place = {.x = flag_start(flag), .y = y, .anchor = ANCHOR_MIDDLE};
        plot_label(brief->canvas, (struct style){SIZE_TEXT, true, mark_ink(brief, offer, mark, true)}, &place,
                   1, layout->flag_texts[i]);
    }
}

/* In a plot no figure crosses another mark's line; the names between the plots may interrupt one. */
static void
record_flags(struct canvas *canvas, const struct layout *layout, const struct rect *plot)
{
    for (size_t i = 0; i < layout->levels.n_marks; i++)
        canvas_record(canvas, BOX_MARK, (struct rect){layout->flags[i].x - 0.5, plot->y, 1, plot->height},
                      NULL);
}

/* Over a plot on the left, on the right, or right of a mark's line: where it interrupts none, if it can. */
static void
name_plot(struct canvas *canvas, const struct layout *layout, const struct rect *plot, const char *name)
{
    const struct text_box over = {.y = plot->y - 10, .anchor = ANCHOR_MIDDLE};
    struct text_box places[2 + FLAGS_MAX] = {over, over};
    size_t n = 2;
    places[0].x = plot->x - LEVELS_TICK_ROOM + 2;
    places[1].x = rect_right(*plot);
    places[1].align = ALIGN_RIGHT;
    for (size_t i = 0; i < layout->levels.n_marks; i++) {
        places[n] = over;
        places[n++].x = layout->flags[i].x + FLAG_GAP;
    }
    plot_label(canvas, STYLE_TEXT, places, n, name);
}

static void
draw_plot(struct brief *brief, const struct layout *layout, const struct rect *plot, const struct axis *axis,
          axis_text *text, const char *name)
{
    record_flags(brief->canvas, layout, plot);
    plot_level_grid(brief->canvas, axis, text, plot->x, rect_right(*plot));
    if (axis->low <= 0) {
        const double zero = axis_at(axis, 0);
        plot_zero(brief->canvas, plot->x, zero, rect_right(*plot), zero);
    }
    name_plot(brief->canvas, layout, plot, name);
}

static void
draw_curve(struct brief *brief, const struct levels *levels, const struct axis *axis, size_t offset,
           enum ink ink, double width)
{
    struct point *points;
    const size_t n = levels_curve(brief, levels, axis, offset, &points);
    plot_curve(brief->canvas, points, n, ink, width);
}

static void
draw_ribbon(struct brief *brief, const struct layout *layout)
{
    struct point *p10, *p90;
    levels_curve(brief, &layout->levels, &layout->cost_axis, offsetof(struct sweep_level, p10), &p10);
    const size_t n =
        levels_curve(brief, &layout->levels, &layout->cost_axis, offsetof(struct sweep_level, p90), &p90);
    plot_ribbon(brief->canvas, p90, p10, n, INK_RIBBON);
}

static struct point
cost_dot(const struct layout *layout, const struct level_mark *mark)
{
    return (struct point){mark->x, axis_at(&layout->cost_axis, mark->level->expected_cost)};
}

static struct point
realized_dot(const struct layout *layout, const struct level_mark *mark)
{
    return (struct point){mark->x, axis_at(&layout->realized_axis, mark->level->realized_discount)};
}

static void
draw_dots(struct brief *brief, const struct layout *layout, size_t offer)
{
    for (size_t i = 0; i < layout->levels.n_marks; i++) {
        const struct level_mark *mark = &layout->levels.marks[i];
        const enum ink ink = mark_ink(brief, offer, mark, false);
        const struct point cost = cost_dot(layout, mark), realized = realized_dot(layout, mark);
        plot_dot(brief->canvas, cost.x, cost.y, PLOT_RADIUS, ink);
        if (layout->has_realized)
            plot_dot(brief->canvas, realized.x, realized.y, PLOT_RADIUS, ink);
    }
}

/* After all dots, so that no label covers one. */
static void
label_dots(struct brief *brief, const struct layout *layout, size_t offer)
{
    for (size_t i = 0; i < layout->levels.n_marks; i++) {
        const struct level_mark *mark = &layout->levels.marks[i];
        const struct style style = {SIZE_TEXT, true, mark_ink(brief, offer, mark, true)};
        levels_label(brief, &layout->levels, cost_dot(layout, mark), style,
                     fact_find(brief->facts, "%s.expected_cost", mark->path)->short_text);
        if (layout->has_realized)
            levels_label(brief, &layout->levels, realized_dot(layout, mark), style,
                         FACT_TEXT(brief->facts, "%s.realized_discount", mark->path));
    }
}

static void
draw_realized(struct brief *brief, const struct layout *layout)
{
    const struct levels *levels = &layout->levels;
    draw_plot(brief, layout, &layout->realized, &layout->realized_axis, axis_percent,
              "Realized (thick), quoted (thin)");
    draw_curve(brief, levels, &layout->realized_axis, offsetof(struct sweep_level, discount), INK_QUIET, 1);
    draw_curve(brief, levels, &layout->realized_axis, offsetof(struct sweep_level, realized_discount),
               INK_ACCENT, 2);
}

static void
draw(struct brief *brief, struct rect rect, struct view view)
{
    const struct layout layout = lay_out(brief, rect, view.offer);
    const struct levels *levels = &layout.levels;
    draw_ribbon(brief, &layout);
    draw_flags(brief, &layout, view.offer);
    if (layout.has_realized)
        draw_realized(brief, &layout);
    draw_plot(brief, &layout, &layout.cost, &layout.cost_axis, axis_amount,
              "Expected cost, shaded from P10 to P90");
    draw_curve(brief, levels, &layout.cost_axis, offsetof(struct sweep_level, expected_cost), INK_ACCENT, 2);
    plot_ticks_below(brief->canvas, &levels->commit, axis_amount, rect_bottom(layout.cost));
    draw_dots(brief, &layout, view.offer);
    label_dots(brief, &layout, view.offer);
}

static const char *
neutral(const struct brief *brief, size_t offer)
{
    return arena_printf(brief->arena, "Whole term, all forecasts, by %s, %s", levels_measure(brief, offer),
                        brief->results->currency);
}

const struct chart chart_sweep = {.name = "commit-sweep",
                                  .is_of_offer = true,
                                  .height = 340,
                                  .exists = levels_exist,
                                  .title = sentence_sweep,
                                  .neutral = neutral,
                                  .draw = draw};
