/* An output that is one file: there whole or not at all. Written in a stage beside it and put in place by one
 * rename, locked for the whole run (6.2). Made by the commands that write a CSV. */
#ifndef OUTONE_H
#define OUTONE_H

#include "outplace.h"

#include <stdbool.h>
#include <sys/stat.h>

struct outone {
    struct outplace place;
    const char *head; /* first bytes of a file that may be replaced */
    int stage;        /* the open file to write to, -1 */
    bool exists;      /* there is a file to replace, `old` */
    struct stat old;
};

/* Checks that the file can be created, before any input is read: where there is one, it must be empty or
 * begin with `head`, so that nothing is replaced but an output of this kind. Returns 0, or -1 after reporting
 * (STATUS_CANNOT_CREATE, STATUS_PERMISSION, STATUS_IO, STATUS_TRY_LATER); then it is closed. */
int outone_open(struct outone *one, const char *path, const char *head, struct arena *arena,
                struct diags *diags);

/* Whether the input is the file to replace. */
bool outone_is_input(const struct outone *one, const char *path);

/* Puts the stage in place, or drops it where the file in place has the same bytes. Returns 0, or -1 after
 * reporting; then the file in place is untouched, unless the disk took the new one but not its folder. */
int outone_publish(struct outone *one, struct diags *diags, enum publication *ret);

/* Removes the stage and gives the lock back. */
void outone_close(struct outone *one);

#endif
