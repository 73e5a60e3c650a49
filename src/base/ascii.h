/* ASCII alone, whatever the locale: what names, keys and numbers of input files are compared and read by. */
#ifndef ASCII_H
#define ASCII_H

#include <stdbool.h>

static inline char
ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static inline bool
ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

#endif
