/* Cases of write_case with terms that the formulas of the workbook do not follow: it must show values. */
#ifndef VALUES_CASES_H
#define VALUES_CASES_H

#include "../engine/fixture.h"

/* An offer and the usage behind it, made by write_case.c. */
void case_plain(struct fixture *fixture);

void case_values_prices(struct fixture *fixture);
void case_values_drawdown(struct fixture *fixture);
void case_values_plan(struct fixture *fixture);

#endif
