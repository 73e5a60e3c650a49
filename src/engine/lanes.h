/* The settlement of 1.8, on several demand paths side by side so that a processor's vector units share the
 * work: the one place that knows how a commitment is drawn, billed and forfeited. settle.c reads every figure
 * of one path from it, value.c the sums of thousands. Each lane's arithmetic is the same whatever the others
 * hold. */
#ifndef LANES_H
#define LANES_H

#include "deal.h"

#include <stdalign.h>

#define LANES 64

/* Of those on the stack: a vector then never lies across two cache lines. */
#define ALIGNED alignas(64)

struct lanes {
    double of[LANES];
};

/* Demand of a month at the prices of the month (1.8): [SCALED] per multiplier of the path, [CERTAIN] whatever
 * the path. committed: of what is not headline-priced, or of all without automatic tiers; head: the
 * headline-priced committed base before its discount, with automatic tiers alone. */
enum { SCALED, CERTAIN };
struct card_month {
    double list[2], eligible[2], ineligible[2], committed[2], head[2];
};

/* A unit of use in a month where every path has the same mix. */
struct unit_price {
    double value, list; /* what it is worth at committed and at list prices */
    double rate, worth; /* what its overage costs; what it is worth inside the commitment beyond its bill */
    double of_over,
        of_one; /* present value: of a unit of overage, less its worth; of all use at a multiplier of 1 */
};

/* A deal on its card, and what is the same on every path worked out once. */
struct tariff {
    const struct deal *deal;
    const struct card_month *card;
    bool is_alike;   /* the mix of a month is the same on every path */
    bool has_extras; /* burst or service credits */
    double always,
        present; /* paid whatever the path, and its present value: bills, certain ineligible usage */
    double raise_bill[DEAL_MONTHS], raise_present[DEAL_MONTHS]; /* by period: of a unit of its raise */
    struct unit_price units[DEAL_MONTHS];
};

/* Of all months of the deal; both must outlive it. */
void lanes_tariff(const struct deal *deal, const struct card_month *card, struct tariff *ret);

/* What a path pays and gets over the months, without fees; in currency, but drawn and due in the unit of the
 * commitment. paid: commit cash less true-down credits, overage, ineligible usage. */
struct flows {
    struct lanes present, paid, credits, forfeited, carried_out, overage_charge, drawn, due, list, committed;
};

struct lanes_state {
    /* The month, set by each: */
    struct lanes list, eligible, committed;
    struct lanes use;                   /* what draws: committed or list value */
    struct lanes unit_worth, unit_list; /* committed and list value per unit of use */
    struct lanes over;                  /* units of use beyond the commitment that are charged */
    struct lanes commit_open, drawn_commit;
    struct lanes overage_value, overage_charge;
    struct lanes commit, commit_left;                               /* the period, set at its start */
    struct lanes unused, true_down, carried, forfeited, adjustment; /* its end */
    /* The contract year under automatic tiers; saved, earned: what it has off its list value, off its
     * headline-priced base so far. */
    struct lanes year_list, year_saved, year_head, year_earned, year_discount;
    /* Zero unless a term of the offer sets them: */
    struct lanes rollover_open, drawn_rollover, ineligible, burst_open, burst_used, burst_left, credit,
        tier_discount, tier_credit;
    struct lanes raised, consumed, over_of_period, worth_less_billed; /* of the period */
    struct lanes carried_forward, expired, carried_out;               /* of its end */
    struct lanes carry; /* overage of the period before that may still count as drawn */
    struct lanes credit_left;
    struct flows flows;
    /* What is settled: */
    const struct tariff *tariff;
    const struct deal *deal; /* the tariff's */
    struct lanes *balances;  /* rolled over, by the period it comes from; n_periods of them */
    int p, first, n;         /* the period, its first month, its months */
};

/* balances: deal->n_periods of them. */
void lanes_begin(const struct tariff *tariff, struct lanes *balances, struct lanes_state *ret);

/* Settles month m = 0, 1, ...: multiplier holds one per lane. Every figure of the state is set but the flows.
 */
void lanes_month(struct lanes_state *state, int m, const double *multiplier);

/* All months: lane i of month m has multiplier[m * stride + i]. The flows are in state->flows. */
void lanes_settle(const struct tariff *tariff, const double *multiplier, size_t stride,
                  struct lanes *balances, struct lanes_state *state);

/* The same where only flows.present and flows.carried_out are wanted: faster. */
void lanes_cost(const struct tariff *tariff, const double *multiplier, size_t stride, struct lanes *balances,
                struct lanes_state *state);

#endif
