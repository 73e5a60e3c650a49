#include "sweep.h"

#include "bands.h"
#include "levels.h"
#include "percentile.h"

#include "base/threads.h"

#include <math.h>
#include <stdlib.h>

#define N_STEPS      50
#define REACH        1.5 /* of the P90 of annual consumption */
#define WIDTH        1.0 /* of the refined optimum and floor */
#define MOST_PROBES  200
#define GOLDEN_SHARE 0.38196601125010515 /* 1 - 1/golden ratio */

struct sweep {
    const struct valuation *valuation;
    struct scratch *scratch;
    struct draft *draft;
    double *per_path; /* room for one figure of every path */
};

static void
set_level(const struct sweep *sweep, double level)
{
    const struct valuation *valuation = sweep->valuation;
    draft_reset(sweep->draft, valuation->offer);
    levels_set(sweep->draft, valuation->offer, valuation->plan, level);
}

static struct value
value_of(const struct sweep *sweep, double level, struct path_values *per_path)
{
    struct value value;
    set_level(sweep, level);
    value_paths(sweep->valuation, sweep->scratch, sweep->draft, &value, per_path);
    return value;
}

static double
cost_of(const struct sweep *sweep, double level)
{
    set_level(sweep, level);
    return value_cost(sweep->valuation, sweep->scratch, sweep->draft);
}

/* The P90 of a year's committed value of eligible usage, at the offered rate card. */
static double
high_consumption(const struct sweep *sweep)
{
    const struct valuation *valuation = sweep->valuation;
    struct path_values per_path = {.committed = sweep->per_path};
    struct value value;
    draft_reset(sweep->draft, valuation->offer);
    value_paths(valuation, sweep->scratch, sweep->draft, &value, &per_path);
    double high;
    percentile_select(sweep->per_path, valuation->paths->n, &(double){0.9}, 1, &high);
    return high * 12 / valuation->offer->term_months;
}

static int
compare_commits(const void *a, const void *b)
{
    double x = ((const struct sweep_level *)a)->commit, y = ((const struct sweep_level *)b)->commit;
    return (x > y) - (x < y);
}

static void
add_level(struct offer_result *result, double commit, double apart)
{
    for (size_t i = 0; i < result->n_sweep; i++)
        if (fabs(result->sweep[i].commit - commit) <= apart)
            return;
    result->sweep[result->n_sweep++] = (struct sweep_level){.commit = commit};
}

/* 0, the thresholds and the offered commit as they are; a step that falls on one of them is left out. */
static void
lay_out(const struct sweep *sweep, struct arena *arena, struct offer_result *result)
{
    const struct offer *offer = sweep->valuation->offer;
    double high = REACH * high_consumption(sweep);
    result->sweep = ARENA_NEW(arena, struct sweep_level, offer->n_bands + N_STEPS + 2);
    result->n_sweep = 0;
    add_level(result, 0, 0);
    add_level(result, result->annual_commit, 0);
    for (size_t i = 0; i < offer->n_bands; i++)
        add_level(result, money_value(offer->bands[i].threshold), 0);
    for (int i = 1; i <= N_STEPS; i++)
        add_level(result, high * i / N_STEPS, HALF_CENT);
    qsort(result->sweep, result->n_sweep, sizeof *result->sweep, compare_commits);
}

/* Whether a share of the paths, a sum of parts, is the plan's confidence. */
static bool
is_enough(const struct sweep *sweep, double fill)
{
    return fill >= sweep->valuation->plan->confidence - 1e-12;
}

static void
value_level(const struct sweep *sweep, double offered, struct sweep_level *level)
{
    const struct valuation *valuation = sweep->valuation;
    struct path_values per_path = {.cost = sweep->per_path};
    struct value value = value_of(sweep, level->commit, &per_path);
    enum level_source source;
    static const double shares[] = {0.1, 0.5, 0.9};
    double percentiles[3];
    percentile_select(sweep->per_path, valuation->paths->n, shares, 3, percentiles);
    *level = (struct sweep_level){
        .commit = level->commit,
        .is_offered = level->commit == offered,
        .discount = levels_discount(valuation->offer, valuation->plan, level->commit, &source),
        .expected_cost = value.cost,
        .p10 = percentiles[0],
        .p50 = percentiles[1],
        .p90 = percentiles[2],
        .realized_discount = value.list > 0 ? 1 - value.paid / value.list : NO_VALUE,
        .fill_probability = value.fill,
        .expected_forfeited = value.forfeited,
        .expected_overage = value.overage_charge,
    };
}

/* The levels are shared out among the threads: each is then one thread's work, percentiles included. */
struct levels_job {
    const struct offer_result *result;
    struct sweep *sweeps; /* per thread */
};

static void
run_level(void *context, size_t index, int thread)
{
    const struct levels_job *job = context;
    value_level(&job->sweeps[thread], job->result->annual_commit, &job->result->sweep[index]);
}

static void
value_levels(const struct sweep *sweep, struct arena *arena, struct offer_result *result)
{
    const struct valuation *valuation = sweep->valuation;
    struct valuation alone = *valuation;
    int n_threads = valuation->n_threads < THREADS_MAX ? valuation->n_threads : THREADS_MAX;
    struct levels_job job = {result, ARENA_NEW(arena, struct sweep, (size_t)n_threads)};
    alone.n_threads = 1;
    for (int i = 0; i < n_threads; i++) {
        job.sweeps[i] =
            (struct sweep){&alone, ARENA_NEW(arena, struct scratch, 1), ARENA_NEW(arena, struct draft, 1),
                           ARENA_NEW(arena, double, valuation->paths->n)};
        value_scratch(valuation, arena, job.sweeps[i].scratch);
        draft_alloc(valuation->offer, valuation->book, arena, job.sweeps[i].draft);
    }
    threads_run(n_threads, result->n_sweep, run_level, &job);
}

