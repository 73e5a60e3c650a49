#include "support.h"

#include <stdio.h>
#include <string.h>

#define ROW_11 "2026-02-01,claude-opus-5,key,Ops,standard,1,2,3,4,5,6\n"

static void
every_generation_of_the_console_export_is_read(void **state)
{
    (void)state;
    static const struct {
        const char *text, *rows;
    } generations[] = {
        {CONSOLE_14
         "\n"
         "2026-03-31 02:00,claude-opus-5,key,Ops,batch,> 200k,1,2,3,4,5,6,us,\n"
         "2026-03-31 03:00,claude-opus-5,key,Ops,standard,\u2264 200k,1,2,3,4,5,6,not_available,fast\n",
         "2026-03-31 claude-opus-5 standard base global fast \"Ops\": 1 2 3 4 5 6; 1\n"
         "2026-03-31 claude-opus-5 batch long us standard \"Ops\": 1 2 3 4 5 6; 1\n"},
        {CONSOLE_12 "\n2026-02-01,claude-haiku-4-5-20251001,,,priority_on_demand,200k-1M,1,2,3,4,5,6\n",
         "2026-02-01 claude-haiku-4-5-20251001 priority long global standard \"\": 1 2 3 4 5 6; 1\n"},
        {CONSOLE_11 "\n2025-06-01,claude-opus-4,key,\"R&D, M\u00FCnchen\",standard,1,2,3,4,5,6\n",
         "2025-06-01 claude-opus-4 standard base global standard \"R&D, M\u00FCnchen\": 1 2 3 4 5 6; 1\n"},
        {CONSOLE_OLD "\n2024-12-01T05:00:00Z,claude-3-5-sonnet-20241022,key,Ops,standard,1,2,4,5\n",
         "2024-12-01 claude-3-5-sonnet-20241022 standard base global standard \"Ops\": 1 2 0 4 5 0; 1\n"},
    };
    for (size_t i = 0; i < sizeof generations / sizeof *generations; i++) {
        struct reading reading = read_text(generations[i].text, NULL);
        assert_string_equal(told(&reading.diags), "");
        assert_string_equal(reading.usage.files[0].format, "console");
        assert_string_equal(shown_rows(&reading), generations[i].rows);
        end_reading(&reading);
    }
}

static void
columns_are_found_by_name_in_any_order_case_and_delimiter(void **state)
{
    (void)state;
    static const char *const texts[] = {
        REALRATE "\n2026-02-01,m,flex,long,us,fast,w,1,2,3,4,5,6\n",
        "Output;Input;DATE;model;tier;context;geo;speed;workspace;cache_write_5m;cache_write_1h;cache_read;"
        "web_search;note\n5;1;2026-02-01;m;flex_discount;> 200k;US;fast;w;2;3;4;6;extra\n",
        "\" web_search "
        "\"\tcache_read\tcache_write_1h\tcache_write_5m\toutput\tinput\tworkspace\tspeed\tgeo\tcontext\t"
        "tier\tmodel\tdate\n6\t4\t3\t2\t5\t1\tw\tfast\tus\tlong\tflex\tm\t2026-02-01\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct reading reading = read_text(texts[i], NULL);
        assert_string_equal(told(&reading.diags), "");
        assert_string_equal(reading.usage.files[0].format, "realrate");
        assert_string_equal(shown_rows(&reading), "2026-02-01 m flex long us fast \"w\": 1 2 3 4 5 6; 1\n");
        end_reading(&reading);
    }
}

static void
optional_columns_may_be_left_out(void **state)
{
    (void)state;
    struct reading reading = read_text(
        "date,model,input,cache_write_5m,cache_write_1h,cache_read,output\n2026-02-01,m,1,2,3,4,5\n", NULL);
    assert_string_equal(told(&reading.diags), "");
    assert_string_equal(shown_rows(&reading),
                        "2026-02-01 m standard base global standard \"\": 1 2 3 4 5 0; 1\n");
    end_reading(&reading);
}

#define UNKNOWN                                                                                              \
    "u.csv:1: error 65: the header is of no known format (realrate, console, admin-api, litellm, focus, "    \
    "console-cost); its columns are "
#define HINT "; a mapping INI may say what they hold: --mapping FILE\n"

