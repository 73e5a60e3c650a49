#include <config.h>

#include "command.h"

enum exit_status
cmd_help(struct run *run)
{
    const struct words *operands = &run->settings.operands;
    const struct command *command = operands->n ? command_find(operands->items[0], run->diags) : NULL;
    if (operands->n && !command)
        return STATUS_USAGE;
    command_print_help(stdout, command);
    return STATUS_OK;
}
