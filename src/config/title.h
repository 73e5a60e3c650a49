/* Titles of sheets as every spreadsheet program takes them. Made for template.c. Clauses 3.2 rule 8 and 3.4.
 */
#ifndef TITLE_H
#define TITLE_H

#include <realrate/template.h>

#include <stdbool.h>

#define TITLE_MOST        31 /* characters: Excel's limit */
#define TITLE_NUMBER_MOST 4  /* of them for " 999" after the title of a kind of which there may be several */

/* The most characters of a kind's title. */
size_t title_most(enum tab tab);

/* The title (valid UTF-8) without what cannot stand in a sheet's name or in a formula's string: brackets and
 * braces become parentheses, straight quotes curved ones, : * ? / \ and control characters hyphens. */
const char *title_clean(const char *title, struct arena *arena);

/* Whether two sheets could have the same name, but for case: clean titles of two kinds, with the numbers that
 * may follow. Case is that of ASCII, Latin, Greek and Cyrillic letters. */
bool title_is_same(const char *a, enum tab kind_a, const char *b, enum tab kind_b);

/* Whether Excel keeps the name for itself. */
bool title_is_reserved(const char *title);

#endif
