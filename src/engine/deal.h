/* An offer's terms as the figures a settlement reads, month by month: made from an offer or a draft by
 * deal_make, read by lanes.c. Clauses 1.7 and 1.8. Months are from 0 here. */
#ifndef DEAL_H
#define DEAL_H

#include <realrate/results.h>

/* Months after a term that are looked at: what is carried out, renewals (1.1, 1.12). */
#define MONTHS_AFTER 12

/* A term, or the months after it, or a run's longest term and those. */
#define DEAL_MONTHS (MAX_TERM_MONTHS + MONTHS_AFTER)

/* A unit of overage: these shares of its list and its committed value, at most `most` of its list value
 * (1.8.3). */
struct overage_price {
    double of_list, of_committed, most;
};

struct deal {
    int n_months, n_periods, period_months;
    /* Commitment in the unit that draws it: committed value, or list value under drawdown = list. */
    double share[DEAL_MONTHS];        /* of C_p, before any raise */
    double commit[DEAL_MONTHS];       /* C_p by period */
    double bill[DEAL_MONTHS];         /* commit cash of the month without raises, in currency, after prepay */
    double raise_weight[DEAL_MONTHS]; /* share of its period's raise that the month bills */
    const double *advance, *end;      /* present value of cash at the month's start and end */
    const double *bill_factor;        /* of commit cash: advance, or end in arrears */
    double fees[DEAL_MONTHS];         /* in advance */
    bool draws_list, is_face, has_raise, carries_out;
    double
        unit_price; /* what one unit of commitment is billed at: 1, or 1 - headline under drawdown = list */
    double keep;    /* 1 - prepay discount */
    double rollover_cap, true_down_cap, carry_forward_cap, burst, true_forward;
    int rollover_periods;
    bool ratchet;
    struct overage_price overage;
    double service_credit; /* share of the month's API charge; 0 without one */
    /* Automatic tiers (1.7). */
    size_t n_tiers;
    const struct band *tiers;
    bool is_retroactive;
    double first_discount; /* below the first threshold */
    double quoted;
};

/* What a deal takes of its offer: n_months of it with these shares of the commitment, at this quoted
 * discount. */
struct deal_span {
    int n_months;
    const double *shares;        /* per month: C_p's share, as terms_commit_share gives it */
    const double *advance, *end; /* per month */
    double quoted;
    double service_credit; /* see deal_service_credit */
    bool is_renewal;       /* once-fees were paid before */
};
void deal_make(const struct offer *offer, const struct deal_span *span, struct deal *ret);

/* The share of a month's API charge that is credited: credit for every started 0.1 point of uptime below the
 * target, at most 1 (1.8.7). 0 without [sla] or expected uptime. */
double deal_service_credit(const struct offer *offer, const struct plan *plan);

/* No commitment, the committed rate for all that is used: n months after a term or beside one. */
void deal_open_ended(int n_months, const double *advance, const double *end, struct deal *ret);

/* Fee of contract month m = 1.. of a term of n months (1.8.6). */
double deal_fee(const struct fee *fee, int m, int n_months);

#endif
