/* Everything a report may show: plain structs, no functions. Made by engine_run (the run's frame - inputs,
 * warnings - by the command line), read by every renderer. A quantity that does not exist is NO_VALUE, a NAN.
 * Money is in the run's currency, discounts and shares are 0.15 for 15%, prices are per million tokens (per
 * 1,000 requests for web_search). Clause numbers are those of doc/method.md. */
#ifndef REALRATE_RESULTS_H
#define REALRATE_RESULTS_H

#include <realrate/calendar.h>
#include <realrate/levers.h>
#include <realrate/offer.h>
#include <realrate/plan.h>
#include <realrate/prices.h>
#include <realrate/units.h>
#include <realrate/usage.h>

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NO_VALUE ((double)NAN)

/* Amounts nearer than this are equal, and one of less is nothing. */
#define HALF_CENT 0.005

/* Six prices of one line from one day on, with all multipliers: what Prices shows and Usage refers to. */
struct price_row {
    struct line line;
    int32_t from_day;
    const struct price_section *section;
    const struct rate *base; /* the section's base, long_context or fast prices: N_METERS of them */
    double multiplier;       /* on the token meters: tier's times geo's */
    double price[N_METERS];
    struct exact_price exact[N_METERS];
};

/* ---- 1.4 history ---- */

/* Usage of one anchored month, line and price: one row of the Usage sheet. */
struct history_row {
    size_t month;     /* index into history.months */
    size_t line;      /* index into history.lines */
    size_t price;     /* index into results.prices: the price that applied */
    size_t reference; /* index into results.prices: the price of the history's reference day */
    uint64_t counts[N_METERS];
    struct exact list_value;
    double reference_value; /* at reference prices (1.5) */
    double weight;          /* exp(g x months to the last complete month) in the base vector, else 0 (1.5) */
};

struct history_month {
    int32_t from, to; /* to: first day after it */
    int index;        /* its place in months: the true distance even across an incomplete one */
    bool complete;
    int zero_days; /* days inside the data's bounds without a row */
    uint64_t counts[N_METERS];
    struct exact list_value;
    double reference_value;
    double daily;     /* x: reference value per calendar day; of complete months, else NAN */
    double log_daily; /* y = ln x; NAN where x is 0 or NAN */
};

struct history_share {
    const char *name;
    const char *family; /* of a model; NULL for a workspace */
    uint64_t counts[N_METERS];
    struct exact list_value;
    double share; /* of the list value; NAN where that is 0 */
};

/* Months anchored at one day of the month and cut off at one day; offers that share both share a history. */
struct history {
    int anchor_day;              /* day of the month of the offer's start, 1 to 28 */
    int32_t cutoff;              /* rows on or after it are left out: the start, or the day after the data */
    int32_t first_day, last_day; /* of the data used */
    int32_t reference_day;       /* last day of the last complete month: 1.5's prices */
    uint64_t n_rows;             /* CSV rows used */
    /* Each line of the usage once, and each that the plan's routes, batch shares and workloads add (without
     * usage); by model, tier, context, geo, speed; book's models. */
    struct line *lines;
    size_t n_lines;
    struct history_month *months; /* ascending, first month with data to the last, gaps included */
    size_t n_months, n_complete;
    struct history_row *rows; /* by month, line, price */
    size_t n_rows_of_months;
    uint64_t counts[N_METERS];
    struct exact list_value, list_value_low, list_value_high; /* bounds of an untold context (1.3) */
    struct history_share *by_model;                           /* by list value, descending */
    size_t n_by_model;
    struct history_share *by_workspace; /* by list value, descending */
    size_t n_by_workspace;
    int days_not_used; /* days of data newer than the last complete month */
};

/* ---- 1.5 forecast ---- */

/* Why the volatility is what it is. */
enum volatility_source { VOLATILITY_FITTED, VOLATILITY_EXPLICIT, VOLATILITY_FEW_MONTHS, VOLATILITY_ASSUMED };

