/* How numbers are shown: the codes of cell_form, some of them the template's, and what such a code shows.
 * Clauses 3.2 rule 5 and 3.4. */
#ifndef FORM_H
#define FORM_H

#include "book.h"

/* The code of a form, NULL for CELL_GENERAL. */
const char *form_code(const struct workbook_file *file, enum cell_form form);

/* The part of a code that shows zero, NULL where it has none of its own. */
const char *form_zero(const char *code, struct arena *arena);

/* How many steps of the last digit shown make 1: 1 of "#,##0", 1000 of "0.0%", 0.001 of "#,##0,". */
double form_steps(const char *code);

/* A number that shows as nothing is 0, which some forms show in a way of its own: a value of -0.3 would read
 * "-0" in red. */
double form_quiet(const struct workbook_file *file, enum cell_form form, double value);

/* The largest size of a number that a code shows as nothing. */
double form_nothing(const char *code);

/* A code with as many digits after its points. */
const char *form_with_decimals(const char *code, unsigned decimals, struct arena *arena);

/* A unit as it is shown: "money" at its beginning is the currency. */
const char *form_unit(const struct workbook_file *file, const char *unit);

#endif
