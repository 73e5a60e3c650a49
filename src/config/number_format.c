#include "number_format.h"

#include "base/ascii.h"

#include <string.h>
#include <strings.h>

static const char *const colours[] = {"Black", "Blue", "Cyan", "Green", "Magenta", "Red", "White", "Yellow"};

/* Bytes of the [...] at text, 0 where there is no such thing. */
static size_t
bracket(const char *text)
{
    size_t len = strcspn(text, "]");
    if (text[len] != ']')
        return 0;
    if (text[1] == '$' && len > 2 && !memchr(text + 1, '[', len - 1))
        return len + 1;
    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
        if (strlen(colours[i]) == len - 1 && strncasecmp(text + 1, colours[i], len - 1) == 0)
            return len + 1;
    return 0;
}

/* Bytes of the mark at text, 0 where none may stand there. */
static size_t
mark(const char *text, bool is_date)
{
    if (*text == '\'') {
        size_t len = strcspn(text + 1, "'");
        return text[1 + len] == '\'' ? len + 2 : 0;
    }
    if (*text == '\\' || *text == '_')
        return text[1] > ' ' && text[1] < 0x7F ? 2 : 0;
    if (*text == '[')
        return is_date ? 0 : bracket(text);
    return strchr(is_date ? "ymdYMD-/.,: " : "0#?,.%+-()/:$ ", *text) ? 1 : 0;
}

/* Whether the first part shows the value at all. */
static bool
shows_value(const char *text, bool is_date)
{
    for (size_t n; *text && *text != ';'; text += n) {
        n = mark(text, is_date);
        if (strchr(is_date ? "ymdYMD" : "0#?", *text))
            return true;
    }
    return false;
}

static char *
with_double_quotes(const char *text, struct arena *arena)
{
    char *code = arena_text(arena, text, strlen(text));
    for (char *c = code; *c; c++)
        if (*c == '\'')
            *c = '"';
    return code;
}

const char *
number_format_code(const char *text, bool is_date, struct arena *arena, const char **ret_fault)
{
    int parts = 1;
    size_t n = 0;
    for (const char *at = text; *at; at += n) {
        bool is_new = *at == ';' && !is_date;
        n = is_new ? 1 : mark(at, is_date);
        parts += is_new;
        if (n == 0) {
            char letter = ascii_lower(*at);
            bool is_plain = *at > ' ' && *at < 0x7F && !(letter >= 'a' && letter <= 'z');
            *ret_fault = *at == '\'' ? "a single quote in it is not closed"
                         : is_plain  ? arena_printf(arena, "\"%c\" cannot stand in it so", *at)
                                     : "words, and signs beyond ASCII, stand in single quotes in it";
            return NULL;
        }
    }
    *ret_fault = parts > 4                           ? "it has more than four parts"
                 : strlen(text) > NUMBER_FORMAT_MOST ? "it is too long"
                 : !shows_value(text, is_date)       ? "it does not show the value"
                                                     : NULL;
    return *ret_fault ? NULL : with_double_quotes(text, arena);
}
