/* What the vendor wrote: one offer INI, typed and checked. Made by src/config, read by the engine and the
 * reports. Clause 2.1; the defaults are there. Money is in the offer's currency. */
#ifndef REALRATE_OFFER_H
#define REALRATE_OFFER_H

#include <realrate/arena.h>
#include <realrate/calendar.h>
#include <realrate/clauses.h>
#include <realrate/diag.h>
#include <realrate/terms.h>
#include <realrate/units.h>

struct book;

enum measure { MEASURE_MONTH, MEASURE_QUARTER, MEASURE_YEAR, MEASURE_TERM };
enum billing { BILLING_UPFRONT, BILLING_ANNUAL, BILLING_QUARTERLY, BILLING_MONTHLY, BILLING_ARREARS };
enum overage { OVERAGE_COMMITTED, OVERAGE_LIST, OVERAGE_DISCOUNT, OVERAGE_PREMIUM };
enum fee_kind { FEE_PLATFORM, FEE_SUPPORT, FEE_SEATS, FEE_SERVICES };
enum fee_per { FEE_PER_MONTH, FEE_PER_YEAR, FEE_ONCE };
enum drawdown { DRAWDOWN_NET, DRAWDOWN_LIST };
enum shortfall { SHORTFALL_FACE, SHORTFALL_DISCOUNTED };
enum tier_mode { TIERS_MARGINAL, TIERS_RETROACTIVE };
enum list_basis { LIST_AT_SIGNING, LIST_OF_THE_DAY };
enum renewal { RENEWAL_LIST, RENEWAL_KEEP, RENEWAL_UPLIFT };
enum clause_state { CLAUSE_PRESENT, CLAUSE_PARTIAL, CLAUSE_ABSENT };

#define MAX_TERM_MONTHS 120

/* From an annual commit of `threshold` up, `discount` ([bands]); above a cumulative list value of it
 * ([tiers]). Ascending. */
struct band {
    struct money threshold;
    double discount; /* 0 to 1 */
};

/* A discount key more specific than the headline, or a fixed price (1.7). One of model and family is set. */
struct price_key {
    int model;          /* index into book.models, -1 for a family key */
    const char *family; /* NULL for a model key */
    int meter;          /* enum meter, -1 for all */
    double discount;    /* of [discount] */
    struct rate price;  /* of [rates] */
    size_t term;        /* index into offer.terms */
};

/* What [burndown] exclude names; any of the four kinds. */
struct exclusion {
    int model;          /* index into book.models, -1 */
    const char *family; /* or NULL */
    int meter;          /* enum meter, or -1 */
    int tier;           /* enum tier, or -1 */
};

struct fee_tier {
    double from_quantity; /* from this quantity up, unit_price for all units */
    struct money unit_price;
};

struct fee {
    const char *name; /* of [fee NAME] */
    enum fee_kind kind;
    double quantity;
    struct money unit_price;
    enum fee_per per;
    bool has_standalone; /* yes: what the fee costs outside the bundle */
    struct money standalone_unit_price;
    struct fee_tier *tiers; /* ascending */
    size_t n_tiers;
};

/* What the offer says of one clause of the checklist (1.16). */
struct clause_answer {
    size_t clause; /* index into clause_list.items */
    enum clause_state state;
};

struct offer {
    const char *file; /* as given */
    char sha256[65];
    uint64_t bytes;
    const char *name;   /* required */
    const char *vendor; /* "" where not given */
    const char *currency;
    int32_t quoted_on, expires; /* DAY_NONE where not given */
    int32_t start;
    int term_months; /* 1 to 120 */
    bool is_signed;
    struct {
        struct money annual;    /* 0 where a schedule is given */
        struct money *schedule; /* one per measurement period */
        size_t n_schedule;      /* 0: annual holds */
        double *ramp;           /* per contract year, the last holds on; 1 where none is given */
        size_t n_ramp;          /* 1 or more */
        enum measure measure;
        enum billing billing;
        double prepay_discount;
        enum drawdown drawdown;
        enum shortfall shortfall;
    } commit;
    struct {
        bool has_headline;
        double headline;
        struct price_key *keys;
        size_t n_keys;
        bool batch_stacks;
    } discount;
    struct price_key *fixed_prices;
    size_t n_fixed_prices;
    struct band *bands;
    size_t n_bands;
    struct {
        enum tier_mode mode;
        struct band *steps; /* by cumulative list value in the contract year; ascending */
        size_t n_steps;     /* 0: no automatic tiers */
    } tiers;
    struct exclusion *exclusions;
    size_t n_exclusions;
    struct {
        enum overage rate;
        double share; /* of discount D or premium Q */
        double burst;
    } overage;
    struct {
        double rollover_cap;
        int rollover_periods; /* 1 or more */
        double true_down_cap;
        bool carry_to_renewal;
        double carry_forward_cap;
    } unused;
    struct {
        enum list_basis basis;
        bool lock, decrease_clause;
        bool has_uplift_cap, has_renewal_cap;
        double uplift_cap, renewal_cap; /* a year */
        enum renewal renewal;
    } price;
    struct {
        double share;
        bool ratchet;
    } true_forward;
    struct {
        bool is_given;
        int64_t target_ppb; /* uptime promised, parts per thousand million, exact */
        double credit;      /* share of the month's API charge per started 0.1 point below it */
    } sla;
    struct {
        bool is_given; /* no: no right to leave */
        int notice_months;
        double fee_months;
    } exit;
    struct clause_answer *clauses;
    size_t n_clauses;
    struct fee *fees;
    size_t n_fees;
    const struct term *terms; /* in the order of 2.1; in each section the fixed keys, then the open ones */
    size_t n_terms;
};

/* Months of one measurement period, at most term_months; the last period may be shorter. */
int offer_period_months(const struct offer *offer);
int offer_n_periods(const struct offer *offer);

/* Whether the offer's file states a key (a section with any of its keys where key is NULL) rather than
 * leaving it to its default (1.17). */
bool offer_states(const struct offer *offer, const char *section, const char *key);

/* Reads and checks one offer; names are checked against the book and the checklist of clauses. Returns 0, or
 * -1 after reporting every error of the file (STATUS_CONFIG, or why it could not be read). */
int offer_read(const char *path, const struct book *book, const struct clause_list *clauses,
               struct arena *arena, struct diags *diags, struct offer *ret_offer);

#endif
