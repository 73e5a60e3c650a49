#include <realrate/engine.h>

#include "bands.h"
#include "forecast.h"
#include "history.h"
#include "inputs.h"
#include "pricing.h"
#include "rates.h"
#include "settle.h"

#include <math.h>
#include <string.h>

#define FAR_START_MONTHS 12

/* What the steps share while one run is computed. */
struct run {
    const struct usage *usage;
    const struct plan *plan;
    const struct book *book;
    struct price_table prices;
    struct history_input input;
    struct arena *arena;
    struct diags *diags;
};

static int
check_currencies(const struct offer *offers, size_t n_offers, const struct book *book, struct diags *diags)
{
    int status = 0;
    for (size_t i = 0; i < n_offers; i++) {
        if (strcmp(offers[i].currency, book->currency) == 0)
            continue;
        diag_error(diags, STATUS_CONFIG, (struct place){.file = offers[i].file},
                   "the offer is in %s but the price book %s in %s", offers[i].currency, book->file,
                   book->currency);
        status = -1;
    }
    return status;
}

static void
find_bounds(struct run *run)
{
    run->input.first_day = INT32_MAX;
    run->input.last_day = INT32_MIN;
    for (size_t i = 0; i < run->usage->n_rows; i++) {
        int32_t day = run->usage->rows[i].day;
        if (day < run->input.first_day)
            run->input.first_day = day;
        if (day > run->input.last_day)
            run->input.last_day = day;
    }
}

/* The history that fits an offer's start: that of an earlier offer, or a new one. Returns its index, -1 after
 * reporting. */
static int
find_history(struct run *run, const struct offer *offer, struct results *results)
{
    int anchor_day = date_of_day(offer->start).day;
    int32_t cutoff = history_cutoff(&run->input, offer->start);
    for (size_t i = 0; i < results->n_histories; i++)
        if (results->histories[i].anchor_day == anchor_day && results->histories[i].cutoff == cutoff)
            return (int)i;
    if (history_build(&run->input, anchor_day, cutoff, run->arena, run->diags,
                      &results->histories[results->n_histories]) != 0)
        return -1;
    return (int)results->n_histories++;
}

/* What makes an offer's dates doubtful: a forecast far beyond the data, a quote that had expired by then. */
static void
warn_dates(const struct run *run, const struct offer_result *result)
{
    const struct offer *offer = result->offer;
    struct place place = {.file = offer->file};
    char expires[DAY_TEXT_SIZE];
    if (result->offset_months > FAR_START_MONTHS)
        diag_warning(run->diags, "start-far-off", place,
                     "starts %d months after the last complete month of usage: the forecast reaches far "
                     "beyond the data",
                     result->offset_months);
    if (offer->expires != DAY_NONE && offer->expires < run->input.last_day)
        diag_warning(run->diags, "offer-expired", place, "expires on %s, before the last day of usage",
                     day_text(offer->expires, expires));
}

static int
make_histories(struct run *run, const struct offer *offers, size_t n_offers, struct results *results)
{
    int status = 0;
    results->histories = ARENA_NEW(run->arena, struct history, n_offers);
    results->forecasts = ARENA_NEW(run->arena, struct forecast, n_offers);
    results->offers = ARENA_NEW(run->arena, struct offer_result, n_offers);
    results->n_offers = n_offers;
    size_t *horizons = ARENA_NEW(run->arena, size_t, n_offers);
    for (size_t i = 0; i < n_offers; i++) {
        struct offer_result *result = &results->offers[i];
        int index = find_history(run, &offers[i], results);
        if (index < 0) {
            status = -1;
            continue;
        }
        const struct history *history = &results->histories[index];
        result->offer = &offers[i];
        result->history = (size_t)index;
        result->offset_months =
            months_between(history->months[history_last_complete(history)].from, offers[i].start);
        size_t horizon = (size_t)(result->offset_months + offers[i].term_months - 1);
        if (horizon > horizons[index])
            horizons[index] = horizon;
        warn_dates(run, result);
    }
    for (size_t i = 0; i < results->n_histories; i++)
        forecast_build(&results->histories[i], run->plan, horizons[i], run->arena, run->diags,
                       &results->forecasts[i]);
    return status;
}

