/* The commands as one table: a name, what help says, and the function that runs it. */
#ifndef COMMAND_H
#define COMMAND_H

#include "options.h"

/* What a command works with. */
struct run {
    struct settings settings;
    struct arena *arena;
    struct diags *diags; /* printed by main after the command returns */
};

struct command {
    const char *name;
    const char *synopsis; /* after the name; NULL, as run, for one not supported yet */
    const char *summary;
    unsigned options; /* enum option_set */
    size_t max_operands;
    /* Returns an exit status; 0 and 1 only where no error was reported. */
    enum exit_status (*run)(struct run *run);
};

/* NULL after reporting that there is none, with the nearest one, or that it is not supported yet. */
const struct command *command_find(const char *name, struct diags *diags);

void command_print_help(FILE *stream, const struct command *command); /* NULL: of the program */

enum exit_status cmd_report(struct run *run);
enum exit_status cmd_check(struct run *run);
enum exit_status cmd_aggregate(struct run *run);
enum exit_status cmd_init(struct run *run);
enum exit_status cmd_schema(struct run *run);
enum exit_status cmd_help(struct run *run);

#endif
