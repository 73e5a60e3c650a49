/* Amounts in the measure of a commitment: list value under drawdown = list, committed value otherwise
 * (1.8.2). A month's draws and overage are in what they cost; beside a commitment that would mix the two. */
#ifndef MEASURE_H
#define MEASURE_H

#include <realrate/results.h>

/* Commitment and rollover left at the end of a month (from 0), before relief. */
double measure_left(const struct settlement *settlement, size_t month);

/* What a month consumed beyond them. */
double measure_over(const struct offer *offer, const struct settlement *settlement, size_t month);

/* The first month (from 0) of a period (from 0) with consumption that its commitment no longer covers;
 * n_months where there is none, or nothing was committed. */
size_t measure_runs_out(const struct settlement *settlement, size_t period);

/* Drawn from commitment and rollover over the term, with what a carry-forward counts as drawn. */
double measure_drawn(const struct settlement *settlement);

/* The level of the sweep that is the offered commitment; of a sweep without one, a level of nothing but NAN.
 */
const struct sweep_level *measure_offered(const struct offer_result *result);

/* How many levels of the sweep are worth drawing. Those beyond `most`, the largest that is marked, tell
 * nothing new once hardly a forecast fills them, and a far threshold would squeeze the rest. */
#define HARDLY_A_FORECAST 0.02
size_t measure_drawn_levels(const struct offer_result *result, double most);

/* What becomes of what is left at the end of a month: all 0 but at the end of a period. */
struct measure_rest {
    double forfeited, rolled_over, carried_out, credited, counted; /* counted: by carry-forward */
};
struct measure_rest measure_rest(const struct offer *offer, const struct settlement *settlement,
                                 size_t month);

#endif
