/* Names of tabs as every spreadsheet program takes them. Clauses 3.2 rule 8 and 3.4. */
#ifndef TAB_NAME_H
#define TAB_NAME_H

#include "book.h"

/* At most 31 characters with the number, which follows where it is not 0; none of []:*?/\, no apostrophe, not
 * History; no other tab's name, with a higher number where it was. */
const char *tab_name_safe(struct workbook_file *file, const char *wanted, size_t number);

/* As formulas spell it: in quotes where it is more than letters, or could be a column, or TRUE. */
const char *tab_name_quoted(struct arena *arena, const char *name);

#endif
