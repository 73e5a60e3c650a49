/* A second settlement of 1.8, written for clarity alone: what is carried over is a list of lots, each with
 * the last period it may be used in. The engine's settlement is compared with it on random contracts. */
#ifndef BY_LOTS_H
#define BY_LOTS_H

#include "engine/settle.h"

#define MAX_LOTS MAX_TERM_MONTHS

struct lots_result {
    double commit, commit_cash, true_down, drawn, drawn_rollover, unused, forfeited, carried_out;
    double overage_value, overage_charge, ineligible, fees, paid, total, npv;
    double cash[MAX_TERM_MONTHS + 1]; /* by contract month, from 1 */
};

void settle_by_lots(const struct offer *offer, const struct demand_month *demand, double discount_rate,
                    struct lots_result *ret);

#endif
