/* Whether a mapping names what a warehouse is asked for, and asks for nothing but rows. Read by sql_text.c.
 * Clause 2.5 (read-only: one SELECT). */
#ifndef INGEST_SQL_QUERY_H
#define INGEST_SQL_QUERY_H

#include <realrate/mapping.h>

/* Returns 0, or -1 after reporting (STATUS_CONFIG): neither table nor query; no date, model or counts;
 * prompts that include the cache without a count of them; a query that does not begin with SELECT or WITH,
 * has a semicolon, or a quote, bracket or comment that is not closed. */
int sql_query_check(const struct mapping *mapping, struct diags *diags);

#endif
