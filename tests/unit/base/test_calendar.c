#include <realrate/calendar.h>

#include "../check.h"

#include <string.h>
#include <time.h>

static int32_t
day(const char *text)
{
    int32_t value = DAY_NONE;
    assert_int_equal(day_parse(text, strlen(text), &value), 0);
    return value;
}

static void
days_and_dates_agree_with_the_c_library_for_every_day_to_2200(void **state)
{
    (void)state;
    for (int32_t d = 0; d < 84006; d++) {
        time_t seconds = (time_t)d * 86400;
        struct tm tm;
        gmtime_r(&seconds, &tm);
        struct date date = date_of_day(d);
        assert_int_equal(date.year, tm.tm_year + 1900);
        assert_int_equal(date.month, tm.tm_mon + 1);
        assert_int_equal(date.day, tm.tm_mday);
        assert_int_equal(day_of_date(date), d);
    }
}

static void
dates_that_do_not_exist_are_refused(void **state)
{
    (void)state;
    static const char *const rows[] = {"2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31",
                                       "1969-12-31", "2026-1-01",  "01/02/2026", "2026-01-0a", "2026-01-011"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int32_t value = 5;
        if (day_parse(rows[i], strlen(rows[i]), &value) == 0 || value != 5)
            fail_msg("%s was read", rows[i]);
    }
    assert_int_equal(day("2024-02-29"), 19782);
}

static void
months_are_anchored_at_a_day(void **state)
{
    (void)state;
    char text[DAY_TEXT_SIZE];
    int32_t start = day("2027-01-15");
    assert_string_equal(day_text(day_add_months(start, 1), text), "2027-02-15");
    assert_string_equal(day_text(day_add_months(start, -1), text), "2026-12-15");
    assert_string_equal(day_text(day_add_months(start, 24), text), "2029-01-15");
    assert_int_equal(months_between(start, day("2027-02-14")), 0);
    assert_int_equal(months_between(start, day("2027-02-15")), 1);
    assert_int_equal(months_between(start, day("2027-01-14")), -1);
    assert_int_equal(months_between(start, day("2026-01-15")), -12);
    assert_string_equal(day_text(DAY_NONE, text), "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_and_dates_agree_with_the_c_library_for_every_day_to_2200),
        cmocka_unit_test(dates_that_do_not_exist_are_refused),
        cmocka_unit_test(months_are_anchored_at_a_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
