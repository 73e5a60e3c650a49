#include "config.h"

#include "support.h"

#include <realrate/calendar.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define SHORT "date,model,input,cache_write_5m,cache_write_1h,cache_read,output"

static const struct usage_options skip = {.skip_bad_rows = true};

static void
rows_are_summed_by_day_line_and_workspace_in_order(void **state)
{
    (void)state;
    struct reading reading =
        read_text(REALRATE "\n"
                           "2026-02-02,b,standard,base,global,standard,w2,1,1,1,1,1,1\n"
                           "2026-02-01,a,batch,base,global,standard,w1,10,20,30,40,50,60\n"
                           "2026-02-01,b,standard,base,global,standard,w2,100,0,0,0,0,0\n"
                           "2026-02-01,a,standard,long,us,standard,w1,5,0,0,0,0,0\n"
                           "2026-02-01T23:00-02:00,b,,,,,w2,1,2,3,4,5,6\n"
                           "2026-02-01,a,batch,base,not_available,,w1,1,2,3,4,5,6\n"
                           "2026-02-01,b,standard,base,global,standard,,7,,,,,\n",
                  NULL);
    assert_string_equal(told(&reading.diags), "");
    /* Models and workspaces are numbered as they appear: b before a, w2 before w1 before none. What tells no
     * context stands apart from base, before it. */
    assert_string_equal(shown_rows(&reading),
                        "2026-02-01 b standard base global standard \"w2\": 100 0 0 0 0 0; 1\n"
                        "2026-02-01 b standard base global standard \"\": 7 0 0 0 0 0; 1\n"
                        "2026-02-01 a standard long us standard \"w1\": 5 0 0 0 0 0; 1\n"
                        "2026-02-01 a batch base global standard \"w1\": 11 22 33 44 55 66; 2\n"
                        "2026-02-02 b standard base global standard \"w2\": 1 2 3 4 5 6; 1\n"
                        "2026-02-02 b standard base global standard \"w2\": 1 1 1 1 1 1; 1\n");
    const struct usage_file *file = &reading.usage.files[0];
    char day[DAY_TEXT_SIZE];
    assert_int_equal(file->n_rows, 7);
    assert_string_equal(day_text(file->first_day, day), "2026-02-01");
    assert_string_equal(day_text(file->last_day, day), "2026-02-02");
    assert_int_equal(reading.usage.n_models, 2);
    assert_int_equal(reading.usage.n_workspaces, 3);
    end_reading(&reading);
}

static void
files_keep_their_rows_apart_and_say_what_they_are(void **state)
{
    (void)state;
    static const char *const paths[] = {"a.csv", "b.csv"};
    static const char second[] = SHORT "\n\n2026-02-01,m,2,0,0,0,0\n\n";
    static const char first[] = SHORT "\n2026-02-02,m,1,0,0,0,0\n";
    write_bytes(paths[0], first, sizeof first - 1);
    write_bytes(paths[1], second, sizeof second - 1);
    struct reading reading = read_paths(paths, 2, NULL);
    assert_string_equal(told(&reading.diags), "");
    const struct usage *usage = &reading.usage;
    assert_int_equal(usage->n_rows, 2);
    assert_int_equal(usage->rows[0].file, 0);
    assert_int_equal(usage->rows[1].file, 1);
    assert_int_equal(usage->n_files, 2);
    assert_string_equal(usage->files[1].path, "b.csv");
    assert_int_equal(usage->files[1].bytes, sizeof second - 1);
    assert_int_equal(usage->files[1].n_blank_lines, 2);
    assert_int_equal(strlen(usage->files[1].sha256), 64);
    end_reading(&reading);
}

