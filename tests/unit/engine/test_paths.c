/* The simulation of 1.5. Sampling errors are those of N_PATHS draws; the draws are always the same, so that a
 * test passes always or never. */
#include "months.h"
#include "want.h"

#include "engine/forecast.h"
#include "engine/paths.h"
#include "engine/percentile.h"

#include <string.h>

#define N_PATHS 10000
#define HORIZON 36

struct bench {
    struct arena *arena;
    struct diags diags;
    struct plan plan;
    struct forecast forecast;
    struct paths paths;
};

/* Growth fitted to twelve months that rise by 2% each; sigma 5%, tau 3%, s = 0.05/sqrt 11. */
static int
set_up(void **state)
{
    struct arena *arena = arena_new();
    struct bench *bench = ARENA_NEW(arena, struct bench, 1);
    bench->arena = arena;
    diags_init(&bench->diags);
    bench->plan = (struct plan){.trailing = 3,
                                .growth_is_auto = true,
                                .damping = 0.9,
                                .volatility = 0.05,
                                .noise = 0.03,
                                .paths = N_PATHS,
                                .seed = 1};
    *state = bench;
    return 0;
}

static int
tear_down(void **state)
{
    struct bench *bench = *state;
    diags_free(&bench->diags);
    arena_free(bench->arena);
    return 0;
}

static const struct paths *
simulate_with(struct bench *bench, int n_threads)
{
    double y[12];
    for (int i = 0; i < 12; i++)
        y[i] = 5 + log(1.02) * i;
    forecast_build(months_history(y, 12, bench->arena), &bench->plan, HORIZON, HORIZON, bench->arena,
                   &bench->diags, &bench->forecast);
    paths_simulate(&bench->forecast, &bench->plan, n_threads, bench->arena, &bench->paths);
    return &bench->paths;
}

static const struct paths *
simulate(struct bench *bench)
{
    return simulate_with(bench, 1);
}

static double *
row(const struct paths *paths, size_t h)
{
    return paths->multiplier + h * paths->stride;
}

/* ln M_h - ln G_h + V_h/2 of a path: s zeta damped + sigma sum epsilon + tau eta, whose mean is 0. */
static double
shock(const struct bench *bench, size_t path, size_t h)
{
    const struct forecast *forecast = &bench->forecast;
    return log(row(&bench->paths, h)[path] / forecast->mean[h]) + forecast->log_variance[h] / 2;
}

/* Mean over the paths of the product of two months' shocks: their covariance, as their means are known to be
 * 0. */
static double
covariance(const struct bench *bench, size_t h, size_t k)
{
    double sum = 0;
    for (size_t path = 0; path < N_PATHS; path++)
        sum += shock(bench, path, h) * shock(bench, path, k);
    return sum / N_PATHS;
}

static void
want_within(const char *what, double got, double wanted, double error, size_t h)
{
    if (fabs(got - wanted) > error)
        fail_msg("%s of h = %zu is %.6f, wanted %.6f within %.6f", what, h, got, wanted, error);
}

/* ---- moments ---- */

/* The variance of M_h is G_h^2 (e^V - 1), so the mean of n of them has the standard error G_h sqrt((e^V -
 * 1)/n). */
static void
the_mean_of_every_month_is_the_base_scenario(void **state)
{
    struct bench *bench = *state;
    const struct paths *paths = simulate(bench);
    const struct forecast *f = &bench->forecast;
    assert_int_equal(paths->n_h, HORIZON + 1);
    for (size_t h = 0; h < paths->n_h; h++) {
        double sum = 0;
        for (size_t path = 0; path < paths->n; path++)
            sum += row(paths, h)[path];
        want_within("the mean", sum / N_PATHS, f->mean[h],
                    4 * f->mean[h] * sqrt(expm1(f->log_variance[h]) / N_PATHS), h);
    }
}

/* The variance of n normal numbers has the standard error V sqrt(2/n). */
static void
the_variance_of_every_logarithm_is_that_of_the_forecast(void **state)
{
    struct bench *bench = *state;
    const struct paths *paths = simulate(bench);
    for (size_t h = 0; h < paths->n_h; h++) {
        double variance = bench->forecast.log_variance[h];
        want_within("the variance", covariance(bench, h, h), variance, 4 * variance * sqrt(2.0 / N_PATHS), h);
    }
}

/* A P10 or P90 of n numbers has the standard error sqrt(0.1 x 0.9/n) / density; the logarithm's density there
 * is 0.175498/sqrt V: an error of 1.709 sqrt(V/n) of ln M_h. */
