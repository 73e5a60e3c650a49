/* Usage a day: opus 100M input at 5.00 and 60M output at 25.00 a million (2,000.00), sonnet 40M input
 * at 3.00, 8M output at 15.00 and 518,731,462 cache reads at 0.30 (395.6194386): 2,395.6194386 a day. A
 * standard month has 365.25 / 12 days, a year of them 875,000.00. */
#include "fixture_parts.h"

#include <math.h>
#include <string.h>

#define DAYS_OF_MONTH (365.25 / 12)
#define N_LINES       2
#define N_COMPLETE    12
#define N_MONTHS      13 /* and five days of November 2026 */
#define TRAILING      3
#define VOLATILITY    0.02
#define Z             1.2815515655

const char *const fixture_sha = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
static const uint64_t daily_counts[N_LINES][N_METERS] = {
    {100000000, 0, 0, 0, 60000000, 0},
    {40000000, 0, 0, 518731462, 8000000, 0},
};
static const double list_prices[N_LINES][N_METERS] = {
    {5.00, 6.25, 10.00, 0.50, 25.00, 10.00},
    {3.00, 3.75, 6.00, 0.30, 15.00, 10.00},
};

static int32_t
day(int year, int month, int of_month)
{
    return day_of_date((struct date){year, month, of_month});
}

/* ---- prices, usage, history ---- */

static void
make_book(struct arena *arena, struct results *results)
{
    static const char *const ids[N_LINES] = {"claude-opus-4-5", "claude-sonnet-4-5"};
    static const char *const families[N_LINES] = {"opus", "sonnet"};
    static const char *const names[N_LINES] = {"Claude Opus 4.5", "Claude Sonnet 4.5"};
    struct book *book = ARENA_NEW(arena, struct book, 1);
    struct price_row *rows = ARENA_NEW(arena, struct price_row, N_LINES);
    *book = (struct book){.file = "prices.ini",
                          .bytes = 1234,
                          .name = "Claude list prices",
                          .currency = "USD",
                          .as_of = day(2026, 11, 1),
                          .n_models = N_LINES,
                          .n_families = N_LINES};
    memcpy(book->sha256, fixture_sha, 65);
    book->models = ARENA_NEW(arena, struct book_model, N_LINES);
    book->families = ARENA_NEW(arena, const char *, N_LINES);
    for (size_t i = 0; i < N_LINES; i++) {
        struct price_section *section = ARENA_NEW(arena, struct price_section, 1);
        section->from_day = day(2025, 9, 29);
        section->batch.per_10k = 5000;
        section->priority.per_10k = section->flex.per_10k = section->us.per_10k = 10000;
        rows[i] = (struct price_row){.line = {.model = (uint32_t)i},
                                     .from_day = section->from_day,
                                     .section = section,
                                     .base = section->base,
                                     .multiplier = 1};
        for (int m = 0; m < N_METERS; m++) {
            section->base[m] = section->long_context[m] = (struct rate){llround(list_prices[i][m] * 1e6)};
            rows[i].price[m] = list_prices[i][m];
            rows[i].exact[m].ticks = section->base[m].micro * 100000000;
        }
        book->families[i] = families[i];
        book->models[i] = (struct book_model){
            .id = ids[i], .family = families[i], .name = names[i], .sections = section, .n_sections = 1};
    }
    results->book = book;
    results->prices = rows;
    results->n_prices = N_LINES;
}

static void
make_usage(struct arena *arena, struct results *results)
{
    struct usage *usage = ARENA_NEW(arena, struct usage, 1);
    usage->files = ARENA_NEW(arena, struct usage_file, 1);
    usage->n_files = 1;
    usage->files[0] = (struct usage_file){.path = "usage.csv",
                                          .format = "console",
                                          .bytes = 54321,
                                          .n_rows = 740,
                                          .first_day = day(2025, 11, 1),
                                          .last_day = day(2026, 11, 5)};
    memcpy(usage->files[0].sha256, fixture_sha, 65);
    results->usage = usage;
    results->n_rows_read = 740;
}

static void
add_counts(const struct price_row *price, uint64_t counts[N_METERS], size_t line, int n_days,
           struct exact *value)
{
    for (int m = 0; m < N_METERS; m++) {
        uint64_t count = daily_counts[line][m] * (uint64_t)n_days;
        counts[m] += count;
        exact_add(value, count, price->exact[m], (enum meter)m);
    }
}

