/* The rate card of an offer at start-day prices (1.7). */
#ifndef RATES_H
#define RATES_H

#include "price_table.h"

struct rates_input {
    const struct history *history;
    const struct forecast *forecast;
    const struct optimization *optimization;
    const struct book *book;
    const struct plan *plan;
    const struct price_table *prices;
    double passed; /* market changes that the start has passed (1.7) */
};

/* Fills ret's rates and the sums of its standard month; ret's offer and quoted discount are set. */
void rates_build(const struct rates_input *input, struct arena *arena, struct offer_result *ret);

#endif
