#include "drawdown.h"
#include "report/brief/marks/plot.h"
#include "report/sentence.h"

#include <realrate/calendar.h>

#include <math.h>
#include <stdio.h>

#define YEAR_WIDTH 26.0
#define POINTER    7.0 /* width of the mark where a commitment runs out */

/* As many months as fit get their name; the first one shown of each year its year. */
static void
draw_months(struct canvas *canvas, const struct drawdown_chart *layout)
{
    static const size_t steps[] = {1, 2, 3, 6, 12, 24, 60};
    size_t step = 120;
    for (size_t i = sizeof(steps) / sizeof(steps[0]); i-- > 0;)
        if ((double)steps[i] * layout->slot >= 28)
            step = steps[i];
    const double y = layout->plot.y + layout->plot.height;
    const double last = rect_right(layout->plot) - YEAR_WIDTH / 2;
    int year = 0;
    for (size_t i = 0; i < layout->n_months && drawdown_x(layout, i) <= last; i += step) {
        const struct date date = date_of_day(layout->scenarios[SCENARIO_BASE].months[i].from);
        plot_tick(canvas, drawdown_x(layout, i), y + 12, ALIGN_CENTRE, words_months[date.month - 1]);
        if (date.year == year)
            continue;
        char text[16];
        year = date.year;
        snprintf(text, sizeof(text), "%d", year);
        plot_tick(canvas, drawdown_x(layout, i), y + 23, ALIGN_CENTRE, text);
    }
}

/* One piece of a month's bar, from one balance to another. Bars too narrow for an outline are an area of
 * hatching under one line. */
static void
draw_piece(struct canvas *canvas, const struct drawdown_chart *layout, size_t month, double from, double to,
           enum ink ink)
{
    const double y1 = axis_at(&layout->axis, from), y2 = axis_at(&layout->axis, to);
    const struct rect bar = {drawdown_x(layout, month) - layout->bar / 2, fmin(y1, y2), layout->bar,
                             fabs(y2 - y1)};
    if (bar.height < 0.3)
        return;
    if (layout->bar < layout->slot) {
        plot_hatched_bar(canvas, bar, ink);
        return;
    }
    plot_hatch(canvas, bar, ink);
    plot_line(canvas, bar.x, y2, bar.x + bar.width, y2, ink, 0.9);
}

/* What is left at a period's end is in pieces, by what becomes of it; at any other month's end it is one. */
static void
draw_bar(struct canvas *canvas, const struct drawdown_chart *layout, size_t i)
{
    const struct settlement *base = &layout->scenarios[SCENARIO_BASE];
    const struct measure_rest rest = measure_rest(layout->offer, base, i);
    const double left = drawdown_balance(layout->offer, base, i);
    double at = 0;
    for (size_t k = 0; k < N_DRAWDOWN_RESTS && left > 0; k++) {
        const double next = fmin(at + drawdown_piece(&rest, k), left);
        draw_piece(canvas, layout, i, at, next, drawdown_rests[k].ink);
        at = next;
    }
    draw_piece(canvas, layout, i, at, left, left < 0 ? INK_ACCENT : INK_DARK);
}

static void
draw_bars(struct canvas *canvas, const struct drawdown_chart *layout)
{
    const double zero = axis_at(&layout->axis, 0);
    for (size_t i = 0; i < layout->n_months; i++)
        draw_bar(canvas, layout, i);
    plot_line(canvas, layout->plot.x, zero, layout->plot.x + layout->plot.width, zero, INK_TEXT, 1.2);
}

/* From the least to the most that any scenario leaves, where months are wide enough to see it: where usage
 * raises the commitment of the next period both low and high may leave more than base. */
