#include <realrate/facts.h>

#include "facts_make.h"
#include "sentence.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A date's value reads as its digits: 20261130, a month's 202611. */
static double
date_value(enum form form, double day)
{
    if (!isfinite(day))
        return (double)NAN;
    struct date date = date_of_day((int32_t)day);
    int month = date.year * 100 + date.month;
    return form == FORM_MONTH ? month : month * 100 + date.day;
}

static double
fact_value(enum form form, double value)
{
    if (form == FORM_DAY || form == FORM_MONTH)
        return date_value(form, value);
    if (form == FORM_POINTS)
        return value * 100;
    return form == FORM_SIZE_POINTS ? fabs(value) * 100 : value;
}

void
fact_add(struct fact_maker *maker, enum form form, double value, const char *format, ...)
{
    struct arena *arena = maker->arena;
    struct facts *facts = maker->facts;
    const char *currency = maker->results->currency;
    va_list args;
    struct fact *fact = ARENA_PUSH(arena, &facts->items, &facts->n, &maker->capacity);
    va_start(args, format);
    fact->id = arena_vprintf(arena, format, args);
    va_end(args);
    fact->value = isfinite(value) ? fact_value(form, value) : (double)NAN;
    fact->places = words_places(form);
    fact->unit = words_unit(arena, form, currency);
    fact->text =
        (maker->is_whole ? words_number_whole : words_number)(arena, facts->notation, form, currency, value);
    fact->short_text = fact->text;
    if (words_is_shortened(form, value))
        fact->short_text = (maker->is_whole ? words_number_whole_short : words_number_short)(
            arena, facts->notation, form, currency, value);
}

double
fact_day(int32_t day)
{
    return day == DAY_NONE ? (double)NAN : (double)day;
}

/* Whether cents beside the run's amounts would be noise. */
static bool
is_in_thousands(const struct results *results)
{
    for (size_t i = 0; i < results->n_offers; i++)
        for (int s = 0; s < N_SCENARIOS; s++) {
            const struct settlement *settlement = &results->offers[i].scenarios[s];
            if (fmax(settlement->list_value, fmax(settlement->total, settlement->commit)) >= 999.5)
                return true;
        }
    return false;
}

/* ---- the run's own facts ---- */

static void
add_history(struct fact_maker *maker, const struct history *history)
{
    char day[DAY_TEXT_SIZE];
    fact_add(maker, FORM_DAY, fact_day(history->first_day), "history.first_day");
    fact_add(maker, FORM_DAY, fact_day(history->last_day), "history.last_day");
    fact_add(maker, FORM_DAY, fact_day(history->reference_day), "history.reference_day");
    fact_add(maker, FORM_MONTHS, (double)history->n_complete, "history.complete_months");
    fact_add(maker, FORM_COUNT, (double)history->n_rows, "history.rows");
    fact_add(maker, FORM_COUNT, history->days_not_used, "history.days_not_used");
    fact_add(maker, FORM_MONEY, fact_exact(history->list_value), "history.list_value");
    fact_add(maker, FORM_MONEY, fact_exact(history->list_value_low), "history.list_value_low");
    fact_add(maker, FORM_MONEY, fact_exact(history->list_value_high), "history.list_value_high");
    for (size_t i = 0; i < history->n_by_model; i++) {
        const struct history_share *model = &history->by_model[i];
        fact_add(maker, FORM_MONEY, fact_exact(model->list_value), "history.models.%s.list_value",
                 model->name);
        fact_add(maker, FORM_SHARE, model->share, "history.models.%s.share", model->name);
    }
    for (size_t i = 0; i < history->n_months; i++)
        fact_add(maker, FORM_MONEY, fact_exact(history->months[i].list_value), "history.months.%s.list_value",
                 day_text(history->months[i].from, day));
}

static void
add_data(struct fact_maker *maker)
{
    const struct results *results = maker->results;
    double read = (double)results->n_rows_read, skipped = (double)results->n_rows_skipped;
    fact_add(maker, FORM_COUNT, read, "data.rows_read");
    double others = (double)results->n_rows_other_provider, unknown = (double)results->n_rows_unknown_model;
    fact_add(maker, FORM_COUNT, read - skipped - others - unknown, "data.rows_used");
    fact_add(maker, FORM_COUNT, skipped, "data.rows_skipped");
    fact_add(maker, FORM_SHARE, read > 0 ? skipped / read : (double)NAN, "data.skipped_share");
    fact_add(maker, FORM_COUNT, others, "data.rows_other_provider");
    fact_add(maker, FORM_COUNT, unknown, "data.rows_unknown_model");
    fact_add(maker, FORM_SHARE, results->unknown_model_share, "data.unknown_model_share");
    fact_add(maker, FORM_COUNT, (double)results->usage->n_files, "data.files");
    for (size_t i = 0; i < results->n_inputs; i++)
        fact_add(maker, FORM_COUNT, (double)(results->n_inputs - i), "data.sources_after.%zu", i);
    fact_add(maker, FORM_COUNT, (double)results->n_warnings, "data.warnings");
    fact_add(maker, FORM_DAY, fact_day(results->book->as_of), "prices.as_of");
    fact_add(maker, FORM_TERM_SHARE, results->plan->discount_rate, "plan.discount_rate");
    fact_add(maker, FORM_TERM_SHARE, results->plan->confidence, "plan.confidence");
    fact_add(maker, FORM_TERM_SHARE, results->plan->tolerance, "plan.tolerance");
    fact_add(maker, FORM_TERM_SHARE, results->plan->materiality, "plan.materiality");
}

