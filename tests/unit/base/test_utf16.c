#include "../check.h"

#include "base/utf16.h"

#include <string.h>

static void
texts_come_back_as_they_were(void **state)
{
    (void)state;
    /* One, two, three and four bytes of UTF-8; the last are two units. */
    static const struct {
        const char *text;
        size_t n_units;
    } rows[] = {{"", 0},          {"DSN=a", 5}, {"Z\u00FCrich", 6}, {"\u65E5\u672C", 2}, {"a\U0001F600b", 4},
                {"\U0010FFFF", 2}};
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t n;
        const uint16_t *units = utf16_of_utf8(rows[i].text, arena, &n);
        assert_int_equal(n, rows[i].n_units);
        assert_int_equal(units[n], 0);
        assert_string_equal(utf16_to_utf8(units, n, arena), rows[i].text);
    }
    arena_free(arena);
}

static void
half_a_pair_is_replaced(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    const uint16_t first_alone[] = {'a', 0xD83D, 'b'}, second_alone[] = {0xDE00}, cut[] = {0xD83D};
    assert_string_equal(utf16_to_utf8(first_alone, 3, arena), "a\uFFFDb");
    assert_string_equal(utf16_to_utf8(second_alone, 1, arena), "\uFFFD");
    assert_string_equal(utf16_to_utf8(cut, 1, arena), "\uFFFD");
    arena_free(arena);
}

static void
units_are_text_if_they_are_whole_characters(void **state)
{
    (void)state;
    static const struct {
        uint16_t units[3];
        size_t n;
        bool is_text;
    } rows[] = {
        {{0}, 0, true},
        {{'a', 0xD83D, 0xDE00}, 3, true},
        {{0xFFFD}, 1, true}, /* a character as any other */
        {{0xD83D}, 1, false},
        {{0xD83D, 'b'}, 2, false},
        {{0xDE00, 0xD83D}, 2, false},
        {{'a', 0, 'b'}, 3, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(utf16_is_text(rows[i].units, rows[i].n), rows[i].is_text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_come_back_as_they_were),
        cmocka_unit_test(half_a_pair_is_replaced),
        cmocka_unit_test(units_are_text_if_they_are_whole_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
