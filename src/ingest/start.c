#include "start.h"

#include <stdbool.h>
#include <string.h>

/* First bytes that say what a file is, longest first where one begins another. */
static const struct magic {
    const char *bytes;
    size_t len;
    const char *message;
} magics[] = {
    {"\xFF\xFE\0\0", 4, "is UTF-32: save it as UTF-8"},
    {"\xFF\xFE", 2, "is UTF-16: save it as UTF-8"},
    {"\xFE\xFF", 2, "is UTF-16: save it as UTF-8"},
    {"\x1F\x8B", 2, "is compressed twice: decompress it once"},
    {"\x28\xB5\x2F\xFD", 4, "is compressed twice: decompress it once"},
    {"PK\x03\x04", 4, "is a ZIP archive or a workbook, not a CSV file: save the sheet as CSV UTF-8"},
    {"\xD0\xCF\x11\xE0", 4, "is a workbook, not a CSV file: save the sheet as CSV UTF-8"},
    {"%PDF", 4, "is a PDF, not a CSV file: export the usage as CSV"},
    {"PAR1", 4, "is a Parquet file, not a CSV file"},
    {"BZh", 3, "is a bzip2 file: decompress it, or compress it with gzip or zstd"},
    {"\xFD"
     "7zXZ",
     5, "is an xz file: decompress it, or compress it with gzip or zstd"},
    {"{", 1, "is JSON, not a CSV file: flatten it to CSV"},
    {"[{", 2, "is JSON, not a CSV file: flatten it to CSV"},
};

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

const char *
start_check(const char *bytes, size_t len, size_t *ret_at)
{
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (len >= magics[i].len && memcmp(bytes, magics[i].bytes, magics[i].len) == 0)
            return magics[i].message;
    if (len >= 2 && !bytes[0] != !bytes[1])
        return "seems to be UTF-16 without a byte order mark: save it as UTF-8";
    size_t at = len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    if (looks_like_ini(bytes + at, bytes + len))
        return "looks like an INI file, not a CSV file: are --usage and --offer swapped?";
    *ret_at = at;
    return NULL;
}
