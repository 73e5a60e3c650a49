/* Faults of single rows: errors, or with --on-bad-row=skip counted, the first ten kept. Clause 2.4. Each
 * thread keeps the first of those it finds; merge.c tells the file's first in its order. Cheap for any number
 * of them: text is made for those alone that are kept. */
#ifndef INGEST_FAULTS_H
#define INGEST_FAULTS_H

#include "reader.h"

#include <realrate/usage.h>

struct fault {
    uint64_t chunk;
    unsigned long line;
    const char *column; /* NULL: no value's */
    const char *text;   /* without column, all of it; else what was expected */
    const char *advice; /* told with the first such fault of a file, in parentheses; NULL: none */
    const char *value;  /* escaped; what was found */
};

/* How many faults a chunk has: those of chunks behind the one that ends the reading do not count. */
struct fault_count {
    uint64_t chunk, n;
};

struct faults {
    bool skip;
    struct arena *arena;
    struct diags *diags; /* of the thread, for texts */
    struct fault kept[DIAGS_PER_FILE];
    size_t n_kept;
    uint64_t chunk; /* being read */
    struct fault_count *counts;
    size_t n_counts, counts_capacity;
    bool has_row_one; /* the row being read has one; a skipped row keeps its first */
};

void faults_begin_row(struct faults *faults);

/* "expected WHAT, found "VALUE"". column may be NULL. */
void faults_add(struct faults *faults, unsigned long line, const char *column, const char *expected,
                const char *value, size_t len);

/* The same, and what to do about all faults of the kind: "expected WHAT (ADVICE), found "VALUE"". */
void faults_add_advised(struct faults *faults, unsigned long line, const char *column, const char *expected,
                        const char *advice, const char *value, size_t len);

/* A fault that is no value's. */
void faults_add_text(struct faults *faults, unsigned long line, const char *text);

/* Reports as errors, or as the file's skipped rows, the first of all threads' faults in the order of the
 * file, those behind last_chunk left out. */
void faults_tell(const struct faults *const *threads, size_t n_threads, uint64_t last_chunk,
                 struct arena *arena, struct diags *diags, struct usage_file *file);

#endif
