#include <config.h>

#include "json_scan.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define PATH_SIZE 256

struct scan {
    const char *at, *end;
    json_visit *visit;
    void *context;
    char path[PATH_SIZE];
    size_t path_len;
    int depth;
};

static int scan_value(struct scan *scan);

static void
skip_space(struct scan *scan)
{
    while (scan->at < scan->end && memchr(" \t\r\n", *scan->at, 4))
        scan->at++;
}

static bool
take(struct scan *scan, char byte)
{
    if (scan->at == scan->end || *scan->at != byte)
        return false;
    scan->at++;
    return true;
}

static bool
is_digit(const struct scan *scan)
{
    return scan->at < scan->end && ascii_is_digit(*scan->at);
}

static void
visit(struct scan *scan, const char *from, const char *to)
{
    if (scan->visit)
        scan->visit(scan->context, scan->path, from, (size_t)(to - from));
}

/* After the backslash. */
static int
scan_escape(struct scan *scan)
{
    if (scan->at == scan->end)
        return -1;
    char kind = *scan->at++;
    if (kind != 'u')
        return memchr("\"\\/bfnrt", kind, 8) ? 0 : -1;
    for (int i = 0; i < 4; i++) {
        if (scan->at == scan->end || !isxdigit((unsigned char)*scan->at))
            return -1;
        scan->at++;
    }
    return 0;
}

static int
scan_string(struct scan *scan, const char **ret_from, const char **ret_to)
{
    if (!take(scan, '"'))
        return -1;
    *ret_from = scan->at;
    while (scan->at < scan->end && *scan->at != '"') {
        unsigned char byte = (unsigned char)*scan->at++;
        if (byte < 0x20 || (byte == '\\' && scan_escape(scan) != 0))
            return -1;
    }
    *ret_to = scan->at;
    return take(scan, '"') ? 0 : -1;
}

static int
scan_digits(struct scan *scan)
{
    if (!is_digit(scan))
        return -1;
    while (is_digit(scan))
        scan->at++;
    return 0;
}

static int
scan_number(struct scan *scan)
{
    const char *from = scan->at;
    take(scan, '-');
    if (!take(scan, '0') && scan_digits(scan) != 0)
        return -1;
    if (take(scan, '.') && scan_digits(scan) != 0)
        return -1;
    if (take(scan, 'e') || take(scan, 'E')) {
        if (!take(scan, '+'))
            take(scan, '-');
        if (scan_digits(scan) != 0)
            return -1;
    }
    visit(scan, from, scan->at);
    return 0;
}

static int
scan_literal(struct scan *scan)
{
    static const char *const literals[] = {"true", "false", "null"};
    for (size_t i = 0; i < sizeof literals / sizeof literals[0]; i++) {
        size_t len = strlen(literals[i]);
        if ((size_t)(scan->end - scan->at) < len || memcmp(scan->at, literals[i], len) != 0)
            continue;
        visit(scan, scan->at, scan->at + len);
        scan->at += len;
        return 0;
    }
    return -1;
}

/* Adds one step to the path; a path too long to show is cut, never overrun. */
static void
path_push(struct scan *scan, const char *step, size_t len)
{
    if (scan->path_len > 0 && scan->path_len < PATH_SIZE - 1)
        scan->path[scan->path_len++] = '/';
    size_t room = PATH_SIZE - 1 - scan->path_len, n = len < room ? len : room;
    memcpy(scan->path + scan->path_len, step, n);
    scan->path_len += n;
    scan->path[scan->path_len] = '\0';
}

static void
path_pop(struct scan *scan, size_t len)
{
    scan->path_len = len;
    scan->path[len] = '\0';
}

static int
scan_member(struct scan *scan)
{
    const char *from, *to;
    size_t path_len = scan->path_len;
    skip_space(scan);
    if (scan_string(scan, &from, &to) != 0)
        return -1;
    skip_space(scan);
    if (!take(scan, ':'))
        return -1;
    path_push(scan, from, (size_t)(to - from));
    int failed = scan_value(scan);
    path_pop(scan, path_len);
    return failed;
}

static int
scan_element(struct scan *scan, size_t index)
{
    char step[24];
    size_t path_len = scan->path_len;
    int len = snprintf(step, sizeof step, "%zu", index);
    path_push(scan, step, (size_t)len);
    int failed = scan_value(scan);
    path_pop(scan, path_len);
    return failed;
}

/* After the opening bracket. */
static int
scan_items(struct scan *scan, char close)
{
    skip_space(scan);
    if (take(scan, close))
        return 0;
    for (size_t i = 0;; i++) {
        if ((close == '}' ? scan_member(scan) : scan_element(scan, i)) != 0)
            return -1;
        if (take(scan, close))
            return 0;
        if (!take(scan, ','))
            return -1;
    }
}

static int
scan_nested(struct scan *scan, char close)
{
    if (scan->depth == JSON_DEPTH_MAX)
        return -1;
    scan->depth++;
    int failed = scan_items(scan, close);
    scan->depth--;
    return failed;
}

/* Takes the white space on both sides. */
static int
scan_value(struct scan *scan)
{
    const char *from, *to;
    int failed;
    skip_space(scan);
    if (take(scan, '{')) {
        failed = scan_nested(scan, '}');
    } else if (take(scan, '[')) {
        failed = scan_nested(scan, ']');
    } else if (scan->at < scan->end && *scan->at == '"') {
        failed = scan_string(scan, &from, &to);
        if (!failed)
            visit(scan, from, to);
    } else if (is_digit(scan) || (scan->at < scan->end && *scan->at == '-')) {
        failed = scan_number(scan);
    } else {
        failed = scan_literal(scan);
    }
    skip_space(scan);
    return failed;
}

int
json_scan(const char *text, size_t len, json_visit *visitor, void *context, size_t *ret_at)
{
    struct scan scan = {.at = text, .end = text + len, .visit = visitor, .context = context};
    size_t valid = utf8_valid(text, len);
    if (valid == len && scan_value(&scan) == 0 && scan.at == scan.end)
        return 0;
    *ret_at = valid < len ? valid : (size_t)(scan.at - text);
    return -1;
}
