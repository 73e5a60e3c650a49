/* What was billed: the product of src/ingest, from a cost export. Read by check, and for reconciliation.
 * Clause 2.4 (`console-cost`). */
#ifndef REALRATE_BILLED_H
#define REALRATE_BILLED_H

#include <realrate/arena.h>
#include <realrate/diag.h>
#include <realrate/units.h>

#include <stdbool.h>
#include <stdint.h>

/* One file's rows, summed exactly as they stand. The vendor rounds each to the cent, so that a sum may be off
 * by half a cent a row. */
struct billed {
    const char *path;   /* as given, "-" for standard input */
    const char *format; /* "console-cost" */
    char sha256[65];    /* lower-case hexadecimal, of the bytes as stored */
    uint64_t bytes;
    uint64_t n_rows;
    struct money cost, list; /* in US dollars; list is 0 where has_list is false */
    bool has_list;           /* the file has list prices, as exports since 2025 do */
    int32_t first_day, last_day;
};

/* Reads a file into *ret_billed. Returns 0, or -1 after reporting every error (STATUS_DATA): usage instead of
 * amounts, a row that cannot be read, no row, a sum of 9.2e12 or more. */
int billed_read(const char *path, struct arena *arena, struct diags *diags, struct billed *ret_billed);

/* 1 - cost / list; NaN where there is no list price. */
double billed_discount(const struct billed *billed);

#endif
