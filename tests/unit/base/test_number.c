#include "base/number.h"

#include "../check.h"

#include <string.h>

static const struct number_form money = {.decimals = 6, .allow_comma = true, .allow_suffix = true};
static const struct number_form share = {.decimals = 9, .allow_percent = true};
static const struct number_form count = {.decimals = 0, .allow_comma = true, .allow_suffix = true};

static void
numbers_are_read_exactly(void **state)
{
    (void)state;
    const struct {
        const char *text;
        struct number_form form;
        int64_t value;
    } rows[] = {
        {"0", money, 0},
        {"1000000", money, 1000000000000},
        {"1,000,000", money, 1000000000000},
        {"1_000_000", money, 1000000000000},
        {"250K", money, 250000000000},
        {"1.5M", money, 1500000000000},
        {"2B", money, 2000000000000000},
        {"0.000001", money, 1},
        {"-3.25", money, -3250000},
        {"4.200000000", money, 4200000},
        {"15%", share, 150000000},
        {"0.15", share, 150000000},
        {"12.5%", share, 125000000},
        {"0.0000001%", share, 1},
        {"100%", share, 1000000000},
        {"24", count, 24},
        {"9223372036854775807", count, INT64_MAX},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t value = -99;
        const char *expected = number_read(rows[i].text, strlen(rows[i].text), rows[i].form, &value);
        if (expected || value != rows[i].value)
            fail_msg("%s: got %lld (%s), want %lld", rows[i].text, (long long)value,
                     expected ? expected : "read", (long long)rows[i].value);
    }
}

static void
what_is_no_number_is_refused_and_leaves_the_result_alone(void **state)
{
    (void)state;
    const struct {
        const char *text;
        struct number_form form;
    } rows[] = {
        {"", money},
        {" 1", money},
        {"1 ", money},
        {"+1", money},
        {"010", money},
        {"0x10", money},
        {"12abc", money},
        {"1,5", money},
        {"1,0000", money},
        {"1,00", money},
        {"1000,000", money},
        {"1,000_000", money},
        {"nan", money},
        {"inf", money},
        {"1e5", money},
        {".5", money},
        {"5.", money},
        {"1.5.2", money},
        {"--1", money},
        {"-", money},
        {"$5", money},
        {"(5)", money},
        {"5%", money},
        {"1M%", share},
        {"0.0000001", money},
        {"1KK", money},
        {"1,000", share},
        {"0.0000000001", share},
        {"1.5", count},
        {"9223372036854775808", count},
        {"99999999999999999999", count},
        {"9300000B", money},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t value = -99;
        if (!number_read(rows[i].text, strlen(rows[i].text), rows[i].form, &value) || value != -99)
            fail_msg("\"%s\" was read as %lld", rows[i].text, (long long)value);
    }
}

static void
a_currency_sign_and_a_decimal_comma_are_named(void **state)
{
    (void)state;
    static const struct number_form form = {.decimals = 6, .allow_comma = true, .allow_percent = true};
    static const struct {
        const char *text, *expected;
    } rows[] = {
        {"$40,000", "a number without a currency sign"},
        {"-\u20AC5", "a number without a currency sign"},
        {"12,5%", "a decimal point, not a comma"},
        {"0,75", "a decimal point, not a comma"},
        {"12,5000", "thousands in groups of three"},
        {"1,000,5", "thousands in groups of three"},
        {"1,5.0", "thousands in groups of three"},
        {"1_5", "thousands in groups of three"},
        {"x", "a number"},
        {"", "a number"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int64_t value;
        const char *expected = number_read(rows[i].text, strlen(rows[i].text), form, &value);
        assert_non_null(expected);
        assert_string_equal(expected, rows[i].expected);
    }
}

static void
counts_are_read_exactly(void **state)
{
    (void)state;
    static const struct count_form plain = {0}, commas = {.allow_comma = true},
                                   exponents = {.allow_exponent = true};
    const struct {
        const char *text;
        struct count_form form;
        uint64_t value;
    } rows[] = {
        {"", plain, 0},
        {"0", plain, 0},
        {"007", plain, 7},
        {"12.0", plain, 12},
        {"12.00", plain, 12},
        {"12.0000", plain, 12},
        {"1,234", commas, 1234},
        {"1,234,567", commas, 1234567},
        {"1,234.0", commas, 1234},
        {"35.2E2", exponents, 3520},
        {"1.18E+07", exponents, 11800000},
        {"1e3", exponents, 1000},
        {"1.000e3", exponents, 1000},
        {"120e-1", exponents, 12},
        {"18446744073709551615", plain, UINT64_MAX},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint64_t value = 99;
        const char *expected = number_read_count(rows[i].text, strlen(rows[i].text), rows[i].form, &value);
        if (expected || value != rows[i].value)
            fail_msg("%s: got %llu (%s)", rows[i].text, (unsigned long long)value,
                     expected ? expected : "read");
    }
}

static void
what_is_no_count_is_refused(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "-1",
        "-0",
        "1.5",
        "1.234,56",
        "$5",
        "(5.00)",
        "0x10",
        "1_000",
        "1 1/2",
        "NaN",
        "inf",
        "1e400",
        "35.2E-7",
        "1,234",
        "e5",
        "1e",
        " 1",
        "18446744073709551616",
        "1234567890123456789012345678901234567890",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint64_t value = 99;
        if (!number_read_count(rows[i], strlen(rows[i]), (struct count_form){.allow_exponent = true},
                               &value) ||
            value != 99)
            fail_msg("\"%s\" was read as %llu", rows[i], (unsigned long long)value);
    }
}

