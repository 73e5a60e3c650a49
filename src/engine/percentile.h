/* Percentiles (1.5): linear between order statistics, type 7 of Hyndman and Fan 1996. Values are numbers,
 * never NAN; n is 1 or more, p from 0 to 1. */
#ifndef PERCENTILE_H
#define PERCENTILE_H

#include <stddef.h>

/* ret[i]: in ascending order the value at place (n - 1) p[i], counted from 0, between two of them in
 * proportion. p ascending. Reorders the values, without sorting them: no order of theirs is a slow one. */
void percentile_select(double *values, size_t n, const double *p, size_t n_p, double *ret);

#endif
