#include "lines.h"

#include "base/utf8.h"

#include <string.h>

/* Longer lines go to libcsv in parts, so that its bounds are met before all of one is checked. */
#define PIECE_MOST ((size_t)128 << 10)

static int
fail(const struct lines *lines, unsigned long line, const char *message)
{
    diag_error(lines->diags, STATUS_DATA, (struct place){.file = lines->path, .line = line}, "%s", message);
    return -1;
}

void
lines_take(struct lines *lines, const struct chunk *chunk)
{
    lines->text = chunk->text;
    lines->at = 0;
    lines->end = chunk->len;
    lines->line = chunk->line - 1;
    lines->in_line = false;
}

/* Bytes from the start that are valid UTF-8, eight plain ASCII ones at a time. */
static size_t
valid_bytes(const char *text, size_t len)
{
    size_t at = 0;
    while (at < len) {
        uint64_t word = UINT64_MAX;
        if (len - at >= sizeof word)
            memcpy(&word, text + at, sizeof word);
        size_t n = word & UINT64_C(0x8080808080808080) ? utf8_length(text + at, len - at) : sizeof word;
        if (n == 0)
            break;
        at += n;
    }
    return at;
}

static int
check(struct lines *lines, struct piece *piece)
{
    size_t len = piece->len - piece->ends_line;
    piece->has_crlf = piece->ends_line && len > 0 && piece->text[len - 1] == '\r';
    len -= piece->has_crlf;
    if (memchr(piece->text, '\0', len))
        return fail(lines, lines->line, "a NUL byte: this is no text file, or a damaged one");
    if (memchr(piece->text, '\r', len))
        return fail(lines, lines->line,
                    "a carriage return without a line feed: save the file with LF or CRLF line ends");
    size_t valid = valid_bytes(piece->text, len);
    if (valid < len) {
        diag_error(lines->diags, STATUS_DATA, (struct place){.file = lines->path, .line = lines->line},
                   "byte \\x%02X is not UTF-8: save the file as UTF-8", (unsigned char)piece->text[valid]);
        return -1;
    }
    return 0;
}

/* Where a piece of an overlong line is cut: not inside a character, nor before a carriage return's line feed.
 */
static size_t
cut(const char *text, size_t len)
{
    size_t n = len;
    if (text[n - 1] == '\r')
        return n - 1;
    while (len - n < 3 && ((unsigned char)text[n - 1] & 0xC0) == 0x80)
        n--;
    return (unsigned char)text[n - 1] >= 0xC0 ? n - 1 : len;
}

int
lines_next(struct lines *lines, struct piece *ret_piece)
{
    const char *start = lines->text + lines->at;
    size_t left = lines->end - lines->at;
    if (left == 0)
        return 0;
    size_t n = left < PIECE_MOST ? left : PIECE_MOST;
    const char *newline = memchr(start, '\n', n);
    struct piece piece = {.text = start, .starts_line = !lines->in_line, .ends_line = newline != NULL};
    piece.len = newline ? (size_t)(newline - start) + 1 : n < left ? cut(start, n) : left;
    lines->line += piece.starts_line;
    lines->in_line = !piece.ends_line;
    lines->at += piece.len;
    if (check(lines, &piece) != 0)
        return -1;
    *ret_piece = piece;
    return 1;
}
