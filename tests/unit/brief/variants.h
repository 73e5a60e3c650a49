/* Results that try the briefing's layout: one to thirty offers, names and numbers of every size. */
#ifndef VARIANTS_H
#define VARIANTS_H

#include <realrate/arena.h>
#include <realrate/diag.h>
#include <realrate/facts.h>

struct variant {
    const char *name;
    void (*make)(struct arena *arena, struct results *ret);
    bool is_plain; /* everything fits: no text is cut */
};

extern const struct variant variants[]; /* the last has no name */

/* A variant's results with their facts. */
struct variant_run {
    const struct variant *variant;
    struct arena *arena;
    struct results results;
    struct facts facts;
    struct diags diags;
};

/* Runs every variant; prints which have faults and returns how many there are. */
int variants_faults(int (*faults)(struct variant_run *run));

#endif
