/* A standard month made by hand and optimized (1.6), by the fixture's book and plan. */
#ifndef STANDARD_MONTH_H
#define STANDARD_MONTH_H

#include "fixture.h"

#include "engine/price_table.h"

#define MONTH_LINES 160

/* Counts of one line, in the order of the meters. */
struct amounts {
    double input, write_5m, write_1h, read, output, searches;
};

struct standard_month {
    struct fixture *fixture;
    struct line used[MONTH_LINES];
    double counts[MONTH_LINES][N_METERS];
    size_t n_used;
    struct history history; /* of month_optimise: its lines, and 31 December 2026 as its reference day */
    struct forecast forecast;
    struct price_table prices;
    struct optimization optimization;
};

/* The first models of a book, in its order, and their base lines. */
enum { OPUS, SONNET, HAIKU };
extern const struct line opus, sonnet, haiku;
struct line batch_of(struct line line);

/* A month of a book of these models, at list prices of 5 and 25, 2 and 10, 1 and 5. */
struct standard_month three_models(void **state);

/* Each line once. */
void month_add(struct standard_month *month, struct line line, struct amounts amounts);

/* Lines with what the plan adds, their prices, and optimise_build. May be called again after a change. */
void month_optimise(struct standard_month *month);

/* Counts of a line before the stages, and after one; fails where there is no such line. */
const double *month_raw(const struct standard_month *month, struct line line);
const double *month_after(const struct standard_month *month, enum stage stage, struct line line);

/* The sum of all token meters, in all lines, of counts per line of the history. */
double month_tokens(const struct standard_month *month, double (*counts)[N_METERS]);

/* All six counts of a line after a stage. */
void want_amounts_at(const struct standard_month *month, enum stage stage, struct line line,
                     struct amounts wanted, const char *file, int at);
#define want_amounts(month, stage, line, ...)                                                                \
    want_amounts_at((month), (stage), (line), (struct amounts)__VA_ARGS__, __FILE__, __LINE__)

/* The plan's rules. */
#define ROUTES(month, ...)    GIVE(&(month)->fixture->plan, routes, route, __VA_ARGS__)
#define CACHES(month, ...)    GIVE(&(month)->fixture->plan, caches, cache_rule, __VA_ARGS__)
#define BATCHES(month, ...)   GIVE(&(month)->fixture->plan, batches, batch_rule, __VA_ARGS__)
#define WORKLOADS(month, ...) GIVE(&(month)->fixture->plan, workloads, workload, __VA_ARGS__)

#endif
