#include <config.h>

#include "folder.h"
#include "json_scan.h"
#include "readback.h"

#include "base/png.h"

#include <errno.h>
#include <expat.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define MAX_BYTES       ((size_t)256 << 20)
#define PDF_TAIL        1024  /* bytes before the end in which a reader looks for startxref */
#define PNG_PIXELS_MOST 16384 /* of a side */
#define PDF_BYTES_MIN   1024  /* a page with text and an embedded font is well above it */

static int
refuse(const char *shown, struct diags *diags, const char *text)
{
    diag_error(diags, STATUS_SELF_CHECK, (struct place){.file = shown}, "does not read back: %s", text);
    return -1;
}

static bool
starts_with(const char *text, size_t len, const char *start)
{
    size_t n = strlen(start);
    return len >= n && memcmp(text, start, n) == 0;
}

/* The last place of a word within the tail; NULL where there is none. */
static const char *
find_last(const char *text, size_t len, const char *word)
{
    size_t n = strlen(word), first = len > PDF_TAIL ? len - PDF_TAIL : 0;
    for (size_t at = len >= n ? len - n + 1 : 0; at-- > first;) {
        if (memcmp(text + at, word, n) == 0)
            return text + at;
    }
    return NULL;
}

int
readback_pdf(int folder, const char *name, const char *shown, struct arena *arena, struct diags *diags)
{
    size_t len;
    const char *text = folder_read(folder, name, MAX_BYTES, arena, &len);
    if (!text)
        return refuse(shown, diags, strerror(errno));
    if (len < PDF_BYTES_MIN || !starts_with(text, len, "%PDF-1."))
        return refuse(shown, diags, "it is no PDF document");
    const char *end = find_last(text, len, "%%EOF"), *start = find_last(text, len, "startxref");
    if (!end || !start || start > end || strspn(end + 5, "\r\n") != (size_t)(text + len - (end + 5)))
        return refuse(shown, diags, "its trailer is not whole");
    unsigned long long table = strtoull(start + strlen("startxref"), NULL, 10);
    if (table == 0 || table >= (unsigned long long)(start - text))
        return refuse(shown, diags, "its trailer points past the file");
    const char *at = text + table;
    if (!starts_with(at, (size_t)(start - at), "xref") && !strstr(at, "/XRef"))
        return refuse(shown, diags, "its table of objects is not where the trailer says");
    return 0;
}

/* ---- charts: by the end of their names ---- */

static int
readback_png(int folder, const char *name, const char *shown, struct arena *arena, struct diags *diags)
{
    size_t len;
    struct png_size size;
    const char *bytes = folder_read(folder, name, MAX_BYTES, arena, &len);
    if (!bytes)
        return refuse(shown, diags, strerror(errno));
    const char *fault = png_fault((const unsigned char *)bytes, len, PNG_PIXELS_MOST, arena, &size);
    return fault ? refuse(shown, diags, fault) : 0;
}

static int
readback_svg(int folder, const char *name, const char *shown, struct arena *arena, struct diags *diags)
{
    size_t len;
    const char *text = folder_read(folder, name, MAX_BYTES, arena, &len);
    XML_Parser parser = text ? XML_ParserCreate(NULL) : NULL;
    if (!parser)
        return refuse(shown, diags, strerror(errno));
    int is_whole = XML_Parse(parser, text, (int)len, 1) == XML_STATUS_OK;
    XML_ParserFree(parser);
    return is_whole ? 0 : refuse(shown, diags, "it is no XML");
}

int
readback_chart(int folder, const char *name, const char *shown, struct arena *arena, struct diags *diags)
{
    static const struct {
        const char *extension;
        int (*read)(int folder, const char *name, const char *shown, struct arena *arena,
                    struct diags *diags);
    } readers[] = {{".pdf", readback_pdf}, {".svg", readback_svg}, {".png", readback_png}};
    const char *extension = strrchr(name, '.');
    size_t i = 0;
    while (strcmp(readers[i].extension, extension) != 0)
        i++;
    return readers[i].read(folder, name, shown, arena, diags);
}

static void
visit_schema(void *context, const char *path, const char *text, size_t len)
{
    bool *found = context;
    if (strcmp(path, "schema") == 0)
        *found = len == strlen(REPORT_SCHEMA) && memcmp(text, REPORT_SCHEMA, len) == 0;
}

int
readback_json(int folder, const char *name, const char *shown, struct arena *arena, struct diags *diags)
{
    size_t len, at;
    bool found = false;
    const char *text = folder_read(folder, name, MAX_BYTES, arena, &len);
    if (!text)
        return refuse(shown, diags, strerror(errno));
    if (json_scan(text, len, visit_schema, &found, &at) != 0)
        return refuse(shown, diags, arena_printf(arena, "it is no JSON from byte %zu on", at));
    return found ? 0 : refuse(shown, diags, "its schema is not " REPORT_SCHEMA);
}
