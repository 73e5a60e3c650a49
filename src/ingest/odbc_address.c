#include "odbc_address.h"

#include "base/ascii.h"
#include "base/utf8.h"

#include <string.h>
#include <strings.h>

#define MESSAGE_BYTES_MAX 300
#define NAME_BYTES_MIN    3 /* of a user's name, that it is taken out of messages */

static bool
is_one_of(const char *key, const char *const *keys)
{
    while (*keys && strcasecmp(*keys, key) != 0)
        keys++;
    return *keys != NULL;
}

/* Keys whose values say where the data is and nothing of who asks. */
static const char *const harmless[] = {"dsn",  "driver", "server",   "servername",
                                       "host", "port",   "database", NULL};

/* Keys of a user's name. Values of all others not above may be passwords. */
static const char *const of_names[] = {"uid", "user", "username", "user name", "userid", "user id", NULL};

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
odbc_address_hide(struct odbc_address *address, const char *key, const char *secret, struct arena *arena)
{
    bool is_name = is_one_of(key, of_names);
    size_t len = strlen(secret);
    if (len < (is_name ? NAME_BYTES_MIN : 1))
        return;
    struct odbc_secret *added = ARENA_PUSH(arena, &address->secrets, &address->n_secrets, &address->capacity);
    *added = (struct odbc_secret){arena_text(arena, secret, len), is_name};
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
    const char *key = arena_text(arena, pair.key, pair.key_len);
    const char *value = arena_text(arena, pair.value ? pair.value : "", pair.value_len);
    /* A path would tell of the machine. */
    bool is_shown = is_one_of(key, harmless) && !strchr(value, '/');
    if (strcasecmp(key, "dsn") == 0)
        address->dsn = value;
    if (!is_shown) {
        odbc_address_hide(address, key, value, arena);
        odbc_address_hide(address, key, unbraced(value, arena), arena);
    }
    address->shown =
        arena_printf(arena, "%s%s%s=%s", address->shown, strcmp(address->shown, ODBC_SCHEME) == 0 ? "" : ";",
                     key, is_shown ? value : "...");
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
            odbc_address_hide(&address, "", arena_text(arena, pair.key, pair.key_len), arena);
    }
    return address;
}

/* ---- messages ---- */

/* Whether a byte may be of a word: letters beyond ASCII are. */
static bool
is_of_word(char c)
{
    char lower = ascii_lower(c);
    return (lower >= 'a' && lower <= 'z') || ascii_is_digit(c) || c == '_' || ((unsigned char)c & 0x80);
}

/* Where the secret stands at or after `at` of the text; NULL where it does not. */
static const char *
find(const char *text, const char *at, const struct odbc_secret *secret)
{
    size_t len = strlen(secret->text);
    while ((at = strstr(at, secret->text)) != NULL) {
        if (!secret->is_name || ((at == text || !is_of_word(at[-1])) && !is_of_word(at[len])))
            return at;
        at++;
    }
    return NULL;
}

static const char *
replaced(const char *text, const struct odbc_secret *secret, struct arena *arena)
{
    const char *shown = "", *from = text, *found;
    while ((found = find(text, from, secret)) != NULL) {
        shown = arena_printf(arena, "%s%.*s...", shown, (int)(found - from), from);
        from = found + strlen(secret->text);
    }
    return from == text ? text : arena_printf(arena, "%s%s", shown, from);
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
            if (strlen(address->secrets[i].text) == len)
                text = replaced(text, &address->secrets[i], arena);
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
