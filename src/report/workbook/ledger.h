/* The ledger's rows: one column per contract month, one formula per row. Clause 1.8. */
#ifndef LEDGER_H
#define LEDGER_H

#include "model.h"

/* What the rows are written from. */
struct ledger {
    const struct offer *offer;
    const struct settlement *settlement;
    int span_months;
    size_t age; /* of the row being written */
};

/* Calendar and demand stand above the rollover balances by age, everything else below. */
#define LEDGER_CALENDAR_ROWS 17
#define LEDGER_SHARE_ROWS    31
extern const struct field ledger_calendar[LEDGER_CALENDAR_ROWS], ledger_shares[LEDGER_SHARE_ROWS];

/* The rows below the balances by age. Where the workbook shows values they also hold what the formulas do not
 * follow, and say what is list value under drawdown = list (1.8.2). */
struct ledger_rows {
    const struct field *items;
    size_t n;
};
struct ledger_rows ledger_rows_of(const struct model *model, size_t offer);
/* Those above: where values are shown, prices may have moved since the start. */
const struct field *ledger_calendar_of(const struct model *model);

/* The unit of what is measured against the commitment: "money", or "money list". */
const char *ledger_measure(const struct model *model, size_t offer);

/* The offer's terms as numbers and its results, named for the other sheets, from `row` on. */
#define LEDGER_RESULT_ROWS 19
void ledger_write_results(struct model *model, size_t k, const struct ledger *ledger,
                          const struct scope *scope, unsigned row);

int ledger_least(int a, int b);

#endif
