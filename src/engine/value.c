#include "value.h"

#include "base/threads.h"
#include "outcome.h"

/* Paths a job settles: few enough to share out, and the unit in which sums are added up. */
#define CHUNK 512
/* A path fills its commitment when this share of it is drawn (1.11). */
#define FILLED 0.99

void
value_scratch(const struct valuation *valuation, struct arena *arena, struct scratch *ret)
{
    ret->course = ARENA_NEW(arena, struct course, 1);
    ret->course->sums = arena_alloc(arena, 1, card_sums_size(valuation));
}

static const double *
first_multiplier(const struct valuation *v, size_t path)
{
    return v->paths->multiplier + v->offset * v->paths->stride + path;
}

static void
add_value(const struct outcome *outcome, size_t i, struct value *sum)
{
    sum->cost += outcome->cost.of[i];
    sum->npv += outcome->npv.of[i];
    sum->total += outcome->total.of[i];
    sum->paid += outcome->paid.of[i];
    sum->list += outcome->list.of[i];
    sum->forfeited += outcome->forfeited.of[i];
    sum->overage_charge += outcome->overage_charge.of[i];
    sum->fill += outcome->drawn.of[i] >= FILLED * outcome->due.of[i] * (1 - 1e-12);
}

static void
keep_path(const struct outcome *outcome, size_t i, size_t path, const struct path_values *keep)
{
    const struct {
        double *to, from;
    } values[] = {
        {keep->cost, outcome->cost.of[i]},           {keep->total, outcome->total.of[i]},
        {keep->paid, outcome->paid.of[i]},           {keep->list, outcome->list.of[i]},
        {keep->committed, outcome->committed.of[i]},
    };
    for (size_t k = 0; k < sizeof values / sizeof *values; k++)
        if (values[k].to)
            values[k].to[path] = values[k].from;
}

/* Sums of the paths from `first` on, CHUNK of them at most, in their order. */
static struct value
sum_chunk(const struct valuation *v, const struct course *course, size_t first, size_t n_paths,
          const struct path_values *keep)
{
    struct value sum = {0};
    size_t end = first + CHUNK < n_paths ? first + CHUNK : n_paths;
    for (size_t path = first; path < end; path += LANES) {
        struct outcome outcome;
        outcome_settle(course, first_multiplier(v, path), v->paths->stride, &outcome);
        for (size_t i = 0; i < LANES && path + i < end; i++) {
            add_value(&outcome, i, &sum);
            if (keep)
                keep_path(&outcome, i, path + i, keep);
        }
    }
    return sum;
}

static void
add_values(struct value *sum, const struct value *part)
{
    sum->cost += part->cost;
    sum->npv += part->npv;
    sum->total += part->total;
    sum->paid += part->paid;
    sum->list += part->list;
    sum->forfeited += part->forfeited;
    sum->overage_charge += part->overage_charge;
    sum->fill += part->fill;
}

static struct value
average(struct value sum, size_t n)
{
    double share = 1 / (double)n;
    return (struct value){
        .cost = sum.cost * share,
        .npv = sum.npv * share,
        .total = sum.total * share,
        .paid = sum.paid * share,
        .list = sum.list * share,
        .forfeited = sum.forfeited * share,
        .overage_charge = sum.overage_charge * share,
        .fill = sum.fill * share,
    };
}

/* The costs of the same paths. The sums of each lane first: adding up is then not what takes time. */
static double
sum_costs(const struct valuation *v, const struct course *course, size_t first, size_t n_paths)
{
    double sum = 0;
    size_t end = first + CHUNK < n_paths ? first + CHUNK : n_paths;
    struct lanes sums = {0};
    for (size_t path = first; path < end; path += LANES) {
        struct lanes cost;
        size_t n = end - path < LANES ? end - path : LANES;
        outcome_cost(course, first_multiplier(v, path), v->paths->stride, &cost);
        for (size_t i = 0; i < n; i++)
            sums.of[i] += cost.of[i];
    }
    for (size_t i = 0; i < LANES; i++)
        sum += sums.of[i];
    return sum;
}

double
value_expected(const struct valuation *v, struct scratch *scratch, const struct draft *draft, size_t n_paths)
{
    double sum = 0;
    course_of_draft(v, draft, scratch->course);
    for (size_t first = 0; first < n_paths; first += CHUNK)
        sum += sum_costs(v, scratch->course, first, n_paths);
    return sum / (double)n_paths;
}

static struct value
on_scenario(const struct valuation *v, const struct course *course, enum scenario scenario)
{
    struct outcome outcome;
    struct value value = {0};
    outcome_settle(course, v->lanes[scenario], LANES, &outcome);
    add_value(&outcome, 0, &value);
    return value;
}

double
value_scenario(const struct valuation *v, struct scratch *scratch, const struct draft *draft,
               enum scenario scenario)
{
    course_of_draft(v, draft, scratch->course);
    return on_scenario(v, scratch->course, scenario).cost;
}

