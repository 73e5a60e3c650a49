/* realrate: what a commit offer on Claude API spend is really worth. Finds the command, runs it, prints what
 * was reported. */
#include <config.h>

#include "command.h"
#include "print.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

/* A file opened while fd 1 or 2 is closed would get that number, and messages would land inside it. */
static void
open_standard_fds(void)
{
    int fd;
    do {
        fd = open("/dev/null", O_RDWR);
    } while (fd >= 0 && fd <= STDERR_FILENO);
    if (fd < 0)
        _exit(STATUS_OS);
    close(fd);
}

/* A reader that left and a file size limit are then errors of write(), reported like any other. */
static void
ignore_write_signals(void)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigaction(SIGPIPE, &ignore, NULL);
    sigaction(SIGXFSZ, &ignore, NULL);
}

static enum exit_status
refuse(struct run *run, const char *text)
{
    diag_error(run->diags, STATUS_USAGE, (struct place){0}, "%s", text);
    return STATUS_USAGE;
}

/* A bare word may be a file whose option was left out: its ending says which. */
static const char *
option_hint(const struct run *run, const struct command *command, const char *word)
{
    const char *ending = strrchr(word, '.');
    if (!ending)
        return "";
    bool has_usage = command->options & (OPTIONS_REPORT | OPTIONS_CHECK | OPTIONS_AGGREGATE);
    bool has_offers = command->options & (OPTIONS_REPORT | OPTIONS_CHECK);
    const char *option = has_usage && strcasecmp(ending, ".csv") == 0    ? "usage"
                         : has_offers && strcasecmp(ending, ".ini") == 0 ? "offer"
                                                                         : NULL;
    if (!option)
        return "";
    return arena_printf(run->arena, "; did you mean --%s %s?", option,
                        diag_escape(run->diags, word, strlen(word)));
}

static void
refuse_operands(struct run *run, const struct command *command)
{
    const struct words *operands = &run->settings.operands;
    for (size_t i = command->max_operands; i < operands->n; i++) {
        const char *word = operands->items[i];
        refuse(run,
               arena_printf(run->arena, "%s: unexpected \"%s\"%s", command->name,
                            diag_escape(run->diags, word, strlen(word)), option_hint(run, command, word)));
    }
}

static enum exit_status
run_command(struct run *run, int argc, char **argv)
{
    const struct command *command = command_find(argv[0], run->diags);
    if (!command)
        return STATUS_USAGE;
    int parsed = options_parse(argc, argv, command->options, run->arena, run->diags, &run->settings);
    if (run->settings.help) {
        command_print_help(stdout, command);
        return parsed == 0 ? STATUS_OK : STATUS_USAGE;
    }
    if (run->settings.operands.n > command->max_operands) {
        refuse_operands(run, command);
        parsed = -1;
    }
    return parsed == 0 ? command->run(run) : STATUS_USAGE;
}

static enum exit_status
dispatch(struct run *run, int argc, char **argv)
{
    const char *word = argc > 1 ? argv[1] : "";
    if (argc < 2) {
        command_print_help(stderr, NULL);
        return STATUS_USAGE;
    }
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
        const struct command *command = argc > 2 ? command_find(argv[2], run->diags) : NULL;
        if (argc > 2 && !command)
            return STATUS_USAGE;
        command_print_help(stdout, command);
        return STATUS_OK;
    }
    if (strcmp(word, "--version") == 0) {
        puts(PACKAGE_STRING);
        return STATUS_OK;
    }
    if (word[0] == '-')
        return refuse(run, arena_printf(run->arena, "expected a command before \"%s\"; see realrate --help",
                                        diag_escape(run->diags, word, strlen(word))));
    return run_command(run, argc - 1, argv + 1);
}

int
main(int argc, char **argv)
{
    open_standard_fds();
    ignore_write_signals();
    struct diags diags;
    diags_init(&diags);
    struct run run = {.arena = arena_new(), .diags = &diags};
    enum exit_status status = dispatch(&run, argc, argv);
    if (status == STATUS_OK || status == STATUS_FAIL_ON) {
        enum exit_status finish = print_finish(&diags);
        status = finish == STATUS_OK ? status : finish;
    }
    print_diags(&diags, STDERR_FILENO);
    arena_free(run.arena);
    diags_free(&diags);
    return (int)status;
}
