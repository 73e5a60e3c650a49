/* The typed writers of the workbook: what they refuse, mend, name and count. */
#include "book_fixture.h"

#include "report/workbook/cells/names.h"

#include <math.h>

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
numbers_of_tabs_fit_and_formulas_quote_names(void **state)
{
    static const struct {
        const char *wanted;
        size_t number;
        const char *want, *quoted;
    } rows[] = {
        {"Ledger", 1, "Ledger 1", "'Ledger 1'"},
        {"Ledger", 2, "Ledger 2", "'Ledger 2'"},
        {"0123456789012345678901234567890", 10, "0123456789012345678901234567 10",
         "'0123456789012345678901234567 10'"},
        {"Zusammenfassung", 0, "Zusammenfassung", "Zusammenfassung"},
        {"\xC3\x9C"
         "berblick",
         0,
         "\xC3\x9C"
         "berblick",
         "'\xC3\x9C"
         "berblick'"},
        {"RC", 0, "RC", "'RC'"},
        {"True", 0, "True", "'True'"},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        book_add_sheet(&f->file, rows[i].wanted, rows[i].number);
        assert_string_equal(f->file.sheets[i].name, rows[i].want);
        assert_string_equal(f->file.sheets[i].quoted, rows[i].quoted);
    }
    assert_string_equal(f->file.error, "");
}

static void
the_first_bad_number_is_kept_with_its_place(void **state)
{
    struct fixture *f = *state;
    book_add_sheet(&f->file, "One", 0);
    sheet_number(&f->file.sheets[0], 4, 2, ROLE_PLAIN, CELL_MONEY, (double)INFINITY);
    sheet_number(&f->file.sheets[0], 5, 2, ROLE_PLAIN, CELL_MONEY, (double)NAN);
    assert_string_equal(f->file.error, "sheet One, cell C5: a number that is not finite");
    assert_int_equal(book_close(&f->file), -1);
}

static void
what_reaches_another_sheet_is_green(void **state)
{
    static const struct {
        const char *formula;
        bool is_green;
    } rows[] = {
        {"A1+B$2", false},
        {"Two!A1", true},
        {"own_one+A1", false},
        {"A1*own_later", false},
        {"own_one*other_one", true},
        {"own_one_two", true}, /* a name of nothing is not its own */
        {"IF(A1=\"other_one\",own_one,1)", false},
        {"SUM(own_one:own_later)-other_later", true},
    };
    struct fixture *f = *state;
    book_add_sheet(&f->file, "One", 0);
    book_add_sheet(&f->file, "Two", 0);
    struct sheet *sheet = &f->file.sheets[0], *other = &f->file.sheets[1];
    size_t n = sizeof rows / sizeof rows[0];
    book_name(sheet, "own_one", "One!$A$1");
    book_name(other, "other_one", "Two!$A$1");
    for (unsigned i = 0; i < n; i++)
        sheet_formula(sheet, i, 0, ROLE_FORMULA, CELL_COUNT, 1, rows[i].formula);
    book_name(sheet, "own_later", "One!$A$2");
    book_name(other, "other_later", "Two!$A$2");
    names_colour(&f->file);
    for (unsigned i = 0; i < n; i++) {
        enum role role = rows[i].is_green ? ROLE_CROSS : ROLE_FORMULA;
        const lxw_cell *cell = lxw_worksheet_find_cell_in_row(lxw_worksheet_find_row(sheet->worksheet, i), 0);
        assert_ptr_equal(cell->format, book_format(&f->file, role, CELL_COUNT));
    }
}

static void
what_is_written_is_counted(void **state)
{
    struct fixture *f = *state;
    book_add_sheet(&f->file, "One", 0);
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

/* Rows 5 to 7 follow each other and make one range; row 9 is another, and so is row 10, which is narrower. */
static void
quiet_ranges_of_a_sheet_share_a_rule(void **state)
{
    struct fixture *f = *state;
    book_add_sheet(&f->file, "Quiet", 0);
    struct sheet *sheet = &f->file.sheets[0];
    for (unsigned row = 4; row < 7; row++)
        sheet_quiet(sheet, CELL_MONEY, row, 2, row, 5);
    sheet_quiet(sheet, CELL_MONEY, 8, 2, 8, 5);
    sheet_quiet(sheet, CELL_MONEY, 9, 2, 9, 2);
    sheet_quiet(sheet, CELL_COUNT, 10, 2, 10, 5); /* shows what it is */
    assert_null(RB_ROOT(sheet->worksheet->conditional_formats));
    sheet_write_quiet(sheet);
    const struct lxw_cond_format_hash_element *rule = RB_ROOT(sheet->worksheet->conditional_formats);
    assert_non_null(rule);
    assert_string_equal(rule->sqref, "C5:F7 C9:F9 C10");
    assert_null(RB_LEFT(rule, tree_pointers));
    assert_null(RB_RIGHT(rule, tree_pointers));
}

static size_t
count_ranges(const struct lxw_cond_format_hash_element *rule)
{
    size_t n = 1;
    if (!rule)
        return 0;
    assert_true(strlen(rule->sqref) < LXW_MAX_ATTRIBUTE_LENGTH - 1); /* nothing was cut off */
    for (const char *c = rule->sqref; *c; c++)
        n += *c == ' ';
    return n + count_ranges(RB_LEFT(rule, tree_pointers)) + count_ranges(RB_RIGHT(rule, tree_pointers));
}

/* The library holds 2079 bytes a rule; "C12345:D12345 " are 14 of them. */
static void
no_quiet_range_is_lost_where_there_are_many(void **state)
{
    struct fixture *f = *state;
    book_add_sheet(&f->file, "Quiet", 0);
    struct sheet *sheet = &f->file.sheets[0];
    for (unsigned i = 0; i < 1000; i++)
        sheet_quiet(sheet, CELL_CENTS, 10000 + 2 * i, 2, 10000 + 2 * i, 3);
    sheet_quiet(sheet, CELL_CENTS, 1, 1, 1, 1);
    sheet_write_quiet(sheet);
    assert_int_equal(count_ranges(RB_ROOT(sheet->worksheet->conditional_formats)), 1001);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(text_that_is_not_utf_8_is_mended, book_setup, book_teardown),
        cmocka_unit_test_setup_teardown(long_text_is_cut_by_utf_16_units, book_setup, book_teardown),
        cmocka_unit_test_setup_teardown(numbers_of_tabs_fit_and_formulas_quote_names, book_setup,
                                        book_teardown),
        cmocka_unit_test_setup_teardown(the_first_bad_number_is_kept_with_its_place, book_setup,
                                        book_teardown),
        cmocka_unit_test_setup_teardown(what_reaches_another_sheet_is_green, book_setup, book_teardown),
        cmocka_unit_test_setup_teardown(what_is_written_is_counted, book_setup, book_teardown),
        cmocka_unit_test_setup_teardown(quiet_ranges_of_a_sheet_share_a_rule, book_setup, book_teardown),
        cmocka_unit_test_setup_teardown(no_quiet_range_is_lost_where_there_are_many, book_setup,
                                        book_teardown),
        cmocka_unit_test(rates_show_four_significant_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
