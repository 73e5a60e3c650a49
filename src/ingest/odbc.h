/* A warehouse as a usage file: asked by one SELECT for the sums, which come in as rows do. Clause 2.5. */
#ifndef INGEST_ODBC_H
#define INGEST_ODBC_H

#include "input.h"

/* Whether the path is odbc: and a connection string. */
bool odbc_is_named(const char *path);

/* Reads what the mapping of the run's options makes of the warehouse, as input_read does a file. The path in
 * *ret_file is without secrets; sha256 and bytes are of the rows that came, in an order of ours, so that the
 * same answer has the same; n_rows counts the warehouse's rows. Nothing enters the run's groups before the
 * last row came. Returns 0, or -1 after reporting. */
int odbc_read(struct run *run, uint32_t number, const char *path, struct usage_file *ret_file);

#endif