static void
make_month(struct results *results, struct history *history, size_t i)
{
    struct history_month *month = &history->months[i];
    month->from = day_add_months(day(2025, 11, 1), (int)i);
    month->to = day_add_months(month->from, 1);
    month->index = (int)i - N_COMPLETE - 2; /* the cutoff is 2027-01-01 */
    month->complete = i < N_COMPLETE;
    int n_days = month->complete ? month->to - month->from : 5;
    for (size_t line = 0; line < N_LINES; line++) {
        struct history_row *row = &history->rows[i * N_LINES + line];
        *row = (struct history_row){.month = i, .line = line, .price = line, .reference = line};
        add_counts(&results->prices[line], row->counts, line, n_days, &row->list_value);
        row->reference_value = exact_value(row->list_value);
        row->weight = month->complete && i >= N_COMPLETE - TRAILING ? 1 : 0;
        add_counts(&results->prices[line], month->counts, line, n_days, &month->list_value);
        add_counts(&results->prices[line], history->counts, line, n_days, &history->list_value);
        add_counts(&results->prices[line], history->by_model[line].counts, line, n_days,
                   &history->by_model[line].list_value);
    }
    month->reference_value = exact_value(month->list_value);
    month->daily = month->complete ? month->reference_value / n_days : (double)NAN;
    month->log_daily = log(month->daily);
}

static void
make_history(struct arena *arena, struct results *results)
{
    struct history *history = ARENA_NEW(arena, struct history, 1);
    *history = (struct history){.anchor_day = 1,
                                .cutoff = day(2027, 1, 1),
                                .first_day = day(2025, 11, 1),
                                .last_day = day(2026, 11, 5),
                                .reference_day = day(2026, 10, 31),
                                .n_rows = 740,
                                .n_lines = N_LINES,
                                .n_months = N_MONTHS,
                                .n_complete = N_COMPLETE,
                                .n_rows_of_months = N_MONTHS * N_LINES,
                                .n_by_model = N_LINES,
                                .n_by_workspace = 1,
                                .days_not_used = 5};
    history->lines = ARENA_NEW(arena, struct line, N_LINES);
    history->months = ARENA_NEW(arena, struct history_month, N_MONTHS);
    history->rows = ARENA_NEW(arena, struct history_row, N_MONTHS * N_LINES);
    history->by_model = ARENA_NEW(arena, struct history_share, N_LINES);
    history->by_workspace = ARENA_NEW(arena, struct history_share, 1);
    for (size_t i = 0; i < N_MONTHS; i++)
        make_month(results, history, i);
    history->list_value_low = history->list_value_high = history->list_value;
    history->by_workspace[0] =
        (struct history_share){.name = "default", .list_value = history->list_value, .share = 1};
    memcpy(history->by_workspace[0].counts, history->counts, sizeof history->counts);
    for (size_t i = 0; i < N_LINES; i++) {
        history->lines[i].model = (uint32_t)i;
        history->by_model[i].name = results->book->models[i].id;
        history->by_model[i].family = results->book->models[i].family;
        history->by_model[i].share =
            exact_value(history->by_model[i].list_value) / exact_value(history->list_value);
    }
    results->histories = history;
    results->n_histories = 1;
}

static void
make_series(struct arena *arena, struct forecast *forecast, size_t horizon)
{
    forecast->horizon = horizon;
    forecast->damped = ARENA_NEW(arena, double, horizon + 1);
    forecast->mean = ARENA_NEW(arena, double, horizon + 1);
    forecast->log_variance = ARENA_NEW(arena, double, horizon + 1);
    forecast->low = ARENA_NEW(arena, double, horizon + 1);
    forecast->high = ARENA_NEW(arena, double, horizon + 1);
    for (size_t h = 0; h <= horizon; h++) {
        double damped = h == 0 ? 0 : forecast->damped[h - 1] + pow(forecast->damping, (double)h);
        double v = VOLATILITY * VOLATILITY * (double)h + pow(forecast->drift * damped, 2);
        forecast->damped[h] = damped;
        forecast->mean[h] = 1;
        forecast->log_variance[h] = v;
        forecast->low[h] = exp(-Z * sqrt(v) - v / 2);
        forecast->high[h] = exp(Z * sqrt(v) - v / 2);
    }
}

