/* manifest.json: what a set holds. Made by the pipeline after the read-back; read again by the next run,
 * which knows by it that a folder is a set, and whether anything changed (6.2). */
#ifndef MANIFEST_H
#define MANIFEST_H

#include "base/sha256.h"

#include <realrate/report.h>

#define MANIFEST_NAME "manifest.json"

struct manifest_file {
    const char *name; /* within the set */
    uint64_t bytes;
    char sha256[SHA256_TEXT_SIZE];
};

struct manifest {
    char run[SHA256_TEXT_SIZE]; /* of the version, the options and the inputs */
    int64_t created;            /* of the documents, seconds since 1970 */
    struct manifest_file *files;
    size_t n_files, capacity;
};

/* Writes the manifest of the set in `folder`. Returns 0, or -1 after reporting. */
int manifest_write(int folder, const char *shown, const struct manifest *manifest,
                   const struct results *results, const struct workbook_totals *totals, struct arena *arena,
                   struct diags *diags);

/* Reads the manifest in `folder`. Returns 0, or -1 where there is none of ours; reports nothing. */
int manifest_read(int folder, struct arena *arena, struct manifest *ret);

/* Lists a file, whose size and hash manifest_hash() puts in once it is written. */
void manifest_list(struct manifest *manifest, const char *name, struct arena *arena);

/* Puts in size and hash of a listed file of the folder, and touches no other: threads may each hash their
 * own. Returns 0, or -1 after reporting. */
int manifest_hash(struct manifest *manifest, int folder, const char *name, const char *shown,
                  struct arena *arena, struct diags *diags);

/* Whether both list the same files with the same bytes, from the same run. */
bool manifest_equal(const struct manifest *a, const struct manifest *b);

/* Whether every file of the folder is there as the manifest says, byte for byte. */
bool manifest_holds(const struct manifest *manifest, int folder);

#endif
