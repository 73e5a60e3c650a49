#include "figure.h"

#include "axis.h"
#include "plot.h"
#include "report/words.h"

#include <math.h>

#define ROW_MAX    52.0
#define LABEL_ROOM 48.0  /* for a label beyond either end of the bars */
#define LARGE      400.0 /* from this width up a chart has room for remarks and amounts */

/* What a step is, where there is room to say so, and where its figure comes from. */
static const struct {
    const char *remark;
    const char *total; /* id of the fact of a running total; NULL: its points */
    bool is_core;      /* shown even where it is nothing */
} steps[N_BRIDGE_STEPS] = {
    [BRIDGE_QUOTED] = {"the headline, off list", "quoted_discount", true},
    [BRIDGE_RATE_CARD] = {"mix, exceptions, exclusions", NULL, true},
    [BRIDGE_OVERAGE] = {"billed above the committed rate", NULL, true},
    [BRIDGE_FORFEITED] = {"paid for, never consumed", NULL, true},
    [BRIDGE_CARRIED_OUT] = {"paid for, usable after the term", NULL, false},
    [BRIDGE_PREPAY] = {"saved by paying in advance", NULL, false},
    [BRIDGE_REALIZED] = {"the discount you keep", "base.realized_discount", true},
    [BRIDGE_FEES_CREDITS] = {"on top of API usage", NULL, false},
    [BRIDGE_ALL_IN] = {"after fees and credits", "base.all_in_discount", false},
};

struct bar {
    enum bridge_step step;
    double from, to, y; /* points of list; middle of the row */
};

struct layout {
    struct bar bars[N_BRIDGE_STEPS];
    size_t n_bars;
    struct axis axis;
    double row, thickness;
    bool is_large;
};

static const struct bridge_item *
bridge_of(const struct results *results, size_t offer)
{
    return results->offers[offer].scenarios[SCENARIO_BASE].bridge;
}

static bool
is_shown(const struct results *results, size_t first, size_t n, enum bridge_step step)
{
    if (steps[step].is_core)
        return true;
    if (step == BRIDGE_ALL_IN)
        step = BRIDGE_FEES_CREDITS;
    for (size_t i = first; i < first + n; i++)
        if (fabs(bridge_of(results, i)[step].amount) >= HALF_CENT)
            return true;
    return false;
}

/* Where a bar runs from and to; what does not exist is nothing. */
static struct bar
bar_of(const struct bridge_item *bridge, enum bridge_step step, double running)
{
    const double points = isfinite(bridge[step].points) ? bridge[step].points : 0;
    const double from = steps[step].total != NULL ? 0 : running;
    return (struct bar){.step = step, .from = from, .to = from + points};
}

struct range
figure_bridge_range(const struct results *results, size_t first, size_t n)
{
    struct range range = {0, 0};
    for (size_t i = first; i < first + n; i++) {
        double running = 0;
        for (int step = 0; step < N_BRIDGE_STEPS; step++) {
            running = bar_of(bridge_of(results, i), (enum bridge_step)step, running).to;
            range.low = fmin(range.low, running);
            range.high = fmax(range.high, running);
        }
    }
    return range;
}

/* Whether the committed rates and list go different ways. */
static bool
prices_part(const struct settlement *settlement)
{
    for (size_t i = 0; i < settlement->n_months; i++)
        if (fabs(settlement->months[i].list_index - settlement->months[i].committed_index) > 1e-9)
            return true;
    return false;
}

/* What a step is in this offer. */
static const char *
remark_of(const struct offer_result *result, enum bridge_step step)
{
    const struct settlement *base = &result->scenarios[SCENARIO_BASE];
    if (step == BRIDGE_FEES_CREDITS && base->service_credits >= HALF_CENT)
        return base->fees >= HALF_CENT ? "fees, less service credits" : "service credits";
    if (step == BRIDGE_RATE_CARD && result->offer->tiers.n_steps > 0)
        return "mix, exceptions, tiers";
    if (step == BRIDGE_RATE_CARD && prices_part(base))
        return "mix, exceptions, price changes";
    return steps[step].remark;
}

static struct layout
lay_out(const struct results *results, struct rect rect, size_t offer, size_t first, size_t n,
        struct range range)
{
    struct layout layout = {.is_large = rect.width >= LARGE};
    double running = 0;
    for (int step = 0; step < N_BRIDGE_STEPS; step++) {
        if (!is_shown(results, first, n, (enum bridge_step)step))
            continue;
        struct bar *bar = &layout.bars[layout.n_bars++];
        *bar = bar_of(bridge_of(results, offer), (enum bridge_step)step, running);
        running = bar->to;
    }
    layout.row = fmin(ROW_MAX, rect.height / (double)layout.n_bars);
    layout.thickness = layout.row * 0.56;
    for (size_t i = 0; i < layout.n_bars; i++)
        layout.bars[i].y = rect.y + ((double)i + 0.5) * layout.row;
    const double names = layout.is_large ? 136 : 86, amounts = layout.is_large ? 84 : 0;
    layout.axis = (struct axis){.low = range.low,
                                .high = range.high > range.low ? range.high : range.low + 1,
                                .from = rect.x + names + (range.low < 0 ? LABEL_ROOM : 4),
                                .to = rect.x + rect.width - amounts - LABEL_ROOM};
    return layout;
}

