#include "drawdown.h"
#include "report/brief/marks/plot.h"
#include "report/sentence.h"

#include <math.h>

static const double widths[] = {130, 200, 92, 70}; /* of a label in two lines, else in one, three or four */
#define MOST_WIDTH 122.0                           /* of a label */
#define ROOMY      110.0                           /* periods with room for amounts in full */
#define MOST_EACH  6                               /* periods of which each has a label */

static const struct fact *
rest_of(const struct brief *brief, size_t offer, size_t p, size_t kind)
{
    return fact_find(brief->facts, "offers.%zu.base.periods.%zu.%s", offer + 1, p + 1,
                     drawdown_rests[kind].fact);
}

/* In how many periods but one something happens. */
static const struct fact *
more_periods(const struct brief *brief, size_t offer, const char *what)
{
    return fact_find(brief->facts, "offers.%zu.base.more_periods.%s", offer + 1, what);
}

/* Room for labels over one period. */
static double
period_width(const struct drawdown_chart *layout, size_t p)
{
    return layout->slot * layout->scenarios[SCENARIO_BASE].periods[p].n_months;
}

/* Above the last bar of a period. */
static bool
label_rest(struct brief *brief, const struct drawdown_chart *layout, size_t p, size_t kind, double width,
           const char *text)
{
    const struct settle_period *period = &layout->scenarios[SCENARIO_BASE].periods[p];
    const size_t last = (size_t)(period->first_month + period->n_months - 2);
    const struct style style = {SIZE_TEXT, true, drawdown_rests[kind].text};
    double left = 0;
    for (int s = 0; s < N_SCENARIOS; s++)
        left = fmax(left, drawdown_balance(layout->offer, &layout->scenarios[s], last));
    const double right = rect_right(layout->plot) - 2;
    struct text_box place = {.x = fmin(drawdown_x(layout, last) + layout->bar / 2, right),
                             .align = ALIGN_RIGHT};
    place.width = fmin(width, canvas_text_width(brief->canvas, style, text) + 4);
    place.x = fmax(place.x, layout->plot.x + place.width);
    place.y = axis_at(&layout->axis, left) - 3 - canvas_text_height(brief->canvas, style, place, text);
    return plot_label_above(brief->canvas, style, place, layout->top, text, NULL);
}

/* Over each period what becomes of its rest, where periods are as wide as the words. */
static bool
label_each(struct brief *brief, const struct drawdown_chart *layout, size_t offer, size_t kind)
{
    const size_t n = layout->scenarios[SCENARIO_BASE].n_periods;
    const struct style style = {SIZE_TEXT, true, drawdown_rests[kind].text};
    const double word = canvas_text_width(brief->canvas, style, drawdown_rests[kind].word) + 4;
    if (more_periods(brief, offer, drawdown_rests[kind].fact)->value >= MOST_EACH)
        return false;
    for (size_t p = 0; p < n; p++) {
        const struct fact *fact = rest_of(brief, offer, p, kind);
        if (is_money(fact->value) && fmax(word, canvas_text_width(brief->canvas, style, fact->short_text) +
                                                    4) > period_width(layout, p))
            return false;
    }
    for (size_t p = n; p-- > 0;) {
        const struct fact *fact = rest_of(brief, offer, p, kind);
        const double width = fmin(period_width(layout, p), MOST_WIDTH);
        if (!is_money(fact->value))
            continue;
        const char *amount = width < ROOMY ? fact->short_text : fact->text;
        if (!label_rest(brief, layout, p, kind, width,
                        arena_printf(brief->arena, "%s %s", amount, drawdown_rests[kind].word)))
            label_rest(brief, layout, p, kind, width, fact->short_text);
    }
    return true;
}

/* Of the period that leaves most, and in how many others. */
static void
label_worst(struct brief *brief, const struct drawdown_chart *layout, size_t offer, size_t kind)
{
    size_t worst = 0;
    for (size_t p = 1; p < layout->scenarios[SCENARIO_BASE].n_periods; p++)
        if (rest_of(brief, offer, p, kind)->value > rest_of(brief, offer, worst, kind)->value)
            worst = p;
    const struct fact *fact = rest_of(brief, offer, worst, kind),
                      *more = more_periods(brief, offer, drawdown_rests[kind].fact);
    const char *others = more->value > 0 ? arena_printf(brief->arena, ", and in %s more %s", more->text,
                                                        words_plural(more->value, "period", "periods"))
                                         : "";
    const char *texts[] = {
        arena_printf(brief->arena, "%s %s%s", fact->text, drawdown_rests[kind].word, others),
        arena_printf(brief->arena, "%s %s%s", fact->short_text, drawdown_rests[kind].word, others),
        arena_printf(brief->arena, "%s %s", fact->short_text, drawdown_rests[kind].word)};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t k = 0; k < sizeof widths / sizeof *widths; k++)
            if (label_rest(brief, layout, worst, kind, widths[k], texts[i]))
                return;
}

