#include "paths.h"

#include "normal.h"
#include "philox.h"

#include "base/threads.h"

#define ALIGNMENT 64

struct simulation {
    const struct forecast *forecast;
    uint32_t key[2];
    const struct paths *paths;
};

struct pair {
    double first, second;
};

/* Two independent standard normal numbers of a path's month. */
static struct pair
draw(const struct simulation *simulation, size_t path, size_t h)
{
    const uint32_t counter[4] = {(uint32_t)path, (uint32_t)h, 0, 0};
    const struct philox_block bits = philox_block(counter, simulation->key);
    return (struct pair){normal_quantile(normal_uniform(bits.words[0], bits.words[1])),
                         normal_quantile(normal_uniform(bits.words[2], bits.words[3]))};
}

/* The months of PATHS_BLOCK paths: a job of its own. */
static void
simulate_block(void *context, size_t block, int thread)
{
    (void)thread;
    const struct simulation *simulation = context;
    const struct forecast *forecast = simulation->forecast;
    const struct paths *paths = simulation->paths;
    size_t first = block * PATHS_BLOCK;
    double growth[PATHS_BLOCK] = {0}, walk[PATHS_BLOCK] = {0}, log_demand[PATHS_BLOCK];
    for (size_t h = 0; h < paths->n_h; h++) {
        double *row = paths->multiplier + h * paths->stride + first;
        double *sum = h > 0 ? walk : growth; /* month 0 has no epsilon: zeta stands in its place */
        for (size_t i = 0; i < PATHS_BLOCK; i++) {
            const struct pair normal = draw(simulation, first + i < paths->n ? first + i : paths->n - 1, h);
            sum[i] += normal.first;
            log_demand[i] = forecast->drift * growth[i] * forecast->damped[h] +
                            forecast->volatility * walk[i] + forecast->noise * normal.second -
                            forecast->log_variance[h] / 2;
        }
        for (size_t i = 0; i < PATHS_BLOCK; i++)
            row[i] = forecast->mean[h] * exp(log_demand[i]);
    }
}

/* Rows that begin on a cache line: threads never share one. */
static double *
aligned_rows(struct arena *arena, size_t n_rows, size_t stride)
{
    char *memory = arena_alloc(arena, n_rows * stride * sizeof(double) + ALIGNMENT, 1);
    return (double *)(void *)(memory + (ALIGNMENT - (uintptr_t)memory % ALIGNMENT) % ALIGNMENT);
}

void
paths_simulate(const struct forecast *forecast, const struct plan *plan, int n_threads, struct arena *arena,
               struct paths *ret)
{
    struct paths paths = {.n = (size_t)plan->paths, .n_h = forecast->reach + 1};
    size_t n_blocks = (paths.n + PATHS_BLOCK - 1) / PATHS_BLOCK;
    paths.stride = n_blocks * PATHS_BLOCK;
    paths.multiplier = aligned_rows(arena, paths.n_h, paths.stride);
    struct simulation simulation = {forecast, {(uint32_t)plan->seed, (uint32_t)(plan->seed >> 32)}, &paths};
    threads_run(n_threads, n_blocks, simulate_block, &simulation);
    *ret = paths;
}
