#include "support.h"

#include "ingest/field.h"

#include <realrate/calendar.h>

#include <string.h>

static void
assert_day(const char *text, const char *want)
{
    int32_t day = 0;
    char shown[DAY_TEXT_SIZE];
    const char *expected = field_day(text, strlen(text), &day);
    if (expected)
        fail_msg("\"%s\" was refused: expected %s", text, expected);
    assert_string_equal(day_text(day, shown), want);
}

static void
dates_and_timestamps_give_their_utc_day(void **state)
{
    (void)state;
    static const struct {
        const char *text, *day;
    } rows[] = {
        {"2026-02-01", "2026-02-01"},
        {"2024-02-29", "2024-02-29"},
        {"2026-03-31 02:00", "2026-03-31"},
        {"2026-03-31T02:00", "2026-03-31"},
        {"2026-03-31t02:00z", "2026-03-31"},
        {"2026-03-31T23:59:59Z", "2026-03-31"},
        {"2026-03-31T23:59:60Z", "2026-03-31"},
        {"2026-03-31 23:59:59.999999 UTC", "2026-03-31"},
        {"2026-03-31T23:59:59,5", "2026-03-31"},
        /* 23:30 five hours behind UTC is 04:30 of the next day. */
        {"2026-03-31T23:30:00-05:00", "2026-04-01"},
        {"2026-12-31T19:00-05", "2027-01-01"},
        {"2026-12-31T18:59-0500", "2026-12-31"},
        /* 01:00 two hours ahead is 23:00 of the day before. */
        {"2026-03-01 01:00:00+02:00", "2026-02-28"},
        {"2026-03-01T02:00:00+02:00", "2026-03-01"},
        {"2026-03-01T00:00:00 +00", "2026-03-01"},
        {"1970-01-01T00:00Z", "1970-01-01"},
        {"9999-12-31", "9999-12-31"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_day(rows[i].text, rows[i].day);
}

static void
what_is_no_day_is_refused_with_what_was_expected(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"", "a date YYYY-MM-DD"},
        {"01/02/2026", "a date YYYY-MM-DD"},
        {"2026-3-1", "a date YYYY-MM-DD"},
        {"2026-03", "a date YYYY-MM-DD"},
        {"2026-03-31x", "a date YYYY-MM-DD"},
        {"46112", "a date YYYY-MM-DD"},
        {"2026-02-30", "a date that exists, 1970 to 9999"},
        {"2026-02-29", "a date that exists, 1970 to 9999"},
        {"2026-13-01", "a date that exists, 1970 to 9999"},
        {"2026-00-01", "a date that exists, 1970 to 9999"},
        {"1969-12-31", "a date that exists, 1970 to 9999"},
        {"1970-01-01T00:00+01:00", "a date that exists, 1970 to 9999"},
        {"9999-12-31T23:00-02:00", "a date that exists, 1970 to 9999"},
        {"2026-03-31 25:00", "an hour of 00 to 23"},
        {"2026-03-31T24:00", "an hour of 00 to 23"},
        {"2026-03-31T", "an hour of 00 to 23"},
        {"2026-03-31 9:00", "an hour of 00 to 23"},
        {"2026-03-31T09", "minutes of 00 to 59"},
        {"2026-03-31T09:60", "minutes of 00 to 59"},
        {"2026-03-31T09:00:61", "seconds of 00 to 60"},
        {"2026-03-31T09:00:00.", "digits of a second"},
        {"2026-03-31T09:00x", "a time zone Z or +HH:MM"},
        {"2026-03-31T09:00 CET", "a time zone Z or +HH:MM"},
        {"2026-03-31T09:00+15:00", "a time zone Z or +HH:MM"},
        {"2026-03-31T09:00+05:60", "a time zone Z or +HH:MM"},
        {"2026-03-31T09:00+05:00x", "a time zone Z or +HH:MM"},
        {"2026-03-31T09:00+5", "a time zone Z or +HH:MM"},
        {"2026-03-31T09:00Zx", "a time zone Z or +HH:MM"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int32_t day = 7;
        const char *expected = field_day(rows[i].text, strlen(rows[i].text), &day);
        if (!expected)
            fail_msg("\"%s\" was taken for a day", rows[i].text);
        assert_string_equal(expected, rows[i].expected);
        assert_int_equal(day, 7);
    }
}

static void
words_of_exports_have_the_meaning_of_the_method(void **state)
{
    (void)state;
    static const struct {
        const struct word *words;
        const char *text;
        int value;
    } rows[] = {
        {field_tiers, "standard", TIER_STANDARD},
        {field_tiers, "message", TIER_STANDARD},
        {field_tiers, "", TIER_STANDARD},
        {field_tiers, "batch", TIER_BATCH},
        {field_tiers, "Batch", TIER_BATCH},
        {field_tiers, "priority", TIER_PRIORITY},
        {field_tiers, "priority_on_demand", TIER_PRIORITY},
        {field_tiers, "flex", TIER_FLEX},
        {field_tiers, "flex_discount", TIER_FLEX},
        {field_tiers, "turbo", -1},
        {field_tiers, "batc", -1},
        {field_tiers, "batches", -1},
        {field_contexts, "\u2264 200k", CONTEXT_BASE},
        {field_contexts, "\u2264200K", CONTEXT_BASE},
        {field_contexts, "<= 200k", CONTEXT_BASE},
        {field_contexts, "0-200k", CONTEXT_BASE},
        {field_contexts, "", CONTEXT_BASE},
        {field_contexts, "base", CONTEXT_BASE},
        {field_contexts, "> 200k", CONTEXT_LONG},
        {field_contexts, ">200k", CONTEXT_LONG},
        {field_contexts, "200k-1M", CONTEXT_LONG},
        {field_contexts, "long", CONTEXT_LONG},
        {field_contexts, "\u2265 200k", -1},
        {field_contexts, "500k", -1},
        {field_geos, "global", GEO_GLOBAL},
        {field_geos, "not_available", GEO_GLOBAL},
        {field_geos, "", GEO_GLOBAL},
        {field_geos, "us", GEO_US},
        {field_geos, "US", GEO_US},
        {field_geos, "eu", -1},
        {field_speeds, "", SPEED_STANDARD},
        {field_speeds, "standard", SPEED_STANDARD},
        {field_speeds, "fast", SPEED_FAST},
        {field_speeds, "slow", -1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (field_word(rows[i].words, rows[i].text, strlen(rows[i].text)) != rows[i].value)
            fail_msg("row %zu, \"%s\": not %d", i, rows[i].text, rows[i].value);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_and_timestamps_give_their_utc_day),
        cmocka_unit_test(what_is_no_day_is_refused_with_what_was_expected),
        cmocka_unit_test(words_of_exports_have_the_meaning_of_the_method),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
