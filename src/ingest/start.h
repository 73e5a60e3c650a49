/* The first bytes of a usage file: what they say that it is. */
#ifndef INGEST_START_H
#define INGEST_START_H

#include <stddef.h>

/* NULL where it may be CSV text, which then starts at *ret_at, after a byte order mark; else what it is. */
const char *start_check(const char *bytes, size_t len, size_t *ret_at);

#endif
