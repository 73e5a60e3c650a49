/* How the rows of a ledger are written down: their values of a month, and the tables they stand in. */
#ifndef LEDGER_ROWS_H
#define LEDGER_ROWS_H

#include "ledger.h"

/* month_NAME: the engine's value of a row in the block being written. */
#define MONTH_VALUE(name, expression)                                                                        \
    static double month_##name(const void *source, size_t i)                                                 \
    {                                                                                                        \
        const struct ledger *ledger = source;                                                                \
        const struct settle_month *month = &ledger->settlement->months[i];                                   \
        (void)month;                                                                                         \
        return (double)(expression);                                                                         \
    }
#define MEMBER(name) MONTH_VALUE(name, month->name)

/* What happens at the end of a period alone. */
#define AT_END "[ledger.end]*"
#define ROWS(table)                                                                                          \
    {                                                                                                        \
        table, sizeof table / sizeof table[0]                                                                \
    }

/* Parts of a settlement. */
struct ledger_rows ledger_tiers(void);
struct ledger_rows ledger_cash(void);

#endif
