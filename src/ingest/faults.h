/* Faults of single rows: errors, or with --on-bad-row=skip counted, the first ten kept. Clause 2.4. Cheap for
 * any number of them: text is made for those alone that are kept. */
#ifndef INGEST_FAULTS_H
#define INGEST_FAULTS_H

#include "reader.h"

#include <realrate/usage.h>

struct faults {
    bool skip;
    struct usage_file *file; /* takes the skipped ones' messages */
    struct arena *arena;     /* of them */
    struct diags *diags;
    size_t n_reported; /* errors of this file so far */
    bool has_row_one;  /* the row being read has one; a skipped row keeps its first */
};

void faults_begin_row(struct faults *faults);

/* "expected WHAT, found "VALUE"". column may be NULL. */
void faults_add(struct faults *faults, unsigned long line, const char *column, const char *expected,
                const char *value, size_t len);

/* A fault that is no value's. */
void faults_add_text(struct faults *faults, unsigned long line, const char *text);

#endif
