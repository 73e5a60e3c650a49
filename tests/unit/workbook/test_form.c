/* How numbers are shown by a template's codes: what shows zero, what the last digit is worth, prices with
 * four significant digits (3.2 rule 5, 3.4). */
#include "report/workbook/cells/form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void
the_third_part_of_a_code_shows_zero(void **state)
{
    (void)state;
    static const struct {
        const char *code, *want;
    } rows[] = {
        {"#,##0;[Red]-#,##0;\"-\"", "\"-\""},
        {"0.0%;[Red]-0.0%;0.0%", "0.0%"},
        {"0;-0", NULL},
        {"#,##0", NULL},
        {"0;-0;", ""},
        {"0\";\";-0\\;;[$;]0;@", "[$;]0"}, /* a ; in words, after \ and in brackets divides nothing */
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *zero = form_zero(rows[i].code, arena);
        if (rows[i].want)
            assert_string_equal(zero, rows[i].want);
        else
            assert_null(zero);
    }
    arena_free(arena);
}

static void
the_last_digit_shown_says_what_rounds_to_nothing(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        double want;
    } rows[] = {
        {"#,##0;[Red]-#,##0;\"-\"", 1},
        {"#,##0.00;-0", 100},
        {"0.0%;0", 1000},
        {"0%", 100},
        {"#,##0,", 0.001},        /* in thousands */
        {"#,##0.0,,\"M\"", 1e-5}, /* a tenth of a million: 10 / 1000 / 1000 */
        {"0\".00%\"", 1},         /* words alone */
        {"0 \\%", 1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        double got = form_steps(rows[i].code);
        assert_true(got > rows[i].want * (1 - 1e-12) && got < rows[i].want * (1 + 1e-12));
    }
}

static void
a_price_gets_as_many_digits_as_it_needs(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        unsigned decimals;
        const char *want;
    } rows[] = {
        {"#,##0.00", 0, "#,##0"},
        {"#,##0.00", 4, "#,##0.0000"},
        {"0.0#;-0.0?;\"0.00\"", 3, "0.000;-0.000;\"0.00\""},
        {"#,##0", 2, "#,##0"}, /* a template that wants no digits gets none */
        {"[$Fr.] 0.00", 3, "[$Fr.] 0.000"},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(form_with_decimals(rows[i].code, rows[i].decimals, arena), rows[i].want);
    arena_free(arena);
}

static void
forms_take_the_formats_of_the_template(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct template template = {0};
    struct workbook_file file = {.template = &template, .arena = arena};
    template.workbook.formats[FORMAT_CENTS] = "0.00 \"EUR\"";
    template.workbook.formats[FORMAT_RATE] = "0.00 \"EUR\"";
    template.workbook.formats[FORMAT_MONTH] = "mm/yy";
    assert_string_equal(form_code(&file, CELL_CENTS), "0.00 \"EUR\"");
    assert_string_equal(form_code(&file, CELL_MONTH), "mm/yy");
    assert_string_equal(form_code(&file, CELL_RATE), "0 \"EUR\"");
    assert_string_equal(form_code(&file, CELL_RATE_5), "0.00000 \"EUR\"");
    assert_string_equal(form_code(&file, CELL_FACTOR), "0.000000");
    assert_null(form_code(&file, CELL_GENERAL));
    arena_free(arena);
}

/* Of "#,##0" half of 1 and of "0.0%" half of 0.001 round up; forms without a part for zero keep what they are
 * given. */
static void
a_number_that_shows_as_nothing_is_zero(void **state)
{
    static const struct {
        enum cell_form form;
        double value, want;
    } rows[] = {
        {CELL_MONEY, -0.3, 0},      {CELL_MONEY, -2e-10, 0},    {CELL_MONEY, 0.5, 0.5},
        {CELL_MONEY, -0.51, -0.51}, {CELL_SHARE, 0.0004, 0},    {CELL_SHARE, -0.0006, -0.0006},
        {CELL_FACTOR, 1e-9, 1e-9},  {CELL_GENERAL, 1e-9, 1e-9},
    };
    (void)state;
    struct arena *arena = arena_new();
    struct template template = {0};
    struct workbook_file file = {.template = &template, .arena = arena};
    template.workbook.formats[FORMAT_MONEY] = "#,##0;[Red]-#,##0;\"-\"";
    template.workbook.formats[FORMAT_SHARE] = "0.0%;[Red]-0.0%;0.0%";
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_true(form_quiet(&file, rows[i].form, rows[i].value) == rows[i].want);
    arena_free(arena);
}

/* ---- which sheets can be left out ---- */

static size_t
refusals(const enum tab *tabs, size_t n, const char *want)
{
    struct template template = {.file = "t.ini", .tabs_line = 7};
    struct diags diags;
    memcpy(template.workbook.tabs, tabs, n * sizeof *tabs);
    template.workbook.n_tabs = n;
    diags_init(&diags);
    int failed = book_check_template(&template, &diags);
    size_t found = diags.n_errors;
    assert_int_equal(failed, found ? -1 : 0);
    if (found) {
        assert_int_equal(diags.status, STATUS_CONFIG);
        assert_int_equal(diags.items[0].place.line, 7);
        assert_string_equal(diags.items[0].text, want);
    }
    diags_free(&diags);
    return found;
}

static void
sheets_that_others_need_cannot_be_left_out(void **state)
{
    (void)state;
    enum tab all[N_TABS], without[N_TABS];
    for (size_t i = 0; i < N_TABS; i++)
        all[i] = (enum tab)i;
    assert_int_equal(refusals(all, N_TABS, ""), 0);
    assert_int_equal(refusals(all + 2, N_TABS - 2, ""), 0); /* Read me and Summary are nobody's need */
    memcpy(without, all, sizeof all);
    memmove(without + TAB_BANDS, all + TAB_BANDS + 1, (N_TABS - TAB_BANDS - 1) * sizeof *all);
    assert_int_equal(refusals(without, N_TABS - 1, "leaves out bands, which summary needs"), 1);
    /* Alone it needs Checks, and with that all that Checks holds against each other. */
    assert_true(refusals(all, 1, "leaves out inputs, which usage needs") >= 7);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_third_part_of_a_code_shows_zero),
        cmocka_unit_test(the_last_digit_shown_says_what_rounds_to_nothing),
        cmocka_unit_test(a_price_gets_as_many_digits_as_it_needs),
        cmocka_unit_test(forms_take_the_formats_of_the_template),
        cmocka_unit_test(a_number_that_shows_as_nothing_is_zero),
        cmocka_unit_test(sheets_that_others_need_cannot_be_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
