/* One run at a time on one set: an flock on a file beside it. The lock dies with its process, so a file left
 * behind by a run that was killed blocks nobody (6.2). */
#ifndef LOCK_H
#define LOCK_H

#include <realrate/arena.h>
#include <realrate/diag.h>

/* Returns the open file, or -1 after reporting; STATUS_TRY_LATER with the holder's pid, host and start. */
int lock_take(int parent, const char *name, const char *shown, struct arena *arena, struct diags *diags);

/* Removes the file and lets go. */
void lock_release(int parent, const char *name, int fd);

#endif
