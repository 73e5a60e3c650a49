#include <realrate/diag.h>

#include <realrate/arena.h>

#include "base/utf8.h"

#include "../check.h"

#include <stdint.h>
#include <string.h>

static void
user_text_is_escaped_and_cut(void **state)
{
    (void)state;
    struct diags diags;
    diags_init(&diags);
    const struct {
        const char *text, *shown;
    } rows[] = {
        {"plain", "plain"},
        {"a\tb", "a\\x09b"},
        {"\x1b[31m", "\\x1B[31m"},
        {"say \"x\"", "say \\x22x\\x22"},
        {"\xff", "\\xFF"},
        {"\xc2\x9b", "\\xC2\\x9B"}, /* a C1 control that terminals obey */
        {"gr\xc3\xbc\xc3\x9f", "gr\xc3\xbc\xc3\x9f"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_string_equal(diag_escape(&diags, rows[i].text, strlen(rows[i].text)), rows[i].shown);
    char text[200];
    memset(text, 'x', sizeof text);
    const char *cut = diag_escape(&diags, text, sizeof text);
    assert_int_equal(strlen(cut), 83);
    assert_string_equal(cut + 80, "...");
    /* 79 bytes and a character of two: it is left out whole. */
    memcpy(text + 79, "\xc3\xbc", 2);
    assert_string_equal(diag_escape(&diags, text, sizeof text) + 79, "...");
    diags_free(&diags);
}

static void
twenty_errors_a_file_are_kept_and_the_rest_counted(void **state)
{
    (void)state;
    struct diags diags;
    diags_init(&diags);
    char name[] = "usage.csv"; /* the sink must copy it */
    for (unsigned long i = 1; i <= 23; i++)
        diag_error(&diags, STATUS_DATA, (struct place){.file = name, .line = i}, "bad %lu", i);
    diag_error(&diags, STATUS_CONFIG, (struct place){.file = "offer.ini"}, "worse");
    memset(name, 'z', sizeof name - 1);
    diags_finish(&diags);
    assert_int_equal(diags.n_errors, 24);
    assert_int_equal(diags.status, STATUS_DATA);
    assert_int_equal(diags.n, 22);
    assert_string_equal(diags.items[19].text, "bad 20");
    assert_string_equal(diags.items[19].place.file, "usage.csv");
    assert_string_equal(diags.items[20].text, "worse");
    assert_string_equal(diags.items[21].text, "and 3 more errors");
    diags_free(&diags);
}

static void
the_same_warning_is_told_once(void **state)
{
    (void)state;
    struct diags diags;
    diags_init(&diags);
    for (int i = 0; i < 3; i++)
        diag_warning(&diags, "few-months", (struct place){.file = "u.csv"}, "only %d months", i / 2);
    assert_int_equal(diags.n, 2);
    assert_int_equal(diags.n_warnings, 2);
    assert_int_equal(diags.status, STATUS_OK);
    diags_free(&diags);
}

static void
the_nearest_name_is_found_or_none(void **state)
{
    (void)state;
    static const char *const known[] = {"annual", "schedule", "measure", "ramp", "billing"};
    const struct {
        const char *name, *nearest;
    } rows[] = {
        {"anual", "annual"}, {"ANNUAL", "annual"}, {"ramps", "ramp"},    {"mesaure", "measure"},
        {"zzz", NULL},       {"", NULL},           {"annualised", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *nearest = diag_nearest(rows[i].name, known, 5);
        if (rows[i].nearest == NULL ? nearest != NULL : !nearest || strcmp(nearest, rows[i].nearest) != 0)
            fail_msg("%s: %s", rows[i].name, nearest ? nearest : "none");
    }
}

static void
utf8_is_read_by_the_letter(void **state)
{
    (void)state;
    const struct {
        const char *text;
        size_t valid;
    } rows[] = {
        {"abc", 3},
        {"\xc3\xbc", 2},
        {"\xe2\x89\xa4 200k", 8},
        {"\xf0\x9f\x98\x80", 4},
        {"a\xc0\x80", 1},
        {"\xed\xa0\x80", 0},
        {"\xf4\x90\x80\x80", 0},
        {"\xe2\x89", 0},
        {"\xf0\x80\x80\x80", 0},
        {"ok\x80", 2},
        {"\xe0\x9f\xbf", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(utf8_valid(rows[i].text, strlen(rows[i].text)), rows[i].valid);
}

static void
an_arena_grows_arrays_and_aligns(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    uint32_t *items = NULL;
    size_t n = 0, capacity = 0;
    for (uint32_t i = 0; i < 10000; i++)
        *(uint32_t *)ARENA_PUSH(arena, &items, &n, &capacity) = i;
    assert_int_equal(n, 10000);
    for (uint32_t i = 0; i < n; i++)
        assert_int_equal(items[i], i);
    char *odd = arena_text(arena, "xyz", 3);
    long double *wide = ARENA_NEW(arena, long double, 3);
    assert_int_equal((uintptr_t)wide % _Alignof(long double), 0);
    assert_string_equal(odd, "xyz");
    assert_string_equal(arena_printf(arena, "%s-%d", odd, 7), "xyz-7");
    char *big = arena_alloc(arena, 5000000, 1);
    big[4999999] = 'e';
    assert_int_equal(big[2500000], 0);
    arena_free(arena);
    arena_free(NULL);
}

/* Two errors and a warning of one sink after what another was told: in order, with the first status. */
static void
a_sink_takes_over_what_another_was_told(void **state)
{
    (void)state;
    struct diags all, part;
    const struct place place = {.file = "a.ini", .line = 3};
    diags_init(&all);
    diags_init(&part);
    diag_warning(&all, "first", place, "of all");
    diag_error(&part, STATUS_IO, place, "100%% of %d", 7);
    diag_warning(&part, "first", place, "of all"); /* told already */
    diag_error(&part, STATUS_OS, place, "another");
    diags_add(&all, &part);
    diags_free(&part); /* texts are copied */
    assert_int_equal(all.n, 3);
    assert_int_equal(all.n_errors, 2);
    assert_int_equal(all.status, STATUS_IO);
    assert_string_equal(all.items[1].text, "100% of 7");
    assert_int_equal(all.items[1].place.line, 3);
    assert_string_equal(all.items[2].text, "another");
    diags_free(&all);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(user_text_is_escaped_and_cut),
        cmocka_unit_test(twenty_errors_a_file_are_kept_and_the_rest_counted),
        cmocka_unit_test(the_same_warning_is_told_once),
        cmocka_unit_test(the_nearest_name_is_found_or_none),
        cmocka_unit_test(a_sink_takes_over_what_another_was_told),
        cmocka_unit_test(utf8_is_read_by_the_letter),
        cmocka_unit_test(an_arena_grows_arrays_and_aligns),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