struct forecast {
    size_t *window; /* history months of the growth fit, ascending: the last 24 complete ones at most */
    size_t n_window;
    double *slopes;       /* n_window x n_window; [i * n_window + j] for i < j, NAN elsewhere */
    double fitted_growth; /* Theil-Sen slope, log per month; NAN where it is not fitted */
    double growth;        /* g, log per month */
    bool growth_is_fitted;
    double *differences;  /* n_window; [i] = y_i - y_(i-1) where the months are adjacent, else NAN; [0] NAN */
    size_t n_differences; /* n of the volatility: adjacent differences */
    double mean_difference; /* NAN where there is none */
    double variance;        /* v, NAN where n < 2 */
    double covariance;      /* c, NAN where not fitted */
    enum volatility_source volatility_source;
    double volatility;        /* sigma */
    double noise;             /* tau */
    double drift;             /* s: standard error of the growth */
    double damping;           /* phi */
    size_t n_base_months;     /* K used */
    double base_days;         /* calendar days of those months */
    double (*base)[N_METERS]; /* standard month per history line: counts, h = 0 (raw) */
    double base_list_value;   /* of it at reference prices */
    /* Series by h = 1..reach, months after the last complete month; [0] is h = 0. The terms end at horizon;
     * what is beyond serves renewals and what is carried out. */
    size_t horizon, reach;
    double *damped;       /* sum of phi^i, i = 1..h */
    double *mean;         /* G_h: the base scenario */
    double *log_variance; /* V_h */
    double *low, *high;
    double backtest_mape; /* NAN where not computed */
};

/* ---- 1.6 optimization ---- */

enum stage { STAGE_ROUTING, STAGE_CACHING, STAGE_BATCH };
#define N_STAGES 3

/* A route's share of one line with usage, in the base month or not. */
struct route_move {
    size_t route, from, to; /* indices into plan.routes and, twice, the history's lines */
};

/* Tokens of a family in the standard month before batching, and the part of its standard-tier lines that is
 * batched. */
struct family_batch {
    double tokens, batched, standard, fraction;
};

/* The base vector through the stages; one per history. Amounts are of the standard month at reference prices.
 * An index is SIZE_MAX where there is none. */
struct optimization {
    double (*stages[N_STAGES])[N_METERS]; /* per history line: counts after each stage; the last is what
                                             demand uses */
    struct route_move *moves;             /* by route, from */
    size_t n_moves;
    struct family_batch *families;     /* per family of the book */
    size_t *cache_rules, *batch_rules; /* per family of the book: its rule in plan.caches, plan.batches,
                                          whether or not it changes anything */
    size_t *batch_lines;               /* per history line: the line its family's batch share moves it to */
    size_t *prices; /* per history line: its row of results.prices on the reference day, or its first after */
    double raw_monthly;
    double savings[N_STAGES]; /* what each stage takes off the one before; may be negative */
    double optimized_monthly;
    double saving_share; /* 1 - optimized / raw; NAN where raw is 0 */
};

/* ---- offers ---- */

enum scenario { SCENARIO_LOW, SCENARIO_BASE, SCENARIO_HIGH };
#define N_SCENARIOS 3

/* Where a rate-card price comes from (1.7). */
enum price_basis { BASIS_HEADLINE, BASIS_KEY, BASIS_FIXED, BASIS_NO_STACK };

/* One line and meter of an offer's rate card at start-day prices (1.7), and what it really costs (1.9). */
struct rate_row {
    size_t line;  /* index into the history's lines */
    size_t price; /* index into results.prices: at the start day */
    enum meter meter;
    bool is_eligible;
    enum price_basis basis;
    size_t term;           /* BASIS_KEY, BASIS_FIXED: index into offer.terms */
    size_t standard_price; /* BASIS_FIXED: the standard, base, global, standard-speed line's row of
                              results.prices */
    double discount;       /* off list, of a fixed price 1 - price/list; 0 where list is 0 */
    double list_price, committed_price; /* at the start day */
    double standard_ratio;              /* list_price over that of the standard line; 1 where that is 0 */
    double base_count;                  /* of the standard month, raw */
    double optimized_count; /* of it after optimization; base_count where the plan leaves demand raw */
    double base_list, base_committed; /* base_count at list and committed price, in the currency */
    size_t price_group; /* of those the term's list prices move by; 0 where no book price is dated */
    /* Base scenario, whole term (1.9): */
    double count, list_value, cost;
    double list_rate, quoted_rate, contracted_rate, effective_rate; /* per price unit; NAN where count is 0 */
    double realized_discount; /* 1 - effective/list; NAN where list is 0 */
    double share;             /* of all cost */
    bool is_dominant;         /* the model is among the fewest that carry 80% of the cost */
};

