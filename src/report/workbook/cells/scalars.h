/* Single figures with a name for formulas: a row each, label in column A, unit in B, value in C. */
#ifndef SCALARS_H
#define SCALARS_H

#include "grid.h"

struct scalar {
    const char *name;  /* without its owner: "growth" */
    const char *label; /* a word or a few */
    const char *unit;  /* NULL: the currency */
    enum cell_form form;
    double cached;       /* the engine's */
    const char *formula; /* a template; NULL: a number that no input changes */
};

/* From `row` on. owner: whose names they have, as in templates: 'o', 'f' or 'c'. */
void scalars_write(const struct grid_list *list, struct sheet *sheet, const struct scope *scope, char owner,
                   const struct scalar *scalars, size_t n, unsigned row);

#endif
