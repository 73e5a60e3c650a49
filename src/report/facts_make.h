/* How facts are made: shared by the files that make them. Clause 3.1. */
#ifndef FACTS_MAKE_H
#define FACTS_MAKE_H

#include "fields.h"

#include <realrate/facts.h>

struct fact_maker {
    const struct results *results;
    struct arena *arena;
    struct facts *facts;
    size_t capacity;
    bool is_whole; /* amounts are shown without cents */
};

/* Registers a value (of a date: its day; of points: the share) under an id given as a printf format. */
void fact_add(struct fact_maker *maker, enum form form, double value, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* A day of calendar.h as a fact's value: NAN for DAY_NONE. */
double fact_day(int32_t day);

/* An exact amount to the cent (1.2). */
double fact_exact(struct exact amount);

/* One fact for each row of a table, under PATH.NAME. */
void fact_add_fields(struct fact_maker *maker, const char *path, const void *object,
                     const struct field *fields, size_t n);

/* All facts of one offer: of its settlement; of its rates and bands; of what is weighed and asked for. */
void fact_add_offer(struct fact_maker *maker, size_t offer);
void fact_add_rates(struct fact_maker *maker, size_t offer);
void fact_add_deal(struct fact_maker *maker, size_t offer);

/* Facts of the run: the optimization, the comparison with what levers ask for, the best offer. */
void fact_add_optimization(struct fact_maker *maker, const struct optimization *optimization,
                           const char *path);
void fact_add_comparison(struct fact_maker *maker);
void fact_add_best(struct fact_maker *maker);

/* The offer that comes first (facts: best.offer), from 0. */
size_t fact_best_offer(const struct results *results);

#endif