static void
what_is_no_count_is_refused_with_its_place(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"\"1.234,56\"", "expected a count, digits only, found \"1.234,56\""},
        {"$5", "expected a count without a currency sign, found \"$5\""},
        {"(5.00)", "expected a count, found \"(5.00)\""},
        {"0x10", "expected a count, digits only, found \"0x10\""},
        {"1_000", "expected a count, found \"1_000\""},
        {"1 1/2", "expected a count, digits only, found \"1 1/2\""},
        {"NaN", "expected a count, found \"NaN\""},
        {"inf", "expected a count, found \"inf\""},
        {"1.18E+07", "expected all digits of a count (a spreadsheet rounded this one), found \"1.18E+07\""},
        {"1234567890123456789012345678901234567890",
         "expected a count below 2^64, found \"1234567890123456789012345678901234567890\""},
        {"18446744073709551616", "expected a count below 2^64, found \"18446744073709551616\""},
        {"12.5", "expected a whole number, found \"12.5\""},
        {"-5", "expected a count of 0 or more, found \"-5\""},
        {"\"12,34\"", "expected a count, found \"12,34\""},
        {"\"5\n\"", "expected a count, digits only, found \"5\\x0A\""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[256], want[256];
        snprintf(text, sizeof text, SHORT "\n2026-02-01,m,0,0,0,%s,0\n", rows[i].text);
        snprintf(want, sizeof want, "u.csv:2:cache_read: error 65: %s\n", rows[i].expected);
        struct reading reading = read_text(text, NULL);
        assert_string_equal(told(&reading.diags), want);
        end_reading(&reading);
    }
}

