/* A second settlement of 1.8, written for clarity alone: what is carried over is a list of lots, each with
 * the last period it may be used in. The engine's settlement is compared with it on random contracts. */
#ifndef BY_LOTS_H
#define BY_LOTS_H

#include "one_path.h"

#define MAX_LOTS MAX_TERM_MONTHS

/* In what draws on the commitment: committed value, or list value under drawdown = list. */
struct lots_period {
    double commit, raised, drawn_rollover;
    double drawn;   /* from its own commitment; what counts as drawn included */
    double counted; /* overage of the period before that counts as drawn */
    double unused, credited, rolled_over;
};

/* In currency. drawn: what it costs, and rollover included. */
struct lots_result {
    double commit_cash, true_down, drawn, forfeited, carried_out;
    double overage_value, overage_charge, ineligible, fees, service_credits, paid, total, npv, cost;
    double cash[MAX_TERM_MONTHS + 1];         /* by contract month, from 1 */
    struct lots_period periods[MAX_LOTS + 1]; /* from 1 */
    int n_periods;
};

void settle_by_lots(const struct one_path *path, struct lots_result *ret);

#endif
