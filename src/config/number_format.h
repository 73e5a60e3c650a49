/* Number formats of a template, in the notation of spreadsheet programs. Made for template.c. Clause 3.4. */
#ifndef NUMBER_FORMAT_H
#define NUMBER_FORMAT_H

#include <realrate/arena.h>

#include <stdbool.h>

#define NUMBER_FORMAT_MOST 120 /* bytes of a code */

/* The code as a workbook spells it: 'words' become "words". *ret_fault says what is wrong where it is NULL;
 * spreadsheet programs refuse a whole workbook for a code they cannot read, so what is taken is little: 0 # ?
 * , . % + - ( ) / : $ and spaces (of a date: y m d and its separators), 'words', \ and _ with a character,
 * [Red] and other colours, [$...] for a currency; up to four parts divided by ; (of a date, one). */
const char *number_format_code(const char *text, bool is_date, struct arena *arena, const char **ret_fault);

#endif
