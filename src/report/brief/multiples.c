#include "multiples.h"

#define LARGE_SHARE 0.62
#define ROW_GAP     18.0

size_t
multiples_pages(size_t n_offers, size_t beside)
{
    const size_t on_first = 1 + beside;
    return n_offers <= on_first ? 1 : 1 + (n_offers - on_first + MULTIPLES_PER_PAGE - 1) / MULTIPLES_PER_PAGE;
}

size_t
multiples_offers(size_t n_offers, size_t beside, size_t page, size_t *ret_first)
{
    const size_t on_first = 1 + beside;
    *ret_first = page == 0 ? 0 : on_first + (page - 1) * MULTIPLES_PER_PAGE;
    const size_t room = page == 0 ? on_first : MULTIPLES_PER_PAGE, left = n_offers - *ret_first;
    return left < room ? left : room;
}

/* The large one on the left, the others under each other on its right. */
static struct rect
cell_of_first_page(struct rect rect, size_t i, size_t n)
{
    if (n == 1)
        return rect;
    const double large = rect.width * LARGE_SHARE;
    if (i == 0)
        return (struct rect){rect.x, rect.y, large, rect.height};
    const double height = n == 2 ? rect.height : (rect.height - ROW_GAP) / 2;
    return (struct rect){rect.x + large + GUTTER, rect.y + (double)(i - 1) * (height + ROW_GAP),
                         rect.width - large - GUTTER, height};
}

struct rect
multiples_cell(struct rect rect, size_t page, size_t i, size_t n)
{
    if (page == 0)
        return cell_of_first_page(rect, i, n);
    const size_t n_columns = n < 3 ? n : 3, n_rows = (n + 2) / 3;
    const double width = (rect.width - (double)(n_columns - 1) * GUTTER) / (double)n_columns;
    const double height = (rect.height - (double)(n_rows - 1) * ROW_GAP) / (double)n_rows;
    return (struct rect){rect.x + (double)(i % n_columns) * (width + GUTTER),
                         rect.y + (double)(i / n_columns) * (height + ROW_GAP), width, height};
}
