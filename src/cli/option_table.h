/* The table of options: data alone. Read by options.c, which parses and prints by it. */
#ifndef OPTION_TABLE_H
#define OPTION_TABLE_H

#include "options.h"

enum option_kind {
    OPTION_FLAG,  /* bool */
    OPTION_VALUE, /* const char * */
    OPTION_LIST,  /* struct words: several values after one option, and repeated */
    OPTION_LATER, /* known, refused as not supported yet */
};

struct option_entry {
    const char *name;
    char letter;       /* 0: none */
    const char *value; /* as help shows it, NULL for a flag */
    enum option_kind kind;
    unsigned set;
    size_t offset;                                  /* of its field in struct settings */
    const char *const *choices;                     /* NULL-terminated, or NULL */
    const char *const *(*names)(size_t *ret_count); /* choices that another part knows, or NULL */
    const char *preset;                             /* the default, NULL where there is none */
    const char *help;
};

#define N_OPTIONS 19
extern const struct option_entry option_entries[N_OPTIONS];

#endif
