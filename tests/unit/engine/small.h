/* A small contract valued on demand that a test sets by hand, so that what a lever is worth can be worked out
 * beside it. Three lines, each at a list price of 1 at the start: opus, haiku and opus in batch. */
#ifndef SMALL_H
#define SMALL_H

#include "made.h"

#define SMALL_MONTHS 60
#define SMALL_PATHS  2100

enum small_line { SMALL_OPUS, SMALL_HAIKU, SMALL_BATCH };
#define N_SMALL_LINES 3

struct small {
    struct fixture *fixture; /* its first offer and its plan are valued */
    struct offer *offer;
    double list[N_SMALL_LINES];  /* list value a month at start prices */
    double months[SMALL_MONTHS]; /* demand of a month over that, on every path */
    double index[SMALL_MONTHS];  /* list prices over those of the start (1.7) */
    double paths[SMALL_PATHS];   /* demand of a path over that of the base path */
    size_t n_paths;
    int n_threads;
    /* Of small_make: */
    struct valuation valuation;
    struct offer_result result;
    struct lever_case at;
    struct scratch scratch;
    struct draft draft;
};

/* 100 of opus a month at list, one path, prices that stay; a headline of 20%, no commitment, 12 months. Terms
 * over 48 months are too long. */
void small_init(struct fixture *fixture, struct small *ret);

/* Demand of n months from `from` (1 is the first) over the line's list value. */
void small_demand(struct small *small, int from, int n, double multiplier);

/* Two years of 1,200, of which year 1 uses 480 (50 of list a month) and year 2 1,680 (175): 720 are unused,
 * then 480 over, 600 at list. 3,000. */
void small_two_years(struct small *small);

/* A benchmark of 10%, 20%, 30% at 500 a year and 20%, 30%, 40% at 2,000. */
void small_benchmark(struct small *small);

/* Lays out the valuation of what is set; to be called again after a change. Opus is dominant. */
void small_make(struct small *small);

/* Expected cost of the offer as it is; worth of a lever by lever_worth. */
double small_cost(struct small *small);
double small_worth(struct small *small, enum lever lever);

/* Levers, package and interactions, by lever_build. */
void small_build(struct small *small);

/* The lever among those built; NULL where it does not apply. */
const struct lever_result *small_find(const struct small *small, enum lever lever);

#endif
