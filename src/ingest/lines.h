/* A chunk's bytes -> physical lines, checked for what no CSV may hold (6.1). Read by reader.c, whose chunk it
 * is. */
#ifndef INGEST_LINES_H
#define INGEST_LINES_H

#include "chunk.h"

/* A physical line with its end, or a part of one that is very long. Valid as long as the chunk. */
struct piece {
    const char *text;
    size_t len;
    bool starts_line, ends_line;
    bool has_crlf; /* ends in CR LF */
};

struct lines {
    const char *path;
    struct diags *diags;
    const char *text;   /* the chunk's */
    size_t at, end;     /* what of it is still to be given */
    unsigned long line; /* of the last piece, from 1; before the first one of a chunk, that before it */
    bool in_line;       /* the last piece did not end its line */
};

/* Turns to the next chunk. */
void lines_take(struct lines *lines, const struct chunk *chunk);

/* Returns 1, 0 at the end of the chunk, or -1 after reporting (STATUS_DATA): a NUL, a carriage return not
 * before a line feed, bytes that are no UTF-8. */
int lines_next(struct lines *lines, struct piece *ret_piece);

#endif