static void
add_forecast(struct fact_maker *maker, const struct forecast *forecast)
{
    fact_add(maker, FORM_CHANGE, exp(forecast->growth) - 1, "forecast.growth");
    fact_add(maker, FORM_CHANGE, exp(12 * forecast->growth) - 1, "forecast.annual_growth");
    fact_add(maker, FORM_FACTOR, forecast->damping, "forecast.damping");
    fact_add(maker, FORM_SHARE, forecast->volatility, "forecast.volatility");
    fact_add(maker, FORM_SHARE, forecast->noise, "forecast.noise");
    fact_add(maker, FORM_MONTHS, (double)forecast->n_base_months, "forecast.base_months");
    fact_add(maker, FORM_MONEY, forecast->base_list_value, "forecast.base_list_value");
    fact_add(maker, FORM_MONEY, 12 * forecast->base_list_value, "forecast.base_annual_list_value");
    fact_add(maker, FORM_SHARE, forecast->backtest_mape, "forecast.backtest_mape");
}

/* Offers whose realized discount is at least the quoted one, as both are shown. */
static double
count_keeping(const struct results *results)
{
    double n = 0;
    for (size_t i = 0; i < results->n_offers; i++) {
        enum outcome outcome = outcome_of(&results->offers[i].scenarios[SCENARIO_BASE]);
        n += outcome == OUTCOME_AS_QUOTED || outcome == OUTCOME_MORE;
    }
    return n;
}

static void
add_offers(struct fact_maker *maker)
{
    const size_t n = maker->results->n_offers;
    fact_add(maker, FORM_COUNT, (double)n, "offers.count");
    fact_add(maker, FORM_COUNT, count_keeping(maker->results), "offers.keeping");
    for (size_t k = 1; k < n; k++)
        fact_add(maker, FORM_COUNT, (double)(n - k), "offers.after.%zu", k);
    for (size_t i = 0; i < n; i++) {
        fact_add_offer(maker, i);
        fact_add_rates(maker, i);
        fact_add_deal(maker, i);
    }
}

/* ---- the index ---- */

static int
compare_ids(const void *a, const void *b)
{
    return strcmp((*(const struct fact *const *)a)->id, (*(const struct fact *const *)b)->id);
}

static void
make_index(struct facts *facts, struct arena *arena)
{
    const struct fact **index = ARENA_NEW(arena, const struct fact *, facts->n);
    for (size_t i = 0; i < facts->n; i++)
        index[i] = &facts->items[i];
    qsort(index, facts->n, sizeof *index, compare_ids);
    for (size_t i = 1; i < facts->n; i++)
        assert(strcmp(index[i - 1]->id, index[i]->id) != 0);
    facts->index = index;
}

void
facts_build(const struct results *results, const struct notation *notation, struct arena *arena,
            struct facts *ret)
{
    struct facts facts = {.notation = notation ? notation : &words_notation};
    struct fact_maker maker = {results, arena, &facts, 0, is_in_thousands(results)};
    add_offers(&maker);
    if (results->n_histories > 0) {
        const size_t k = results->n_offers > 0 ? results->offers[fact_best_offer(results)].history : 0;
        add_history(&maker, &results->histories[k]);
        add_forecast(&maker, &results->forecasts[k]);
        fact_add_optimization(&maker, &results->optimizations[k], "optimization");
        for (size_t i = 0; i < results->n_histories; i++) /* another anchor day has another base month */
            if (i != k)
                fact_add_optimization(&maker, &results->optimizations[i],
                                      arena_printf(arena, "optimization.%zu", i + 1));
    }
    add_data(&maker);
    fact_add_comparison(&maker);
    if (results->n_offers > 0)
        fact_add_best(&maker);
    make_index(&facts, arena);
    *ret = facts;
}

void
facts_shorten(const struct facts *facts, struct arena *arena, struct facts *ret)
{
    struct facts shortened = *facts;
    shortened.items = ARENA_NEW(arena, struct fact, facts->n);
    for (size_t i = 0; i < facts->n; i++) {
        shortened.items[i] = facts->items[i];
        shortened.items[i].text = facts->items[i].short_text;
    }
    make_index(&shortened, arena);
    *ret = shortened;
}

const struct fact *
fact_find(const struct facts *facts, const char *format, ...)
{
    char id[256];
    const struct fact key = {.id = id}, *key_at = &key;
    va_list args;
    va_start(args, format);
    int n = vsnprintf(id, sizeof id, format, args);
    va_end(args);
    assert(n > 0 && (size_t)n < sizeof id);
    const struct fact *const *found =
        bsearch(&key_at, facts->index, facts->n, sizeof(struct fact *), compare_ids);
    assert(found != NULL);
    return *found;
}
