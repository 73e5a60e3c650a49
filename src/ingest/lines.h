/* Bytes of a usage file -> physical lines: opened safely, hashed, and checked for what no CSV may hold (6.1).
 * Made and read by reader.c; constant memory whatever the file. */
#ifndef INGEST_LINES_H
#define INGEST_LINES_H

#include "base/infile.h"

/* A physical line with its end, or a part of one that is longer than the buffer. Valid until the next call.
 */
struct piece {
    const char *text;
    size_t len;
    bool starts_line, ends_line;
    bool has_crlf; /* ends in CR LF */
};

struct lines {
    struct infile file;
    struct diags *diags;
    char *buffer;
    size_t at, end;     /* what of the buffer is still to be given */
    unsigned long line; /* of the last piece, from 1; 0 before the first */
    bool in_line;       /* the last piece did not end its line */
};

/* Opens, and refuses by its first bytes what is no CSV text: UTF-16, archives, workbooks. A byte order mark
 * is passed over. Returns 0, or -1 after reporting; then nothing is open. The buffer is scratch's. */
int lines_open(struct lines *lines, const char *path, struct arena *scratch, struct diags *diags);

/* Returns 1, 0 at the end, or -1 after reporting: a NUL, a carriage return not before a line feed, bytes that
 * are no UTF-8 (STATUS_DATA), or a failed read (STATUS_IO). */
int lines_next(struct lines *lines, struct piece *ret_piece);

#endif
