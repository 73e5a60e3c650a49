#include "forecast.h"

#include "history.h"

#include <realrate/method.h>

#include <math.h>
#include <stdlib.h>

#define WINDOW_MONTHS     24
#define DAYS_PER_MONTH    (DAYS_PER_YEAR / 12)
#define BACKTEST_MONTHS   9 /* complete months it takes, */
#define BACKTEST_HELD_OUT 3 /* of them the last are held out */

static int
compare_doubles(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double
median(double *values, size_t n)
{
    qsort(values, n, sizeof *values, compare_doubles);
    return n % 2 ? values[n / 2] : (values[n / 2 - 1] + values[n / 2]) / 2;
}

/* The last 24 complete months at most; says whether one of them is zero. */
static bool
make_window(const struct history *history, struct forecast *forecast, struct arena *arena)
{
    bool has_zero = false;
    size_t skip = history->n_complete > WINDOW_MONTHS ? history->n_complete - WINDOW_MONTHS : 0;
    forecast->window = ARENA_NEW(arena, size_t, history->n_complete);
    for (size_t i = 0; i < history->n_months; i++) {
        if (!history->months[i].complete)
            continue;
        if (skip) {
            skip--;
            continue;
        }
        forecast->window[forecast->n_window++] = i;
        has_zero = has_zero || isnan(history->months[i].log_daily);
    }
    return has_zero;
}

/* Theil-Sen: the median slope over all pairs of months, by their true distance. */
static void
fit_growth(const struct history *history, bool has_zero, struct forecast *forecast, struct arena *arena)
{
    size_t n = forecast->n_window, n_pairs = 0;
    forecast->slopes = ARENA_NEW(arena, double, n *n);
    double *pairs = ARENA_NEW(arena, double, n *n);
    for (size_t i = 0; i < n * n; i++)
        forecast->slopes[i] = NO_VALUE;
    for (size_t i = 0; i < n; i++)
        for (size_t j = i + 1; j < n; j++) {
            size_t a = forecast->window[i], b = forecast->window[j];
            double slope = (history->months[b].log_daily - history->months[a].log_daily) / (double)(b - a);
            forecast->slopes[i * n + j] = slope;
            pairs[n_pairs++] = slope;
        }
    forecast->fitted_growth = n < LEAST_MONTHS_GROWTH || has_zero ? NO_VALUE : median(pairs, n_pairs);
}

static void
choose_growth(const struct plan *plan, bool has_zero, struct forecast *forecast, struct diags *diags)
{
    if (!plan->growth_is_auto) {
        forecast->growth = log1p(plan->growth);
        return;
    }
    forecast->growth_is_fitted = !isnan(forecast->fitted_growth);
    if (forecast->growth_is_fitted)
        forecast->growth = forecast->fitted_growth;
    else
        diag_warning(diags, "growth-not-fitted", (struct place){0}, "growth is taken as zero: %s",
                     has_zero ? "a complete month has no usage"
                              : "fewer than 3 complete months of usage to fit it to");
}

/* Differences of adjacent months, their mean, variance v and covariance c of neighbours. */
static void
fit_differences(const struct history *history, struct forecast *forecast, struct arena *arena)
{
    size_t n_window = forecast->n_window, n = 0;
    double *d = ARENA_NEW(arena, double, n_window);
    double sum = 0, squares = 0, products = 0;
    for (size_t i = 0; i < n_window; i++) {
        bool is_adjacent = i > 0 && forecast->window[i] == forecast->window[i - 1] + 1;
        d[i] = is_adjacent ? history->months[forecast->window[i]].log_daily -
                                 history->months[forecast->window[i - 1]].log_daily
                           : NO_VALUE;
        if (is_adjacent) {
            sum += d[i];
            n++;
        }
    }
    forecast->differences = d;
    forecast->n_differences = n;
    forecast->mean_difference = n ? sum / (double)n : NO_VALUE;
    forecast->variance = forecast->covariance = NO_VALUE;
    if (n < 2 || isnan(forecast->mean_difference)) /* the logarithm of a zero month does not exist */
        return;
    for (size_t i = 1; i < n_window; i++) {
        double now = d[i] - forecast->mean_difference, before = d[i - 1] - forecast->mean_difference;
        if (!isnan(now))
            squares += now * now;
        if (!isnan(now) && !isnan(before)) /* both differences share the month between them */
            products += now * before;
    }
    forecast->variance = squares / (double)(n - 1);
    forecast->covariance = products / (double)(n - 1) + forecast->variance / (double)n;
}

static void
assume_volatility(struct forecast *forecast, const char *why, struct diags *diags)
{
    forecast->volatility_source = VOLATILITY_ASSUMED;
    forecast->volatility = ASSUMED_VOLATILITY;
    diag_warning(diags, "volatility-assumed", (struct place){0}, "volatility is taken as 15%% a month: %s",
                 why);
}

static void
choose_volatility(const struct history *history, const struct plan *plan, bool has_zero,
                  struct forecast *forecast, struct diags *diags)
{
    if (!plan->volatility_is_auto) {
        forecast->volatility_source = VOLATILITY_EXPLICIT;
        forecast->volatility = plan->volatility;
        forecast->noise = plan->noise;
    } else if (has_zero) {
        assume_volatility(forecast, "a complete month has no usage", diags);
    } else if (history->n_complete < LEAST_MONTHS_VOLATILITY) {
        assume_volatility(forecast, "fewer than 4 complete months of usage to fit it to", diags);
    } else if (forecast->n_differences < 2) {
        assume_volatility(forecast, "fewer than 2 changes between adjacent complete months", diags);
    } else if (history->n_complete < LEAST_MONTHS_NOISE) {
        forecast->volatility_source = VOLATILITY_FEW_MONTHS;
        forecast->volatility = fmax(LEAST_VOLATILITY, sqrt(forecast->variance));
        diag_warning(diags, "volatility-few-months", (struct place){0},
                     "volatility rests on %zu complete months of usage only", history->n_complete);
    } else {
        double noise_variance = fmax(0, -forecast->covariance);
        forecast->volatility_source = VOLATILITY_FITTED;
        forecast->noise = sqrt(noise_variance);
        forecast->volatility =
            sqrt(fmax(LEAST_VOLATILITY * LEAST_VOLATILITY, forecast->variance - 2 * noise_variance));
    }
    if (forecast->growth_is_fitted) {
        double n = forecast->n_differences ? (double)forecast->n_differences : 1;
        forecast->drift = forecast->volatility / sqrt(n);
    }
}

/* The standard month: counts of the last K complete months grown to the level of the last, per 365.25/12
 * days. */
static void
make_base(struct history *history, const struct plan *plan, struct forecast *forecast, struct arena *arena)
{
    size_t last = history_last_complete(history), wanted = (size_t)plan->trailing;
    double *weights = ARENA_NEW(arena, double, history->n_months);
    for (size_t i = last + 1; i-- > 0 && forecast->n_base_months < wanted;) {
        if (!history->months[i].complete)
            continue;
        weights[i] = exp(forecast->growth * (double)(last - i));
        forecast->base_days += history->months[i].to - history->months[i].from;
        forecast->n_base_months++;
    }
    forecast->base = arena_alloc(arena, history->n_lines, sizeof *forecast->base);
    double scale = DAYS_PER_MONTH / forecast->base_days;
    for (size_t i = 0; i < history->n_rows_of_months; i++) {
        struct history_row *row = &history->rows[i];
        row->weight = weights[row->month];
        for (int meter = 0; meter < N_METERS; meter++)
            forecast->base[row->line][meter] += (double)row->counts[meter] * row->weight;
        forecast->base_list_value += row->reference_value * row->weight * scale;
    }
    for (size_t line = 0; line < history->n_lines; line++)
        for (int meter = 0; meter < N_METERS; meter++)
            forecast->base[line][meter] *= scale;
}

static void
make_series(const struct plan *plan, struct forecast *forecast, struct arena *arena)
{
    double **const series[] = {&forecast->damped, &forecast->mean, &forecast->log_variance, &forecast->low,
                               &forecast->high};
    for (size_t i = 0; i < sizeof series / sizeof *series; i++)
        *series[i] = ARENA_NEW(arena, double, forecast->reach + 1);
    forecast->damping = plan->damping;
    double power = 1, sigma2 = forecast->volatility * forecast->volatility;
    double tau2 = forecast->noise * forecast->noise, drift2 = forecast->drift * forecast->drift;
    for (size_t h = 0; h <= forecast->reach; h++) {
        if (h > 0) {
            power *= plan->damping;
            forecast->damped[h] = forecast->damped[h - 1] + power;
        }
        double damped = forecast->damped[h], mean = exp(forecast->growth * damped);
        double variance = sigma2 * (double)h + tau2 + drift2 * damped * damped;
        forecast->mean[h] = mean;
        forecast->log_variance[h] = variance;
        forecast->low[h] = plan->has_growth_low ? exp(log1p(plan->growth_low) * damped)
                                                : mean * exp(-Z_P90 * sqrt(variance) - variance / 2);
        forecast->high[h] = plan->has_growth_high ? exp(log1p(plan->growth_high) * damped)
                                                  : mean * exp(Z_P90 * sqrt(variance) - variance / 2);
    }
}

/* The daily level at the last complete month: the trailing months grown to it, h = 0. */
static double
daily_level(const struct history *history, const struct plan *plan, double growth)
{
    size_t last = history_last_complete(history), used = 0;
    double value = 0, days = 0;
    for (size_t i = last + 1; i-- > 0 && used < (size_t)plan->trailing;) {
        const struct history_month *month = &history->months[i];
        if (!month->complete)
            continue;
        value += month->reference_value * exp(growth * (double)(last - i));
        days += month->to - month->from;
        used++;
    }
    return value / days;
}

/* The history as it was before its last complete months. */
static struct history
hold_out(const struct history *history, size_t n_held_out)
{
    struct history before = *history;
    for (size_t i = 0; i < n_held_out; i++) {
        before.n_months = history_last_complete(&before);
        before.n_complete--;
    }
    return before;
}

/* Back-test: the mean absolute percentage error of the last months' daily values, forecast from a fit without
 * them. NO_VALUE where there are too few months, or one of them is zero. */
static double
backtest(const struct history *history, const struct plan *plan, struct arena *arena)
{
    if (history->n_complete < BACKTEST_MONTHS)
        return NO_VALUE;
    const struct history before = hold_out(history, BACKTEST_HELD_OUT);
    struct forecast refit = {0};
    struct diags unheard; /* what the fit warns of is told of the whole history */
    diags_init(&unheard);
    bool has_zero = make_window(&before, &refit, arena);
    fit_growth(&before, has_zero, &refit, arena);
    choose_growth(plan, has_zero, &refit, &unheard);
    diags_free(&unheard);
    double level = daily_level(&before, plan, refit.growth), damped = 0, power = 1, errors = 0;
    for (size_t i = history_last_complete(&before) + 1; i < history->n_months; i++) {
        power *= plan->damping;
        damped += power;
        const struct history_month *month = &history->months[i];
        if (month->complete)
            errors += fabs(level * exp(refit.growth * damped) / month->daily - 1);
    }
    double mape = errors / BACKTEST_HELD_OUT;
    return isfinite(mape) ? mape : NO_VALUE;
}

void
forecast_build(struct history *history, const struct plan *plan, size_t horizon, size_t reach,
               struct arena *arena, struct diags *diags, struct forecast *ret)
{
    struct forecast forecast = {
        .horizon = horizon, .reach = reach, .backtest_mape = backtest(history, plan, arena)};
    bool has_zero = make_window(history, &forecast, arena);
    fit_growth(history, has_zero, &forecast, arena);
    choose_growth(plan, has_zero, &forecast, diags);
    fit_differences(history, &forecast, arena);
    choose_volatility(history, plan, has_zero, &forecast, diags);
    make_base(history, plan, &forecast, arena);
    make_series(plan, &forecast, arena);
    *ret = forecast;
}
