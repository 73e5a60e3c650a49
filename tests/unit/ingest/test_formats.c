/* The formats that are told from the header: which is which, and what their rows say. Clause 2.4. */
#include "support.h"

#include "ingest/adapter.h"

#include <stdlib.h>
#include <string.h>

#define ADMIN                                                                                                \
    "starting_at,ending_at,uncached_input_tokens,cache_creation.ephemeral_5m_input_tokens,"                  \
    "cache_creation.ephemeral_1h_input_tokens,cache_read_input_tokens,output_tokens,"                        \
    "server_tool_use.web_search_requests,model,service_tier,context_window,inference_geo,speed,"             \
    "workspace_id,api_key_id,account_id,service_account_id"
#define DAILY                                                                                                \
    "id,date,api_key,model,model_group,custom_llm_provider,prompt_tokens,completion_tokens,"                 \
    "cache_read_input_tokens,cache_creation_input_tokens,spend,api_requests"
#define LOGS                                                                                                 \
    "request_id,call_type,startTime,endTime,model,prompt_tokens,completion_tokens,total_tokens,spend,"       \
    "team_id,metadata"
#define FOCUS                                                                                                \
    "ChargePeriodStart,ChargePeriodEnd,ChargeCategory,ChargeClass,ServiceName,SkuId,SkuPriceId,SkuMeter,"    \
    "ConsumedQuantity,ConsumedUnit,PricingQuantity,PricingUnit,CommitmentDiscountStatus,SubAccountName,"     \
    "BilledCost,EffectiveCost,ListCost,ContractedCost,BillingCurrency,Tags"
#define FOCUS_1_0                                                                                            \
    "BilledCost,BillingCurrency,ChargeCategory,ChargePeriodStart,CommitmentDiscountStatus,"                  \
    "ConsumedQuantity,ConsumedUnit,PricingQuantity,PricingUnit,SkuId,SkuPriceId,SubAccountName,Tags"
#define COST                                                                                                 \
    "usage_date_utc,model,workspace,api_key,usage_type,context_window,token_type,cost_usd,list_price_usd,"   \
    "cost_type,inference_geo,speed,api_key_id,api_key_status"
#define COST_OLD "usage_date_utc,model,workspace,api_key,usage_type,token_type,cost_usd"

/* The names of a header, in an order that goes with the number. */
static size_t
shuffled(struct arena *arena, const char *text, unsigned number, const char **ret_names)
{
    size_t n = 0;
    for (const char *at = text; *at; at += *at == ',') {
        size_t len = strcspn(at, ",");
        ret_names[n++] = arena_text(arena, at, len);
        at += len;
    }
    for (size_t i = n; i > 1; i--) {
        number = number * 1103515245U + 12345U;
        size_t other = number / 65536U % i;
        const char *name = ret_names[i - 1];
        ret_names[i - 1] = ret_names[other];
        ret_names[other] = name;
    }
    return n;
}

static void
a_header_is_of_its_own_format_in_any_order_of_columns(void **state)
{
    (void)state;
    static const struct {
        const char *header, *format;
    } rows[] = {
        {REALRATE, "realrate"},  {CONSOLE_14, "console"},  {CONSOLE_12, "console"},
        {CONSOLE_11, "console"}, {CONSOLE_OLD, "console"}, {ADMIN, "admin-api"},
        {DAILY, "litellm"},      {LOGS, "litellm"},        {FOCUS, "focus"},
        {FOCUS_1_0, "focus"},    {COST, "console-cost"},   {COST_OLD, "console-cost"},
    };
    const struct formats known = adapter_known();
    struct arena *arena = arena_new();
    const char *names[64];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        for (unsigned number = 0; number < 100; number++) {
            struct header header = {.names = names,
                                    .n_names = shuffled(arena, rows[i].header, number, names)};
            struct fit fit = adapter_fit(&known, &header, NULL);
            assert_int_equal(fit.n_missing, 0);
            assert_string_equal(fit.adapter->name, rows[i].format);
            assert_int_equal(fit.is_plain, i < 6); /* the canonical, the Console's and the Admin API's */
            /* No other format is complete with it, so that no order of the list matters. */
            for (size_t k = 0; k < known.n; k++)
                if (strcmp(known.items[k]->name, rows[i].format) != 0)
                    assert_true(adapter_fit(&known, &header, known.items[k]->name).n_missing > 0);
        }
    arena_free(arena);
}

