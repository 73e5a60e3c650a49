/* Exact prices of lines with their multipliers (1.3) and the table of those a run uses. */
#ifndef RATE_H
#define RATE_H

#include <realrate/results.h>

struct price_table {
    struct price_row *rows; /* by line, from_day */
    size_t n, capacity;
};

/* Order of lines everywhere: model, tier, context, geo, speed. */
int line_compare(const struct line *a, const struct line *b);

/* Sorts lines and keeps each once; returns how many are left. */
size_t line_sort(struct line *lines, size_t n);

/* Index of a line among sorted ones, SIZE_MAX where it is not there. */
size_t line_find(const struct line *lines, size_t n, struct line line);

/* The six prices of a line under one section. Returns 0, or -1 where it has none: fast of a model without
 * fast prices, fast with batch, or a price beyond the exact range. */
int rate_line(const struct price_section *section, struct line line, struct price_row *ret);

/* Adds a row for every section in force on a day from first to last; returns what rate_line does. */
int price_table_add(struct price_table *table, const struct book *book, struct line line, int32_t first,
                    int32_t last, struct arena *arena);
void price_table_sort(struct price_table *table);

/* The row of a line on a day, SIZE_MAX where it was not added. */
size_t price_table_find(const struct price_table *table, const struct book *book, struct line line,
                        int32_t day);

#endif
