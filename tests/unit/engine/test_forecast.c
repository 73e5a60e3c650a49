/* The forecast of 1.5, fitted to months whose list value per day is given. The model's price is 1 per million
 * input tokens, so that 1,000,000 tokens a day are a list value of 1 a day. Months end with December 2026. */
#include "fixture.h"

#include <math.h>
#include <string.h>

#define DAYS_OF_MONTH (365.25 / 12) /* of the standard month */

/* n calendar months up to December 2026, each with one list value every day; a negative one has no rows. */
static struct fixture *
months_of(struct fixture *fixture, const double *daily, int n)
{
    fixture_model(fixture, "opus-a", "opus", 1, 5);
    fixture->offers[0].discount.has_headline = true;
    for (int i = 0; i < n; i++) {
        struct use use = {.model = "opus-a", .counts = {[METER_INPUT] = (uint64_t)llround(daily[i] * 1e6)}};
        int32_t from = day_add_months(day(2027, 1, 1), i - n);
        if (daily[i] >= 0)
            fixture_use_daily(fixture, from, day_add_months(from, 1), use);
    }
    return fixture;
}
#define MONTHS_OF(fixture, ...)                                                                              \
    months_of((fixture), (const double[]){__VA_ARGS__},                                                      \
              (int)(sizeof((const double[]){__VA_ARGS__}) / sizeof(double)))

static const struct forecast *
run(struct fixture *fixture)
{
    fixture_run(fixture);
    return &fixture->results.forecasts[0];
}

static double
square(double x)
{
    return x * x;
}

/* phi + phi^2 + ... + phi^h */
static double
damped(double phi, size_t h)
{
    double sum = 0, power = 1;
    for (size_t i = 0; i < h; i++)
        sum += power *= phi;
    return sum;
}

/* The series of 1.5 from g, phi, sigma^2, tau^2 and s^2. */
static void
want_series(const struct forecast *f, double g, double phi, double sigma2, double tau2, double s2)
{
    const double z = 1.2815515655;
    assert_true(f->horizon >= 12);
    want(f->mean[0], 1);
    want(f->damped[0], 0);
    for (size_t h = 1; h <= f->horizon; h++) {
        double sum = damped(phi, h), variance = sigma2 * (double)h + tau2 + s2 * sum * sum;
        want(f->damped[h], sum);
        want(f->mean[h], exp(g * sum));
        want(f->log_variance[h], variance);
        want(f->low[h], exp(g * sum - z * sqrt(variance) - variance / 2));
        want(f->high[h], exp(g * sum + z * sqrt(variance) - variance / 2));
    }
}

/* ---- growth ---- */

/* Daily 100, 110, 132, 120. With a = ln 1.1, b = ln 1.2, the six slopes are
 *   a = 0.0953, b = 0.1823, ln(120/132) = -a, (a + b)/2 = 0.1388, (b - a)/2 = 0.0435, b/3 = 0.0608;
 * in order -0.0953, 0.0435, 0.0608, 0.0953, 0.1388, 0.1823: g = (b/3 + a)/2 = 0.07804.
 * Differences a, b, -a have the mean b/3; four months are too few for the noise: sigma is their standard
 * deviation, s^2 = sigma^2/3. */
static void
growth_is_the_median_of_all_pairwise_slopes(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100, 110, 132, 120);
    const struct forecast *f = run(fixture);
    const double a = log(1.1), b = log(1.2), g = (b / 3 + a) / 2;
    assert_true(f->growth_is_fitted);
    want(f->growth, g);
    want(f->fitted_growth, g);
    assert_int_equal(f->n_window, 4);
    want(f->slopes[0 * 4 + 1], a);
    want(f->slopes[1 * 4 + 2], b);
    want(f->slopes[2 * 4 + 3], -a);
    want(f->slopes[0 * 4 + 2], (a + b) / 2);
    want(f->slopes[1 * 4 + 3], (b - a) / 2);
    want(f->slopes[0 * 4 + 3], b / 3);
    want_nan(f->slopes[3 * 4 + 0]);
    const double sigma2 = (square(a - b / 3) + square(b - b / 3) + square(-a - b / 3)) / 2;
    assert_int_equal(f->n_differences, 3);
    want(f->mean_difference, b / 3);
    want(f->variance, sigma2);
    assert_int_equal(f->volatility_source, VOLATILITY_FEW_MONTHS);
    assert_true(fixture_warned(fixture, "volatility-few-months"));
    want(f->volatility, sqrt(sigma2));
    want(f->noise, 0);
    want(f->drift, sqrt(sigma2 / 3));
    want_series(f, g, 0.9, sigma2, 0, sigma2 / 3);
}