static void
the_key_cells_are_all_but_the_counts(void **state)
{
    (void)state;
    static const char *const names[] = {"output", "date", "cache_write_5m", "model",     "note",
                                        "input",  "tier", "cache_write_1h", "cache_read"};
    const struct formats known = adapter_known();
    struct header header = {.names = names, .n_names = 9};
    struct fit fit = adapter_fit(&known, &header, NULL);
    assert_int_equal(fit.n_keys, 3);
    for (size_t i = 0; i < fit.n_keys; i++)
        assert_true(fit.key_positions[i] == 1 || fit.key_positions[i] == 3 || fit.key_positions[i] == 6);
    assert_false(fit.is_long);
}

static void
assert_rows(const char *text, const char *format, const char *want_rows, const char *want_told)
{
    struct reading reading = read_text(text, NULL);
    assert_string_equal(told(&reading.diags), want_told);
    assert_string_equal(reading.usage.files[0].format, format);
    assert_string_equal(shown_rows(&reading), want_rows);
    end_reading(&reading);
}

static void
the_admin_apis_rows_are_read(void **state)
{
    (void)state;
    assert_rows(ADMIN
                "\n"
                "2026-02-01T00:00:00Z,2026-02-02T00:00:00Z,1,2,3,4,5,6,claude-opus-5,priority_on_demand,"
                "200k-1M,us,fast,wrkspc_1,k,,\n"
                "2026-02-01T00:00:00Z,2026-02-02T00:00:00Z,7.0,,,,\"1,200\",,claude-opus-5,flex_discount,"
                "0-200k,not_available,,,,,\n",
                "admin-api",
                "2026-02-01 claude-opus-5 priority long us fast \"wrkspc_1\": 1 2 3 4 5 6; 1\n"
                "2026-02-01 claude-opus-5 flex base global standard \"\": 7 0 0 0 1200 0; 1\n",
                "");
}

static void
litellms_daily_rows_are_read_and_other_providers_counted_apart(void **state)
{
    (void)state;
    struct reading reading = read_text(
        DAILY
        "\n"
        "1,2026-02-01,k,claude-opus-5,g,anthropic,100,5,60,30,0.5,1\n" /* uncached: 100 - 60 - 30 = 10 */
        "2,2026-02-01,k,anthropic/claude-opus-5,g,,7,1,,,0.5,1\n"      /* of the same model */
        "3,2026-02-01,k,gpt-5,g,openai,x,y,,,0.5,1\n"                  /* not looked at */
        "4,2026-02-01,k,,g,Azure,1,1,,,0.5,1\n",
        NULL);
    assert_string_equal(told(&reading.diags), "");
    assert_string_equal(shown_rows(&reading),
                        "2026-02-01 claude-opus-5 standard base global standard \"\": 17 30 0 60 6 0; 2\n");
    assert_int_equal(reading.usage.files[0].n_rows, 4);
    assert_int_equal(reading.usage.files[0].n_other_provider, 2);
    assert_int_equal(reading.usage.files[0].n_skipped, 0);
    end_reading(&reading);
}

static void
litellms_logs_have_the_caches_tokens_in_their_metadata(void **state)
{
    (void)state;
    assert_rows(LOGS
                "\n"
                "r1,acompletion,2026-02-01 23:30:00.123-01:00,2026-02-01,claude-opus-5,100,2,102,0.1,team a,"
                /* A tag that quotes the name is none. */
                "\"{\"\"tag\"\": \"\"say \\\"\"cache_read_input_tokens\\\"\": 9\"\", "
                "\"\"usage_object\"\": {\"\"cache_read_input_tokens\"\": 60, "
                "\"\"cache_creation_input_tokens\"\":30}}\"\n" /* 100 - 60 - 30 = 10 */
                "r2,acompletion,2026-02-02,,claude-opus-5,7,1,8,0.1,team a,"
                "\"{\"\"cache_read_input_tokens\"\": null}\"\n"
                "r3,acompletion,2026-02-02,,claude-opus-5,5,1,6,0.1,team a,{}\n",
                "litellm",
                "2026-02-02 claude-opus-5 standard base global standard \"team a\": 22 30 0 60 4 0; 3\n", "");
}