/* Amounts of a month by how they are priced (1.7). Eligible list value divides into three: what has a
 * discount of its own or none, what takes the headline, what has a fixed price. */
struct card_parts {
    double eligible, ineligible; /* list value */
    double keyed;                /* committed value */
    double head;                 /* before the headline discount */
    double fixed;                /* committed value, which no index moves */
};

/* What a contract is settled on, month by month from its first: demand for a level of 1 and what is certain,
 * and list and committed prices (1.5 to 1.7). The months laid out go on past the contract: to the longest
 * term of the run, and 12 more. Sources of demand: raw usage, optimized usage, then each workload. */
struct timeline {
    const struct offer *offer;
    int first;    /* months from the start of the run to the contract's: 0, of a delay its months */
    double share; /* of the demand; the rest is bought elsewhere */
    size_t n_months, n_laid_out;
    size_t n_sources, n_groups;
    double *factor;          /* [source * n_laid_out + m]: phase-in, ramp */
    double *list_index;      /* [group * n_laid_out + m]: list price over that of the run's start */
    double *committed_index; /* committed price over list at the run's start, before discounts; after the
                                contract that of its last month */
    double *levels[N_SCENARIOS];
    struct card_parts *scaled, *certain; /* at the month's prices; of the share */
    double *advance_factor, *end_factor;
    double next_year; /* base committed value of the 12 months after it: the most that is carried out (1.1) */
};

/* One contract month of a settlement (1.8). Values of a period's end are in its last month, 0 elsewhere. */
struct settle_month {
    int32_t from;
    int period;        /* from 1 */
    int contract_year; /* from 1 */
    bool is_period_start, is_period_end;
    int h;             /* months after the last complete month of history */
    double multiplier; /* of the scenario */
    double list_value, eligible_list, ineligible_list, committed_value; /* L, E, X, U */
    double commit_share;  /* the month's share of its period's commit */
    double period_commit; /* C_p */
    double commit_open, drawn_commit, commit_close;
    double rollover_open, drawn_rollover; /* sums over ages */
    double raised;                        /* part of C_p that true-forward or ratchet added, at its start */
    double use;                           /* what draws: committed or list value */
    double unit_value, unit_list; /* of a unit of use, committed and list; 0 without committed value */
    double use_of_rollover, over; /* units of use drawn from rollover, and beyond the commitment */
    double over_of_period;        /* of it in the period so far */
    double carried_forward;       /* overage of the period before that counts as drawn, at its end */
    double carried_over;          /* that the next period may count, at its end */
    double rolled;                /* balance that the period leaves, one carried out included */
    double rollover_issued, rollover_gone; /* balances left by all periods so far; of them drawn or expired */
    double year_list;                      /* eligible list value of the contract year so far */
    double year_head, year_earned; /* of the year so far: head, and what it was given off, with credits */
    double credit_due;             /* retroactive credit that the month brings */
    double credit_left;            /* not yet taken, at the month's end */
    double tier_discount;          /* the headline of the month under [tiers], else the quoted one */
    double tier_credit;            /* retroactive credit taken off the committed value */
    double list_index, committed_index; /* lambda and beta where the book dates no price (1.7) */
    double overage_value;               /* O */
    double burst_open, burst_value;     /* allowance left, part of O that takes it */
    double overage_charge;
    double unused;      /* u */
    double true_down;   /* credit before prepay */
    double rolled_over; /* goes on into a later period of the term */
    double expired;     /* rollover balance that expires at this end, or with the term */
    double forfeited;   /* u's part at once, and expired */
    double carried_out;
    double billed;                      /* of commit_cash what bills the commitment, raises included */
    double raise_billed;                /* of it raises */
    double commit_cash, true_down_cash; /* after prepay */
    double ineligible_charge, fees, service_credit, cash;
    double advance_factor, end_factor; /* discount factors of cash in advance and at month end */
    double present_value;
};

