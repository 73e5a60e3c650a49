/* The changes to an offer that a buyer may ask for (1.12): names only, for the plan's goal and the checklist
 * of clauses as well as for the engine, which knows what each does. */
#ifndef REALRATE_LEVERS_H
#define REALRATE_LEVERS_H

/* In the order of the table of 1.12. */
enum lever {
    LEVER_OVERAGE_COMMITTED,
    LEVER_POINT,
    LEVER_DOMINANT_BENCHMARK,
    LEVER_ROLLOVER_FULL,
    LEVER_ROLLOVER_20,
    LEVER_TRUE_DOWN_20,
    LEVER_PRICE_LOCK,
    LEVER_DECREASE_CLAUSE,
    LEVER_RENEWAL_CAP,
    LEVER_RESIZE_FLOOR,
    LEVER_RESIZE_OPTIMUM,
    LEVER_RAMP,
    LEVER_NO_TRUE_FORWARD,
    LEVER_NO_RATCHET,
    LEVER_COUNT_EXCLUDED,
    LEVER_UNBUNDLE,
    LEVER_BATCH_STACKS,
    LEVER_SHORTER_TERM,
    LEVER_ANNUAL_MEASURE,
    LEVER_BASIS_CURRENT,
    LEVER_DRAWDOWN_LIST,
};
#define N_LEVERS 21

/* "overage-committed", as INI files and the JSON spell them. */
extern const char *const lever_names[N_LEVERS];

#endif
