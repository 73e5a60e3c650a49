/* A usage file -> chunks of whole records, pulled in order by any number of threads. The end of a record is
 * found by the parity of quotes alone: exact where the CSV is well formed, and where it is not, libcsv
 * refuses it in this chunk or one before. Clauses 2.4 and 6.1. */
#ifndef INGEST_CHUNK_H
#define INGEST_CHUNK_H

#include "source.h"
#include "tuning.h"

#include <pthread.h>

#define CHUNK_BYTES_MOST ((size_t)4 << 20) /* no record is as long */
#define CHUNK_PADDING    64                /* bytes after a chunk that may be read, whatever they are */

/* One thread's: filled by each pull, its buffer used again. All zero before the first. */
struct chunk {
    const char *text; /* len bytes, and CHUNK_PADDING more */
    size_t len;
    char *buffer;
    size_t capacity;
    uint64_t number;     /* from 0 in the order of the file; of a pull that failed, too */
    unsigned long line;  /* on which it starts, from 1 */
    bool is_last;        /* the file ends with it */
    bool is_cut;         /* it ends inside a record that is too long to be one */
    struct arena *arena; /* of the buffer */
};

struct chunks {
    struct source source;
    struct tuning tuning;
    const struct usage_options *options; /* for their progress */
    struct usage_progress progress;      /* with the files before */
    uint64_t bytes_before;

    pthread_mutex_t lock; /* of all that follows, and of the source */
    char *head;           /* plain bytes read to see what the file is; from head_at to head_end are left */
    size_t head_at, head_end;
    const char *carry; /* the start of a record, in the buffer of the last chunk given */
    size_t carry_len;
    uint64_t n_chunks;
    unsigned long n_lines; /* line ends in the chunks given */
    bool is_done;          /* all was given, or a thread has stopped it */
    bool has_read_all;
};

/* Opens, and refuses by its first bytes what is no CSV text: UTF-16, archives, workbooks. A byte order mark
 * is passed over. Returns 0, or -1 after reporting; then nothing is open. */
int chunks_open(struct chunks *chunks, const char *path, const struct tuning *tuning,
                const struct usage_options *options, struct usage_progress before, struct arena *scratch,
                struct diags *diags);

/* The next chunk, and progress told with the n_rows that the calling thread has read since it last came.
 * Returns 1, 0 where there is none, or -1 after reporting (as source_read). */
int chunks_pull(struct chunks *chunks, struct chunk *chunk, uint64_t n_rows, struct diags *diags);

/* No more chunks for anyone. */
void chunks_stop(struct chunks *chunks);

/* Whether all was given. */
bool chunks_are_done(struct chunks *chunks);

/* As source_close. */
int chunks_close(struct chunks *chunks, struct diags *diags, char ret_sha256[SHA256_TEXT_SIZE],
                 uint64_t *ret_bytes);

#endif
