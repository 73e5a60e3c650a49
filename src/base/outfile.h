/* Output files: created anew, never through a symbolic link, written with checked calls and on the disk when
 * outfile_write returns (6.2). */
#ifndef OUTFILE_H
#define OUTFILE_H

#include <realrate/diag.h>

#include <stddef.h>

/* Creates `name` in the open folder and writes n bytes. `shown` is the path of messages. Returns 0, or -1
 * after reporting why (an existing file is STATUS_CANNOT_CREATE and stays as it is); nothing is left then. */
int outfile_write(int folder, const char *name, const void *bytes, size_t n, const char *shown,
                  struct diags *diags);

/* All n bytes to an open file. Returns 0, or -1 with errno set. */
int outfile_put(int fd, const char *bytes, size_t n);

/* The exit status of a failed call that creates or writes, by errno. */
enum exit_status outfile_status(int error);

#endif
