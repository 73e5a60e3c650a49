/* Cash of a contract month: commitment by billing, fees, credits, present value (1.8.5, 1.8.6). */
#ifndef BILLING_H
#define BILLING_H

#include <realrate/results.h>

/* m: 1 to term_months. The month is settled already (drawn, overage, period's end); fills its cash and
 * present value. */
void billing_charge(const struct offer *offer, int m, struct settle_month *month);

#endif
