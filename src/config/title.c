#include "title.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>
#include <strings.h>

/* One sheet a history or a contract: a number may follow (src/report/workbook/workbook.c). */
static const bool may_be_several[N_TABS] = {
    [TAB_USAGE] = true, [TAB_OPTIMIZE] = true, [TAB_FORECAST] = true, [TAB_LEDGER] = true};

size_t
title_most(enum tab tab)
{
    return may_be_several[tab] ? TITLE_MOST - TITLE_NUMBER_MOST : TITLE_MOST;
}

static const struct {
    char from;
    const char *to;
} replaced[] = {
    {'[', "("}, {']', ")"}, {'{', "("}, {'}', ")"}, {'\'', "\u2019"}, {'"', "\u201D"},
    {':', "-"}, {'*', "-"}, {'?', "-"}, {'/', "-"}, {'\\', "-"},      {'\x7F', "-"},
};

const char *
title_clean(const char *title, struct arena *arena)
{
    char *clean = arena_alloc(arena, strlen(title) * strlen("\u2019") + 1, 1);
    size_t n = 0;
    for (const char *c = title; *c != '\0'; c++) {
        const char *to = (unsigned char)*c < ' ' ? "-" : NULL;
        for (size_t i = 0; i < sizeof replaced / sizeof *replaced && !to; i++)
            to = replaced[i].from == *c ? replaced[i].to : NULL;
        size_t len = to ? strlen(to) : 1;
        memcpy(clean + n, to ? to : c, len);
        n += len;
    }
    clean[n] = '\0';
    return clean;
}

/* The next character in lower case, by Unicode's number; *text moves on. Of UTF-8 that is valid. */
static unsigned long
next_lower(const char **text)
{
    const unsigned char *at = (const unsigned char *)*text;
    size_t length = utf8_length(*text, strlen(*text));
    unsigned long c = length < 2 ? at[0] : at[0] & (0xFFU >> (length + 1));
    for (size_t i = 1; i < length; i++)
        c = c << 6 | (at[i] & 0x3F);
    *text += length ? length : 1;
    if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9) ||
        (c >= 0x410 && c <= 0x42F))
        return c + 0x20;
    if (c >= 0x400 && c <= 0x40F)
        return c + 0x50;
    bool is_odd_first = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    return c >= 0x100 && c <= 0x17E && c % 2 == is_odd_first ? c + 1 : c;
}

/* Where the texts begin to differ but for case: what is left of a where all of b is in it, else NULL. */
static const char *
after(const char *a, const char *b)
{
    while (*a && *b)
        if (next_lower(&a) != next_lower(&b))
            return NULL;
    return *b ? NULL : a;
}

static bool
is_number(const char *text)
{
    size_t n = *text == ' ' ? strspn(text + 1, "0123456789") : 0;
    return n > 0 && text[1 + n] == '\0';
}

bool
title_is_same(const char *a, enum tab kind_a, const char *b, enum tab kind_b)
{
    const char *rest_of_a = after(a, b), *rest_of_b = after(b, a);
    return (rest_of_a && (*rest_of_a == '\0' || (may_be_several[kind_b] && is_number(rest_of_a)))) ||
           (rest_of_b && may_be_several[kind_a] && is_number(rest_of_b));
}

bool
title_is_reserved(const char *title)
{
    return strcasecmp(title, "History") == 0;
}
