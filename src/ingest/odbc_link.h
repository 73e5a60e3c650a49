/* A connection to a warehouse through unixODBC, the only user of its library. Made and read by odbc.c; in
 * builds without ODBC odbc_none.c stands for it. Clauses 2.5 and 6.3 (row 69). */
#ifndef INGEST_ODBC_LINK_H
#define INGEST_ODBC_LINK_H

#include "odbc_address.h"

#include <realrate/diag.h>

#include <stdbool.h>

struct odbc_link;

/* Connects, waiting for the server a quarter of a minute. What the DSN holds of who asks is added to the
 * address's secrets. Returns NULL after reporting STATUS_UNAVAILABLE: no driver, no such DSN, no server,
 * login refused. */
struct odbc_link *odbc_link_open(struct odbc_address *address, struct arena *arena, struct diags *diags);

/* What the driver says of its engine. */
struct odbc_engine {
    const char *name; /* "PostgreSQL" */
    char quote;       /* around names; '\0' where it has none */
    bool folds_upper; /* names without quotes are upper-case */
};
struct odbc_engine odbc_link_engine(struct odbc_link *link);

/* Sends the query, which must give n_columns. Returns 0, or -1 after reporting: it is refused, a value is out
 * of range (STATUS_DATA), not permitted (STATUS_PERMISSION), the server is gone (STATUS_UNAVAILABLE). */
int odbc_link_query(struct odbc_link *link, const char *sql, size_t n_columns);

/* The next row's cells as text, arena's, without spaces around; "" for NULL. Returns 1, 0 after the last row,
 * or -1 after reporting: the connection is lost or a value was cut (STATUS_IO), a text beyond 1 MiB
 * or, where the driver lets it be seen, not UTF-8 or with a NUL in it (STATUS_DATA). */
int odbc_link_next(struct odbc_link *link, const char **ret_cells);

void odbc_link_close(struct odbc_link *link); /* NULL is fine */

#endif
