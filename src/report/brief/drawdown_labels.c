#include "drawdown.h"
#include "plot.h"

#include <math.h>

/* What becomes of a period's rest, in the order of its bar's pieces from below. */
static const struct {
    const char *fact, *word;
    enum ink ink;
} rests[] = {
    {"forfeited", "forfeited", INK_BAD_TEXT},
    {"rolled_over", "rolls over", INK_ACCENT},
    {"carried_out", "carried out", INK_ACCENT},
    {"true_down_credit", "credited", INK_GOOD_TEXT},
    {"carried_forward", "counts as drawn", INK_GOOD_TEXT},
};

#define N_RESTS (sizeof(rests) / sizeof(rests[0]))

/* Above the last bar of a period. `total`: of the whole term, where periods are too narrow for a label each.
 */
static void
label_rest(struct brief *brief, const struct drawdown_chart *layout, size_t offer, size_t p, bool total)
{
    const struct settle_period *period = &layout->scenarios[SCENARIO_BASE].periods[p];
    const size_t last = (size_t)(period->first_month + period->n_months - 2);
    const double top = axis_at(
        &layout->axis, fmax(drawdown_balance(layout->offer, &layout->scenarios[SCENARIO_LOW], last), 0));
    const double right = layout->plot.x + layout->plot.width - 2;
    const struct text_box place = {.x = fmin(drawdown_x(layout, last) + layout->bar / 2, right),
                                   .y = top - 8,
                                   .align = ALIGN_RIGHT,
                                   .anchor = ANCHOR_MIDDLE};
    for (size_t k = 0; k < N_RESTS; k++) {
        const struct fact *fact =
            fact_find(brief->facts, "offers.%zu.base.periods.%zu.%s", offer + 1, p + 1, rests[k].fact);
        if (fact->value < HALF_CENT)
            continue;
        if (total)
            fact = fact_find(brief->facts, "offers.%zu.base.forfeited", offer + 1);
        const struct style style = {SIZE_TEXT, true, rests[k].ink};
        const char *text =
            arena_printf(brief->arena, "%s %s%s", fact->text, rests[k].word, total ? " in all" : "");
        if (!plot_label_above(brief->canvas, style, place, layout->top, text, NULL))
            plot_label_above(brief->canvas, style, place, layout->top, fact->short_text, NULL);
        if (total)
            return;
    }
}

static void
label_rests(struct brief *brief, const struct drawdown_chart *layout, size_t offer)
{
    const struct settlement *base = &layout->scenarios[SCENARIO_BASE];
    const double width = layout->slot * base->periods[0].n_months;
    if (base->n_periods > 1 && width < 110) {
        if (base->forfeited >= HALF_CENT && base->periods[base->n_periods - 1].forfeited >= HALF_CENT)
            label_rest(brief, layout, offer, base->n_periods - 1, true);
        return;
    }
    for (size_t p = base->n_periods; p-- > 0;)
        label_rest(brief, layout, offer, p, false);
}

/* When the commitment is used up for the first time, and what follows. */
static void
label_exhaustion(struct brief *brief, const struct drawdown_chart *layout, size_t offer)
{
    const struct fact *number = fact_find(brief->facts, "offers.%zu.base.exhausted_month", offer + 1);
    if (!isfinite(number->value))
        return;
    const double x = drawdown_x(layout, (size_t)number->value - 1), zero = axis_at(&layout->axis, 0);
    const double middle = layout->plot.x + layout->plot.width / 2;
    const bool has_periods = layout->scenarios[SCENARIO_BASE].n_periods > 1;
    const char *text = arena_printf(brief->arena,
                                    has_periods ? "first runs out in %s; %s of overage over the term"
                                                : "runs out in %s, then %s of overage",
                                    FACT_TEXT(brief->facts, "offers.%zu.base.exhausted_in", offer + 1),
                                    FACT_TEXT(brief->facts, "offers.%zu.base.overage_charge", offer + 1));
    struct text_box place = {.x = x < middle ? x - layout->bar / 2 : x + layout->bar / 2,
                             .align = x < middle ? ALIGN_LEFT : ALIGN_RIGHT};
    /* In two lines, else in three or four. */
    static const double widths[] = {130, 92, 70};
    for (size_t i = 0; i < sizeof(widths) / sizeof(widths[0]); i++) {
        const struct style style = {SIZE_TEXT, true, INK_ACCENT};
        struct rect ink;
        place.width = widths[i];
        place.y = zero - canvas_text_height(brief->canvas, style, place, text) - 14;
        if (!plot_label_above(brief->canvas, style, place, layout->top, text, &ink))
            continue;
        plot_leader(brief->canvas, x, ink.y + ink.height + 4, zero - 3, INK_ACCENT);
        return;
    }
}

static void
label_commits(struct brief *brief, const struct drawdown_chart *layout, size_t offer)
{
    const struct settlement *base = &layout->scenarios[SCENARIO_BASE];
    for (size_t p = 0; p < base->n_periods; p++) {
        const struct settle_period *period = &base->periods[p];
        if (period->commit < HALF_CENT || (p > 0 && fabs(period->commit - period[-1].commit) < HALF_CENT))
            continue;
        const struct text_box place = {.x = layout->plot.x + (period->first_month - 1) * layout->slot + 4,
                                       .y = axis_at(&layout->axis, period->commit) - 8,
                                       .anchor = ANCHOR_MIDDLE};
        const char *amount = FACT_TEXT(brief->facts, "offers.%zu.base.periods.%zu.commit", offer + 1, p + 1);
        const char *measure = layout->offer->commit.drawdown == DRAWDOWN_LIST ? " at list" : "";
        plot_label(brief->canvas, STYLE_STRONG, &place, 1,
                   p == 0 ? arena_printf(brief->arena, "commitment %s%s", amount, measure) : amount);
    }
}

void
drawdown_labels(struct brief *brief, const struct drawdown_chart *layout, size_t offer)
{
    label_commits(brief, layout, offer);
    label_rests(brief, layout, offer);
    label_exhaustion(brief, layout, offer);
}
