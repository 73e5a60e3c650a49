/* History (1.4): usage summed by anchored month, line and price. */
#ifndef HISTORY_H
#define HISTORY_H

#include "price_table.h"

#include <realrate/diag.h>

/* What a history is made of; all histories of a run share it. */
struct history_input {
    const struct usage *usage;
    const int *models; /* of usage.models: index into book.models, -1 where left out */
    const struct book *book;
    const struct plan *plan; /* its rules add lines (1.6) */
    const struct price_table *prices;
    int32_t first_day, last_day; /* bounds of all data */
};

/* Where a history of an offer that starts on `start` is cut off: the start, or the day after the data. */
int32_t history_cutoff(const struct history_input *input, int32_t start);

/* The lines of the usage before the cutoff: sorted, each once. */
struct line *history_used_lines(const struct history_input *input, int32_t cutoff, struct arena *arena,
                                size_t *ret_n);

/* Returns 0, or -1 after reporting STATUS_DATA (no complete month, overflow). */
int history_build(const struct history_input *input, int anchor_day, int32_t cutoff, struct arena *arena,
                  struct diags *diags, struct history *ret);

/* Index of the last complete month; there is one. */
size_t history_last_complete(const struct history *history);

#endif
