#include "odbc_link.h"

#include "odbc_trouble.h"
#include "reader.h"

#include "base/utf16.h"
#include "base/utf8.h"

#include <odbcinst.h>
#include <sql.h>
#include <sqlext.h>
#include <string.h>
#include <strings.h>

_Static_assert(sizeof(SQLWCHAR) == sizeof(uint16_t), "unixODBC's wide characters are UTF-16");

#define LOGIN_SECONDS 15
#define PART_BYTES    2048 /* of a cell, fetched at once */

struct odbc_link {
    struct odbc_address *address;
    struct arena *arena;
    struct diags *diags;
    SQLHENV environment;
    SQLHDBC connection;
    SQLHSTMT statement;
    size_t n_columns;
    bool has_bytes;        /* cells come as they are stored, in UTF-8 */
    struct arena *scratch; /* of one cell's parts */
};

/* What the handle's last call came to, told of the phase. */
static int
report(const struct odbc_link *link, enum odbc_phase phase, SQLSMALLINT kind, SQLHANDLE handle)
{
    odbc_trouble_report(phase, kind, handle, link->address, link->arena, link->diags);
    return -1;
}

/* ---- connecting ---- */

static SQLWCHAR *
wide(const char *text, struct arena *arena, SQLINTEGER *ret_n)
{
    size_t n;
    uint16_t *units = utf16_of_utf8(text, arena, &n);
    *ret_n = (SQLINTEGER)n;
    return units;
}

/* The DSN's own entries of who asks: a driver may repeat them. */
static void
hide_entries(struct odbc_address *address, struct arena *arena)
{
    static const char *const keys[] = {"UID", "User", "Username", "UserName", "PWD", "Password"};
    char value[256];
    for (size_t i = 0; *address->dsn && i < sizeof keys / sizeof *keys; i++)
        if (SQLGetPrivateProfileString(address->dsn, keys[i], "", value, sizeof value, "odbc.ini") > 0)
            odbc_address_hide(address, keys[i], value, arena);
}

static int
allocate(struct odbc_link *link)
{
    if (!SQL_SUCCEEDED(SQLAllocHandle(SQL_HANDLE_ENV, SQL_NULL_HANDLE, &link->environment)))
        return report(link, ODBC_CONNECTING, SQL_HANDLE_ENV, SQL_NULL_HANDLE);
    SQLSetEnvAttr(link->environment, SQL_ATTR_ODBC_VERSION, (SQLPOINTER)SQL_OV_ODBC3, 0); /* NOLINT */
    if (!SQL_SUCCEEDED(SQLAllocHandle(SQL_HANDLE_DBC, link->environment, &link->connection)))
        return report(link, ODBC_CONNECTING, SQL_HANDLE_ENV, link->environment);
    return 0;
}

static int
log_in(struct odbc_link *link)
{
    SQLINTEGER n;
    SQLWCHAR *to = wide(link->address->connection, link->arena, &n);
    /* A driver that knows no time limit, or no read-only connections, is asked in vain. */
    SQLSetConnectAttr(link->connection, SQL_ATTR_LOGIN_TIMEOUT, (SQLPOINTER)LOGIN_SECONDS, 0);
    SQLSetConnectAttr(link->connection, SQL_ATTR_ACCESS_MODE, (SQLPOINTER)SQL_MODE_READ_ONLY, 0);
    SQLRETURN got =
        SQLDriverConnectW(link->connection, NULL, to, (SQLSMALLINT)n, NULL, 0, NULL, SQL_DRIVER_NOPROMPT);
    hide_entries(link->address, link->arena); /* not before: unixODBC would look them up in the wrong place */
    if (!SQL_SUCCEEDED(got))
        return report(link, ODBC_CONNECTING, SQL_HANDLE_DBC, link->connection);
    if (!SQL_SUCCEEDED(SQLAllocHandle(SQL_HANDLE_STMT, link->connection, &link->statement)))
        return report(link, ODBC_CONNECTING, SQL_HANDLE_DBC, link->connection);
    /* SQLite checks no text, and its driver leaves out what is no UTF-8 where it makes UTF-16 of it. */
    link->has_bytes = strncasecmp(odbc_link_engine(link).name, "sqlite", strlen("sqlite")) == 0;
    SQLSetStmtAttr(link->statement, SQL_ATTR_NOSCAN, (SQLPOINTER)SQL_NOSCAN_ON, 0);
    return 0;
}

