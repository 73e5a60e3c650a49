/* Names over upright lines: which side of its line and how high each stands, so that none is crossed by
 * another's line. Arithmetic only. */
#ifndef FLAGS_H
#define FLAGS_H

#include <stdbool.h>
#include <stddef.h>

#define FLAGS_MAX 4
#define FLAG_GAP  4.0 /* between a line and its name, and between names */

struct flag {
    double x, width; /* of its line, of its name */
    bool is_left;    /* its name is left of its line */
    size_t row;      /* of its name, 0 for the lowest; its line ends there */
};

/* Sets is_left and row of n flags (at most FLAGS_MAX) between left and right: in the fewest rows, then with
 * the fewest names on the left. Returns the number of rows. Where names are too wide for any arrangement,
 * each has a row of its own and stands on the roomier side. */
size_t flags_arrange(struct flag *flags, size_t n, double left, double right);

/* Where a flag's name begins. */
double flag_start(const struct flag *flag);

#endif
