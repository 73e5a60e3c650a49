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
    static_notice(f->sheet, 4, 1, "offer2_stale");
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
a_notice_tells_own_changes_from_those_of_others(void **state)
{
    struct fixture *f = *state;
    static_notice_compared(f->sheet, 4, 1, 1);
    assert_string_equal(
        cell_at(f, 4, 1)->u.string,
        "IF(offer2_stale=1,\"Simulated before inputs changed: run realrate again for new values.\","
        "IF(run_stale=1,\"Another offer changed: grey is what compares with it; run realrate again.\","
        "\"Simulated or searched: values of the run on usage to 2026-10-20.\"))");
}

static void
a_notice_over_figures_of_the_run_does_not_call_them_simulated(void **state)
{
    struct fixture *f = *state;
    static_notice_fixed(f->sheet, 4, 1, "offer2_stale");
    assert_string_equal(
        cell_at(f, 4, 1)->u.string,
        "IF(offer2_stale=1,\"Grey: computed before inputs changed. Run realrate again for new "
        "values.\",\"Inputs are as run: all holds.\")");
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

static void
a_text_of_the_run_is_marked_like_a_figure(void **state)
{
    struct fixture *f = *state;
    static_text(f->sheet, 6, 2, ROLE_UNIT, "reaches it", "run_stale");
    assert_string_equal(cell_at(f, 6, 2)->sst_string, "reaches it");
    assert_non_null(RB_ROOT(f->sheet->worksheet->conditional_formats));
}

static void
no_text_leaves_no_mark(void **state)
{
    struct fixture *f = *state;
    static_text(f->sheet, 6, 2, ROLE_UNIT, NULL, "run_stale");
    static_text(f->sheet, 6, 2, ROLE_UNIT, "", "run_stale");
    assert_null(cell_at(f, 6, 2));
    assert_null(RB_ROOT(f->sheet->worksheet->conditional_formats));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_offer_has_a_name, book_setup_sheet, book_teardown),
        cmocka_unit_test_setup_teardown(the_notice_is_live_and_dated, book_setup_sheet, book_teardown),
        cmocka_unit_test_setup_teardown(a_notice_tells_own_changes_from_those_of_others, book_setup_sheet,
                                        book_teardown),
        cmocka_unit_test_setup_teardown(a_notice_over_figures_of_the_run_does_not_call_them_simulated,
                                        book_setup_sheet, book_teardown),
        cmocka_unit_test_setup_teardown(a_figure_is_a_value_that_is_marked, book_setup_sheet, book_teardown),
        cmocka_unit_test_setup_teardown(a_figure_that_does_not_exist_is_a_word, book_setup_sheet,
                                        book_teardown),
        cmocka_unit_test_setup_teardown(a_text_of_the_run_is_marked_like_a_figure, book_setup_sheet,
                                        book_teardown),
        cmocka_unit_test_setup_teardown(no_text_leaves_no_mark, book_setup_sheet, book_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
