/* An ODBC connection string: what of it may be shown, and what must stand in no message. Clause 2.5
 * (credentials never from a report, a log or the JSON). */
#ifndef INGEST_ODBC_ADDRESS_H
#define INGEST_ODBC_ADDRESS_H

#include <realrate/arena.h>

#include <stdbool.h>
#include <stddef.h>

#define ODBC_SCHEME "odbc:"

struct odbc_address {
    const char *connection; /* for the driver manager */
    const char *shown;      /* "odbc:DSN=warehouse;PWD=...": values of a few harmless keys alone */
    const char *dsn;        /* "" where it names none */
    struct odbc_secret {
        const char *text;
        bool is_name; /* of who asks */
    } * secrets;      /* the values not shown */
    size_t n_secrets, capacity;
};

/* From "odbc:KEY=VALUE;KEY={VALUE}...". All memory is arena's. */
struct odbc_address odbc_address_read(const char *path, struct arena *arena);

/* One more text that must not be told, such as what the DSN itself holds under that key. "" is none. */
void odbc_address_hide(struct odbc_address *address, const char *key, const char *secret,
                       struct arena *arena);

/* A driver's message fit to be told: the manager's and driver's names in brackets taken off, secrets replaced
 * by "..." (a user's name only as a whole word of three bytes or more), control characters, quotes and what
 * is no UTF-8 replaced, and cut at 300 bytes. */
const char *odbc_address_censor(const struct odbc_address *address, const char *message, struct arena *arena);

#endif
