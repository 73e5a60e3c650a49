/* A mapping as a format: its own, or a known one with some columns replaced. Clause 2.4 (`custom`). */
#ifndef INGEST_MAPPED_H
#define INGEST_MAPPED_H

#include "adapter.h"

#include <realrate/arena.h>
#include <realrate/diag.h>

/* The known formats with the mapping's (NULL: none), which is that of `format` where both name it; all of it
 * arena's. Returns 0, or -1 after reporting: `custom` without a mapping (STATUS_USAGE); a format the mapping
 * cannot change, another one than asked for, or fields that do not go together with it (STATUS_CONFIG). */
int mapped_formats(const struct mapping *mapping, const char *format, struct arena *arena,
                   struct diags *diags, struct formats *ret);

/* What a text of a field with values means; NULL where no pattern fits. */
const struct mapping_value *mapped_value(const struct mapping_field *field, const char *text, size_t len);

#endif
