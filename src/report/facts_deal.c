/* Facts of what is weighed, judged and asked for (1.6, 1.10 to 1.14, 1.16 to 1.18). */
#include "asks.h"
#include "facts_make.h"
#include "measure.h"
#include "words_deal.h"

#include <math.h>
#include <string.h>

/* ---- one offer ---- */

static const struct field value_fields[] = {
    FIELD(offer_result, certain_share, FORM_SHARE),
    FIELD(offer_result, optimum, FORM_MONEY),
    FIELD(offer_result, floor, FORM_MONEY),
};

static const struct field point_fields[] = {
    FIELD(benchmark_place, point_worth_per_year, FORM_MONEY),
};

static const struct field unstated_fields[] = {
    FIELD(unstated, best, FORM_MONEY),
    FIELD(unstated, worst, FORM_MONEY),
    FIELD(unstated, spread, FORM_MONEY),
};

/* The figures of each signal (realrate/results.h); one without a name is a yes or no. */
static const struct {
    const char *name;
    enum form form;
} signal_figures[N_SIGNALS][SIGNAL_FIGURES] = {
    [SIGNAL_OVERSIZED_COMMIT] = {{"commit", FORM_MONEY}, {"consumption", FORM_MONEY}, {"over", FORM_SHARE}},
    [SIGNAL_OVERAGE_AT_LIST] = {{"charge", FORM_MONEY},
                                {"committed", FORM_MONEY},
                                {"list_value", FORM_MONEY}},
    [SIGNAL_UNUSED_BURNS] = {{"fill_probability", FORM_SHARE},
                             {"confidence", FORM_TERM_SHARE},
                             {"forfeited", FORM_MONEY}},
    [SIGNAL_UNPROTECTED_TERM] = {{"term_months", FORM_MONTHS}},
    [SIGNAL_PRESSURE_EXPIRY] = {{"days", FORM_COUNT}},
    [SIGNAL_BLENDED_BUNDLE] = {{"fees", FORM_COUNT}},
    [SIGNAL_TRUE_FORWARD] = {{"share", FORM_TERM_SHARE}},
    [SIGNAL_EXCLUSIONS] = {{"list_value", FORM_MONEY}, {"share", FORM_SHARE}},
    [SIGNAL_RESET_AT_RENEWAL] = {{"discount", FORM_TERM_SHARE}},
    [SIGNAL_BELOW_CURVE] = {{"quoted", FORM_TERM_SHARE}, {"p25", FORM_SHARE}, {"p50", FORM_SHARE}},
    [SIGNAL_SOFT_ON_DOMINANT] = {{"lowest", FORM_TERM_SHARE}, {"headline", FORM_TERM_SHARE}},
    [SIGNAL_DEAD_ZONE] = {{"threshold", FORM_MONEY},
                          {"discount", FORM_TERM_SHARE},
                          {"consumption", FORM_MONEY},
                          {"break_even", FORM_MONEY}},
    [SIGNAL_HEADLINE_GAP] = {{"quoted", FORM_TERM_SHARE},
                             {"realized", FORM_SHARE},
                             {"gap", FORM_SIZE_POINTS}},
    [SIGNAL_BEATEN] = {{"gap", FORM_MONEY}, {"other_cost", FORM_MONEY}},
    [SIGNAL_NO_ALTERNATIVE] = {{"over", FORM_SHARE}},
};

static void
add_signals(struct fact_maker *maker, const char *offer, const struct offer_result *result)
{
    for (size_t i = 0; i < result->n_signals; i++) {
        const struct signal_result *row = &result->signals[i];
        const char *path = arena_printf(maker->arena, "%s.signals.%s", offer, words_signal_ids[row->signal]);
        for (size_t k = 0; k < SIGNAL_FIGURES; k++)
            if (signal_figures[row->signal][k].name != NULL)
                fact_add(maker, signal_figures[row->signal][k].form, row->figures[k], "%s.%s", path,
                         signal_figures[row->signal][k].name);
        fact_add(maker, FORM_MONEY, row->cost, "%s.cost", path);
        fact_add(maker, FORM_MONEY, fabs(row->cost), "%s.cost_size", path);
    }
}

