/* What SQL dialects differ in, as one table, and the smallest parts of a query. Read by sql*.c. Clause 2.5.
 */
#ifndef INGEST_SQL_DIALECT_H
#define INGEST_SQL_DIALECT_H

#include <realrate/arena.h>

#include <stdbool.h>
#include <stddef.h>

/* Of the texts below, `$` stands for an expression. */
struct sql_dialect {
    const char *name; /* for --dialect */
    const char
        *engine;      /* what the name has in it that a driver gives its engine; NULL: none is known by it */
    char quote;       /* around names */
    bool folds_upper; /* a name written without quotes is upper-case there */
    bool has_backslash;  /* in a literal \ escapes, and '' is not a quote */
    bool has_escape;     /* LIKE has an ESCAPE clause */
    const char *day;     /* the UTC day of a date or a moment */
    const char *whole;   /* a number as one of 64 bits or more without a fraction */
    const char *summed;  /* such a number as a type whose sum does not wrap around */
    const char *decimal; /* a number as one with nine or more exact decimals */
    bool is_binary;      /* that number may be of floating point all the same */
    const char *trimmed; /* a text without blanks around */
    const char *lower;   /* a text with the letters A to Z alone made small; NULL: there is LOWER only */
};

/* One of the names of sql_dialect_names. */
const struct sql_dialect *sql_dialect_of(const char *name);

/* The dialect of an engine by the name its driver gives it; the first one where it is not known. */
const struct sql_dialect *sql_dialect_of_engine(const char *engine);

/* The form with each `$` replaced. */
const char *sql_dialect_apply(const char *form, const char *expression, struct arena *arena);

/* A column's name, quoted. */
const char *sql_dialect_column(const struct sql_dialect *dialect, const char *name, struct arena *arena);

/* A table's name, each of its parts quoted: parts are separated by dots, and may be in quotes already. */
const char *sql_dialect_table(const struct sql_dialect *dialect, const char *name, struct arena *arena);

/* A text literal. */
const char *sql_dialect_literal(const struct sql_dialect *dialect, const char *text, struct arena *arena);

/* "EXPRESSION matches PATTERN" without ASCII case, `*` standing for any characters; NULL where it always
 * does. */
const char *sql_dialect_match(const struct sql_dialect *dialect, const char *expression, const char *pattern,
                              struct arena *arena);

#endif
