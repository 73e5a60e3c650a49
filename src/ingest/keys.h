/* What a row counts, found again by the bytes of its cells: most rows say the same as one before them in all
 * but their day and counts. One for each thread. */
#ifndef INGEST_KEYS_H
#define INGEST_KEYS_H

#include "fast.h"
#include "row.h"

/* Columns side by side, so that their bytes are compared at once. */
struct key_run {
    size_t first, last;
};

/* A row that was read before. */
struct key {
    uint64_t hash;
    const char *bytes; /* of all runs, one after the other */
    const uint32_t *lens;
    struct row row;         /* its key; the model and workspace last as long as the keys */
    struct usage_row whole; /* the same, as it is summed */
    bool has_group;         /* of whole.day: */
    uint32_t group;
};

struct keys {
    struct arena *arena;
    struct key_run runs[N_FIELDS];
    size_t n_runs;
    struct key **slots; /* NULL where empty; a power of two of them */
    size_t n_slots, n, n_bytes;
    size_t most, most_bytes; /* past them all are forgotten */
};

/* The key cells of a row are those that the fit says, but for its day's. n_threads share the memory that keys
 * may take. */
void keys_init(struct keys *keys, const struct fit *fit, size_t n_threads);
void keys_free(struct keys *keys);

/* The key of the plain record; NULL where it is none known. Stays until the next keys_add. */
struct key *keys_find(const struct keys *keys, const struct fast *fast);

/* A key for the plain record, which has none; its row and whole are to be set. */
struct key *keys_add(struct keys *keys, const struct fast *fast);

#endif
