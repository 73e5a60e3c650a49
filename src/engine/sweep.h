/* The commit sweep, the optimum and the defensible floor (1.11). */
#ifndef SWEEP_H
#define SWEEP_H

#include "value.h"

#include <realrate/diag.h>

/* Fills ret's sweep, optimum (with its reason where there is none) and floor; ret's annual_commit is set. The
 * floor is NAN where no commit above 0 is filled with the plan's confidence. What is missing is a warning. */
void sweep_build(const struct valuation *valuation, struct scratch *scratch, struct draft *draft,
                 struct arena *arena, struct diags *diags, struct offer_result *ret);

#endif