#define LOG(metadata) "r,acompletion,2026-02-02,,claude-opus-5,100,1,101,0.1,t," metadata "\n"

static void
litellms_metadata_counts_whatever_its_form_and_is_refused_where_it_is_no_json(void **state)
{
    (void)state;
    static const char dict[] =
        "expected a JSON object (text of a Python dict is none), found \"{'cache_read_input_tokens': 5}\"\n";
    struct arena *arena = arena_new();
    const struct telling rows[] = {
        {LOGS "\n" LOG("{'cache_read_input_tokens': 5}"),
         arena_printf(arena, "u.csv:2:metadata: error 65: %s", dict)},
        {LOGS "\n" LOG("\"{\"\"cache_read_input_tokens\"\": 5\""),
         "u.csv:2:metadata: error 65: expected a JSON object (text of a Python dict is none), found "
         "\"{\\x22cache_read_input_tokens\\x22: 5\"\n"},
        {LOGS "\n" LOG("5"),
         "u.csv:2:metadata: error 65: expected a JSON object (text of a Python dict is none), found \"5\"\n"},
    };
    ASSERT_ALL_TOLD(rows, NULL);
    arena_free(arena);
    /* 60 of the cache, past a null; then 40, with white space of every kind; then none. */
    assert_rows(LOGS "\n" LOG("\"{\"\"a\"\": {\"\"cache_read_input_tokens\"\": null}, \"\"b\"\": "
                              "{\"\"cache_read_input_tokens\"\": 60, \"\"c\"\": \"\"'{\"\"}}\"")
                    LOG("\"{\r\n\t\"\"cache_read_input_tokens\"\"\n:\t40\n}\n\"") LOG("null") LOG("{}"),
                "litellm",
                "2026-02-02 claude-opus-5 standard base global standard \"t\": 300 0 0 100 4 0; 4\n", "");
}

static void
litellms_logs_warn_that_they_do_not_tell_the_cache(void **state)
{
    (void)state;
    assert_rows(
        "startTime,model,prompt_tokens,completion_tokens\n2026-02-02,claude-opus-5,9,2\n", "litellm",
        "2026-02-02 claude-opus-5 standard base global standard \"\": 9 0 0 0 2 0; 1\n",
        "u.csv: warning cache-not-told: there is no column cache_read_input_tokens or metadata: all prompt "
        "tokens count as uncached, which costs more than caching did\n");
}

#define FOCUS_ROW(category, sku, price, meter, consumed, unit, pricing, pricing_unit, status, account)       \
    "\"2026-02-01 00:00:00\",2026-02-02T00:00:00Z," category ",NULL,Claude," sku "," price "," meter         \
    "," consumed "," unit "," pricing "," pricing_unit "," status "," account                                \
    ",1,1,1,1,USD,\"{\"\"a\"\": 1}\"\n"
#define OPUS_ROW(meter, consumed, unit)                                                                      \
    FOCUS_ROW("Usage", "claude-opus-5", "NULL", meter, consumed, unit, "NULL", "NULL", "NULL", "NULL")

static void
focus_rows_have_one_quantity_in_their_unit(void **state)
{
    (void)state;
    struct reading reading = read_text(
        FOCUS "\n" OPUS_ROW("input", "2.000000000000000", "Tokens")
            OPUS_ROW("Input Tokens", "0.5", "1K tokens") /* 500 */
        OPUS_ROW("output", "3.5E-1", "Million tokens")   /* 350,000 */
        OPUS_ROW("web_search", "7", "Requests")
        /* Nothing consumed is said: what is priced holds, and the price's id names the model. */
        FOCUS_ROW("Usage", "NULL", "claude-haiku-4-5", "cache_read", "NULL", "NULL", "12", "Thousands",
                  "Used", "\"Acme, EU\"")
        /* None of these is usage of a model. */
        FOCUS_ROW("Tax", "claude-opus-5", "NULL", "input", "1", "Tokens", "NULL", "NULL", "NULL", "NULL")
            FOCUS_ROW("Usage", "X", "X.Y", "Box usage", "1.5", "Hours", "1.5", "Hours", "NULL", "NULL")
                FOCUS_ROW("Usage", "claude-opus-5", "NULL", "input", "NULL", "NULL", "9", "Tokens", "Unused",
                          "NULL"),
        NULL);
    assert_string_equal(told(&reading.diags), "");
    assert_string_equal(reading.usage.files[0].format, "focus");
    assert_string_equal(
        shown_rows(&reading),
        "2026-02-01 claude-opus-5 standard base global standard \"\": 502 0 0 0 350000 7; 4\n"
        "2026-02-01 claude-haiku-4-5 standard base global standard \"Acme, EU\": 0 0 0 12000 0 0; 1\n");
    assert_int_equal(reading.usage.files[0].n_other_provider, 3);
    end_reading(&reading);
}

