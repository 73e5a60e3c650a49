/* The sums of a history (1.4): usage by month, line and price, by model and by workspace. */
#ifndef HISTORY_SUMS_H
#define HISTORY_SUMS_H

#include "history.h"

/* One usage row with where it goes: what is sorted and summed. */
struct placed {
    size_t month, line, price;
    const struct usage_row *row;
};

/* The usage row's line in terms of the book's models. */
struct line history_line(const struct history_input *input, const struct usage_row *row);

/* Order of placed rows: month, line, price. */
int history_compare_placed(const void *a, const void *b);

/* Rows, months and totals with the bounds of an untold context (1.3); placed is sorted. Returns 0, or -1
 * after reporting the usage with which a sum overflows. */
int history_sum(const struct history_input *input, struct history *history, const struct placed *placed,
                size_t n, struct arena *arena, struct diags *diags);

/* By model and by workspace; after history_sum. */
void history_share_out(const struct history_input *input, struct history *history,
                       const struct placed *placed, size_t n, struct arena *arena);

#endif