struct settle_period {
    int first_month, n_months; /* from 1 */
    double commit, rollover_in, drawn_rollover, drawn, unused, rolled_over, true_down_credit, forfeited,
        carried_out, overage_value, overage_charge;
    double utilization; /* drawn / commit; NAN where the commit is 0 */
};

enum bridge_step {
    BRIDGE_QUOTED,
    BRIDGE_RATE_CARD,
    BRIDGE_OVERAGE,
    BRIDGE_FORFEITED,
    BRIDGE_CARRIED_OUT,
    BRIDGE_PREPAY,
    BRIDGE_REALIZED,
    BRIDGE_FEES_CREDITS,
    BRIDGE_ALL_IN,
};
#define N_BRIDGE_STEPS 9

/* Savings against list; REALIZED and ALL_IN are running totals. points: amount / list value, NAN where that
 * is 0. */
struct bridge_item {
    double amount, points;
};

struct settlement {
    struct settle_month *months; /* offer.term_months */
    struct settle_period *periods;
    size_t n_months, n_periods;
    /* Rollover balances by age a = 1..n_ages in periods: [(a - 1) * n_months + m] (1.8.4). */
    size_t n_ages;
    double *age_open, *age_drawn;
    double list_value, eligible_list, ineligible_charge, committed_value;
    double commit;      /* sum of C_p */
    double carry_worth; /* what cost takes off for what is carried out (1.1), at its present value */
    double cost;        /* npv - carry_worth */
    double commit_cash; /* after prepay */
    double true_down_credits, overage_value, overage_charge, paid_api, fees, service_credits, total, npv;
    double drawn; /* from commit and rollover */
    double forfeited, carried_out;
    double quoted_discount, contracted_discount, realized_discount,
        all_in_discount; /* NAN: nothing consumed */
    struct bridge_item bridge[N_BRIDGE_STEPS];
};

enum placement_kind {
    PLACEMENT_COMMIT,
    PLACEMENT_RAW,
    PLACEMENT_OPTIMIZED,
    PLACEMENT_LOW,
    PLACEMENT_BASE,
    PLACEMENT_HIGH,
};
#define N_PLACEMENTS 6

/* Where an annual amount stands on the band table (1.10). */
struct placement {
    double annual;
    double band;                /* threshold of its band, 0 below the first; NAN without bands */
    double discount;            /* of that band, 0 below the first; NAN without bands */
    double next_threshold, gap; /* NAN in the last band and without bands */
};

/* ---- 1.5 and 1.11: over all paths ---- */

/* Over the simulated paths; totals undiscounted, costs as 1.1. */
struct expected {
    double paid_api, total, npv, cost, realized_discount, forfeited, overage_charge, fill_probability;
    double p10_total, p50_total, p90_total;
    double realized_p10, realized_p50, realized_p90; /* NAN where a path consumes nothing */
    double p10_cost, p50_cost, p90_cost;
};

/* One annual commit of the sweep (1.11), everything else as offered. */
struct sweep_level {
    double commit;
    bool is_offered;
    double discount; /* quoted at that level */
    double expected_cost, p10, p50, p90, realized_discount, fill_probability, expected_forfeited,
        expected_overage;
};

/* ---- 1.10 ---- */

/* A band's threshold against the band below it. */
struct cliff {
    double threshold, extra_commit, extra_discount;
    double break_even_list_consumption; /* a year; NAN where none is found */
    double probability; /* share of paths whose list value of contract year 1, per 12 months, reaches that */
};

enum percentile_band { BELOW_P25, P25_TO_P50, P50_TO_P75, ABOVE_P75 };