#define QUANTITIES(consumed, unit, pricing, pricing_unit)                                                    \
    FOCUS_ROW("Usage", "claude-opus-5", "NULL", "input", consumed, unit, pricing, pricing_unit, "NULL",      \
              "NULL")

static void
focus_rows_take_the_quantity_whose_unit_is_known(void **state)
{
    (void)state;
    static const struct telling rows[] = {
        {FOCUS "\n" QUANTITIES("NULL", "Tokens", "NULL", "NULL"),
         "u.csv:2:ConsumedQuantity: error 65: expected a quantity, found \"NULL\"\n"},
        {FOCUS "\n" QUANTITIES("100", "NULL", "NULL", "Tokens"),
         "u.csv:2:ConsumedUnit: error 65: expected tokens, requests, thousand tokens, million tokens, found "
         "\"NULL\"\n"},
        {FOCUS "\n" QUANTITIES("NULL", "Tokens", "5", "Hours"),
         "u.csv:2:PricingUnit: error 65: expected tokens, requests, thousand tokens, million tokens, found "
         "\"Hours\"\n"},
    };
    ASSERT_ALL_TOLD(rows, NULL);
    /* 5,000,000 + 40,000 + 200 + 3 */
    assert_rows(
        FOCUS "\n" QUANTITIES("NULL", "Tokens", "5", "Million Tokens")
            QUANTITIES("100", "NULL", "40", "Thousand Tokens") QUANTITIES("7", "Hours", "200", "Tokens")
                QUANTITIES("3", "Tokens", "9", "Million Tokens"),
        "focus", "2026-02-01 claude-opus-5 standard base global standard \"\": 5040203 0 0 0 0 0; 4\n", "");
}

static void
a_focus_correction_may_be_of_the_cost_alone(void **state)
{
    (void)state;
    assert_rows("ChargePeriodStart,SkuId,ChargeCategory,ChargeClass,SkuMeter,ConsumedQuantity,ConsumedUnit,"
                "PricingQuantity,PricingUnit\n"
                "2026-02-01,claude-opus-5,Usage,NULL,Input Tokens,100,Tokens,0.0001,Million Tokens\n"
                "2026-02-01,claude-opus-5,Usage,Correction,Input Tokens,NULL,NULL,NULL,NULL\n",
                "focus", "2026-02-01 claude-opus-5 standard base global standard \"\": 100 0 0 0 0 0; 2\n",
                "");
}

static void
focus_rows_of_other_vendors_models_are_counted_apart(void **state)
{
    (void)state;
    struct reading reading = read_text(
        FOCUS "\n" FOCUS_ROW("Usage", "anthropic.CLAUDE-x", "NULL", "input", "1", "Tokens", "NULL", "NULL",
                             "NULL", "NULL")
            FOCUS_ROW("Usage", "gpt-5", "NULL", "input", "x", "Tokens", "NULL", "NULL", "NULL", "NULL")
                FOCUS_ROW("Usage", "NULL", "claud", "input", "x", "Tokens", "NULL", "NULL", "NULL", "NULL"),
        NULL);
    assert_string_equal(told(&reading.diags), "");
    assert_string_equal(shown_rows(&reading),
                        "2026-02-01 anthropic.CLAUDE-x standard base global standard \"\": 1 0 0 0 0 0; 1\n");
    assert_int_equal(reading.usage.files[0].n_other_provider, 2);
    end_reading(&reading);
}

