/* How a table that no known format describes says what was used: the product of src/config/mapping.c, read by
 * src/ingest for custom CSV files and by the SQL of a warehouse. Clauses 2.4 (`custom`) and 2.5. */
#ifndef REALRATE_MAPPING_H
#define REALRATE_MAPPING_H

#include <realrate/arena.h>
#include <realrate/diag.h>
#include <realrate/units.h>

#include <stdbool.h>
#include <stddef.h>

/* What a row of usage is made of. Either it has the counts of all meters side by side (wide: USAGE_COUNT +
 * enum meter), or one quantity and the meter it is of (long). */
enum usage_field {
    USAGE_DATE,
    USAGE_MODEL,
    USAGE_WORKSPACE,
    USAGE_TIER,
    USAGE_CONTEXT,
    USAGE_GEO,
    USAGE_SPEED,
    USAGE_PROVIDER, /* who serves the model: rows of others than Anthropic are counted apart */
    USAGE_METER,
    USAGE_QUANTITY,
    USAGE_COUNT, /* the counts, in the order of enum meter */
};
#define N_USAGE_FIELDS (USAGE_COUNT + N_METERS)

/* As INI keys and the canonical format spell them: "date", "model", ..., "input", ..., "web_search". */
extern const char *const usage_field_names[N_USAGE_FIELDS];

/* What a cell's text means: the first pattern that matches it, without case, `*` standing for any characters.
 */
struct mapping_value {
    const char *pattern;
    const char *value; /* a model, a meter, a word of 1.1; NULL: `ignore`, the row is of something else and
                          counted apart */
    struct factor {
        int64_t numerator, denominator; /* of a meter: the quantity times it is the count; 1/1 elsewhere */
    } factor;
    int line; /* of the mapping file */
};

enum mapping_kind {
    MAPPING_NONE, /* the field is not there: 0, standard, base, global, unnamed */
    MAPPING_COLUMN,
    MAPPING_CONSTANT,
};

/* Where one field comes from. */
struct mapping_field {
    enum mapping_kind kind;
    const char *text;                   /* the column's name, or the constant */
    struct factor factor;               /* of a count or quantity: the cell times it */
    const struct mapping_value *values; /* from [values FIELD]; none: the text itself */
    size_t n_values;
    int line;
};

/* mapping INI:
 *
 *   [source]                      ; where rows come from; for odbc: and realrate sql
 *   table = usage.requests        ; or: query = SELECT ...
 *   format = focus                ; changes this format's columns; left out: nothing but [columns] is read
 *   prompt_includes_cache = yes   ; input counts also what was read from and written to the cache; default no
 *   [columns]
 *   date = started_at
 *   input = prompt_tokens         ; a column
 *   tier = 'standard'             ; a constant
 *   quantity = kilotokens * 1000  ; a column times or divided by a number
 *   [values model]                ; texts of that field's column
 *   *Claude4.5Sonnet* = claude-sonnet-4-5
 *   * = ignore
 *   [values meter]
 *   *-input-tokens = input * 1000
 */
struct mapping {
    const char *file; /* as given */
    char sha256[65];
    size_t bytes;
    const char *table, *query; /* NULL where not given; never both */
    const char *format; /* whose columns the fields replace, so that any of them may be left out; NULL: the
                           fields are all there is */
    int format_line;
    bool prompt_includes_cache;
    int prompt_line; /* where the file says so, or no; 0: it does not, and a format's own default holds */
    struct mapping_field fields[N_USAGE_FIELDS];
};

/* Reads a mapping INI. Returns 0, or -1 after reporting every error with its line (STATUS_CONFIG): an unknown
 * section, key or field; a value that no field of that name can have; counts beside a meter or quantity; and
 * without `format`: no date or model, neither counts nor a meter with its quantity. Patterns hold no colon,
 * which an INI key cannot have: `*` stands for it. */
int mapping_read(const char *path, struct arena *arena, struct diags *diags, struct mapping *ret_mapping);

#endif
