/* The words the tables of sections and keys are written in. For schema_*.c only. */
#ifndef SCHEMA_ROWS_H
#define SCHEMA_ROWS_H

#include "schema.h"

#define N(table)    (sizeof(table) / sizeof *(table))
#define KEYS(table) .keys = table, .n_keys = N(table)
#define SHARE       .kind = TERM_SHARE, .min = 0, .max = 1, .unit = "share"
#define MOST        1e12 /* of an amount of money */

#endif
