/* Percentiles (1.5): linear between order statistics, type 7 of Hyndman and Fan 1996. Values are numbers,
 * never NAN; n is 1 or more, p from 0 to 1. */
#ifndef PERCENTILE_H
#define PERCENTILE_H

#include <stddef.h>

/* Of ascending values: their number (n - 1) p, counted from 0, between two of them in proportion. */
double percentile(const double *sorted, size_t n, double p);

/* Sorts ascending, in place; no order of the values is a slow one. */
void percentile_sort(double *values, size_t n);

/* The same percentiles of values in any order, without sorting them: ret[i] at p[i], p ascending. Reorders
 * the values. Faster than a sort for a few of them. */
void percentile_select(double *values, size_t n, const double *p, size_t n_p, double *ret);

#endif
