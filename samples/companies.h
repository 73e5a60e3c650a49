/* The two made-up companies of the samples, as data: who uses which model how much. Read by generate.c. */
#ifndef COMPANIES_H
#define COMPANIES_H

#include <realrate/units.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* From `from` (a day as YYYYMMDD) a stream moves to this model, evenly over ramp_days. */
struct phase {
    const char *model; /* as the export spells it */
    int from, ramp_days;
};

/* One row of the export per day and model: what one API key does. */
struct stream {
    const char *workspace, *api_key, *usage_type;
    bool is_us, is_fast, is_long;
    int from, to;               /* YYYYMMDD, 0: all along */
    int weekend;                /* thousandths of a weekday */
    int kilo[N_TOKEN_METERS];   /* thousands of tokens on a weekday of the first month */
    int web_searches;           /* the same day */
    const struct phase *phases; /* the first has no `from`; a NULL model ends them */
};

struct company {
    uint64_t seed;
    int first_day, last_day; /* of the export */
    int growth_ppm;          /* a day, compound */
    int growth_ends;         /* after this day the level holds; 0: never */
    int month_swing;         /* a month's level is off by at most this many thousandths */
    const struct stream *streams;
    size_t n_streams;
    /* Where it is not 0, all counts are scaled so that the list value of the days tuned_from to tuned_to
     * comes to it, in 1e-10 of the currency; the rest that rounding leaves goes to cache reads of one stream.
     */
    int64_t tuned_value;
    int tuned_from, tuned_to;
    size_t settled_stream;
};

enum generation { CONSOLE_11, CONSOLE_14 }; /* of the Console's export, by number of columns */

struct export
{
    const char *name; /* path below samples/ */
    const struct company *company;
    int from, to; /* days of this file */
    enum generation generation;
};

/* List prices in 1e-4 per million tokens, of the models of tuned days alone; 0 for others. */
struct sample_model {
    const char *name;
    bool tells_geo; /* the export gives inference_geo for models from 4.6 on */
    int price[N_TOKEN_METERS];
};

extern const struct sample_model sample_models[];
extern const size_t n_sample_models;
extern const struct export sample_exports[];
extern const size_t n_sample_exports;

#endif