/* Demand of every contract month: the standard month times the scenario's multiplier. */
static struct demand_month *
make_demand(const struct offer_result *result, const struct forecast *forecast, enum scenario scenario,
            struct arena *arena)
{
    const double *const series[N_SCENARIOS] = {forecast->low, forecast->mean, forecast->high};
    int n = result->offer->term_months;
    struct demand_month *demand = ARENA_NEW(arena, struct demand_month, (size_t)n);
    for (int m = 0; m < n; m++) {
        int h = result->offset_months + m;
        double multiplier = series[scenario][h];
        demand[m] = (struct demand_month){
            .h = h,
            .multiplier = multiplier,
            .list_value = multiplier * result->base_list,
            .eligible_list = multiplier * result->base_eligible,
            .ineligible_list = multiplier * result->base_ineligible,
            .committed_value = multiplier * result->base_committed,
        };
    }
    return demand;
}

/* Added up in whole micro-units: a schedule that adds up to a band's threshold is in that band. */
static double
annual_commit(const struct offer *offer)
{
    int128 sum = 0;
    for (size_t i = 0; i < offer->commit.n_schedule; i++)
        sum += offer->commit.schedule[i].micro;
    return offer->commit.n_schedule ? (double)(sum * 12) / (1e6 * offer->term_months)
                                    : money_value(offer->commit.annual);
}

static int
evaluate_offer(struct run *run, const struct results *results, struct offer_result *result)
{
    const struct history *history = &results->histories[result->history];
    const struct forecast *forecast = &results->forecasts[result->history];
    result->annual_commit = annual_commit(result->offer);
    result->quoted_discount = rates_quoted_discount(result->offer, result->annual_commit);
    rates_build(history, forecast, run->book, &run->prices, run->arena, run->diags, result);
    if (pricing_check_term(run->book, history, result, run->diags) != 0)
        return -1;
    for (int scenario = 0; scenario < N_SCENARIOS; scenario++)
        settle(result->offer, result->quoted_discount,
               make_demand(result, forecast, (enum scenario)scenario, run->arena), run->plan->discount_rate,
               run->arena, &result->scenarios[scenario]);
    rates_bear(run->book, history, run->arena, result);
    bands_place(forecast->base_list_value, result);
    return 0;
}

int
engine_run(const struct usage *usage, const struct offer *offers, size_t n_offers, const struct plan *plan,
           const struct book *book, const struct engine_options *options, struct arena *arena,
           struct diags *diags, struct results *ret)
{
    struct results results = {.currency = book->currency, .usage = usage, .plan = plan, .book = book};
    struct run run = {.usage = usage, .plan = plan, .book = book, .arena = arena, .diags = diags};
    int32_t last_start = INT32_MIN;
    for (size_t i = 0; i < n_offers; i++)
        if (offers[i].start > last_start)
            last_start = offers[i].start;
    if (check_currencies(offers, n_offers, book, diags) != 0)
        return -1;
    if (usage->n_rows == 0) {
        diag_error(diags, STATUS_DATA, (struct place){0}, "no usage rows: nothing to forecast from");
        return -1;
    }
    const int *models = inputs_map_models(usage, book, options, arena, diags, &results.unknown_model_share);
    if (!models || inputs_check_overlap(usage, models, book, options, arena, diags) != 0)
        return -1;
    run.input = (struct history_input){.usage = usage, .models = models, .book = book, .prices = &run.prices};
    find_bounds(&run);
    if (pricing_collect(&run.input, last_start, arena, diags, &run.prices) != 0)
        return -1;
    results.prices = run.prices.rows;
    results.n_prices = run.prices.n;
    if (make_histories(&run, offers, n_offers, &results) != 0)
        return -1;
    int status = 0;
    for (size_t i = 0; i < n_offers; i++)
        if (evaluate_offer(&run, &results, &results.offers[i]) != 0)
            status = -1;
    if (status == 0)
        *ret = results;
    return status;
}
