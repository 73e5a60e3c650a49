/* How facts are made: shared by the files that make them. Clause 3.1. */
#ifndef FACTS_MAKE_H
#define FACTS_MAKE_H

#include "words.h"

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

/* All facts of one offer. */
void fact_add_offer(struct fact_maker *maker, size_t offer);

#endif
