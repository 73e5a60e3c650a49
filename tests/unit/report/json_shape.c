#include "json_shape.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

struct reader {
    const char *at;
    struct shape *shapes;
    size_t n, max;
    char path[256];
};

static bool value(struct reader *reader);

static void
skip_space(struct reader *reader)
{
    reader->at += strspn(reader->at, " \n");
}

static bool
take(struct reader *reader, const char *word)
{
    skip_space(reader);
    if (strncmp(reader->at, word, strlen(word)) != 0)
        return false;
    reader->at += strlen(word);
    return true;
}

static bool
string(struct reader *reader, char *ret, size_t size)
{
    size_t n = 0;
    if (!take(reader, "\""))
        return false;
    for (; *reader->at != '"'; reader->at++) {
        if ((unsigned char)*reader->at < 0x20)
            return false;
        if (*reader->at == '\\' && strchr("\"\\/bfnrtu", *++reader->at) == NULL)
            return false;
        if (n + 1 < size)
            ret[n++] = *reader->at;
    }
    if (size > 0)
        ret[n] = '\0';
    reader->at++;
    return true;
}

/* -?(0|[1-9][0-9]*)(.[0-9]+)? and nothing else: no exponent is ever written. */
static bool
number(struct reader *reader)
{
    take(reader, "-");
    size_t whole = strspn(reader->at, "0123456789");
    if (whole == 0 || (whole > 1 && reader->at[0] == '0'))
        return false;
    reader->at += whole;
    if (*reader->at != '.')
        return true;
    size_t fraction = strspn(++reader->at, "0123456789");
    reader->at += fraction;
    return fraction > 0;
}

static bool
remember(struct reader *reader, const char *keys)
{
    for (size_t i = 0; i < reader->n; i++)
        if (strcmp(reader->shapes[i].path, reader->path) == 0)
            return strcmp(reader->shapes[i].keys, keys) == 0;
    if (reader->n == reader->max)
        return false;
    struct shape *shape = &reader->shapes[reader->n++];
    snprintf(shape->path, sizeof shape->path, "%s", reader->path);
    snprintf(shape->keys, sizeof shape->keys, "%s", keys);
    return true;
}

static bool
member(struct reader *reader, char keys[SHAPE_SIZE])
{
    char key[64];
    size_t path_len = strlen(reader->path), n = strlen(keys);
    if (!string(reader, key, sizeof key) || !take(reader, ":"))
        return false;
    snprintf(keys + n, SHAPE_SIZE - n, "%s%s", n > 0 ? " " : "", key);
    snprintf(reader->path + path_len, sizeof reader->path - path_len, "%s%s", path_len > 0 ? "." : "", key);
    bool ok = value(reader);
    reader->path[path_len] = '\0';
    return ok;
}

static bool
object(struct reader *reader)
{
    char keys[SHAPE_SIZE] = "";
    if (!take(reader, "{"))
        return false;
    if (!take(reader, "}")) {
        do
            if (!member(reader, keys))
                return false;
        while (take(reader, ","));
        if (!take(reader, "}"))
            return false;
    }
    return remember(reader, keys);
}

static bool
array(struct reader *reader)
{
    take(reader, "[");
    if (take(reader, "]"))
        return true;
    do
        if (!value(reader))
            return false;
    while (take(reader, ","));
    return take(reader, "]");
}

static bool
value(struct reader *reader)
{
    skip_space(reader);
    if (*reader->at == '{')
        return object(reader);
    if (*reader->at == '[')
        return array(reader);
    if (*reader->at == '"')
        return string(reader, NULL, 0);
    return take(reader, "null") || take(reader, "true") || take(reader, "false") || number(reader);
}

long
json_shapes(const char *text, struct shape *shapes, size_t max_shapes)
{
    struct reader reader = {.at = text, .shapes = shapes, .max = max_shapes};
    if (!value(&reader) || strcmp(reader.at, "\n") != 0)
        return -1;
    return (long)reader.n;
}
