/* How usage files are read, where tests want to say so: what is read never depends on it. */
#ifndef INGEST_TUNING_H
#define INGEST_TUNING_H

#include <realrate/usage.h>

enum lane {
    LANE_FASTEST,  /* the fast lane as this processor can */
    LANE_PORTABLE, /* the fast lane without vector instructions */
    LANE_CSV,      /* libcsv alone: the definition */
};

struct tuning {
    enum lane lane;
    size_t chunk_bytes; /* 1 or more */
    long pause_ns;      /* after each pull, so that other threads take the next chunk even of a tiny file */
};

/* Enough that a chunk's work outweighs its lock, and little enough that what is made of it stays in the
 * processor's cache. */
static const struct tuning tuning_best = {.lane = LANE_FASTEST, .chunk_bytes = (size_t)256 << 10};

/* As usage_read, read as tuned. */
int usage_read_tuned(const char *const *paths, size_t n_paths, const struct usage_options *options,
                     const struct tuning *tuning, struct arena *arena, struct diags *diags,
                     struct usage *ret_usage);

#endif
