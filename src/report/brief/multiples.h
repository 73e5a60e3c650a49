/* How charts of several offers share pages: the first offer's large on the first with up to two small ones
 * beside it, then up to nine to a page. Arithmetic only. */
#ifndef MULTIPLES_H
#define MULTIPLES_H

#include "canvas.h"

#define MULTIPLES_PER_PAGE 9 /* small charts, three to a row */
#define MULTIPLES_BESIDE   2 /* small charts beside the large one at most */

/* beside: how many small charts the first page has room for, 0 to MULTIPLES_BESIDE. */
size_t multiples_pages(size_t n_offers, size_t beside);

/* How many offers a page shows, and the first of them. */
size_t multiples_offers(size_t n_offers, size_t beside, size_t page, size_t *ret_first);

/* The cell of the i-th of n offers on a page within `rect`. */
struct rect multiples_cell(struct rect rect, size_t page, size_t i, size_t n);

#endif
