/* What each rate of an offer really costs: model by meter, the largest cost first. Clause 1.9. */
#ifndef RATES_TABLE_H
#define RATES_TABLE_H

#include "report/brief/brief.h"

/* Draws as many rows as fit the rectangle, and a line that says how many do not. offer: from 0. */
void rates_table_draw(struct brief *brief, size_t offer, struct rect rect);

#endif
