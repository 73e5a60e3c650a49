#include "want.h"

#include <math.h>

void
want_near(const char *what, double got, double wanted, double tolerance, const char *file, int line)
{
    if (fabs(got - wanted) <= tolerance * fmax(1, fabs(wanted)))
        return;
    print_error("%s is %.15g, wanted %.15g\n", what, got, wanted);
    _fail(file, line);
}

void
want_no_number(const char *what, double got, const char *file, int line)
{
    if (isnan(got))
        return;
    print_error("%s is %.15g, wanted none\n", what, got);
    _fail(file, line);
}

void
want_no_more(const char *what, double got, double limit, const char *file, int line)
{
    if (got <= limit + 1e-9 * fmax(1, fabs(limit)))
        return;
    print_error("%s is %.15g, wanted at most %.15g\n", what, got, limit);
    _fail(file, line);
}