struct odbc_link *
odbc_link_open(struct odbc_address *address, struct arena *arena, struct diags *diags)
{
    struct odbc_link *link = ARENA_NEW(arena, struct odbc_link, 1);
    *link = (struct odbc_link){.address = address, .arena = arena, .diags = diags, .scratch = arena_new()};
    if (allocate(link) == 0 && log_in(link) == 0)
        return link;
    odbc_link_close(link);
    return NULL;
}

void
odbc_link_close(struct odbc_link *link)
{
    if (!link)
        return;
    if (link->statement)
        SQLFreeHandle(SQL_HANDLE_STMT, link->statement);
    if (link->connection) {
        SQLDisconnect(link->connection);
        SQLFreeHandle(SQL_HANDLE_DBC, link->connection);
    }
    if (link->environment)
        SQLFreeHandle(SQL_HANDLE_ENV, link->environment);
    arena_free(link->scratch);
}

struct odbc_engine
odbc_link_engine(struct odbc_link *link)
{
    struct odbc_engine engine = {.name = ""};
    SQLWCHAR text[128];
    SQLSMALLINT size = 0;
    SQLUSMALLINT folding = 0;
    if (SQL_SUCCEEDED(SQLGetInfoW(link->connection, SQL_DBMS_NAME, text, sizeof text, &size)) && size >= 0 &&
        (size_t)size < sizeof text)
        engine.name = utf16_to_utf8(text, (size_t)size / sizeof *text, link->arena);
    if (SQL_SUCCEEDED(SQLGetInfoW(link->connection, SQL_IDENTIFIER_QUOTE_CHAR, text, sizeof text, &size)) &&
        size == sizeof *text && text[0] > ' ' && text[0] < 0x7F)
        engine.quote = (char)text[0];
    if (SQL_SUCCEEDED(SQLGetInfoW(link->connection, SQL_IDENTIFIER_CASE, &folding, sizeof folding, NULL)))
        engine.folds_upper = folding == SQL_IC_UPPER;
    return engine;
}

/* ---- asking and fetching ---- */

int
odbc_link_query(struct odbc_link *link, const char *sql, size_t n_columns)
{
    SQLINTEGER n;
    SQLSMALLINT n_got = 0;
    SQLWCHAR *text = wide(sql, link->arena, &n);
    SQLRETURN got = SQLExecDirectW(link->statement, text, n);
    if ((!SQL_SUCCEEDED(got) && got != SQL_NO_DATA) ||
        !SQL_SUCCEEDED(SQLNumResultCols(link->statement, &n_got)))
        return report(link, ODBC_ASKING, SQL_HANDLE_STMT, link->statement);
    link->n_columns = n_columns;
    if (n_got == (SQLSMALLINT)n_columns)
        return 0;
    diag_error(link->diags, STATUS_UNAVAILABLE, (struct place){.file = link->address->shown},
               "the query gives %d columns, expected %zu", n_got, n_columns);
    return -1;
}

/* Whether a call that succeeded says more than a word of general warning. */
static bool
is_cut(const struct odbc_link *link)
{
    struct odbc_trouble trouble;
    for (SQLSMALLINT i = 1; odbc_trouble_read(SQL_HANDLE_STMT, link->statement, i, link->arena, &trouble);
         i++)
        if (strcmp(trouble.state, "01000") != 0)
            return true;
    return false;
}

/* Whether more of a cell is to be fetched. */
static bool
is_long(const struct odbc_link *link)
{
    struct odbc_trouble trouble;
    return odbc_trouble_read(SQL_HANDLE_STMT, link->statement, 1, link->arena, &trouble) &&
           strcmp(trouble.state, "01004") == 0;
}

