/* The query that a warehouse runs instead of handing out its rows: made by src/ingest from a mapping, printed
 * by `realrate sql`, sent by odbc: sources. Clause 2.5. */
#ifndef REALRATE_SQL_H
#define REALRATE_SQL_H

#include <realrate/arena.h>
#include <realrate/diag.h>
#include <realrate/mapping.h>

#include <stddef.h>

/* The names for --dialect; n in *ret_n. The first is plain SQL. */
const char *const *sql_dialect_names(size_t *ret_n);

/* One SELECT ... GROUP BY over the mapping's table or query, without a semicolon. It gives the canonical
 * format's columns, the day in UTC; `rows`, how many rows of the source a row sums up; and where the mapping
 * leaves rows out `provider`: "other" for those, "" for the rest. A count of -1 says that the sum
 * cannot be told: some row of it has a negative count or one that is not whole, more cached than prompt
 * tokens, or an unknown meter. A row that says it is of nothing (NULL) has a count of 0. dialect is one of
 * the names. Returns NULL after reporting (STATUS_CONFIG): no table or query, a query that is not one SELECT.
 */
const char *sql_text(const struct mapping *mapping, const char *dialect, struct arena *arena,
                     struct diags *diags);

#endif
