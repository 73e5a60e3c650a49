/* Usage as compact CSV of format `realrate`: one row per day, line and workspace over all files. Read from
 * struct usage without split rules, written by `realrate aggregate`. Clause 2.4. */
#ifndef REALRATE_AGGREGATE_H
#define REALRATE_AGGREGATE_H

#include <realrate/usage.h>

/* The first line, with its end. */
extern const char aggregate_header[];

/* Rows of all files, summed: `file` is the first that has one of them, models and workspaces are the usage's.
 * Sorted by day, model (bytes of its text), tier, context (not told, base, long), geo, speed, workspace
 * (bytes), so that neither files nor the order of rows show. */
struct aggregate {
    const struct usage *usage;
    struct usage_row *rows;
    size_t n_rows;
};

/* Days, models and workspaces that more than one file has rows of are added up, with a warning
 * (files-overlap) or, where overlap_is_error, an error (STATUS_DATA); rows of other providers are warned of
 * (other-providers-left-out). Returns 0, or -1 after reporting it, or that a sum reaches 2^64 (STATUS_DATA).
 */
int aggregate_sum(const struct usage *usage, bool overlap_is_error, struct arena *arena, struct diags *diags,
                  struct aggregate *ret);

/* Where bytes go. Returns 0, or -1 with errno set. */
typedef int aggregate_put(void *context, const char *bytes, size_t n);

/* The header and all rows. A context that was not told is an empty cell, as it is read. What reads the result
 * back counts the same. Returns 0, or the first put's -1 with its errno. */
int aggregate_write(const struct aggregate *aggregate, aggregate_put *put, void *context);

#endif
