/* On Summary: what each offer quotes and what is kept of it, with the range of the simulated paths.
 * Clause 3.2. */
#ifndef SUMMARY_REALIZED_H
#define SUMMARY_REALIZED_H

#include "report/workbook/model.h"

/* Table and chart from `row` on, and how many rows they take. */
void summary_realized_write(struct model *model, unsigned row);
unsigned summary_realized_rows(const struct model *model);

#endif