/* The base vector of the same: October (31 days, two months back), November (30, one), December (31), each
 * raised to the level of December: (31 x 110 e^2g + 30 x 132 e^g + 31 x 120)/92 a day. */
static void
the_standard_month_lifts_the_trailing_months_to_the_last_ones_level(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100, 110, 132, 120);
    const struct forecast *f = run(fixture);
    const double g = f->growth;
    const double daily = (31 * 110 * exp(2 * g) + 30 * 132 * exp(g) + 31 * 120) / 92;
    assert_int_equal(f->n_base_months, 3);
    want(f->base_days, 92);
    want(f->base[0][METER_INPUT], daily * DAYS_OF_MONTH * 1e6);
    want(f->base[0][METER_OUTPUT], 0);
    want(f->base_list_value, daily * DAYS_OF_MONTH);
    want(fixture->results.offers[0].base_list, daily * DAYS_OF_MONTH);
}

/* One trailing month is December alone, without any lifting; 12 asked for are the four there are. */
static void
the_trailing_months_are_as_many_as_asked_for_or_as_exist(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100, 110, 132, 120);
    fixture->plan.trailing = 1;
    const struct forecast *f = run(fixture);
    assert_int_equal(f->n_base_months, 1);
    want(f->base[0][METER_INPUT], 120 * DAYS_OF_MONTH * 1e6);
    fixture->plan.trailing = 12;
    f = run(fixture);
    const double g = f->growth;
    assert_int_equal(f->n_base_months, 4);
    want(f->base_list_value, (30 * 100 * exp(3 * g) + 31 * 110 * exp(2 * g) + 30 * 132 * exp(g) + 31 * 120) /
                                 122 * DAYS_OF_MONTH);
}

/* An explicit 3% a month is ln 1.03, certain (s = 0); the base vector uses it too. */
static void
an_explicit_growth_is_certain(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100, 110, 132, 120);
    fixture->plan.growth_is_auto = false;
    fixture->plan.growth = 0.03;
    fixture->plan.damping = 1;
    const struct forecast *f = run(fixture);
    assert_false(f->growth_is_fitted);
    want(f->growth, log(1.03));
    want(f->drift, 0);
    want(f->mean[12], pow(1.03, 12));
    want(f->base_list_value, (31 * 110 * 1.03 * 1.03 + 30 * 132 * 1.03 + 31 * 120) / 92 * DAYS_OF_MONTH);
    const double a = log(1.1), b = log(1.2);
    want_series(f, log(1.03), 1, (square(a - b / 3) + square(b - b / 3) + square(-a - b / 3)) / 2, 0, 0);
}

/* Three months are enough for a growth but not for a volatility: 0.15, and s^2 = 0.0225/2. */
static void
three_months_fit_a_growth_and_assume_the_volatility(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100, 110, 121);
    const struct forecast *f = run(fixture);
    assert_true(f->growth_is_fitted);
    want(f->growth, log(1.1));
    assert_false(fixture_warned(fixture, "growth-not-fitted"));
    assert_true(fixture_warned(fixture, "volatility-assumed"));
    assert_int_equal(f->volatility_source, VOLATILITY_ASSUMED);
    want(f->volatility, 0.15);
    want(f->noise, 0);
    want_series(f, log(1.1), 0.9, 0.0225, 0, 0.0225 / 2);
}

static void
fewer_than_three_months_have_no_growth(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100, 200);
    const struct forecast *f = run(fixture);
    assert_true(fixture_warned(fixture, "growth-not-fitted"));
    assert_true(fixture_warned(fixture, "volatility-assumed"));
    assert_false(f->growth_is_fitted);
    want(f->growth, 0);
    assert_int_equal(f->n_base_months, 2);
    want(f->base_list_value, (30 * 100 + 31 * 200) / 61.0 * DAYS_OF_MONTH);
    want_series(f, 0, 0.9, 0.0225, 0, 0);
}

static void
a_single_month_is_the_level(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100);
    const struct forecast *f = run(fixture);
    assert_int_equal(f->n_base_months, 1);
    want(f->base_list_value, 100 * DAYS_OF_MONTH);
    want_series(f, 0, 0.9, 0.0225, 0, 0);
}