static void
draw_bar(struct canvas *canvas, const struct layout *layout, const struct bar *bar)
{
    const double x1 = axis_at(&layout->axis, bar->from), x2 = axis_at(&layout->axis, bar->to);
    const struct rect rect = {fmin(x1, x2), bar->y - layout->thickness / 2, fabs(x2 - x1), layout->thickness};
    if (rect.width < 0.3)
        plot_line(canvas, x1, rect.y, x1, rect.y + rect.height, INK_QUIET, 1.6);
    else if (bar->step == BRIDGE_QUOTED)
        plot_outline(canvas, rect, INK_DARK);
    else if (steps[bar->step].total != NULL)
        plot_hatched_bar(canvas, rect, bar->to <= 0 ? INK_BAD : INK_DARK);
    else
        plot_bar(canvas, rect, bar->to < bar->from ? INK_BAD : INK_GOOD);
}

static enum ink
label_ink(const struct bar *bar)
{
    if (fabs(bar->to - bar->from) < 0.0005) /* nothing, as shown */
        return INK_QUIET;
    if (steps[bar->step].total != NULL)
        return bar->to < 0 ? INK_BAD_TEXT : INK_TEXT;
    return bar->to < bar->from ? INK_BAD_TEXT : INK_GOOD_TEXT;
}

static void
draw_name(struct canvas *canvas, const struct layout *layout, const struct bar *bar, double x,
          const char *remark)
{
    const struct style style = steps[bar->step].total != NULL ? STYLE_STRONG : STYLE_TEXT;
    const bool has_remark = layout->is_large && layout->row >= 28;
    canvas_text(canvas, style,
                (struct text_box){.x = x, .y = bar->y - (has_remark ? 6 : 0), .anchor = ANCHOR_MIDDLE},
                words_bridge_steps[bar->step]);
    if (has_remark)
        canvas_text(canvas, STYLE_QUIET, (struct text_box){.x = x, .y = bar->y + 6, .anchor = ANCHOR_MIDDLE},
                    remark);
}

static void
draw_figures(struct brief *brief, const struct layout *layout, const struct bar *bar, double right_edge,
             size_t offer)
{
    const char *key = words_bridge_keys[bar->step];
    const char *total = steps[bar->step].total;
    const double x1 = axis_at(&layout->axis, bar->from), x2 = axis_at(&layout->axis, bar->to);
    const struct text_box right = {.x = fmax(x1, x2) + 6, .y = bar->y, .anchor = ANCHOR_MIDDLE};
    const struct text_box left = {
        .x = fmin(x1, x2) - 6, .y = bar->y, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE};
    const bool is_left = bar->to < bar->from;
    const struct text_box places[] = {is_left ? left : right, is_left ? right : left};
    plot_label(brief->canvas, (struct style){SIZE_TEXT, true, label_ink(bar)}, places, 2,
               total != NULL ? FACT_TEXT(brief->facts, "offers.%zu.%s", offer + 1, total)
                             : FACT_TEXT(brief->facts, "offers.%zu.base.bridge.%s.points", offer + 1, key));
    if (layout->is_large)
        canvas_text(
            brief->canvas, STYLE_QUIET,
            (struct text_box){.x = right_edge, .y = bar->y, .align = ALIGN_RIGHT, .anchor = ANCHOR_MIDDLE},
            FACT_TEXT(brief->facts, "offers.%zu.base.bridge.%s.amount", offer + 1, key));
}

void
figure_bridge_draw(struct brief *brief, struct rect rect, size_t offer, size_t first, size_t n,
                   struct range range)
{
    struct canvas *canvas = brief->canvas;
    const struct layout layout = lay_out(brief->results, rect, offer, first, n, range);
    for (size_t i = 0; i < layout.n_bars; i++)
        draw_bar(canvas, &layout, &layout.bars[i]);
    for (size_t i = 0; i + 1 < layout.n_bars; i++) {
        const double x = axis_at(&layout.axis, layout.bars[i].to);
        plot_line(canvas, x, layout.bars[i].y + layout.thickness / 2, x,
                  layout.bars[i + 1].y - layout.thickness / 2, INK_QUIET, 0.7);
    }
    const double zero = axis_at(&layout.axis, 0);
    plot_line(canvas, zero, rect.y, zero, rect.y + layout.row * (double)layout.n_bars, INK_TEXT, 1.2);
    for (size_t i = 0; i < layout.n_bars; i++) {
        draw_name(canvas, &layout, &layout.bars[i], rect.x,
                  remark_of(&brief->results->offers[offer], layout.bars[i].step));
        draw_figures(brief, &layout, &layout.bars[i], rect.x + rect.width, offer);
    }
}