/* ---- over all threads ---- */

struct all_paths {
    const struct valuation *valuation;
    const struct course *course;
    const struct path_values *keep;
    struct value *parts; /* per chunk */
    double *costs;       /* or these */
};

static void
run_chunk(void *context, size_t index, int thread)
{
    struct all_paths *all = context;
    (void)thread;
    all->parts[index] =
        sum_chunk(all->valuation, all->course, index * CHUNK, all->valuation->paths->n, all->keep);
}

static void
run_costs(void *context, size_t index, int thread)
{
    struct all_paths *all = context;
    (void)thread;
    all->costs[index] = sum_costs(all->valuation, all->course, index * CHUNK, all->valuation->paths->n);
}

/* Parts of every chunk are on the stack: 125 kB at most. */
#define MAX_CHUNKS ((MAX_PATHS + CHUNK - 1) / CHUNK)

static void
over_paths(const struct valuation *v, const struct course *course, struct value *ret,
           const struct path_values *keep)
{
    struct value parts[MAX_CHUNKS], sum = {0};
    struct all_paths all = {.valuation = v, .course = course, .keep = keep, .parts = parts};
    size_t n = v->paths->n, n_chunks = (n + CHUNK - 1) / CHUNK;
    threads_run(v->n_threads, n_chunks, run_chunk, &all);
    for (size_t i = 0; i < n_chunks; i++)
        add_values(&sum, &parts[i]);
    *ret = average(sum, n);
}

double
value_cost(const struct valuation *v, struct scratch *scratch, const struct draft *draft)
{
    double costs[MAX_CHUNKS], sum = 0;
    struct all_paths all = {.valuation = v, .course = scratch->course, .costs = costs};
    size_t n_chunks = (v->paths->n + CHUNK - 1) / CHUNK;
    course_of_draft(v, draft, scratch->course);
    threads_run(v->n_threads, n_chunks, run_costs, &all);
    for (size_t i = 0; i < n_chunks; i++)
        sum += costs[i];
    return sum / (double)v->paths->n;
}

/* List value of the first contract year on each path, per 12 months. */
static void
list_first_years(const struct valuation *v, const struct course *course, int n_months, double *ret)
{
    int n = n_months < 12 ? n_months : 12;
    for (size_t path = 0; path < v->paths->n; path++) {
        double sum = 0;
        for (size_t i = 0; i < course->n_segments; i++)
            for (int m = 0; m < course->segments[i].deal.n_months && course->segments[i].first + m < n; m++) {
                const struct card_month *card = &course->segments[i].card[m];
                size_t t = (size_t)(course->segments[i].first + m);
                sum += first_multiplier(v, path)[t * v->paths->stride] * card->list[SCALED] +
                       card->list[CERTAIN];
            }
        ret[path] = sum * 12 / n;
    }
}

void
value_paths(const struct valuation *v, struct scratch *scratch, const struct draft *draft, struct value *ret,
            struct path_values *per_path)
{
    course_of_draft(v, draft, scratch->course);
    over_paths(v, scratch->course, ret, per_path);
    if (per_path && per_path->first_year_list)
        list_first_years(v, scratch->course, draft->offer.term_months, per_path->first_year_list);
}

void
value_course(const struct valuation *v, struct scratch *scratch, const struct course_plan *plan,
             struct value *ret, struct path_values *per_path)
{
    course_of_plan(v, plan, scratch->course);
    over_paths(v, scratch->course, ret, per_path);
}

struct value
value_course_scenario(const struct valuation *v, struct scratch *scratch, const struct course_plan *plan,
                      enum scenario scenario)
{
    course_of_plan(v, plan, scratch->course);
    return on_scenario(v, scratch->course, scenario);
}

/* ---- one scenario, every figure ---- */

void
value_settle(const struct valuation *v, struct scratch *scratch, const struct draft *draft,
             enum scenario scenario, struct arena *arena, struct settlement *ret)
{
    course_of_draft(v, draft, scratch->course);
    const struct segment *segment = &scratch->course->segments[0];
    const struct settle_input input = {
        .deal = &segment->deal,
        .card = segment->card,
        .multiplier = v->scenarios[scenario],
        .start = v->start,
        .offset_months = (int)v->offset,
        .next_year = segment->next_year,
        .after_factor = segment->after_factor,
    };
    settle_deal(&input, arena, ret);
    for (size_t m = 0; m < ret->n_months; m++) {
        ret->months[m].list_index = v->market.index[m];
        ret->months[m].committed_index =
            card_committed_index(&draft->offer, v->plan, v->market.index[m], (int)m);
    }
}

void
value_exit_costs(const struct valuation *v, struct scratch *scratch, const struct draft *draft,
                 const struct settlement *base, double *ret_costs)
{
    course_of_draft(v, draft, scratch->course);
    settle_exit_costs(&draft->offer, &scratch->course->segments[0].deal, base, ret_costs);
}
