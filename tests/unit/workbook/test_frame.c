/* What stands around the cells of a sheet: title, pages, and what the library refuses. */
#include "report/workbook/cells/frame.h"

#include "book_fixture.h"

static void
the_title_names_the_sheet(void **state)
{
    struct fixture *f = *state;
    frame_head(f->sheet, "what it shows", 1, "a note");
    lxw_row *row = lxw_worksheet_find_row(f->sheet->worksheet, ROW_TITLE);
    assert_non_null(row);
    assert_string_equal(lxw_worksheet_find_cell_in_row(row, 0)->sst_string, "Sheet: what it shows");
}

/* Left of a note in the fourth column the state has three: merged from A2 to C2, over a formula in A2. */
static void
the_state_has_the_columns_before_the_note(void **state)
{
    struct fixture *f = *state;
    frame_head(f->sheet, "what it shows", 3, "a note");
    assert_int_equal(f->sheet->worksheet->merged_range_count, 1);
    lxw_row *row = lxw_worksheet_find_row(f->sheet->worksheet, ROW_STATE);
    assert_non_null(row);
    assert_string_equal(lxw_worksheet_find_cell_in_row(row, 0)->u.string, "checks_state");
    assert_int_equal(lxw_worksheet_find_cell_in_row(row, 2)->type, BLANK_CELL);
    assert_string_equal(lxw_worksheet_find_cell_in_row(row, 3)->sst_string, "a note");
}

static void
pages_begin_at_each_row(void **state)
{
    struct fixture *f = *state;
    const unsigned rows[] = {5, 9};
    frame_breaks(f->sheet, rows, 2);
    assert_int_equal(f->sheet->worksheet->hbreaks_count, 2);
    assert_int_equal(f->sheet->worksheet->hbreaks[0], 5);
    assert_int_equal(f->sheet->worksheet->hbreaks[1], 9);
}

static void
without_rows_pages_end_where_they_are_full(void **state)
{
    struct fixture *f = *state;
    frame_breaks(f->sheet, NULL, 0);
    assert_int_equal(f->sheet->worksheet->hbreaks_count, 0);
    assert_string_equal(f->file.error, "");
}

static void
an_area_beyond_the_last_row_is_an_error(void **state)
{
    struct fixture *f = *state;
    frame_area(f->sheet, LXW_ROW_MAX - 1, 3); /* the last row there is */
    assert_string_equal(f->file.error, "");
    frame_area(f->sheet, LXW_ROW_MAX, 3);
    assert_non_null(strstr(f->file.error, "sheet Sheet, cell D1048577"));
}

/* On the larger paper, which no template chose, two years stand side by side; a longer term has a page for
 * each of its years. */
static void
two_years_share_a_page(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(frame_months(&f->file, 12), 12);
    assert_int_equal(frame_months(&f->file, 24), 24);
    assert_int_equal(frame_months(&f->file, 25), 12);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_title_names_the_sheet, book_setup_sheet, book_teardown),
        cmocka_unit_test_setup_teardown(the_state_has_the_columns_before_the_note, book_setup_sheet,
                                        book_teardown),
        cmocka_unit_test_setup_teardown(pages_begin_at_each_row, book_setup_sheet, book_teardown),
        cmocka_unit_test_setup_teardown(without_rows_pages_end_where_they_are_full, book_setup_sheet,
                                        book_teardown),
        cmocka_unit_test_setup_teardown(an_area_beyond_the_last_row_is_an_error, book_setup_sheet,
                                        book_teardown),
        cmocka_unit_test_setup_teardown(two_years_share_a_page, book_setup_sheet, book_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
