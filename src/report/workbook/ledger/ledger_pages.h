/* How wide a ledger's columns are, and how it is printed. Clause 3.2 rule 7. */
#ifndef LEDGER_PAGES_H
#define LEDGER_PAGES_H

#include "ledger.h"

/* Where the parts of the sheet begin. */
struct ledger_layout {
    unsigned calendar, signing, block, more, results, terms, end, workings;
};

#define CHART_COLUMN (FIRST_MONTH + 3) /* beside the results */

void ledger_set_widths(const struct ledger *ledger);
/* Pixels of the chart. */
double ledger_chart_width(const struct ledger *ledger);
/* What is used and drawn, cash and results; terms as numbers, workings and the other scenarios are not
 * printed. By the rows of the selected scenario. */
void ledger_set_up_pages(const struct ledger *ledger, const struct ledger_layout *at);

#endif
