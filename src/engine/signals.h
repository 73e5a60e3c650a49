/* Signals and verdict (1.13).
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
#ifndef SIGNALS_H
#define SIGNALS_H

#include "lever.h"

/* results has the alternatives; index: of the offer. Fills ret's signals and verdict. */
void signals_build(const struct lever_case *at, const struct results *results, size_t index,
                   struct scratch *scratch, struct draft *draft, struct arena *arena,
                   struct offer_result *ret);

#endif