/* The market at the offered annual commit; NAN without a benchmark. */
struct benchmark_place {
    double p25, p50, p75;
    enum percentile_band band;   /* where the quoted discount stands; only with a benchmark */
    double point_worth_per_year; /* of one point of discount; 0 where the lever does not apply */
};

/* ---- 1.12 ---- */

enum lever_layer { LAYER_EASY, LAYER_EFFORT, LAYER_RARELY };

struct lever_result {
    enum lever lever;
    double worth;       /* expected cost of the offer less that with the lever; negative: dearer with it */
    bool in_package;    /* of those asked for together */
    double shapley;     /* its exact share of the package's worth; NAN outside it */
    double vendor_cost; /* worth on the base path */
    enum lever_layer layer;
    int headline_rank, worth_rank; /* from 1 */
    int ask_rank;                  /* from 1: cheapest asks first, worth per vendor cost; 0 for do not ask */
    const char *note;              /* what to know of it, a sentence; NULL */
};

struct interaction {
    enum lever a, b;
    double worth; /* v(ab) - v(a) - v(b) */
};

/* ---- 1.13 ---- */

enum signal_severity { SIGNAL_WATCH, SIGNAL_NEGOTIATE, SIGNAL_WALK };
enum verdict { VERDICT_SIGN, VERDICT_NEGOTIATE, VERDICT_WALK };

/* In the order of the table of 1.13. */
enum signal {
    SIGNAL_OVERSIZED_COMMIT,
    SIGNAL_OVERAGE_AT_LIST,
    SIGNAL_UNUSED_BURNS,
    SIGNAL_UNPROTECTED_TERM,
    SIGNAL_PRESSURE_EXPIRY,
    SIGNAL_BLENDED_BUNDLE,
    SIGNAL_TRUE_FORWARD,
    SIGNAL_RATCHET,
    SIGNAL_EXCLUSIONS,
    SIGNAL_RESET_AT_RENEWAL,
    SIGNAL_BELOW_CURVE,
    SIGNAL_SOFT_ON_DOMINANT,
    SIGNAL_DEAD_ZONE,
    SIGNAL_HEADLINE_GAP,
    SIGNAL_BEATEN,
    SIGNAL_NO_ALTERNATIVE,
};
#define N_SIGNALS 16

/* One that fired; the report makes the sentences of evidence and ask from its figures and subject.
 *
 * figures and subject by signal (a figure is NAN where it does not exist):
 *   oversized-commit    commit of year 1, what the base scenario draws in year 1 (both per 12 months), commit
 *                       over that less 1
 *   overage-at-list     overage charge on the base path, its committed value, list value of the overage
 *   unused-burns        fill probability, confidence, expected forfeited
 *   unprotected-term    term in months, 1 where the price is locked, 1 where it follows decreases
 *   pressure-expiry     days from quote to expiry
 *   blended-bundle      number of fees without a standalone price; subject: the first one's name
 *   true-forward        share; ratchet: none
 *   exclusions          ineligible list value on the base path, its share of the list value; subject: what is
 *                       excluded, as a list
 *   reset-at-renewal    quoted discount that ends with the term
 *   below-curve         quoted discount, p25, p50 at this commit
 *   soft-on-dominant    the model's lowest discount, the headline; subject: the model, of several the one
 *                       that costs most
 *   dead-zone           next threshold or the threshold just passed, its discount, base year-1 consumption
 *                       (list value), list consumption from which that threshold pays
 *   headline-gap        quoted, realized on the base path, the gap
 *   beaten              its cost, expected cost of the best other row; subject: that row
 *   no-alternative      expected cost of the cheapest other row over the offer's, less 1; subject: that row
 */
#define SIGNAL_FIGURES 4
struct signal_result {
    enum signal signal;
    enum signal_severity severity;
    double figures[SIGNAL_FIGURES]; /* NAN where the signal has fewer */
    const char *subject;            /* a model, fee, alternative or list of exclusions; NULL */
    double cost;                    /* over the term: worth of the cure; NAN where there is none */
};

/* ---- 1.16 ---- */