/* Rows of nothing in October: ln 0 fits nothing. */
static void
a_zero_month_in_the_window_has_no_growth(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100, 110, 120, 130, 0, 140, 150);
    const struct forecast *f = run(fixture);
    assert_true(fixture_warned(fixture, "growth-not-fitted"));
    assert_true(fixture_warned(fixture, "volatility-assumed"));
    want(f->growth, 0);
    want(fixture->results.histories[0].months[4].daily, 0);
    want_nan(fixture->results.histories[0].months[4].log_daily);
    assert_int_equal(f->volatility_source, VOLATILITY_ASSUMED);
    want_series(f, 0, 0.9, 0.0225, 0, 0);
    /* The level counts the zero. */
    want(f->base_list_value, (31 * 0 + 30 * 140 + 31 * 150) / 92.0 * DAYS_OF_MONTH);
}

/* September 100, October 110, no November, December 130. The slopes keep the true distances: Sep-Oct a =
 * ln 1.1 over 1, Sep-Dec ln 1.3 over 3 = 0.08745, Oct-Dec ln(130/110) over 2 = 0.08353. The median is
 * 0.08745. Of the differences only Sep-Oct is of adjacent months: one is fewer than two, so sigma = 0.15 and
 * s^2 = 0.0225/1. */
static void
months_keep_their_true_index_over_a_gap(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100, 110, -1, 130);
    const struct forecast *f = run(fixture);
    want(f->growth, log(1.3) / 3);
    assert_int_equal(f->n_window, 3);
    assert_int_equal(f->n_differences, 1);
    want_nan(f->differences[0]);
    want(f->differences[1], log(1.1));
    want_nan(f->differences[2]);
    assert_int_equal(f->volatility_source, VOLATILITY_ASSUMED);
    want_series(f, log(1.3) / 3, 0.9, 0.0225, 0, 0.0225);
    /* In the base vector October is two months back, though its neighbour in the window is December. */
    const double g = f->growth;
    want(f->base_list_value, (30 * 100 * exp(3 * g) + 31 * 110 * exp(2 * g) + 31 * 130) / 92 * DAYS_OF_MONTH);
}

/* Two small months, then 24 of 100: the window holds the 24, flat, with the least volatility of 0.02. */
static void
the_window_is_the_last_24_complete_months(void **state)
{
    double daily[26] = {1, 5};
    for (int i = 2; i < 26; i++)
        daily[i] = 100;
    struct fixture *fixture = months_of(*state, daily, 26);
    const struct forecast *f = run(fixture);
    assert_int_equal(f->n_window, 24);
    assert_int_equal(f->window[0], 2);
    assert_int_equal(f->n_differences, 23);
    want(f->growth, 0);
    assert_int_equal(f->volatility_source, VOLATILITY_FITTED);
    want(f->volatility, 0.02);
    want_series(f, 0, 0.9, 0.0004, 0, 0.0004 / 23);
}

/* Prices fall by half on 15 December: growth is of volumes, at the prices of the last day. */
static void
growth_is_measured_at_the_prices_of_the_last_day(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100, 100, 100, 100, 100, 100);
    fixture_prices(fixture_section(fixture, day(2026, 12, 15))->base, 0.5, 2.5);
    const struct forecast *f = run(fixture);
    const struct history *history = &fixture->results.histories[0];
    want(f->growth, 0);
    want(history->months[0].daily, 50);
    want(exact_value(history->months[5].list_value), 14 * 100 + 17 * 50);
    want(history->months[5].reference_value, 31 * 50);
    want(f->base_list_value, 50 * DAYS_OF_MONTH);
}

/* ---- volatility ---- */

/* Daily 100, 110, 121, 100, 110, 121, 100; with a = ln 1.1 the differences are a, a, -2a, a, a, -2a, mean 0,
 * n = 6. v = (1 + 1 + 4 + 1 + 1 + 4) a^2/5 = 2.4 a^2 neighbours: 1 - 2 - 2 + 1 - 2 = -4, c = -4 a^2/5 + 2.4
 * a^2/6 = -0.4 a^2, tau^2 = 0.4 a^2 sigma^2 = 2.4 a^2 - 0.8 a^2 = 1.6 a^2, s^2 = 1.6 a^2/6. The median slope
 * is 0. */
