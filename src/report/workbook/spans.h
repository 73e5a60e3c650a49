/* How many months the words of an offer stand for, in the order of their enums; MAX_TERM_MONTHS: the whole
 * term. Inputs shows them to the formulas, the ledgers count by them. */
#ifndef SPANS_H
#define SPANS_H

extern const int spans_measure[]; /* of a measurement period */
extern const int spans_billing[]; /* that one bill covers; in arrears a bill is a period's */

#endif
