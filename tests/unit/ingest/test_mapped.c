/* Tables that a mapping describes, and known formats that one changes. Clause 2.4 (`custom`). */
#include "support.h"

#include "ingest/mapped.h"

#include <realrate/calendar.h>

#include <stdlib.h>
#include <string.h>

/* Reads a table through a mapping INI. */
static struct reading
read_mapped(const char *ini, const char *text, const char *format)
{
    struct arena *arena = arena_new();
    struct diags diags;
    struct mapping mapping;
    diags_init(&diags);
    write_bytes("m.ini", ini, strlen(ini));
    if (mapping_read("m.ini", arena, &diags, &mapping) != 0)
        fail_msg("%s", told(&diags));
    struct usage_options options = {.mapping = &mapping, .format = format};
    struct reading reading = read_text(text, &options);
    diags_free(&diags);
    arena_free(arena);
    return reading;
}

static void
assert_mapped(const char *ini, const char *text, const char *format, const char *want_rows,
              const char *want_told)
{
    struct reading reading = read_mapped(ini, text, format);
    assert_string_equal(told(&reading.diags), want_told);
    if (reading.status == 0)
        assert_string_equal(shown_rows(&reading), want_rows);
    end_reading(&reading);
}

static void
a_pattern_fits_in_any_case_with_stars_for_anything(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *text;
        bool fits;
    } rows[] = {
        {"abc", "ABC", true},
        {"abc", "abcd", false},
        {"abc", "ab", false},
        {"*", "", true},
        {"*", "anything", true},
        {"a*", "a", true},
        {"a*c", "abbc", true},
        {"a*c", "abcd", false},
        {"*ab*ab", "xabyabab", true},
        {"*ab*ab", "xaby", false},
        {"**", "x", true},
        {"a**b", "ab", true},
        {"*-MP*In-*", "E1-MP:E1_In-Units", true},
        {"x", "", false},
        {"\u00FC*", "\u00FCber", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct mapping_value value = {.pattern = rows[i].pattern, .value = "v"};
        const struct mapping_field field = {.values = &value, .n_values = 1};
        bool fits = mapped_value(&field, rows[i].text, strlen(rows[i].text)) != NULL;
        if (fits != rows[i].fits)
            fail_msg("%s and %s", rows[i].pattern, rows[i].text);
    }
}

#define WIDE                                                                                                 \
    "[columns]\ndate = when\nmodel = what\nworkspace = team\ntier = 'batch'\ngeo = region\n"                 \
    "input = prompt\noutput = kilo * 1000\ncache_read = half / 2\nweb_search = '1'\n"

static void
columns_constants_factors_and_values_make_a_row(void **state)
{
    (void)state;
    assert_mapped(WIDE "[values model]\nbig* = claude-opus-5\nsmall = claude-haiku-4-5\n"
                       "[values geo]\nus-* = us\n* = global\n",
                  "team,when,what,prompt,kilo,half,region,extra\n"
                  "a,2026-02-01,Big One,7,0.25,6,US-East,x\n"
                  "a,2026-02-01,small,\"1,000\",,,eu,x\n"
                  "a,2026-02-01,claude-x,1,,,,x\n", /* no pattern fits: the model itself */
                  NULL,
                  "2026-02-01 claude-opus-5 batch base us standard \"a\": 7 0 0 3 250 1; 1\n"
                  "2026-02-01 claude-haiku-4-5 batch base global standard \"a\": 1000 0 0 0 0 1; 1\n"
                  "2026-02-01 claude-x batch base global standard \"a\": 1 0 0 0 0 1; 1\n",
                  "");
}

#define LONG                                                                                                 \
    "[columns]\ndate = d\nmodel = m\nmeter = u\nquantity = q / 2\n"                                          \
    "[values meter]\n*-in = input * 1000\n*-tax = ignore\n[values model]\n*other* = ignore\n"

