#include <config.h>

#include "print.h"

#include <realrate/arena.h>

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A file's name whole, so that a terminal can open it, with control bytes escaped. */
static const char *
safe_name(struct diags *diags, const char *name)
{
    static const char digits[] = "0123456789ABCDEF";
    char *safe = arena_alloc(diags->arena, strlen(name) + 1, 4), *at = safe;
    for (; *name; name++) {
        unsigned char byte = (unsigned char)*name;
        if (byte >= 0x20 && byte != 0x7F) {
            *at++ = *name;
            continue;
        }
        *at++ = '\\';
        *at++ = 'x';
        *at++ = digits[byte >> 4];
        *at++ = digits[byte & 15];
    }
    return safe;
}

const char *
print_place(struct diags *diags, const struct place *place)
{
    const char *text = "";
    if (place->file)
        text = arena_printf(diags->arena, "%s:", safe_name(diags, place->file));
    if (place->file && place->line)
        text = arena_printf(diags->arena, "%s%lu:", text, place->line);
    if (place->column)
        text = arena_printf(diags->arena, "%s%s:", text, place->column);
    return text[0] ? arena_printf(diags->arena, "%s ", text) : "";
}

struct severity_style {
    const char *word, *colour;
};
static const struct severity_style styles[] = {
    [SEVERITY_WARNING] = {"warning:", "\033[1;35m"},
    [SEVERITY_ERROR] = {"error:", "\033[1;31m"},
};

bool
print_is_terminal(int fd)
{
    const char *term = getenv("TERM");
    return term && strcmp(term, "dumb") != 0 && isatty(fd);
}

static bool
wants_colour(int fd)
{
    const char *no_colour = getenv("NO_COLOR");
    return print_is_terminal(fd) && !(no_colour && no_colour[0]);
}

void
print_diags(struct diags *diags, int fd)
{
    bool colour = wants_colour(fd);
    diags_finish(diags);
    for (size_t i = 0; i < diags->n; i++) {
        const struct diag *diag = &diags->items[i];
        const struct severity_style *style = &styles[diag->severity];
        dprintf(fd, "realrate: %s%s%s%s %s\n", print_place(diags, &diag->place), colour ? style->colour : "",
                style->word, colour ? "\033[0m" : "", diag->text);
    }
    diags->n = 0;
}

/* A pipe that nobody reads any more. */
static bool
reader_left(void)
{
    struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
    return poll(&out, 1, 0) == 1 && (out.revents & (POLLERR | POLLHUP));
}

enum exit_status
print_finish(struct diags *diags)
{
    bool failed_before = ferror(stdout);
    int flushed = fflush(stdout), error = errno;
    if ((flushed == 0 && !failed_before) || reader_left())
        return STATUS_OK;
    const char *why = flushed == 0 ? "" : strerror(error);
    diag_error(diags, STATUS_IO, (struct place){.file = "standard output"}, "cannot write%s%s",
               why[0] ? ": " : "", why);
    return STATUS_IO;
}