static void
a_count_that_a_spreadsheet_rounded_or_that_may_mean_thousands_says_so(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        struct count_form form;
        const char *expected;
    } rows[] = {
        {"1.18E+07", {0}, "all digits of a count (a spreadsheet rounded this one)"},
        {"1e400", {0}, "all digits of a count (a spreadsheet rounded this one)"},
        {"12e", {0}, "a count"},
        {"12.000", {0}, "a count without \".000\", which may mean thousands"},
        {"1234.000", {.allow_exponent = true}, "a count without \".000\", which may mean thousands"},
        {"1,234.000", {.allow_comma = true}, "a count without \".000\", which may mean thousands"},
        {"12.345", {0}, "a whole number"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint64_t value = 99;
        const char *expected = number_read_count(rows[i].text, strlen(rows[i].text), rows[i].form, &value);
        assert_non_null(expected);
        assert_string_equal(expected, rows[i].expected);
        assert_int_equal(value, 99);
    }
}

static void
a_quantity_times_its_factor_is_a_whole_count(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        struct quantity_form form;
        uint64_t count;
        bool is_negative;
        const char *expected; /* NULL: it is read */
    } rows[] = {
        {"2.000000000000000", {.numerator = 1, .denominator = 1}, 2, false, NULL},
        {"0.257", {.numerator = 1000, .denominator = 1}, 257, false, NULL},
        {"12.345678", {.numerator = 1000000, .denominator = 1}, 12345678, false, NULL},
        {"0.2575", {.numerator = 1000, .denominator = 1}, 0, false, "a quantity that comes to a whole count"},
        {"0.5", {.numerator = 4, .denominator = 2}, 1, false, NULL}, /* 0.5 x 4 / 2 */
        {"10", {.numerator = 1, .denominator = 4}, 0, false, "a quantity that comes to a whole count"},
        {"10", {.numerator = 5, .denominator = 2}, 25, false, NULL},
        {"1.5", {.numerator = 1, .denominator = 1}, 0, false, "a quantity that comes to a whole count"},
        {"", {.numerator = 1, .denominator = 1}, 0, false, NULL},
        {"0.000", {.numerator = 1, .denominator = 1}, 0, false, NULL},
        {"35.2E+1", {.allow_exponent = true, .numerator = 1, .denominator = 1}, 352, false, NULL},
        {"35.2E-7",
         {.allow_exponent = true, .numerator = 10000000, .denominator = 1},
         35,
         false,
         "a quantity that comes to a whole count"}, /* 35.2 */
        {"35.2E-7", {.allow_exponent = true, .numerator = 100000000, .denominator = 1}, 352, false, NULL},
        {"35.2E+1",
         {.numerator = 1, .denominator = 1},
         0,
         false,
         "all digits of a count (a spreadsheet rounded this one)"},
        {"1e400", {.allow_exponent = true, .numerator = 1, .denominator = 1}, 0, false, "a count below 2^64"},
        {"1e-400",
         {.allow_exponent = true, .numerator = 1, .denominator = 1},
         0,
         false,
         "a quantity that comes to a whole count"},
        {"18446744073709551615", {.numerator = 1, .denominator = 1}, UINT64_MAX, false, NULL},
        {"18446744073709551616", {.numerator = 1, .denominator = 1}, 0, false, "a count below 2^64"},
        {"18446744073709551", {.numerator = 1001, .denominator = 1}, 0, false, "a count below 2^64"},
        {"-3", {.numerator = 1, .denominator = 1}, 0, false, "a count of 0 or more"},
        {"-3.0", {.allow_negative = true, .numerator = 1000, .denominator = 1}, 3000, true, NULL},
        {"-0.0", {.allow_negative = true, .numerator = 1, .denominator = 1}, 0, false, NULL},
        {"-", {.allow_negative = true, .numerator = 1, .denominator = 1}, 0, false, "a count"},
        {"--3", {.allow_negative = true, .numerator = 1, .denominator = 1}, 0, false, "a count"},
        {"1,234", {.allow_comma = true, .numerator = 1, .denominator = 1}, 1234, false, NULL},
        {"1,234", {.numerator = 1, .denominator = 1}, 0, false, "a count, digits only"},
        {"$5", {.numerator = 1, .denominator = 1}, 0, false, "a count without a currency sign"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint64_t got = 99;
        bool is_negative = true;
        const char *expected =
            number_read_quantity(rows[i].text, strlen(rows[i].text), rows[i].form, &got, &is_negative);
        if ((expected || rows[i].expected) &&
            (!expected || !rows[i].expected || strcmp(expected, rows[i].expected) != 0))
            fail_msg("row %zu, %s: %s", i, rows[i].text, expected ? expected : "is read");
        if (got != (expected ? 99 : rows[i].count) || is_negative != (expected ? true : rows[i].is_negative))
            fail_msg("row %zu, %s: got %llu", i, rows[i].text, (unsigned long long)got);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_exactly),
        cmocka_unit_test(what_is_no_number_is_refused_and_leaves_the_result_alone),
        cmocka_unit_test(a_currency_sign_and_a_decimal_comma_are_named),
        cmocka_unit_test(counts_are_read_exactly),
        cmocka_unit_test(what_is_no_count_is_refused),
        cmocka_unit_test(a_quantity_times_its_factor_is_a_whole_count),
        cmocka_unit_test(a_count_that_a_spreadsheet_rounded_or_that_may_mean_thousands_says_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
