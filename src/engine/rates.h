/* The rate card of an offer at start-day prices (1.7) and what each of its lines really costs (1.9). */
#ifndef RATES_H
#define RATES_H

#include "rate.h"

#include <realrate/diag.h>

/* The discount on the page (1.1): the headline, else the band of the annual commit, else 0. */
double rates_quoted_discount(const struct offer *offer, double annual_commit);

/* Fills ret->rates and the base sums; ret's offer, history and quoted_discount are set. Warnings go to diags.
 */
void rates_build(const struct history *history, const struct forecast *forecast, const struct book *book,
                 const struct price_table *prices, struct arena *arena, struct diags *diags,
                 struct offer_result *ret);

/* Fills the term's part of the rate rows from the base scenario's settlement: costs add up to paid_api. */
void rates_bear(const struct book *book, const struct history *history, struct arena *arena,
                struct offer_result *result);

#endif
