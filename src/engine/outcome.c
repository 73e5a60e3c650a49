#include "outcome.h"

static void
add_cost(const struct segment *segment, const struct flows *flows, struct lanes *cost)
{
    double most = segment->next_year, factor = segment->after_factor;
    for (int i = 0; i < LANES; i++) {
        double carried = flows->carried_out.of[i];
        cost->of[i] += flows->present.of[i] - (carried < most ? carried : most) * factor;
    }
}

static void
add_segment(const struct segment *segment, const struct flows *flows, struct outcome *outcome)
{
    for (int i = 0; i < LANES; i++) {
        outcome->npv.of[i] += flows->present.of[i];
        outcome->paid.of[i] += flows->paid.of[i];
        outcome->total.of[i] += flows->paid.of[i] - flows->credits.of[i];
        outcome->list.of[i] += flows->list.of[i];
        outcome->forfeited.of[i] += flows->forfeited.of[i];
        outcome->overage_charge.of[i] += flows->overage_charge.of[i];
        outcome->drawn.of[i] += flows->drawn.of[i];
        outcome->due.of[i] += flows->due.of[i];
        outcome->committed.of[i] += flows->committed.of[i];
    }
    add_cost(segment, flows, &outcome->cost);
}

void
outcome_settle(const struct course *course, const double *multiplier, size_t stride, struct outcome *ret)
{
    ALIGNED struct lanes balances[DEAL_MONTHS];
    ALIGNED struct lanes_state state;
    *ret = (struct outcome){0};
    for (size_t i = 0; i < course->n_segments; i++) {
        const struct segment *segment = &course->segments[i];
        lanes_settle(&segment->tariff, multiplier + (size_t)segment->first * stride, stride, balances,
                     &state);
        add_segment(segment, &state.flows, ret);
    }
    for (int i = 0; i < LANES; i++) {
        ret->npv.of[i] += course->fees_present;
        ret->cost.of[i] += course->fees_present;
        ret->total.of[i] += course->fees;
    }
}

void
outcome_cost(const struct course *course, const double *multiplier, size_t stride, struct lanes *ret)
{
    ALIGNED struct lanes balances[DEAL_MONTHS];
    ALIGNED struct lanes_state state;
    *ret = (struct lanes){0};
    for (size_t i = 0; i < course->n_segments; i++) {
        const struct segment *segment = &course->segments[i];
        lanes_cost(&segment->tariff, multiplier + (size_t)segment->first * stride, stride, balances, &state);
        add_cost(segment, &state.flows, ret);
    }
    for (int i = 0; i < LANES; i++)
        ret->of[i] += course->fees_present;
}
