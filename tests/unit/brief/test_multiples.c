/* How the charts of several offers share pages. */
#include "../check.h"

#include "report/brief/multiples.h"

static void
every_offer_is_on_one_page(void **state)
{
    /* Of 1 to 13 offers: 1 + beside on the first page, 9 on each further one. */
    static const size_t pages[MULTIPLES_BESIDE + 1][14] = {
        {0, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3, 3},
        {0, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 3},
        {0, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3},
    };
    (void)state;
    for (size_t beside = 0; beside <= MULTIPLES_BESIDE; beside++)
        for (size_t n = 1; n < 14; n++) {
            size_t shown = 0;
            assert_int_equal(multiples_pages(n, beside), pages[beside][n]);
            for (size_t page = 0; page < multiples_pages(n, beside); page++) {
                size_t first;
                const size_t here = multiples_offers(n, beside, page, &first);
                assert_int_equal(first, shown);
                assert_true(here > 0);
                shown += here;
            }
            assert_int_equal(shown, n);
        }
}

static void
cells_of_a_page_are_apart_and_inside_it(void **state)
{
    const struct rect area = {42, 100, 757, 448};
    (void)state;
    for (size_t page = 0; page < 2; page++)
        for (size_t n = 1; n <= (page == 0 ? 3 : 9); n++)
            for (size_t i = 0; i < n; i++) {
                const struct rect cell = multiples_cell(area, page, i, n);
                assert_true(rect_contains(area, cell));
                assert_true(cell.width > 200 && cell.height > 100);
                for (size_t k = 0; k < i; k++)
                    assert_false(rect_overlaps(cell, multiples_cell(area, page, k, n)));
            }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_offer_is_on_one_page),
        cmocka_unit_test(cells_of_a_page_are_apart_and_inside_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
