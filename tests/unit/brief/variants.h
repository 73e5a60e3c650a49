/* Results that try the briefing's layout: one to ten offers, names and numbers of every size. */
#ifndef VARIANTS_H
#define VARIANTS_H

#include <realrate/arena.h>
#include <realrate/results.h>

struct variant {
    const char *name;
    void (*make)(struct arena *arena, struct results *ret);
    bool is_plain; /* everything fits: no text is cut */
};

extern const struct variant variants[]; /* the last has no name */

#endif