static size_t
cheapest(const struct offer_result *result)
{
    double least = result->sweep[0].expected_cost;
    size_t i = 0;
    for (size_t k = 1; k < result->n_sweep; k++)
        least = fmin(least, result->sweep[k].expected_cost);
    while (result->sweep[i].expected_cost > least + HALF_CENT)
        i++;
    return i;
}

/* Of what was tried, the smallest commit of least cost. */
static double
smallest_of_least(const struct sweep_level *tried, size_t n)
{
    double least = HUGE_VAL, smallest = HUGE_VAL;
    for (size_t i = 0; i < n; i++)
        least = fmin(least, tried[i].expected_cost);
    for (size_t i = 0; i < n; i++)
        if (tried[i].expected_cost <= least + HALF_CENT)
            smallest = fmin(smallest, tried[i].commit);
    return smallest;
}

/* Golden section between the neighbours of the cheapest level: low <= at <= high, and the next probe divides
 * the wider side. A threshold above is no probe itself: just below it the lower band holds. */
static double
refine_optimum(const struct sweep *sweep, const struct offer_result *result)
{
    const struct sweep_level *levels = result->sweep;
    const struct offer *offer = sweep->valuation->offer;
    size_t i = cheapest(result), n = 1;
    struct sweep_level at = levels[i], tried[MOST_PROBES] = {at};
    bool begins_band = i == 0 || bands_reached(offer, levels[i - 1].commit) < bands_reached(offer, at.commit);
    double low = begins_band ? at.commit : levels[i - 1].commit;
    double high = i + 1 < result->n_sweep ? levels[i + 1].commit : at.commit;
    while (high - low > WIDTH && n < MOST_PROBES) {
        bool goes_up = high - at.commit > at.commit - low;
        double probe = at.commit + GOLDEN_SHARE * (goes_up ? high - at.commit : low - at.commit);
        double cost = cost_of(sweep, probe);
        bool is_better = goes_up ? cost < at.expected_cost - HALF_CENT : cost <= at.expected_cost + HALF_CENT;
        if (is_better) {
            *(goes_up ? &low : &high) = at.commit;
            at = (struct sweep_level){.commit = probe, .expected_cost = cost};
        } else {
            *(goes_up ? &high : &low) = probe;
        }
        tried[n++] = (struct sweep_level){.commit = probe, .expected_cost = cost};
    }
    return smallest_of_least(tried, n);
}

/* The largest level that is filled often enough, then whole units up to the next, which is not. */
static double
find_floor(const struct sweep *sweep, const struct offer_result *result)
{
    size_t i = result->n_sweep;
    while (i > 0 && !is_enough(sweep, result->sweep[i - 1].fill_probability))
        i--;
    if (i == 0)
        return NO_VALUE;
    double fills = result->sweep[i - 1].commit;
    double too_much = i < result->n_sweep ? result->sweep[i].commit : fills;
    while (too_much - fills > WIDTH) {
        double middle = round((fills + too_much) / 2);
        if (is_enough(sweep, value_of(sweep, middle, NULL).fill))
            fills = middle;
        else
            too_much = middle;
    }
    return fills > 0 ? fills : NO_VALUE;
}

/* The figures of a level that was found between those of the sweep. */
static struct sweep_level
level_found(const struct sweep *sweep, const struct offer_result *result, double commit)
{
    struct sweep_level level = {commit,   false,    NO_VALUE, NO_VALUE, NO_VALUE, NO_VALUE,
                                NO_VALUE, NO_VALUE, NO_VALUE, NO_VALUE, NO_VALUE};
    if (!isnan(commit))
        value_level(sweep, result->annual_commit, &level);
    return level;
}

static void
find_optimum(const struct sweep *sweep, struct diags *diags, struct offer_result *result)
{
    const struct valuation *valuation = sweep->valuation;
    result->optimum = NO_VALUE;
    result->optimum_reason = NULL;
    if (levels_source(valuation->offer, valuation->plan) != LEVEL_QUOTED) {
        result->optimum = refine_optimum(sweep, result);
        return;
    }
    result->optimum_reason = "neither a band table nor a benchmark tells the discount of other commitments";
    diag_warning(diags, "no-optimum", (struct place){.file = valuation->offer->file},
                 "no commitment of least cost is sought: %s", result->optimum_reason);
}

void
sweep_build(const struct valuation *valuation, struct scratch *scratch, struct draft *draft,
            struct arena *arena, struct diags *diags, struct offer_result *ret)
{
    struct sweep sweep = {valuation, scratch, draft, ARENA_NEW(arena, double, valuation->paths->n)};
    lay_out(&sweep, arena, ret);
    value_levels(&sweep, arena, ret);
    find_optimum(&sweep, diags, ret);
    ret->floor = find_floor(&sweep, ret);
    ret->at_optimum = level_found(&sweep, ret, ret->optimum);
    ret->at_floor = level_found(&sweep, ret, ret->floor);
    if (isnan(ret->floor))
        diag_warning(diags, "no-floor", (struct place){.file = valuation->offer->file},
                     "no commitment is filled with a probability of %g%%", 100 * valuation->plan->confidence);
}