/* How many of n are left out where there is room for the first k. */
static void
add_after(struct fact_maker *maker, const char *offer, const char *what, size_t n)
{
    for (size_t k = 1; k < n; k++)
        fact_add(maker, FORM_COUNT, (double)(n - k), "%s.%s_after.%zu", offer, what, k);
}

/* How many fired, of each severity, and besides the first ones of a list of them. */
static void
add_signal_counts(struct fact_maker *maker, const char *offer, const struct offer_result *result)
{
    double counts[SIGNAL_WALK + 1] = {0};
    for (size_t i = 0; i < result->n_signals; i++)
        counts[result->signals[i].severity]++;
    fact_add(maker, FORM_COUNT, (double)result->n_signals, "%s.signals_fired", offer);
    for (int i = 0; i <= SIGNAL_WALK; i++)
        fact_add(maker, FORM_COUNT, counts[i], "%s.signals_%s", offer, words_severities[i]);
    add_after(maker, offer, "signals", result->n_signals);
}

static void
add_levers(struct fact_maker *maker, const char *offer, const struct offer_result *result)
{
    double n_together = 0;
    for (size_t i = 0; i < result->n_levers; i++) {
        const struct lever_result *row = &result->levers[i];
        const int place = asks_place(maker->results->plan, result, i);
        const char *path = arena_printf(maker->arena, "%s.levers.%s", offer, lever_names[row->lever]);
        fact_add(maker, FORM_MONEY, row->worth, "%s.worth", path);
        fact_add(maker, FORM_MONEY, fabs(row->worth), "%s.worth_size", path);
        fact_add(maker, FORM_MONEY, row->shapley, "%s.shapley", path);
        fact_add(maker, FORM_MONEY, row->vendor_cost, "%s.vendor_cost", path);
        fact_add(maker, FORM_COUNT, row->headline_rank, "%s.headline_rank", path);
        fact_add(maker, FORM_COUNT, row->worth_rank, "%s.worth_rank", path);
        fact_add(maker, FORM_COUNT, place > 0 ? place : NO_VALUE, "%s.ask_place", path);
        n_together += row->in_package;
    }
    add_after(maker, offer, "levers", result->n_levers);
    const double cost = result->expected.cost, worth = result->package_worth;
    fact_add(maker, FORM_MONEY, worth, "%s.lever_package.worth", offer);
    fact_add(maker, FORM_COUNT, n_together, "%s.lever_package.count", offer);
    fact_add(maker, FORM_SHARE, cost >= HALF_CENT ? worth / cost : NO_VALUE, "%s.lever_package.share", offer);
}

/* What the offer costs as it is read here. Of the billing neither reading is assumed. */
static double
assumed_cost(const struct offer_result *result, const struct unstated *row)
{
    const struct unstated_words *words = &words_unstated[row->term];
    if (strcmp(words->assumed, words->first) == 0)
        return row->first_is_best ? row->best : row->worst;
    if (strcmp(words->assumed, words->second) == 0)
        return row->first_is_best ? row->worst : row->best;
    return result->expected.cost;
}

static void
add_unstated(struct fact_maker *maker, const char *offer, const struct offer_result *result)
{
    for (size_t i = 0; i < result->n_unstated; i++) {
        const struct unstated *row = &result->unstated[i];
        const double assumed = assumed_cost(result, row);
        const char *path = arena_printf(maker->arena, "%s.unstated.%s", offer, words_unstated[row->term].key);
        fact_add_fields(maker, path, row, unstated_fields, N_OF(unstated_fields));
        fact_add(maker, FORM_GAIN, row->best - assumed, "%s.best_change", path);
        fact_add(maker, FORM_GAIN, row->worst - assumed, "%s.worst_change", path);
        fact_add(maker, FORM_COUNT, (double)i + 1, "%s.rank", path);
    }
    add_after(maker, offer, "unstated", result->n_unstated);
    fact_add(maker, FORM_MONEY, result->unstated_best, "%s.unstated_bounds.best", offer);
    fact_add(maker, FORM_MONEY, result->unstated_worst, "%s.unstated_bounds.worst", offer);
    fact_add(maker, FORM_MONEY, result->unstated_worst - result->unstated_best, "%s.unstated_bounds.spread",
             offer);
    fact_add(maker, FORM_COUNT, (double)result->n_unstated, "%s.unstated_bounds.count", offer);
}

