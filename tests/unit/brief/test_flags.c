/* Names over upright lines: no name is crossed by another's line, none touches another. */
#include "../check.h"

#include "report/brief/marks/flags.h"

/* Lines at x with names of a width, between 0 and 200; where each name begins and its row. */
static const struct {
    const char *what;
    size_t n;
    struct flag flags[3];
    size_t n_rows;
    double starts[3];
    size_t rows[3];
} cases[] = {
    {"one, on the right of its line", 1, {{.x = 50, .width = 40}}, 1, {54}, {0}},
    {"one without room on the right", 1, {{.x = 180, .width = 40}}, 1, {136}, {0}},
    /* 50 + 4 to 94 ends before the line at 100. */
    {"two that have room", 2, {{.x = 50, .width = 40}, {.x = 100, .width = 40}}, 1, {54, 104}, {0, 0}},
    /* 94 to 134 on the right of the first would be crossed at 100: it goes to the left, 46 to 86. */
    {"two near each other", 2, {{.x = 90, .width = 40}, {.x = 100, .width = 40}}, 1, {46, 104}, {0, 0}},
    /* On the left there is no room: the first is raised over the second's line. */
    {"two near the left edge", 2, {{.x = 10, .width = 40}, {.x = 20, .width = 40}}, 2, {14, 24}, {1, 0}},
    /* In one row the middle one would be crossed on either side. */
    {"three near each other",
     3,
     {{.x = 90, .width = 40}, {.x = 100, .width = 40}, {.x = 110, .width = 40}},
     2,
     {46, 104, 114},
     {0, 1, 0}},
};

static void
names_stand_clear_of_lines(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct flag flags[3];
        for (size_t k = 0; k < cases[i].n; k++)
            flags[k] = cases[i].flags[k];
        print_message("%s\n", cases[i].what);
        assert_int_equal(flags_arrange(flags, cases[i].n, 0, 200), cases[i].n_rows);
        for (size_t k = 0; k < cases[i].n; k++) {
            assert_true(flag_start(&flags[k]) == cases[i].starts[k]);
            assert_int_equal(flags[k].row, cases[i].rows[k]);
        }
    }
}

static void
too_wide_names_have_a_row_each_on_the_roomier_side(void **state)
{
    struct flag flags[2] = {{.x = 50, .width = 300}, {.x = 150, .width = 300}};
    (void)state;
    assert_int_equal(flags_arrange(flags, 2, 0, 200), 2);
    assert_false(flags[0].is_left);
    assert_true(flags[1].is_left);
    assert_true(flags[0].row == 1 && flags[1].row == 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_stand_clear_of_lines),
        cmocka_unit_test(too_wide_names_have_a_row_each_on_the_roomier_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
