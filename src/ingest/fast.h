/* The fast lane: records that are provably plain are read from bit masks of their chunk, every other one by
 * libcsv. Same records, same lines, same errors as libcsv alone; one for each thread. Clause 2.4. */
#ifndef INGEST_FAST_H
#define INGEST_FAST_H

#include "reader.h"
#include "scan.h"

struct fast {
    struct reader *reader;
    enum lane lane;
    size_t n_columns; /* the header's */
    struct scan scan;
    struct reader_place *reading; /* the reader's place */
    uint64_t number;              /* of the chunk that the masks are of; UINT64_MAX: of none */
    const char *text;             /* the chunk from where they start, `base` */
    size_t base;
    size_t at;      /* in the chunk: where the next record starts */
    size_t odd;     /* in text: the first odd byte of that record or after it; past the end where none is */
    uint32_t *list; /* one past each end that is listed and not passed: from `next` to `n_list` */
    size_t next, n_list;
    size_t word;      /* of the masks: where ends are listed from next */
    size_t line_word; /* where line ends are looked for, and those of that word that are not passed */
    uint64_t lines_left;
    uint32_t *starts; /* of the plain record's cells in text, and one past its last end: in the list */
    struct cell *cells;
    struct arena *arena, *scratch; /* scratch: quotes that were doubled, until the next record */
};

/* What is next: */
enum fast_got {
    FAST_FAILED = -1, /* nothing, after reporting; as reader_next */
    FAST_END,
    FAST_RECORD, /* a record that libcsv read */
    FAST_PLAIN,  /* one of the header's width in starts and text, on the reading's line */
};

/* Reads on where the reader is. */
void fast_init(struct fast *fast, struct reader *reader, enum lane lane, size_t n_columns,
               struct arena *arena);
void fast_free(struct fast *fast);

/* ret_record only for FAST_RECORD. */
enum fast_got fast_next(struct fast *fast, const struct record **ret_record);

/* A cell of the plain record as it stands there, without the quotes around it; quotes inside are doubled, and
 * the line is not told. */
static inline struct cell
fast_cell(const struct fast *fast, size_t column)
{
    const char *text = fast->text + fast->starts[column];
    size_t len = fast->starts[column + 1] - 1 - fast->starts[column];
    size_t quote = len > 0 && *text == '"';
    return (struct cell){.text = text + quote, .len = len - 2 * quote};
}

/* The plain record as libcsv would give it. */
struct record fast_record(struct fast *fast);

#endif
