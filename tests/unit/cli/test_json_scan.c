/* The strict JSON reader: what RFC 8259 accepts, what it does not, and where each value is. */
#include "../check.h"

#include "cli/json_scan.h"

#include <stdio.h>
#include <string.h>

struct text {
    const char *text;
    size_t len; /* 0: of the text */
};

static size_t
length_of(const struct text *text)
{
    return text->len ? text->len : strlen(text->text);
}

static void
accepts_every_form_of_a_value(void **state)
{
    static const struct text rows[] = {
        {"null", 0},
        {" true ", 0},
        {"\r\n\tfalse", 0},
        {"0", 0},
        {"-0", 0},
        {"-12.50e+3", 0},
        {"1E-9", 0},
        {"\"\"", 0},
        {"\"\\u00e9\\n\\\"\\/\"", 0},
        {"\"\xC3\xA9\"", 0},
        {"[]", 0},
        {"{}", 0},
        {"[1, [2], {}]", 0},
        {"{\"a\": {\"b\": []}}", 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        size_t at = 999;
        if (json_scan(rows[i].text, length_of(&rows[i]), NULL, NULL, &at) != 0)
            fail_msg("refused: %s at %zu", rows[i].text, at);
    }
}

static void
refuses_everything_else(void **state)
{
    static const struct text rows[] = {
        {" ", 0},
        {"nul", 0},
        {"nulls", 0},
        {"01", 0},
        {"1.", 0},
        {".5", 0},
        {"+1", 0},
        {"-", 0},
        {"1e", 0},
        {"NaN", 0},
        {"Infinity", 0},
        {"'a'", 0},
        {"\"a", 0},
        {"\"\\x\"", 0},
        {"\"\\u12g4\"", 0},
        {"\"\n\"", 0},
        {"[1,]", 0},
        {"[1 2]", 0},
        {"[", 0},
        {"]", 0},
        {"{\"a\"}", 0},
        {"{\"a\":}", 0},
        {"{a:1}", 0},
        {"{\"a\":1,}", 0},
        {"{} {}", 0},
        {"1 // no", 0},
        {"\"\xFF\"", 0},
        {"\"\xC3\"", 0},
        {"\xEF\xBB\xBF{}", 0},
        {"1\0", 2},
        {"\"a\0b\"", 5},
        {"{\"a\":1", 0},
        {"[\"\\", 0},
        {"\"\\u12", 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        size_t at = 999;
        if (json_scan(rows[i].text, length_of(&rows[i]), NULL, NULL, &at) == 0)
            fail_msg("accepted: %s", rows[i].text);
        assert_in_range(at, 0, length_of(&rows[i]));
    }
}

static void
refuses_every_document_cut_short(void **state)
{
    static const char whole[] =
        "{\"a\": [1, -2.5e3, \"x\\u00e9\\n\"], \"b\": {\"c\": null, \"d\": [true, false]}}";
    size_t at;
    (void)state;
    assert_int_equal(json_scan(whole, sizeof whole - 1, NULL, NULL, &at), 0);
    for (size_t len = 0; len < sizeof whole - 1; len++)
        assert_int_equal(json_scan(whole, len, NULL, NULL, &at), -1);
}

static void
goes_only_so_deep(void **state)
{
    char text[2 * JSON_DEPTH_MAX + 3];
    size_t at;
    (void)state;
    memset(text, '[', JSON_DEPTH_MAX);
    memset(text + JSON_DEPTH_MAX, ']', JSON_DEPTH_MAX);
    assert_int_equal(json_scan(text, 2 * JSON_DEPTH_MAX, NULL, NULL, &at), 0);
    memset(text, '[', JSON_DEPTH_MAX + 1);
    memset(text + JSON_DEPTH_MAX + 1, ']', JSON_DEPTH_MAX + 1);
    assert_int_equal(json_scan(text, 2 * JSON_DEPTH_MAX + 2, NULL, NULL, &at), -1);
}

static void
note(void *context, const char *path, const char *text, size_t len)
{
    char *notes = context;
    size_t at = strlen(notes);
    snprintf(notes + at, 512 - at, "%s=%.*s;", path, (int)len, text);
}

static void
gives_each_value_with_its_place(void **state)
{
    static const char text[] = "{\"a\": 1, \"b\": [true, {\"c\": \"x\"}, [2]], \"d\": null}";
    char notes[512] = "";
    size_t at;
    (void)state;
    assert_int_equal(json_scan(text, sizeof text - 1, note, notes, &at), 0);
    assert_string_equal(notes, "a=1;b/0=true;b/1/c=x;b/2/0=2;d=null;");
}

static void
cuts_a_path_too_long_to_show(void **state)
{
    char text[2048], notes[512] = "", key[301];
    size_t at;
    (void)state;
    memset(key, 'k', sizeof key - 1);
    key[sizeof key - 1] = '\0';
    snprintf(text, sizeof text, "{\"%s\": {\"%s\": 1}, \"b\": 2}", key, key);
    assert_int_equal(json_scan(text, strlen(text), note, notes, &at), 0);
    assert_non_null(strstr(notes, ";b=2;"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accepts_every_form_of_a_value),    cmocka_unit_test(refuses_everything_else),
        cmocka_unit_test(refuses_every_document_cut_short), cmocka_unit_test(goes_only_so_deep),
        cmocka_unit_test(gives_each_value_with_its_place),  cmocka_unit_test(cuts_a_path_too_long_to_show),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
