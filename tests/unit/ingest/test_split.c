#include "support.h"

#include "ingest/split.h"

#include <realrate/calendar.h>

#include <stdio.h>

#define HALF 500000000
#define ALL  1000000000

static void
shares_of_counts_are_rounded_half_even(void **state)
{
    (void)state;
    static const struct {
        uint64_t count;
        int64_t share_ppb;
        uint64_t overlong;
    } rows[] = {
        {0, HALF, 0},
        {10, 0, 0},
        {10, ALL, 10},
        {5, 100000000, 0},  /* 0.5: to the even 0 */
        {15, 100000000, 2}, /* 1.5: to the even 2 */
        {25, 100000000, 2}, /* 2.5: to the even 2 */
        {26, 100000000, 3}, /* 2.6 */
        {24, 100000000, 2}, /* 2.4 */
        {3, 333333333, 1},  /* 0.999999999 */
        {UINT64_MAX, ALL, UINT64_MAX},
        {UINT64_MAX, HALF, UINT64_C(1) << 63}, /* (2^64 - 1) / 2 = 2^63 - 0.5: to the even 2^63 */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct usage_row row = {.counts = {[METER_OUTPUT] = rows[i].count}, .n_rows = 1};
        const struct split_rule rule = {
            .model = "m", .to_day = 1, .untold_rows = true, .share_ppb = rows[i].share_ppb};
        const struct usage_options options = {.split_rules = &rule, .n_split_rules = 1};
        const char *model = "m";
        struct arena *arena = arena_new();
        size_t n;
        const struct usage_row *parts = split_rows(&options, &model, 1, &row, 1, arena, &n);
        assert_int_equal(n, rows[i].overlong ? 2 : 1);
        assert_int_equal(n == 2 ? parts[1].counts[METER_OUTPUT] : 0, rows[i].overlong);
        assert_int_equal(parts[0].counts[METER_OUTPUT], rows[i].count - rows[i].overlong);
        arena_free(arena);
    }
}

/* 10% of 1000 input, 55 output: 100 and 5.5, to the even 6; the 7 searches and the row itself stay base. M is
 * the same name. */
static void
rows_of_a_file_without_context_are_split_by_their_rule(void **state)
{
    (void)state;
    const struct split_rule rule = {.model = "m",
                                    .from_day = day_of_date((struct date){2026, 2, 1}),
                                    .to_day = day_of_date((struct date){2026, 2, 3}),
                                    .untold_rows = true,
                                    .share_ppb = 100000000};
    const struct usage_options options = {.split_rules = &rule, .n_split_rules = 1};
    struct reading reading =
        read_text("date,model,speed,input,cache_write_5m,cache_write_1h,cache_read,output,web_search\n"
                  "2026-01-31,m,,1000,0,0,0,55,7\n"
                  "2026-02-01,m,,1000,0,0,0,55,7\n"
                  "2026-02-01,other,,1000,0,0,0,55,7\n"
                  "2026-02-02,m,fast,1000,0,0,0,55,7\n"
                  "2026-02-02,m,,4,0,0,0,5,7\n"
                  "2026-02-02,M,,1000,0,0,0,55,7\n"
                  "2026-02-03,m,,1000,0,0,0,55,7\n",
                  &options);
    assert_string_equal(told(&reading.diags), "");
    assert_string_equal(shown_rows(&reading),
                        "2026-01-31 m standard base global standard \"\": 1000 0 0 0 55 7; 1\n"
                        "2026-02-01 m standard base global standard guess \"\": 900 0 0 0 49 7; 1\n"
                        "2026-02-01 m standard long global standard guess \"\": 100 0 0 0 6 0; 0\n"
                        "2026-02-01 other standard base global standard \"\": 1000 0 0 0 55 7; 1\n"
                        "2026-02-02 m standard base global standard guess \"\": 4 0 0 0 5 7; 1\n"
                        "2026-02-02 m standard base global fast \"\": 1000 0 0 0 55 7; 1\n"
                        "2026-02-02 M standard base global standard guess \"\": 900 0 0 0 49 7; 1\n"
                        "2026-02-02 M standard long global standard guess \"\": 100 0 0 0 6 0; 0\n"
                        "2026-02-03 m standard base global standard \"\": 1000 0 0 0 55 7; 1\n");
    end_reading(&reading);
}

/* Where a row has a context, the rule says which of them are in doubt. Rows are split together: two of 5 at
 * 10% are 0 each, and 1 together. */