static void
noise_is_what_neighbouring_differences_take_back(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100, 110, 121, 100, 110, 121, 100);
    const struct forecast *f = run(fixture);
    const double a2 = square(log(1.1));
    assert_int_equal(f->volatility_source, VOLATILITY_FITTED);
    assert_int_equal(f->n_differences, 6);
    want(f->mean_difference, 0);
    want(f->variance, 2.4 * a2);
    want(f->covariance, -0.4 * a2);
    want(f->noise, sqrt(0.4 * a2));
    want(f->volatility, sqrt(1.6 * a2));
    want(f->growth, 0);
    want_series(f, 0, 0.9, 1.6 * a2, 0.4 * a2, 1.6 * a2 / 6);
}

/* Daily 100, 110, 121, then 133.1 to the end: differences a, a, a, 0, 0, 0, less their mean a/2 (1, 1, 1, -1,
 * -1, -1). v = 6/4 a^2/5 = 0.3 a^2; neighbours 1 + 1 - 1 + 1 + 1 = 3 quarters: c = 0.75 a^2/5 + 0.05 a^2 =
 * 0.2 a^2 > 0, so no noise and sigma^2 = v. Of the 21 slopes six are 0, then 1/4, 1/3, 2/5, and three of 1/2:
 * g = a/2. */
static void
differences_that_persist_have_no_noise(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100, 110, 121, 133.1, 133.1, 133.1, 133.1);
    const struct forecast *f = run(fixture);
    const double a = log(1.1);
    want(f->growth, a / 2);
    want(f->variance, 0.3 * a * a);
    want(f->covariance, 0.2 * a * a);
    want(f->noise, 0);
    want(f->volatility, sqrt(0.3) * a);
    want_series(f, a / 2, 0.9, 0.3 * a * a, 0, 0.3 * a * a / 6);
}

/* Daily 100, 110, 121, none, 100, 110, 121, 100: the differences are a, a and, after the gap, a, a, -2a; n =
 * 5, mean 0.4 a, less it 0.6, 0.6; 0.6, 0.6, -2.4. v = (4 x 0.36 + 5.76) a^2/4 = 1.8 a^2. The second and the
 * third share no month: c = (0.36 + 0.36 - 1.44) a^2/4 + 1.8 a^2/5 = 0.18 a^2 > 0, no noise. */
static void
differences_on_both_sides_of_a_gap_are_no_neighbours(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100, 110, 121, -1, 100, 110, 121, 100);
    const struct forecast *f = run(fixture);
    const double a2 = square(log(1.1));
    assert_int_equal(f->n_window, 7);
    assert_int_equal(f->n_differences, 5);
    want(f->variance, 1.8 * a2);
    want(f->covariance, 0.18 * a2);
    want(f->noise, 0);
    want(f->volatility, sqrt(1.8 * a2));
    want(f->drift, sqrt(1.8 * a2 / 5));
}

/* Daily 100, 110, none, 121, 110: two differences a and -a are enough: v = 2 a^2/1, s^2 = v/2. */
static void
two_differences_of_four_months_are_enough(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100, 110, -1, 121, 110);
    const struct forecast *f = run(fixture);
    const double a = log(1.1);
    assert_int_equal(f->n_differences, 2);
    assert_int_equal(f->volatility_source, VOLATILITY_FEW_MONTHS);
    want(f->volatility, sqrt(2) * a);
    want(f->drift, a);
}

/* Three complete months, none beside another: a growth, no difference, and every figure finite. */
static void
months_without_neighbours_still_have_a_finite_spread(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100, -1, 110, -1, 121);
    const struct forecast *f = run(fixture);
    want(f->growth, log(1.1) / 2);
    assert_int_equal(f->n_differences, 0);
    want_nan(f->mean_difference);
    want(f->volatility, 0.15);
    assert_true(isfinite(f->drift));
    for (size_t h = 0; h <= f->horizon; h++)
        assert_true(isfinite(f->low[h]) && isfinite(f->high[h]));
}

/* Daily 100, 125, 100, 125, 100, 125: b = ln 1.25, differences b, -b, b, -b, b, mean b/5, n = 5.
 *   v = (3 (4/5)^2 + 2 (6/5)^2) b^2/4 = (1.92 + 2.88) b^2/4 = 1.2 b^2
 *   neighbours: 4 times (4/5)(-6/5) = -3.84: c = -0.96 b^2 + 0.24 b^2 = -0.72 b^2, tau^2 = 0.72 b^2
 *   v - 2 tau^2 = -0.24 b^2 < 0.0004: sigma = 0.02. */
