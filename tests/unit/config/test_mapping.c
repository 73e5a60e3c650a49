/* Mapping INIs: what each key says, and what is refused. Clauses 2.4 and 2.5. */
#include "ini_case.h"

#include <realrate/mapping.h>

struct mapping_case {
    struct arena *arena;
    struct diags diags;
    struct mapping mapping;
    int status;
};

static void
read_case(struct mapping_case *c, const char *text)
{
    c->arena = arena_new();
    diags_init(&c->diags);
    char *path = case_file(c->arena, text, strlen(text));
    c->status = mapping_read(path, c->arena, &c->diags, &c->mapping);
    unlink(path);
}

static void
drop_case(struct mapping_case *c)
{
    diags_free(&c->diags);
    arena_free(c->arena);
}

static void
assert_field(const struct mapping *mapping, enum usage_field field, enum mapping_kind kind, const char *text,
             long long numerator, long long denominator)
{
    const struct mapping_field *found = &mapping->fields[field];
    assert_int_equal(found->kind, kind);
    assert_string_equal(found->text, text);
    assert_int_equal(found->factor.numerator, numerator);
    assert_int_equal(found->factor.denominator, denominator);
}

static void
columns_constants_and_factors_are_told_apart(void **state)
{
    (void)state;
    struct mapping_case c;
    read_case(&c, "[columns]\n"
                  "date = started at\n"
                  "model = lineItem/UsageType\n"
                  "tier = 'batch' ; of all\n"
                  "input = prompt * 1000\n"
                  "output = answer / 4\n"       /* a quarter */
                  "cache_read = read  *  2.5\n" /* 5/2 */
                  "cache_write_5m = a*b\n"      /* a name: no spaces around the star */
                  "cache_write_1h = w * 2K\n"
                  "web_search = '1'\n");
    assert_reports(c.arena, &c.diags, "");
    assert_int_equal(c.status, 0);
    const struct mapping *m = &c.mapping;
    assert_field(m, USAGE_DATE, MAPPING_COLUMN, "started at", 1, 1);
    assert_field(m, USAGE_MODEL, MAPPING_COLUMN, "lineItem/UsageType", 1, 1);
    assert_field(m, USAGE_TIER, MAPPING_CONSTANT, "batch", 1, 1);
    assert_field(m, USAGE_COUNT + METER_INPUT, MAPPING_COLUMN, "prompt", 1000, 1);
    assert_field(m, USAGE_COUNT + METER_OUTPUT, MAPPING_COLUMN, "answer", 1, 4);
    assert_field(m, USAGE_COUNT + METER_CACHE_READ, MAPPING_COLUMN, "read", 5, 2);
    assert_field(m, USAGE_COUNT + METER_CACHE_WRITE_5M, MAPPING_COLUMN, "a*b", 1, 1);
    assert_field(m, USAGE_COUNT + METER_CACHE_WRITE_1H, MAPPING_COLUMN, "w", 2000, 1);
    assert_field(m, USAGE_COUNT + METER_WEB_SEARCH, MAPPING_CONSTANT, "1", 1, 1);
    assert_int_equal(m->fields[USAGE_WORKSPACE].kind, MAPPING_NONE);
    assert_int_equal(m->fields[USAGE_TIER].line, 4);
    assert_null(m->table);
    assert_null(m->query);
    assert_null(m->format);
    assert_false(m->prompt_includes_cache);
    assert_int_equal(m->prompt_line, 0);
    assert_int_equal(strlen(m->sha256), 64);
    drop_case(&c);
}

#define LONG "[columns]\ndate = d\nmodel = m\nmeter = u\nquantity = q\n" /* 5 lines */

static void
values_keep_their_order_and_their_factors(void **state)
{
    (void)state;
    struct mapping_case c;
    read_case(&c, LONG "[values meter]\n"
                       "*-input-tokens = input * 1000\n"
                       "*-MP*_OutputTokenCount-Units = output * 1M\n"
                       "* = IGNORE\n"
                       "[Values Model]\n"
                       "*Claude 4.5* = claude-sonnet-4-5\n"
                       "[source]\n"
                       "table = usage.requests\n"
                       "prompt_includes_cache = no\n");
    assert_reports(c.arena, &c.diags, "");
    const struct mapping_field *meter = &c.mapping.fields[USAGE_METER];
    assert_int_equal(meter->n_values, 3);
    assert_string_equal(meter->values[0].pattern, "*-input-tokens");
    assert_string_equal(meter->values[0].value, "input");
    assert_int_equal(meter->values[0].factor.numerator, 1000);
    assert_int_equal(meter->values[0].line, 7);
    assert_string_equal(meter->values[1].value, "output");
    assert_int_equal(meter->values[1].factor.numerator, 1000000);
    assert_string_equal(meter->values[2].pattern, "*");
    assert_null(meter->values[2].value);
    assert_int_equal(c.mapping.fields[USAGE_MODEL].n_values, 1);
    assert_string_equal(c.mapping.fields[USAGE_MODEL].values[0].value, "claude-sonnet-4-5");
    assert_string_equal(c.mapping.table, "usage.requests");
    assert_false(c.mapping.prompt_includes_cache);
    assert_int_equal(c.mapping.prompt_line, 14);
    drop_case(&c);
}

