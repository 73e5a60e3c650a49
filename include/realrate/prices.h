/* The price book: dated list prices per model. Made by src/config, read by the engine and the reports.
 * Clauses 1.3 and 2.3. */
#ifndef REALRATE_PRICES_H
#define REALRATE_PRICES_H

#include <realrate/arena.h>
#include <realrate/calendar.h>
#include <realrate/diag.h>
#include <realrate/terms.h>
#include <realrate/units.h>

#include <stdbool.h>

struct plan;
struct split_rule;

/* A multiplier, exact: 10,000 is 1. */
struct multiplier {
    int32_t per_10k;
};

/* The prices of one model from one day on, inherited and defaulted: complete. */
struct price_section {
    int32_t from_day;
    struct rate base[N_METERS];
    struct rate long_context[N_METERS]; /* equal to base where has_long is false */
    struct rate fast[N_METERS];         /* 0 where has_fast is false */
    bool has_long, has_fast;
    uint64_t long_threshold;                     /* tokens; 0 where has_long is false */
    struct multiplier batch, priority, flex, us; /* on token meters */
    unsigned long line;                          /* of the section in the book's file */
};

struct book_model {
    const char *id, *family, *name;
    const char **aliases;
    size_t n_aliases;
    struct price_section *sections; /* ascending by from_day, at least one */
    size_t n_sections;
};

struct book {
    const char *file;
    char sha256[65];
    uint64_t bytes;
    const char *name, *currency;
    int32_t as_of;
    struct book_model *models; /* in the order of the file */
    size_t n_models;
    const char **families; /* each once, in order of appearance */
    size_t n_families;
};

/* Reads and checks a price book. Returns 0, or -1 after reporting every error. */
int book_read(const char *path, struct arena *arena, struct diags *diags, struct book *ret_book);

/* Index of the model with this id or alias (compared without case), -1 where the book does not know it. */
int book_find(const struct book *book, const char *name);

/* The section that applies on a day: the newest not after it, the oldest for a day before all (1.3). */
const struct price_section *model_section(const struct book_model *model, int32_t day);

/* How rows with an untold context are split: a rule for every name of every model and span of days whose long
 * price applies, with the plan's share or 0 (1.3, 1.20). Only rows of files without a context column are
 * split where the threshold is that column's boundary of 200,000 tokens. */
void prices_split_rules(const struct book *book, const struct plan *plan, struct arena *arena,
                        struct split_rule **ret_rules, size_t *ret_n);

#endif