static void
counts_are_read_as_the_format_says(void **state)
{
    (void)state;
    static const struct telling rows[] = {
        {SHORT "\n2026-02-01,m,12.0,\"1,234,567\",,18446744073709551615,12.00\n",
         "2026-02-01 m standard base global standard \"\": 12 1234567 0 18446744073709551615 12 0; 1\n"},
        {"date;model;input;cache_write_5m;cache_write_1h;cache_read;output\n2026-02-01;m;12.0;1;2;3;4\n",
         "2026-02-01 m standard base global standard \"\": 12 1 2 3 4 0; 1\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading reading = read_text(rows[i].text, NULL);
        assert_string_equal(told(&reading.diags), "");
        assert_string_equal(shown_rows(&reading), rows[i].told);
        end_reading(&reading);
    }
    /* 1.000 may be one or a thousand; where semicolons separate, 1,000 too. */
    static const struct telling refused[] = {
        {SHORT "\n2026-02-01,m,12.000,1,2,3,4\n",
         "u.csv:2:input: error 65: expected a count without \".000\", which may mean thousands, "
         "found \"12.000\"\n"},
        {"date;model;input;cache_write_5m;cache_write_1h;cache_read;output\n2026-02-01;m;1.000;1,000;2;3;4\n",
         "u.csv:2:input: error 65: expected a count without \".000\", which may mean thousands, found "
         "\"1.000\"\n"
         "u.csv:2:cache_write_5m: error 65: expected a count, digits only, found \"1,000\"\n"},
    };
    ASSERT_ALL_TOLD(refused, NULL);
}

static void
every_fault_of_a_row_is_reported_with_its_column(void **state)
{
    (void)state;
    static const struct telling rows[] = {
        {REALRATE "\n2026-02-30,,turbo,500k,e\x1Bu,warp,w,x,0,0,0,0,\n",
         "u.csv:2:date: error 65: expected a date that exists, 1970 to 9999, found \"2026-02-30\"\n"
         "u.csv:2:model: error 65: expected a model, found \"\"\n"
         "u.csv:2:tier: error 65: expected standard, batch, priority, flex, message, priority_on_demand, "
         "flex_discount, found \"turbo\"\n"
         "u.csv:2:context: error 65: expected base, long, \u2264 200k, > 200k, 0-200k, 200k-1M, <= 200k, "
         "found "
         "\"500k\"\n"
         "u.csv:2:geo: error 65: expected global, us, not_available, found \"e\\x1Bu\"\n"
         "u.csv:2:speed: error 65: expected standard, fast, found \"warp\"\n"
         "u.csv:2:input: error 65: expected a count, found \"x\"\n"},
        {"date,model,speed,input,cache_write_5m,cache_write_1h,cache_read,output\n2026-02-01,m,x,0,0,0,0,0\n"
         "2026-02-01,m,y,0,0,0,0,0\n",
         "u.csv:2:speed: error 65: expected standard, fast, found \"x\"\n"
         "u.csv:3:speed: error 65: expected standard, fast, found \"y\"\n"},
        {SHORT "\n2026-02-01,m,1,2,3,4\n2026-02-01,m,1,2,3,4,5,6\n",
         "u.csv:2: error 65: expected 7 columns as in the header, found 6\n"
         "u.csv:3: error 65: expected 7 columns as in the header, found 8\n"},
        {SHORT "\n2026-02-01;m;1;2;3;4;5\n",
         "u.csv:2: error 65: expected 7 columns as in the header, found 1: this row "
         "seems to be separated by a semicolon\n"},
        {SHORT "\n2026-02-01,\"a\nb\",x,2,3,4,5\n2026-02-01,m,1,2,3,4,y\n",
         "u.csv:3:input: error 65: expected a count, found \"x\"\n"
         "u.csv:4:output: error 65: expected a count, found \"y\"\n"},
        {SHORT "\n2026-02-01,m,1,2,3,4,5\n2026-02-01,m,1,2",
         "u.csv:3: error 65: expected 7 columns as in the header, found 4\n"
         "u.csv:3: warning no-final-newline: the last line has no line end: the file may be cut short\n"},
        {SHORT "\n2026-02-01,m,1,2,3,4,5\n2026-02-01,\"m,1,2,3,4,5\n2026-02-01,m,1,2,3,4,5\n",
         "u.csv:3:model: error 65: a quote that opens here is never closed\n"},
    };
    ASSERT_ALL_TOLD(rows, NULL);
}

static void
at_most_twenty_errors_of_a_file_are_kept_and_the_rest_counted(void **state)
{
    (void)state;
    enum { ROWS = 1000 };
    static char text[ROWS * 32 + 100] = SHORT "\n";
    for (size_t i = 0; i < ROWS; i++)
        strcat(text, "2026-02-01,m,x,0,0,0,0\n");
    struct reading reading = read_text(text, NULL);
    assert_non_null(strstr(told(&reading.diags), "u.csv:21:input: error 65: expected a count, found \"x\"\n"
                                                 "u.csv: error 65: and 980 more errors\n"));
    assert_int_equal(reading.diags.n, DIAGS_PER_FILE + 1);
    end_reading(&reading);
}

static void
bad_rows_are_skipped_and_counted_where_asked(void **state)
{
    (void)state;
    static char text[4096] = SHORT "\n2026-02-01,good,1,0,0,0,0\n";
    for (size_t i = 0; i < 12; i++)
        strcat(text, "2026-02-30,never,x,0,0,0,0\n");
    struct reading reading = read_text(text, &skip);
    assert_string_equal(told(&reading.diags),
                        "u.csv: warning bad-rows-skipped: 12 of 13 rows are bad and were skipped; the first: "
                        "u.csv:3:date: expected a date that exists, 1970 to 9999, found \"2026-02-30\"\n");
    const struct usage_file *file = &reading.usage.files[0];
    assert_int_equal(file->n_rows, 13);
    assert_int_equal(file->n_skipped, 12);
    assert_int_equal(file->n_skipped_kept, 10);
    assert_string_equal(file->skipped[9],
                        "u.csv:12:date: expected a date that exists, 1970 to 9999, found \"2026-02-30\"");
    assert_int_equal(reading.usage.n_models, 1);
    assert_string_equal(shown_rows(&reading),
                        "2026-02-01 good standard base global standard \"\": 1 0 0 0 0 0; 1\n");
    end_reading(&reading);
}

static void
what_breaks_the_file_itself_is_an_error_even_where_bad_rows_are_skipped(void **state)
{
    (void)state;
    static const struct telling rows[] = {
        {SHORT "\n2026-02-01,m,1,0,0,0,0\n2026-02-01,\"m,1,0,0,0,0\n",
         "u.csv:3:model: error 65: a quote that opens here is never closed\n"},
        {SHORT "\n2026-02-01,m,1,0,0,0,0\n2026-02-01,m\xE9,1,0,0,0,0\n",
         "u.csv:3: error 65: byte \\xE9 is not UTF-8: save the file as UTF-8\n"},
        {SHORT "\n2026-02-01,m,1,0,0,0\n2026-02-30,m,1,0,0,0,0\n",
         "u.csv: error 65: every row is bad; the first: u.csv:2: expected 7 columns as in the header, found "
         "6\n"},
        {SHORT "\n2026-02-01,m,18446744073709551615,0,0,0,0\n2026-02-01,m,1,0,0,0,0\n",
         "u.csv:3:input: error 65: the sum of this count over its day and line reaches 2^64\n"},
    };
    ASSERT_ALL_TOLD(rows, &skip);
}

static void
a_sum_past_64_bits_is_an_error_at_its_row(void **state)
{
    (void)state;
    static const struct telling rows[] = {
        {SHORT "\n2026-02-01,m,0,0,0,0,18446744073709551614\n2026-02-01,m,0,0,0,0,1\n", ""},
        {SHORT
         "\n2026-02-01,m,0,0,0,0,18446744073709551615\n2026-02-01,n,0,0,0,0,1\n2026-02-01,m,0,0,0,0,1\n",
         "u.csv:4:output: error 65: the sum of this count over its day and line reaches 2^64\n"},
    };
    ASSERT_ALL_TOLD(rows, NULL);
}

static void
a_header_without_rows_is_an_error_unless_allowed(void **state)
{
    (void)state;
    static const struct usage_options allow = {.allow_empty = true};
    static const struct telling refused[] = {
        {SHORT "\n", "u.csv: error 65: there is a header and no row\n"},
        {SHORT "\n\n", "u.csv: error 65: there is a header and no row\n"},
    };
    ASSERT_ALL_TOLD(refused, NULL);
    struct reading reading = read_text(SHORT "\n", &allow);
    assert_string_equal(told(&reading.diags), "");
    assert_int_equal(reading.usage.n_rows, 0);
    assert_int_equal(reading.usage.files[0].first_day, DAY_NONE);
    assert_int_equal(reading.usage.files[0].last_day, DAY_NONE);
    end_reading(&reading);
    static const struct telling still_refused[] = {{"", "u.csv: error 65: the file is empty\n"}};
    ASSERT_ALL_TOLD(still_refused, &allow);
}

static void
the_same_row_twice_is_kept_and_the_same_file_twice_refused(void **state)
{
    (void)state;
    static const char text[] = SHORT "\n2026-02-01,m,1,0,0,0,0\n2026-02-01,m,1,0,0,0,0\n";
    static const char *const paths[] = {"a.csv", "b.csv", "c.csv"};
    write_bytes(paths[0], text, sizeof text - 1);
    static const char other[] = SHORT "\n2026-02-01,m,1,0,0,0,0\n";
    write_bytes(paths[1], other, sizeof other - 1);
    write_bytes(paths[2], text, sizeof text - 1);
    struct reading once = read_paths(paths, 1, NULL);
    assert_string_equal(shown_rows(&once),
                        "2026-02-01 m standard base global standard \"\": 2 0 0 0 0 0; 2\n");
    end_reading(&once);
    struct reading twice = read_paths(paths, 3, NULL);
    assert_string_equal(told(&twice.diags),
                        "c.csv: error 65: is the same file as a.csv: each file is given once\n");
    end_reading(&twice);
    /* Sizes tell a.csv and b.csv apart, so that these need no hash; a.csv and c.csv are of one size. */
    const struct usage_options spared = {.needs_no_hash = true};
    struct reading alone = read_paths(paths, 2, &spared);
    assert_string_equal(told(&alone.diags), "");
    assert_string_equal(alone.usage.files[0].sha256, "");
    assert_string_equal(alone.usage.files[1].sha256, "");
    end_reading(&alone);
    struct reading again = read_paths(paths, 3, &spared);
    assert_string_equal(told(&again.diags),
                        "c.csv: error 65: is the same file as a.csv: each file is given once\n");
    end_reading(&again);
}

static void
what_is_no_regular_file_is_refused_without_hanging(void **state)
{
    (void)state;
    static const char *const paths[] = {".", "fifo", "/dev/zero", "missing.csv"};
    assert_int_equal(mkfifo("fifo", 0600), 0);
    struct reading reading = read_paths(paths, 4, NULL);
    assert_string_equal(told(&reading.diags),
                        ".: error 66: is a directory, not a regular file\n"
                        "fifo: error 66: is a device, pipe or socket, not a regular file\n"
                        "/dev/zero: error 66: is a device, pipe or socket, not a regular file\n"
                        "missing.csv: error 66: cannot open: No such file or directory\n");
    end_reading(&reading);
}

static void
a_dash_is_standard_input(void **state)
{
    (void)state;
    static const char text[] = SHORT "\n2026-02-01,m,1,0,0,0,0\n";
    static const char *const paths[] = {"-"};
    int kept = dup(STDIN_FILENO), fds[2];
    assert_int_equal(pipe(fds), 0);
    assert_int_equal(write(fds[1], text, sizeof text - 1), sizeof text - 1);
    close(fds[1]);
    dup2(fds[0], STDIN_FILENO);
    struct reading reading = read_paths(paths, 1, NULL);
    dup2(kept, STDIN_FILENO);
    close(fds[0]);
    close(kept);
    assert_string_equal(told(&reading.diags), "");
    assert_string_equal(reading.usage.files[0].path, "-");
    assert_string_equal(shown_rows(&reading),
                        "2026-02-01 m standard base global standard \"\": 1 0 0 0 0 0; 1\n");
    end_reading(&reading);
}

static void
workspaces_keep_any_text(void **state)
{
    (void)state;
    static const char *const names[] = {"=cmd|' /C calc'!A0", "+1",         "@SUM(A1)",
                                        "\u202Eevil",         "\U0001F600", "NULL"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char text[512];
        snprintf(text, sizeof text, REALRATE "\n2026-02-01,m,,,,,%s,1,0,0,0,0,0\n", names[i]);
        struct reading reading = read_text(text, NULL);
        assert_string_equal(told(&reading.diags), "");
        assert_string_equal(reading.usage.workspaces[0], names[i]);
        end_reading(&reading);
    }
}

/* A quote left open before 50 MB: refused, in memory that does not grow with the file. */
static void
a_huge_field_is_refused_in_constant_memory(void **state)
{
    (void)state;
    static const char start[] = SHORT "\n2026-02-01,\"";
    FILE *file = fopen("u.csv", "wb");
    assert_non_null(file);
    fwrite(start, 1, sizeof start - 1, file);
    char xs[65536];
    memset(xs, 'x', sizeof xs);
    for (size_t i = 0; i < 50000000 / sizeof xs; i++)
        fwrite(xs, 1, sizeof xs, file);
    assert_int_equal(fclose(file), 0);
    static const char *const paths[] = {"u.csv"};
    struct rusage before;
    assert_int_equal(getrusage(RUSAGE_SELF, &before), 0);
    struct reading reading = read_paths(paths, 1, NULL);
    assert_string_equal(told(&reading.diags),
                        "u.csv:2:model: error 65: a field of more than 1 MiB: is a quote left open?\n");
    end_reading(&reading);
#ifndef REALRATE_SANITIZE /* a sanitizer keeps what is freed */
    struct rusage after;
    assert_int_equal(getrusage(RUSAGE_SELF, &after), 0);
    assert_true(after.ru_maxrss - before.ru_maxrss < 16 * 1024);
#endif
}

static void
many_groups_and_names_are_kept_apart(void **state)
{
    (void)state;
    enum { DAYS = 40, MODELS = 30, SPACES = 20 };
    char *text = malloc((size_t)2 * DAYS * MODELS * SPACES * 64);
    assert_non_null(text);
    size_t len = (size_t)sprintf(text, "%s\n", REALRATE);
    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < DAYS * MODELS * SPACES; i++) {
            char day[DAY_TEXT_SIZE];
            len += (size_t)sprintf(text + len, "%s,model-%d,,,,,space-%d,%d,0,0,0,1,0\n",
                                   day_text(20000 + i % DAYS, day), i / DAYS % MODELS, i / DAYS / MODELS, i);
        }
    struct reading reading = read_bytes(text, len, NULL);
    const struct usage *usage = &reading.usage;
    assert_int_equal(usage->n_rows, DAYS * MODELS * SPACES);
    for (size_t i = 0; i < usage->n_rows; i++) {
        const struct usage_row *row = &usage->rows[i];
        int number, space;
        assert_int_equal(sscanf(usage->models[row->line.model], "model-%d", &number), 1);
        assert_int_equal(sscanf(usage->workspaces[row->workspace], "space-%d", &space), 1);
        int written = (space * MODELS + number) * DAYS + row->day - 20000;
        assert_int_equal(row->counts[METER_INPUT], 2 * written);
        assert_int_equal(row->counts[METER_OUTPUT], 2);
        assert_int_equal(row->n_rows, 2);
    }
    end_reading(&reading);
    free(text);
}

