/* The command line as settings: parsed, and explained by help, from the one table of option_table.h. Made by
 * options_parse from the command line, read by every command. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <realrate/arena.h>
#include <realrate/diag.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Words in the order given. */
struct words {
    const char **items;
    size_t n, capacity;
};

/* What the command line asks for; the defaults of the table where it says nothing. */
struct settings {
    struct words usage, offers;
    const char *plan;     /* NULL: none */
    const char *prices;   /* NULL: the installed book */
    const char *mapping;  /* NULL: none */
    const char *billed;   /* NULL: none */
    const char *template; /* NULL: the defaults */
    const char *out;      /* the folder of the set; of aggregate the file, NULL or "-": standard output */
    const char *charts;   /* pdf, svg or png; NULL: none */
    const char *format;   /* NULL: recognized from each header */
    const char *on_bad_row, *on_overlap, *unknown_model;
    const char *fail_on; /* watch, negotiate or walk; NULL: whatever fires is no failure */
    bool allow_empty, json, help;
    struct words operands; /* words that belong to no option */
};

/* Which commands an option is of: a set of bits, one per command. */
enum option_set {
    OPTIONS_PLAIN = 1, /* --help alone */
    OPTIONS_REPORT = 2,
    OPTIONS_CHECK = 4,
    OPTIONS_AGGREGATE = 8,
};

/* argv[0] is the command's name. Returns 0, or -1 after reporting every fault (STATUS_USAGE). */
int options_parse(int argc, char **argv, unsigned set, struct arena *arena, struct diags *diags,
                  struct settings *ret);

/* The option lines of a command's help, names aligned, with defaults. */
void options_print(FILE *stream, unsigned set);

#endif
