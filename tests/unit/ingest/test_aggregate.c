#include "support.h"

#include <realrate/aggregate.h>

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* What was put, as one text. */
struct sink {
    struct arena *arena;
    const char *text;
    size_t n_puts, n_bytes;
    size_t fails_at; /* the put that fails, from 1; 0: none */
};

static int
put(void *context, const char *bytes, size_t n)
{
    struct sink *sink = context;
    if (++sink->n_puts == sink->fails_at) {
        errno = ENOSPC;
        return -1;
    }
    sink->n_bytes += n;
    sink->text = arena_printf(sink->arena, "%s%.*s", sink->text, (int)n, bytes);
    return 0;
}

/* The aggregate's text without its first line, which is the header; NULL where it cannot be made. */
static const char *
aggregated(struct reading *reading, bool overlap_is_error)
{
    struct sink sink = {.arena = reading->arena, .text = ""};
    struct aggregate aggregate;
    assert_int_equal(reading->status, 0);
    if (aggregate_sum(&reading->usage, overlap_is_error, reading->arena, &reading->diags, &aggregate) != 0)
        return NULL;
    assert_int_equal(aggregate_write(&aggregate, put, &sink), 0);
    size_t head = strlen(aggregate_header);
    assert_int_equal(strncmp(sink.text, aggregate_header, head), 0);
    return sink.text + head;
}

static void
the_header_is_that_of_the_canonical_format(void **state)
{
    (void)state;
    assert_string_equal(aggregate_header, REALRATE "\n");
}

/* Batch after standard, long after base after what is not told, us after global, fast after standard; a
 * before b, whichever appears first. 1 + 10 = 11 and so on. */
static void
rows_are_summed_and_sorted_by_their_texts(void **state)
{
    (void)state;
    struct reading reading = read_text(REALRATE "\n"
                                                "2026-02-02,a,,base,,,w,1,2,3,4,5,6\n"
                                                "2026-02-01,b,,base,,,w,1,2,3,4,5,6\n"
                                                "2026-02-01,a,batch,base,,,w,1,2,3,4,5,6\n"
                                                "2026-02-01,a,message,base,,fast,w,1,2,3,4,5,6\n"
                                                "2026-02-01,a,,base,us,,a,1,2,3,4,5,6\n"
                                                "2026-02-01,a,,> 200k,,,w,1,2,3,4,5,6\n"
                                                "2026-02-01,a,,<= 200k,not_available,,w,1,2,3,4,5,6\n"
                                                "2026-02-01,a,,,,,w,0,0,0,0,0,0\n"
                                                "2026-02-01,a,,base,,,,1,2,3,4,5,6\n"
                                                "2026-02-01T23:00,a,,0-200k,,standard,w,10,20,30,40,50,60\n"
                                                "2026-02-01,B,,base,,,w,1,2,3,4,5,6\n",
                                       NULL);
    assert_string_equal(aggregated(&reading, true),
                        "2026-02-01,B,standard,base,global,standard,w,1,2,3,4,5,6\n"
                        "2026-02-01,a,standard,,global,standard,w,0,0,0,0,0,0\n"
                        "2026-02-01,a,standard,base,global,standard,,1,2,3,4,5,6\n"
                        "2026-02-01,a,standard,base,global,standard,w,11,22,33,44,55,66\n"
                        "2026-02-01,a,standard,base,global,fast,w,1,2,3,4,5,6\n"
                        "2026-02-01,a,standard,base,us,standard,a,1,2,3,4,5,6\n"
                        "2026-02-01,a,standard,long,global,standard,w,1,2,3,4,5,6\n"
                        "2026-02-01,a,batch,base,global,standard,w,1,2,3,4,5,6\n"
                        "2026-02-01,b,standard,base,global,standard,w,1,2,3,4,5,6\n"
                        "2026-02-02,a,standard,base,global,standard,w,1,2,3,4,5,6\n");
    assert_string_equal(told(&reading.diags), "");
    end_reading(&reading);
}

/* An export of the Console without a context column tells none; the largest count is 2^64 - 1. */
static void
a_context_that_no_column_tells_is_an_empty_cell(void **state)
{
    (void)state;
    struct reading reading =
        read_text(CONSOLE_11 "\n2026-02-01,m,key,w,batch,18446744073709551615,0,0,0,0,0\n", NULL);
    assert_string_equal(aggregated(&reading, true),
                        "2026-02-01,m,batch,,global,standard,w,18446744073709551615,0,0,0,0,0\n");
    end_reading(&reading);
}

