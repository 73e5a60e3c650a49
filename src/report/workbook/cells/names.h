/* Defined names of a workbook and the formulas with them: which reach another sheet and are green. Made and
 * read by book.c. Clause 3.2 rule 5. */
#ifndef NAMES_H
#define NAMES_H

#include "book.h"

struct names *names_new(void);
void names_free(struct names *names);

void names_add(const struct sheet *sheet, const char *name);

/* The role of a formula that is to be written. A name may come after the formulas with it, so these are green
 * until names_colour. */
enum role names_formula(const struct sheet *sheet, unsigned row, unsigned col, enum cell_form form,
                        const char *formula);

/* All names are there: formulas with those of their own sheet alone become black. */
void names_colour(struct workbook_file *file);

#endif
