/* What each offer comes to in money, base scenario, in the order of the chart: the table under the chart of
 * the answer. */
#ifndef OFFERS_TABLE_H
#define OFFERS_TABLE_H

#include "brief.h"

double offers_table_height(struct brief *brief);
void offers_table_draw(struct brief *brief, struct rect rect); /* a panel of its own */

#endif