static void
a_row_of_one_meter_takes_all_factors(void **state)
{
    (void)state;
    struct reading reading = read_mapped(LONG,
                                         "q,u,m,d\n"
                                         "3,a-in,m,2026-02-01\n" /* 3 / 2 x 1000 */
                                         "8.0,output,m,2026-02-01\n"
                                         "x,a-tax,m,no day\n"
                                         "1,a-in,Some other model,2026-02-01\n",
                                         NULL);
    assert_string_equal(told(&reading.diags), "");
    assert_string_equal(reading.usage.files[0].format, "custom");
    assert_string_equal(shown_rows(&reading),
                        "2026-02-01 m standard base global standard \"\": 1500 0 0 0 4 0; 2\n");
    assert_int_equal(reading.usage.files[0].n_other_provider, 2);
    end_reading(&reading);
}

static void
the_cache_is_taken_off_where_the_mapping_says_so(void **state)
{
    (void)state;
    assert_mapped("[source]\nprompt_includes_cache = yes\n[columns]\ndate = d\nmodel = m\ninput = i\n"
                  "cache_read = r\ncache_write_1h = w\n",
                  "d,m,i,r,w\n2026-02-01,m,100,50,20\n", NULL,
                  "2026-02-01 m standard base global standard \"\": 30 0 20 50 0 0; 1\n", "");
}

static void
a_known_format_takes_the_mappings_columns_and_keeps_its_own(void **state)
{
    (void)state;
    /* FOCUS 1.0 has no SkuMeter: the price's id names the meter, and the resource the model. */
    static const char ini[] =
        "[source]\nformat = focus\n[columns]\nmodel = ResourceName\nmeter = SkuPriceId\n"
        "[values meter]\nP-IN* = input\n[values model]\n*opus* = claude-opus-5\n";
    assert_mapped(ini,
                  "ChargePeriodStart,ChargeCategory,SkuId,SkuPriceId,ConsumedQuantity,ConsumedUnit,"
                  "PricingQuantity,PricingUnit,ResourceName\n"
                  "2026-02-01 00:00:00,Usage,S,P-IN-1,NULL,NULL,1.5,1K tokens,Opus 5\n"
                  "2026-02-01 00:00:00,Usage,S,P-OUT,NULL,NULL,1.5,Hours,Opus 5\n"
                  "2026-02-01 00:00:00,Tax,S,P-IN-1,NULL,NULL,1,Tokens,Opus 5\n",
                  NULL, "2026-02-01 claude-opus-5 standard base global standard \"\": 1500 0 0 0 0 0; 1\n",
                  "");
    /* The same by --format, where the mapping does not say it. */
    assert_mapped("[columns]\ndate = date\nmodel = name\ninput = prompt_tokens\n"
                  "[source]\nprompt_includes_cache = no\n",
                  "date,name,prompt_tokens,completion_tokens,cache_read_input_tokens\n2026-02-01,m,5,2,9\n",
                  "litellm", "2026-02-01 m standard base global standard \"\": 5 0 0 9 2 0; 1\n", "");
    /* Values alone, for a column that the format has. */
    assert_mapped("[source]\nformat = litellm\n[values provider]\nbedrock = anthropic\n[values model]\n"
                  "bedrock/* = claude-opus-5\n",
                  "date,model,custom_llm_provider,prompt_tokens,completion_tokens,cache_read_input_tokens\n"
                  "2026-02-01,bedrock/opus,bedrock,5,2,\n2026-02-01,x,azure,5,2,\n",
                  NULL, "2026-02-01 claude-opus-5 standard base global standard \"\": 5 0 0 0 2 0; 1\n", "");
}

static void
values_of_the_model_are_of_the_column_that_names_it(void **state)
{
    (void)state;
    /* The price's id fits `*`, yet the row's model is that of SkuId. */
    assert_mapped("[source]\nformat = focus\n[values model]\nclaude* = claude-opus-5\n* = ignore\n",
                  "ChargePeriodStart,ChargeCategory,SkuId,SkuPriceId,SkuMeter,ConsumedQuantity,ConsumedUnit,"
                  "PricingQuantity,PricingUnit\n"
                  "2026-02-01,Usage,Claude 5,price-1,input,1,Tokens,1,Tokens\n"
                  "2026-02-01,Usage,NULL,claude-price,input,2,Tokens,1,Tokens\n"
                  "2026-02-01,Usage,box,claude-price,input,4,Tokens,1,Tokens\n",
                  NULL, "2026-02-01 claude-opus-5 standard base global standard \"\": 3 0 0 0 0 0; 2\n", "");
}

