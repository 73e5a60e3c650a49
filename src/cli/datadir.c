#include <config.h>

#include "datadir.h"

#include <stdlib.h>

const char *
datadir_path(struct arena *arena, const char *name)
{
    const char *folder = getenv("REALRATE_DATADIR");
    return arena_printf(arena, "%s/%s", folder && folder[0] ? folder : PKGDATADIR, name);
}
