/* The price book: every public price, inheriting, derived prices, names and split rules (1.3, 1.20, 2.3). */
#include "ini_case.h"

#include <realrate/plan.h>
#include <realrate/prices.h>
#include <realrate/usage.h>

static struct book
read_text(const char *text, struct arena *arena, struct diags *diags, int *ret_status)
{
    struct book book = {0};
    char *path = case_file(arena, text, strlen(text));
    *ret_status = book_read(path, arena, diags, &book);
    unlink(path);
    return book;
}

static int32_t
day(const char *text)
{
    int32_t value = DAY_NONE;
    assert_int_equal(day_parse(text, strlen(text), &value), 0);
    return value;
}

/* 12.50 in micro-units, by integers alone. */
static int64_t
micro(const char *text)
{
    int64_t value = 0, unit = 0;
    for (; *text; text++)
        if (*text == '.')
            unit = 1000000;
        else {
            value = value * 10 + (*text - '0');
            unit /= unit ? 10 : 1;
        }
    return value * (unit ? unit : 1000000);
}

enum {
    MODEL,
    FAMILY,
    NAME,
    ALIASES,
    FROM,
    TO,
    INPUT,
    THRESHOLD = INPUT + 5,
    LONG_INPUT,
    NOTE = LONG_INPUT + 5,
    N
};

static void
split_row(char *line, char *ret_fields[N])
{
    line[strcspn(line, "\r\n")] = '\0';
    for (size_t i = 0; i < N; i++) {
        ret_fields[i] = line;
        line += strcspn(line, i + 1 < N ? "," : "");
        if (*line)
            *line++ = '\0';
    }
}

static const int token_meters[] = {METER_INPUT, METER_CACHE_WRITE_5M, METER_CACHE_WRITE_1H, METER_CACHE_READ,
                                   METER_OUTPUT};

static void
check_row(const struct book *book, char *fields[N])
{
    int m = book_find(book, fields[MODEL]);
    assert_true(m >= 0);
    const struct book_model *model = &book->models[m];
    assert_string_equal(model->id, fields[MODEL]);
    assert_string_equal(model->family, fields[FAMILY]);
    assert_string_equal(model->name, fields[NAME]);
    const struct price_section *section = model_section(model, day(fields[FROM]));
    assert_int_equal(section->from_day, day(fields[FROM]));
    for (size_t i = 0; i < 5; i++) {
        const char *wanted_long = *fields[THRESHOLD] ? fields[LONG_INPUT + i] : fields[INPUT + i];
        assert_int_equal(section->base[token_meters[i]].micro, micro(fields[INPUT + i]));
        assert_int_equal(section->long_context[token_meters[i]].micro, micro(wanted_long));
    }
    assert_int_equal(section->has_long, *fields[THRESHOLD] != '\0');
    assert_int_equal(section->long_threshold, strtoull(fields[THRESHOLD], NULL, 10));
    assert_int_equal(section->base[METER_WEB_SEARCH].micro, 10000000);
    assert_int_equal(section->batch.per_10k, 5000);
    for (char *alias = strtok(fields[ALIASES], " "); alias; alias = strtok(NULL, " "))
        assert_int_equal(book_find(book, alias), m);
}

static void
the_book_has_every_public_price(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diags diags;
    struct book book;
    char line[1024], *fields[N];
    size_t n = 0;
    diags_init(&diags);
    int status = book_read(case_source(arena, "templates/prices/claude.ini"), arena, &diags, &book);
    assert_reports(arena, &diags, "");
    assert_int_equal(status, 0);
    FILE *csv = fopen(case_source(arena, "tests/unit/config/claude-list-prices.csv"), "r");
    assert_non_null(csv);
    assert_non_null(fgets(line, sizeof line, csv));
    for (; fgets(line, sizeof line, csv); n++) {
        split_row(line, fields);
        check_row(&book, fields);
    }
    fclose(csv);
    assert_int_equal(n, 29);
    assert_int_equal(book.n_families, 5);
    /* And no other. */
    size_t n_sections = 0;
    for (size_t i = 0; i < book.n_models; i++)
        n_sections += book.models[i].n_sections;
    assert_int_equal(n_sections, n);
    diags_free(&diags);
    arena_free(arena);
}

