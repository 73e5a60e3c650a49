#include <config.h>

#include "command.h"

#include <string.h>

static const struct command commands[] = {
    {"report", "--usage FILE... --offer FILE... [OPTION...]",
     "write the workbook, the briefing and the JSON of what an offer is worth", OPTIONS_REPORT, 0,
     cmd_report},
    {"check", "--usage FILE... --offer FILE... [OPTION...]", "read and check all inputs, write nothing",
     OPTIONS_CHECK, 0, cmd_check},
    {"aggregate", "--usage FILE... [OPTION...]",
     "add usage up to one CSV with a row per day, line and workspace", OPTIONS_AGGREGATE, 0, cmd_aggregate},
    {"init", "[DIR]", "write an annotated offer.ini and plan.ini to begin with", OPTIONS_PLAIN, 1, cmd_init},
    {"schema", "", "print every section and key of the INI files", OPTIONS_PLAIN, 0, cmd_schema},
    {"sql", "--mapping FILE [--dialect NAME]", "print the query that sums usage up in a warehouse",
     OPTIONS_SQL, 0, cmd_sql},
    {"help", "[COMMAND]", "print help, of a command or of all", OPTIONS_PLAIN, 1, cmd_help},
    {.name = "track"},
    {.name = "reconcile"},
    {.name = "run"},
    {.name = "export"},
};
#define N_COMMANDS (sizeof commands / sizeof commands[0])

static void
refuse_unknown(const char *name, struct diags *diags)
{
    const char *known[N_COMMANDS];
    for (size_t i = 0; i < N_COMMANDS; i++)
        known[i] = commands[i].name;
    const char *hint = diag_hint(name, known, N_COMMANDS, diags->arena);
    diag_error(diags, STATUS_USAGE, (struct place){0}, "there is no command \"%s\"%s",
               diag_escape(diags, name, strlen(name)), *hint ? hint : "; see realrate --help");
}

const struct command *
command_find(const char *name, struct diags *diags)
{
    for (size_t i = 0; i < N_COMMANDS; i++) {
        if (strcmp(commands[i].name, name) != 0)
            continue;
        if (commands[i].run)
            return &commands[i];
        diag_error(diags, STATUS_USAGE, (struct place){0}, "%s is not supported yet", name);
        return NULL;
    }
    refuse_unknown(name, diags);
    return NULL;
}

static void
print_program_help(FILE *stream)
{
    fputs("Usage: realrate COMMAND [OPTION...]\n"
          "What a commit offer on Claude API spend is really worth.\n\n",
          stream);
    for (size_t i = 0; i < N_COMMANDS; i++) {
        if (commands[i].run)
            fprintf(stream, "  %-10s %s\n", commands[i].name, commands[i].summary);
    }
    fputs("\n  realrate help COMMAND  lists a command's options\n"
          "  realrate --version     prints the version\n",
          stream);
}

void
command_print_help(FILE *stream, const struct command *command)
{
    if (!command) {
        print_program_help(stream);
        return;
    }
    fprintf(stream, "Usage: realrate %s%s%s\n", command->name, command->synopsis[0] ? " " : "",
            command->synopsis);
    fprintf(stream, "%c%s.\n\n", command->summary[0] - 'a' + 'A', command->summary + 1);
    options_print(stream, command->options);
}
