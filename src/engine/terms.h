/* What an offer says, as figures that several steps use. */
#ifndef TERMS_H
#define TERMS_H

#include <realrate/results.h>

/* The annual commit (1.1): the annual key, unramped; of a schedule its sum x 12 / N. Added up in whole
 * micro-units, so that a schedule that adds up to a band's threshold is in that band. */
double terms_annual_commit(const struct offer *offer);

/* The discount on the page (1.1): the headline, else the band of the annual commit; with tiers, the tier the
 * annual commit is above where that is more; else 0. */
double terms_quoted_discount(const struct offer *offer);

/* C_p's share of contract month m = 1..term_months: annual/12 x ramp, or the schedule's amount spread evenly
 * over its period's months (1.8.1). */
double terms_commit_share(const struct offer *offer, int m);

/* The commitment of contract year 1, scaled to 12 months (1.13). */
double terms_first_year_commit(const struct offer *offer);

#endif