static void
corrections_net_within_day_and_line(void **state)
{
    (void)state;
    /* 100 - 30 = 70 of account A; of account B 20 - 50, whose rest of 30 comes off A's: 40. */
    assert_rows(
        FOCUS
        "\n" FOCUS_ROW("Usage", "claude-m", "NULL", "input", "100", "Tokens", "NULL", "NULL", "NULL", "A")
            FOCUS_ROW("Usage", "claude-m", "NULL", "input", "-30", "Tokens", "NULL", "NULL", "NULL", "A")
                FOCUS_ROW("Usage", "claude-m", "NULL", "input", "20", "Tokens", "NULL", "NULL", "NULL", "B")
                    FOCUS_ROW("Usage", "claude-m", "NULL", "input", "-0.05", "Thousand tokens", "NULL",
                              "NULL", "NULL", "B"),
        "focus",
        "2026-02-01 claude-m standard base global standard \"A\": 40 0 0 0 0 0; 1\n"
        "2026-02-01 claude-m standard base global standard \"B\": 0 0 0 0 0 0; 1\n",
        "");
}

static void
more_taken_off_than_there_is_is_one_error_of_day_and_line_with_its_sums(void **state)
{
    (void)state;
    /* Input 30 + 15 of 10 + 20; output 8 of none; the web searches come to 2 - 1. */
    static const struct telling rows[] = {
        {FOCUS "\n" OPUS_ROW("input", "10", "Tokens")
             FOCUS_ROW("Usage", "claude-opus-5", "NULL", "input", "20", "Tokens", "NULL", "NULL", "NULL", "B")
                 OPUS_ROW("input", "-30", "Tokens") FOCUS_ROW("Usage", "claude-opus-5", "NULL", "input",
                                                              "-15", "Tokens", "NULL", "NULL", "NULL", "B")
                     OPUS_ROW("output", "-8", "Tokens") OPUS_ROW("web_search", "2", "Requests")
                         OPUS_ROW("web_search", "-1", "Requests"),
         "u.csv: error 65: on 2026-02-01 of claude-opus-5, standard, base, global, standard "
         "corrections take off 45 of input where there are 30, 8 of output where there are 0: what they "
         "correct must be in the same run\n"},
    };
    ASSERT_ALL_TOLD(rows, NULL);
}

static void
a_correction_reaches_another_file_of_the_run(void **state)
{
    (void)state;
    static const char *const paths[] = {"a.csv", "b.csv"};
    static const char first[] = FOCUS "\n" OPUS_ROW("output", "9", "Tokens"),
                      second[] =
                          FOCUS "\n" OPUS_ROW("output", "-4", "Tokens") OPUS_ROW("input", "1", "Tokens");
    write_bytes(paths[0], first, strlen(first));
    write_bytes(paths[1], second, strlen(second));
    struct reading reading = read_paths(paths, 2, NULL);
    assert_string_equal(told(&reading.diags), "");
    assert_string_equal(shown_rows(&reading),
                        "2026-02-01 claude-opus-5 standard base global standard \"\": 0 0 0 0 5 0; 1\n"
                        "2026-02-01 claude-opus-5 standard base global standard \"\": 1 0 0 0 0 0; 1\n");
    end_reading(&reading);
}

static void
the_public_sample_of_focus_is_recognized_and_holds_no_usage_of_a_model(void **state)
{
    (void)state;
    const char *srcdir = getenv("srcdir");
    struct arena *arena = arena_new();
    const char *path = arena_printf(arena, "%s/tests/data/focus-1.0-sample.csv", srcdir);
    struct reading reading = read_paths(&path, 1, NULL);
    assert_string_equal(
        told(&reading.diags),
        arena_printf(arena,
                     "%s: error 65: none of its rows is usage of a Claude model: in none SkuMeter names "
                     "a meter and SkuId a model with \"claude\" in its name; a mapping with [source] format "
                     "= focus says which "
                     "columns and texts do; --allow-empty takes the file all the same\n",
                     path));
    end_reading(&reading);
    arena_free(arena);
}

