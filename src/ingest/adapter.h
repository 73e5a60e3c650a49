/* The formats of usage files as data: which column fills which field. A new format is one table (format_*.c)
 * and one entry in adapter.c. Clause 2.4. */
#ifndef INGEST_ADAPTER_H
#define INGEST_ADAPTER_H

#include "field.h"

#include <realrate/mapping.h>

#include <stdbool.h>
#include <stdint.h>

/* Beside the fields of usage, what some formats have to tell about them. */
enum {
    FIELD_OTHER_MODEL = N_USAGE_FIELDS, /* read where the model's cell is empty */
    FIELD_UNIT,                         /* of the quantity: its words are powers of ten */
    FIELD_OTHER_QUANTITY,               /* read where the quantity or its unit is not told */
    FIELD_OTHER_UNIT,                   /* of it */
    FIELD_CLASS,                        /* a word where a row corrects another, if only its cost */
    FIELD_CATEGORY,                     /* whether a row is usage */
    FIELD_STATUS,                       /* whether what it says was used */
    FIELD_LIST_PRICE,                   /* of billed amounts */
    N_FIELDS,
};

/* Where one field comes from. A field without column is empty: 0, standard, base, global, unnamed. */
struct column {
    unsigned field;         /* enum usage_field, or one of those above */
    const char *name;       /* compared without case; NULL: a constant */
    const char *other_name; /* read where there is no `name`; NULL: none */
    const char *member;     /* of the JSON object that a cell of `other_name` is; NULL: the cell itself */
    const char *covered_by; /* not required where this column is there; NULL: none */
    bool is_required;
    const struct word *words;            /* the texts it may have; NULL: any */
    bool sets_apart;                     /* another text is no error: the row is of something else */
    const struct mapping_field *mapping; /* its values, factor or constant; NULL: none */
};

struct adapter {
    const char *name; /* for --format */
    const struct column *columns;
    size_t n_columns;
    bool allow_comma;           /* counts may be written 1,234 */
    bool allow_exponent;        /* counts may be written 1.5e3 */
    bool allow_negative;        /* quantities may be corrections, which are taken off */
    bool needs_quantity;        /* without any, a row is an error unless it corrects another */
    bool prompt_includes_cache; /* the input counts what was read from and written to the cache too */
    bool is_asked_for;          /* a mapping's own: taken wherever it is complete */
    const char *null_text;      /* a cell of this text is empty; NULL: none is */
    const char *model_prefix;   /* taken off a model's name; NULL: none */
    const char *model_mark;     /* a model without it, in any case, is another vendor's; NULL: none is */
    const char *cache_warning;  /* where the file has no column of what was read from the cache; NULL: none */
    const char *apart_hint;     /* what to do where every row is of something else; NULL: nothing */
    const char *refusal;        /* why its files are no usage; NULL: they are */
};

/* The names of a file's columns, without spaces around them. */
struct header {
    const char *const *names;
    size_t n_names;
};

/* The formats that a file may have, in the order in which they are tried. */
struct formats {
    const struct adapter *const *items;
    size_t n;
};

#define NO_POSITION SIZE_MAX

/* What one header has of one format. */
struct fit {
    const struct adapter *adapter;          /* NULL: no format of the name that was asked for */
    const struct column *columns[N_FIELDS]; /* NULL: the field has neither a column nor a constant */
    size_t positions[N_FIELDS];             /* of the field's column, from 0; NO_POSITION without one */
    bool is_inside[N_FIELDS];               /* the cell's JSON has the text, as column->member */
    size_t n_bound;                         /* fields that have a column */
    size_t n_required, n_missing;           /* columns the format requires, of them lacking */
    bool is_long;                           /* a row has one quantity and its meter, not all counts */
    /* Each field is its cell and nothing else: no constant, factor, value or member of it, nothing to be
     * taken off, no row apart or corrected. Rows may then be read without row.h's help. */
    bool is_plain;
    /* The cells that say what a row counts: row_read takes all but the counts from these and no others. */
    size_t key_positions[N_FIELDS];
    size_t n_keys;
    /* The fields whose text may say that a row is of something else. */
    size_t apart[N_FIELDS];
    size_t n_apart;
};

/* The names of the formats for --format, in the order in which they are tried, and `custom`. */
const char *const *adapter_names(size_t *ret_n);

/* The known formats alone. */
struct formats adapter_known(void);

/* The known format of the name; NULL where there is none, or it is `custom`. */
const struct adapter *adapter_find(const char *name);

/* The format that fits the header best, of those complete the one that takes most columns; only the one named
 * where format is not NULL. */
struct fit adapter_fit(const struct formats *formats, const struct header *header, const char *format);

/* Where the header has the name, in any case; n_names where it does not, or name is NULL. */
size_t adapter_position(const struct header *header, const char *name);

/* Whether the column is required, and neither it nor what stands for it is there. */
bool adapter_lacks(const struct header *header, const struct column *column);

extern const struct adapter adapter_realrate, adapter_console, adapter_admin_api, adapter_litellm,
    adapter_focus, adapter_console_cost;

#define CUSTOM_FORMAT "custom"

#endif
