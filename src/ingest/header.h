/* The first record of a file -> which format it is and where its columns are; or what is wrong with it. */
#ifndef INGEST_HEADER_H
#define INGEST_HEADER_H

#include "adapter.h"
#include "reader.h"

/* Finds the header and binds it to one of the formats, the one named where format is not NULL. names and fit
 * are arena's. Returns 0, or -1 after reporting (STATUS_DATA): an empty file; lines before the header; a
 * column twice; columns missing, all of them, for the nearest format; another delimiter; no known format. */
int header_read(struct reader *reader, const char *path, const struct formats *formats, const char *format,
                struct arena *arena, struct diags *diags, struct header *ret_header, struct fit *ret_fit);

/* A record as a header, its names arena's. */
struct header header_of(const struct record *record, struct arena *arena);

/* Whether the names are the same, in any case, and in the same order. */
bool header_is_same(const struct header *a, const struct header *b);

#endif
