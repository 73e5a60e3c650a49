#include "lines.h"

#include "base/utf8.h"

#include <string.h>

#define BUFFER_SIZE ((size_t)128 << 10)

/* First bytes that say what a file is, longest first where one begins another. */
static const struct magic {
    const char *bytes;
    size_t len;
    const char *message;
} magics[] = {
    {"\xFF\xFE\0\0", 4, "is UTF-32: save it as UTF-8"},
    {"\xFF\xFE", 2, "is UTF-16: save it as UTF-8"},
    {"\xFE\xFF", 2, "is UTF-16: save it as UTF-8"},
    {"\x1F\x8B", 2, "is a gzip file: compressed input is not supported yet"},
    {"\x28\xB5\x2F\xFD", 4, "is a zstd file: compressed input is not supported yet"},
    {"PK\x03\x04", 4, "is a ZIP archive or a workbook, not a CSV file: save the sheet as CSV UTF-8"},
    {"\xD0\xCF\x11\xE0", 4, "is a workbook, not a CSV file: save the sheet as CSV UTF-8"},
    {"%PDF", 4, "is a PDF, not a CSV file: export the usage as CSV"},
    {"PAR1", 4, "is a Parquet file, not a CSV file"},
};

static int
fail(const struct lines *lines, unsigned long line, const char *message)
{
    diag_error(lines->diags, STATUS_DATA, (struct place){.file = lines->file.path, .line = line}, "%s",
               message);
    return -1;
}

/* Moves what is left to the front and fills up. */
static int
refill(struct lines *lines)
{
    memmove(lines->buffer, lines->buffer + lines->at, lines->end - lines->at);
    lines->end -= lines->at;
    lines->at = 0;
    long got = infile_read(&lines->file, lines->buffer + lines->end, BUFFER_SIZE - lines->end, lines->diags);
    if (got < 0)
        return -1;
    lines->end += (size_t)got;
    return 0;
}

/* Whether the first two lines that say something are [SECTION] and KEY = VALUE. */
static bool
looks_like_ini(const char *text, const char *end)
{
    for (bool has_section = false; text < end;) {
        const char *feed = memchr(text, '\n', (size_t)(end - text));
        const char *line_end = feed ? feed : end;
        size_t len = (size_t)(line_end - text);
        if (has_section && !strchr("#;\r\n", *text))
            return memchr(text, '=', len) != NULL;
        if (*text == '[' && memchr(text, ']', len))
            has_section = true;
        else if (!strchr("#;\r\n", *text))
            return false;
        text = feed ? feed + 1 : end;
    }
    return false;
}

static int
check_start(struct lines *lines)
{
    const char *bytes = lines->buffer;
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (lines->end >= magics[i].len && memcmp(bytes, magics[i].bytes, magics[i].len) == 0)
            return fail(lines, 0, magics[i].message);
    if (lines->end >= 2 && !bytes[0] != !bytes[1])
        return fail(lines, 0, "seems to be UTF-16 without a byte order mark: save it as UTF-8");
    if (lines->end >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0)
        lines->at = 3;
    if (looks_like_ini(bytes + lines->at, bytes + lines->end))
        return fail(lines, 0, "looks like an INI file, not a CSV file: are --usage and --offer swapped?");
    return 0;
}

int
lines_open(struct lines *lines, const char *path, struct arena *scratch, struct diags *diags)
{
    *lines = (struct lines){.diags = diags, .buffer = arena_alloc(scratch, BUFFER_SIZE, 1)};
    if (infile_open(&lines->file, path, diags) != 0)
        return -1;
    if (refill(lines) != 0 || check_start(lines) != 0) {
        infile_close(&lines->file, diags, NULL, NULL);
        return -1;
    }
    return 0;
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
        diag_error(lines->diags, STATUS_DATA, (struct place){.file = lines->file.path, .line = lines->line},
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
    const char *start = lines->buffer + lines->at;
    const char *newline = memchr(start, '\n', lines->end - lines->at);
    if (!newline && !lines->file.at_end) {
        if (refill(lines) != 0)
            return -1;
        start = lines->buffer;
        newline = memchr(start, '\n', lines->end);
    }
    size_t left = lines->end - lines->at;
    if (left == 0)
        return 0;
    struct piece piece = {.text = start, .starts_line = !lines->in_line, .ends_line = newline != NULL};
    piece.len = newline ? (size_t)(newline - start) + 1 : lines->file.at_end ? left : cut(start, left);
    lines->line += piece.starts_line;
    lines->in_line = !piece.ends_line;
    lines->at += piece.len;
    if (check(lines, &piece) != 0)
        return -1;
    *ret_piece = piece;
    return 1;
}