static void
rows_with_context_are_split_where_the_rule_says(void **state)
{
    (void)state;
    static const char text[] = "date,model,context,input,cache_write_5m,cache_write_1h,cache_read,output\n"
                               "2026-02-01,m,base,5,0,0,0,100\n"
                               "2026-02-01,m,base,5,0,0,0,100\n"
                               "2026-02-01,m,long,30,0,0,0,0\n";
    static const struct {
        struct split_rule rule;
        const char *rows;
    } rows[] = {
        {{.untold_rows = true},
         "2026-02-01 m standard base global standard \"\": 10 0 0 0 200 0; 2\n"
         "2026-02-01 m standard long global standard \"\": 30 0 0 0 0 0; 1\n"},
        {{.base_rows = true},
         "2026-02-01 m standard base global standard guess \"\": 9 0 0 0 180 0; 2\n"
         "2026-02-01 m standard long global standard \"\": 30 0 0 0 0 0; 1\n"
         "2026-02-01 m standard long global standard guess \"\": 1 0 0 0 20 0; 0\n"},
        {{.long_rows = true},
         "2026-02-01 m standard base global standard \"\": 10 0 0 0 200 0; 2\n"
         "2026-02-01 m standard base global standard guess \"\": 27 0 0 0 0 0; 1\n"
         "2026-02-01 m standard long global standard guess \"\": 3 0 0 0 0 0; 0\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct split_rule rule = rows[i].rule;
        rule.model = "m";
        rule.to_day = INT32_MAX;
        rule.share_ppb = 100000000;
        const struct usage_options options = {.split_rules = &rule, .n_split_rules = 1};
        struct reading reading = read_text(text, &options);
        assert_string_equal(told(&reading.diags), "");
        assert_string_equal(shown_rows(&reading), rows[i].rows);
        end_reading(&reading);
    }
}

/* The first and the last row tell no context, the others do; the cell of spaces tells none either. */
static void
rows_with_an_empty_context_are_split_as_those_of_a_file_without_the_column(void **state)
{
    (void)state;
    const struct split_rule rule = {
        .model = "m", .to_day = INT32_MAX, .untold_rows = true, .share_ppb = HALF};
    const struct usage_options options = {.split_rules = &rule, .n_split_rules = 1};
    struct reading reading =
        read_text("date,model,context,input,cache_write_5m,cache_write_1h,cache_read,output\n"
                  "2026-02-01,m,,10,0,0,0,0\n"
                  "2026-02-01,m,base,100,0,0,0,0\n"
                  "2026-02-01,m,long,1000,0,0,0,0\n"
                  "2026-02-01,m,\" \",10,0,0,0,0\n",
                  &options);
    assert_string_equal(told(&reading.diags), "");
    assert_string_equal(shown_rows(&reading),
                        "2026-02-01 m standard base global standard \"\": 100 0 0 0 0 0; 1\n"
                        "2026-02-01 m standard base global standard guess \"\": 10 0 0 0 0 0; 2\n"
                        "2026-02-01 m standard long global standard \"\": 1000 0 0 0 0 0; 1\n"
                        "2026-02-01 m standard long global standard guess \"\": 10 0 0 0 0 0; 0\n");
    assert_false(reading.usage.rows[1].context_is_told);
    assert_true(reading.usage.rows[2].context_is_told);
    end_reading(&reading);
}

/* 10% of 5 is 0.5, to the even 0; of 5 + 5 it is 1, so that the second file has 1; of 5 + 5 + 5 it is 1.5, to
 * the even 2, so that the third has 1 too. Another workspace begins anew. */
static void
parts_of_several_files_add_up_to_the_parts_of_their_sum(void **state)
{
    (void)state;
    static const char *const paths[] = {"a.csv", "b.csv", "c.csv"};
    const struct split_rule rule = {
        .model = "m", .to_day = INT32_MAX, .untold_rows = true, .share_ppb = ALL / 10};
    const struct usage_options options = {.split_rules = &rule, .n_split_rules = 1};
    for (size_t i = 0; i < 3; i++) {
        char text[300];
        int len = snprintf(text, sizeof text,
                           "date,model,workspace,input,cache_write_5m,cache_write_1h,cache_read,output\n"
                           "2026-02-01,m,w,5,0,0,0,0\n2026-02-0%zu,m,other,0,0,0,0,0\n%s",
                           i + 2, i == 2 ? "2026-02-01,m,x,5,0,0,0,0\n" : "");
        write_bytes(paths[i], text, (size_t)len);
    }
    struct reading reading = read_paths(paths, 3, &options);
    assert_string_equal(told(&reading.diags), "");
    assert_string_equal(shown_rows(&reading),
                        "2026-02-01 m standard base global standard guess \"w\": 5 0 0 0 0 0; 1\n"
                        "2026-02-02 m standard base global standard guess \"other\": 0 0 0 0 0 0; 1\n"
                        "2026-02-01 m standard base global standard guess \"w\": 4 0 0 0 0 0; 1\n"
                        "2026-02-01 m standard long global standard guess \"w\": 1 0 0 0 0 0; 0\n"
                        "2026-02-03 m standard base global standard guess \"other\": 0 0 0 0 0 0; 1\n"
                        "2026-02-01 m standard base global standard guess \"w\": 4 0 0 0 0 0; 1\n"
                        "2026-02-01 m standard base global standard guess \"x\": 5 0 0 0 0 0; 1\n"
                        "2026-02-01 m standard long global standard guess \"w\": 1 0 0 0 0 0; 0\n"
                        "2026-02-04 m standard base global standard guess \"other\": 0 0 0 0 0 0; 1\n");
    end_reading(&reading);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_of_counts_are_rounded_half_even),
        cmocka_unit_test(rows_of_a_file_without_context_are_split_by_their_rule),
        cmocka_unit_test(rows_with_context_are_split_where_the_rule_says),
        cmocka_unit_test(rows_with_an_empty_context_are_split_as_those_of_a_file_without_the_column),
        cmocka_unit_test(parts_of_several_files_add_up_to_the_parts_of_their_sum),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
