/* References as formulas spell them: D12, Sheet!$D$12, $D$12:$F$14. Rows and columns from 0; clause 3.2
 * rule 3. */
#ifndef REFERENCE_H
#define REFERENCE_H

#include "book.h"

/* `from` is the sheet where the formula stands, NULL for a reference with the sheet. */
const char *ref_cell(struct arena *arena, unsigned row, unsigned col);
const char *ref_on(struct arena *arena, const struct sheet *from, const struct sheet *on, unsigned row,
                   unsigned col);
const char *ref_range(struct arena *arena, const struct sheet *from, const struct sheet *on, unsigned row,
                      unsigned col, unsigned last_row, unsigned last_col);

/* The letters of a column, the number of a row: at most 12 characters, without an end. Return where they end.
 */
char *ref_put_column(char *at, unsigned col);
char *ref_put_row(char *at, unsigned row);

#endif
