/* What the parts of the Signals sheet share. Clauses 1.13, 1.16 and 1.17. */
#ifndef SIGNALS_H
#define SIGNALS_H

#include "report/workbook/cells/listing.h"
#include "report/workbook/model.h"

enum {
    SIGNALS_WHAT,
    SIGNALS_STATE,
    SIGNALS_TEXT,
    SIGNALS_ASK,
    SIGNALS_MONEY,
    SIGNALS_MONEY_2,
    SIGNALS_MONEY_3,
    N_SIGNALS_COLUMNS
};
extern const double signals_widths[N_SIGNALS_COLUMNS];

struct signals_source {
    const struct model *model;
    const struct offer_result *result;
    size_t offer; /* from 0 */
};

/* What the offer does not say; areas and gaps of its clauses. Each takes the first row it may use and returns
 * the row after its last. */
unsigned signals_write_unstated(const struct listing *table, unsigned row);
unsigned signals_write_clauses(const struct listing *table, unsigned row);

#endif
