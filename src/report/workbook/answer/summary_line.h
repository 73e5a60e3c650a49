/* The sentence on top of each column of Summary, live. Clause 3.2. */
#ifndef SUMMARY_LINE_H
#define SUMMARY_LINE_H

#include "summary.h"

/* Of an offer what was quoted and is kept over its own months, of another way what is kept over those
 * compared; its shares in words stand below words_row, where they are not printed. */
void summary_line_write(const struct summary_source *source, struct grid *grid, size_t column, unsigned row,
                        unsigned words_row);
void summary_line_label(struct sheet *sheet, unsigned row, unsigned words_row);

#endif
