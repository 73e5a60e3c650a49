/* Chunks of a usage file -> CSV records (RFC 4180), through libcsv: the definition of what a usage file says.
 * Made and read by src/ingest, one for each thread; the line numbers are exact, also after line ends inside
 * quoted fields. Clause 2.4. */
#ifndef INGEST_READER_H
#define INGEST_READER_H

#include "lines.h"

#define FIELD_BYTES_MAX ((size_t)1 << 20) /* of one field, and of all fields of one record */
#define COLUMNS_MAX     4096

struct cell {
    const char *text; /* len bytes, without quotes; spaces around an unquoted field are gone */
    size_t len;
    unsigned long line; /* where the field starts */
};

/* Valid until the next reader call. */
struct record {
    unsigned long line; /* where the record starts */
    const struct cell *cells;
    size_t n_cells; /* 1 or more */
};

struct reader;

/* What a reader has counted, and what is only known of the end of the file. */
struct line_tally {
    uint64_t n_blank, n_lf, n_crlf;
    unsigned long last_line; /* where lacks_last_end */
    bool lacks_last_end;     /* the file ends without a line end */
    bool has_read_end;       /* all lines up to the end of the file's last chunk */
};

/* Where a reader is, for who reads records itself and passes over them. */
struct reader_place {
    struct chunk chunk; /* being read, or whose pull failed */
    struct lines lines; /* of it: `at` is where the next line starts, `line` the number of the one before */
    struct line_tally tally;
    uint64_t n_rows; /* records below the header */
};
struct reader_place *reader_place(struct reader *reader);

/* Passes over a line that is a record which somebody else has read. */
static inline void
reader_pass(struct reader_place *reading, size_t end, bool has_crlf)
{
    reading->lines.at = end;
    reading->lines.line++;
    reading->n_rows++;
    reading->tally.n_crlf += has_crlf;
    reading->tally.n_lf += !has_crlf;
}

/* The reader lives in scratch, and must be freed. */
struct reader *reader_new(struct chunks *chunks, struct arena *scratch, struct diags *diags);
void reader_free(struct reader *reader);

/* The next record of the chunks that this reader pulls; lines that are blank or hold only spaces are counted
 * and passed over. Returns 1, 0 where there is no further chunk, or -1 after reporting a fault after which
 * nothing can be read for sure. */
int reader_next(struct reader *reader, const struct record **ret_record);

/* The delimiter that the first record was found to have: , ; or tab. */
char reader_delimiter(const struct reader *reader);
void reader_set_delimiter(struct reader *reader, char delimiter); /* as another reader has found it */

/* Finds the delimiter again from the next line, as for a header that lines of other text precede. */
void reader_find_delimiter(struct reader *reader);

/* The header's names, for the place of faults; borrowed. Records after it count as rows. */
void reader_name_columns(struct reader *reader, const char *const *names, size_t n_names);

/* Warns of mixed line ends and of a missing last line end. */
void reader_tell(const struct line_tally *tally, const char *path, struct diags *diags);

#endif
