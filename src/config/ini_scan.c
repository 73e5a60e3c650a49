#include "ini_scan.h"

#include "ini_value.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>

/* The reading of one file, as it goes from line to line. */
struct reader {
    const char *path;
    unsigned long line;
    struct ini_section *section;  /* NULL before the first header and after a faulty one */
    bool has_header;              /* a header was seen, faulty or not */
    struct ini_section set_aside; /* takes the keys of a section given twice */
    struct ini_scan *scan;
    struct arena *arena;
    struct diags *diags;
};

bool
ini_same_name(const char *a, const char *b)
{
    for (; *a && *b; a++, b++) {
        if (slice_is_space(*a) && slice_is_space(*b)) {
            while (slice_is_space(a[1]))
                a++;
            while (slice_is_space(b[1]))
                b++;
        } else if (ascii_lower(*a) != ascii_lower(*b)) {
            return false;
        }
    }
    return *a == *b;
}

#define FAULT(reader, ...)                                                                                   \
    diag_error((reader)->diags, STATUS_CONFIG,                                                               \
               (struct place){.file = (reader)->path, .line = (reader)->line}, __VA_ARGS__)

static const char *
shown(struct reader *reader, struct slice text)
{
    return diag_escape(reader->diags, text.at, text.len);
}

/* Whether the bytes of a line can be read at all. */
static bool
line_is_text(struct reader *reader, struct slice line)
{
    const char *nul = memchr(line.at, '\0', line.len), *cr = memchr(line.at, '\r', line.len);
    size_t valid = utf8_valid(line.at, line.len);
    if (nul)
        FAULT(reader, "byte %zu is NUL: an INI is plain UTF-8 text", (size_t)(nul - line.at) + 1);
    else if (cr)
        FAULT(reader, "byte %zu is a carriage return without a line feed", (size_t)(cr - line.at) + 1);
    else if (valid < line.len)
        FAULT(reader, "byte %zu (0x%02X) is not UTF-8: save the file as UTF-8", valid + 1,
              (unsigned char)line.at[valid]);
    else if (line.len > INI_LINE_MAX)
        FAULT(reader, "the line has %zu bytes: at most %d are read", line.len, INI_LINE_MAX);
    else
        return true;
    return false;
}

static void
add_section(struct reader *reader, struct slice name)
{
    struct ini_scan *scan = reader->scan;
    const char *text = arena_text(reader->arena, name.at, name.len);
    for (size_t i = 0; i < scan->n_sections; i++)
        if (ini_same_name(scan->sections[i].name, text)) {
            FAULT(reader, "section [%s] is there twice: first on line %lu", shown(reader, name),
                  scan->sections[i].line);
            reader->set_aside = (struct ini_section){.name = text, .line = reader->line};
            reader->section = &reader->set_aside;
            return;
        }
    struct ini_section *section =
        ARENA_PUSH(reader->arena, &scan->sections, &scan->n_sections, &scan->capacity);
    *section = (struct ini_section){.name = text, .line = reader->line};
    reader->section = section;
}

/* "[name]", perhaps with a comment after it. Returns the end of what is not comment, NULL where faulty. */
static const char *
read_header(struct reader *reader, struct slice line)
{
    reader->has_header = true;
    reader->section = NULL;
    const char *close = memchr(line.at, ']', line.len);
    struct slice inside = {line.at + 1, close ? (size_t)(close - line.at) - 1 : 0};
    struct slice name = slice_trim(inside);
    if (!close)
        FAULT(reader, "\"%s\" has no closing ]: expected [SECTION]", shown(reader, line));
    else if (!slice_is_end(slice_after(line, close)))
        FAULT(reader, "text after ]: expected [SECTION] alone, or a comment after a space");
    else if (name.len == 0)
        FAULT(reader, "[] names no section");
    else if (slice_find_any(name, ":;#=\"[\\"))
        FAULT(reader, "section name \"%s\" holds one of : ; # = \" [ \\", shown(reader, name));
    else {
        add_section(reader, name);
        return close + 1;
    }
    reader->scan->is_faulty = true;
    return NULL;
}

