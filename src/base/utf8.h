/* UTF-8 by the letter of Unicode: no overlong forms, no surrogates, nothing past U+10FFFF. */
#ifndef UTF8_H
#define UTF8_H

#include <stddef.h>

/* Bytes of the valid character at text (1 to 4), 0 where there is none. len is 1 or more. */
size_t utf8_length(const char *text, size_t len);

/* Bytes from the start that are valid UTF-8; len where all are. */
size_t utf8_valid(const char *text, size_t len);

#endif
