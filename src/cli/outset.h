/* The set of outputs of a run: a folder that is there whole or not at all. Locked for the whole run, written
 * in a stage beside it, put in place by one rename (6.2). */
#ifndef OUTSET_H
#define OUTSET_H

#include "manifest.h"
#include "outplace.h"

#include <stdbool.h>
#include <sys/stat.h>

struct outset {
    struct outplace place;
    const char *stage_path; /* of the stage, relative as the place's path is */
    int stage;              /* the open folder, -1 */
    bool exists;            /* there is a folder to replace */
    bool has_old;           /* it is a set, described by `old` */
    mode_t mode;            /* of the folder to replace */
    struct manifest old;
    struct manifest made; /* of the stage, once it was published or found unchanged */
    struct arena *arena;
};

/* Checks that the set can be created, before any input is read; takes the lock, sweeps stages of runs that
 * died, makes the stage. Returns 0, or -1 after reporting (STATUS_CANNOT_CREATE, STATUS_PERMISSION,
 * STATUS_IO, STATUS_TRY_LATER); then the set is closed. */
int outset_open(struct outset *set, const char *path, struct arena *arena, struct diags *diags);

/* Puts the stage in place, or drops it where the set in place is the same. Returns 0, or -1 after reporting,
 * with the set in place untouched. */
int outset_publish(struct outset *set, struct diags *diags, enum publication *ret);

/* Removes the stage and gives the lock back. */
void outset_close(struct outset *set);

#endif
