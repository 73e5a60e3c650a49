/* Texts -> small numbers, in order of first appearance: models and workspaces of the usage. Each thread has
 * its own; merge.c makes the one list of all. */
#ifndef INGEST_NAMES_H
#define INGEST_NAMES_H

#include <realrate/arena.h>

#include <stdint.h>

struct names {
    struct arena *arena;
    const char **texts;
    uint64_t *hashes;
    size_t n, capacity, hashes_capacity, n_hashes;
    uint32_t *slots; /* 1 + number of the name, 0 where empty; n_slots is a power of two */
    size_t n_slots;
    uint32_t last;        /* the name found last: exports come in runs */
    uint64_t chunk;       /* being read: set by who adds names */
    uint64_t *first_seen; /* by name: the chunk in which it first appeared */
    size_t n_first_seen, first_seen_capacity;
};

void names_init(struct names *names, struct arena *arena);

/* The number of the text, new or known. The text is copied. */
uint32_t names_number(struct names *names, const char *text, size_t len);

#endif
