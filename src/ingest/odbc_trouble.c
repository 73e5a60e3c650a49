#include "odbc_trouble.h"

#include "base/utf16.h"

#include <sqlext.h>
#include <string.h>

/* By the first characters of SQLSTATE, and what the text has in it: SQLite's driver knows one state alone. */
static const struct rule {
    enum odbc_phase phase;
    const char *state;
    const char *said; /* by the driver */
    enum exit_status status;
    const char *text;
} rules[] = {
    {ODBC_CONNECTING, "", "", STATUS_UNAVAILABLE, "cannot connect"},
    {ODBC_ASKING, "22", "", STATUS_DATA, "a value cannot be summed up"},
    {ODBC_ASKING, "42501", "", STATUS_PERMISSION, "the query is not permitted"},
    {ODBC_ASKING, "42", "", STATUS_DATA, "the query is refused: does the mapping fit the table?"},
    {ODBC_ASKING, "0A", "", STATUS_DATA, "the query is refused: does the mapping fit the table?"},
    {ODBC_ASKING, "HY000", "integer overflow", STATUS_DATA, "a value cannot be summed up"},
    {ODBC_ASKING, "HY000", "no such table", STATUS_DATA,
     "the query is refused: does the mapping fit the table?"},
    {ODBC_ASKING, "HY000", "no such column", STATUS_DATA,
     "the query is refused: does the mapping fit the table?"},
    {ODBC_ASKING, "", "", STATUS_UNAVAILABLE, "the query failed"},
    {ODBC_FETCHING, "22", "", STATUS_DATA, "a value cannot be summed up"},
    {ODBC_FETCHING, "HY000", "integer overflow", STATUS_DATA, "a value cannot be summed up"},
    {ODBC_FETCHING, "01", "", STATUS_IO, "a value was cut on its way"},
    {ODBC_FETCHING, "", "", STATUS_IO, "the rows ended before the last one"},
};

static const struct rule *
rule_of(enum odbc_phase phase, const struct odbc_trouble *trouble)
{
    size_t i = 0;
    while (rules[i].phase != phase || strncmp(rules[i].state, trouble->state, strlen(rules[i].state)) != 0 ||
           !strstr(trouble->text, rules[i].said))
        i++;
    return &rules[i];
}

bool
odbc_trouble_read(SQLSMALLINT kind, SQLHANDLE handle, SQLSMALLINT number, struct arena *arena,
                  struct odbc_trouble *ret)
{
    SQLWCHAR state[6] = {0}, text[SQL_MAX_MESSAGE_LENGTH];
    SQLINTEGER native;
    SQLSMALLINT n = 0;
    if (!SQL_SUCCEEDED(
            SQLGetDiagRecW(kind, handle, number, state, &native, text, SQL_MAX_MESSAGE_LENGTH, &n)))
        return false;
    for (size_t i = 0; i < 5; i++)
        ret->state[i] = (char)(state[i] < 0x7F ? state[i] : '?');
    ret->state[5] = '\0';
    size_t len = n < 0 ? 0 : n < SQL_MAX_MESSAGE_LENGTH ? (size_t)n : SQL_MAX_MESSAGE_LENGTH - 1;
    ret->text = utf16_to_utf8(text, len, arena);
    return true;
}

void
odbc_trouble_report(enum odbc_phase phase, SQLSMALLINT kind, SQLHANDLE handle,
                    const struct odbc_address *address, struct arena *arena, struct diags *diags)
{
    struct odbc_trouble trouble = {.state = "HY000", .text = ""};
    if (handle)
        odbc_trouble_read(kind, handle, 1, arena, &trouble);
    const struct rule *rule = rule_of(phase, &trouble);
    const char *said = odbc_address_censor(address, trouble.text, arena);
    diag_error(diags, rule->status, (struct place){.file = address->shown}, "%s%s%s", rule->text,
               *said ? ": " : "", said);
}