static void
headers_that_do_not_fit_say_what_is_wrong(void **state)
{
    (void)state;
    static const struct telling rows[] = {
        {"", "u.csv: error 65: the file is empty\n"},
        {"\n\n", "u.csv: error 65: the file is empty\n"},
        {"\xEF\xBB\xBF", "u.csv: error 65: the file is empty\n"},
        {CONSOLE_11 ",Speed,speed\n" ROW_11,
         "u.csv:1: error 65: column \"speed\" is there twice, as column 12 and 13\n"},
        {CONSOLE_11 ",note,,note,\n" ROW_11,
         "u.csv:1: error 65: column \"note\" is there twice, as column 12 and 14\n"},
        {CONSOLE_11 ",usage_input_tokens_cache_write\n" ROW_11,
         "u.csv:1: error 65: columns \"usage_input_tokens_cache_write_5m\" and "
         "\"usage_input_tokens_cache_write\" are "
         "the same count twice\n"},
        {"usage_date_utc,model_version,usage_type,usage_input_tokens_no_cache,usage_ouput_tokens\n",
         "u.csv:1: error 65: the header lacks \"usage_input_tokens_cache_write_5m\", "
         "\"usage_input_tokens_cache_write_1h\", \"usage_input_tokens_cache_read\", \"usage_output_tokens\" "
         "(is it "
         "\"usage_ouput_tokens\"?) of format console\n"},
        {"date,model,input,output,cache_read\n",
         "u.csv:1: error 65: the header lacks \"cache_write_5m\", \"cache_write_1h\" of format realrate\n"},
        {"a|b|c\n1|2|3\n",
         "u.csv:1: error 65: the columns seem to be separated by \"|\": use a comma, a semicolon or "
         "a tab\n"},
        {"2026-02-01,claude-opus-5,1\n",
         "u.csv:1: error 65: the first line is a row, not a header: put the column names above it\n"},
        {"a,b\n1,2\n", UNKNOWN "\"a\", \"b\"" HINT},
        {"a,b\x07,c,d,e\n", UNKNOWN "\"a\", \"b\\x07\", \"c\", \"d\", ..." HINT},
        {"Usage of Acme\n\nmade today; by us\n" CONSOLE_11 "\n" ROW_11,
         "u.csv:1: error 65: this is not the header, which is line 4: remove the lines above it\n"},
        {CONSOLE_11 "\n" CONSOLE_11 "\n" ROW_11,
         "u.csv:2: error 65: the header again: two files joined into one?\n"},
        {CONSOLE_11 "\n" ROW_11 ROW_11 CONSOLE_11 "\n" ROW_11,
         "u.csv:4: error 65: the header again: two files joined into one?\n"},
        {CONSOLE_11 "\n" ROW_11 CONSOLE_12 "\n",
         "u.csv:3: error 65: a second header, of format console: two files joined into one?\n"},
        {CONSOLE_11 "\n" ROW_11 REALRATE "\n",
         "u.csv:3: error 65: a second header, of format realrate: two files joined into one?\n"},
    };
    ASSERT_ALL_TOLD(rows, NULL);
}

static void
a_named_format_is_the_only_one_tried(void **state)
{
    (void)state;
    static const struct usage_options console = {.format = "console"}, unknown = {.format = "consol"};
    static const struct telling rows[] = {
        {CONSOLE_11 "\n" ROW_11, ""},
        {REALRATE "\n",
         "u.csv:1: error 65: the header lacks \"usage_date_utc\", \"model_version\", \"usage_type\", "
         "\"usage_input_tokens_no_cache\", \"usage_input_tokens_cache_write_5m\", "
         "\"usage_input_tokens_cache_write_1h\", \"usage_input_tokens_cache_read\", "
         "\"usage_output_tokens\" of format console\n"},
    };
    ASSERT_ALL_TOLD(rows, &console);
    static const struct telling refused[] = {
        {"", ": error 64: unknown usage format \"consol\"; did you mean console?\n"},
    };
    ASSERT_ALL_TOLD(refused, &unknown);
}

static void
a_second_header_ends_the_reading_even_where_bad_rows_are_skipped(void **state)
{
    (void)state;
    static const struct usage_options skip = {.skip_bad_rows = true};
    static const struct telling rows[] = {
        {CONSOLE_11 "\n" ROW_11 CONSOLE_11 "\n" ROW_11,
         "u.csv: warning bad-rows-skipped: 1 of 3 rows are bad and were skipped; the first: u.csv:3: the "
         "header again: "
         "two files joined into one?\n"},
        {CONSOLE_11 "\n" ROW_11 REALRATE "\n",
         "u.csv:3: error 65: a second header, of format realrate: two files joined into one?\n"},
    };
    ASSERT_ALL_TOLD(rows, &skip);
}

static void
too_many_columns_are_refused(void **state)
{
    (void)state;
    enum { COLUMNS = 200000 };
    static char text[COLUMNS * 2 + 1];
    for (size_t i = 0; i < COLUMNS; i++)
        memcpy(text + 2 * i, i + 1 < COLUMNS ? "c," : "c\n", 2);
    struct reading reading = read_text(text, NULL);
    assert_string_equal(told(&reading.diags), "u.csv:1: error 65: more than 4096 columns\n");
    end_reading(&reading);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_generation_of_the_console_export_is_read),
        cmocka_unit_test(columns_are_found_by_name_in_any_order_case_and_delimiter),
        cmocka_unit_test(optional_columns_may_be_left_out),
        cmocka_unit_test(headers_that_do_not_fit_say_what_is_wrong),
        cmocka_unit_test(a_named_format_is_the_only_one_tried),
        cmocka_unit_test(a_second_header_ends_the_reading_even_where_bad_rows_are_skipped),
        cmocka_unit_test(too_many_columns_are_refused),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
