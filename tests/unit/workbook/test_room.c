/* Columns and rows follow the template's font and formats; no number shows as #### (3.2 rule 5, 3.4). */
#include "report/workbook/cells/room.h"

#include "book_fixture.h"

#include <math.h>

static double
width_of(const struct sheet *sheet, unsigned col)
{
    const lxw_col_options *options = sheet->worksheet->col_options[col];
    return options ? options->width : 0;
}

static double
height_of(const struct sheet *sheet, unsigned row)
{
    return lxw_worksheet_find_row(sheet->worksheet, row)->height;
}

/* The book's from now on, to be changed. */
static struct template *
own_template(struct fixture *f)
{
    struct template *template = ARENA_NEW(f->arena, struct template, 1);
    *template = *f->file.template;
    f->file.template = template;
    return template;
}

static void
columns_are_as_wide_as_said_and_as_their_widest_number(void **state)
{
    struct fixture *f = *state;
    room_columns(f->sheet, 0, 1, 12);
    room_columns(f->sheet, 1, 1, 5);
    sheet_number(f->sheet, 0, 0, ROLE_PLAIN, CELL_MONEY, 1234567);
    sheet_number(f->sheet, 0, 1, ROLE_PLAIN, CELL_MONEY, 12);
    sheet_formula(f->sheet, 1, 1, ROLE_PLAIN, CELL_MONEY, 1234567, "A1");
    sheet_text(f->sheet, 0, 2, ROLE_PLAIN, "a text runs over what is beside it");
    room_row(f->sheet, 3, 30);
    room_write(f->sheet);
    assert_true(fabs(width_of(f->sheet, 0) - 12) < 1e-9);
    assert_true(fabs(width_of(f->sheet, 1) - (8 * 1.08 + 0.5)) < 1e-9); /* 1,234,567: 7 digits, 2 commas */
    assert_true(fabs(width_of(f->sheet, 2)) < 1e-9);                    /* nothing said */
    assert_true(fabs(height_of(f->sheet, 3) - 30) < 1e-9);
}

/* 14 points beside 10; Arial is a tenth wider than Calibri. */
static void
columns_and_rows_grow_with_the_font(void **state)
{
    struct fixture *f = *state;
    struct template *template = own_template(f);
    template->workbook.font_size = 14;
    template->workbook.font = "Arial";
    room_columns(f->sheet, 0, 0, 12);
    room_row(f->sheet, 3, 30);
    room_write(f->sheet);
    assert_true(fabs(width_of(f->sheet, 0) - (12 * 1.4 * 1.1)) < 1e-9);
    assert_true(fabs(height_of(f->sheet, 3) - 42) < 1e-9);
    assert_true(fabs(room_font_size(&f->file, 16) - 22.5) < 1e-9); /* 22.4, in halves */
    template->workbook.font_size = 6;                              /* charts do not shrink */
    room_row(f->sheet, 4, 30);
    assert_true(fabs(height_of(f->sheet, 4) - 30) < 1e-9);
}

static void
a_long_format_widens_its_column(void **state)
{
    struct fixture *f = *state;
    struct template *template = own_template(f);
    template->workbook.formats[FORMAT_MONEY] = "\"EUR \"#,##0";
    room_columns(f->sheet, 0, 0, 5);
    sheet_number(f->sheet, 0, 0, ROLE_PLAIN, CELL_MONEY, 1234567);
    room_write(f->sheet);
    assert_true(fabs(width_of(f->sheet, 0) - ((4.25 + 8) * 1.08 + 0.5)) <
                1e-9); /* EUR and a space: 3 times 1.25, 0.5 */
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(columns_are_as_wide_as_said_and_as_their_widest_number,
                                        book_setup_sheet, book_teardown),
        cmocka_unit_test_setup_teardown(columns_and_rows_grow_with_the_font, book_setup_sheet, book_teardown),
        cmocka_unit_test_setup_teardown(a_long_format_widens_its_column, book_setup_sheet, book_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
