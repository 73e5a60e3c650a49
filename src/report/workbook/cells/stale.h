/* Figures that no formula gives: they are simulated or found by search, stand as the run left them, and turn
 * grey with a notice once an input they depend on has been changed. Clause 3.2 rule 1. */
#ifndef STALE_H
#define STALE_H

#include "report/workbook/model.h"

/* The defined name that is 1 where an offer's figures (from 0), or any of the run's, are no longer those of
 * the inputs, else 0. */
const char *stale_of_offer(struct arena *arena, size_t offer);
#define STALE_OF_RUN "run_stale"

/* Turns cells grey where the named cell is 1. */
void static_mark(struct sheet *sheet, unsigned row, unsigned col, unsigned last_row, unsigned last_col,
                 const char *stale_name);

/* A live sentence that says of what the figures below it are. */
void static_notice(struct model *model, struct sheet *sheet, unsigned row, unsigned col,
                   const char *stale_name);

/* A number that is simulated or searched, "n/a" for NAN, marked. */
void static_number(struct sheet *sheet, unsigned row, unsigned col, enum cell_form form, double value,
                   const char *stale_name);

#endif