static void
the_volatility_is_at_least_2_percent(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100, 125, 100, 125, 100, 125);
    const struct forecast *f = run(fixture);
    const double b2 = square(log(1.25));
    want(f->variance, 1.2 * b2);
    want(f->covariance, -0.72 * b2);
    want(f->noise, sqrt(0.72 * b2));
    want(f->volatility, 0.02);
    want_series(f, f->growth, 0.9, 0.0004, 0.72 * b2, 0.0004 / 5);
}

/* Five months grow by exactly a tenth: the sample standard deviation is 0, so 0.02. */
static void
four_or_five_months_take_the_standard_deviation_without_noise(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100, 110, 121, 133.1, 146.41);
    const struct forecast *f = run(fixture);
    assert_int_equal(f->volatility_source, VOLATILITY_FEW_MONTHS);
    assert_true(fixture_warned(fixture, "volatility-few-months"));
    want(f->volatility, 0.02);
    want(f->noise, 0);
    want(f->growth, log(1.1));
    want_series(f, log(1.1), 0.9, 0.0004, 0, 0.0001);
}

/* sigma = 0.10 and tau = 0.05 as the plan says; n = 3 differences: s^2 = 0.01/3. V_2 = 0.02 + 0.0025 + 1.71^2
 * x 0.01/3 = 0.032247. */
static void
an_explicit_volatility_and_noise_hold(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100, 110, 132, 120);
    fixture->plan.volatility_is_auto = false;
    fixture->plan.volatility = 0.10;
    fixture->plan.noise = 0.05;
    const struct forecast *f = run(fixture);
    assert_int_equal(f->volatility_source, VOLATILITY_EXPLICIT);
    want(f->volatility, 0.10);
    want(f->noise, 0.05);
    want(f->log_variance[2], 0.032247);
    want_series(f, f->growth, 0.9, 0.01, 0.0025, 0.01 / 3);
}

/* ---- scenarios ---- */

/* No damping goes on for ever, full damping stays. */
static void
damping_bends_the_growth(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100, 110, 121, 133.1);
    fixture->plan.damping = 0;
    const struct forecast *f = run(fixture);
    want(f->mean[12], 1);
    fixture->plan.damping = 1;
    f = run(fixture);
    want(f->damped[12], 12);
    want(f->mean[12], pow(1.1, 12));
    fixture->plan.damping = 0.5;
    f = run(fixture);
    want(f->damped[3], 0.875);
    want(f->mean[2], pow(1.1, 0.75));
}

/* growth_low of -1% replaces the low side alone: 0.99^(sum of phi^i); growth_high of 6% the high one. */
static void
explicit_low_and_high_growth_replace_their_own_side(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100, 110, 132, 120);
    const struct forecast *f = run(fixture);
    const double low = f->low[6], high = f->high[6];
    fixture->plan.has_growth_low = true;
    fixture->plan.growth_low = -0.01;
    f = run(fixture);
    want(f->low[6], pow(0.99, damped(0.9, 6)));
    want(f->high[6], high);
    fixture->plan.has_growth_low = false;
    fixture->plan.has_growth_high = true;
    fixture->plan.growth_high = 0.06;
    f = run(fixture);
    want(f->low[6], low);
    want(f->high[6], pow(1.06, damped(0.9, 6)));
}

/* Usage ends with December, the offer starts on 1 April: contract month 1 is h = 4. Its demand is the
 * standard month times G_4, in low and high times theirs. */
static void
the_months_between_the_data_and_the_start_count(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100, 110, 132, 120);
    fixture->offers[0].start = day(2027, 4, 1);
    fixture->offers[0].term_months = 24;
    fixture->offers[0].discount.headline = 0.20;
    const struct forecast *f = run(fixture);
    const struct offer_result *offer = &fixture->results.offers[0];
    const double *const series[N_SCENARIOS] = {
        [SCENARIO_LOW] = f->low, [SCENARIO_BASE] = f->mean, [SCENARIO_HIGH] = f->high};
    assert_int_equal(offer->offset_months, 4);
    assert_true(f->horizon >= 27);
    for (size_t scenario = 0; scenario < N_SCENARIOS; scenario++)
        for (size_t m = 0; m < 24; m++) {
            const struct settle_month *month = &offer->scenarios[scenario].months[m];
            assert_int_equal(month->h, m + 4);
            assert_int_equal(month->from, day_add_months(day(2027, 4, 1), (int)m));
            want(month->multiplier, series[scenario][m + 4]);
            want(month->list_value, offer->base_list * series[scenario][m + 4]);
            want(month->committed_value, 0.8 * offer->base_list * series[scenario][m + 4]);
        }
}

