/* One value of an INI: text to a typed, range-checked value by its row of the schema. Made by value.c, read
 * by reading.c. Clause 2 (rules for INI files). */
#ifndef VALUE_H
#define VALUE_H

#include "schema.h"

#include <realrate/arena.h>
#include <realrate/diag.h>

#include <stdint.h>

struct value {
    enum term_kind kind; /* TERM_TEXT where the key's word ("auto") stands for a number */
    bool is_word;
    double value;     /* as in struct term */
    int64_t exact;    /* MONEY, PRICE: micro-units; SHARE: 1e-9; NUMBER: 1e-6, or 1e-decimals; else value */
    const char *text; /* trimmed; the choice as the schema spells it */
    double share;     /* of a choice that is followed by one */
    const char *share_text;
};

/* Reads one value (one item of a list). Returns 0, or -1 after reporting what was found and expected. */
int value_read(const struct schema_key *key, const char *text, struct place place, struct arena *arena,
               struct diags *diags, struct value *ret);

/* A currency's code: three capital letters. Returns 0, or -1 after reporting. */
int value_check_currency(const char *text, struct place place, struct diags *diags);

/* The numbers of open keys: 250K, tier.500, 2027-06. Each returns 0, or -1 where the text is no such thing;
 * *ret_value is currency, units, or the first day of the month. */
int value_key_number(enum key_form form, const char *text, double *ret_value, int64_t *ret_exact);

/* "0% to 100%", "1 to 120", "0 or more": the range of a key in its own notation, NULL where it has none. */
const char *value_range(const struct schema_key *key, struct arena *arena);

#endif
