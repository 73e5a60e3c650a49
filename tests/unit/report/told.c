#include "told.h"

struct told
told_make(const struct fixture_offer *offers, size_t n_offers, double level, void (*patch)(struct results *))
{
    struct told told = {.arena = arena_new()};
    fixture_make(told.arena, offers, n_offers, level, &told.results);
    if (patch != NULL)
        patch(&told.results);
    facts_build(&told.results, NULL, told.arena, &told.facts);
    return told;
}
