/* UTF-16 as ODBC has it, to and from UTF-8. */
#ifndef UTF16_H
#define UTF16_H

#include <realrate/arena.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The text in 16-bit units, ended by a 0 that *ret_n does not count. It must be valid UTF-8. */
uint16_t *utf16_of_utf8(const char *text, struct arena *arena, size_t *ret_n);

/* Whether the units are whole characters, and none of them 0. */
bool utf16_is_text(const uint16_t *units, size_t n);

/* n units as UTF-8, terminated; half a surrogate pair becomes U+FFFD. */
char *utf16_to_utf8(const uint16_t *units, size_t n, struct arena *arena);

#endif
