/* One usage file -> its rows in the groups, and what usage.h says of the file. Made by usage.c for all files.
 */
#ifndef INGEST_INPUT_H
#define INGEST_INPUT_H

#include "adapter.h"
#include "groups.h"
#include "names.h"
#include "tuning.h"

/* What all files of a run share. */
struct run {
    const struct usage_options *options;
    const struct tuning *tuning;
    struct arena *arena; /* of the product */
    struct diags *diags;
    struct formats formats;
    struct names models, workspaces;
    struct groups groups, corrections;
    bool skips_hash; /* of the file that is read next */
    struct usage_progress progress;
};

/* Reads the file at path, the number-th of the run, into the run's groups and *ret_file. Returns 0, or -1
 * after reporting every error found; the run's groups then hold a part of the file. */
int input_read(struct run *run, uint32_t number, const char *path, struct usage_file *ret_file);

#endif
