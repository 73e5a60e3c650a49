/* How the plan's goal is reached: what the counter-offer asks for and the file it is in; each term alone with
 * the least change that does. Clause 1.18. */
#ifndef COUNTER_TABLE_H
#define COUNTER_TABLE_H

#include "report/brief/brief.h"

/* Whether the plan has a goal that is yet to be reached. */
bool counter_table_exists(const struct brief *brief, size_t offer);

double counter_table_height(struct brief *brief, double width, size_t offer);
void counter_table_draw(struct brief *brief, struct rect rect, size_t offer); /* a panel of its own */

#endif
