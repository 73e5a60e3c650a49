/* What was used: the product of src/ingest, read by the engine. Counts per file, day, line and workspace.
 * Clauses 1.4 and 2.4. */
#ifndef REALRATE_USAGE_H
#define REALRATE_USAGE_H

#include <realrate/arena.h>
#include <realrate/diag.h>
#include <realrate/mapping.h>
#include <realrate/units.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How usage of a model whose long-context price applies, but whose context the export cannot tell, is split
 * (1.3, 1.20). Made by prices_split_rules, applied to the counts of each day, line and workspace: long =
 * count x share rounded half-even, base = the rest; web searches stay base. So it does not matter how an
 * export cuts the counts into rows, and files into parts. */
struct split_rule {
    const char *model;         /* id or alias; compared without case, as every name is */
    int32_t from_day, to_day;  /* applies from from_day to before to_day */
    bool untold_rows;          /* to rows whose context the export does not tell */
    bool base_rows, long_rows; /* to rows it says are base, are long */
    int64_t share_ppb;         /* parts per thousand million, 0 to 1e9 */
};

/* Counts of one file, day, line and workspace, summed. */
struct usage_row {
    uint32_t file;         /* index into usage.files */
    int32_t day;           /* UTC */
    struct line line;      /* model: index into usage.models; context: base where it is not told */
    bool context_is_told;  /* the file has a context column, and its cell is not empty */
    bool context_is_guess; /* the context was assigned by a split_rule, not read */
    uint32_t workspace;    /* index into usage.workspaces */
    uint64_t counts[N_METERS];
    uint64_t n_rows; /* CSV rows in it; where they were split, on the base part */
};

struct usage_file {
    const char *path;   /* as given, "-" for standard input */
    const char *format; /* name of the format: "realrate", "console" */
    char sha256[65];    /* lower-case hexadecimal, of the bytes as stored; "" where needs_no_hash spared it */
    uint64_t bytes;
    const char *compression;                      /* "gzip", "zstd"; NULL: none */
    uint64_t plain_bytes;                         /* without it */
    uint64_t n_rows, n_skipped, n_other_provider; /* data rows read, of them skipped as bad, of others */
    uint64_t n_blank_lines;
    int32_t first_day, last_day; /* DAY_NONE where no row was read */
    const char *skipped[10];     /* the first ten skipped rows' messages, with place */
    size_t n_skipped_kept;
};

/* Rows are sorted by file, day, line (model, tier, context, geo, speed), guess, told, workspace, and each
 * such key is there once. models and workspaces are in order of first appearance; an unnamed workspace is "".
 */
struct usage {
    struct usage_file *files;
    size_t n_files;
    const char **models;
    size_t n_models;
    const char **workspaces;
    size_t n_workspaces;
    struct usage_row *rows;
    size_t n_rows;
};

/* How far the reading of all files has come. */
struct usage_progress {
    uint64_t n_bytes, of_bytes; /* as stored; of_bytes is 0 where not all sizes are known (standard input) */
    uint64_t n_rows;
};

struct usage_options {
    const char *format; /* NULL: recognized from each header */
    /* Which columns say what: of the format it names, else of format `custom`. NULL: none. */
    const struct mapping *mapping;
    const char *dialect; /* of odbc: paths; NULL: as the driver says */
    bool skip_bad_rows;  /* --on-bad-row=skip */
    bool allow_empty;    /* --allow-empty: a file without rows, or none of Claude, is no error */
    const struct split_rule *split_rules;
    size_t n_split_rules;
    /* Nobody shows the files' hashes: files of a size that no other has are not hashed, which takes a third
     * of the time. The same file given twice is found all the same. */
    bool needs_no_hash;
    int n_threads; /* that read; 0 is 1, and more than 8 are 8. What is read is the same for any number */
    /* Called by one thread at a time, with every piece of a file that a thread takes and a last time at its
     * end; NULL: nobody asks. The threads wait for it. */
    void (*progress)(void *context, const struct usage_progress *progress);
    void *progress_context;
};

/* Reads all files, and what an odbc:CONNECTION-STRING names, into *ret_usage. Returns 0, or -1 after
 * reporting every error found into diags: STATUS_USAGE for a format or dialect there is none of,
 * STATUS_NO_INPUT and STATUS_PERMISSION, STATUS_DATA, STATUS_IO, STATUS_TRY_LATER for a file that changed
 * meanwhile, and of warehouses STATUS_UNAVAILABLE. Clauses 2.4 and 2.5. */
int usage_read(const char *const *paths, size_t n_paths, const struct usage_options *options,
               struct arena *arena, struct diags *diags, struct usage *ret_usage);

/* The names of the known formats, for --format and its error; n in *ret_n. */
const char *const *usage_format_names(size_t *ret_n);

#endif
