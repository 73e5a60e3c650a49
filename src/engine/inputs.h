/* What the engine checks before it computes: models the book knows, days that overlap between files. */
#ifndef INPUTS_H
#define INPUTS_H

#include <realrate/engine.h>

/* For each of usage.models its index in book.models, or -1 where it is left out. Unknown models are an error
 * each (STATUS_DATA) or, with options->skip_unknown_models, a warning; *ret_share is their share of all
 * tokens, *ret_rows how many rows they have. Returns NULL after reporting errors. */
int *inputs_map_models(const struct usage *usage, const struct book *book,
                       const struct engine_options *options, struct arena *arena, struct diags *diags,
                       double *ret_share, uint64_t *ret_rows);

/* Warns (or errs, by options) about days, models and workspaces that two files both have rows of, with their
 * list value (1.4). Returns 0 or -1. */
int inputs_check_overlap(const struct usage *usage, const int *models, const struct book *book,
                         const struct engine_options *options, struct arena *arena, struct diags *diags);

#endif
