/* Lines of usage: their order, and their exact prices with multipliers (1.3). */
#ifndef LINE_H
#define LINE_H

#include <realrate/results.h>

/* Order of lines everywhere: model, tier, context, geo, speed. */
int line_compare(const struct line *a, const struct line *b);

/* Sorts lines and keeps each once; returns how many are left. */
size_t line_sort(struct line *lines, size_t n);

/* Index of a line among sorted ones, SIZE_MAX where it is not there. */
size_t line_find(const struct line *lines, size_t n, struct line line);

/* The six prices of a line under one section. Returns 0, or -1 where it has none: fast of a model without
 * fast prices, fast with batch, or a price beyond the exact range. */
int line_price(const struct price_section *section, struct line line, struct price_row *ret);

#endif
