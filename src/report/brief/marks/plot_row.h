/* What a row of bars is, in words on its left: a name, a remark under it where there is room, and a number in
 * front where the rows have an order. */
#ifndef PLOT_ROW_H
#define PLOT_ROW_H

#include "report/brief/canvas/canvas.h"

struct row_words {
    const char *number; /* NULL: none */
    const char *name;
    const char *remark; /* NULL: none */
    struct style style; /* of the name */
};

#define PLOT_ROW_NUMBER 18.0 /* width of the numbers' column */

/* Puts the words into rect, in the middle of its height: the name in up to two lines and the remark in one,
 * as far as the height allows. */
void plot_row(struct canvas *canvas, struct rect rect, const struct row_words *words);

/* How high the words are at this width, all of them. */
double plot_row_height(struct canvas *canvas, double width, const struct row_words *words);

#endif
