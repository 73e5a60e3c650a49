/* What the parts of the Levers sheet share. Clauses 1.12 and 1.18. */
#ifndef LEVERS_H
#define LEVERS_H

#include "report/workbook/cells/listing.h"
#include "report/workbook/model.h"

enum {
    LEVERS_WORDS,
    LEVERS_ID,
    LEVERS_WORTH,
    LEVERS_PACKAGE,
    LEVERS_SHAPLEY,
    LEVERS_VENDOR,
    LEVERS_PER_COST,
    LEVERS_LAYER,
    LEVERS_WORTH_RANK,
    LEVERS_HEADLINE_RANK,
    LEVERS_ASK,
    LEVERS_NOTE,
    N_LEVERS_COLUMNS
};
extern const double levers_widths[N_LEVERS_COLUMNS];

struct levers_source {
    const struct model *model;
    const struct offer_result *result;
    size_t offer; /* from 0 */
};

/* Whether an offer's goal is what the best other way to buy keeps, which may be another offer. */
bool levers_goal_is_compared(const struct levers_source *source);

/* "A commitment of USD 650,000 a year". */
const char *levers_words(const struct model *model, size_t offer, enum lever lever);

/* Interactions of pairs, and what alone would reach the plan's goal. Each takes the first row it may use and
 * returns the row after its last. */
unsigned levers_write_interactions(const struct listing *table, unsigned row);
unsigned levers_write_counter(const struct listing *table, unsigned row);

#endif
