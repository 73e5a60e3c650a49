/* The parts of reading.c: which sections a kind of INI has, and one text as the terms it says. For reading*.c
 * only. Clause 2. */
#ifndef READING_PARTS_H
#define READING_PARTS_H

#include "reading.h"

/* A key of the schema as it is being read. */
struct spot {
    const struct schema_section *section;
    const struct schema_key *key;
    const struct ini_section *in;
    const struct ini_entry *entry; /* NULL: left out */
};

/* Whether a section of the file is one of this row: its name alone, or with a name of its own after it. */
bool reading_is_section(const struct ini_section *in, const struct schema_section *section);

/* Reports a section of another kind of INI: once, and nothing is said to be missing then. */
void reading_check_kind(struct reading *reading, const struct schema *schema);

/* Reports every section that no kind of INI has. */
void reading_check_sections(struct reading *reading, const struct schema *schema);

/* A term without a value, or of this value. key_exact and key_value: of an open key that is a number. */
void reading_add_term(struct reading *reading, const struct spot *spot, size_t item,
                      const struct value *value, int64_t key_exact, double key_value);

/* Reads one text as a value or as the items of a list, and adds a term for each. What is wrong is reported
 * and left out. */
void reading_add_items(struct reading *reading, const struct spot *spot, const char *text, int64_t key_exact,
                       double key_value);

#endif
