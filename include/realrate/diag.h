/* Located errors and warnings: every stage reports all it finds into a sink; the command line prints them and
 * stops between stages. Clause 6.2 (exit statuses); at most 20 errors a file are kept, the rest counted. */
#ifndef REALRATE_DIAG_H
#define REALRATE_DIAG_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

/* The exit statuses of every command (6.2), after sysexits.h where it has them. */
enum exit_status {
    STATUS_OK = 0,
    STATUS_FAIL_ON = 1,      /* --fail-on fired */
    STATUS_USAGE = 64,       /* command line */
    STATUS_DATA = 65,        /* a CSV is wrong, or usage cannot be rated */
    STATUS_NO_INPUT = 66,    /* an input is missing or not a regular file */
    STATUS_UNAVAILABLE = 69, /* fonts, drivers, servers */
    STATUS_SELF_CHECK = 70,  /* what was written does not read back as it was */
    STATUS_OS = 71,          /* memory or operating system */
    STATUS_CANNOT_CREATE = 73,
    STATUS_IO = 74,
    STATUS_TRY_LATER = 75, /* another run holds the lock, an input changed while read */
    STATUS_PERMISSION = 77,
    STATUS_CONFIG = 78, /* an INI is wrong */
};

struct arena;
struct diag_count;

enum severity { SEVERITY_WARNING, SEVERITY_ERROR };

/* Where something is: any part may be absent (NULL, 0). */
struct place {
    const char *file;   /* as the user gave it */
    unsigned long line; /* from 1 */
    const char *column; /* name of a CSV column or "[section] key" */
};

struct diag {
    enum severity severity;
    enum exit_status status; /* of an error; 0 for a warning */
    const char *id;          /* of a warning: stable, lower-case-with-dashes; NULL for an error */
    struct place place;
    const char *text; /* one line, user text in it escaped and cut at 80 bytes */
};

#define DIAGS_PER_FILE 20

/* The sink. All text is copied. `status` is the exit status of the first error, 0 while there is none. */
struct diags {
    struct diag *items;
    size_t n, capacity;
    size_t n_errors, n_warnings; /* errors found, kept or not; warnings, each once */
    enum exit_status status;
    struct arena *arena;
    struct diag_count *counts; /* errors per file, private to diag.c */
    size_t n_counts, counts_capacity;
};

void diags_init(struct diags *diags);
void diags_free(struct diags *diags);

/* Both take one line of text without a full stop. User text in `format` arguments goes through diag_escape.
 * Errors past DIAGS_PER_FILE of one file are counted, not kept; diags_finish says how many. */
void diag_error(struct diags *diags, enum exit_status status, struct place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void diag_warning(struct diags *diags, const char *id, struct place place, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Takes over what another sink was told, in its order. */
void diags_add(struct diags *diags, const struct diags *other);

/* Adds "and N more errors" for every file that had more than were kept. Call once, before printing. */
void diags_finish(struct diags *diags);

/* Printable copy of user text: control bytes, quotes, backslashes and invalid UTF-8 escaped as \xNN, cut at
 * 80 bytes with "..." and never inside a character. Owned by the sink. */
const char *diag_escape(struct diags *diags, const char *text, size_t len);

/* The known name nearest to `name` (edit distance with transpositions, case ignored), NULL where none is
 * within a third of its length. */
const char *diag_nearest(const char *name, const char *const *known, size_t n_known);

/* "; did you mean NEAREST?" for the end of a message, "" where none is near. */
const char *diag_hint(const char *name, const char *const *known, size_t n_known, struct arena *arena);

/* "A, B or C"; n is 1 or more. */
const char *diag_choices(const char *const *names, size_t n, struct arena *arena);

#endif