/* The last complete month ends on 14 December, an offer on 15 December begins right after it. */
static void
a_start_inside_a_calendar_month_follows_its_own_last_month(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100, 110, 132, 120);
    fixture->offers[0].start = day(2026, 12, 15);
    const struct forecast *f = run(fixture);
    assert_int_equal(fixture->results.offers[0].offset_months, 1);
    assert_int_equal(fixture->results.histories[0].reference_day, day(2026, 12, 14));
    /* 15 November to 14 December: 16 days of 132 and 14 of 120. */
    const struct history *history = &fixture->results.histories[0];
    want(history->months[history->n_months - 1].daily, (16 * 132 + 14 * 120) / 30.0);
    assert_int_equal(f->n_window, 3);
}

/* The book halves the price on the start day: contract months have it, history the last day's. */
static void
contract_months_are_valued_at_the_prices_of_the_start_day(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100, 100, 100);
    fixture_prices(fixture_section(fixture, day(2027, 1, 1))->base, 0.5, 2.5);
    const struct forecast *f = run(fixture);
    want(f->base_list_value, 100 * DAYS_OF_MONTH);
    want(fixture->results.offers[0].base_list, 50 * DAYS_OF_MONTH);
    want(fixture_rate(fixture, 0, (struct line){0}, METER_INPUT)->list_price, 0.5);
}

/* Six months at 100 forecast 100 for each of the last three: off by 1/11, 1/9 and 1/5, on average
 * 0.134006734. */
static void
the_back_test_forecasts_the_last_three_months_without_them(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100, 100, 100, 100, 100, 100, 110, 90, 125);
    want(run(fixture)->backtest_mape, (1.0 / 11 + 1.0 / 9 + 1.0 / 5) / 3);
}

/* Growth of the months before goes on: 32 doubles to 64, 128, 256 against 80, 128, 256; 0.2 / 3. */
static void
the_back_test_grows_at_the_rate_fitted_before(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 1, 2, 4, 8, 16, 32, 80, 128, 256);
    fixture->plan.damping = 1;
    want(run(fixture)->backtest_mape, 0.2 / 3);
}

static void
eight_months_are_too_few_for_a_back_test(void **state)
{
    struct fixture *fixture = MONTHS_OF(*state, 100, 100, 100, 100, 100, 110, 90, 125);
    want_nan(run(fixture)->backtest_mape);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(growth_is_the_median_of_all_pairwise_slopes),
        TEST(the_standard_month_lifts_the_trailing_months_to_the_last_ones_level),
        TEST(the_trailing_months_are_as_many_as_asked_for_or_as_exist),
        TEST(an_explicit_growth_is_certain),
        TEST(three_months_fit_a_growth_and_assume_the_volatility),
        TEST(fewer_than_three_months_have_no_growth),
        TEST(a_single_month_is_the_level),
        TEST(a_zero_month_in_the_window_has_no_growth),
        TEST(months_keep_their_true_index_over_a_gap),
        TEST(the_window_is_the_last_24_complete_months),
        TEST(growth_is_measured_at_the_prices_of_the_last_day),
        TEST(noise_is_what_neighbouring_differences_take_back),
        TEST(differences_that_persist_have_no_noise),
        TEST(differences_on_both_sides_of_a_gap_are_no_neighbours),
        TEST(two_differences_of_four_months_are_enough),
        TEST(months_without_neighbours_still_have_a_finite_spread),
        TEST(the_volatility_is_at_least_2_percent),
        TEST(four_or_five_months_take_the_standard_deviation_without_noise),
        TEST(an_explicit_volatility_and_noise_hold),
        TEST(damping_bends_the_growth),
        TEST(explicit_low_and_high_growth_replace_their_own_side),
        TEST(the_months_between_the_data_and_the_start_count),
        TEST(a_start_inside_a_calendar_month_follows_its_own_last_month),
        TEST(the_back_test_forecasts_the_last_three_months_without_them),
        TEST(the_back_test_grows_at_the_rate_fitted_before),
        TEST(eight_months_are_too_few_for_a_back_test),
        TEST(contract_months_are_valued_at_the_prices_of_the_start_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
