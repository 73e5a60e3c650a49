#include "odbc_address.h"

#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#define MESSAGE_BYTES_MAX 300

/* Keys whose values say where the data is and nothing of who asks. */
static bool
is_harmless(const char *key, size_t len)
{
    static const char *const keys[] = {"dsn", "driver", "server", "servername", "host", "port", "database"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strlen(keys[i]) == len && strncasecmp(keys[i], key, len) == 0)
            return true;
    return false;
}

/* One "KEY=VALUE" of a connection string, without spaces around and braces. */
struct pair {
    const char *key, *value;
    size_t key_len, value_len;
};

static void
trim(const char **text, size_t *len)
{
    for (; *len && **text == ' '; --*len)
        ++*text;
    while (*len && (*text)[*len - 1] == ' ')
        --*len;
}

/* Takes the pair at *at, and *at past it. A value in braces ends with the first } that is not doubled. */
static struct pair
next_pair(const char **at)
{
    struct pair pair = {.key = *at, .key_len = strcspn(*at, "=;")};
    const char *end = *at + pair.key_len;
    trim(&pair.key, &pair.key_len);
    if (*end == '=') {
        pair.value = end + 1 + strspn(end + 1, " ");
        const char *stop = pair.value;
        if (*stop == '{')
            for (stop++; *stop && (*stop != '}' || stop[1] == '}'); stop++)
                stop += *stop == '}';
        end = stop + strcspn(stop, ";");
        pair.value_len = (size_t)(end - pair.value);
        trim(&pair.value, &pair.value_len);
        if (pair.value_len > 1 && *pair.value == '{' && pair.value[pair.value_len - 1] == '}') {
            pair.value++;
            pair.value_len -= 2;
        }
    }
    *at = *end ? end + 1 : end;
    return pair;
}

void
odbc_address_hide(struct odbc_address *address, const char *secret, struct arena *arena)
{
    if (*secret)
        *(const char **)ARENA_PUSH(arena, &address->secrets, &address->n_secrets, &address->capacity) =
            arena_text(arena, secret, strlen(secret));
}

/* A brace that is doubled within braces, as the driver sees it: once. */
static const char *
unbraced(const char *value, struct arena *arena)
{
    char *text = arena_text(arena, value, strlen(value)), *end = text;
    for (const char *at = value; *at; at++) {
        *end++ = *at;
        at += *at == '}' && at[1] == '}';
    }
    *end = '\0';
    return text;
}

static void
add_pair(struct odbc_address *address, struct pair pair, struct arena *arena)
{
    const char *value = arena_text(arena, pair.value ? pair.value : "", pair.value_len);
    /* A path would tell of the machine. */
    bool is_shown = is_harmless(pair.key, pair.key_len) && !strchr(value, '/');
    if (pair.key_len == 3 && strncasecmp(pair.key, "dsn", 3) == 0)
        address->dsn = value;
    if (!is_shown) {
        odbc_address_hide(address, value, arena);
        odbc_address_hide(address, unbraced(value, arena), arena);
    }
    address->shown = arena_printf(arena, "%s%s%.*s=%s", address->shown,
                                  strcmp(address->shown, ODBC_SCHEME) == 0 ? "" : ";", (int)pair.key_len,
                                  pair.key, is_shown ? value : "...");
}

struct odbc_address
odbc_address_read(const char *path, struct arena *arena)
{
    const char *at = path + strlen(ODBC_SCHEME);
    struct odbc_address address = {.connection = at, .shown = ODBC_SCHEME, .dsn = ""};
    while (*at) {
        struct pair pair = next_pair(&at);
        if (pair.value)
            add_pair(&address, pair, arena);
        else if (pair.key_len) /* whatever it is, it may be a part of a password */
            odbc_address_hide(&address, arena_text(arena, pair.key, pair.key_len), arena);
    }
    return address;
}

/* ---- messages ---- */

static const char *
replaced(const char *text, const char *secret, struct arena *arena)
{
    const char *found = strstr(text, secret);
    if (!found)
        return text;
    return arena_printf(arena, "%.*s...%s", (int)(found - text), text,
                        replaced(found + strlen(secret), secret, arena));
}

static const char *
without_names(const char *message)
{
    while (*message == '[' && strchr(message, ']'))
        message = strchr(message, ']') + 1;
    return message;
}

const char *
odbc_address_censor(const struct odbc_address *address, const char *message, struct arena *arena)
{
    const char *text = without_names(message);
    /* The longest first: one may be a part of another. */
    for (size_t len = strlen(text); len; len--)
        for (size_t i = 0; i < address->n_secrets; i++)
            if (strlen(address->secrets[i]) == len)
                text = replaced(text, address->secrets[i], arena);
    size_t left = strlen(text), n = 0;
    char *shown = arena_alloc(arena, MESSAGE_BYTES_MAX + 4, 1);
    while (left && n < MESSAGE_BYTES_MAX) {
        size_t len = utf8_length(text, left);
        bool is_plain = len > 1 || (len == 1 && *text >= ' ' && *text != 0x7F && *text != '"');
        size_t taken = len ? len : 1;
        if (is_plain)
            memcpy(shown + n, text, len);
        else
            shown[n] = *text == '"' ? '\'' : len ? ' ' : '?';
        n += is_plain ? len : 1;
        text += taken;
        left -= taken;
    }
    while (n && shown[n - 1] == ' ')
        n--;
    memcpy(shown + n, left ? "..." : "", left ? 4 : 1);
    return shown;
}
