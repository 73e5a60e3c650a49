#include "number.h"

#include "ascii.h"

#include <string.h>

/* What a number looks like to this reader, while it goes through one. */
struct scan {
    const char *at, *end;
    uint64_t value; /* all digits so far as one whole number */
    int decimals;   /* of them after the point */
    bool overflows;
};

static void
take_digit(struct scan *scan)
{
    uint64_t digit = (uint64_t)(*scan->at++ - '0');
    if (__builtin_mul_overflow(scan->value, (uint64_t)10, &scan->value) ||
        __builtin_add_overflow(scan->value, digit, &scan->value))
        scan->overflows = true;
}

/* Whether the text starts with a currency sign. */
static bool
has_currency_sign(const struct scan *scan)
{
    static const char *const signs[] = {"$", "\u20AC", "\u00A3", "\u00A5"};
    size_t left = (size_t)(scan->end - scan->at);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t len = strlen(signs[i]);
        if (left >= len && memcmp(scan->at, signs[i], len) == 0)
            return true;
    }
    return false;
}

/* The digits after one comma as a fraction has them, and thousands never: 12,5. */
static bool
is_decimal_comma(char mark, long n_digits, const struct scan *scan)
{
    bool goes_on = scan->at < scan->end && (*scan->at == mark || *scan->at == '.');
    return mark == ',' && (n_digits == 1 || n_digits == 2) && !goes_on;
}

/* Digits before the point: plain, or groups of three after a first one of one to three. */
static const char *
take_whole(struct scan *scan, bool allow_comma)
{
    const char *start = scan->at;
    while (scan->at < scan->end && ascii_is_digit(*scan->at))
        take_digit(scan);
    long first = scan->at - start;
    if (first == 0)
        return has_currency_sign(scan) ? "a number without a currency sign" : "a number";
    if (first > 1 && *start == '0')
        return "a number without leading zeros";
    char mark = scan->at < scan->end ? *scan->at : '\0';
    if (mark != '_' && !(mark == ',' && allow_comma))
        return NULL;
    if (first > 3)
        return "thousands in groups of three";
    for (size_t n_groups = 0; scan->at < scan->end && *scan->at == mark; n_groups++) {
        scan->at++;
        const char *group = scan->at;
        while (scan->at < scan->end && ascii_is_digit(*scan->at))
            take_digit(scan);
        if (n_groups == 0 && is_decimal_comma(mark, scan->at - group, scan))
            return "a decimal point, not a comma";
        if (scan->at - group != 3)
            return "thousands in groups of three";
    }
    return NULL;
}

/* Digits after the point; trailing zeros beyond what fits add nothing and are dropped. */
static const char *
take_fraction(struct scan *scan)
{
    if (scan->at == scan->end || *scan->at != '.')
        return NULL;
    scan->at++;
    const char *last = scan->at;
    while (last < scan->end && ascii_is_digit(*last))
        last++;
    const char *after = last;
    if (last == scan->at)
        return "digits after the point";
    while (last > scan->at && last[-1] == '0')
        last--;
    while (scan->at < last) {
        take_digit(scan);
        scan->decimals++;
    }
    scan->at = after;
    return NULL;
}

/* The power of ten of a suffix at the end, taken off: K, M, B; % is -2. */
static int
take_suffix(struct scan *scan, struct number_form form)
{
    if (scan->at == scan->end)
        return 0;
    static const struct {
        char letter;
        int power;
    } suffixes[] = {{'K', 3}, {'k', 3}, {'M', 6}, {'m', 6}, {'B', 9}, {'b', 9}};
    for (size_t i = 0; form.allow_suffix && i < sizeof suffixes / sizeof *suffixes; i++)
        if (*scan->at == suffixes[i].letter) {
            scan->at++;
            return suffixes[i].power;
        }
    if (form.allow_percent && *scan->at == '%') {
        scan->at++;
        return -2;
    }
    return 0;
}

/* Times ten to the power; -1 where digits would be lost. */
static int
scale(struct scan *scan, int power)
{
    for (; power > 0 && scan->value; power--)
        if (__builtin_mul_overflow(scan->value, (uint64_t)10, &scan->value))
            scan->overflows = true;
    for (; power < 0 && scan->value; power++) {
        if (scan->value % 10 != 0)
            return -1;
        scan->value /= 10;
    }
    return 0;
}

const char *
number_read(const char *text, size_t len, struct number_form form, int64_t *ret)
{
    struct scan scan = {.at = text, .end = text + len};
    bool negative = len > 0 && *text == '-';
    if (negative)
        scan.at++;
    const char *expected = take_whole(&scan, form.allow_comma);
    if (!expected)
        expected = take_fraction(&scan);
    if (expected)
        return expected;
    int power = take_suffix(&scan, form) + form.decimals - scan.decimals;
    if (scan.at != scan.end)
        return "a number";
    if (scale(&scan, power) != 0)
        return "a number with fewer decimal places";
    if (scan.overflows || scan.value > INT64_MAX)
        return "a smaller number";
    *ret = negative ? -(int64_t)scan.value : (int64_t)scan.value;
    return NULL;
}

