/* The tables of sections and keys: one per INI kind, each key with type, range, default, unit and meaning.
 * Made by hand in schema_*.c, a file for some sections of a kind each; read by reading*.c and schema_text.c.
 * Clause 2. */
#ifndef SCHEMA_H
#define SCHEMA_H

#include <realrate/terms.h>

#include <stdbool.h>
#include <stddef.h>

/* How a key is spelled. All but KEY_FIXED are open: any number of such keys may stand in the section. */
enum key_form {
    KEY_FIXED,
    KEY_MONEY,    /* an annual commit: 250K */
    KEY_QUANTITY, /* tier.500 */
    KEY_MONTH,    /* 2027-06 */
    KEY_PRICED,   /* MODEL, FAMILY, MODEL.METER or FAMILY.METER; reading it is the caller's */
    KEY_MODEL,    /* a model of the book; reading it is the caller's */
    KEY_ANY,
};

/* What goes into the field of a key: what its kind says (bool, int, double, struct money, text); the exact
 * number as int64_t (a share in parts per thousand million); or any number as double. */
enum key_store { STORE_KIND, STORE_EXACT, STORE_DOUBLE };

struct schema_key {
    const char *key; /* as spelled, or how an open key is shown: "THRESHOLD" */
    enum key_form form;
    enum term_kind kind;
    bool is_required, is_list;
    bool takes_constant;        /* a text in apostrophes is a constant, without them a name */
    const char *default_text;   /* NULL: none */
    double min, max;            /* of the value; both 0: no range */
    double key_max;             /* of an open key that is a number from 0 on; 0: no range */
    int decimals;               /* 0: those of the kind */
    const char *unit;           /* "$" stands for the currency */
    const char *const *choices; /* TERM_CHOICE: NULL-terminated */
    unsigned share_choices;     /* bit i: choice i is followed by a share, "discount 10%" */
    const char *word;           /* a word accepted instead of a number: "auto", "none" */
    size_t n_items;             /* of a list that needs so many, 0 for any number */
    const char *help;
    size_t at, has_at; /* offset of the field and of its has_ flag in the struct, 0: not stored */
    enum key_store store;
};

enum section_form { SECTION_PLAIN, SECTION_NAMED, SECTION_MAYBE_NAMED };

struct schema_section {
    const char *name; /* "commit"; "fee" of [fee NAME] */
    enum section_form form;
    const char *named_by; /* "NAME", "FAMILY" */
    bool is_required;
    const char *help;
    const struct schema_key *keys;
    size_t n_keys;
};

struct schema {
    const char *name; /* "offer INI" */
    const struct schema_section *const *sections;
    size_t n_sections;
};

/* Every kind of INI, in the order they are shown in. */
#define N_SCHEMAS 6
extern const struct schema *const schemas[N_SCHEMAS];

extern const struct schema schema_offer, schema_plan, schema_book, schema_clauses, schema_template,
    schema_mapping;

#endif