static void
low_and_high_are_the_p10_and_p90_of_every_month(void **state)
{
    struct bench *bench = *state;
    const struct paths *paths = simulate(bench);
    const struct forecast *f = &bench->forecast;
    for (size_t h = 0; h < paths->n_h; h++) {
        const double p[] = {0.1, 0.5, 0.9};
        double found[3], error = 4 * 1.709 * sqrt(f->log_variance[h] / N_PATHS);
        percentile_select(row(paths, h), paths->n, p, 3, found);
        want_within("ln P10", log(found[0]), log(f->low[h]), error, h);
        want_within("ln P90", log(found[2]), log(f->high[h]), error, h);
        want_within("the median", log(found[1]), (log(f->low[h]) + log(f->high[h])) / 2, error, h);
    }
}

/* ---- how months hang together ---- */

/* sigma = 0.05, tau = 0.03: cov(h, k) = 0.0025 min(h, k) + s^2 damped_h damped_k, and 0.0009 where h = k. The
 * standard error of a covariance C of two normal numbers is sqrt((V_h V_k + C^2)/n). */
static void
months_share_the_walk_before_them_and_the_growth(void **state)
{
    struct bench *bench = *state;
    simulate(bench);
    const struct forecast *f = &bench->forecast;
    want(f->drift * f->drift, 0.0025 / 11);
    static const size_t pairs[][2] = {{0, 1},  {0, 36},  {1, 2},   {1, 36},
                                      {6, 12}, {12, 13}, {12, 36}, {35, 36}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        size_t h = pairs[i][0], k = pairs[i][1];
        double wanted = 0.0025 * (double)h + 0.0025 / 11 * f->damped[h] * f->damped[k];
        double error = sqrt((f->log_variance[h] * f->log_variance[k] + wanted * wanted) / N_PATHS);
        want_within("the covariance", covariance(bench, h, k), wanted, 4 * error, h);
    }
}

/* With s alone a path keeps its growth: every month's shock is its damped sum times the same s zeta. */
static void
one_growth_holds_over_all_months_of_a_path(void **state)
{
    struct bench *bench = *state;
    simulate(bench);
    bench->forecast.volatility = bench->forecast.noise = 0;
    paths_simulate(&bench->forecast, &bench->plan, 1, bench->arena, &bench->paths);
    for (size_t path = 0; path < 100; path++)
        for (size_t h = 2; h <= HORIZON; h++)
            want(shock(bench, path, h) / bench->forecast.damped[h], shock(bench, path, 1) / 0.9);
    assert_true(fabs(shock(bench, 0, 1) - shock(bench, 1, 1)) > 1e-6); /* another path, another growth */
}

/* With the walk alone the steps from month to month are sigma epsilon: variance 0.0025, each independent of
 * the one before; h = 0 is certain. */
static void
steps_of_the_walk_are_independent(void **state)
{
    struct bench *bench = *state;
    bench->plan.growth_is_auto = false;
    bench->plan.noise = 0;
    simulate(bench);
    for (size_t h = 1; h < HORIZON; h++) {
        double squares = 0, products = 0;
        for (size_t path = 0; path < N_PATHS; path++) {
            double step = shock(bench, path, h) - shock(bench, path, h - 1);
            squares += step * step;
            products += step * (shock(bench, path, h + 1) - shock(bench, path, h));
        }
        want_within("the variance of a step", squares / N_PATHS, 0.0025, 4 * 0.0025 * sqrt(2.0 / N_PATHS), h);
        want_within("the covariance of steps", products / N_PATHS, 0, 4 * 0.0025 / sqrt(N_PATHS), h);
    }
    for (size_t path = 0; path < N_PATHS; path++)
        assert_true(row(&bench->paths, 0)[path] == 1);
}

/* With the noise alone one month says nothing of another. */
static void
noise_is_of_its_month_alone(void **state)
{
    struct bench *bench = *state;
    bench->plan.growth_is_auto = false;
    bench->plan.volatility = 0;
    simulate(bench);
    for (size_t h = 0; h < HORIZON; h++)
        want_within("the covariance", covariance(bench, h, h + 1), 0, 4 * 0.0009 / sqrt(N_PATHS), h);
}

static void
without_uncertainty_every_path_is_the_base_scenario(void **state)
{
    struct bench *bench = *state;
    bench->plan.growth_is_auto = false;
    bench->plan.growth = 0.03;
    bench->plan.volatility = bench->plan.noise = 0;
    const struct paths *paths = simulate(bench);
    for (size_t h = 0; h < paths->n_h; h++)
        for (size_t path = 0; path < paths->stride; path++)
            assert_true(row(paths, h)[path] == bench->forecast.mean[h]);
}

/* ---- the stream ---- */

/* Seed 0, path 0, month 0 is the counter of zeros under the key of zeros, whose published block is 6627e8d5
 * e169c58d bc57ac4c 9b00dbd8. The second half is eta_0: the uniform (0xbc57ac4c9b00d + 1/2)/2^52 =
 * 0.735712784, the normal number 0.630183656, and with tau = 0.1 M_0 = e^(0.0630183656 - 0.005)
 * = 1.059734458. The first half is zeta: 0.399046471 and -0.2558159702. */