static int
report_cell(const struct odbc_link *link, size_t column, const char *fault)
{
    diag_error(link->diags, STATUS_DATA, (struct place){.file = link->address->shown},
               "a text of column %zu %s", column, fault);
    return -1;
}

static int
report_length(const struct odbc_link *link, size_t column)
{
    return report_cell(link, column, arena_printf(link->arena, "is longer than %zu bytes", FIELD_BYTES_MAX));
}

static const char *
trimmed(const char *text, struct arena *arena)
{
    text += strspn(text, " ");
    size_t len = strlen(text);
    while (len && text[len - 1] == ' ')
        len--;
    return arena_text(arena, text, len);
}

/* The cell as the driver has it, in parts, as no driver says for sure how long it is; no bytes for NULL. */
static int
fetch_parts(struct odbc_link *link, size_t column, const uint16_t **ret, size_t *ret_bytes)
{
    size_t n = 0, capacity = PART_BYTES, unit = link->has_bytes ? 1 : sizeof(uint16_t);
    uint16_t *parts = ARENA_NEW(link->scratch, uint16_t, capacity / sizeof *parts);
    for (;;) {
        SQLLEN size = 0;
        SQLRETURN got =
            SQLGetData(link->statement, (SQLUSMALLINT)column, link->has_bytes ? SQL_C_CHAR : SQL_C_WCHAR,
                       (char *)parts + n, (SQLLEN)(capacity - n), &size);
        if (got == SQL_NO_DATA || (SQL_SUCCEEDED(got) && size == SQL_NULL_DATA))
            break;
        if (!SQL_SUCCEEDED(got) || (got == SQL_SUCCESS_WITH_INFO && !is_long(link)))
            return report(link, ODBC_FETCHING, SQL_HANDLE_STMT, link->statement);
        if (got == SQL_SUCCESS) {
            n += (size_t)size;
            break;
        }
        n = capacity - unit; /* the last unit is the 0 that ends the part */
        if (n > FIELD_BYTES_MAX * unit)
            return report_length(link, column);
        uint16_t *more = ARENA_NEW(link->scratch, uint16_t, 2 * capacity / sizeof *more);
        memcpy(more, parts, n);
        parts = more;
        capacity *= 2;
    }
    *ret = parts;
    *ret_bytes = n;
    return 0;
}

/* Either kind of cell as a text; NULL where it is none. */
static const char *
text_of(const struct odbc_link *link, const uint16_t *cell, size_t n)
{
    const char *bytes = (const char *)cell;
    if (link->has_bytes)
        return !memchr(bytes, '\0', n) && utf8_valid(bytes, n) == n ? arena_text(link->scratch, bytes, n)
                                                                    : NULL;
    n /= sizeof *cell;
    return utf16_is_text(cell, n) ? utf16_to_utf8(cell, n, link->scratch) : NULL;
}

static int
fetch_cell(struct odbc_link *link, size_t column, const char **ret_text)
{
    const uint16_t *cell;
    size_t n;
    if (fetch_parts(link, column, &cell, &n) != 0)
        return -1;
    const char *text = text_of(link, cell, n);
    if (!text)
        return report_cell(link, column, "is not UTF-8");
    if (strlen(text) > FIELD_BYTES_MAX)
        return report_length(link, column);
    *ret_text = trimmed(text, link->arena);
    return 0;
}

int
odbc_link_next(struct odbc_link *link, const char **ret_cells)
{
    SQLRETURN got = SQLFetch(link->statement);
    if (got == SQL_NO_DATA)
        return 0;
    if (!SQL_SUCCEEDED(got) || (got == SQL_SUCCESS_WITH_INFO && is_cut(link)))
        return report(link, ODBC_FETCHING, SQL_HANDLE_STMT, link->statement);
    struct arena_mark mark = arena_mark(link->scratch);
    int status = 0;
    for (size_t i = 0; i < link->n_columns && status == 0; i++)
        status = fetch_cell(link, i + 1, &ret_cells[i]);
    arena_release(link->scratch, mark);
    return status == 0 ? 1 : -1;
}
