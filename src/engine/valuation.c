#include "valuation.h"

#include "settle.h"

#include <string.h>

static double *
new_factor(const struct valuation *v, struct arena *arena)
{
    return ARENA_NEW(arena, double, v->n_months);
}

double
valuation_phased_in(const struct plan *plan, size_t t)
{
    int months = plan->phase_in_months;
    if (!plan->optimise)
        return 0;
    return months > 0 && (int)t + 1 < months ? (double)(t + 1) / months : 1;
}

/* Usage as it is and, where that differs, as the plan would have it. */
static void
add_usage(const struct offer_result *result, struct valuation *v, struct arena *arena)
{
    struct source *raw = &v->sources[v->n_sources++], *optimized = raw + 1;
    bool is_same = true;
    *raw = (struct source){.factor = new_factor(v, arena), .units = ARENA_NEW(arena, double, v->n_rates)};
    for (size_t r = 0; r < v->n_rates; r++) {
        const struct rate_row *row = &result->rates[r];
        raw->units[r] = row->base_count / meter_price_units[row->meter];
        is_same = is_same && row->base_count == row->optimized_count;
    }
    for (size_t t = 0; t < v->n_months; t++)
        raw->factor[t] = 1;
    if (is_same)
        return;
    v->n_sources++;
    *optimized =
        (struct source){.factor = new_factor(v, arena), .units = ARENA_NEW(arena, double, v->n_rates)};
    for (size_t r = 0; r < v->n_rates; r++)
        optimized->units[r] = result->rates[r].optimized_count / meter_price_units[result->rates[r].meter];
    for (size_t t = 0; t < v->n_months; t++) {
        optimized->factor[t] = valuation_phased_in(v->plan, t);
        raw->factor[t] = 1 - optimized->factor[t];
    }
}

/* Full size after R months: month k of the ramp bills k/R (1.5). */
static double
ramp_factor(const struct workload *workload, int m)
{
    int k = m - workload->start_month + 1;
    if (k < 1)
        return 0;
    return workload->ramp_months > 1 && k < workload->ramp_months ? (double)k / workload->ramp_months : 1;
}

static void
add_workload(const struct workload *workload, struct valuation *v, struct arena *arena)
{
    struct source *source = &v->sources[v->n_sources++];
    *source = (struct source){
        .is_certain = true, .factor = new_factor(v, arena), .units = ARENA_NEW(arena, double, v->n_rates)};
    for (size_t r = 0; r < v->n_rates; r++) {
        struct line line = v->lines[v->rates[r].line];
        const struct line of = {.model = (uint32_t)workload->model, .tier = (uint8_t)workload->tier};
        enum meter meter = v->rates[r].meter;
        if (line_compare(&line, &of) == 0)
            source->units[r] = workload->counts[meter] / meter_price_units[meter];
    }
    for (size_t t = 0; t < v->n_months; t++)
        source->factor[t] = ramp_factor(workload, (int)t + 1);
}

static void
spread_scenarios(const struct forecast *forecast, struct valuation *v, struct arena *arena)
{
    const double *const series[N_SCENARIOS] = {forecast->low, forecast->mean, forecast->high};
    for (int s = 0; s < N_SCENARIOS; s++) {
        v->scenarios[s] = series[s] + v->offset;
        v->lanes[s] = ARENA_NEW(arena, double, v->n_months *LANES);
        for (size_t i = 0; i < v->n_months * LANES; i++)
            v->lanes[s][i] = v->scenarios[s][i / LANES];
    }
}

void
valuation_build(const struct offer_result *result, const struct results *results, const struct paths *paths,
                int longest, int n_threads, struct arena *arena, struct valuation *ret)
{
    const struct plan *plan = results->plan;
    struct valuation v = {
        .offer = result->offer,
        .book = results->book,
        .plan = plan,
        .lines = results->histories[result->history].lines,
        .rates = result->rates,
        .n_rates = result->n_rates,
        .sources = ARENA_NEW(arena, struct source, 2 + plan->n_workloads),
        .n_months = (size_t)longest + MONTHS_AFTER,
        .start = result->offer->start,
        .paths = paths,
        .offset = (size_t)result->offset_months,
        .n_threads = n_threads,
    };
    add_usage(result, &v, arena);
    for (size_t i = 0; i < plan->n_workloads; i++)
        add_workload(&plan->workloads[i], &v, arena);
    market_build(plan, v.book, v.lines, v.rates, v.n_rates, v.start, v.n_months, arena, &v.market);
    spread_scenarios(&results->forecasts[result->history], &v, arena);
    v.advance_factor = ARENA_NEW(arena, double, v.n_months);
    v.end_factor = ARENA_NEW(arena, double, v.n_months);
    settle_factors(plan->discount_rate, v.n_months, v.advance_factor, v.end_factor);
    *ret = v;
}
