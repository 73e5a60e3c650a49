#include "plot_waterfall.h"

#include "plot.h"
#include "plot_row.h"

#include <math.h>

#define ROW_MAX    52.0
#define GAP        10.0 /* between columns */
#define BESIDE     6.0  /* between a bar and its label */
#define NAMES_MOST 150.0
#define SHARE      0.2 /* of the width that amounts in full may take */

/* Where the parts of the first waterfall are. */
struct layout {
    struct axis axis;
    double row, thickness, names;
    bool is_large, is_short;
};

static struct style
name_style(const struct waterfall_bar *bar)
{
    return bar->is_total ? STYLE_STRONG : STYLE_TEXT;
}

static struct style
label_style(const struct waterfall_bar *bar)
{
    return (struct style){SIZE_TEXT, true, bar->label_ink};
}

static double
names_width(struct canvas *canvas, const struct waterfall *waterfall, bool is_large)
{
    double width = 0;
    for (size_t i = 0; i < waterfall->n; i++) {
        const struct waterfall_bar *bar = &waterfall->bars[i];
        width = fmax(width, canvas_text_width(canvas, name_style(bar), bar->name));
        if (is_large && bar->remark != NULL)
            width = fmax(width, canvas_text_width(canvas, STYLE_QUIET, bar->remark));
    }
    return fmin(width + 2, NAMES_MOST) + GAP;
}

static const char *
amount_of(const struct waterfall_bar *bar, bool is_short)
{
    const char *text = is_short ? bar->short_amount : bar->amount;
    return text != NULL ? text : "";
}

static double
amounts_width(struct canvas *canvas, const struct waterfall *waterfall, bool is_short)
{
    double width = 0;
    for (size_t i = 0; i < waterfall->n; i++)
        width = fmax(width,
                     canvas_text_width(canvas, STYLE_QUIET, amount_of(&waterfall->bars[i], is_short)) + GAP);
    return width;
}

/* Amounts in full take much of a page where they are in thousands of millions. */
static bool
amounts_are_wide(struct canvas *canvas, const struct waterfall *waterfall)
{
    return amounts_width(canvas, waterfall, false) > SHARE * WATERFALL_LARGE + GAP;
}

double
waterfall_beside(struct canvas *canvas, const struct waterfall *waterfall, bool is_large)
{
    const double names = names_width(canvas, waterfall, is_large);
    return is_large ? names + amounts_width(canvas, waterfall, amounts_are_wide(canvas, waterfall)) : names;
}

/* A label is where its bar goes to: on the left of one that takes. */
static bool
is_leftward(const struct waterfall_bar *bar)
{
    return bar->to < bar->from;
}

static struct axis
axis_of(struct canvas *canvas, const struct waterfall *waterfalls, size_t n, double from, double to)
{
    size_t n_items = 0;
    for (size_t i = 0; i < n; i++)
        n_items += waterfalls[i].n;
    struct axis_item *items = ARENA_NEW(canvas->arena, struct axis_item, n_items);
    n_items = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < waterfalls[i].n; k++) {
            const struct waterfall_bar *bar = &waterfalls[i].bars[k];
            const double room = canvas_text_width(canvas, label_style(bar), bar->label) + 2 * BESIDE;
            items[n_items++] = (struct axis_item){fmin(bar->from, bar->to), fmax(bar->from, bar->to),
                                                  is_leftward(bar) ? room : 1, is_leftward(bar) ? 1 : room};
        }
    return axis_with_labels(items, n_items, from, to);
}

static struct layout
lay_out(struct canvas *canvas, struct rect rect, const struct waterfall *waterfalls, size_t n)
{
    struct layout layout = {.is_large = rect.width >= WATERFALL_LARGE};
    layout.is_short = amounts_are_wide(canvas, waterfalls);
    layout.names = names_width(canvas, waterfalls, layout.is_large);
    layout.row = fmin(ROW_MAX, rect.height / (double)waterfalls->n);
    layout.thickness = layout.row * 0.56;
    const double from = rect.x + layout.names;
    const double beside = waterfall_beside(canvas, waterfalls, layout.is_large);
    layout.axis = axis_of(canvas, waterfalls, n, from, from + rect.width - beside);
    return layout;
}

static void
draw_bar(struct canvas *canvas, const struct layout *layout, const struct waterfall_bar *bar, double y)
{
    static void (*const fills[])(struct canvas *, struct rect, enum ink) = {
        [FILL_SOLID] = plot_bar, [FILL_HATCHED] = plot_hatched_bar, [FILL_OUTLINE] = plot_outline};
    const double x1 = axis_at(&layout->axis, bar->from), x2 = axis_at(&layout->axis, bar->to);
    const struct rect rect = {fmin(x1, x2), y - layout->thickness / 2, fabs(x2 - x1), layout->thickness};
    if (rect.width < 0.3)
        plot_line(canvas, x1, rect.y, x1, rect_bottom(rect), INK_QUIET, 1.6);
    else
        fills[bar->fill](canvas, rect, bar->ink);
}

static void
draw_label(struct canvas *canvas, const struct layout *layout, const struct waterfall_bar *bar, double y)
{
    const double x1 = axis_at(&layout->axis, bar->from), x2 = axis_at(&layout->axis, bar->to);
    const struct text_box right = {.x = fmax(x1, x2) + BESIDE, .y = y, .anchor = ANCHOR_MIDDLE};
    const struct text_box left = {
        .x = fmin(x1, x2) - BESIDE, .y = y, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE};
    const struct text_box places[] = {is_leftward(bar) ? left : right, is_leftward(bar) ? right : left};
    plot_label(canvas, label_style(bar), places, 2, bar->label);
}

static void
draw_words(struct canvas *canvas, const struct layout *layout, const struct waterfall_bar *bar,
           struct rect row)
{
    const struct row_words words = {
        .name = bar->name, .remark = layout->is_large ? bar->remark : NULL, .style = name_style(bar)};
    const char *amount = amount_of(bar, layout->is_short);
    const struct text_box box = {
        .x = rect_right(row), .y = row.y + row.height / 2, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE};
    plot_row(canvas, (struct rect){row.x, row.y, layout->names - GAP + 2, row.height}, &words);
    if (layout->is_large && amount[0] != '\0')
        canvas_text(canvas, STYLE_QUIET, box, amount);
}

void
plot_waterfall(struct canvas *canvas, struct rect rect, const struct waterfall *waterfalls, size_t n)
{
    const struct layout layout = lay_out(canvas, rect, waterfalls, n);
    const size_t n_bars = waterfalls->n;
    const double half = layout.row / 2, zero = axis_at(&layout.axis, 0);
    for (size_t i = 0; i < n_bars; i++)
        draw_bar(canvas, &layout, &waterfalls->bars[i], rect.y + layout.row * (double)i + half);
    for (size_t i = 0; i + 1 < n_bars; i++) { /* from where one ends to where the next begins */
        const double x = axis_at(&layout.axis, waterfalls->bars[i].to);
        const double y = rect.y + layout.row * (double)(i + 1), gap = (layout.row - layout.thickness) / 2;
        plot_line(canvas, x, y - gap, x, y + gap, INK_QUIET, 0.7);
    }
    plot_zero(canvas, zero, rect.y, zero, rect.y + layout.row * (double)n_bars);
    for (size_t i = 0; i < n_bars; i++) {
        const struct rect row = {rect.x, rect.y + layout.row * (double)i, rect.width, layout.row};
        draw_words(canvas, &layout, &waterfalls->bars[i], row);
        draw_label(canvas, &layout, &waterfalls->bars[i], row.y + half);
    }
}
