/* The checklist of clauses that move money without a formula: templates/clauses.ini. Made by src/config, read
 * by the engine and the reports. Clause 1.16. */
#ifndef REALRATE_CLAUSES_H
#define REALRATE_CLAUSES_H

#include <realrate/arena.h>
#include <realrate/diag.h>

#include <stddef.h>
#include <stdint.h>

struct clause {
    const char *id;   /* "data.no-training"; what comes before the dot is the area's key */
    size_t area;      /* index into clause_list.areas */
    const char *text; /* what the buyer wants the contract to say, one sentence */
    double weight;    /* 1 to 5: how much its absence may cost */
    int lever;        /* enum lever whose worth it carries, -1 */
};

struct clause_list {
    const char *file;
    char sha256[65];
    uint64_t bytes;
    const char **area_keys; /* "data" */
    const char **areas;     /* "Data and privacy", in the order of the file */
    size_t n_areas;
    struct clause *items; /* in the order of the file */
    size_t n;
};

/* Reads and checks the checklist. Returns 0, or -1 after reporting every error. */
int clauses_read(const char *path, struct arena *arena, struct diags *diags, struct clause_list *ret);

/* Index of the clause of this id (compared without case), -1 where there is none. */
int clauses_find(const struct clause_list *clauses, const char *id);

#endif