static void
a_mapping_that_changes_a_format_may_leave_out_any_field(void **state)
{
    (void)state;
    struct mapping_case c;
    read_case(&c, "[source]\nformat = focus\n[values meter]\nin = input\n");
    assert_reports(c.arena, &c.diags, "");
    assert_string_equal(c.mapping.format, "focus");
    assert_int_equal(c.mapping.format_line, 2);
    assert_int_equal(c.mapping.fields[USAGE_METER].kind, MAPPING_NONE);
    assert_int_equal(c.mapping.fields[USAGE_METER].n_values, 1);
    drop_case(&c);
}

#define WIDE "[columns]\ndate = d\nmodel = m\ninput = i\n" /* 4 lines */

static void
every_refusal_names_place_finding_and_expectation(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } cases[] = {
        {"[source]\ntable = t\n",
         "0: [columns]: lacks date: say its column, or name in [source] the format that has it\n"
         "0: [columns]: lacks model: say its column, or name in [source] the format that has it\n"
         "0: [columns]: lacks what is counted: say columns of input, output and so on, or meter and quantity "
         "where each row has one of them\n"},
        {"[columns]\ndate = d\nmodel = m\nmeter = u\n", "1: [columns]: lacks quantity beside meter\n"},
        {"[columns]\ndate = d\nmodel = m\nquantity = q\n", "1: [columns]: lacks meter beside quantity\n"},
        {LONG "output = o\n", "1: [columns]: has counts side by side and a meter or quantity too: a row has "
                              "the one or the other\n"},
        {WIDE "[source]\ntable = t\nquery = SELECT 1\n", "7: [source] query: cannot stand beside table\n"},
        {WIDE "otput = o\n", "5: [columns] otput: is no key of [columns]; did you mean output?\n"},
        {WIDE "[column]\n", "5: [column]: is no section of the mapping INI; did you mean [columns]?\n"},
        {WIDE "[commit]\n", "5: [commit]: is a section of the offer INI, not of the mapping INI\n"},
        {WIDE "tier = 'bulk'\n",
         "5: [columns] tier: \"bulk\" found, expected standard, batch, priority or flex\n"},
        {WIDE "output = '1.5'\n", "5: [columns] output: \"1.5\" found, expected a whole number\n"},
        {WIDE "output = ''\n", "5: [columns] output: \"\" found, expected a count\n"},
        {"[columns]\ndate = '2026-02-30'\nmodel = ''\ninput = i\n",
         "2: [columns] date: \"2026-02-30\" found, expected a date YYYY-MM-DD from 1970 on\n"
         "3: [columns] model: \"\" found, expected a text\n"},
        {WIDE "tier = t * 2\n",
         "5: [columns] tier: \"t * 2\" found, expected a column alone: only counts and "
         "quantities are multiplied\n"},
        {WIDE "output = o * x\n",
         "5: [columns] output: \"o * x\" found, expected a number above 0 after * or /\n"},
        {WIDE "output = o / 0\n",
         "5: [columns] output: \"o / 0\" found, expected a number above 0 after * or /\n"},
        {WIDE "output = o * -1\n",
         "5: [columns] output: \"o * -1\" found, expected a number above 0 after * or /\n"},
        {WIDE "output =\n",
         "5: [columns] output: \"\" found, expected a column, or a constant in apostrophes\n"},
        {WIDE "[values input]\na = 1\n",
         "5: [values input]: names no field whose texts have values; expected model, workspace, tier, "
         "context, geo, speed, provider or meter\n"},
        {WIDE "[values]\na = 1\n", "5: [values]: needs a name: expected [values FIELD]\n"},
        {WIDE "[values tier]\nx = bulk\n",
         "6: [values tier] x: \"bulk\" found, expected ignore, or standard, batch, priority or flex\n"},
        {WIDE "[values model]\nx =\n", "6: [values model] x: \"\" found, expected ignore, or a text\n"},
        {WIDE "[values model]\nx = 'y'\n",
         "6: [values model] x: a value that begins with ' must stand in double quotes: \"...\"\n"},
        {LONG "[values meter]\nx = inputs * 1000\n",
         "7: [values meter] x: \"inputs\" found, expected ignore, or input, cache_write_5m, cache_write_1h, "
         "cache_read, output or web_search\n"},
        {WIDE "[values tier]\nx = batch\n",
         "6: [values tier]: has no effect: [columns] gives the field no column\n"},
        {WIDE "tier = 'batch'\n[values tier]\nx = batch\n",
         "7: [values tier]: has no effect: [columns] gives the field a constant\n"},
        {WIDE "tier = 'batch\n", "5: a value that begins with ' must stand in double quotes: \"...\"\n"},
        {WIDE "tier = 'batch' x\n", "5: a value that begins with ' must stand in double quotes: \"...\"\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct mapping_case c;
        read_case(&c, cases[i].text);
        assert_reports(c.arena, &c.diags, cases[i].want);
        assert_int_equal(c.status, -1);
        assert_int_equal(c.diags.status, STATUS_CONFIG);
        drop_case(&c);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_constants_and_factors_are_told_apart),
        cmocka_unit_test(values_keep_their_order_and_their_factors),
        cmocka_unit_test(a_mapping_that_changes_a_format_may_leave_out_any_field),
        cmocka_unit_test(every_refusal_names_place_finding_and_expectation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
