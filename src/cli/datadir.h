/* Where the templates and the price book that come with the program are. */
#ifndef DATADIR_H
#define DATADIR_H

#include <realrate/arena.h>

#define DATADIR_PRICES "templates/prices/claude.ini"

/* The path of a data file: in $REALRATE_DATADIR (a build tree) where set, else where it was installed. */
const char *datadir_path(struct arena *arena, const char *name);

#endif
