/* The only place that prints diagnostics: `realrate: FILE:LINE:COLUMN: error: message`, one a line, to
 * standard error. Colour only on a terminal and without NO_COLOR. */
#ifndef PRINT_H
#define PRINT_H

#include <realrate/diag.h>

/* Prints and forgets everything reported so far. fd: standard error, or what stands for it. */
void print_diags(struct diags *diags, int fd);

/* Whether fd is a terminal on which a line can be changed. */
bool print_is_terminal(int fd);

/* Flushes standard output. Returns STATUS_OK, or STATUS_IO after reporting that it could not be written. A
 * reader that left early is no error: what it did not want to read is not missing. */
enum exit_status print_finish(struct diags *diags);

/* One diagnostic's place as text, "FILE:LINE:COLUMN: " or shorter, "" where it has none. In the sink's arena.
 * Control bytes of a file's name are escaped. */
const char *print_place(struct diags *diags, const struct place *place);

#endif