static void
make_forecast(struct arena *arena, struct results *results, size_t horizon)
{
    struct forecast *forecast = ARENA_NEW(arena, struct forecast, 1);
    size_t n = N_COMPLETE;
    *forecast = (struct forecast){.n_window = n,
                                  .growth_is_fitted = true,
                                  .n_differences = n - 1,
                                  .volatility_source = VOLATILITY_FITTED,
                                  .volatility = VOLATILITY,
                                  .drift = VOLATILITY / sqrt((double)n - 1),
                                  .damping = 0.9,
                                  .n_base_months = TRAILING,
                                  .base_days = 92,
                                  .backtest_mape = 0};
    forecast->window = ARENA_NEW(arena, size_t, n);
    forecast->slopes = ARENA_NEW(arena, double, n *n);
    forecast->differences = ARENA_NEW(arena, double, n);
    for (size_t i = 0; i < n; i++) {
        forecast->window[i] = i;
        forecast->differences[i] = i == 0 ? (double)NAN : 0;
        for (size_t j = 0; j < n; j++)
            forecast->slopes[i * n + j] = i < j ? 0 : (double)NAN;
    }
    forecast->base = arena_alloc(arena, N_LINES, sizeof *forecast->base);
    for (size_t line = 0; line < N_LINES; line++)
        for (int m = 0; m < N_METERS; m++) {
            forecast->base[line][m] = (double)daily_counts[line][m] * DAYS_OF_MONTH;
            forecast->base_list_value +=
                forecast->base[line][m] * list_prices[line][m] / meter_price_units[m];
        }
    make_series(arena, forecast, horizon);
    results->forecasts = forecast;
}

/* ---- the whole ---- */

static void
make_plan(struct arena *arena, struct results *results)
{
    struct plan *plan = ARENA_NEW(arena, struct plan, 1);
    *plan = (struct plan){.name = "",
                          .trailing = TRAILING,
                          .growth_is_auto = true,
                          .damping = 0.9,
                          .volatility_is_auto = true,
                          .optimise = true,
                          .confidence = 0.9,
                          .alert = 0.1,
                          .tolerance = 0.1,
                          .materiality = 0.02,
                          .paths = 10000,
                          .seed = 1};
    fixture_plan_terms(arena, plan);
    results->plan = plan;
}

static void
make_inputs(struct arena *arena, struct results *results)
{
    results->inputs = ARENA_NEW(arena, struct input_file, results->n_offers + 2);
    results->inputs[results->n_inputs++] = (struct input_file){.role = "usage",
                                                               .path = "usage.csv",
                                                               .sha256 = fixture_sha,
                                                               .bytes = 54321,
                                                               .format = "console",
                                                               .n_rows = 740};
    for (size_t i = 0; i < results->n_offers; i++)
        results->inputs[results->n_inputs++] = (struct input_file){.role = "offer",
                                                                   .path = results->offers[i].offer->file,
                                                                   .sha256 = fixture_sha,
                                                                   .bytes = 321,
                                                                   .format = ""};
    results->inputs[results->n_inputs++] = (struct input_file){
        .role = "prices", .path = "prices.ini", .sha256 = fixture_sha, .bytes = 1234, .format = ""};
    results->warnings = ARENA_NEW(arena, struct warning, 1);
    results->n_warnings = 1;
    results->warnings[0] = (struct warning){"zero-days", "usage.csv: 2026-02: 4 days without usage"};
}

void
fixture_make(struct arena *arena, const struct fixture_offer *offers, size_t n_offers, double level,
             struct results *ret)
{
    int longest = 12;
    for (size_t i = 0; i < n_offers; i++)
        longest = offers[i].term_months > longest ? offers[i].term_months : longest;
    *ret = (struct results){.version = "0.1.0", .currency = "USD"};
    make_book(arena, ret);
    make_usage(arena, ret);
    make_plan(arena, ret);
    make_history(arena, ret);
    make_forecast(arena, ret, (size_t)(FIXTURE_OFFSET + longest - 1));
    ret->offers = ARENA_NEW(arena, struct offer_result, n_offers);
    ret->n_offers = n_offers;
    for (size_t i = 0; i < n_offers; i++)
        fixture_make_offer(arena, ret, &offers[i], level, &ret->offers[i]);
    make_inputs(arena, ret);
    fixture_make_comparison(arena, ret);
}

void
fixture_results(struct arena *arena, struct results *ret)
{
    const struct fixture_offer offers[] = {fixture_trap, fixture_cure};
    fixture_make(arena, offers, 2, 1, ret);
}
