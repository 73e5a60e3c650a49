/* Doubles to decimals, rounded half-even: the one rounding of every number a report shows as text or writes
 * as JSON (1.2). No locale. */
#ifndef DECIMAL_H
#define DECIMAL_H

#include <stdbool.h>

#define DECIMAL_SIZE      360 /* of the digits of any finite double at up to 9 places */
#define DECIMAL_TEXT_SIZE 512 /* of them with separators */

/* A whole number of 10^-places. Zero is never negative. */
struct decimal {
    bool negative;
    int places; /* may be negative: -3 counts thousands */
    char digits[DECIMAL_SIZE];
};

/* The value rounded to `places` (0 to 9). value must be finite. */
struct decimal decimal_of(double value, int places);

/* Rounded on to fewer places, half-even: what a reader gets who rounds the number he sees. */
struct decimal decimal_round(const struct decimal *from, int places);

bool decimal_is_zero(const struct decimal *decimal);

/* The digits without sign, `places` of them (0 or more) after a point, thousands grouped by commas where
 * asked. places need not be the decimal's own: 143 thousandths at 1 are "14.3", as per cent. Returns buf. */
const char *decimal_text(const struct decimal *decimal, int places, bool grouped,
                         char buf[DECIMAL_TEXT_SIZE]);

/* Takes zeros off the end of a fraction, and a point that is left last. */
void decimal_trim(char *text);

#endif
