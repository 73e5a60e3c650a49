/* What the buyer believes: the plan INI, every key with a default. Made by src/config, read by the engine and
 * the reports. Clause 2.2. */
#ifndef REALRATE_PLAN_H
#define REALRATE_PLAN_H

#include <realrate/arena.h>
#include <realrate/diag.h>
#include <realrate/terms.h>
#include <realrate/units.h>

#include <stdbool.h>

struct book;

/* A model's share of tokens in prompts over its own long-context threshold (1.3). */
struct long_share {
    size_t model;      /* index into book.models */
    int64_t share_ppb; /* parts per thousand million */
};

struct plan {
    const char *file; /* NULL: no plan given, every default holds */
    char sha256[65];
    uint64_t bytes;
    const char *name;
    int trailing; /* complete months of the base vector, 1 or more */
    bool growth_is_auto;
    double growth;  /* explicit monthly rate r (not its log), greater than -1 */
    double damping; /* 0 to 1 */
    bool volatility_is_auto;
    double volatility, noise; /* monthly, 0 or more */
    bool has_growth_low, has_growth_high;
    double growth_low, growth_high; /* monthly rates */
    double discount_rate;           /* a year, greater than -1 */
    struct long_share *long_shares;
    size_t n_long_shares;
    const struct term *terms; /* every supported key in the order of 2.2 */
    size_t n_terms;
};

/* Reads one plan, or gives the defaults where path is NULL. Returns 0, or -1 after reporting every error. */
int plan_read(const char *path, const struct book *book, struct arena *arena, struct diags *diags,
              struct plan *ret_plan);

#endif
