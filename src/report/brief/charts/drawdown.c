#include "drawdown.h"

#include <math.h>
#include <stddef.h>

#define TICK_ROOM  38.0 /* amounts left of the plot */
#define MONTH_ROOM 26.0 /* months and years under it */
#define NARROW     8.0  /* slots below this have no gaps between their bars */
#define HEAD_ROOM  16.0 /* labels over the highest bar */

#define AMOUNT(member) offsetof(struct measure_rest, member)

const struct drawdown_rest drawdown_rests[N_DRAWDOWN_RESTS] = {
    {AMOUNT(forfeited), "forfeited", "forfeited", INK_BAD, INK_BAD_TEXT},
    {AMOUNT(rolled_over), "rolled_over", "rolls over", INK_ACCENT, INK_ACCENT},
    {AMOUNT(carried_out), "carried_out", "carried out", INK_ACCENT, INK_ACCENT},
    {AMOUNT(credited), "true_down_credit", "credited", INK_GOOD, INK_GOOD_TEXT},
    {AMOUNT(counted), "carried_forward", "counts as drawn", INK_GOOD, INK_GOOD_TEXT},
};

double
drawdown_piece(const struct measure_rest *rest, size_t kind)
{
    return *(const double *)(const void *)((const char *)rest + drawdown_rests[kind].amount);
}

double
drawdown_balance(const struct offer *offer, const struct settlement *s, size_t month)
{
    double over = 0;
    for (size_t i = month + 1; i-- > 0 && s->months[i].period == s->months[month].period;)
        over += measure_over(offer, s, i);
    return measure_left(s, month) - over;
}

struct range
drawdown_range(const struct results *results, size_t first, size_t n)
{
    struct range range = {0, 0};
    for (size_t offer = first; offer < first + n; offer++)
        for (int s = 0; s < N_SCENARIOS; s++) {
            const struct settlement *settlement = &results->offers[offer].scenarios[s];
            for (size_t i = 0; i < settlement->n_months; i++) {
                const double left = drawdown_balance(results->offers[offer].offer, settlement, i);
                range.low = fmin(range.low, left);
                range.high = fmax(range.high, fmax(left, settlement->months[i].period_commit));
            }
        }
    return range;
}

struct drawdown_chart
drawdown_layout(const struct offer_result *offer, struct rect rect, struct range range)
{
    struct drawdown_chart layout = {.offer = offer->offer,
                                    .scenarios = offer->scenarios,
                                    .top = rect.y - 2,
                                    .n_months = offer->scenarios[SCENARIO_BASE].n_months};
    layout.plot = (struct rect){rect.x + TICK_ROOM, rect.y + HEAD_ROOM, rect.width - TICK_ROOM,
                                rect.height - HEAD_ROOM - MONTH_ROOM};
    layout.axis = axis_over(range.low, range.high, (size_t)fmax(1, fmin(6, layout.plot.height / 26)),
                            layout.plot.y + layout.plot.height, layout.plot.y);
    layout.slot = layout.plot.width / (double)layout.n_months;
    layout.bar = layout.slot * (layout.slot < NARROW ? 1 : 0.66);
    return layout;
}

double
drawdown_x(const struct drawdown_chart *layout, size_t month)
{
    return layout->plot.x + ((double)month + 0.5) * layout->slot;
}