static void
values_of_the_model_say_that_a_sku_of_another_name_is_claude(void **state)
{
    (void)state;
    assert_mapped("[source]\nformat = focus\n[values model]\nsku-7* = claude-opus-5\n",
                  "ChargePeriodStart,ChargeCategory,SkuId,SkuPriceId,SkuMeter,ConsumedQuantity,ConsumedUnit,"
                  "PricingQuantity,PricingUnit\n"
                  "2026-02-01,Usage,SKU-71,NULL,input,1,Tokens,1,Tokens\n"
                  "2026-02-01,Usage,SKU-81,NULL,input,2,Tokens,1,Tokens\n",
                  NULL, "2026-02-01 claude-opus-5 standard base global standard \"\": 1 0 0 0 0 0; 1\n", "");
}

static void
files_of_known_formats_stand_beside_those_of_the_mapping(void **state)
{
    (void)state;
    struct reading reading = read_mapped(LONG, REALRATE "\n2026-02-01,m,,,,,,1,2,3,4,5,6\n", NULL);
    assert_string_equal(told(&reading.diags),
                        "m.ini: warning mapping-not-used: no usage file is of its format, custom\n");
    assert_string_equal(reading.usage.files[0].format, "realrate");
    end_reading(&reading);
}

static void
what_a_table_lacks_or_has_wrong_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *ini, *text, *format, *told;
    } rows[] = {
        {LONG, "d,m,u\n2026-02-01,m,a-in\n", NULL,
         "u.csv:1: error 65: the header lacks \"q\" of format custom\n"},
        {LONG, "d,m,u,q\n2026-02-01,m,a-out,1\n", NULL,
         "u.csv:2:u: error 65: expected input, cache_write_5m, cache_write_1h, cache_read, output, "
         "web_search, found \"a-out\"\n"},
        {LONG, "d,m,u,q\n2026-02-01,m,output,3\n", NULL,
         "u.csv:2:q: error 65: expected a quantity that comes to a whole count, found \"3\"\n"},
        {LONG, "d,m,u,q\n2026-02-01,m,output,-2\n", NULL,
         "u.csv:2:q: error 65: expected a count of 0 or more, found \"-2\"\n"},
        {LONG, "d,m,u,q\n2026-02-01,m,b-tax,1\n", NULL,
         "u.csv: error 65: none of its rows is usage of a Claude model: check the patterns of the mapping's "
         "values; --allow-empty takes the file all the same\n"},
        {LONG, "d,m,u,q\n2026-02-01,,output,2\n", NULL,
         "u.csv:2:m: error 65: expected a model, found \"\"\n"},
        {"[columns]\ndate = d\nmodel = m\ninput = i\nprovider = p\n[source]\nprompt_includes_cache = yes\n",
         "d,m,i,p\n2026-02-01,m,1,openai\n", NULL,
         "u.csv: error 65: none of its rows is usage of a Claude model: check the patterns of the mapping's "
         "values; --allow-empty takes the file all the same\n"},
        {"[columns]\ndate = d\nmodel = m\noutput = i\n[source]\nprompt_includes_cache = yes\n",
         "d,m,i\n2026-02-01,m,1\n", NULL,
         "m.ini:6:[source] prompt_includes_cache: error 78: there is no input to take the cache's tokens "
         "off\n"},
        {"[source]\nformat = focus\n", "a\n", "litellm",
         "m.ini:2:[source] format: error 78: is another format than --format litellm\n"},
        {"[source]\nformat = fokus\n", "a\n", NULL,
         "m.ini:2:[source] format: error 78: \"fokus\" is no format whose columns can be replaced\n"},
        {"[source]\nformat = console-cost\n", "a\n", NULL,
         "m.ini:2:[source] format: error 78: \"console-cost\" is no format whose columns can be replaced\n"},
        {"[source]\nformat = console\n[values meter]\nx = input\n", "a\n", NULL,
         "m.ini:4:[values meter]: error 78: format console has no column of this field: say one in "
         "[columns]\n"},
        {"[source]\nformat = console\n[columns]\nmeter = x\n", "a\n", NULL,
         "m.ini:4:[columns]: error 78: the format has the counts side by side: meter and quantity do not go "
         "with it\n"},
        {"[source]\nformat = focus\n[columns]\ninput = x\n", "a\n", NULL,
         "m.ini:4:[columns]: error 78: the format has one quantity in a row, and its meter: counts do not go "
         "with it\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_mapped(rows[i].ini, rows[i].text, rows[i].format, "", rows[i].told);
}

/* The small files of tests/data say the same, each in its format. */
static void
the_same_usage_is_the_same_in_every_format(void **state)
{
    (void)state;
    static const char *const files[] = {"realrate",     "console", "admin-api", "litellm-daily",
                                        "litellm-logs", "focus",   "custom"};
    static const struct {
        const char *day, *model, *workspace;
        uint64_t counts[N_METERS];
    } want[] = {
        {"2026-02-01", "claude-opus-5", "team a", {1000, 200, 0, 5000, 300, 0}},
        {"2026-02-01", "claude-haiku-4-5", "", {7000, 0, 0, 0, 900, 0}},
        {"2026-02-02", "claude-opus-5", "team a", {2500000, 0, 0, 120000, 45000, 0}},
    };
    struct arena *arena = arena_new();
    struct diags diags;
    struct mapping mapping;
    diags_init(&diags);
    const char *folder = arena_printf(arena, "%s/tests/data", getenv("srcdir"));
    assert_int_equal(
        mapping_read(arena_printf(arena, "%s/usage-custom.ini", folder), arena, &diags, &mapping), 0);
    const struct usage_options options = {.mapping = &mapping};
    for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
        const char *path = arena_printf(arena, "%s/usage-%s.csv", folder, files[f]);
        const bool is_mapped = strcmp(files[f], "custom") == 0;
        struct reading reading = read_paths(&path, 1, is_mapped ? &options : NULL);
        const struct usage *usage = &reading.usage;
        assert_string_equal(told(&reading.diags), "");
        assert_memory_equal(usage->files[0].format, files[f], strlen(usage->files[0].format));
        assert_int_equal(usage->n_rows, sizeof want / sizeof *want);
        for (size_t i = 0; i < usage->n_rows; i++) {
            const struct usage_row *row = &usage->rows[i];
            char day[DAY_TEXT_SIZE];
            assert_string_equal(day_text(row->day, day), want[i].day);
            assert_string_equal(usage->models[row->line.model], want[i].model);
            assert_string_equal(usage->workspaces[row->workspace], want[i].workspace);
            for (size_t meter = 0; meter < N_METERS; meter++)
                assert_int_equal(row->counts[meter], want[i].counts[meter]);
        }
        end_reading(&reading);
    }
    diags_free(&diags);
    arena_free(arena);
}

