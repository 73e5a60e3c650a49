/* The JSON emitter: layout, escapes and numbers. */
#include "../check.h"
#include "report/emit.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

/* A document in memory; the text is the caller's to free. */
struct page {
    struct emitter emitter;
    char *text;
    size_t size;
};

static void
begin(struct page *page)
{
    emit_begin(&page->emitter, open_memstream(&page->text, &page->size));
}

static void
finish_and_compare(struct page *page, const char *expected)
{
    emit_finish(&page->emitter);
    fclose(page->emitter.out);
    assert_string_equal(page->text, expected);
    free(page->text);
}

static void
levels_are_indented_and_rows_stay_on_a_line(void **state)
{
    (void)state;
    struct page page;
    begin(&page);
    emit_array(&page.emitter, "list");
    emit_row(&page.emitter, NULL);
    emit_count(&page.emitter, "n", UINT64_MAX);
    emit_object(&page.emitter, "inner");
    emit_bool(&page.emitter, "yes", true);
    emit_bool(&page.emitter, "no", false);
    emit_end(&page.emitter);
    emit_end(&page.emitter);
    emit_null(&page.emitter, NULL);
    emit_end(&page.emitter);
    emit_array(&page.emitter, "none");
    emit_end(&page.emitter);
    emit_object(&page.emitter, "deep");
    emit_text(&page.emitter, "text", NULL);
    emit_end(&page.emitter);
    finish_and_compare(&page,
                       "{\n"
                       "  \"list\": [\n"
                       "    {\"n\": 18446744073709551615, \"inner\": {\"yes\": true, \"no\": false}},\n"
                       "    null\n"
                       "  ],\n"
                       "  \"none\": [],\n"
                       "  \"deep\": {\n"
                       "    \"text\": null\n"
                       "  }\n"
                       "}\n");
}

static const struct {
    const char *text, *json;
} texts[] = {
    {"plain", "plain"},
    {"", ""},
    {"say \"no\" \\ /", "say \\\"no\\\" \\\\ /"},
    {"a\nb\tc\rd", "a\\nb\\tc\\u000dd"},
    {"\x01\x1f\x7f", "\\u0001\\u001f\\u007f"},
    {"caf\xc3\xa9 \xe2\x88\x92 \xf0\x9f\x98\x80", "caf\xc3\xa9 \xe2\x88\x92 \xf0\x9f\x98\x80"},
    {"a\xff\xfe"
     "b",
     "a\xef\xbf\xbd\xef\xbf\xbd"
     "b"},
    {"cut \xe2\x88", "cut \xef\xbf\xbd\xef\xbf\xbd"},
    {"\xc0\xaf", "\xef\xbf\xbd\xef\xbf\xbd"},                 /* overlong */
    {"\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"}, /* half a surrogate pair */
    {"=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"},
};

static void
texts_are_escaped_and_valid(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_OF(texts); i++) {
        struct page page;
        char expected[200];
        begin(&page);
        emit_text(&page.emitter, "t", texts[i].text);
        snprintf(expected, sizeof expected, "{\n  \"t\": \"%s\"\n}\n", texts[i].json);
        finish_and_compare(&page, expected);
    }
}

static const struct {
    double value;
    int places;
    const char *json;
} numbers[] = {
    {300000, 2, "300000.00"},
    {0.125, 2, "0.12"},
    {0.375, 2, "0.38"},
    {-0.004, 2, "0.00"},
    {-0.0, 2, "0.00"},
    {-1234.5, 2, "-1234.50"},
    {0.15, 9, "0.15"},
    {-1.0 / 7, 9, "-0.142857143"},
    {0, 9, "0"},
    {-1e-10, 9, "0"},
    {1, 9, "1"},
    {100, 9, "100"},
    {28.5714285714, 6, "28.571429"},
    {25, 6, "25"},
    {12.5, 0, "12"},
    {13.5, 0, "14"},
    {1e15, 2, "1000000000000000.00"},
    {(double)NAN, 2, "null"},
    {(double)INFINITY, 9, "null"},
};

static void
numbers_have_fixed_places_and_no_negative_zero(void **state)
{
    (void)state;
    for (size_t i = 0; i < N_OF(numbers); i++) {
        struct page page;
        char expected[100];
        begin(&page);
        emit_number(&page.emitter, "x", numbers[i].value, numbers[i].places);
        snprintf(expected, sizeof expected, "{\n  \"x\": %s\n}\n", numbers[i].json);
        finish_and_compare(&page, expected);
    }
}

static void
exact_cents_keep_every_digit(void **state)
{
    (void)state;
    struct page page;
    begin(&page);
    emit_cents(&page.emitter, "a", INT64_MAX);
    emit_cents(&page.emitter, "b", INT64_MIN);
    emit_cents(&page.emitter, "c", -5);
    emit_cents(&page.emitter, "d", 0);
    finish_and_compare(&page, "{\n  \"a\": 92233720368547758.07,\n  \"b\": -92233720368547758.08,\n"
                              "  \"c\": -0.05,\n  \"d\": 0.00\n}\n");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_are_indented_and_rows_stay_on_a_line),
        cmocka_unit_test(texts_are_escaped_and_valid),
        cmocka_unit_test(numbers_have_fixed_places_and_no_negative_zero),
        cmocka_unit_test(exact_cents_keep_every_digit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
