/* The layout of the sheet Prices. Each block has the meters in the same columns, under one header that stays
 * in sight: the book's prices, those of the lines, and at the end the book's as run and as used. */
#ifndef PRICES_H
#define PRICES_H

#include "report/workbook/model.h"

#define FIRST_BOOK_ROW 6
#define N_MULTIPLIERS  4
#define N_BOOK_CELLS   (N_METERS + N_MULTIPLIERS)

enum {
    COL_MODEL,
    COL_KIND, /* base, long or fast; of a line its tier */
    COL_FROM,
    COL_BOOK,
    COL_MULTIPLIERS = COL_BOOK + N_METERS,
    COL_CHANGED = COL_MULTIPLIERS + N_MULTIPLIERS,
    COL_REFUSED
};
enum { COL_TIER = COL_KIND, COL_MULTIPLIER = COL_MULTIPLIERS, COL_CONTEXT, COL_GEO, COL_SPEED };

/* One row of the upper block. */
struct book_row {
    const struct price_section *section;
    const struct rate *base; /* the section's base, long or fast prices */
    uint32_t model;
};

struct book_rows {
    struct book_row *items;
    size_t n, capacity;
};

/* Index of the row with these prices. */
size_t prices_find(const struct book_rows *rows, const struct rate *base);
/* The first row of what formulas take of the upper block, as high as that: its cells as they stand, or as run
 * where they are not allowed. */
unsigned prices_used_row(const struct model *model, const struct book_rows *rows);
/* What all blocks have in common; kind: what the second column holds. */
void prices_write_header(struct sheet *sheet, unsigned row, const char *kind);
void prices_write_lines(struct model *model, const struct book_rows *rows);

#endif
