/* Rows that take counts off again, as FOCUS has them: summed apart, then netted within day and line.
 * Clause 2.4.
 */
#ifndef INGEST_CORRECTIONS_H
#define INGEST_CORRECTIONS_H

#include "groups.h"

/* Takes the corrections off the groups of their day and line: first of their own file and workspace, then of
 * others in the order of files and workspaces. A group keeps its rows where nothing is left of it. models
 * names lines, files their paths. Returns 0, or -1 after reporting every day, line and meter of which more
 * was taken off than there was. */
int corrections_net(struct groups *groups, const struct groups *corrections, const struct usage_file *files,
                    const char *const *models, struct diags *diags);

#endif
