/* Assertions on doubles that show them in decimal: cmocka shows them in hexadecimal. */
#ifndef WANT_H
#define WANT_H

#include "../check.h"

/* Near: within 1e-9 (1e-6 for money) of the wanted value, or of 1 where that is smaller. */
#define want(got, wanted)        want_near(#got, (got), (wanted), 1e-9, __FILE__, __LINE__)
#define want_money(got, wanted)  want_near(#got, (got), (wanted), 1e-6, __FILE__, __LINE__)
#define want_nan(got)            want_no_number(#got, (got), __FILE__, __LINE__)
#define want_at_most(got, limit) want_no_more(#got, (got), (limit), __FILE__, __LINE__)
void want_near(const char *what, double got, double wanted, double tolerance, const char *file, int line);
void want_no_number(const char *what, double got, const char *file, int line);
void want_no_more(const char *what, double got, double limit, const char *file, int line);

#endif
