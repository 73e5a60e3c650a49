/* Where the templates, the price book and the checklist of clauses that come with the program are. */
#ifndef DATADIR_H
#define DATADIR_H

#include <realrate/arena.h>

#define DATADIR_PRICES  "templates/prices/claude.ini"
#define DATADIR_CLAUSES "templates/clauses.ini"

/* The path of a data file: in $REALRATE_DATADIR (a build tree) where set, else where it was installed. */
const char *datadir_path(struct arena *arena, const char *name);

#endif
