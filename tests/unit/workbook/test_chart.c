/* Charts and tables of values: scales, formats, caches, and the room that wrapped text needs. */
#include "book_fixture.h"

#include "report/workbook/cells/listing.h"
#include "report/workbook/charts/chart.h"

#include <math.h>

static void
axes_end_at_round_amounts(void **state)
{
    (void)state;
    static const struct {
        double value, want;
    } rows[] = {{0, 1},       {1, 1},       {1.01, 1.5},   {0.031, 0.04},    {1234, 1500},
                {1500, 1500}, {1000, 1000}, {610000, 8e5}, {2500000, 2.5e6}, {9100000, 1e7}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        assert_true(fabs(chart_round_up(rows[i].value) - rows[i].want) <= 1e-9 * rows[i].want);
    for (double value = 0.01; value < 1e9; value *= 1.37) {
        double end = chart_round_up(value);
        assert_true(end >= value * (1 - 1e-9));
        assert_true(end <= value * 1.5 * (1 + 1e-9)); /* the widest step is from 1 to 1.5 */
    }
}

static void
large_amounts_are_shown_in_thousands_or_millions(void **state)
{
    (void)state;
    assert_string_equal(chart_amount_format(9000), "#,##0");
    assert_string_equal(chart_amount_format(10000), "#,##0,\"K\"");
    assert_string_equal(chart_amount_format(2.5e6), "#,##0,\"K\"");
    assert_string_equal(chart_amount_format(3e6), "#,##0.0,,\"M\"");
}

static void
a_chart_covers_whole_rows_and_one_more(void **state)
{
    (void)state;
    assert_int_equal(chart_rows(200), 11); /* 200 / 20 + 1 */
    assert_int_equal(chart_rows(201), 12);
}

/* Three bars with a heading in place of the third: what is cached is what the cells hold. */
static void
bars_cache_their_cells_and_leave_gaps_empty(void **state)
{
    static const enum colour colors[] = {COLOUR_GOOD, COLOUR_GOOD, COLOUR_RANGE, COLOUR_BAD};
    static const double worth[] = {300, 200, (double)NAN, -50};
    struct fixture *f = *state;
    for (unsigned i = 0; i < 4; i++) {
        sheet_text(f->sheet, i, 0, ROLE_LABEL, i == 2 ? "Do not ask for" : "lever");
        if (!isnan(worth[i]))
            sheet_number(f->sheet, i, 1, ROLE_PLAIN, CELL_MONEY, worth[i]);
    }
    struct chart_bars bars = {.title = "Worth",
                              .alt = "Worth of levers",
                              .unit = "USD",
                              .labels = {0, 0, 3, 0},
                              .values = {0, 1, 3, 1},
                              .colors = colors,
                              .min = -100,
                              .max = 400,
                              .place = {6, 0, 0, 500, 200}};
    chart_bars(f->sheet, f->sheet, &bars);
    lxw_chart *chart = STAILQ_FIRST(f->file.workbook->charts);
    assert_non_null(chart);
    lxw_chart_series *series = STAILQ_FIRST(chart->series_list);
    assert_int_equal(series->values->num_data_points, 4);
    unsigned i = 0;
    struct lxw_series_data_point *point;
    STAILQ_FOREACH(point, series->values->data_cache, list_pointers)
    {
        assert_int_equal(point->no_data != 0, isnan(worth[i]) != 0);
        if (!isnan(worth[i]))
            assert_true(point->number == worth[i]);
        i++;
    }
    assert_int_equal(i, 4);
    assert_int_equal(book_close(&f->file), 0);
}

static void
wrapped_text_takes_lines_by_its_characters(void **state)
{
    (void)state;
    assert_int_equal(listing_lines("", 10), 1);
    /* a column of 20 characters holds 21 of prose: 21 are one line, 22 two, 43 three */
    assert_int_equal(listing_lines("123456789012345678901", 20), 1);
    assert_int_equal(listing_lines("1234567890123456789012", 20), 2);
    assert_int_equal(listing_lines("1234567890123456789012345678901234567890123", 20), 3);
    /* characters, not bytes: 21 times two bytes */
    assert_int_equal(listing_lines("ééééééééééééééééééééé", 20), 1);
}

static double
number_of(const void *source, size_t i)
{
    return ((const double *)source)[i];
}
static const char *
text_of(const void *source, size_t i)
{
    (void)source;
    return i == 0 ? "a text" : NULL;
}

static void
tables_have_units_and_say_what_does_not_exist(void **state)
{
    static const struct listing_column columns[] = {
        {0, "Name", "", .text = text_of, .role = ROLE_LABEL},
        {2, "Worth", "money a year", CELL_MONEY, .number = number_of},
    };
    static const double values[] = {12, (double)NAN};
    struct fixture *f = *state;
    struct listing table = {f->sheet, columns, 2, NULL, "run_stale", values};
    assert_int_equal(listing_write(&table, 3, 2), 7); /* two rows of heads and two records */
    static const struct {
        lxw_row_t row;
        lxw_col_t col;
        const char *text; /* NULL: no cell */
    } wants[] = {{3, 0, "Name"},   {3, 2, "Worth"}, {4, 2, "USD a year"},
                 {5, 0, "a text"}, {6, 0, NULL},    {6, 2, "n/a"}};
    for (size_t i = 0; i < sizeof wants / sizeof wants[0]; i++) {
        lxw_row *cells = lxw_worksheet_find_row(f->sheet->worksheet, wants[i].row);
        lxw_cell *cell = cells ? lxw_worksheet_find_cell_in_row(cells, wants[i].col) : NULL;
        if (wants[i].text)
            assert_string_equal(cell->sst_string, wants[i].text);
        else
            assert_null(cell);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(axes_end_at_round_amounts),
        cmocka_unit_test(large_amounts_are_shown_in_thousands_or_millions),
        cmocka_unit_test(a_chart_covers_whole_rows_and_one_more),
        cmocka_unit_test_setup_teardown(bars_cache_their_cells_and_leave_gaps_empty, book_setup_sheet,
                                        book_teardown),
        cmocka_unit_test(wrapped_text_takes_lines_by_its_characters),
        cmocka_unit_test_setup_teardown(tables_have_units_and_say_what_does_not_exist, book_setup_sheet,
                                        book_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
