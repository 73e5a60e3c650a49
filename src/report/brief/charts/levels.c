#include "levels.h"

#include "report/measure.h"

#include <math.h>
#include <string.h>

#define NEAREST 10 /* places of a label that are near its dot */

static double
figure(const struct sweep_level *level, size_t offset)
{
    return *(const double *)(const void *)((const char *)level + offset);
}

bool
levels_exist(const struct brief *brief, size_t offer)
{
    return brief->results->offers[offer].n_sweep > 1;
}

/* ---- what is marked ---- */

static void
add_mark(const struct brief *brief, size_t offer, struct levels *levels, const char *name,
         const struct sweep_level *level)
{
    const char *path = arena_printf(brief->arena, "offers.%zu.sweep.%s", offer + 1, name);
    const char *commit = FACT_TEXT(brief->facts, "%s.commit", path);
    if (!isfinite(level->commit))
        return;
    for (size_t i = 0; i < levels->n_marks; i++) {
        struct level_mark *mark = &levels->marks[i];
        if (strcmp(FACT_TEXT(brief->facts, "%s.commit", mark->path), commit) != 0)
            continue;
        mark->names = arena_printf(brief->arena, "%s%s %s", mark->names,
                                   strstr(mark->names, " and ") == NULL ? " and" : ",", name);
        return;
    }
    size_t at = levels->n_marks++;
    for (; at > 0 && levels->marks[at - 1].level->commit > level->commit; at--)
        levels->marks[at] = levels->marks[at - 1];
    levels->marks[at] = (struct level_mark){level, name, path, 0, level->is_offered};
}

/* ---- what is drawn ---- */

/* The sweep's levels and the marked ones between them. */
static void
take_levels(const struct brief *brief, const struct offer_result *result, struct levels *levels)
{
    const size_t n = measure_drawn_levels(result, levels->marks[levels->n_marks - 1].level->commit);
    struct sweep_level *items = ARENA_NEW(brief->arena, struct sweep_level, n + levels->n_marks);
    size_t k = 0;
    for (size_t i = 0; i < n; i++) {
        for (; k < levels->n_marks && levels->marks[k].level->commit <= result->sweep[i].commit; k++)
            if (levels->marks[k].level->commit < result->sweep[i].commit)
                items[levels->n++] = *levels->marks[k].level;
        items[levels->n++] = result->sweep[i];
    }
    for (; k < levels->n_marks; k++)
        items[levels->n++] = *levels->marks[k].level;
    levels->items = items;
}

struct levels
levels_of(const struct brief *brief, size_t offer, double left, double right)
{
    const struct offer_result *result = &brief->results->offers[offer];
    struct levels levels = {0};
    add_mark(brief, offer, &levels, "offered", measure_offered(result));
    add_mark(brief, offer, &levels, "optimum", &result->at_optimum);
    add_mark(brief, offer, &levels, "floor", &result->at_floor);
    take_levels(brief, result, &levels);
    levels.commit =
        axis_over(0, levels.items[levels.n - 1].commit, (size_t)fmax(2, (right - left) / 60), left, right);
    for (size_t i = 0; i < levels.n_marks; i++)
        levels.marks[i].x = axis_at(&levels.commit, levels.marks[i].level->commit);
    return levels;
}

size_t
levels_curve(const struct brief *brief, const struct levels *levels, const struct axis *axis, size_t offset,
             struct point **ret)
{
    size_t n = 0;
    *ret = ARENA_NEW(brief->arena, struct point, levels->n);
    for (size_t i = 0; i < levels->n; i++) {
        const double value = figure(&levels->items[i], offset);
        if (isfinite(value))
            (*ret)[n++] =
                (struct point){axis_at(&levels->commit, levels->items[i].commit), axis_at(axis, value)};
    }
    return n;
}

struct range
levels_range(const struct levels *levels, size_t offset)
{
    struct range range = {NO_VALUE, NO_VALUE};
    for (size_t i = 0; i < levels->n; i++) { /* fmin and fmax pass over NAN */
        range.low = fmin(range.low, figure(&levels->items[i], offset));
        range.high = fmax(range.high, figure(&levels->items[i], offset));
    }
    return range;
}

bool
levels_label(struct brief *brief, const struct levels *levels, struct point dot, struct style style,
             const char *text)
{
    static const double rows[] = {0, -12, 12, -22, 22, -34, -46};
    struct text_box places[2 * sizeof rows / sizeof *rows];
    const double width = canvas_text_width(brief->canvas, style, text) + PLOT_RADIUS + 4;
    size_t n = 0;
    for (size_t row = 0; row < sizeof rows / sizeof *rows; row++)
        for (int side = 1; side >= -1; side -= 2) {
            if (side < 0 && dot.x - width < levels->commit.from) /* ticks are there */
                continue;
            places[n++] = (struct text_box){.x = dot.x + side * (row == 0 ? PLOT_RADIUS + 4 : 4),
                                            .y = dot.y + rows[row],
                                            .align = side > 0 ? ALIGN_LEFT : ALIGN_RIGHT,
                                            .anchor = ANCHOR_MIDDLE};
        }
    /* Rather over a line than far from the dot. */
    return plot_label(brief->canvas, style, places, n < NEAREST ? n : NEAREST, text) ||
           plot_label(brief->canvas, style, places, n, text);
}

const char *
levels_measure(const struct brief *brief, size_t offer)
{
    const enum drawdown drawdown = brief->results->offers[offer].offer->commit.drawdown;
    return drawdown == DRAWDOWN_LIST ? "annual commitment at list" : "annual commitment";
}
