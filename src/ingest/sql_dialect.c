#include "sql_dialect.h"

#include "base/ascii.h"

#include <realrate/sql.h>

#include <string.h>
#include <strings.h>

/* A day must come out in UTC whatever the session's time zone. Plain SQL knows no such function: a moment as
 * text keeps its offset there, and the reader of the result takes it to the day. PostgreSQL's subtraction is
 * exact for dates and moments with and without a zone, and immutable, so that it may run on a foreign server.
 */
#define PLAIN_TEXT       "CAST($ AS CHAR(40))"
#define HAS_OFFSET(text) text " LIKE '__________%+%' OR " text " LIKE '___________%-%'"

/* LOWER takes letters beyond A to Z as well, which a mapping's patterns tell apart. */
#define TRANSLATED "TRANSLATE($, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"

static const struct sql_dialect dialects[] = {
    {
        .name = "ansi",
        .quote = '"',
        .has_escape = true,
        .day = "CASE WHEN " HAS_OFFSET(PLAIN_TEXT) " THEN " PLAIN_TEXT " ELSE SUBSTRING(" PLAIN_TEXT
                                                   ", 1, 10) END",
        .whole = "CAST($ AS BIGINT)",
        .summed = "$",
        .decimal = "CAST($ AS DECIMAL(29, 9))",
        .is_binary = true,
        .trimmed = "TRIM($)",
    },
    {
        .name = "postgres",
        .engine = "postgres",
        .quote = '"',
        .has_escape = true,
        .day = "CAST(DATE '1970-01-01' + ($ - '1970-01-01 00:00:00+00') AS DATE)",
        .whole = "CAST($ AS BIGINT)",
        .summed = "$",
        .decimal = "CAST($ AS NUMERIC)",
        .trimmed = "TRIM($)",
        .lower = TRANSLATED,
    },
    {
        .name = "bigquery",
        .engine = "bigquery",
        .quote = '`',
        .has_backslash = true,
        .day = "DATE($)",
        .whole = "CAST($ AS INT64)",
        .summed = "$",
        .decimal = "CAST($ AS NUMERIC)",
        .trimmed = "TRIM($)",
        .lower = TRANSLATED,
    },
    {
        .name = "snowflake",
        .engine = "snowflake",
        .quote = '"',
        .folds_upper = true,
        .has_backslash = true,
        .has_escape = true,
        .day = "CAST(TO_TIMESTAMP_NTZ(DATE_PART(EPOCH_SECOND, $)) AS DATE)",
        .whole = "CAST($ AS NUMBER(38, 0))",
        .summed = "$",
        .decimal = "CAST($ AS NUMBER(29, 9))",
        .trimmed = "TRIM($)",
        .lower = TRANSLATED,
    },
    {
        .name = "clickhouse",
        .engine = "clickhouse",
        .quote = '`',
        .has_backslash = true,
        .day = "toDate($, 'UTC')",
        .whole = "toInt64($)",
        .summed = "toDecimal128($, 0)",
        .decimal = "toDecimal128($, 9)",
        .trimmed = "replaceRegexpAll($, '^ +| +\\\\z', '')", /* the oldest that can */
        .lower = "lower($)",
    },
    {
        .name = "spark",
        .engine = "spark",
        .quote = '`',
        .has_backslash = true,
        .day = "CASE WHEN typeof($) = 'timestamp' OR " HAS_OFFSET(
            "CAST($ AS STRING)") " THEN CAST(to_utc_timestamp($, current_timezone()) AS DATE) ELSE CAST($ AS "
                                 "DATE) END",
        .whole = "CAST($ AS BIGINT)",
        .summed = "CAST($ AS DECIMAL(20, 0))",
        .decimal = "CAST($ AS DECIMAL(29, 9))",
        .trimmed = "TRIM($)",
        .lower = TRANSLATED,
    },
    {
        .name = "duckdb",
        .engine = "duckdb",
        .quote = '"',
        .has_escape = true,
        .day = "DATE '1970-01-01' + CAST(FLOOR(EPOCH($) / 86400) AS INTEGER)",
        .whole = "CAST($ AS BIGINT)",
        .summed = "$",
        .decimal = "CAST($ AS DECIMAL(29, 9))",
        .trimmed = "TRIM($)",
        .lower = TRANSLATED,
    },
};
#define N_DIALECTS (sizeof dialects / sizeof *dialects)

/* The same names for who only lists them. */
static const char *const names[] = {"ansi",       "postgres", "bigquery", "snowflake",
                                    "clickhouse", "spark",    "duckdb"};
_Static_assert(sizeof names / sizeof *names == N_DIALECTS, "one name for each dialect");

const char *const *
sql_dialect_names(size_t *ret_n)
{
    *ret_n = N_DIALECTS;
    return names;
}

const struct sql_dialect *
sql_dialect_of(const char *name)
{
    size_t i = 0;
    while (i + 1 < N_DIALECTS && strcmp(dialects[i].name, name) != 0)
        i++;
    return &dialects[i];
}

/* Whether the text has the word in it, in any case. */
static bool
has_word(const char *text, const char *word)
{
    for (size_t len = strlen(word); *text; text++)
        if (strncasecmp(text, word, len) == 0)
            return true;
    return false;
}

