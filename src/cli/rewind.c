/* A write that failed inside a library: libxlsxwriter writes a part of the workbook to a temporary file
 * without checking, and rewinds it, which forgets that a write failed; what is missing may leave a part that
 * still reads (6.1). This program's rewind stands before the C library's for every library it loads, and
 * remembers. */
#include <config.h>

#include "rewind.h"

#include <stdatomic.h>
#include <stdio.h>

static atomic_bool has_lost;

void
rewind(FILE *stream)
{
    if (fflush(stream) != 0 || ferror(stream))
        atomic_store(&has_lost, true);
    (void)fseek(stream, 0, SEEK_SET);
    clearerr(stream);
}

bool
rewind_has_lost(void)
{
    return atomic_load(&has_lost);
}
