#include "ini_scan.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>

struct slice {
    const char *at;
    size_t len;
};

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

static bool
is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool
ini_same_name(const char *a, const char *b)
{
    for (; *a && *b; a++, b++) {
        if (is_space(*a) && is_space(*b)) {
            while (is_space(a[1]))
                a++;
            while (is_space(b[1]))
                b++;
        } else if (ascii_lower(*a) != ascii_lower(*b)) {
            return false;
        }
    }
    return *a == *b;
}

static struct slice
trim(struct slice text)
{
    for (; text.len && is_space(*text.at); text.len--)
        text.at++;
    while (text.len && is_space(text.at[text.len - 1]))
        text.len--;
    return text;
}

#define FAULT(reader, ...)                                                                                   \
    diag_error((reader)->diags, STATUS_CONFIG,                                                               \
               (struct place){.file = (reader)->path, .line = (reader)->line}, __VA_ARGS__)

static const char *
shown(struct reader *reader, struct slice text)
{
    return diag_escape(reader->diags, text.at, text.len);
}

/* The first byte of text that is one of `bytes`, or NULL. */
static const char *
find_any(struct slice text, const char *bytes)
{
    for (size_t i = 0; i < text.len; i++)
        if (strchr(bytes, text.at[i]))
            return text.at + i;
    return NULL;
}

static bool
is_comment(struct slice text)
{
    return text.len && (*text.at == ';' || *text.at == '#');
}

/* What follows a closing bracket or quote: nothing, or a comment after white space. */
static bool
ends_there(struct slice rest)
{
    struct slice text = trim(rest);
    return text.len == 0 || (is_comment(text) && text.at > rest.at);
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
    struct slice name = trim(inside);
    if (!close)
        FAULT(reader, "\"%s\" has no closing ]: expected [SECTION]", shown(reader, line));
    else if (!ends_there((struct slice){close + 1, (size_t)(line.at + line.len - close) - 1}))
        FAULT(reader, "text after ]: expected [SECTION] alone, or a comment after a space");
    else if (name.len == 0)
        FAULT(reader, "[] names no section");
    else if (find_any(name, ":;#=\"[\\"))
        FAULT(reader, "section name \"%s\" holds one of : ; # = \" [ \\", shown(reader, name));
    else {
        add_section(reader, name);
        return close + 1;
    }
    reader->scan->is_faulty = true;
    return NULL;
}

/* "text" in double quotes; the same results as read_value. */
static const char *
read_quoted(struct reader *reader, struct slice text, struct slice *ret_value)
{
    const char *close = memchr(text.at + 1, '"', text.len - 1);
    if (!close) {
        FAULT(reader, "the quote before %s is not closed on its line",
              shown(reader, (struct slice){text.at + 1, text.len - 1}));
        return NULL;
    }
    if (!ends_there((struct slice){close + 1, (size_t)(text.at + text.len - close) - 1})) {
        FAULT(reader, "text after the closing quote: quotes go around the whole value and not inside it");
        return NULL;
    }
    *ret_value = (struct slice){text.at + 1, (size_t)(close - text.at) - 1};
    return close + 1;
}

/* 'text' in apostrophes; the same results as read_value. */
static const char *
read_constant(struct reader *reader, struct slice text, struct slice *ret_value)
{
    const char *close = memchr(text.at + 1, '\'', text.len - 1);
    if (!close || !ends_there((struct slice){close + 1, (size_t)(text.at + text.len - close) - 1})) {
        FAULT(reader, "a value that begins with ' must stand in double quotes: \"...\"");
        return NULL;
    }
    *ret_value = (struct slice){text.at + 1, (size_t)(close - text.at) - 1};
    return close + 1;
}

/* A value and what follows it. Returns the end of what is not comment, NULL where faulty. */
static const char *
read_value(struct reader *reader, struct slice rest, struct slice *ret_value)
{
    struct slice text = trim(rest);
    if (text.len && *text.at == '"')
        return read_quoted(reader, text, ret_value);
    if (text.len && *text.at == '\'')
        return read_constant(reader, text, ret_value);
    struct slice value = rest;
    for (size_t i = 0; i < rest.len; i++)
        if ((rest.at[i] == ';' || rest.at[i] == '#') && i > 0 && is_space(rest.at[i - 1])) {
            value.len = i;
            break;
        }
    value = trim(value);
    if (find_any(value, ";#")) {
        FAULT(reader, "\"%s\" holds ; or #: write it in double quotes, or put a space before a comment",
              shown(reader, value));
        return NULL;
    }
    if (value.len && value.at[value.len - 1] == '\\') {
        FAULT(reader, "the value ends in \\: lines are not continued; write it in double quotes");
        return NULL;
    }
    *ret_value = value;
    return value.at + value.len;
}

static void
add_entry(struct reader *reader, struct slice key, struct slice value)
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
                                .value = arena_text(reader->arena, value.at, value.len),
                                .is_constant = value.at[-1] == '\'', /* after the = at the latest */
                                .line = reader->line};
}

/* "key = value". Returns the end of what is not comment, NULL where faulty. */
static const char *
read_entry(struct reader *reader, struct slice line)
{
    const char *equals = memchr(line.at, '=', line.len), *end = NULL;
    struct slice key = trim((struct slice){line.at, equals ? (size_t)(equals - line.at) : 0}), value;
    if (!equals || find_any(key, ";#"))
        FAULT(reader, "\"%s\" has no =: expected KEY = VALUE", shown(reader, line));
    else if (key.len == 0)
        FAULT(reader, "no key before =: expected KEY = VALUE");
    else if (find_any(key, ":\"[]\\"))
        FAULT(reader, "key \"%s\" holds one of : \" [ ] \\", shown(reader, key));
    else if (!reader->has_header)
        FAULT(reader, "key %s stands before any [SECTION]", shown(reader, key));
    else
        end =
            read_value(reader, (struct slice){equals + 1, (size_t)(line.at + line.len - equals) - 1}, &value);
    if (end && reader->section)
        add_entry(reader, key, value);
    else if (reader->section)
        reader->section->is_faulty = true;
    return end;
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
    struct slice text = trim(line);
    if (!line_is_text(reader, line)) {
        if (reader->section)
            reader->section->is_faulty = true;
    } else if (text.len && !is_comment(text)) {
        end = *text.at == '[' ? read_header(reader, text) : read_entry(reader, text);
    }
    keep_line(reader->scan, (struct slice){line.at, end ? (size_t)(end - line.at) : 0});
}

/* Whether the first line separates columns and says nothing as an INI does. */
static bool
looks_like_csv(struct slice text)
{
    const char *feed = memchr(text.at, '\n', text.len);
    struct slice line = trim((struct slice){text.at, feed ? (size_t)(feed - text.at) : text.len});
    size_t n_marks = 0;
    if (line.len == 0 || *line.at == '[' || is_comment(line) || memchr(line.at, '=', line.len))
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
