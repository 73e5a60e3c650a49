#include "reference.h"

#include <assert.h>
#include <string.h>

#define REFERENCE_SIZE 320 /* a tab's 31 characters of four bytes, each an apostrophe's two, and two cells   \
                            */

/* A, Z, AA, ...: digits to the base of 26 that begin at 1. */
char *
ref_put_column(char *at, unsigned col)
{
    char letters[8];
    size_t n = 0;
    for (unsigned left = col + 1; left > 0; left = (left - 1) / 26)
        letters[n++] = (char)('A' + (left - 1) % 26);
    while (n > 0)
        *at++ = letters[--n];
    return at;
}

char *
ref_put_row(char *at, unsigned row)
{
    char digits[12];
    size_t n = 0;
    for (unsigned left = row + 1; left > 0; left /= 10)
        digits[n++] = (char)('0' + left % 10);
    while (n > 0)
        *at++ = digits[--n];
    return at;
}

static char *
put_fixed(char *at, unsigned row, unsigned col)
{
    *at++ = '$';
    at = ref_put_column(at, col);
    *at++ = '$';
    return ref_put_row(at, row);
}

/* The sheet of a reference from another one. */
static char *
put_sheet(char *at, const struct sheet *from, const struct sheet *on)
{
    if (from == on)
        return at;
    const size_t len = strlen(on->quoted);
    assert(len < REFERENCE_SIZE - 64);
    memcpy(at, on->quoted, len);
    at[len] = '!';
    return at + len + 1;
}

const char *
ref_cell(struct arena *arena, unsigned row, unsigned col)
{
    char text[REFERENCE_SIZE];
    const char *end = ref_put_row(ref_put_column(text, col), row);
    return arena_text(arena, text, (size_t)(end - text));
}

const char *
ref_on(struct arena *arena, const struct sheet *from, const struct sheet *on, unsigned row, unsigned col)
{
    char text[REFERENCE_SIZE];
    const char *end = put_fixed(put_sheet(text, from, on), row, col);
    return arena_text(arena, text, (size_t)(end - text));
}

const char *
ref_range(struct arena *arena, const struct sheet *from, const struct sheet *on, unsigned row, unsigned col,
          unsigned last_row, unsigned last_col)
{
    char text[REFERENCE_SIZE];
    char *end = put_fixed(put_sheet(text, from, on), row, col);
    *end++ = ':';
    end = put_fixed(end, last_row, last_col);
    return arena_text(arena, text, (size_t)(end - text));
}
