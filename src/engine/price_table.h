/* The exact prices that a run uses, by line and day (1.3). */
#ifndef PRICE_TABLE_H
#define PRICE_TABLE_H

#include "line.h"

struct price_table {
    struct price_row *rows; /* by line, from_day */
    size_t n, capacity;
};

/* Adds a row for every section in force on a day from first to last; returns what line_price does. */
int price_table_add(struct price_table *table, const struct book *book, struct line line, int32_t first,
                    int32_t last, struct arena *arena);
void price_table_sort(struct price_table *table);

/* The row of a line on a day, SIZE_MAX where it was not added. */
size_t price_table_find(const struct price_table *table, const struct book *book, struct line line,
                        int32_t day);

#endif