static void
thousands_of_names_keep_their_numbers(void **state)
{
    (void)state;
    enum { NAMES = 3000 };
    char *text = malloc((size_t)2 * NAMES * 48 + 128);
    assert_non_null(text);
    size_t len = (size_t)sprintf(text, "%s\n", REALRATE);
    for (int i = 0; i < 2 * NAMES; i++)
        len += (size_t)sprintf(text + len, "2026-02-01,m,,,,,w%d,%d,0,0,0,0,0\n", i % NAMES, i % NAMES);
    struct reading reading = read_bytes(text, len, NULL);
    const struct usage *usage = &reading.usage;
    assert_int_equal(usage->n_workspaces, NAMES);
    assert_int_equal(usage->n_rows, NAMES);
    for (int i = 0; i < NAMES; i++) {
        char name[16];
        snprintf(name, sizeof name, "w%d", i);
        assert_string_equal(usage->workspaces[i], name);
        assert_int_equal(usage->rows[i].workspace, i);
        assert_int_equal(usage->rows[i].counts[METER_INPUT], 2 * i);
    }
    end_reading(&reading);
    free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_summed_by_day_line_and_workspace_in_order),
        cmocka_unit_test(files_keep_their_rows_apart_and_say_what_they_are),
        cmocka_unit_test(what_is_no_count_is_refused_with_its_place),
        cmocka_unit_test(counts_are_read_as_the_format_says),
        cmocka_unit_test(every_fault_of_a_row_is_reported_with_its_column),
        cmocka_unit_test(at_most_twenty_errors_of_a_file_are_kept_and_the_rest_counted),
        cmocka_unit_test(bad_rows_are_skipped_and_counted_where_asked),
        cmocka_unit_test(what_breaks_the_file_itself_is_an_error_even_where_bad_rows_are_skipped),
        cmocka_unit_test(a_sum_past_64_bits_is_an_error_at_its_row),
        cmocka_unit_test(a_header_without_rows_is_an_error_unless_allowed),
        cmocka_unit_test(the_same_row_twice_is_kept_and_the_same_file_twice_refused),
        cmocka_unit_test(what_is_no_regular_file_is_refused_without_hanging),
        cmocka_unit_test(a_dash_is_standard_input),
        cmocka_unit_test(workspaces_keep_any_text),
        cmocka_unit_test(a_huge_field_is_refused_in_constant_memory),
        cmocka_unit_test(many_groups_and_names_are_kept_apart),
        cmocka_unit_test(thousands_of_names_keep_their_numbers),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
