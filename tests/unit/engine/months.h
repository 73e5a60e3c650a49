/* A history given by its months: complete calendar months that end with December 2026, of one line. */
#ifndef MONTHS_H
#define MONTHS_H

#include <realrate/arena.h>
#include <realrate/results.h>

/* log_daily[i] is y of 1.4: the logarithm of month i's list value per calendar day. */
struct history *months_history(const double *log_daily, size_t n, struct arena *arena);

#endif
