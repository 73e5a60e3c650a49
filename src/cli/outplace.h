/* Where an output is to be: a name in an open folder, locked for the whole run, with a stage beside it that
 * is put in its place in the end (6.2). Part of struct outset, a folder, and of struct outone, a file. */
#ifndef OUTPLACE_H
#define OUTPLACE_H

#include <realrate/arena.h>
#include <realrate/diag.h>

enum publication { PUBLISHED, UNCHANGED };

struct outplace {
    const char *path;   /* as given, without trailing slashes: messages and printed paths */
    const char *name;   /* in its folder */
    const char *prefix; /* of the path: its folder with the slash, "" for the current one */
    const char *stage_name, *lock_name;
    int parent, lock; /* open folder and file, -1 */
    struct arena *arena;
};

/* Opens the folder, takes the lock, removes stages of runs that died. Returns 0, or -1 after reporting
 * (STATUS_CANNOT_CREATE, STATUS_PERMISSION, STATUS_TRY_LATER); `needs` says in it what to give instead of a
 * path without a name. Closed by outplace_close in either case. */
int outplace_open(struct outplace *place, const char *path, const char *needs, struct arena *arena,
                  struct diags *diags);

/* Removes what is under the stage's name, gives the lock back, closes the folder. */
void outplace_close(struct outplace *place);

/* Both report at the path and return -1; the second for a call that failed with errno set, "WHAT: why". */
int outplace_refuse(const struct outplace *place, enum exit_status status, struct diags *diags,
                    const char *text);
int outplace_refuse_errno(const struct outplace *place, struct diags *diags, const char *what);

#endif
