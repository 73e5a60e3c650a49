/* Figures that no formula gives: they are simulated or found by search, stand as the run left them, and turn
 * grey with a notice once an input they depend on has been changed. Clause 3.2 rule 1. */
#ifndef STALE_H
#define STALE_H

#include "book.h"

/* The defined name that is 1 where an offer's figures (from 0), or any of the run's, are no longer those of
 * the inputs, else 0. An offer's are those that its own terms, the plan and the prices give; what is held
 * against another way to buy is the run's. */
const char *stale_of_offer(struct arena *arena, size_t offer);
#define STALE_OF_RUN "run_stale"

/* Turns cells grey where the named cell is 1. */
void static_mark(struct sheet *sheet, unsigned row, unsigned col, unsigned last_row, unsigned last_col,
                 const char *stale_name);

/* A live sentence that says of what the figures below it are. */
void static_notice(struct sheet *sheet, unsigned row, unsigned col, const char *stale_name);

/* The same over figures of an offer (from 0) some of which rest on the other offers too, and are marked by
 * STALE_OF_RUN: it tells whether the offer changed or another. */
void static_notice_compared(struct sheet *sheet, unsigned row, unsigned col, size_t offer);

/* The same over figures that are not simulated but stand as the run left them. */
void static_notice_fixed(struct sheet *sheet, unsigned row, unsigned col, const char *stale_name);

/* A number that is simulated or searched, "n/a" for NAN, marked. */
void static_number(struct sheet *sheet, unsigned row, unsigned col, enum cell_form form, double value,
                   const char *stale_name);

/* A text that says what was simulated or searched, marked; NULL or "": nothing. */
void static_text(struct sheet *sheet, unsigned row, unsigned col, enum role role, const char *text,
                 const char *stale_name);

#endif