static void
the_first_draw_is_that_of_the_published_block(void **state)
{
    struct bench *bench = *state;
    bench->plan.seed = 0;
    bench->plan.noise = 0.1;
    want(row(simulate(bench), 0)[0], 1.0597344582364);
    bench->forecast.volatility = bench->forecast.noise = 0;
    paths_simulate(&bench->forecast, &bench->plan, 1, bench->arena, &bench->paths);
    want(shock(bench, 0, 12), bench->forecast.drift * bench->forecast.damped[12] * -0.2558159702035);
}

static void
want_same_paths(const struct paths *got, const struct paths *wanted)
{
    assert_int_equal(got->n, wanted->n);
    assert_int_equal(got->n_h, wanted->n_h);
    for (size_t h = 0; h < wanted->n_h; h++)
        assert_memory_equal(row(got, h), row(wanted, h), wanted->stride * sizeof(double));
}

static void
any_number_of_threads_gives_the_same_bytes(void **state)
{
    struct bench *bench = *state;
    bench->plan.paths = 5000;
    const struct paths alone = *simulate_with(bench, 1);
    for (int n_threads = 2; n_threads <= 5; n_threads++)
        want_same_paths(simulate_with(bench, n_threads), &alone);
}

/* 2,000, and numbers around a block of 64. */
static void
fewer_paths_are_the_first_of_more(void **state)
{
    struct bench *bench = *state;
    static const int fewer[] = {1, 63, 64, 65, 100, 2000};
    const struct paths all = *simulate(bench);
    for (size_t i = 0; i < sizeof fewer / sizeof *fewer; i++) {
        bench->plan.paths = fewer[i];
        const struct paths *paths = simulate_with(bench, 2);
        assert_int_equal(paths->n, fewer[i]);
        for (size_t h = 0; h < all.n_h; h++)
            assert_memory_equal(row(paths, h), row(&all, h), paths->n * sizeof(double));
    }
}

/* 100 paths take two blocks of 64; 28 columns repeat the hundredth path. */
static void
rows_are_aligned_and_filled_up_with_the_last_path(void **state)
{
    struct bench *bench = *state;
    bench->plan.paths = 100;
    for (int place = 0; place < 4; place++) { /* an arena aligns to 16 */
        arena_alloc(bench->arena, 1, 1);
        const struct paths *paths = simulate(bench);
        assert_int_equal(paths->stride, 128);
        for (size_t h = 0; h < paths->n_h; h++) {
            assert_int_equal((uintptr_t)row(paths, h) % 64, 0);
            for (size_t path = 100; path < 128; path++)
                assert_true(row(paths, h)[path] == row(paths, h)[99]);
        }
    }
    bench->plan.paths = 128;
    assert_int_equal(simulate(bench)->stride, 128);
}

/* A later horizon, or other volatilities, draw the same numbers: comparisons are of settings, not of luck. */
static void
settings_share_their_random_numbers(void **state)
{
    struct bench *bench = *state;
    simulate(bench);
    const struct bench before = *bench;
    bench->plan.volatility = 0.1;
    bench->plan.noise = 0.06;
    simulate(bench);
    for (size_t path = 0; path < 100; path++)
        for (size_t h = 0; h <= HORIZON; h++) /* s doubles with sigma: twice each shock */
            want(shock(bench, path, h), 2 * shock(&before, path, h));
}

/* Neither half of the seed is left out. */
static void
another_seed_gives_other_paths(void **state)
{
    struct bench *bench = *state;
    const uint64_t seeds[] = {1, 2, UINT64_C(1) << 32 | 1};
    double first[3];
    bench->plan.paths = 100;
    for (int i = 0; i < 3; i++) {
        bench->plan.seed = seeds[i];
        first[i] = row(simulate(bench), 12)[0];
    }
    assert_true(first[0] != first[1] && first[0] != first[2] && first[1] != first[2]);
}

#define PATHS_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        PATHS_TEST(the_mean_of_every_month_is_the_base_scenario),
        PATHS_TEST(the_variance_of_every_logarithm_is_that_of_the_forecast),
        PATHS_TEST(low_and_high_are_the_p10_and_p90_of_every_month),
        PATHS_TEST(months_share_the_walk_before_them_and_the_growth),
        PATHS_TEST(one_growth_holds_over_all_months_of_a_path),
        PATHS_TEST(steps_of_the_walk_are_independent),
        PATHS_TEST(noise_is_of_its_month_alone),
        PATHS_TEST(without_uncertainty_every_path_is_the_base_scenario),
        PATHS_TEST(the_first_draw_is_that_of_the_published_block),
        PATHS_TEST(any_number_of_threads_gives_the_same_bytes),
        PATHS_TEST(fewer_paths_are_the_first_of_more),
        PATHS_TEST(rows_are_aligned_and_filled_up_with_the_last_path),
        PATHS_TEST(settings_share_their_random_numbers),
        PATHS_TEST(another_seed_gives_other_paths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
