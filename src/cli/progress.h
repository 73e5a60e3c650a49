/* How far the reading of usage has come, on a terminal: one line that is redrawn, and gone before anything
 * else is printed. Clause 2.6. Begun and ended by inputs.c around the reading. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <realrate/usage.h>

#include <stdbool.h>
#include <stddef.h>

#define PROGRESS_LINE_SIZE 256

/* The line for `seconds` of reading, in at most `width` columns (ASCII alone): a bar, the share, rows, bytes,
 * rate and time left, from the right as far as there is room; "" where there is room for none. Where the
 * bytes of all are not known, rows, bytes and rate. Pure. */
void progress_line(const struct usage_progress *done, double seconds, size_t width,
                   char ret[PROGRESS_LINE_SIZE]);

struct progress {
    int fd;       /* -1: nothing is shown */
    double begun; /* seconds of the monotonic clock */
    double drawn; /* when the line was drawn last */
    bool is_shown;
};

/* fd: standard error or what stands for it. Shows nothing where it is no terminal or a dumb one. */
void progress_begin(struct progress *progress, int fd);

/* For usage_options.progress: draws the line once half a second has passed, ten times a second at most. */
void progress_tell(void *progress, const struct usage_progress *done);

/* Takes the line away. */
void progress_end(struct progress *progress);

/* Takes away a line that a process which was ended may have left. */
void progress_clear(int fd);

#endif
