/* The terms of an INI as a reader wants to see them: each key with its value, unit and where it was said.
 * Made by src/config beside the typed structs, read by the workbook's Inputs sheet and by messages.
 * Clause 3.2. */
#ifndef REALRATE_TERMS_H
#define REALRATE_TERMS_H

#include <stdbool.h>
#include <stddef.h>

enum term_kind {
    TERM_TEXT,
    TERM_YES_NO, /* value 1 or 0 */
    TERM_MONEY,  /* value in the currency */
    TERM_SHARE,  /* value 0.15 for 15% */
    TERM_PRICE,  /* value in the currency per million tokens or 1,000 requests */
    TERM_NUMBER, /* plain, may be fractional */
    TERM_COUNT,  /* whole */
    TERM_DATE,   /* value: a day of calendar.h */
    TERM_CHOICE, /* text: one of choices */
    TERM_COLOUR, /* value: 0xRRGGBB */
};

/* One value. A list (ramp, schedule) is one term per item; an open key (a band's threshold, MODEL.METER) is
 * one term per line of the file. */
struct term {
    const char *section; /* "commit", "fee seats", "bands": lower case as the schema spells it */
    const char *key;     /* "annual", "sonnet.output", "250K": as the file spells an open key */
    size_t item;         /* 0-based place in a list, 0 otherwise */
    enum term_kind kind;
    const char *unit;  /* "USD", "share", "months", "USD/M tokens", ...: shown in the unit column */
    const char *label; /* the schema's one-line meaning */
    bool has_value;    /* no where a key without default is left out: value and text are then empty */
    double value;      /* of a choice with a share after it (discount 10%) the share; 0 for other words */
    const char *text;  /* as written, or the default's text */
    double key_value;  /* for an open key that is a number (threshold, tier.N): its value */
    double min, max;   /* allowed range of value, -INFINITY, INFINITY where open */
    const char *const *choices; /* NULL-terminated; TERM_CHOICE only */
    const char *file;           /* NULL where the default holds */
    unsigned long line;         /* 0 where the default holds */
};

/* The term of section and key, and item; NULL where there is none. Names compare without case. */
const struct term *term_find(const struct term *terms, size_t n_terms, const char *section, const char *key,
                             size_t item);

/* What a key may hold: its value, or the share that follows its word; and the number that an open key is
 * (threshold, tier.N), which is 0 or more. -INFINITY, INFINITY where open. */
struct term_range {
    double min, max, key_max;
};

/* The range of a key of the offer, the plan or the price book, by the names of struct term. Of a name that no
 * schema has: open. */
struct term_range schema_range(const char *section, const char *key);

struct arena;

/* The reference of every section and key of every INI kind, for `realrate schema`: type, range, default,
 * unit and meaning. */
const char *schema_text(struct arena *arena);

#endif
