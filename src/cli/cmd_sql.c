#include <config.h>

#include "command.h"

#include <realrate/sql.h>

enum exit_status
cmd_sql(struct run *run)
{
    const struct settings *settings = &run->settings;
    struct mapping mapping;
    size_t n;
    if (!settings->mapping) {
        diag_error(run->diags, STATUS_USAGE, (struct place){0},
                   "sql needs --mapping FILE; see realrate help sql");
        return STATUS_USAGE;
    }
    if (mapping_read(settings->mapping, run->arena, run->diags, &mapping) != 0)
        return run->diags->status;
    const char *dialect = settings->dialect ? settings->dialect : sql_dialect_names(&n)[0];
    const char *text = sql_text(&mapping, dialect, run->arena, run->diags);
    if (!text)
        return run->diags->status;
    printf("%s;\n", text);
    return STATUS_OK;
}
