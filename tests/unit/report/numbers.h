/* One fact, one number (3.1): whether a number of a text is, with its sign and its unit, that of a fact. */
#ifndef NUMBERS_H
#define NUMBERS_H

#include <realrate/facts.h>

/* A number of a text: "−USD 1,234.50", "1,234.50 USD", "14.3%", "+2.1 pts", "1.23M", "12". */
struct number {
    char sign[4]; /* "", "+", "−" */
    char digits[64];
    char unit[8]; /* "", "%", "pts", the currency */
};

/* The first number at or after *at, digits with separators between digits, and *at behind it; false where
 * there is none. */
bool number_next(const char *currency, const char **at, struct number *ret);

bool number_equal(const struct number *a, const struct number *b);

/* Whether a fact says it. An amount may leave its currency to a table's head, a rate gets it in a sentence.
 */
bool number_is_a_fact(const struct facts *facts, const char *currency, const struct number *number);

#endif
