/* Input files: opened safely (regular files only, never hanging on a FIFO), hashed while read, and checked at
 * the end for having changed meanwhile (6.2). */
#ifndef INFILE_H
#define INFILE_H

#include "sha256.h"

#include <realrate/arena.h>
#include <realrate/diag.h>

#include <stdbool.h>
#include <sys/stat.h>

struct infile {
    int fd;
    const char *path;
    struct stat opened;
    struct sha256 sha;
    uint64_t n_bytes;
    bool at_end;
    bool is_unhashed;
};

/* "-" is standard input. Returns 0, or -1 after reporting STATUS_NO_INPUT or STATUS_PERMISSION. */
int infile_open(struct infile *file, const char *path, struct diags *diags);

/* Up to n bytes into buffer, EINTR and short reads handled; 0 at the end. Returns -1 after reporting
 * STATUS_IO. */
long infile_read(struct infile *file, void *buffer, size_t n, struct diags *diags);

/* Nobody wants the hash: "" is given for it at the end. */
void infile_skip_hash(struct infile *file);

/* Closes; reports STATUS_TRY_LATER where the file changed while it was read. sha256 and bytes may be NULL. */
int infile_close(struct infile *file, struct diags *diags, char ret_sha256[SHA256_TEXT_SIZE],
                 uint64_t *ret_bytes);

/* A whole small file, terminated; over max_bytes is STATUS_CONFIG. NULL after reporting. */
char *infile_whole(const char *path, size_t max_bytes, struct arena *arena, struct diags *diags,
                   size_t *ret_len, char ret_sha256[SHA256_TEXT_SIZE]);

#endif
