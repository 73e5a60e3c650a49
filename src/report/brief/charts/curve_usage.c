#include "curve_usage.h"

#include "report/brief/marks/plot_curve.h"

#include <math.h>
#include <string.h>

#define ROW       14.0
#define DOT_SMALL 2.6

/* A row: facts by their id after "offers.N.". The span from low to high is left out where both are NULL. */
static const struct year_row {
    const char *name, *low, *at, *high;
    enum ink ink, text;
    bool is_break_even; /* nothing where any usage will do */
} rows[] = {
    {"Year 1, low to high", "placements.low.annual", "placements.base.annual", "placements.high.annual",
     INK_ACCENT, INK_ACCENT, false},
    {"Today at list", NULL, "placements.raw.annual", NULL, INK_DARK, INK_TEXT, false},
    {"Next band pays from", "overcommit_from", "break_even_list_consumption", NULL, INK_BAD, INK_BAD_TEXT,
     true},
    {"Today, optimized", NULL, "placements.optimized.annual", NULL, INK_DARK, INK_TEXT, false},
};
#define N_ROWS (sizeof(rows) / sizeof(rows[0]))

static const struct fact *
find(const struct brief *brief, size_t offer, const char *id)
{
    return fact_find(brief->facts, "offers.%zu.%s", offer + 1, id);
}

static bool
is_there(const struct brief *brief, size_t offer, const struct year_row *row)
{
    return isfinite(find(brief, offer, row->at)->value);
}

double
curve_usage_height(const struct brief *brief, size_t offer, double room)
{
    double height = 0;
    for (size_t i = 0; i < N_ROWS && height + ROW <= room; i++)
        if (is_there(brief, offer, &rows[i]))
            height += ROW;
    return height;
}

/* What is beyond the scale stands at its end, with an arrow. */
static double
draw_mark(struct canvas *canvas, const struct axis *axis, double amount, double y, double radius,
          enum ink ink)
{
    if (amount > axis->high) {
        plot_arrow(canvas, axis->to - 10, axis->to, y, ink);
        return axis->to - 10;
    }
    plot_dot(canvas, axis_at(axis, amount), y, radius, ink);
    return axis_at(axis, amount);
}

/* "USD 1.2M (low USD 1M, high USD 1.4M)"; the next band may pay at any usage. */
static const char *
row_text(const struct brief *brief, size_t offer, const struct year_row *row)
{
    const struct fact *at = find(brief, offer, row->at);
    if (row->is_break_even)
        return at->value >= HALF_CENT ? at->short_text : "any usage";
    if (row->high == NULL)
        return at->short_text;
    const char *low = find(brief, offer, row->low)->short_text,
               *high = find(brief, offer, row->high)->short_text;
    if (strcmp(low, high) == 0)
        return at->short_text;
    return arena_printf(brief->arena, "%s (low %s, high %s)", at->short_text, low, high);
}

/* The span from the low end, the mark, and its label where there is room beside it: on the right, else on the
 * left, else without low and high. */
static void
draw_row(struct brief *brief, size_t offer, const struct axis *axis, const struct year_row *row, double y)
{
    struct canvas *canvas = brief->canvas;
    const double amount = find(brief, offer, row->at)->value;
    double left = axis_at(axis, fmin(amount, axis->high)), right = left;
    const char *const ends[] = {row->low, row->high};
    for (int i = 0; i < 2; i++) {
        const double end = ends[i] != NULL ? find(brief, offer, ends[i])->value : NO_VALUE;
        if (!isfinite(end))
            continue;
        const double x = axis_at(axis, fmin(end, axis->high));
        plot_line(canvas, left, y, x, y, row->high != NULL ? INK_SPAN : row->ink, 3);
        plot_dot(canvas, x, y, DOT_SMALL, row->ink);
        left = fmin(left, x);
        right = fmax(right, x);
    }
    const double x = draw_mark(canvas, axis, amount, y, PLOT_RADIUS, row->ink);
    left = fmin(left, x) - 9;
    right = fmax(right, x) + 9;
    const struct style style = {SIZE_TEXT, true, row->text};
    const struct text_box places[] = {
        {.x = right, .y = y, .align = ALIGN_LEFT, .anchor = ANCHOR_MIDDLE},
        {.x = left, .y = y, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE},
    };
    if (!plot_label(canvas, style, places, 2, row_text(brief, offer, row)))
        plot_label(canvas, style, places, 2, find(brief, offer, row->at)->short_text);
}

/* The first rows that have room, the largest amount on top. Returns how many. */
static size_t
sort(const struct brief *brief, size_t offer, double room, const struct year_row *ret[N_ROWS])
{
    size_t n = 0;
    for (size_t i = 0; i < N_ROWS && ROW * (double)(n + 1) <= room + 0.1; i++) {
        if (!is_there(brief, offer, &rows[i]))
            continue;
        const double amount = find(brief, offer, rows[i].at)->value;
        size_t k = n++;
        for (; k > 0 && find(brief, offer, ret[k - 1]->at)->value < amount; k--)
            ret[k] = ret[k - 1];
        ret[k] = &rows[i];
    }
    return n;
}

void
curve_usage_draw(struct brief *brief, size_t offer, const struct axis *axis, struct rect rect)
{
    const struct year_row *shown[N_ROWS];
    const size_t n = sort(brief, offer, rect.height, shown);
    for (size_t i = 0; i < n; i++) {
        const double y = rect.y + ROW * ((double)i + 0.5);
        canvas_text(
            brief->canvas, STYLE_QUIET,
            (struct text_box){
                .x = rect.x, .y = y, .width = CURVE_NAMES - 4, .anchor = ANCHOR_MIDDLE, .max_lines = 1},
            shown[i]->name);
        draw_row(brief, offer, axis, shown[i], y);
    }
}
