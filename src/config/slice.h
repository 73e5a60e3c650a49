/* A stretch of an INI's bytes, and what a line is cut by. Read by ini_scan.c and ini_value.c. */
#ifndef SLICE_H
#define SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct slice {
    const char *at;
    size_t len;
};

static inline bool
slice_is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static inline struct slice
slice_trim(struct slice text)
{
    for (; text.len && slice_is_space(*text.at); text.len--)
        text.at++;
    while (text.len && slice_is_space(text.at[text.len - 1]))
        text.len--;
    return text;
}

/* What stands behind `at` in text. */
static inline struct slice
slice_after(struct slice text, const char *at)
{
    return (struct slice){at + 1, (size_t)(text.at + text.len - at) - 1};
}

/* The first byte of text that is one of `bytes`, or NULL. */
static inline const char *
slice_find_any(struct slice text, const char *bytes)
{
    for (size_t i = 0; i < text.len; i++)
        if (strchr(bytes, text.at[i]))
            return text.at + i;
    return NULL;
}

static inline bool
slice_is_comment(struct slice text)
{
    return text.len && (*text.at == ';' || *text.at == '#');
}

/* What follows a closing bracket or quote: nothing, or a comment after white space. */
static inline bool
slice_is_end(struct slice rest)
{
    struct slice text = slice_trim(rest);
    return text.len == 0 || (slice_is_comment(text) && text.at > rest.at);
}

#endif