static void
the_book_has_fast_and_us_prices_of_the_models_that_have_them(void **state)
{
    (void)state;
    static const struct {
        const char *model;
        int64_t fast_input, fast_output; /* currency per million */
        int32_t us;
    } wanted[] = {
        {"claude-opus-4-6", 30, 150, 11000}, {"claude-opus-4-7", 30, 150, 11000},
        {"claude-opus-4-8", 10, 50, 11000},  {"claude-opus-5", 10, 50, 11000},
        {"claude-opus-5-5", 8, 40, 11000},   {"claude-sonnet-4-6", 0, 0, 11000},
        {"claude-sonnet-5", 0, 0, 11000},    {"claude-sonnet-5-5", 0, 0, 11000},
        {"claude-haiku-5-5", 0, 0, 11000},   {"claude-fable-5", 0, 0, 11000},
        {"claude-mythos-5-1", 0, 0, 11000},  {"claude-opus-4-5", 0, 0, 10000},
        {"claude-sonnet-4-5", 0, 0, 10000},  {"claude-haiku-4-5", 0, 0, 10000},
    };
    struct arena *arena = arena_new();
    struct diags diags;
    struct book book;
    diags_init(&diags);
    assert_int_equal(book_read(case_source(arena, "templates/prices/claude.ini"), arena, &diags, &book), 0);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        const struct price_section *section =
            model_section(&book.models[book_find(&book, wanted[i].model)], day("2026-10-24"));
        assert_int_equal(section->us.per_10k, wanted[i].us);
        assert_int_equal(section->fast[METER_INPUT].micro, wanted[i].fast_input * 1000000);
        assert_int_equal(section->fast[METER_OUTPUT].micro, wanted[i].fast_output * 1000000);
    }
    /* Fast cache prices by the ratio of cache to input: 0.20 / 4 x 8 = 0.40 for Opus 5.5. */
    const struct price_section *opus =
        model_section(&book.models[book_find(&book, "claude-opus-5-5")], day("2026-10-24"));
    assert_int_equal(opus->fast[METER_CACHE_READ].micro, 400000);
    diags_free(&diags);
    arena_free(arena);
}

#define BOOK "[book]\nname = B\ncurrency = USD\nas_of = 2026-01-01\n"             /* lines 1 to 4 */
#define M    "[model m]\nfamily = f\nfrom = 2026-01-01\ninput = 4\noutput = 20\n" /* lines 5 to 9 */

static void
left_out_prices_are_derived_after_inheriting(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diags diags;
    int status;
    diags_init(&diags);
    struct book book =
        read_text(BOOK M "cache_read = 0.2\nlong_threshold = 100K\nlong_input = 10\nfast_input = 8\n"
                         "fast_output = 40\npriority_multiplier = 1.25\n"
                         "[model M @ 2026-03-01]\ninput = 2\n"
                         "[model m @ 2026-05-01]\nlong_threshold = none\nweb_search = 5\n",
                  arena, &diags, &status);
    assert_reports(arena, &diags, "");
    assert_int_equal(book.models[0].n_sections, 3);
    /* 4.00: writes 1.25 and 2 times; long reads 0.2/4 x 10; fast reads 0.2/4 x 8. Then at 2.00 input the
     * written cache_read stays, and its ratio doubles: 0.2/2 x 10 and x 8; writes follow input. */
    static const struct {
        const char *day;
        int64_t write_5m, write_1h, read, long_input, long_write_5m, long_read, long_output, fast_read, web;
    } wanted[] = {
        {"2025-01-01", 5000000, 8000000, 200000, 10000000, 12500000, 500000, 20000000, 400000, 10000000},
        {"2026-02-28", 5000000, 8000000, 200000, 10000000, 12500000, 500000, 20000000, 400000, 10000000},
        {"2026-03-01", 2500000, 4000000, 200000, 10000000, 12500000, 1000000, 20000000, 800000, 10000000},
        {"2026-05-01", 2500000, 4000000, 200000, 2000000, 2500000, 200000, 20000000, 800000, 5000000},
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        const struct price_section *s = model_section(&book.models[0], day(wanted[i].day));
        assert_int_equal(s->base[METER_CACHE_WRITE_5M].micro, wanted[i].write_5m);
        assert_int_equal(s->base[METER_CACHE_WRITE_1H].micro, wanted[i].write_1h);
        assert_int_equal(s->base[METER_CACHE_READ].micro, wanted[i].read);
        assert_int_equal(s->long_context[METER_INPUT].micro, wanted[i].long_input);
        assert_int_equal(s->long_context[METER_CACHE_WRITE_5M].micro, wanted[i].long_write_5m);
        assert_int_equal(s->long_context[METER_CACHE_READ].micro, wanted[i].long_read);
        assert_int_equal(s->long_context[METER_OUTPUT].micro, wanted[i].long_output);
        assert_int_equal(s->fast[METER_CACHE_READ].micro, wanted[i].fast_read);
        assert_int_equal(s->base[METER_WEB_SEARCH].micro, wanted[i].web);
        assert_int_equal(s->priority.per_10k, 12500);
        assert_int_equal(s->flex.per_10k, 10000);
        assert_int_equal(s->us.per_10k, 10000);
    }
    diags_free(&diags);
    arena_free(arena);
}

