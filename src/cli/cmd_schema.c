#include <config.h>

#include "command.h"

#include <realrate/terms.h>

enum exit_status
cmd_schema(struct run *run)
{
    fputs(schema_text(run->arena), stdout);
    return STATUS_OK;
}