static void
what_a_format_cannot_be_says_so(void **state)
{
    (void)state;
    static const struct telling rows[] = {
        {FOCUS "\n" OPUS_ROW("input", "5", "Tokens") OPUS_ROW("input", "-12", "Tokens"),
         "u.csv: error 65: on 2026-02-01 of claude-opus-5, standard, base, global, standard corrections take "
         "off 12 of input where there are 5: what they correct must be in the same run\n"},
        {FOCUS "\n" OPUS_ROW("output", "-1", "Tokens"),
         "u.csv: error 65: on 2026-02-01 of claude-opus-5, standard, base, global, standard corrections take "
         "off 1 of output where there are 0: what they correct must be in the same run\n"},
        {FOCUS "\n" FOCUS_ROW("Usage", "NULL", "", "input", "1", "Tokens", "NULL", "NULL", "NULL", "NULL"),
         "u.csv:2:SkuId: error 65: expected a model, found \"NULL\"\n"},
        {FOCUS "\n" OPUS_ROW("input", "35.2E-7", "Tokens"),
         "u.csv:2:ConsumedQuantity: error 65: expected a quantity that comes to a whole count, found "
         "\"35.2E-7\"\n"},
        {FOCUS_1_0 "\n0,USD,Usage,2026-02-01,NULL,1,Tokens,1,Tokens,claude-opus-5,NULL,NULL,NULL\n",
         "u.csv: error 65: none of its rows is usage of a Claude model: in none SkuMeter names a meter and "
         "SkuId "
         "a model with \"claude\" in its name; a mapping with [source] format = focus says which columns and "
         "texts do; --allow-empty takes the file all the same\n"},
        {DAILY "\n1,2026-02-01,k,gpt-5,g,openai,1,1,,,0.5,1\n",
         "u.csv: error 65: none of its rows is usage of a Claude model: custom_llm_provider is anthropic in "
         "none; where another provider serves Claude, say so by [values provider] of a mapping; "
         "--allow-empty takes the file all the same\n"},
        {DAILY "\n1,2026-02-01,k,m,g,anthropic,89,1,60,30,0.5,1\n",
         "u.csv:2:prompt_tokens: error 65: expected at least as many as were read from and written to the "
         "cache, found \"89\"\n"},
        {DAILY ",startTime\n1,2026-02-01,k,m,g,anthropic,89,1,60,29,0.5,1,2026-02-01\n",
         "u.csv:1: error 65: columns \"date\" and \"startTime\" are the same date twice\n"},
        {COST "\n2026-02-01,Claude Opus 5,w,k,message,,output,1.00,1.00,token,global,,,\n",
         "u.csv: error 65: holds billed amounts, not usage: give it as --billed, and as --usage the "
         "Console's "
         "usage export\n"},
    };
    ASSERT_ALL_TOLD(rows, NULL);
}

/* A row of each format with a place for its date and one for a count. */
static const struct {
    const char *header, *before_date, *before_count, *after, *date_column, *count_column;
} forms[] = {
    {REALRATE, "", ",m,,,,,,", ",,,,,", "date", "input"},
    {CONSOLE_11, "", ",m,,,standard,", ",,,,,", "usage_date_utc", "usage_input_tokens_no_cache"},
    {ADMIN, "", ",,", ",,,,,,m,,,,,,,,", "starting_at", "uncached_input_tokens"},
    {DAILY, "1,", ",,m,,anthropic,", ",,,,,", "date", "prompt_tokens"},
    {FOCUS, "", ",,Usage,,,claude-m,,input,", ",Tokens,,,,,,,,,,", "ChargePeriodStart", "ConsumedQuantity"},
};
#define N_FORMS (sizeof forms / sizeof *forms)

static struct reading
read_form(size_t form, const char *date, const char *count)
{
    struct arena *arena = arena_new();
    const char *text = arena_printf(arena, "%s\n%s%s%s%s%s\n", forms[form].header, forms[form].before_date,
                                    date, forms[form].before_count, count, forms[form].after);
    struct reading reading = read_text(text, NULL);
    arena_free(arena);
    return reading;
}

static void
what_is_no_count_is_refused_in_every_format(void **state)
{
    (void)state;
    static const char *const counts[] = {
        "\"1.234,56\"",
        "$5",
        "(5.00)",
        "0x10",
        "1_000",
        "1 1/2",
        "NaN",
        "inf",
        "1.5",
        "1e400",
        "x",
        "35.2E-7",
        "- 1",
        "1234567890123456789012345678901234567890",
    };
    for (size_t form = 0; form < N_FORMS; form++)
        for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
            struct reading reading = read_form(form, "2026-02-01", counts[i]);
            assert_int_equal(reading.diags.n_errors, 1);
            assert_int_equal(reading.diags.status, STATUS_DATA);
            assert_int_equal(reading.diags.items[0].place.line, 2);
            assert_string_equal(reading.diags.items[0].place.column, forms[form].count_column);
            end_reading(&reading);
        }
}

