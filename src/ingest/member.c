#include "member.h"

#include <string.h>

static const char white[] = " \t\r\n";

/* What stands outside strings, beside brackets: numbers, true, false, null and what separates them. */
static const char plain[] = " \t\r\n:,0123456789+-.Etruefalsn";

static bool
is_one_of(char c, const char *set)
{
    return c && strchr(set, c);
}

static const char *
skip_white(const char *at, const char *end)
{
    while (at < end && is_one_of(*at, white))
        at++;
    return at;
}

/* The quote that closes the string opened before `at`; NULL where none does. */
static const char *
find_closing(const char *at, const char *end)
{
    while (at < end && *at != '"')
        at += *at == '\\' && end - at > 1 ? 2 : 1; /* what follows \ is of the string */
    return at < end ? at : NULL;
}

static bool
is_null(const char *text, size_t len)
{
    return len == 4 && memcmp(text, "null", len) == 0;
}

/* The value after a name; empty where it is null, or there is no value since the string was none. */
static struct cell
value_after(const char *at, const char *end, unsigned long line)
{
    at = skip_white(at, end);
    if (at == end || *at != ':')
        return (struct cell){.text = "", .line = line};
    at = skip_white(at + 1, end);
    const char *stop = at;
    while (stop < end && !is_one_of(*stop, white) && !is_one_of(*stop, ",}]"))
        stop++;
    size_t len = (size_t)(stop - at);
    return (struct cell){.text = at, .len = is_null(at, len) ? 0 : len, .line = line};
}

int
member_find(struct cell json, const char *name, struct cell *ret_value)
{
    const size_t name_len = strlen(name);
    const char *end = json.text + json.len, *at = skip_white(json.text, end);
    struct cell found = {.text = "", .line = json.line};
    size_t depth = 0;
    if (at < end && *at != '{' && !is_null(at, (size_t)(end - at)))
        return -1;
    for (bool has_ended = false; at < end; at++) {
        if (has_ended && !is_one_of(*at, white))
            return -1;
        if (is_one_of(*at, "{["))
            depth++;
        else if (is_one_of(*at, "}]") && depth > 0)
            has_ended = --depth == 0;
        else if (*at == '"') {
            const char *text = at + 1;
            at = find_closing(text, end);
            if (!at)
                return -1;
            if (found.len == 0 && (size_t)(at - text) == name_len && memcmp(text, name, name_len) == 0)
                found = value_after(at + 1, end, json.line);
        } else if (!is_one_of(*at, plain))
            return -1;
    }
    if (depth > 0)
        return -1;
    *ret_value = found;
    return 0;
}
