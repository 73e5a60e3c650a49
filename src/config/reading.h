/* An INI file read through its schema: every value typed and checked, every unknown name reported, fixed keys
 * stored into the product's struct, and all of it listed as terms. Made by reading.c, finished by offer.c,
 * plan.c and book.c. Clause 2. */
#ifndef READING_H
#define READING_H

#include "ini_file.h"
#include "schema.h"
#include "value.h"

#include <realrate/arena.h>
#include <realrate/diag.h>
#include <realrate/terms.h>

/* One value beside the term of the same index. */
struct reading_item {
    const struct schema_section *section;
    const struct schema_key *key;
    const struct ini_section *in; /* NULL where the file has no such section */
    struct value value;           /* only where the term has a value */
    int64_t key_exact;            /* of an open key: micro-currency, micro-units, day */
};

struct reading {
    struct ini_file file;
    const char *currency;    /* for units and messages */
    const struct book *book; /* for the names in open keys; NULL for the book itself */
    struct term *terms;      /* section by section in the order of the schema, fixed keys before open ones */
    size_t n_terms, terms_capacity;
    struct reading_item *items; /* as many */
    size_t n_items, items_capacity;
    struct arena *arena;
    struct diags *diags;
};

/* Reads all values of a file (of none where reading->file.path is NULL: every default). Fixed keys of plain
 * sections are stored at their offsets in *base (NULL: not at all). Errors are reported; what they touch is
 * left out. The caller has set file, currency, book, arena and diags. */
void reading_run(struct reading *reading, const struct schema *schema, void *base);

/* Stores the fixed keys of one named section into *base, as reading_run does for plain ones. */
void reading_store(const struct reading *reading, const struct ini_section *in, void *base);

/* The place of a term, of a key of a section, of a section; absent parts are left out. */
struct place reading_place(const struct reading *reading, const struct term *term);
struct place section_place(const struct reading *reading, const struct ini_section *in, const char *key);

/* The term of a fixed key of a section where it has a value, said or by default; NULL where not. */
const struct term *section_term(const struct reading *reading, const struct ini_section *in, const char *key);

/* The part of "[fee seats]" after "fee", as spelled; "" where there is none. */
const char *section_argument(const struct ini_section *in, const char *name);

/* The section of this name, NULL where the file has none. */
const struct ini_section *reading_section(const struct reading *reading, const char *name);

/* "; did you mean NEAREST?", or "; expected A, B or C" where none is near and there are few. */
const char *name_hint(const char *name, const char *const *known, size_t n_known, struct arena *arena);

#endif