/* Each as a cell of the input and as the text it is; the output is the input of the second reading. */
static void
any_workspace_reads_back_as_it_is(void **state)
{
    (void)state;
    static const struct {
        const char *cell, *text, *written;
    } rows[] = {
        {"=cmd|'/c calc'!A0", "=cmd|'/c calc'!A0", "=cmd|'/c calc'!A0"},
        {"+1", "+1", "+1"},
        {"@SUM(A1)", "@SUM(A1)", "@SUM(A1)"},
        {"\"a,b\"", "a,b", "\"a,b\""},
        {"\"\"\"\"", "\"", "\"\"\"\""},
        {"\"say \"\"hi\"\"\"", "say \"hi\"", "\"say \"\"hi\"\"\""},
        {"\"two\nlines\"", "two\nlines", "\"two\nlines\""},
        {"\"two\r\nlines\"", "two\r\nlines", "\"two\r\nlines\""},
        {"\"\n\"", "\n", "\"\n\""},
        {"\" \"", " ", "\" \""},
        {"\" a\"", " a", "\" a\""},
        {"\"a \"", "a ", "\"a \""},
        {"\"\ta\"", "\ta", "\"\ta\""},
        {"a;b", "a;b", "\"a;b\""},
        {"a b", "a b", "a b"},
        {"\u6771\u4EAC", "\u6771\u4EAC", "\u6771\u4EAC"},
        {"", "", ""},
        {"\"\"", "", ""},
        {"date", "date", "date"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena *arena = arena_new();
        struct reading reading = read_text(
            arena_printf(arena, REALRATE "\n2026-02-01,m,,base,,,%s,1,0,0,0,0,0\n", rows[i].cell), NULL);
        const char *once = aggregated(&reading, true);
        assert_string_equal(once,
                            arena_printf(arena, "2026-02-01,m,standard,base,global,standard,%s,1,0,0,0,0,0\n",
                                         rows[i].written));
        struct reading again = read_text(arena_printf(arena, "%s%s", aggregate_header, once), NULL);
        assert_string_equal(told(&again.diags), "");
        assert_string_equal(again.usage.workspaces[0], rows[i].text);
        assert_string_equal(aggregated(&again, true), once);
        end_reading(&again);
        end_reading(&reading);
        arena_free(arena);
    }
}

static void
write_usage(const char *path, const char *rows)
{
    struct arena *arena = arena_new();
    const char *text = arena_printf(arena, REALRATE "\n%s", rows);
    write_bytes(path, text, strlen(text));
    arena_free(arena);
}

static struct reading
read_two(const char *first, const char *second)
{
    static const char *const paths[] = {"a.csv", "b.csv"};
    write_usage(paths[0], first);
    write_usage(paths[1], second);
    return read_paths(paths, 2, NULL);
}

/* The 1st and the 3rd are in both files, the 2nd is of two workspaces, the 4th of two models. */
static void
days_of_two_files_are_added_up_with_a_warning_or_refused(void **state)
{
    (void)state;
    for (int is_error = 0; is_error < 2; is_error++) {
        struct reading reading = read_two("2026-02-01,m,,base,,,w,1,0,0,0,0,0\n"
                                          "2026-02-02,m,,base,,,w,1,0,0,0,0,0\n"
                                          "2026-02-03,m,,base,,,w,1,0,0,0,0,0\n"
                                          "2026-02-04,m,,base,,,w,1,0,0,0,0,0\n",
                                          "2026-02-01,m,,long,,,w,2,0,0,0,0,0\n"
                                          "2026-02-02,m,,base,,,x,2,0,0,0,0,0\n"
                                          "2026-02-03,m,,base,,,w,2,0,0,0,0,0\n"
                                          "2026-02-04,n,,base,,,w,2,0,0,0,0,0\n");
        const char *text = aggregated(&reading, is_error);
        if (is_error)
            assert_null(text);
        else
            assert_string_equal(text, "2026-02-01,m,standard,base,global,standard,w,1,0,0,0,0,0\n"
                                      "2026-02-01,m,standard,long,global,standard,w,2,0,0,0,0,0\n"
                                      "2026-02-02,m,standard,base,global,standard,w,1,0,0,0,0,0\n"
                                      "2026-02-02,m,standard,base,global,standard,x,2,0,0,0,0,0\n"
                                      "2026-02-03,m,standard,base,global,standard,w,3,0,0,0,0,0\n"
                                      "2026-02-04,m,standard,base,global,standard,w,1,0,0,0,0,0\n"
                                      "2026-02-04,n,standard,base,global,standard,w,2,0,0,0,0,0\n");
        assert_string_equal(told(&reading.diags),
                            is_error ? "b.csv: error 65: has rows of the same days, models and workspaces as "
                                       "a.csv: 2 days from 2026-02-01 to 2026-02-03\n"
                                     : "b.csv: warning files-overlap: has rows of the same days, models and "
                                       "workspaces as a.csv: 2 days from 2026-02-01 to 2026-02-03; they are "
                                       "added up\n");
        end_reading(&reading);
    }
}

static void
a_sum_of_two_files_that_reaches_2_64_is_an_error(void **state)
{
    (void)state;
    struct reading reading = read_two("2026-02-01,m,,base,,,w,0,0,0,0,18446744073709551615,0\n",
                                      "2026-02-01,m,,base,,,w,0,0,0,0,1,0\n");
    assert_null(aggregated(&reading, false));
    assert_non_null(strstr(told(&reading.diags),
                           "b.csv: error 65: with this file the sum of output of a line on 2026-02-01 "
                           "reaches 2^64\n"));
    end_reading(&reading);
}

static void
rows_of_other_providers_are_told_as_left_out(void **state)
{
    (void)state;
    struct reading reading =
        read_two("2026-02-01,m,,base,,,w,1,0,0,0,0,0\n", "2026-02-02,m,,base,,,w,1,0,0,0,0,0\n");
    reading.usage.files[1].n_rows = 5;
    reading.usage.files[1].n_other_provider = 4;
    assert_non_null(aggregated(&reading, true));
    assert_string_equal(
        told(&reading.diags),
        "b.csv: warning other-providers-left-out: 4 of 5 rows are not of Claude and are left out\n");
    end_reading(&reading);
}

static void
usage_without_rows_is_the_header_alone(void **state)
{
    (void)state;
    const struct usage_options options = {.allow_empty = true};
    struct reading reading = read_text(CONSOLE_14 "\n", &options);
    assert_string_equal(aggregated(&reading, true), "");
    end_reading(&reading);
}

/* A workspace of 100,000 quotes is 200,002 bytes in its cell: more than one buffer of 65,536. */
static void
a_write_that_fails_is_said_whenever_it_is(void **state)
{
    (void)state;
    enum { QUOTES = 100000 };
    struct arena *arena = arena_new();
    char *quotes = arena_alloc(arena, 2 * QUOTES + 1, 1);
    memset(quotes, '"', 2 * QUOTES);
    struct reading reading =
        read_text(arena_printf(arena, REALRATE "\n2026-02-01,m,,base,,,\"%s\",1,0,0,0,0,0\n", quotes), NULL);
    struct aggregate aggregate;
    assert_int_equal(aggregate_sum(&reading.usage, true, arena, &reading.diags, &aggregate), 0);
    struct sink whole = {.arena = arena, .text = ""};
    assert_int_equal(aggregate_write(&aggregate, put, &whole), 0);
    assert_int_equal(whole.n_bytes, strlen(aggregate_header) +
                                        strlen("2026-02-01,m,standard,base,global,standard,") + 200002 +
                                        strlen(",1,0,0,0,0,0\n"));
    assert_int_equal(whole.n_puts, 4);
    for (size_t i = 1; i <= whole.n_puts; i++) {
        struct sink failing = {.arena = arena, .text = "", .fails_at = i};
        errno = 0;
        assert_int_equal(aggregate_write(&aggregate, put, &failing), -1);
        assert_int_equal(errno, ENOSPC);
        assert_int_equal(failing.n_puts, i);
    }
    end_reading(&reading);
    arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_header_is_that_of_the_canonical_format),
        cmocka_unit_test(rows_are_summed_and_sorted_by_their_texts),
        cmocka_unit_test(a_context_that_no_column_tells_is_an_empty_cell),
        cmocka_unit_test(any_workspace_reads_back_as_it_is),
        cmocka_unit_test(days_of_two_files_are_added_up_with_a_warning_or_refused),
        cmocka_unit_test(a_sum_of_two_files_that_reaches_2_64_is_an_error),
        cmocka_unit_test(rows_of_other_providers_are_told_as_left_out),
        cmocka_unit_test(usage_without_rows_is_the_header_alone),
        cmocka_unit_test(a_write_that_fails_is_said_whenever_it_is),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