/* Only where the plan has a goal. */
static void
add_counter(struct fact_maker *maker, const char *offer, const struct counter_offer *counter)
{
    if (!counter->is_asked_for)
        return;
    fact_add(maker, FORM_SHARE, counter->target, "%s.counter.target", offer);
    fact_add(maker, FORM_SHARE, counter->offered, "%s.counter.offered", offer);
    fact_add(maker, FORM_SHARE, counter->package_realized, "%s.counter.package_realized", offer);
    double n_reaching = 0;
    for (size_t i = 0; i < counter->n_singles; i++) {
        const struct counter_single *single = &counter->singles[i];
        const char *key = words_counter_keys[single->term];
        enum form form = single->term == COUNTER_COMMIT ? FORM_MONEY : FORM_TERM_SHARE;
        fact_add(maker, form, single->from, "%s.counter.%s.from", offer, key);
        fact_add(maker, form, single->to, "%s.counter.%s.to", offer, key);
        fact_add(maker, FORM_SHARE, single->realized, "%s.counter.%s.realized", offer, key);
        n_reaching += single->reaches;
    }
    fact_add(maker, FORM_COUNT, (double)counter->n_singles, "%s.counter.terms", offer);
    fact_add(maker, FORM_COUNT, n_reaching, "%s.counter.reaching", offer);
}

static void
add_clauses(struct fact_maker *maker, const char *offer, const struct offer_result *result)
{
    for (size_t i = 0; i < result->n_areas; i++) {
        const struct clause_area *area = &result->areas[i];
        const char *path = arena_printf(maker->arena, "%s.clauses.%zu", offer, i + 1);
        fact_add(maker, FORM_COUNT, (double)area->n_present, "%s.present", path);
        fact_add(maker, FORM_COUNT, (double)area->n_partial, "%s.partial", path);
        fact_add(maker, FORM_COUNT, (double)area->n_absent, "%s.absent", path);
        fact_add(maker, FORM_SHARE, area->score, "%s.score", path);
    }
}

static void
add_level(struct fact_maker *maker, const char *path, const struct sweep_level *level)
{
    fact_add(maker, FORM_MONEY, level->commit, "%s.commit", path);
    fact_add_fields(maker, path, level, fields_level, N_FIELDS_LEVEL);
}

/* The offered level, the floor and the optimum; what the optimum saves against the offered one. */
static void
add_sweep(struct fact_maker *maker, const char *offer, const struct offer_result *result)
{
    const struct sweep_level *offered = measure_offered(result);
    add_level(maker, arena_printf(maker->arena, "%s.sweep.offered", offer), offered);
    add_level(maker, arena_printf(maker->arena, "%s.sweep.floor", offer), &result->at_floor);
    add_level(maker, arena_printf(maker->arena, "%s.sweep.optimum", offer), &result->at_optimum);
    fact_add(maker, FORM_MONEY, offered->expected_cost - result->at_optimum.expected_cost,
             "%s.sweep.optimum_saving", offer);
}

