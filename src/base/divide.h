/* The one rounding of exact amounts: to the nearest, halves to even (1.2). */
#ifndef DIVIDE_H
#define DIVIDE_H

#include <realrate/units.h>

/* a / b to the nearest whole number; b is above 0 and at most half of what an int128 holds. */
int128 divide_half_even(int128 a, int128 b);

#endif
