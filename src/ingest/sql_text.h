/* The query for a dialect that is not one of the table's own. Made by sql_text.c, used by odbc*.c. */
#ifndef INGEST_SQL_TEXT_H
#define INGEST_SQL_TEXT_H

#include "sql_dialect.h"

#include <realrate/sql.h>

/* As sql_text (realrate/sql.h). */
const char *sql_text_in(const struct mapping *mapping, const struct sql_dialect *dialect, struct arena *arena,
                        struct diags *diags);

/* Whether its result has the column provider. */
bool sql_text_has_others(const struct mapping *mapping);

#endif