/* A whole exponent of at most three digits after E or e; 0 where there is none. */
static const char *
take_exponent(struct scan *scan, int *ret_power)
{
    *ret_power = 0;
    if (scan->at == scan->end || (*scan->at != 'e' && *scan->at != 'E'))
        return NULL;
    scan->at++;
    bool negative = scan->at < scan->end && *scan->at == '-';
    if (scan->at < scan->end && (*scan->at == '-' || *scan->at == '+'))
        scan->at++;
    const char *start = scan->at;
    int power = 0;
    for (; scan->at < scan->end && ascii_is_digit(*scan->at) && scan->at - start < 3; scan->at++)
        power = power * 10 + (*scan->at - '0');
    if (scan->at == start)
        return "digits after the exponent's e";
    *ret_power = negative ? -power : power;
    return NULL;
}

/* 12.000: a fraction to some, thousands to others. */
static bool
is_ambiguous(const char *text, size_t len)
{
    static const char zeros[] = ".000";
    size_t n = sizeof zeros - 1;
    return len > n && memcmp(text + len - n, zeros, n) == 0;
}

/* The digits of a count or quantity without its sign, and the power of ten they stand for. */
static const char *
take_counted(struct scan *scan, bool allow_comma, bool allow_exponent, int *ret_power)
{
    *ret_power = 0;
    /* Zeros before the digits are harmless in a count and come from fixed-width exports. */
    while (scan->end - scan->at > 1 && *scan->at == '0' && ascii_is_digit(scan->at[1]))
        scan->at++;
    size_t len = (size_t)(scan->end - scan->at);
    const char *expected = memchr(scan->at, '_', len) ? "a count" : take_whole(scan, allow_comma);
    if (!expected)
        expected = take_fraction(scan);
    const char *mantissa_end = scan->at;
    if (!expected)
        expected = take_exponent(scan, ret_power);
    if (expected && scan->at < scan->end && has_currency_sign(scan))
        return "a count without a currency sign";
    if (expected || scan->at != scan->end)
        return expected ? "a count" : "a count, digits only";
    if (scan->at != mantissa_end && !allow_exponent)
        return "all digits of a count (a spreadsheet rounded this one)";
    *ret_power -= scan->decimals;
    return NULL;
}

const char *
number_read_count(const char *text, size_t len, struct count_form form, uint64_t *ret)
{
    if (len == 0) {
        *ret = 0;
        return NULL;
    }
    if (*text == '-')
        return "a count of 0 or more";
    struct scan scan = {.at = text, .end = text + len};
    int power;
    const char *expected = take_counted(&scan, form.allow_comma, form.allow_exponent, &power);
    if (expected)
        return expected;
    if (is_ambiguous(text, len))
        return "a count without \".000\", which may mean thousands";
    if (scale(&scan, power) != 0)
        return "a whole number";
    if (scan.overflows)
        return "a count below 2^64";
    *ret = scan.value;
    return NULL;
}

__extension__ typedef unsigned __int128 uint128;

/* value x 10^power / denominator; -1 where it is no whole number, 1 where it reaches 2^64. */
static int
scale_exactly(uint128 value, int power, uint64_t denominator, uint64_t *ret)
{
    for (; power < 0 && value; power++) {
        if (value % 10 != 0)
            return -1;
        value /= 10;
    }
    for (; power > 0 && value; power--)
        if (__builtin_mul_overflow(value, (uint128)10, &value))
            return 1;
    if (value % denominator != 0)
        return -1;
    value /= denominator;
    *ret = (uint64_t)value;
    return value > UINT64_MAX;
}

const char *
number_read_quantity(const char *text, size_t len, struct quantity_form form, uint64_t *ret_count,
                     bool *ret_is_negative)
{
    bool is_negative = len > 0 && *text == '-';
    struct scan scan = {.at = text + is_negative, .end = text + len};
    uint64_t count = 0;
    int power;
    if (is_negative && !form.allow_negative)
        return "a count of 0 or more";
    const char *expected = len ? take_counted(&scan, form.allow_comma, form.allow_exponent, &power) : NULL;
    if (expected)
        return expected;
    int misfit = scan.overflows ? 1
                 : len          ? scale_exactly((uint128)scan.value * (uint64_t)form.numerator, power,
                                                (uint64_t)form.denominator, &count)
                                : 0;
    if (misfit)
        return misfit < 0 ? "a quantity that comes to a whole count" : "a count below 2^64";
    *ret_count = count;
    *ret_is_negative = is_negative && count;
    return NULL;
}
