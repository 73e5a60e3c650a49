#include "../check.h"

#include "ingest/sql_dialect.h"
#include "ingest/sql_query.h"

#include <realrate/sql.h>

#include <string.h>

#define COLUMN(name)                                                                                         \
    {                                                                                                        \
        .kind = MAPPING_COLUMN, .text = (name), .factor = { 1, 1 }                                           \
    }

/* The least that a query needs. */
static struct mapping
plain_mapping(void)
{
    return (struct mapping){.file = "m.ini",
                            .table = "t",
                            .fields = {[USAGE_DATE] = COLUMN("d"),
                                       [USAGE_MODEL] = COLUMN("m"),
                                       [USAGE_COUNT + METER_OUTPUT] = COLUMN("o")}};
}

static void
names_are_quoted_as_each_dialect_has_it(void **state)
{
    (void)state;
    static const struct {
        const char *dialect, *name, *column, *table;
    } rows[] = {
        {"ansi", "a.b", "\"a.b\"", "\"a\".\"b\""},
        {"postgres", "say \"x\"", "\"say \"\"x\"\"\"", "\"say \"\"x\"\"\""},
        {"bigquery", "`my-project.x`.t", "```my-project.x``.t`", "`my-project.x`.`t`"},
        {"spark", "\"a\".b", "`\"a\".b`", "`a`.`b`"},
        /* As if it were without quotes: in upper case, unless it cannot have been. */
        {"snowflake", "usage.requests_2", "\"usage.requests_2\"", "\"USAGE\".\"REQUESTS_2\""},
        {"snowflake", "Mixed", "\"Mixed\"", "\"Mixed\""},
        {"snowflake", "2nd", "\"2nd\"", "\"2nd\""},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct sql_dialect *dialect = sql_dialect_of(rows[i].dialect);
        assert_string_equal(sql_dialect_column(dialect, rows[i].name, arena), rows[i].column);
        assert_string_equal(sql_dialect_table(dialect, rows[i].name, arena), rows[i].table);
    }
    arena_free(arena);
}

static void
patterns_match_as_in_a_mapping(void **state)
{
    (void)state;
    static const struct {
        const char *dialect, *pattern, *match; /* NULL: always */
    } rows[] = {
        {"ansi", "*", NULL},
        {"ansi", "**", NULL},
        {"ansi", "Batch", "LOWER(x) = 'batch'"},
        {"ansi", "", "LOWER(x) = ''"},
        {"ansi", "O'B*", "LOWER(x) LIKE 'o''b%'"},
        {"ansi", "us_*", "LOWER(x) LIKE 'us!_%' ESCAPE '!'"},
        {"ansi", "50%!*", "LOWER(x) LIKE '50!%!!%' ESCAPE '!'"},
        {"ansi", "a\\*", "LOWER(x) LIKE 'a\\%' ESCAPE '!'"},
        /* A literal's \ is written twice there: LIKE sees us\_% and a\\%. */
        {"bigquery", "us_*", "LOWER(x) LIKE 'us\\\\_%'"},
        {"clickhouse", "a\\*", "LOWER(x) LIKE 'a\\\\\\\\%'"},
        {"spark", "O'B", "LOWER(x) = 'o\\'b'"},
        /* Letters beyond ASCII are as they are, as in a CSV file; on both sides where only LOWER is there. */
        {"ansi", "\u00C4RZTE*", "LOWER(x) LIKE LOWER('\u00C4rzte%')"},
        {"clickhouse", "\u00C4RZTE", "lower(x) = '\u00C4rzte'"},
        {"postgres", "*\u00C4_RZTE",
         "TRANSLATE(x, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz') LIKE '%\u00C4!_rzte' "
         "ESCAPE "
         "'!'"},
    };
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *match = sql_dialect_match(sql_dialect_of(rows[i].dialect), "x", rows[i].pattern, arena);
        if (rows[i].match)
            assert_string_equal(match, rows[i].match);
        else
            assert_null(match);
    }
    arena_free(arena);
}

