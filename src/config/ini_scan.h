/* The strict reading of an INI's bytes: sections, keys, values and lines, and every fault of form. Made by
 * ini_scan, read by ini_file.c only, which lets the INI library read the same lines and compares. Clause 2.
 */
#ifndef INI_SCAN_H
#define INI_SCAN_H

#include <realrate/arena.h>
#include <realrate/diag.h>

#include <stdbool.h>

/* The INI library reads lines into 1,024 bytes with their end. */
#define INI_LINE_MAX 1022

struct ini_entry {
    const char *key, *value; /* as spelled; the value without its quotes */
    bool is_constant;        /* the value stood in apostrophes, which only some keys take */
    unsigned long line;
};

struct ini_section {
    const char *name; /* as spelled, trimmed */
    unsigned long line;
    struct ini_entry *entries; /* in file order, no key twice */
    size_t n_entries, capacity;
    bool is_faulty; /* a line of it could not be read: what seems missing may be there */
};

struct ini_scan {
    struct ini_section *sections; /* in file order, no name twice */
    size_t n_sections, capacity;
    bool is_faulty; /* a section's header could not be read */
    char *lines;    /* the same lines without byte order mark, carriage returns and comments */
    size_t n_bytes; /* of lines */
};

/* Whether two names are the same: without case, any white space being one space. */
bool ini_same_name(const char *a, const char *b);

/* Reads all lines; every fault is reported (STATUS_CONFIG) and its line left out. Returns -1 only where
 * nothing can be said about the lines: UTF-16, or no section in the file. */
int ini_scan(const char *path, const char *bytes, size_t len, struct arena *arena, struct diags *diags,
             struct ini_scan *ret);

#endif
