/* The stages of a report in their order. */
#ifndef PIPELINE_H
#define PIPELINE_H

#include "inputs.h"
#include "outset.h"

/* Reads and computes: what `check` does, and a report begins with. messages: standard error or what stands
 * for it, where a terminal shows how far the reading has come. */
int pipeline_compute(const struct settings *settings, int messages, struct arena *arena, struct diags *diags,
                     struct inputs *ret_inputs, struct results *ret_results);

/* Everything up to a checked stage with its manifest. Returns 0, or -1 after reporting. */
int pipeline_run(const struct settings *settings, const struct outset *set, int messages, struct arena *arena,
                 struct diags *diags, struct results *ret_results);

#endif
