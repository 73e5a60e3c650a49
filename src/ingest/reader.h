/* Physical lines -> CSV records (RFC 4180), through libcsv: the definition of what a usage file says. Made
 * and read by src/ingest; the line numbers are exact, also after line ends inside quoted fields. Clause 2.4.
 */
#ifndef INGEST_READER_H
#define INGEST_READER_H

#include "base/sha256.h"

#include <realrate/arena.h>
#include <realrate/diag.h>

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

/* Returns NULL after reporting. The reader lives in scratch, and must be closed. */
struct reader *reader_open(const char *path, struct arena *scratch, struct diags *diags);

/* The next record; lines that are blank or hold only spaces are counted and passed over. Returns 1, 0 at the
 * end, or -1 after reporting a fault after which nothing can be read for sure. */
int reader_next(struct reader *reader, const struct record **ret_record);

/* The delimiter that the first record was found to have: , ; or tab. */
char reader_delimiter(const struct reader *reader);

/* Finds the delimiter again from the next line, as for a header that lines of other text precede. */
void reader_find_delimiter(struct reader *reader);

/* The header's names, for the place of faults; borrowed. */
void reader_name_columns(struct reader *reader, const char *const *names, size_t n_names);

uint64_t reader_n_bytes(const struct reader *reader); /* of the file, read so far */

unsigned long reader_n_blank_lines(const struct reader *reader);

/* Closes. Warns of mixed line ends and of a missing last line end where all was read. Returns 0, or -1 after
 * reporting that the file changed while it was read. */
int reader_close(struct reader *reader, char ret_sha256[SHA256_TEXT_SIZE], uint64_t *ret_bytes);

#endif