static void
add_entry(struct reader *reader, struct slice key, const struct ini_value *value)
{
    struct ini_section *section = reader->section;
    const char *text = arena_text(reader->arena, key.at, key.len);
    for (size_t i = 0; i < section->n_entries; i++)
        if (ini_same_name(section->entries[i].key, text)) {
            FAULT(reader, "[%s] %s is there twice: first on line %lu",
                  shown(reader, (struct slice){section->name, strlen(section->name)}), shown(reader, key),
                  section->entries[i].line);
            return;
        }
    struct ini_entry *entry =
        ARENA_PUSH(reader->arena, &section->entries, &section->n_entries, &section->capacity);
    *entry = (struct ini_entry){.key = text,
                                .value = arena_text(reader->arena, value->text.at, value->text.len),
                                .is_constant = value->is_constant,
                                .line = reader->line};
}

/* "key = value". Returns the end of what is not comment, NULL where faulty. */
static const char *
read_entry(struct reader *reader, struct slice line)
{
    const struct place place = {.file = reader->path, .line = reader->line};
    const char *equals = memchr(line.at, '=', line.len);
    struct slice key = slice_trim((struct slice){line.at, equals ? (size_t)(equals - line.at) : 0});
    struct ini_value value = {.end = NULL};
    if (!equals || slice_find_any(key, ";#"))
        FAULT(reader, "\"%s\" has no =: expected KEY = VALUE", shown(reader, line));
    else if (key.len == 0)
        FAULT(reader, "no key before =: expected KEY = VALUE");
    else if (slice_find_any(key, ":\"[]\\"))
        FAULT(reader, "key \"%s\" holds one of : \" [ ] \\", shown(reader, key));
    else if (!reader->has_header)
        FAULT(reader, "key %s stands before any [SECTION]", shown(reader, key));
    else if (ini_value_read(slice_after(line, equals), place, reader->diags, &value) == 0 && reader->section)
        add_entry(reader, key, &value);
    if (!value.end && reader->section)
        reader->section->is_faulty = true;
    return value.end;
}

/* Copies what the INI library shall read of a line: all but comments, and nothing of a faulty one. */
static void
keep_line(struct ini_scan *scan, struct slice line)
{
    memcpy(scan->lines + scan->n_bytes, line.at, line.len);
    scan->n_bytes += line.len;
    scan->lines[scan->n_bytes++] = '\n';
}

static void
read_line(struct reader *reader, struct slice line)
{
    const char *end = NULL;
    struct slice text = slice_trim(line);
    if (!line_is_text(reader, line)) {
        if (reader->section)
            reader->section->is_faulty = true;
    } else if (text.len && !slice_is_comment(text)) {
        end = *text.at == '[' ? read_header(reader, text) : read_entry(reader, text);
    }
    keep_line(reader->scan, (struct slice){line.at, end ? (size_t)(end - line.at) : 0});
}

/* Whether the first line separates columns and says nothing as an INI does. */
static bool
looks_like_csv(struct slice text)
{
    const char *feed = memchr(text.at, '\n', text.len);
    struct slice line = slice_trim((struct slice){text.at, feed ? (size_t)(feed - text.at) : text.len});
    size_t n_marks = 0;
    if (line.len == 0 || *line.at == '[' || slice_is_comment(line) || memchr(line.at, '=', line.len))
        return false;
    for (size_t i = 0; i < line.len; i++)
        n_marks += line.at[i] == ',' || line.at[i] == ';' || line.at[i] == '\t';
    return n_marks >= 3;
}

int
ini_scan(const char *path, const char *bytes, size_t len, struct arena *arena, struct diags *diags,
         struct ini_scan *ret)
{
    struct reader reader = {.path = path, .scan = ret, .arena = arena, .diags = diags};
    *ret = (struct ini_scan){.lines = arena_alloc(arena, len + 2, 1)};
    if (len >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0)) {
        diag_error(diags, STATUS_CONFIG, (struct place){.file = path}, "is UTF-16: save the file as UTF-8");
        return -1;
    }
    size_t at = len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    size_t before = diags->n_errors;
    if (looks_like_csv((struct slice){bytes + at, len - at})) {
        diag_error(diags, STATUS_CONFIG, (struct place){.file = path},
                   "looks like a CSV file: are --usage and --offer swapped?");
        return -1;
    }
    while (at < len) {
        const char *feed = memchr(bytes + at, '\n', len - at);
        struct slice line = {bytes + at, feed ? (size_t)(feed - bytes) - at : len - at};
        at += line.len + 1;
        if (feed && line.len && line.at[line.len - 1] == '\r')
            line.len--;
        reader.line++;
        read_line(&reader, line);
    }
    if (ret->n_sections == 0 && diags->n_errors == before)
        diag_error(diags, STATUS_CONFIG, (struct place){.file = path},
                   "holds no [SECTION]: it is empty or only comments");
    return ret->n_sections ? 0 : -1;
}