static void
custom_without_a_mapping_is_refused(void **state)
{
    (void)state;
    const struct usage_options options = {.format = "custom"};
    struct reading reading = read_text("a\n", &options);
    assert_string_equal(
        told(&reading.diags),
        ": error 64: format custom needs a mapping, which says what its columns hold: --mapping "
        "FILE\n");
    end_reading(&reading);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pattern_fits_in_any_case_with_stars_for_anything),
        cmocka_unit_test(columns_constants_factors_and_values_make_a_row),
        cmocka_unit_test(a_row_of_one_meter_takes_all_factors),
        cmocka_unit_test(the_cache_is_taken_off_where_the_mapping_says_so),
        cmocka_unit_test(a_known_format_takes_the_mappings_columns_and_keeps_its_own),
        cmocka_unit_test(values_of_the_model_are_of_the_column_that_names_it),
        cmocka_unit_test(values_of_the_model_say_that_a_sku_of_another_name_is_claude),
        cmocka_unit_test(files_of_known_formats_stand_beside_those_of_the_mapping),
        cmocka_unit_test(what_a_table_lacks_or_has_wrong_is_named),
        cmocka_unit_test(the_same_usage_is_the_same_in_every_format),
        cmocka_unit_test(custom_without_a_mapping_is_refused),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
