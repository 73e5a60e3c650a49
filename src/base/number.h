/* Text to exact numbers: the one reader of digits for INI values and CSV fields. No locale, no binary
 * floating point on the way. Clauses 1.2 and 2 (rules for INI files). */
#ifndef NUMBER_H
#define NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A decimal with up to `decimals` places: digits, one optional point, an optional leading minus, thousands
 * grouped by `,` (where allow_comma) or `_` in threes, an optional K, M or B, an optional %. No exponent, no
 * plus, no hexadecimal, no leading zero before a digit, no white space. Result: value x 10^decimals.
 * Returns NULL, or what was expected (static text) where it is no such number or does not fit. */
struct number_form {
    int decimals;      /* 0 to 9 */
    bool allow_comma;  /* 1,000,000 */
    bool allow_suffix; /* 250K, 1.5M, 2B */
    bool allow_percent;
};
const char *number_read(const char *text, size_t len, struct number_form form, int64_t *ret);

/* A count of a CSV field: digits, grouped `1,234` where allow_comma, and an all-zero fraction `12.0`, but not
 * `12.000`, which is 12 to some and 12,000 to others; an exponent where allow_exponent and the value is
 * whole.
 * "" is 0. Returns NULL or what was expected. */
struct count_form {
    bool allow_comma;    /* 1,234 */
    bool allow_exponent; /* 1.5e3; a spreadsheet writes it too, and has rounded the count then */
};
const char *number_read_count(const char *text, size_t len, struct count_form form, uint64_t *ret);

/* A quantity of something counted, times numerator / denominator (both above 0): an exact decimal, with a
 * minus where allow_negative, of any number of places, that comes to a whole count. "" is 0. Returns NULL or
 * what was expected; *ret_is_negative is false for 0. */
struct quantity_form {
    bool allow_comma, allow_exponent, allow_negative;
    int64_t numerator, denominator;
};
const char *number_read_quantity(const char *text, size_t len, struct quantity_form form, uint64_t *ret_count,
                                 bool *ret_is_negative);

#endif
