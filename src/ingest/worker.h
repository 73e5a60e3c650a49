/* One thread's part of a file: the rows of the chunks it pulls, summed. merge.c joins the parts. */
#ifndef INGEST_WORKER_H
#define INGEST_WORKER_H

#include "groups.h"
#include "keys.h"
#include "names.h"

/* What all threads know of the file; none of them changes it. */
struct sheet {
    const struct usage_options *options;
    const struct formats *formats;
    const struct tuning *tuning;
    struct usage_file *file; /* its path and format */
    uint32_t number;
    struct header header;
    struct fit fit;
    char delimiter;
    size_t n_threads; /* that may read it */
};

struct worker {
    const struct sheet *sheet;
    struct arena *arena; /* of all that follows */
    struct diags diags;  /* texts of faults; the one error that ended the reading, if any */
    struct reader *reader;
    const struct reader_place *reading; /* its place */
    struct fast fast;
    struct row_reader rows;
    struct faults faults;
    struct keys keys;
    struct count_column { /* of a plain record */
        size_t column;
        enum meter meter;
    } counts[N_METERS];
    size_t n_counts;
    struct names models, workspaces;
    struct groups groups, corrections;
    uint64_t n_rows, n_skipped, n_apart;
    int32_t day;       /* of the plain record being read */
    bool has_failed;   /* an error ended the reading, in the reader's chunk */
    bool has_overflow; /* that error is a sum past 64 bits, at its place where one thread reads alone */
};

/* A worker that pulls from chunks; its reader exists at once, the rest begins with worker_begin, when the
 * header is known. */
void worker_init(struct worker *worker, struct chunks *chunks);
void worker_begin(struct worker *worker, const struct sheet *sheet);
void worker_free(struct worker *worker);

/* Reads until there is no further chunk, or an error ends the reading. */
void worker_read(struct worker *worker);

#endif
