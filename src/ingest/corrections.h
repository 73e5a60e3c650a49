/* Rows that take counts off again, as FOCUS has them: summed apart, then netted within day and line.
 * Clause 2.4.
 */
#ifndef INGEST_CORRECTIONS_H
#define INGEST_CORRECTIONS_H

#include "groups.h"

/* Takes the corrections off the groups of their day and line: first of their own file, workspace and
 * told-ness of the context, then of others as told, then of any, in the order of files, told-ness and
 * workspaces. A group keeps its rows where nothing is left of it. models names lines, files their paths.
 * Returns 0, or -1 after reporting every day and line of which more is taken off than there is, with the sums
 * of all files and workspaces. */
int corrections_net(struct groups *groups, const struct groups *corrections, const struct usage_file *files,
                    const char *const *models, struct diags *diags);

#endif
