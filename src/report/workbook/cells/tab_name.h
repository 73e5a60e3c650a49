/* Names of tabs as every spreadsheet program takes them. Clauses 3.2 rule 8 and 3.4. */
#ifndef TAB_NAME_H
#define TAB_NAME_H

#include "book.h"

/* A template's title with a number after it where that is not 0, together at most 31 characters. */
const char *tab_name_numbered(struct workbook_file *file, const char *title, size_t number);

/* As formulas spell it: in quotes where it is more than letters, or could be a column, or TRUE. */
const char *tab_name_quoted(struct arena *arena, const char *name);

#endif
