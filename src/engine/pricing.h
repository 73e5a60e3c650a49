/* The prices a run uses: collected for every line of the usage, checked against every term. */
#ifndef PRICING_H
#define PRICING_H

#include "history.h"

/* Rows for every line from its first day to the last start or day of data, and for the standard line of its
 * model, to which fixed prices refer; sorted. input's prices are not read. Returns 0, or -1 after reporting
 * STATUS_DATA: fast usage of a model without fast prices, fast with batch. Warns of usage before a model's
 * first price. */
int pricing_collect(const struct history_input *input, int32_t last_start, struct arena *arena,
                    struct diags *diags, struct price_table *ret);

/* Prices that change inside an offer's term need price movement, which is not supported yet: they are refused
 * (STATUS_CONFIG), never ignored. Returns 0, or -1 after reporting. */
int pricing_check_term(const struct book *book, const struct history *history,
                       const struct offer_result *result, struct diags *diags);

#endif
