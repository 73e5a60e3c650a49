/* A CSV file that one reader reads alone, front to back. */
#ifndef INGEST_LONE_H
#define INGEST_LONE_H

#include "reader.h"

struct lone {
    struct chunks chunks;
    struct reader *reader;
};

/* Returns 0, or -1 after reporting; then nothing is open. What it needs is scratch's. */
int lone_open(struct lone *lone, const char *path, const struct tuning *tuning, struct arena *scratch,
              struct diags *diags);

/* Closes. Warns of mixed line ends and of a missing last line end where all was read. Returns 0, or -1 after
 * reporting that the file changed while it was read. */
int lone_close(struct lone *lone, struct diags *diags, char ret_sha256[SHA256_TEXT_SIZE],
               uint64_t *ret_bytes);

#endif
