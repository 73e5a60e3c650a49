/* The typed writers of the workbook: what they refuse, mend, name and count. */
#include "report/workbook/book.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

struct fixture {
    struct arena *arena;
    struct workbook_file file;
    struct results results;
    char folder[32], path[64];
};

static int
setup(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    if (!f)
        return -1;
    f->arena = arena_new();
    strcpy(f->folder, "/tmp/test_book.XXXXXX");
    if (!mkdtemp(f->folder))
        return -1;
    snprintf(f->path, sizeof f->path, "%s/workbook.xlsx", f->folder);
    struct report_options options = {.created = 1700000000, .folder = f->folder};
    *state = f;
    return book_open(&f->file, &f->results, &options, f->arena);
}

static int
teardown(void **state)
{
    struct fixture *f = *state;
    book_close(&f->file);
    unlink(f->path);
    rmdir(f->folder);
    arena_free(f->arena);
    free(f);
    return 0;
}

static void
text_that_is_not_utf_8_is_mended(void **state)
{
    static const struct {
        const char *text, *want;
    } rows[] = {
        {"plain", "plain"},
        {"caf\xC3\xA9 \xE6\x97\xA5 \xF0\x9F\x98\x80", "caf\xC3\xA9 \xE6\x97\xA5 \xF0\x9F\x98\x80"},
        {"Latin-1 \xE9!", "Latin-1 \xEF\xBF\xBD!"},
        {"overlong \xC0\xAF", "overlong \xEF\xBF\xBD\xEF\xBF\xBD"},
        {"surrogate \xED\xA0\x80", "surrogate \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"cut \xE6\x97", "cut \xEF\xBF\xBD\xEF\xBF\xBD"},
        {"U+FFFF \xEF\xBF\xBF", "U+FFFF \xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"bell \a", "bell \xEF\xBF\xBD"},
        {"two\nlines", "two\nlines"},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_string_equal(book_clean_text(&f->file, rows[i].text, 100), rows[i].want);
    assert_int_equal(f->file.n_mended, 6);
}

static void
long_text_is_cut_by_utf_16_units(void **state)
{
    struct fixture *f = *state;
    assert_string_equal(book_clean_text(&f->file, "abcdef", 3), "abc");
    /* An emoji is two units: after it one more fits. */
    assert_string_equal(book_clean_text(&f->file,
                                        "\xF0\x9F\x98\x80"
                                        "bcd",
                                        3),
                        "\xF0\x9F\x98\x80"
                        "b");
}

static void
names_of_tabs_are_safe_and_unique(void **state)
{
    static const struct {
        const char *wanted, *want;
    } rows[] = {
        {"Ledger", "Ledger"},
        {"ledger", "ledger 2"},
        {"History", "History 2"},
        {"a/b[c]:*?\\", "a-b-c-----"},
        {"'quoted'", "-quoted-"},
        {"", "Sheet"},
        {"0123456789012345678901234567890123456789", "012345678901234567890123456"},
        {"0123456789012345678901234567890123456789", "012345678901234567890123456 2"},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        book_add_sheet(&f->file, rows[i].wanted);
        assert_string_equal(f->file.sheets[i].name, rows[i].want);
    }
    assert_string_equal(f->file.error, "");
}

static void
the_first_bad_number_is_kept_with_its_place(void **state)
{
    struct fixture *f = *state;
    book_add_sheet(&f->file, "One");
    sheet_number(&f->file.sheets[0], 4, 2, ROLE_PLAIN, CELL_MONEY, (double)INFINITY);
    sheet_number(&f->file.sheets[0], 5, 2, ROLE_PLAIN, CELL_MONEY, (double)NAN);
    assert_string_equal(f->file.error, "sheet One, cell C5: a number that is not finite");
    assert_int_equal(book_close(&f->file), -1);
}

static void
what_is_written_is_counted(void **state)
{
    struct fixture *f = *state;
    book_add_sheet(&f->file, "One");
    struct sheet *sheet = &f->file.sheets[0];
    sheet_text(sheet, 0, 0, ROLE_TITLE, "=1+1");
    sheet_text(sheet, 1, 0, ROLE_TITLE, "");
    sheet_number(sheet, 2, 0, ROLE_PLAIN, CELL_COUNT, 3);
    sheet_blank(sheet, 3, 0, ROLE_INPUT, CELL_SHARE);
    sheet_formula(sheet, 4, 0, ROLE_FORMULA, CELL_COUNT, 6, "A3+A3");
    sheet_formula(sheet, 5, 0, ROLE_FORMULA, CELL_COUNT, (double)NAN, "IF(A3>0,\"n/a\",0)");
    /* Text, number and two formulas have a value; no text and a blank have none. */
    assert_int_equal(sheet->n_cells, 4);
    assert_int_equal(sheet->n_formulas, 2);
    assert_true(sheet->sum == 9);
    assert_int_equal(book_close(&f->file), 0);
}

static void
rates_show_four_significant_digits(void **state)
{
    (void)state;
    static const struct {
        double value;
        enum cell_form want;
    } rows[] = {{0, CELL_RATE_2},     {0.0375, CELL_RATE_5}, {0.3, CELL_RATE_4},  {3.75, CELL_RATE_3},
                {18.75, CELL_RATE_2}, {1875, CELL_RATE},     {-3.75, CELL_RATE_3}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_int_equal(form_of_rate(rows[i].value), rows[i].want);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(text_that_is_not_utf_8_is_mended, setup, teardown),
        cmocka_unit_test_setup_teardown(long_text_is_cut_by_utf_16_units, setup, teardown),
        cmocka_unit_test_setup_teardown(names_of_tabs_are_safe_and_unique, setup, teardown),
        cmocka_unit_test_setup_teardown(the_first_bad_number_is_kept_with_its_place, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_written_is_counted, setup, teardown),
        cmocka_unit_test(rates_show_four_significant_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
