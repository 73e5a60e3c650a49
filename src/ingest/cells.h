/* A field of one record: its text, what a mapping takes that for, and what is wrong with it. Between the
 * row's reader and the record. Clause 2.4. */
#ifndef INGEST_CELLS_H
#define INGEST_CELLS_H

#include "row.h"

/* The field's text: empty where the file has no column for it, or the cell says that there is nothing. */
struct cell cells_of(const struct row_reader *reader, const struct record *record, size_t field);

/* The same as the mapping's values have it: *ret_cell is the value's text, or the field's own where no
 * pattern fits. *ret_factor (or NULL) is the value's, 1 without one. Returns false where the row is to be
 * ignored. */
bool cells_meaning(const struct row_reader *reader, const struct record *record, size_t field,
                   struct cell *ret_cell, struct factor *ret_factor);

/* The column's name, or the field's where it has none. */
const char *cells_column(const struct row_reader *reader, size_t field);

/* Reports "expected WHAT, found TEXT", the text being the record's. Returns -1. */
int cells_fault(struct row_reader *reader, const struct record *record, size_t field, const char *expected);

/* The same with what to do about all faults of the kind, told once a file; NULL: nothing. */
int cells_fault_advised(struct row_reader *reader, const struct record *record, size_t field,
                        const char *expected, const char *advice);

/* The value of the field's word, reported where it is none of its words. 0 without a column: standard, base,
 * global. */
int cells_word(struct row_reader *reader, const struct record *record, size_t field, struct cell meaning,
               uint8_t *ret_value);

#endif