static void
label_rests(struct brief *brief, const struct drawdown_chart *layout, size_t offer)
{
    for (size_t k = 0; k < N_DRAWDOWN_RESTS; k++)
        if (!label_each(brief, layout, offer, k))
            label_worst(brief, layout, offer, k);
}

/* Over the line of nothing, with a line down to what it tells of at x. */
static bool
label_over_zero(struct brief *brief, const struct drawdown_chart *layout, double x, double width,
                const char *text)
{
    const struct style style = {SIZE_TEXT, true, INK_ACCENT};
    const double zero = axis_at(&layout->axis, 0);
    const bool is_early = x < layout->plot.x + layout->plot.width / 2;
    struct text_box place = {.x = is_early ? x - layout->bar / 2 : x + layout->bar / 2,
                             .width = width,
                             .align = is_early ? ALIGN_LEFT : ALIGN_RIGHT};
    struct rect ink;
    place.y = zero - canvas_text_height(brief->canvas, style, place, text) - 14;
    if (!plot_label_above(brief->canvas, style, place, layout->top, text, &ink))
        return false;
    plot_leader(brief->canvas, x, ink.y + ink.height + 4, zero - 8, INK_ACCENT);
    return true;
}

/* When the commitment is used up for the first time, and what follows. */
static void
label_exhaustion(struct brief *brief, const struct drawdown_chart *layout, size_t offer)
{
    const struct fact *number = fact_find(brief->facts, "offers.%zu.base.exhausted_month", offer + 1);
    if (!isfinite(number->value))
        return;
    const double x = drawdown_x(layout, (size_t)number->value - 1);
    const char *month = FACT_TEXT(brief->facts, "offers.%zu.base.exhausted_in", offer + 1),
               *over = FACT_TEXT(brief->facts, "offers.%zu.base.over", offer + 1);
    const struct fact *more = fact_find(brief->facts, "offers.%zu.base.more_periods.exhausted", offer + 1);
    const char *text =
        more->value > 0
            ? arena_printf(brief->arena, "runs out in %s, and in %s more %s: %s over in all", month,
                           more->text, words_plural(more->value, "period", "periods"), over)
            : arena_printf(brief->arena, "runs out in %s, then %s of overage", month, over);
    const char *texts[] = {text, arena_printf(brief->arena, "runs out in %s", month)};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t k = 0; k < sizeof widths / sizeof *widths; k++)
            if (label_over_zero(brief, layout, x, widths[k], texts[i]))
                return;
}

/* How far the line of a commitment runs before a higher one crosses what stands over it. */
static double
commit_room(const struct drawdown_chart *layout, size_t p)
{
    const struct settlement *base = &layout->scenarios[SCENARIO_BASE];
    double room = 0;
    for (size_t i = p; i < base->n_periods && base->periods[i].commit < base->periods[p].commit + HALF_CENT;
         i++)
        room += period_width(layout, i);
    return room;
}

/* The first of a commitment's texts that has room: it is named once. */
static void
label_commit(struct brief *brief, const struct drawdown_chart *layout, size_t offer, size_t p, bool *is_named)
{
    const struct settle_period *period = &layout->scenarios[SCENARIO_BASE].periods[p];
    const struct fact *fact = fact_find(brief->facts, "offers.%zu.base.periods.%zu.commit", offer + 1, p + 1);
    const char *measure = layout->offer->commit.drawdown == DRAWDOWN_LIST ? " at list" : "";
    const char *texts[] = {arena_printf(brief->arena, "commitment %s%s", fact->text, measure), fact->text,
                           fact->short_text};
    const struct text_box place = {.x = layout->plot.x + (period->first_month - 1) * layout->slot + 4,
                                   .y = axis_at(&layout->axis, period->commit) - 8,
                                   .anchor = ANCHOR_MIDDLE};
    for (size_t i = *is_named; i < sizeof texts / sizeof *texts; i++) {
        const double width = canvas_text_width(brief->canvas, STYLE_STRONG, texts[i]) + 5;
        if (width > commit_room(layout, p) || !plot_label(brief->canvas, STYLE_STRONG, &place, 1, texts[i]))
            continue;
        *is_named = *is_named || i == 0;
        return;
    }
}

static void
label_commits(struct brief *brief, const struct drawdown_chart *layout, size_t offer)
{
    const struct settlement *base = &layout->scenarios[SCENARIO_BASE];
    bool is_named = false;
    for (size_t p = 0; p < base->n_periods; p++)
        if (is_money(base->periods[p].commit) &&
            (p == 0 || fabs(base->periods[p].commit - base->periods[p - 1].commit) >= HALF_CENT))
            label_commit(brief, layout, offer, p, &is_named);
}

void
drawdown_labels(struct brief *brief, const struct drawdown_chart *layout, size_t offer)
{
    label_commits(brief, layout, offer);
    label_rests(brief, layout, offer);
    label_exhaustion(brief, layout, offer);
}
