/* What the sheets have around their cells: title, panes, print set-up, footer, protection, logo. Clauses 3.2
 * rule 7 and 3.4. Calls that the library refuses become the workbook's error. */
#ifndef SHEET_FRAME_H
#define SHEET_FRAME_H

#include "book.h"

/* Every sheet: title in row 1, what it shows and the state of the checks in row 2, headers from row 3 on. */
#define ROW_TITLE   0
#define ROW_STATE   1
#define ROW_HEADER  2
#define FIRST_MONTH 3 /* column D of time sheets */

/* The tab's title with what it shows, a subtitle and before it the state of the checks, to which the columns
 * left of subtitle_col belong: 40 characters at least. */
void frame_head(struct sheet *sheet, const char *what, unsigned subtitle_col, const char *subtitle);

/* What is above the row and left of the column stays in sight. */
void frame_freeze(struct sheet *sheet, unsigned row, unsigned col);

/* Prints no more than the cells from A1 to this one. */
void frame_area(struct sheet *sheet, unsigned last_row, unsigned last_col);

/* Pages begin at each of the rows, ascending from 1. Without rows they end where they are full. */
void frame_breaks(struct sheet *sheet, const unsigned *rows, size_t n);

/* How many of a contract's months a page has side by side: all of two years and less on the larger paper, of
 * one year on paper that a template chose; else the years have pages of their own. */
unsigned frame_months(const struct workbook_file *file, unsigned n_months);

/* Whether the years of a time sheet have pages of their own, once its months are set. Months before a
 * contract stand with its first year where that is on one page. */
bool frame_is_by_years(const struct sheet *sheet);

/* Prints of a sheet whose months are by years the rows to last_row over all columns, then once those from
 * `below` to last_below as far as below_col, which every year would repeat. */
void frame_areas(struct sheet *sheet, unsigned last_row, unsigned last_col, unsigned below,
                 unsigned last_below, unsigned below_col);

/* One page wide, or a contract year a page. Once the sheet's months are set. */
void frame_set_up(struct sheet *sheet);

/* On top of the sheet, from a column on, where the template has a logo. */
void frame_put_logo(struct sheet *sheet, unsigned col);

/* The sheet that is in front when the workbook is opened. */
void frame_show_first(struct sheet *sheet);

#endif