static void
draw_spans(struct canvas *canvas, const struct drawdown_chart *layout)
{
    if (layout->slot < 9)
        return;
    const double half = fmin(3, layout->bar / 4);
    for (size_t i = 0; i < layout->n_months; i++) {
        const double x = drawdown_x(layout, i);
        double low = HUGE_VAL, high = -HUGE_VAL;
        for (int s = 0; s < N_SCENARIOS; s++) {
            const double left = drawdown_balance(layout->offer, &layout->scenarios[s], i);
            low = fmin(low, left);
            high = fmax(high, left);
        }
        const double y[2] = {axis_at(&layout->axis, low), axis_at(&layout->axis, high)};
        if (fabs(y[0] - y[1]) < 1.5)
            continue;
        plot_line(canvas, x, y[0], x, y[1], INK_ACCENT, 1.4);
        canvas_record(canvas, BOX_MARK,
                      (struct rect){x - half, fmin(y[0], y[1]), 2 * half, fabs(y[0] - y[1])}, NULL);
        for (int k = 0; k < 2; k++)
            plot_line(canvas, x - half, y[k], x + half, y[k], INK_ACCENT, 1.4);
    }
}

/* The commit of each measurement period: a line over its months. */
static void
draw_commits(struct canvas *canvas, const struct drawdown_chart *layout)
{
    const struct settlement *base = &layout->scenarios[SCENARIO_BASE];
    for (size_t p = 0; p < base->n_periods; p++) {
        const double x = layout->plot.x + (base->periods[p].first_month - 1) * layout->slot;
        const double y = axis_at(&layout->axis, base->periods[p].commit);
        const double width = base->periods[p].n_months * layout->slot;
        plot_line(canvas, x, y, x + width, y, INK_TEXT, 1.4);
        canvas_record(canvas, BOX_MARK, (struct rect){x, y - 0.7, width, 1.4}, NULL);
        plot_line(canvas, x, axis_at(&layout->axis, 0), x, y, p == 0 ? INK_TEXT : INK_SPAN,
                  p == 0 ? 1.4 : 0.9);
    }
}

/* On the line of nothing, where each period's commitment runs out. */
static void
draw_exhaustions(struct canvas *canvas, const struct drawdown_chart *layout)
{
    const struct settlement *base = &layout->scenarios[SCENARIO_BASE];
    for (size_t p = 0; p < base->n_periods; p++) {
        const size_t month = measure_runs_out(base, p);
        if (month < layout->n_months)
            plot_pointer(canvas, drawdown_x(layout, month), axis_at(&layout->axis, 0),
                         fmin(POINTER, layout->slot - 1), INK_ACCENT);
    }
}

static void
draw(struct brief *brief, struct rect rect, struct view view)
{
    const struct drawdown_chart layout = drawdown_layout(&brief->results->offers[view.offer], rect,
                                                         drawdown_range(brief->results, view.first, view.n));
    plot_level_grid(brief->canvas, &layout.axis, axis_amount, layout.plot.x,
                    layout.plot.x + layout.plot.width);
    draw_months(brief->canvas, &layout);
    draw_bars(brief->canvas, &layout);
    draw_spans(brief->canvas, &layout);
    draw_commits(brief->canvas, &layout);
    draw_exhaustions(brief->canvas, &layout);
    drawdown_labels(brief, &layout, view.offer);
}

/* Where nothing is committed nothing is left of it. */
static bool
exists(const struct brief *brief, size_t offer)
{
    return is_money(brief->results->offers[offer].scenarios[SCENARIO_BASE].commit);
}

static const char *
neutral(const struct brief *brief, size_t offer)
{
    /* Months of a contract that has begun are not told apart yet: all are forecast, so all are hatched. */
    const bool is_list = brief->results->offers[offer].offer->commit.drawdown == DRAWDOWN_LIST;
    return arena_printf(brief->arena,
                        "Commitment left at each month's end, %s%s, forecast: base (bars), low to high "
                        "(lines)",
                        brief->results->currency, is_list ? " at list" : "");
}

const struct chart chart_drawdown = {.name = "drawdown",
                                     .is_of_offer = true,
                                     .height = 340,
                                     .exists = exists,
                                     .title = sentence_drawdown,
                                     .neutral = neutral,
                                     .draw = draw};
