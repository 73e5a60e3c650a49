#include "sql_query.h"

#include <string.h>
#include <strings.h>

static bool
begins_with(const char *text, const char *word)
{
    size_t len = strlen(word);
    return strncasecmp(text, word, len) == 0 && strcspn(text + len, " \t\r\n(*'\"") == 0 && text[len];
}

/* What ends a stretch that begins here, in which no bracket and no semicolon counts; NULL where none begins.
 */
static const char *
end_of_stretch(const char *at)
{
    static const struct {
        const char *start, *end;
    } stretches[] = {{"'", "'"}, {"\"", "\""}, {"`", "`"}, {"--", "\n"}, {"/*", "*/"}};
    for (size_t i = 0; i < sizeof stretches / sizeof *stretches; i++)
        if (strncmp(at, stretches[i].start, strlen(stretches[i].start)) == 0)
            return stretches[i].end;
    return NULL;
}

/* Where the query would end what stands around it: NULL, or why. A line comment needs no end: one is put
 * there. */
static const char *
fault_of(const char *at)
{
    int depth = 0;
    for (; *at && depth >= 0; at++) {
        const char *end = end_of_stretch(at);
        if (end) {
            const char *found = strstr(at + (*end == '*' ? 2 : 1), end);
            if (!found)
                return *end == '\n' ? (depth ? "brackets that are closed" : NULL)
                                    : "quotes and comments that are closed";
            at = found + strlen(end) - 1;
        } else if (*at == ';') {
            return "one SELECT without a semicolon";
        }
        depth += !end && *at == '(' ? 1 : !end && *at == ')' ? -1 : 0;
    }
    return depth ? "brackets that are closed" : NULL;
}

static bool
has(const struct mapping *mapping, size_t field)
{
    return mapping->fields[field].kind != MAPPING_NONE;
}

/* A mapping that changes a format's columns leaves the others to the format, which has none in a warehouse.
 */
static int
check_columns(const struct mapping *mapping, struct diags *diags)
{
    bool has_count = has(mapping, USAGE_METER) && has(mapping, USAGE_QUANTITY);
    for (size_t m = 0; m < N_METERS; m++)
        has_count = has_count || has(mapping, USAGE_COUNT + m);
    if (has(mapping, USAGE_DATE) && has(mapping, USAGE_MODEL) && has_count)
        return 0;
    diag_error(diags, STATUS_CONFIG, (struct place){.file = mapping->file, .column = "[columns]"},
               "lacks date, model or counts: a warehouse has no format, so all columns are said here");
    return -1;
}

static int
check_prompt(const struct mapping *mapping, struct diags *diags)
{
    if (!mapping->prompt_includes_cache || has(mapping, USAGE_COUNT + METER_INPUT))
        return 0;
    diag_error(diags, STATUS_CONFIG,
               (struct place){.file = mapping->file, .column = "[source] prompt_includes_cache"},
               "there is no input to take the cache's tokens off");
    return -1;
}

static int
check_query(const struct mapping *mapping, struct diags *diags)
{
    const char *start = mapping->query + strspn(mapping->query, " \t\r\n(");
    const char *expected = "a SELECT";
    if (begins_with(start, "select") || begins_with(start, "with"))
        expected = fault_of(mapping->query);
    if (!expected)
        return 0;
    diag_error(diags, STATUS_CONFIG, (struct place){.file = mapping->file, .column = "[source] query"},
               "expected %s, found \"%s\"", expected,
               diag_escape(diags, mapping->query, strlen(mapping->query)));
    return -1;
}

/* PART.PART...: each without quotes, or in quotes and with none inside. */
static bool
is_table(const char *name)
{
    for (;; name++) {
        const char quote = *name == '"' || *name == '`' ? *name : '\0';
        const char *start = name + (quote != '\0');
        const size_t len = strcspn(start, quote ? "\"`" : ".\"`");
        name = start + len;
        if (len == 0 || (quote && *name != quote))
            return false;
        name += quote != '\0';
        if (*name != '.')
            return *name == '\0';
    }
}

static int
check_table(const struct mapping *mapping, struct diags *diags)
{
    if (is_table(mapping->table))
        return 0;
    diag_error(diags, STATUS_CONFIG, (struct place){.file = mapping->file, .column = "[source] table"},
               "expected NAME or NAME.NAME, a part with other characters in quotes, found \"%s\"",
               diag_escape(diags, mapping->table, strlen(mapping->table)));
    return -1;
}

int
sql_query_check(const struct mapping *mapping, struct diags *diags)
{
    int failed = check_columns(mapping, diags);
    failed |= check_prompt(mapping, diags);
    if (mapping->query)
        failed |= check_query(mapping, diags);
    if (mapping->table)
        failed |= check_table(mapping, diags);
    if (mapping->query || mapping->table)
        return failed;
    diag_error(diags, STATUS_CONFIG, (struct place){.file = mapping->file, .column = "[source]"},
               "lacks table or query: where the warehouse has the rows");
    return -1;
}
