/* The text of a mapping's key -> where a field comes from and what a cell's text means. For mapping.c only.
 * Clauses 2.4 and 2.5. */
#ifndef MAPPING_FIELD_H
#define MAPPING_FIELD_H

#include <realrate/mapping.h>

/* "NAME", "NAME * 1000", "NAME / 1000", the operator between spaces: the length of NAME and the factor; all
 * of the text and 1 where no number is at its end. Returns NULL, or what was expected. */
const char *mapping_field_factor(const char *text, size_t *ret_len, struct factor *ret_factor);

/* Whether a text can be what the field says: a word of 1.1, a date, a count, any text that is not empty.
 * Returns NULL where it can, or what was expected (arena's). */
const char *mapping_field_check(enum usage_field field, const char *text, struct arena *arena);

/* Whether cells of the field may be given a meaning by [values FIELD], and whether they are counts that a
 * number may multiply. */
bool mapping_field_has_values(enum usage_field field);
bool mapping_field_is_count(enum usage_field field);

#endif
