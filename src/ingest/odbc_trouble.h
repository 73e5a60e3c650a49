/* What the driver manager and drivers say of a call -> messages and exit statuses. Read by odbc_link.c.
 * Clause 6.3 (row 69). */
#ifndef INGEST_ODBC_TROUBLE_H
#define INGEST_ODBC_TROUBLE_H

#include "odbc_address.h"

#include <realrate/diag.h>

#include <sql.h>
#include <stdbool.h>

enum odbc_phase { ODBC_CONNECTING, ODBC_ASKING, ODBC_FETCHING };

struct odbc_trouble {
    char state[6];    /* SQLSTATE */
    const char *text; /* as the driver has it, secrets and all */
};

/* The record of that number, from 1, of the handle's last call; false where there is none. The text is
 * arena's. */
bool odbc_trouble_read(SQLSMALLINT kind, SQLHANDLE handle, SQLSMALLINT number, struct arena *arena,
                       struct odbc_trouble *ret);

/* Reports a call that failed, with the status its SQLSTATE has in that phase and the driver's words,
 * censored. */
void odbc_trouble_report(enum odbc_phase phase, SQLSMALLINT kind, SQLHANDLE handle,
                         const struct odbc_address *address, struct arena *arena, struct diags *diags);

#endif