/* One area of the checklist. */
struct clause_area {
    const char *name;
    size_t n_present, n_partial, n_absent; /* a clause the offer says nothing of is absent */
    double score;                          /* share of the area's weight: present 1, partial 1/2 */
};

/* A clause that is absent or partial. */
struct clause_gap {
    size_t clause; /* index into clause_list.items */
    enum clause_state state;
    bool is_stated;     /* no: the offer does not mention it */
    double lever_worth; /* of the clause's lever; NAN where there is none or it does not apply */
};

/* ---- 1.17 ---- */

/* The terms of the table of 1.17, in its order. */
enum unstated_term {
    UNSTATED_DRAWDOWN,
    UNSTATED_SHORTFALL,
    UNSTATED_OVERAGE,
    UNSTATED_ROLLOVER,
    UNSTATED_TRUE_DOWN,
    UNSTATED_BASIS,
    UNSTATED_LOCK,
    UNSTATED_DECREASE,
    UNSTATED_TRUE_FORWARD,
    UNSTATED_EXCLUSIONS,
    UNSTATED_BATCH_STACKS,
    UNSTATED_RENEWAL,
    UNSTATED_BILLING,
};
#define N_UNSTATED 13

/* A term the offer leaves unsaid, with what its two readings cost. */
struct unstated {
    enum unstated_term term;
    bool first_is_best;         /* of the two readings as 1.17 lists them */
    double best, worst, spread; /* cost of 1.1; renewal: with the 12 months after the term */
};

/* ---- 1.18 ---- */

enum counter_term {
    COUNTER_HEADLINE,
    COUNTER_COMMIT,
    COUNTER_OVERAGE,
    COUNTER_ROLLOVER,
    COUNTER_TRUE_DOWN,
    COUNTER_RAMP,
};
#define N_COUNTER_TERMS 6

struct counter_single {
    enum counter_term term;
    double from, to; /* discount, annual commit, discount off list of overage (0: list), cap, cap, factor of
                        year 1; to: the least change that reaches the target, or the bound that does not */
    bool reaches;
    double realized; /* expected realized discount at `to` */
};

/* The plan's goal and what reaches it. */
struct counter_offer {
    bool is_asked_for; /* the plan has a goal */
    double target;     /* expected realized discount to reach */
    double offered;    /* that of the offer */
    struct counter_single singles[N_COUNTER_TERMS];
    size_t n_singles;
    const struct offer *offer; /* with the goal's levers pulled; NULL where it lists none that changes it */
    double package_realized;   /* expected, of it; NAN without it */
    bool package_reaches;
    enum lever idle[N_LEVERS]; /* levers of the goal that change nothing here */
    size_t n_idle;
};

struct offer_result {
    const struct offer *offer;
    struct timeline timeline;
    /* A standard month of each source at the start day's prices, by price group: [source * n_groups + group];
     * of a workload its month at full size. */
    struct card_parts *card;
    size_t history;    /* index into results.histories, results.forecasts and results.optimizations */
    int offset_months; /* h of contract month 1 */
    double quoted_discount;
    double annual_commit;   /* unramped; of a schedule its sum x 12 / N */
    struct rate_row *rates; /* by model id, meter, tier, context, geo, speed; only meters with demand */
    size_t n_rates;
    /* Prices, and optimized counts, of lines and meters without demand that would have some under other
     * numbers of the plan, in the same order: where optimise = no, what optimized usage would have too. */
    struct rate_row *idle_rates;
    size_t n_idle_rates;
    double base_list, base_eligible, base_ineligible,
        base_committed;         /* of the raw standard month at start prices */
    double optimized_committed; /* of the optimized one, whether or not demand goes by it */
    double certain_share; /* of the base scenario's list value that is workloads'; NAN: nothing consumed */
    struct settlement scenarios[N_SCENARIOS];
    struct placement placements[N_PLACEMENTS];
    struct expected expected;
    double break_even_list_consumption; /* a year, for the next band (1.10); NAN where there is none */
    double overcommit_from, overcommit_to;
    struct cliff *cliffs;
    size_t n_cliffs;
    struct benchmark_place benchmark;
    struct sweep_level *sweep; /* ascending by commit */
    size_t n_sweep;
    double optimum, floor;                   /* annual commit; NAN where there is none */
    struct sweep_level at_optimum, at_floor; /* their figures; NAN where there is none */
    const char *optimum_reason;              /* why there is no optimum; NULL where there is */
    struct lever_result *levers;             /* those that apply, by worth descending */
    size_t n_levers;
    double package_worth;
    struct interaction *interactions; /* by |worth| descending */
    size_t n_interactions;
    struct signal_result *signals; /* those that fired, in the order of 1.13 */
    size_t n_signals;
    enum verdict verdict;
    struct unstated *unstated; /* by spread descending */
    size_t n_unstated;
    double unstated_best, unstated_worst;
    double *exit_costs; /* per contract month: to leave at its end (1.8.8) */
    struct counter_offer counter;
    struct clause_area *areas;
    size_t n_areas;
    struct clause_gap *gaps; /* by weight descending */
    size_t n_gaps;
};

