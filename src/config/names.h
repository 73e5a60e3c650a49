/* Names of models, families, meters and tiers in the keys and values of an offer or plan, found in the price
 * book. Read by reading.c, offer_*.c and plan_*.c. Clauses 1.7 and 2.1. */
#ifndef NAMES_H
#define NAMES_H

#include <realrate/arena.h>
#include <realrate/prices.h>

/* What a name means; -1 and NULL where it does not say. */
struct named {
    int model;
    const char *family; /* the book's own text */
    int meter, tier;
};

/* MODEL, FAMILY, MODEL.METER or FAMILY.METER. Returns 0, or -1 where the book knows no such thing. */
int names_priced(const struct book *book, const char *text, struct arena *arena, struct named *ret);

/* MODEL or FAMILY. Returns 0, or -1 where the book knows no such thing. */
int names_model_or_family(const struct book *book, const char *text, struct named *ret);

/* FAMILY, MODEL, METER or TIER. */
int names_excluded(const struct book *book, const char *text, struct named *ret);

/* What to say of an unknown name: "; did you mean NEAREST?" among models, aliases, families and `more` names;
 * "" where none is near. */
const char *names_hint(const struct book *book, const char *text, const char *const *more, size_t n_more,
                       struct arena *arena);

/* The same of an unknown key of names_priced: after a dot among meters. */
const char *names_hint_priced(const struct book *book, const char *text, const char *const *more,
                              size_t n_more, struct arena *arena);

#endif
