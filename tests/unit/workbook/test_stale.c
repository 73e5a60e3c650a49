/* Simulated figures: when they are old, what says so, and how they are written. */
#include "book_fixture.h"

#include "report/workbook/cells/stale.h"

#include <math.h>

static lxw_cell *
cell_at(struct fixture *f, lxw_row_t row, lxw_col_t col)
{
    lxw_row *cells = lxw_worksheet_find_row(f->sheet->worksheet, row);
    return cells ? lxw_worksheet_find_cell_in_row(cells, col) : NULL;
}

static void
each_offer_has_a_name(void **state)
{
    struct fixture *f = *state;
    assert_string_equal(stale_of_offer(f->arena, 0), "offer1_stale");
    assert_string_equal(stale_of_offer(f->arena, 11), "offer12_stale");
}

static void
the_notice_is_live_and_dated(void **state)
{
    struct fixture *f = *state;
    static_notice(&f->model, f->sheet, 4, 1, "offer2_stale");
    lxw_cell *cell = cell_at(f, 4, 1);
    assert_non_null(cell);
    assert_string_equal(
        cell->u.string,
        "IF(offer2_stale=1,\"Simulated before inputs changed: run realrate again for new values.\","
        "\"Simulated or searched: values of the run on usage to 2026-10-20.\")");
    assert_string_equal(cell->user_data2, "Simulated or searched: values of the run on usage to 2026-10-20.");
    assert_non_null(RB_ROOT(f->sheet->worksheet->conditional_formats));
}

static void
a_figure_is_a_value_that_is_marked(void **state)
{
    struct fixture *f = *state;
    assert_null(RB_ROOT(f->sheet->worksheet->conditional_formats));
    static_number(f->sheet, 6, 2, CELL_MONEY, 1234.5, "run_stale");
    lxw_cell *cell = cell_at(f, 6, 2);
    assert_int_equal(cell->type, NUMBER_CELL);
    assert_true(cell->u.number == 1234.5);
    assert_non_null(RB_ROOT(f->sheet->worksheet->conditional_formats));
    assert_int_equal(f->sheet->n_formulas, 0);
}

static void
a_figure_that_does_not_exist_is_a_word(void **state)
{
    struct fixture *f = *state;
    static_number(f->sheet, 6, 2, CELL_SHARE, (double)NAN, "run_stale");
    lxw_cell *cell = cell_at(f, 6, 2);
    assert_int_equal(cell->type, STRING_CELL);
    assert_string_equal(cell->sst_string, "n/a");
    assert_int_equal(book_close(&f->file), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_offer_has_a_name, book_setup_sheet, book_teardown),
        cmocka_unit_test_setup_teardown(the_notice_is_live_and_dated, book_setup_sheet, book_teardown),
        cmocka_unit_test_setup_teardown(a_figure_is_a_value_that_is_marked, book_setup_sheet, book_teardown),
        cmocka_unit_test_setup_teardown(a_figure_that_does_not_exist_is_a_word, book_setup_sheet,
                                        book_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
