/* What the buyer believes: the plan INI, every key with a default. Made by src/config, read by the engine and
 * the reports. Clause 2.2. */
#ifndef REALRATE_PLAN_H
#define REALRATE_PLAN_H

#include <realrate/arena.h>
#include <realrate/diag.h>
#include <realrate/levers.h>
#include <realrate/terms.h>
#include <realrate/units.h>

#include <stdbool.h>

struct book;

/* A model's share of tokens in prompts over its own long-context threshold (1.3). */
struct long_share {
    size_t model;      /* index into book.models */
    int64_t share_ppb; /* parts per thousand million */
};

/* [route NAME]: part of a family's or a model's usage moves to another model (1.6). */
struct route {
    const char *name;
    int from_model;          /* index into book.models, -1 for a family */
    const char *from_family; /* as the book spells it, NULL for a model */
    size_t to;               /* index into book.models */
    double share, token_ratio;
};

/* [cache] and [cache FAMILY] (1.6). */
struct cache_rule {
    const char *family; /* NULL: every family without a rule of its own */
    bool has_hit_rate;  /* no: the rule changes nothing */
    double hit_rate, write_rate;
};

/* [batch] and [batch FAMILY] (1.6). */
struct batch_rule {
    const char *family; /* NULL: every family without a rule of its own */
    bool has_share;
    double share;
};

/* [workload NAME]: usage that is certain to come (1.5). */
struct workload {
    const char *name;
    size_t model; /* index into book.models */
    enum tier tier;
    int start_month;         /* contract month, from 1 */
    int ramp_months;         /* 0 and 1: full at once */
    double counts[N_METERS]; /* a month at full size */
};

/* A change of all list prices from the first day of a month on: -0.1 is 10% down (1.7). */
struct market_change {
    int32_t from_day;
    double change;      /* greater than -1 */
    unsigned long line; /* of the plan's file */
};

/* Discounts the market gives at an annual commit (1.10). Ascending by commit; p25 <= p50 <= p75. */
struct benchmark_level {
    struct money commit;
    double p25, p50, p75;
};

struct percentiles {
    double p25, p50, p75;
};

/* [goal]: the realized discount to reach (1.18). */
enum goal_kind { GOAL_NONE, GOAL_REALIZED, GOAL_MATCH_BEST };

enum alternative_plan { ALTERNATIVE_SPLIT, ALTERNATIVE_DELAY };
enum split_rest { REST_ON_DEMAND, REST_OFFER };

/* [alternative NAME] (1.14). */
struct alternative {
    const char *name;
    enum alternative_plan kind;
    double share, price_ratio, switching_cost; /* of a split */
    enum split_rest rest;
    int months; /* of a delay: on demand before the first offer */
};

#define MAX_PATHS 1000000

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
    bool optimise; /* no: demand stays raw */
    double confidence, alert, tolerance, materiality;
    int paths;     /* of the simulation, 100 to MAX_PATHS */
    uint64_t seed; /* of its generator */
    int phase_in_months;
    struct route *routes;
    size_t n_routes;
    struct cache_rule *caches;
    size_t n_caches;
    struct batch_rule *batches;
    size_t n_batches;
    struct workload *workloads;
    size_t n_workloads;
    struct market_change *changes; /* ascending by from_day, each day once */
    size_t n_changes;
    double expected_uplift; /* a year */
    bool has_expected_uptime;
    int64_t expected_uptime_ppb; /* parts per thousand million, exact */
    struct benchmark_level *benchmark;
    size_t n_benchmark;
    struct {
        enum goal_kind kind;
        double realized;    /* GOAL_REALIZED */
        enum lever *levers; /* each once, as listed */
        size_t n_levers;
    } goal;
    struct alternative *alternatives;
    size_t n_alternatives;
    const struct term *terms; /* every supported key in the order of 2.2 */
    size_t n_terms;
};

/* The market's discounts at an annual commit, interpolated linearly in ln(commit), ends held (1.10). Returns
 * whether the plan has a benchmark; where not, *ret is untouched. */
bool plan_market(const struct plan *plan, double commit, struct percentiles *ret);

/* Reads one plan, or gives the defaults where path is NULL. Returns 0, or -1 after reporting every error. */
int plan_read(const char *path, const struct book *book, struct arena *arena, struct diags *diags,
              struct plan *ret_plan);

#endif