/* ---- 1.14 ---- */

#define NO_ROW SIZE_MAX

enum alternative_kind { KIND_ON_DEMAND, KIND_DELAY, KIND_SPLIT, KIND_OFFER };

/* One row of the comparison, over the longest term of the run; the offers are rows too. */
struct alternative_result {
    const char *name;
    enum alternative_kind kind;
    double low, base, high, expected;              /* cost of 1.1 */
    double npv, p90, realized_discount, forfeited; /* in expectation; p90 of cost */
    double base_realized, base_all_in;             /* discounts under the base scenario, as above */
    double regret[N_SCENARIOS], max_regret;
    size_t dominated_by;  /* row, of several the first; NO_ROW */
    bool has_assumed_fee; /* a fee without a standalone price was added at its quoted one */
    const double
        *added_fees; /* per month of the longest term, in advance: of the run's, that the row lacks */
    struct timeline *timeline;    /* of a delay, of a split whose rest is the offer; else NULL */
    struct settlement *scenarios; /* N_SCENARIOS of it */
};

/* The market's discounts at an annual commitment (1.10). */
struct market_point {
    double commit;
    struct percentiles discounts;
};

struct warning {
    const char *id, *text; /* text with its place */
};

struct input_file {
    const char *role; /* usage, mapping, offer, plan, template, prices, clauses */
    const char *path; /* as given */
    const char *sha256;
    uint64_t bytes;
    const char *format; /* usage; else "" */
    uint64_t n_rows, n_skipped, n_other_provider;
};

struct results {
    const char *version, *currency;
    const struct usage *usage;
    const struct plan *plan;
    const struct book *book;
    const struct clause_list *clauses;
    struct input_file *inputs;
    size_t n_inputs;
    struct warning *warnings;
    size_t n_warnings;
    const char *const *skipped_rows; /* messages of the first ten bad rows left out */
    size_t n_skipped_rows;
    uint64_t n_rows_read, n_rows_skipped, n_rows_other_provider;
    double unknown_model_share;    /* of tokens left out by --unknown-model=skip; 0 where none */
    uint64_t n_rows_unknown_model; /* with them */
    struct price_row *prices;      /* by line (model in book order, ...), from_day */
    size_t n_prices;
    struct market_point *market; /* its curve, ascending by commit: straight between points, ends held */
    size_t n_market;             /* 0 without a benchmark */
    struct history *histories;   /* the first offer's first */
    struct forecast *forecasts;  /* one per history */
    struct optimization *optimizations; /* one per history */
    size_t n_histories;
    struct offer_result *offers; /* as given */
    size_t n_offers;
    struct alternative_result *alternatives; /* on demand, the plan's, the offers */
    size_t n_alternatives;
    const char *best_alternative; /* of all rows but the first offer's: least expected cost */
    const char *minimax_regret;
    double walk_away_value; /* expected cost of the first offer less that of the best alternative */
};

/* The row of an offer among the alternatives, from 0: the offers are the last of them, as given. */
static inline size_t
results_offer_row(const struct results *results, size_t offer)
{
    return results->n_alternatives - results->n_offers + offer;
}

#endif
