/* The parts of a plan: its named sections, open keys and lists, with what must hold of each. Made for plan.c
 * only. Clauses 1.5 to 1.7, 1.10, 1.14, 1.18 and 2.2. */
#ifndef PLAN_PARTS_H
#define PLAN_PARTS_H

#include "reading.h"

#include <realrate/plan.h>

/* The plan as its arrays grow. */
struct plan_maker {
    struct reading *reading;
    const struct book *book;
    struct plan *plan;
    const struct ini_section **route_sections; /* one per route */
    size_t n_route_sections;
    /* Capacities. */
    size_t routes, sections, caches, batches, workloads, long_shares, changes, benchmark, levers,
        alternatives;
};

#define PLAN_ERROR(maker, place, ...) diag_error((maker)->reading->diags, STATUS_CONFIG, (place), __VA_ARGS__)

/* A named section, by its first item. What is wrong is reported and left out. */
void plan_add_route(struct plan_maker *maker, const struct ini_section *in);
void plan_add_cache(struct plan_maker *maker, const struct ini_section *in);
void plan_add_batch(struct plan_maker *maker, const struct ini_section *in);
void plan_add_workload(struct plan_maker *maker, const struct ini_section *in);
void plan_add_alternative(struct plan_maker *maker, const struct ini_section *in);

/* One item of a plain section: an open key, or an item of a list. */
void plan_add_long_share(struct plan_maker *maker, size_t i);
void plan_add_change(struct plan_maker *maker, size_t i);
void plan_add_benchmark(struct plan_maker *maker, size_t i);
void plan_add_lever(struct plan_maker *maker, size_t i);

/* When all is read: routes that move more than there is, the goal. */
void plan_check_routes(const struct plan_maker *maker);
void plan_finish_goal(struct plan_maker *maker);

/* The model a key of a section names; -1 where there is none, which has been reported. */
int plan_find_model(const struct plan_maker *maker, const struct ini_section *in, const char *key);

#endif
