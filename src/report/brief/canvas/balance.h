/* Lines about as long as each other. */
#ifndef BALANCE_H
#define BALANCE_H

#include <pango/pango.h>

/* The least width, in points, at which a text laid out on one line would break into n_lines, at most `most`.
 * Right for text from the left; of other text it may not give as many lines. */
double balance_width(PangoLayout *line, int n_lines, double most);

#endif
