/* What follows KEY = on a line of an INI: a value alone, in double quotes, or a constant in apostrophes. Made
 * by ini_value_read, read by ini_scan.c. Clause 2. */
#ifndef INI_VALUE_H
#define INI_VALUE_H

#include "slice.h"

#include <realrate/diag.h>

struct ini_value {
    struct slice text; /* without its quotes */
    const char *end;   /* of what is not comment */
    bool is_constant;  /* it stood in apostrophes */
};

/* Returns 0, or -1 after reporting at the place (STATUS_CONFIG). */
int ini_value_read(struct slice rest, struct place place, struct diags *diags, struct ini_value *ret);

#endif
