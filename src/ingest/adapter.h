/* The formats of usage files as data: which column fills which field. A new format is one table (format_*.c)
 * and one entry in adapter.c. Clause 2.4. */
#ifndef INGEST_ADAPTER_H
#define INGEST_ADAPTER_H

#include "field.h"

#include <realrate/mapping.h>

#include <stdbool.h>

/* Where one field comes from. A field without column is empty: 0, standard, base, global, unnamed. */
struct column {
    unsigned field;         /* enum usage_field */
    const char *name;       /* compared without case */
    const char *other_name; /* read where there is no `name`; NULL: none */
    const char *covered_by; /* not required where this column is there; NULL: none */
    bool is_required;
    const struct word *words; /* of tier, context, geo, speed */
};

struct adapter {
    const char *name; /* for --format */
    const struct column *columns;
    size_t n_columns;
    bool allow_comma;    /* counts may be written 1,234 */
    bool allow_exponent; /* counts may be written 1.5e3 */
};

/* The names of a file's columns, without spaces around them. */
struct header {
    const char *const *names;
    size_t n_names;
};

/* What one header has of one format. */
struct fit {
    const struct adapter *adapter;                /* NULL: no format of the name that was asked for */
    const struct column *columns[N_USAGE_FIELDS]; /* NULL: the file has no column for the field */
    size_t positions[N_USAGE_FIELDS];             /* of the field's column, from 0 */
    size_t n_bound;                               /* fields that have a column */
    size_t n_required, n_missing;                 /* columns the format requires, of them lacking */
};

/* The names of the formats, in the order in which they are tried. */
const char *const *adapter_names(size_t *ret_n);

/* The format that fits the header best, of those complete the one that takes most columns; only the one named
 * where format is not NULL. */
struct fit adapter_fit(const struct header *header, const char *format);

/* Where the header has the name, in any case; n_names where it does not, or name is NULL. */
size_t adapter_position(const struct header *header, const char *name);

/* Whether the column is required, and neither it nor what stands for it is there. */
bool adapter_lacks(const struct header *header, const struct column *column);

extern const struct adapter adapter_realrate;
extern const struct adapter adapter_console;

#endif
