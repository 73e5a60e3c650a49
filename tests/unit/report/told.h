/* Results with their facts, for the tests of sentences. */
#ifndef TOLD_H
#define TOLD_H

#include "fixture.h"

#include <realrate/facts.h>

struct told {
    struct arena *arena; /* arena_free it */
    struct results results;
    struct facts facts;
};

/* The fixture's offers, patched where patch is not NULL before the facts are made. */
struct told told_make(const struct fixture_offer *offers, size_t n_offers, double level,
                      void (*patch)(struct results *results));

#endif
