/* How wide columns and how high rows are: as sheets say it for the default font, more where the template's
 * takes more, and no column narrower than the numbers in it. Clauses 3.2 rule 5 and 3.4. */
#ifndef ROOM_H
#define ROOM_H

#include "book.h"

/* Columns [first, last]; width in characters of the default font. What is said last holds. */
void room_columns(struct sheet *sheet, size_t first, size_t last, double width);

/* The rows of a new sheet, of which nothing else is said. */
void room_rows(struct sheet *sheet);

/* A row; points, for the default font. */
void room_row(struct sheet *sheet, unsigned row, double height);

/* Folds a row away; the row after those folded has the sign that opens them. */
void room_fold(struct sheet *sheet, unsigned row);
void room_unfold(struct sheet *sheet, unsigned row);

/* Points of plain cells, times this, are those of a text that has so many beside 10 of plain cells. */
double room_font_size(const struct workbook_file *file, double size);

/* A number stands in the column: it must not show as ####. */
void room_number(struct sheet *sheet, unsigned col, enum cell_form form, double value);

/* Sets the columns, after all cells. */
void room_write(struct sheet *sheet);

#endif
