/* One field of a mapping as SQL expressions over the columns of the warehouse's table. Read by sql_text.c.
 * Clause 2.5. */
#ifndef INGEST_SQL_FIELD_H
#define INGEST_SQL_FIELD_H

#include "sql_dialect.h"

#include <realrate/mapping.h>

/* The name in the query of the table or query that a mapping names. */
#define SQL_SOURCE "s"

/* What a query is made from and with. */
struct sql {
    const struct mapping *mapping;
    const struct sql_dialect *dialect;
    struct arena *arena;
    bool is_long;   /* a row has one quantity, and says of which meter */
    bool has_other; /* rows may be of something else */
};

/* For the dialect and mapping; both must outlive it. */
struct sql sql_field_begin(const struct mapping *mapping, const struct sql_dialect *dialect,
                           struct arena *arena);

/* The field's text: its column with what [values] make of it, or the constant; of the date the UTC day. It
 * must be there. */
const char *sql_field_text(const struct sql *sql, size_t field);

/* A text as words are compared: in small letters and without blanks. */
const char *sql_field_word(const struct sql *sql, const char *text);

/* "'input', 'inputtokens', ...": the words of one meter as they are compared, or of all but it. */
const char *sql_field_meter_words(const struct sql *sql, size_t meter, bool is_meter);

/* The field's number times its factor; -1 where a factor leaves no whole number. It must be there. */
const char *sql_field_number(const struct sql *sql, size_t field);

/* The quantity of a long table times its factor and what its meter's text says, like a number. */
const char *sql_field_quantity(const struct sql *sql);

/* Whether rows may be of something else. */
bool sql_field_has_other(const struct mapping *mapping);

/* "A OR B": the row is of something else, by `ignore` or its provider. */
const char *sql_field_is_other(const struct sql *sql);

#endif
