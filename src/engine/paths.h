/* Simulation (1.5): many possible courses of demand, each a multiple of the base vector by month. Made once
 * per forecast and plan; every offer and every setting of it sees the same paths. */
#ifndef PATHS_H
#define PATHS_H

#include <realrate/arena.h>
#include <realrate/results.h>

#define PATHS_BLOCK 64

/* multiplier[h * stride + path] is M_h of a path, h months after the last complete month, above 0; its mean
 * over all paths tends to forecast.mean[h]. */
struct paths {
    size_t n;      /* plan.paths */
    size_t stride; /* n rounded up to a multiple of PATHS_BLOCK; columns from n on repeat the last path */
    size_t n_h;    /* h = 0 to n_h - 1: the forecast's reach and one */
    double *multiplier; /* rows begin on a multiple of 64 bytes */
};

/* A path's numbers depend on the plan's seed, the forecast and the path's own index only: neither on
 * n_threads nor on how many paths there are. Memory is the arena's. */
void paths_simulate(const struct forecast *forecast, const struct plan *plan, int n_threads,
                    struct arena *arena, struct paths *ret);

#endif
