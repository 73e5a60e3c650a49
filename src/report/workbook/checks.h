/* The headline figures of an offer, which Checks holds against the workbook's own. Clause 3.2. */
#ifndef CHECKS_H
#define CHECKS_H

#include "model.h"

struct headline {
    const char *label, *name; /* defined name after "offerN_" */
    bool is_share;
    double (*value)(const struct settlement *settlement);
};

#define N_HEADLINES 14
extern const struct headline checks_headlines[N_HEADLINES];

/* The sheet where the workbook shows values: why there is nothing to check, and the figures themselves. */
void checks_write_values(struct model *model);

#endif