const struct sql_dialect *
sql_dialect_of_engine(const char *engine)
{
    for (size_t i = 0; i < N_DIALECTS; i++)
        if (dialects[i].engine && has_word(engine, dialects[i].engine))
            return &dialects[i];
    return &dialects[0];
}

const char *
sql_dialect_apply(const char *form, const char *expression, struct arena *arena)
{
    const char *mark = strchr(form, '$');
    if (!mark)
        return form;
    return arena_printf(arena, "%.*s%s%s", (int)(mark - form), form, expression,
                        sql_dialect_apply(mark + 1, expression, arena));
}

/* ---- names ---- */

/* Whether an engine that folds names would have stored this one in upper case. */
static bool
is_folded(const char *name, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (!(name[i] >= 'a' && name[i] <= 'z') && name[i] != '_' && !(i && ascii_is_digit(name[i])))
            return false;
    return true;
}

/* A quote within the name is doubled. */
static const char *
quoted(const struct sql_dialect *dialect, const char *name, size_t len, struct arena *arena)
{
    char *text = arena_alloc(arena, 2 * len + 3, 1), *end = text;
    bool to_upper = dialect->folds_upper && is_folded(name, len);
    *end++ = dialect->quote;
    for (size_t i = 0; i < len; i++) {
        if (name[i] == dialect->quote)
            *end++ = dialect->quote;
        *end++ = (char)(to_upper && name[i] >= 'a' && name[i] <= 'z' ? name[i] - 'a' + 'A' : name[i]);
    }
    *end = dialect->quote;
    return text;
}

const char *
sql_dialect_column(const struct sql_dialect *dialect, const char *name, struct arena *arena)
{
    return quoted(dialect, name, strlen(name), arena);
}

const char *
sql_dialect_table(const struct sql_dialect *dialect, const char *name, struct arena *arena)
{
    const char *text = "";
    for (;;) {
        const char *close = *name == '"' || *name == '`' ? strchr(name + 1, *name) : NULL;
        size_t len = close ? (size_t)(close - name) + 1 : strcspn(name, ".");
        const char *part =
            close ? arena_printf(arena, "%c%.*s%c", dialect->quote, (int)len - 2, name + 1, dialect->quote)
                  : quoted(dialect, name, len, arena);
        text = arena_printf(arena, "%s%s", text, part);
        name += len;
        if (*name != '.')
            return text;
        text = arena_printf(arena, "%s.", text);
        name++;
    }
}

/* ---- texts ---- */

const char *
sql_dialect_literal(const struct sql_dialect *dialect, const char *text, struct arena *arena)
{
    char *literal = arena_alloc(arena, 2 * strlen(text) + 3, 1), *end = literal;
    *end++ = '\'';
    for (; *text; text++) {
        if (dialect->has_backslash && (*text == '\'' || *text == '\\'))
            *end++ = '\\';
        else if (*text == '\'')
            *end++ = '\'';
        *end++ = *text;
    }
    *end = '\'';
    return literal;
}

/* Letters small, `*` as %, and what means something else to LIKE behind the mark. */
static const char *
like_pattern(const char *pattern, char mark, bool *ret_is_marked, struct arena *arena)
{
    char *like = arena_alloc(arena, 2 * strlen(pattern) + 1, 1), *end = like;
    *ret_is_marked = false;
    for (; *pattern; pattern++) {
        bool is_special = *pattern == '%' || *pattern == '_' || *pattern == mark;
        if (is_special)
            *end++ = mark;
        *ret_is_marked =
            *ret_is_marked || is_special || *pattern == '\\'; /* \ escapes where nothing is said */
        *end++ = (char)(*pattern == '*' ? '%' : ascii_lower(*pattern));
    }
    return like;
}

static bool
is_ascii(const char *text)
{
    while (*text && !((unsigned char)*text & 0x80))
        text++;
    return !*text;
}

/* "EXPRESSION in small letters OPERATION PATTERN", the pattern's ASCII letters small already. An engine that
 * cannot leave other letters alone makes them small on both sides. */
static const char *
compared(const struct sql_dialect *dialect, const char *expression, const char *operation,
         const char *pattern, struct arena *arena)
{
    const char *literal = sql_dialect_literal(dialect, pattern, arena);
    const char *form = is_ascii(pattern) || !dialect->lower ? "LOWER($)" : dialect->lower;
    if (!is_ascii(pattern) && !dialect->lower)
        literal = sql_dialect_apply(form, literal, arena);
    return arena_printf(arena, "%s %s %s", sql_dialect_apply(form, expression, arena), operation, literal);
}

const char *
sql_dialect_match(const struct sql_dialect *dialect, const char *expression, const char *pattern,
                  struct arena *arena)
{
    bool is_marked;
    if (*pattern && strspn(pattern, "*") == strlen(pattern))
        return NULL;
    if (!strchr(pattern, '*')) {
        char *lower = arena_text(arena, pattern, strlen(pattern));
        for (char *c = lower; *c; c++)
            *c = ascii_lower(*c);
        return compared(dialect, expression, "=", lower, arena);
    }
    const char *like = like_pattern(pattern, dialect->has_escape ? '!' : '\\', &is_marked, arena);
    return arena_printf(arena, "%s%s", compared(dialect, expression, "LIKE", like, arena),
                        is_marked && dialect->has_escape ? " ESCAPE '!'" : "");
}
