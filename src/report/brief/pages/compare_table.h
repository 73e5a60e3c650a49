/* What each way to buy costs in figures: the table beside the chart of the comparison, its rows in the same
 * order. */
#ifndef COMPARE_TABLE_H
#define COMPARE_TABLE_H

#include "report/brief/brief.h"

#define COMPARE_TABLE_WIDTH 366.0

/* Draws the table into the top of rect, a panel of its own. Returns where its rows' names are, with the room
 * for their bars. */
struct rect compare_table_draw(struct brief *brief, struct rect rect);

#endif
