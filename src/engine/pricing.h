/* The prices a run uses: collected for every line of the usage and the plan. */
#ifndef PRICING_H
#define PRICING_H

#include "history.h"

/* Rows for every line of the usage from its first day, and for every line the plan adds (1.6) from the data's
 * first day, to last_start or the last day of data, and for the standard line of each one's model, to
 * which fixed prices refer; of each also what comes into force until last_day; sorted. input's prices are not
 * read. Returns 0, or -1 after reporting STATUS_DATA: fast usage of a model without fast prices, fast with
 * batch, a price beyond the exact range; for that of a line the plan adds, STATUS_CONFIG. Warns of usage
 * before a model's first price. */
int pricing_collect(const struct history_input *input, int32_t last_start, int32_t last_day,
                    struct arena *arena, struct diags *diags, struct price_table *ret);

#endif
