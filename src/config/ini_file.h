/* An INI file as sections, keys and values with their lines: what the strict scan and the INI library read
 * alike. Made by ini_read, read by reading.c. Clauses 2 (rules for INI files) and 6.1. */
#ifndef INI_FILE_H
#define INI_FILE_H

#include "ini_scan.h"

#include "base/sha256.h"

#include <realrate/arena.h>
#include <realrate/diag.h>

#include <stdint.h>

#define INI_MAX_BYTES (1024 * 1024)

struct ini_file {
    const char *path; /* as given */
    char sha256[SHA256_TEXT_SIZE];
    uint64_t bytes;
    struct ini_section *sections;
    size_t n_sections;
    bool is_faulty; /* a section's header could not be read, or is of another kind of INI */
};

/* Returns 0 where there is something to check, even where lines of it were reported as faulty; -1 after
 * reporting where there is not. */
int ini_read(const char *path, struct arena *arena, struct diags *diags, struct ini_file *ret);

/* The entry of a key, NULL where there is none. Names compare without case. section may be NULL. */
const struct ini_entry *ini_entry(const struct ini_section *section, const char *key);

#endif
