/* What every reading of one offer is valued on: demand, list prices over time and simulated paths. Made once
 * per offer by valuation_build; read by card.c, course.c and value.c. Clauses 1.5 to 1.7.
 *
 * The timeline: month t = 0 is contract month 1 of the offer the valuation belongs to, and it goes on
 * MONTHS_AFTER past the longest term of the run. */
#ifndef VALUATION_H
#define VALUATION_H

#include "lanes.h"
#include "market.h"
#include "paths.h"

#include <realrate/results.h>

/* Demand that moves together: raw or optimized usage, which every path scales, or a workload, which is
 * certain. */
struct source {
    bool is_certain;
    double *factor; /* per month of the timeline: phase-in (1.6) or ramp (1.5) */
    double *units;  /* per rate row: price units (a million tokens, 1,000 requests) in a month at factor 1 */
};

struct valuation {
    const struct offer *offer;
    const struct book *book;
    const struct plan *plan;
    const struct line *lines; /* the history's */
    const struct rate_row
        *rates; /* of the offer: lines, meters and start-day list prices; in the order of 4 */
    size_t n_rates;
    struct source *sources;
    size_t n_sources;
    struct market market;
    size_t n_months; /* of the timeline */
    int32_t start;
    const double *scenarios[N_SCENARIOS]; /* multiplier per month of the timeline */
    double *lanes[N_SCENARIOS];           /* the same, LANES times each */
    const struct paths *paths;            /* multiplier of path p in month t: [(offset + t) * stride + p] */
    size_t offset;                        /* h of t = 0 */
    double *advance_factor, *end_factor;  /* present value of cash at a month's start and end */
    int n_threads;                        /* 1 to THREADS_MAX */
};

/* All is filled from the result's rates (raw and optimized counts), history and forecast; longest: the
 * longest term of the run in months. */
void valuation_build(const struct offer_result *result, const struct results *results,
                     const struct paths *paths, int longest, int n_threads, struct arena *arena,
                     struct valuation *ret);

/* The optimized share of usage in month t of a timeline: a_m = min(1, m/P), 0 where the plan leaves demand
 * raw (1.6). */
double valuation_phased_in(const struct plan *plan, size_t t);

#endif
