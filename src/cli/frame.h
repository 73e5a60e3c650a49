/* The frame of the results: version, inputs with their hashes, warnings, skipped rows. */
#ifndef FRAME_H
#define FRAME_H

#include "inputs.h"

#include "base/sha256.h"

#include <realrate/results.h>

void frame_fill(const struct settings *settings, const struct inputs *inputs, struct diags *diags,
                struct arena *arena, struct results *results);

/* A hash of all that decides the outputs: version, inputs and the options that change what is computed. */
void frame_run_id(const struct results *results, const struct settings *settings, char ret[SHA256_TEXT_SIZE]);

/* When the documents were created: SOURCE_DATE_EPOCH, or -1 where it is not set. Returns 0, or -1 after
 * reporting STATUS_USAGE where it is no number of seconds. */
int frame_source_date(struct diags *diags, int64_t *ret);

#endif