static void
engines_are_known_by_what_drivers_call_them(void **state)
{
    (void)state;
    static const struct {
        const char *engine, *dialect;
    } rows[] = {{"PostgreSQL", "postgres"}, {"Google BigQuery", "bigquery"},
                {"Spark SQL", "spark"},     {"ClickHouse", "clickhouse"},
                {"SQLite", "ansi"},         {"", "ansi"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(sql_dialect_of_engine(rows[i].engine)->name, rows[i].dialect);
}

static void
the_whole_query_is_one_select(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diags diags;
    diags_init(&diags);
    struct mapping mapping = plain_mapping();
    assert_string_equal(
        sql_text(&mapping, "duckdb", arena, &diags),
        "SELECT\n"
        "  \"b_date\" AS \"date\",\n"
        "  \"b_model\" AS \"model\",\n"
        "  '' AS \"tier\",\n"
        "  '' AS \"context\",\n"
        "  '' AS \"geo\",\n"
        "  '' AS \"speed\",\n"
        "  '' AS \"workspace\",\n"
        "  0 AS \"input\",\n"
        "  0 AS \"cache_write_5m\",\n"
        "  0 AS \"cache_write_1h\",\n"
        "  0 AS \"cache_read\",\n"
        "  CASE WHEN MIN(\"b_output\") < 0 THEN -1 ELSE SUM(\"b_output\") END AS \"output\",\n"
        "  0 AS \"web_search\",\n"
        "  COUNT(*) AS \"rows\"\n"
        "FROM (\n"
        "  SELECT\n"
        "    \"a_date\" AS \"b_date\",\n"
        "    \"a_model\" AS \"b_model\",\n"
        "    CASE WHEN \"a_output\" IS NULL THEN 0 WHEN \"a_output\" >= 0 AND \"a_output\" = "
        "CAST(\"a_output\" AS BIGINT) THEN CAST(\"a_output\" AS BIGINT) ELSE -1 END AS \"b_output\"\n"
        "  FROM (\n"
        "    SELECT\n"
        "      DATE '1970-01-01' + CAST(FLOOR(EPOCH(s.\"d\") / 86400) AS INTEGER) AS \"a_date\",\n"
        "      s.\"m\" AS \"a_model\",\n"
        "      s.\"o\" AS \"a_output\"\n"
        "    FROM \"t\" s\n"
        "  ) a\n"
        ") b\n"
        "GROUP BY \"b_date\", \"b_model\"\n"
        "ORDER BY \"date\", \"model\"");
    diags_free(&diags);
    arena_free(arena);
}

/* Whether the query of the mapping has the text in it. */
static void
expect_query(const struct mapping *mapping, const char *dialect, const char *text)
{
    struct arena *arena = arena_new();
    struct diags diags;
    diags_init(&diags);
    const char *query = sql_text(mapping, dialect, arena, &diags);
    assert_non_null(query);
    if (!strstr(query, text))
        fail_msg("%s: no %s in\n%s", dialect, text, query);
    diags_free(&diags);
    arena_free(arena);
}

static void
a_number_that_a_factor_does_not_make_whole_is_refused(void **state)
{
    (void)state;
    struct mapping mapping = plain_mapping();
    struct mapping_field *output = &mapping.fields[USAGE_COUNT + METER_OUTPUT];
    output->factor = (struct factor){1, 1000};
    expect_query(
        &mapping, "postgres",
        "CASE WHEN s.\"o\" IS NULL THEN 0 WHEN CAST(CAST(s.\"o\" AS NUMERIC) / 1000 AS BIGINT) * 1000 = "
        "CAST(s.\"o\" AS NUMERIC) THEN CAST(CAST(s.\"o\" AS NUMERIC) / 1000 AS BIGINT) ELSE -1 END");
    output->factor = (struct factor){3, 2};
    expect_query(&mapping, "ansi",
                 "WHEN s.\"o\" = CAST(s.\"o\" AS DECIMAL(29, 9)) AND CAST(s.\"o\" AS DECIMAL(29, 9)) = "
                 "ROUND(CAST(s.\"o\" AS DECIMAL(29, 9)) * 3 / 2, 0) * 2 / 3 THEN");
}

static void
the_factors_of_a_quantity_and_its_meter_are_one(void **state)
{
    (void)state;
    struct mapping mapping = plain_mapping();
    struct mapping_value kilo = {.pattern = "kilo", .value = "output", .factor = {1000, 1}};
    mapping.fields[USAGE_COUNT + METER_OUTPUT].kind = MAPPING_NONE;
    mapping.fields[USAGE_METER] = (struct mapping_field)COLUMN("k");
    mapping.fields[USAGE_METER].values = &kilo;
    mapping.fields[USAGE_METER].n_values = 1;
    mapping.fields[USAGE_QUANTITY] = (struct mapping_field)COLUMN("q");
    mapping.fields[USAGE_QUANTITY].factor = (struct factor){1, 1000};
    expect_query(&mapping, "postgres", "CAST(CAST(s.\"q\" AS NUMERIC) * 1000 / 1000 AS BIGINT) * 1000");
    /* Together they are more than 64 bits hold. */
    kilo.factor.numerator = INT64_MAX;
    mapping.fields[USAGE_QUANTITY].factor.numerator = 2;
    expect_query(&mapping, "postgres", "CASE WHEN LOWER(TRIM(s.\"k\")) = 'kilo' THEN -1 ELSE");
}

static void
words_are_compared_without_blanks(void **state)
{
    (void)state;
    struct mapping mapping = plain_mapping();
    mapping.fields[USAGE_PROVIDER] = (struct mapping_field)COLUMN("v");
    expect_query(&mapping, "duckdb", "LOWER(REPLACE(s.\"v\", ' ', '')) NOT IN ('anthropic', '')");
    mapping.fields[USAGE_COUNT + METER_OUTPUT].kind = MAPPING_NONE;
    mapping.fields[USAGE_METER] = (struct mapping_field)COLUMN("k");
    mapping.fields[USAGE_QUANTITY] = (struct mapping_field)COLUMN("q");
    expect_query(&mapping, "duckdb",
                 "WHEN LOWER(REPLACE(\"a_meter\", ' ', '')) IN ('web_search', 'web_search_requests', "
                 "'websearches') THEN");
}

static void
rows_are_grouped_by_something_even_if_all_keys_are_constant(void **state)
{
    (void)state;
    struct mapping mapping = plain_mapping();
    mapping.fields[USAGE_DATE] = (struct mapping_field){.kind = MAPPING_CONSTANT, .text = "2026-01-01"};
    mapping.fields[USAGE_MODEL] = (struct mapping_field){.kind = MAPPING_CONSTANT, .text = "claude-opus-5"};
    expect_query(&mapping, "ansi", "'2026-01-01' AS \"a_date\"");
    expect_query(&mapping, "ansi", "GROUP BY \"b_date\"\nORDER BY \"date\"");
    mapping.fields[USAGE_PROVIDER] = (struct mapping_field)COLUMN("v");
    expect_query(&mapping, "ansi", "GROUP BY \"b_other\"\nORDER BY \"provider\"");
}

static void
a_query_of_the_users_can_only_select(void **state)
{
    (void)state;
    static const struct {
        const char *query;
        bool is_right;
    } rows[] = {
        {"SELECT * FROM t", true},
        {"with a as (select 1) select * from a", true},
        {"(SELECT 1) UNION (SELECT 2)", true},
        {"SELECT ';' , \";\", `;` FROM t /* ; ) */ -- ; )", true},
        {"SELECT 'it''s' FROM t", true},
        {"DELETE FROM t", false},
        {"SELECTED", false},
        {"SELECT 1; DROP TABLE t", false},
        {"SELECT 1) x; DROP TABLE t --", false},
        {"SELECT 1) x -- (", false},
        {"SELECT (1", false},
        {"SELECT (1 -- )", false},
        {"SELECT 'a", false},
        {"SELECT 1 /* a", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diags diags;
        diags_init(&diags);
        struct mapping mapping = plain_mapping();
        mapping.table = NULL;
        mapping.query = rows[i].query;
        if ((sql_query_check(&mapping, &diags) == 0) != rows[i].is_right)
            fail_msg("%s", rows[i].query);
        assert_int_equal(diags.status, rows[i].is_right ? 0 : STATUS_CONFIG);
        diags_free(&diags);
    }
}

static void
a_table_is_names_with_points_between(void **state)
{
    (void)state;
    static const struct {
        const char *table;
        bool is_right;
    } rows[] = {
        {"t", true},
        {"a.b.t", true},
        {"\"My Table\"", true},
        {"s.\"a.b\".`c d`", true},
        {"s.", false},
        {".t", false},
        {"a..t", false},
        {"\"a", false},
        {"\"a\"b", false},
        {"s.\"prod\"_old", false},
        {"s.\"a\"\"b\".c", false},
        {"`x\"y`.z", false},
        {"a\"b", false},
        {"\"\"", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct diags diags;
        diags_init(&diags);
        struct mapping mapping = plain_mapping();
        mapping.table = rows[i].table;
        if ((sql_query_check(&mapping, &diags) == 0) != rows[i].is_right)
            fail_msg("%s", rows[i].table);
        diags_free(&diags);
    }
}
static void
a_mapping_that_names_no_source_or_not_all_columns_has_no_query(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct mapping mappings[] = {plain_mapping(), plain_mapping(), plain_mapping(), plain_mapping()};
    mappings[0].table = NULL;
    mappings[1].fields[USAGE_MODEL].kind = MAPPING_NONE;
    mappings[2].fields[USAGE_COUNT + METER_OUTPUT].kind = MAPPING_NONE;
    mappings[3].prompt_includes_cache = true;
    for (size_t i = 0; i < sizeof mappings / sizeof *mappings; i++) {
        struct diags diags;
        diags_init(&diags);
        assert_null(sql_text(&mappings[i], "ansi", arena, &diags));
        assert_int_equal(diags.status, STATUS_CONFIG);
        assert_int_equal(diags.n_errors, 1);
        diags_free(&diags);
    }
    arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_quoted_as_each_dialect_has_it),
        cmocka_unit_test(patterns_match_as_in_a_mapping),
        cmocka_unit_test(engines_are_known_by_what_drivers_call_them),
        cmocka_unit_test(the_whole_query_is_one_select),
        cmocka_unit_test(a_table_is_names_with_points_between),
        cmocka_unit_test(a_number_that_a_factor_does_not_make_whole_is_refused),
        cmocka_unit_test(the_factors_of_a_quantity_and_its_meter_are_one),
        cmocka_unit_test(words_are_compared_without_blanks),
        cmocka_unit_test(rows_are_grouped_by_something_even_if_all_keys_are_constant),
        cmocka_unit_test(a_query_of_the_users_can_only_select),
        cmocka_unit_test(a_mapping_that_names_no_source_or_not_all_columns_has_no_query),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
