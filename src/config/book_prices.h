/* The prices a book writes for one model, inherited from day to day, and the complete section they make. Made
 * for book.c only. Clause 1.3. */
#ifndef BOOK_PRICES_H
#define BOOK_PRICES_H

#include <realrate/prices.h>

#include <stdint.h>

enum written_key {
    WRITTEN_BASE,                           /* + enum meter */
    WRITTEN_LONG = WRITTEN_BASE + N_METERS, /* + enum meter, tokens only */
    WRITTEN_FAST_INPUT = WRITTEN_LONG + N_TOKEN_METERS,
    WRITTEN_FAST_OUTPUT,
    WRITTEN_US,
    WRITTEN_BATCH,
    WRITTEN_PRIORITY,
    WRITTEN_FLEX,
    WRITTEN_THRESHOLD,
    N_WRITTEN,
};

/* What the sections of a model have written up to a day. */
struct written {
    bool has[N_WRITTEN];
    int64_t
        value[N_WRITTEN]; /* micro-units of a price, 1e-4 of a multiplier, tokens of the threshold, 0: none */
};

extern const char *const written_names[N_WRITTEN]; /* the keys of 2.3 */

/* All prices, those left out derived from those written. from_day and line are the caller's. */
struct price_section book_prices_complete(const struct written *written);

#endif