void
fact_add_deal(struct fact_maker *maker, size_t offer)
{
    const struct offer_result *result = &maker->results->offers[offer];
    const char *path = arena_printf(maker->arena, "offers.%zu", offer + 1);
    fact_add_fields(maker, path, result, value_fields, N_OF(value_fields));
    fact_add_fields(maker, path, result, fields_break_even, N_FIELDS_BREAK_EVEN);
    fact_add_fields(maker, arena_printf(maker->arena, "%s.expected", path), &result->expected,
                    fields_expected, N_FIELDS_EXPECTED);
    fact_add(maker, FORM_SIZE_POINTS,
             result->scenarios[SCENARIO_BASE].realized_discount - result->expected.realized_discount,
             "%s.expected.below_base", path);
    for (size_t i = 0; i < result->n_cliffs; i++)
        fact_add_fields(maker, arena_printf(maker->arena, "%s.cliffs.%zu", path, i + 1), &result->cliffs[i],
                        fields_cliff, N_FIELDS_CLIFF);
    add_sweep(maker, path, result);
    fact_add_fields(maker, arena_printf(maker->arena, "%s.benchmark", path), &result->benchmark,
                    fields_percentiles, N_FIELDS_PERCENTILES);
    fact_add_fields(maker, arena_printf(maker->arena, "%s.benchmark", path), &result->benchmark, point_fields,
                    N_OF(point_fields));
    add_levers(maker, path, result);
    add_signals(maker, path, result);
    add_signal_counts(maker, path, result);
    add_unstated(maker, path, result);
    add_counter(maker, path, &result->counter);
    add_clauses(maker, path, result);
}

/* ---- the run ---- */

void
fact_add_optimization(struct fact_maker *maker, const struct optimization *optimization, const char *path)
{
    const double raw = optimization->raw_monthly, saved = raw - optimization->optimized_monthly;
    fact_add(maker, FORM_MONEY, raw, "%s.raw_monthly", path);
    for (int i = 0; i < N_STAGES; i++) {
        const double saving = optimization->savings[i];
        fact_add(maker, FORM_MONEY, saving, "%s.%s_saving", path, words_stage_keys[i]);
        fact_add(maker, FORM_GAIN, 0 - saving, "%s.%s_change", path, words_stage_keys[i]);
        fact_add(maker, FORM_CHANGE, raw > 0 ? 0 - saving / raw : NO_VALUE, "%s.%s_share", path,
                 words_stage_keys[i]);
    }
    fact_add(maker, FORM_CHANGE, 0 - optimization->saving_share, "%s.change_share", path);
    fact_add(maker, FORM_SHARE, fabs(optimization->saving_share), "%s.change_share_size", path);
    fact_add(maker, FORM_MONEY, saved, "%s.saving", path);
    fact_add(maker, FORM_MONEY, fabs(saved), "%s.saving_size", path);
    fact_add(maker, FORM_MONEY, optimization->optimized_monthly, "%s.optimized_monthly", path);
    fact_add(maker, FORM_SHARE, optimization->saving_share, "%s.saving_share", path);
}

/* What the table of levers asks for, in figures (1.12). */
static const struct {
    enum lever lever;
    const char *name;
    enum form form;
    double value;
} lever_terms[] = {
    {LEVER_POINT, "points", FORM_SIZE_POINTS, 0.01},    {LEVER_ROLLOVER_20, "cap", FORM_TERM_SHARE, 0.20},
    {LEVER_TRUE_DOWN_20, "cap", FORM_TERM_SHARE, 0.20}, {LEVER_RENEWAL_CAP, "cap", FORM_TERM_SHARE, 0.05},
    {LEVER_RENEWAL_CAP, "months", FORM_MONTHS, 12},     {LEVER_RAMP, "first_year", FORM_TERM_SHARE, 0.50},
    {LEVER_SHORTER_TERM, "months", FORM_MONTHS, 12},
};

void
fact_add_comparison(struct fact_maker *maker)
{
    const struct results *results = maker->results;
    for (size_t i = 0; i < N_OF(lever_terms); i++)
        fact_add(maker, lever_terms[i].form, lever_terms[i].value, "levers.%s.%s",
                 lever_names[lever_terms[i].lever], lever_terms[i].name);
    for (size_t i = 0; i < results->n_alternatives; i++) {
        const char *path = arena_printf(maker->arena, "alternatives.%zu", i + 1);
        fact_add_fields(maker, path, &results->alternatives[i], fields_alternative, N_FIELDS_ALTERNATIVE);
        fact_add(maker, FORM_MONEY, results->alternatives[i].max_regret, "%s.max_regret", path);
    }
    fact_add(maker, FORM_COUNT, N_SIGNALS, "signals.known");
    fact_add(maker, FORM_MONEY, results->walk_away_value, "walk_away_value");
    fact_add(maker, FORM_MONEY, fabs(results->walk_away_value), "walk_away_size");
}