static void
a_negative_count_is_refused_and_in_focus_more_than_there_is(void **state)
{
    (void)state;
    for (size_t form = 0; form < N_FORMS; form++) {
        struct reading reading = read_form(form, "2026-02-01", "-1");
        assert_int_equal(reading.diags.n_errors, 1);
        assert_non_null(strstr(told(&reading.diags), form == N_FORMS - 1
                                                         ? "corrections take off 1 of input where there are 0"
                                                         : "expected a count of 0 or more"));
        end_reading(&reading);
    }
}

static void
counts_are_grouped_or_have_an_exponent_as_the_format_says(void **state)
{
    (void)state;
    for (size_t form = 0; form < N_FORMS; form++) {
        bool is_focus = form == N_FORMS - 1;
        static const struct {
            const char *text;
            uint64_t count;
            bool in_focus, elsewhere;
        } rows[] = {{"12.0", 12, true, true}, {"\"1,234\"", 1234, false, true}, {"1.5e3", 1500, true, false}};
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            struct reading reading = read_form(form, "2026-02-01", rows[i].text);
            bool is_read = is_focus ? rows[i].in_focus : rows[i].elsewhere;
            assert_int_equal(reading.status, is_read ? 0 : -1);
            if (is_read)
                assert_int_equal(reading.usage.rows[0].counts[METER_INPUT], rows[i].count);
            end_reading(&reading);
        }
    }
}

static void
dates_are_days_of_utc_in_every_format(void **state)
{
    (void)state;
    static const char *const bad[] = {"2026-02-30", "2026-13-01", "01/02/2026", "2026-02-01 25:00", ""};
    for (size_t form = 0; form < N_FORMS; form++) {
        for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
            struct reading reading = read_form(form, bad[i], "1");
            assert_int_equal(reading.diags.n_errors, 1);
            assert_string_equal(reading.diags.items[0].place.column, forms[form].date_column);
            end_reading(&reading);
        }
        struct reading reading =
            read_form(form, "2026-02-28T23:30:00-01:00", "1"); /* 00:30 of the next day */
        assert_string_equal(told(&reading.diags), "");
        assert_int_equal(reading.usage.rows[0].day, 20513); /* 2026-03-01 */
        end_reading(&reading);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_header_is_of_its_own_format_in_any_order_of_columns),
        cmocka_unit_test(the_key_cells_are_all_but_the_counts),
        cmocka_unit_test(the_admin_apis_rows_are_read),
        cmocka_unit_test(litellms_daily_rows_are_read_and_other_providers_counted_apart),
        cmocka_unit_test(litellms_logs_have_the_caches_tokens_in_their_metadata),
        cmocka_unit_test(litellms_logs_warn_that_they_do_not_tell_the_cache),
        cmocka_unit_test(focus_rows_have_one_quantity_in_their_unit),
        cmocka_unit_test(focus_rows_take_the_quantity_whose_unit_is_known),
        cmocka_unit_test(a_focus_correction_may_be_of_the_cost_alone),
        cmocka_unit_test(focus_rows_of_other_vendors_models_are_counted_apart),
        cmocka_unit_test(litellms_metadata_counts_whatever_its_form_and_is_refused_where_it_is_no_json),
        cmocka_unit_test(corrections_net_within_day_and_line),
        cmocka_unit_test(more_taken_off_than_there_is_is_one_error_of_day_and_line_with_its_sums),
        cmocka_unit_test(a_correction_reaches_another_file_of_the_run),
        cmocka_unit_test(the_public_sample_of_focus_is_recognized_and_holds_no_usage_of_a_model),
        cmocka_unit_test(what_a_format_cannot_be_says_so),
        cmocka_unit_test(what_is_no_count_is_refused_in_every_format),
        cmocka_unit_test(a_negative_count_is_refused_and_in_focus_more_than_there_is),
        cmocka_unit_test(counts_are_grouped_or_have_an_exponent_as_the_format_says),
        cmocka_unit_test(dates_are_days_of_utc_in_every_format),
    };
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
