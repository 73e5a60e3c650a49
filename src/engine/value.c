#include "value.h"

#include "base/threads.h"
#include "course.h"
#include "terms.h"

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

/* What a course comes to on LANES paths. */
struct outcome {
    struct lanes cost, npv, total, paid, list, forfeited, overage_charge, drawn, due, committed;
};

static void
add_cost(const struct segment *segment, const struct lanes_state *state, struct lanes *cost)
{
    const struct flows *flows = &state->flows;
    double most = segment->next_year, factor = segment->after_factor;
    for (int i = 0; i < LANES; i++) {
        double carried = flows->carried_out.of[i];
        cost->of[i] += flows->present.of[i] - (carried < most ? carried : most) * factor;
    }
}

static void
add_segment(const struct segment *segment, const struct lanes_state *state, struct outcome *outcome)
{
    const struct flows *flows = &state->flows;
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
    add_cost(segment, state, &outcome->cost);
}

static const double *
first_multiplier(const struct valuation *v, size_t path)
{
    return v->paths->multiplier + v->offset * v->paths->stride + path;
}

/* multiplier: of the timeline's first month and the first of the paths. */
static void
settle_course(const struct course *course, const double *multiplier, size_t stride, struct outcome *ret)
{
    struct lanes balances[DEAL_MONTHS];
    struct lanes_state state;
    *ret = (struct outcome){0};
    for (size_t i = 0; i < course->n_segments; i++) {
        const struct segment *segment = &course->segments[i];
        lanes_settle(&segment->deal, segment->card, multiplier + (size_t)segment->first * stride, stride,
                     balances, &state);
        add_segment(segment, &state, ret);
    }
    for (int i = 0; i < LANES; i++) {
        ret->npv.of[i] += course->fees_present;
        ret->cost.of[i] += course->fees_present;
        ret->total.of[i] += course->fees;
    }
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
        settle_course(course, first_multiplier(v, path), v->paths->stride, &outcome);
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

/* The costs of the same paths, in the same order. */
static double
sum_costs(const struct valuation *v, const struct course *course, size_t first, size_t n_paths)
{
    double sum = 0;
    size_t end = first + CHUNK < n_paths ? first + CHUNK : n_paths;
    struct lanes balances[DEAL_MONTHS];
    struct lanes_state state;
    for (size_t path = first; path < end; path += LANES) {
        struct lanes cost = {0};
        for (size_t i = 0; i < course->n_segments; i++) {
            const struct segment *segment = &course->segments[i];
            lanes_cost(&segment->deal, segment->card,
                       first_multiplier(v, path) + (size_t)segment->first * v->paths->stride,
                       v->paths->stride, balances, &state);
            add_cost(segment, &state, &cost);
        }
        for (size_t i = 0; i < LANES && path + i < end; i++)
            sum += cost.of[i] + course->fees_present;
    }
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
    settle_course(course, v->lanes[scenario], LANES, &outcome);
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

/* 1,000,000 paths at most. */
#define MAX_CHUNKS (1000000 / CHUNK + 1)

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

void
value_flat_month(const struct valuation *v, const struct draft *draft, struct demand_month *ret)
{
    struct demand_month month = {.multiplier = 1};
    double quoted = terms_quoted_discount(&draft->offer);
    int n = v->offer->term_months < 12 ? v->offer->term_months : 12;
    for (size_t r = 0; r < v->n_rates; r++) {
        const struct rate_row *row = &v->rates[r];
        struct card_price price = card_price(&draft->offer, v->book, v->lines[row->line], row->meter, quoted);
        double units = 0;
        for (size_t i = 0; i < v->n_sources; i++)
            for (int t = 0; t < n; t++)
                units += v->sources[i].units[r] * v->sources[i].factor[t] *
                         (v->sources[i].is_certain ? 1 : v->scenarios[SCENARIO_BASE][t]);
        double list = units * row->list_price;
        month.list_value += list;
        if (!price.is_eligible)
            month.ineligible_list += list;
        else if (price.basis == BASIS_FIXED)
            month.committed_value += units * price.fixed * row->standard_ratio;
        else
            month.committed_value += list * (1 - price.discount);
    }
    month.eligible_list = month.list_value - month.ineligible_list;
    if (month.list_value > 0) {
        month.eligible_list /= month.list_value;
        month.ineligible_list /= month.list_value;
        month.committed_value /= month.list_value;
        month.list_value = 1;
    }
    *ret = month;
}
