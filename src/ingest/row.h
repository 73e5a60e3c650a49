/* One record -> one row of usage, or what is wrong with it. Knows nothing of files or bytes. Clause 2.4. */
#ifndef INGEST_ROW_H
#define INGEST_ROW_H

#include "faults.h"
#include "header.h"

struct row {
    int32_t day;
    bool is_apart; /* of another provider, or no usage of a model: nothing below means anything */
    struct cell model, workspace; /* the record's, or the mapping's */
    uint8_t words[N_FIELDS];      /* enum tier, context, geo, speed, meter at USAGE_TIER and so on */
    bool context_is_told;         /* the context is not empty */
    struct factor factor;         /* where a row has one quantity: that times it is the count */
    int8_t powers[2];             /* of ten, of the quantity and the other one; -1: its unit is not known */
    bool is_of_correction;        /* it corrects another row, if only its cost */
    uint64_t counts[N_METERS];
    bool is_correction; /* the counts are to be taken off */
};

/* How rows of one file are read. */
struct row_reader {
    const struct header *header;
    const struct fit *fit;
    char delimiter;
    struct faults *faults;
    struct last_day last_day;
    const char *known_words[N_FIELDS]; /* for messages, made when needed */
};

/* Returns 0, or -1 after reporting every fault of the row into the faults; then *ret_row means nothing. All
 * of it but its counts, its key, depends on nothing but the text of the record's cells at fit->key_positions.
 * A row that is_apart has no counts to be read. */
int row_read(struct row_reader *reader, const struct record *record, struct row *ret_row);

/* The counts alone of a record of the header's width into row, whose key is known. Returns 0, or -1 after
 * reporting every fault. */
int row_read_counts(struct row_reader *reader, const struct record *record, struct row *row);

/* The name of the column that a count of the meter comes from, for messages. */
const char *row_count_column(const struct row_reader *reader, enum meter meter);

#endif
