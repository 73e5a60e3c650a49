#include "../check.h"

#include "cli/progress.h"

#include <string.h>

#define MB UINT64_C(1000000)

/* 250 MB of 1 GB in 2 s are 25% at 125 MB/s, so that 750 MB take 6 s more. The longest line has a bar of 30
 * cells, of which 7 are full (7.5); what has no room is left out whole, the bar first. */
static void
the_line_shows_what_there_is_room_for(void **state)
{
    (void)state;
    static const struct {
        size_t width;
        const char *line;
    } rows[] = {
        {200, "[#######-----------------------]   25%  6 s left  2,500,000 rows  250 MB of 1.0 GB  125 MB/s"},
        {92, "[#######-----------------------]   25%  6 s left  2,500,000 rows  250 MB of 1.0 GB  125 MB/s"},
        {91, "[#######----------------------]   25%  6 s left  2,500,000 rows  250 MB of 1.0 GB  125 MB/s"},
        {79, "[####-------------]   25%  6 s left  2,500,000 rows  250 MB of 1.0 GB  125 MB/s"},
        {70, "[##------]   25%  6 s left  2,500,000 rows  250 MB of 1.0 GB  125 MB/s"},
        {69, " 25%  6 s left  2,500,000 rows  250 MB of 1.0 GB  125 MB/s"},
        {57, " 25%  6 s left  2,500,000 rows  250 MB of 1.0 GB"},
        {40, " 25%  6 s left  2,500,000 rows  125 MB/s"},
        {30, " 25%  6 s left  2,500,000 rows"},
        {29, " 25%  6 s left  125 MB/s"},
        {14, " 25%  6 s left"},
        {13, " 25%"},
        {3, ""},
        {0, ""},
    };
    const struct usage_progress done = {.n_bytes = 250 * MB, .of_bytes = 1000 * MB, .n_rows = 2500000};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char line[PROGRESS_LINE_SIZE];
        progress_line(&done, 2, rows[i].width, line);
        assert_string_equal(line, rows[i].line);
        assert_true(strlen(line) <= rows[i].width);
    }
}

/* The rate is bytes by seconds, the time left what is not read yet by the rate, rounded up. */
static void
numbers_have_their_units(void **state)
{
    (void)state;
    static const struct {
        struct usage_progress done;
        double seconds;
        const char *line;
    } rows[] = {
        {{0, 0, 0}, 0.5, "0 rows  0 B  0 B/s"},
        {{999, 0, 1}, 1, "1 rows  999 B  999 B/s"},
        {{1000, 0, 999}, 2, "999 rows  1.0 kB  500 B/s"},
        {{9949, 0, 1000}, 1, "1,000 rows  9.9 kB  9.9 kB/s"},
        {{9950, 0, 123456}, 1, "123,456 rows  10 kB  10 kB/s"},
        {{999499, 0, 1000000}, 1, "1,000,000 rows  999 kB  999 kB/s"},
        {{999500, 0, 1}, 1, "1 rows  1.0 MB  1.0 MB/s"},
        {{UINT64_MAX, 0, UINT64_MAX}, 1, "18,446,744,073,709,551,615 rows  18 EB  18 EB/s"},
        /* nothing read yet: no rate to go by */
        {{0, MB, 0}, 1, "[------------------------------]    0%  0 rows  0 B of 1.0 MB  0 B/s"},
        /* 99.6% is not all; 0.4% at 49.8% a second takes less than a second */
        {{996, 1000, 8},
         2,
         "[#############################-]   99%  1 s left  8 rows  996 B of 1.0 kB  498 B/s"},
        /* all of it, and a file that has grown since its size was asked */
        {{MB, MB, 8},
         2,
         "[##############################]  100%  0 s left  8 rows  1.0 MB of 1.0 MB  500 kB/s"},
        {{2 * MB, MB, 8},
         2,
         "[##############################]  100%  0 s left  8 rows  2.0 MB of 1.0 MB  1.0 MB/s"},
        /* 60 and 59 times as long as one second, 3,661 s are 1:01:01, 10^6 s are more than is shown */
        {{1, 60, 0}, 1, "[------------------------------]    1%  59 s left  0 rows  1 B of 60 B  1 B/s"},
        {{1, 61, 0}, 1, "[------------------------------]    1%  1:00 left  0 rows  1 B of 61 B  1 B/s"},
        {{1, 3662, 0},
         1,
         "[------------------------------]    0%  1:01:01 left  0 rows  1 B of 3.7 kB  1 B/s"},
        {{1, MB, 0},
         1,
         "[------------------------------]    0%  99:59:59 left  0 rows  1 B of 1.0 MB  1 B/s"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char line[PROGRESS_LINE_SIZE];
        progress_line(&rows[i].done, rows[i].seconds, 1000, line);
        assert_string_equal(line, rows[i].line);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_line_shows_what_there_is_room_for),
        cmocka_unit_test(numbers_have_their_units),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