static void
wrong_books_are_refused_with_both_places(void **state)
{
    (void)state;
    static const struct {
        const char *text, *want;
    } cases[] = {
        {BOOK, "0: has no [model ID] section\n"},
        {M, "0: [book]: is missing: the price book INI must have this section, with name, currency, as_of\n"},
        {"[book]\nname = B\ncurrency = usd\nas_of = 2026-01-01\n" M,
         "3: [book] currency: \"usd\" found, expected three capital letters such as USD\n"},
        {BOOK "[model m]\nfamily = f\ninput = 4\n", "5: [model m] from: is missing: every model needs it\n5: "
                                                    "[model m] output: is missing: every model needs it\n"},
        {BOOK M "cache_raed = 1\n",
         "10: [model m] cache_raed: is no key of [model]; did you mean cache_read?\n"},
        {BOOK M "cache_read = -1\n",
         "10: [model m] cache_read: -1 is out of range: expected 0 to 1,000,000\n"},
        {BOOK M "cache_read = 1e3\n",
         "10: [model m] cache_read: \"1e3\" found, expected a price such as 2.40\n"},
        {BOOK M "batch_multiplier = 0.12345\n", "10: [model m] batch_multiplier: \"0.12345\" found, expected "
                                                "a number such as 1.5: a number with fewer "
                                                "decimal places\n"},
        {BOOK M "long_input = 8\n",
         "10: [model m] long_input: needs a long_threshold: without one no prompt is long\n"},
        {BOOK M "long_threshold = x\n",
         "10: [model m] long_threshold: \"x\" found, expected none or a whole number\n"},
        {BOOK M "fast_input = 8\n",
         "5: [model m]: has one of fast_input and fast_output: expected both or none\n"},
        {BOOK M "[model n @ 2026-03-01]\ninput = 1\n",
         "10: [model n @ 2026-03-01]: comes before any [model n]\n"},
        {BOOK M "[model m @ 2026-02-30]\ninput = 1\n", "10: [model m @ 2026-02-30]: \"2026-02-30\" found "
                                                       "after @, expected a date that exists, YYYY-MM-DD\n"},
        {BOOK M "[model m @ 2026-01-01]\ninput = 1\n",
         "10: [model m @ 2026-01-01]: is not after 2026-01-01, the first day of the prices on line 5\n"},
        {BOOK M "[model m @ 2026-02-01]\nfamily = g\n",
         "11: [model m @ 2026-02-01] family: belongs to [model m]: a dated section has prices only\n"},
        {BOOK M "alias = x\n[model n]\nfamily = f\nfrom = 2026-01-01\ninput = 4\noutput = 20\nalias = y, X\n",
         "16: [model n] alias: X is already a name of m (line 5)\n"},
        {BOOK M "[model f]\nfamily = f\nfrom = 2026-01-01\ninput = 4\noutput = 20\n",
         "10: [model f]: has a name that is also a family: f\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_new();
        struct diags diags;
        int status;
        diags_init(&diags);
        read_text(cases[i].text, arena, &diags, &status);
        assert_reports(arena, &diags, cases[i].want);
        assert_int_equal(status, -1);
        diags_free(&diags);
        arena_free(arena);
    }
}

static void
names_are_found_without_case(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diags diags;
    int status;
    diags_init(&diags);
    struct book book = read_text(BOOK M "alias = m-1, vendor.m-v1:0\n", arena, &diags, &status);
    assert_int_equal(status, 0);
    assert_int_equal(book_find(&book, "M"), 0);
    assert_int_equal(book_find(&book, "Vendor.M-v1:0"), 0);
    assert_int_equal(book_find(&book, "m-2"), -1);
    diags_free(&diags);
    arena_free(arena);
}

static void
split_rules_cover_the_days_of_long_prices_for_every_name(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct diags diags;
    struct split_rule *rules;
    size_t n;
    int status;
    diags_init(&diags);
    struct book book =
        read_text(BOOK M "alias = m-1\nlong_threshold = 200000\n[model m @ 2026-03-01]\n"
                         "long_threshold = none\n[model h]\nfamily = f\nfrom = 2026-02-01\ninput = 4\n"
                         "output = 20\nlong_threshold = 100K\n",
                  arena, &diags, &status);
    assert_reports(arena, &diags, "");
    struct long_share share = {.model = 1, .share_ppb = 100000000};
    struct plan plan = {.long_shares = &share, .n_long_shares = 1};
    prices_split_rules(&book, &plan, arena, &rules, &n);
    assert_int_equal(n, 3);
    static const char *const models[] = {"m", "m-1", "h"};
    for (size_t i = 0; i < n; i++) {
        bool is_h = i == 2;
        assert_string_equal(rules[i].model, models[i]);
        assert_true(rules[i].from_day == INT32_MIN);
        assert_true(rules[i].to_day == (is_h ? INT32_MAX : day("2026-03-01")));
        assert_true(rules[i].untold_rows && rules[i].base_rows == is_h && !rules[i].long_rows);
        assert_int_equal(rules[i].share_ppb, is_h ? 100000000 : 0);
    }
    diags_free(&diags);
    arena_free(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_book_has_every_public_price),
        cmocka_unit_test(the_book_has_fast_and_us_prices_of_the_models_that_have_them),
        cmocka_unit_test(left_out_prices_are_derived_after_inheriting),
        cmocka_unit_test(wrong_books_are_refused_with_both_places),
        cmocka_unit_test(names_are_found_without_case),
        cmocka_unit_test(split_rules_cover_the_days_of_long_prices_for_every_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
