/* A formula's template with all spelled out that is the same for every record of its grid: what is left per
 * record are rows or columns of its cells, and names that the scope's owner tells. grid.h says what templates
 * are. */
#ifndef GRID_TEMPLATE_H
#define GRID_TEMPLATE_H

#include "grid.h"

#define FORMULA_SIZE 8192 /* bytes: Excel's limit of a formula's text */

struct template_part;

struct grid_template {
    struct template_part *parts;
    size_t n, capacity;
};

/* Lives in the list's arena. The record of the scope is not looked at. */
struct grid_template grid_template_read(const struct grid_list *list, const struct scope *scope,
                                        const char *text);

/* Writes the formula of the scope's record into `formula`, FORMULA_SIZE bytes; returns its length. */
size_t grid_template_spell(const struct grid_template *template, const struct scope *scope, char *formula);

#endif
