/* Builds without unixODBC (configure --without-odbc). */
#include "odbc_link.h"

struct odbc_link *
odbc_link_open(struct odbc_address *address, struct arena *arena, struct diags *diags)
{
    (void)arena;
    diag_error(
        diags, STATUS_UNAVAILABLE, (struct place){.file = address->shown},
        "this build has no ODBC: configure it with unixODBC, or run the query of realrate sql and give its "
        "result as CSV");
    return NULL;
}

struct odbc_engine
odbc_link_engine(struct odbc_link *link)
{
    (void)link;
    return (struct odbc_engine){.name = ""};
}

int
odbc_link_query(struct odbc_link *link, const char *sql, size_t n_columns)
{
    (void)link, (void)sql, (void)n_columns;
    return -1;
}

int
odbc_link_next(struct odbc_link *link, const char **ret_cells)
{
    (void)link, (void)ret_cells;
    return -1;
}

void
odbc_link_close(struct odbc_link *link)
{
    (void)link;
}
