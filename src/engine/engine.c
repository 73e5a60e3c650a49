#include <realrate/engine.h>

#include "bands_edge.h"
#include "evaluate.h"
#include "forecast.h"
#include "history.h"
#include "inputs.h"
#include "market.h"
#include "optimise.h"
#include "pricing.h"

#include "base/least.h"
#include "base/threads.h"

#include <string.h>

#define FAR_START_MONTHS 12

/* What the steps share while one run is computed. */
struct run {
    const struct usage *usage;
    const struct plan *plan;
    const struct book *book;
    struct price_table prices;
    struct history_input input;
    struct paths *paths; /* per history */
    int longest;         /* term of the run */
    int n_threads;
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
    results->optimizations = ARENA_NEW(run->arena, struct optimization, n_offers);
    run->paths = ARENA_NEW(run->arena, struct paths, n_offers);
    results->offers = ARENA_NEW(run->arena, struct offer_result, n_offers);
    results->n_offers = n_offers;
    size_t *horizons = ARENA_NEW(run->arena, size_t, n_offers),
           *reaches = ARENA_NEW(run->arena, size_t, n_offers);
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
        size_t reach = (size_t)(result->offset_months + run->longest + MONTHS_AFTER - 1);
        if (horizon > horizons[index])
            horizons[index] = horizon;
        if (reach > reaches[index])
            reaches[index] = reach;
        warn_dates(run, result);
    }
    for (size_t i = 0; i < results->n_histories; i++) {
        forecast_build(&results->histories[i], run->plan, horizons[i], reaches[i], run->arena, run->diags,
                       &results->forecasts[i]);
        optimise_build(&results->histories[i], &results->forecasts[i], run->plan, run->book, &run->prices,
                       run->arena, run->diags, &results->optimizations[i]);
        paths_simulate(&results->forecasts[i], run->plan, run->n_threads, run->arena, &run->paths[i]);
    }
    return status;
}

static int
longest_term(const struct offer *offers, size_t n_offers)
{
    int longest = 0;
    for (size_t i = 0; i < n_offers; i++)
        if (offers[i].term_months > longest)
            longest = offers[i].term_months;
    return longest;
}

/* The offers one by one, then what compares them: alternatives first, since signals look at them
 * (1.13, 1.14). */
static void
evaluate_offers(struct run *run, struct results *results)
{
    struct evaluation *evaluations = ARENA_NEW(run->arena, struct evaluation, results->n_offers);
    const struct evaluate_input input = {.results = results,
                                         .prices = &run->prices,
                                         .paths = run->paths,
                                         .longest = run->longest,
                                         .n_threads = run->n_threads};
    for (size_t i = 0; i < results->n_offers; i++)
        evaluate_offer(&input, run->arena, run->diags, &results->offers[i], &evaluations[i]);
    evaluate_together(evaluations, run->arena, run->diags, results);
}

int
engine_run(const struct usage *usage, const struct offer *offers, size_t n_offers, const struct plan *plan,
           const struct book *book, const struct clause_list *clauses, const struct engine_options *options,
           struct arena *arena, struct diags *diags, struct results *ret)
{
    struct results results = {
        .currency = book->currency, .usage = usage, .plan = plan, .book = book, .clauses = clauses};
    struct run run = {.usage = usage,
                      .plan = plan,
                      .book = book,
                      .longest = longest_term(offers, n_offers),
                      .n_threads = options->threads > 0 ? least(options->threads, THREADS_MAX) : 1,
                      .arena = arena,
                      .diags = diags};
    int32_t last_start = INT32_MIN;
    for (size_t i = 0; i < n_offers; i++)
        if (offers[i].start > last_start)
            last_start = offers[i].start;
    if (check_currencies(offers, n_offers, book, diags) != 0 ||
        market_check(plan, offers[0].start, diags) != 0)
        return -1;
    if (usage->n_rows == 0) {
        diag_error(diags, STATUS_DATA, (struct place){0}, "no usage rows: nothing to forecast from");
        return -1;
    }
    const int *models = inputs_map_models(usage, book, options, arena, diags, &results.unknown_model_share,
                                          &results.n_rows_unknown_model);
    if (!models || inputs_check_overlap(usage, models, book, options, arena, diags) != 0)
        return -1;
    run.input = (struct history_input){
        .usage = usage, .models = models, .book = book, .prices = &run.prices, .plan = plan};
    find_bounds(&run);
    int32_t last_day = day_add_months(last_start, run.longest + MONTHS_AFTER);
    if (pricing_collect(&run.input, last_start, last_day, arena, diags, &run.prices) != 0)
        return -1;
    results.prices = run.prices.rows;
    results.n_prices = run.prices.n;
    bands_edge_market(plan, arena, &results);
    if (make_histories(&run, offers, n_offers, &results) != 0)
        return -1;
    evaluate_offers(&run, &results);
    *ret = results;
    return 0;
}
