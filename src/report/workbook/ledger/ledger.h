/* The ledger of one contract, month by month: what it rests on, its settlement under the selected scenario
 * and under the other two. Clauses 1.5 to 1.8. */
#ifndef LEDGER_H
#define LEDGER_H

#include "report/workbook/model.h"

/* One contract, and what a row is written from. */
struct ledger {
    struct model *model;
    const struct offer *offer;
    const struct timeline *timeline;
    const struct settlement *scenarios;  /* N_SCENARIOS */
    const struct settlement *settlement; /* of the block being written */
    size_t block;                        /* 0: the selected scenario, then the other two */
    const double *exit_costs;            /* per month; NULL of an alternative */
    size_t contract, offer_index;
    size_t at; /* source or price group of the row being written */
    struct grid *demand, *blocks[N_SCENARIOS];
    const char *name;
};

/* How many ledgers there are: an offer's each, then those of alternatives that sign the first offer in their
 * own way, in their order. */
size_t ledger_count(const struct results *results);
/* Whose it is: the offer, or the alternative and the offer it signs. */
const char *ledger_name(struct model *model, size_t contract);
/* The first row under a ledger's results and chart, with room for a waterfall's numbers. */
unsigned ledger_end(struct model *model, size_t contract);

struct ledger ledger_of(struct model *model, size_t contract);
/* What its formulas speak of. */
struct scope ledger_scope(const struct ledger *ledger);

/* "usage as it is", "workload X". */
const char *ledger_source_label(const struct ledger *ledger, size_t source);

/* The demand of the contract: rows from `line` on; plan gives them their lines, write fills them. Both return
 * the line after the last. */
unsigned ledger_plan_demand(struct ledger *ledger, unsigned line);
unsigned ledger_write_demand(struct ledger *ledger, const struct scope *scope, unsigned line);

/* Rows that are the same under every scenario: calendar, commitment at signing, bills, fees. */
struct ledger_rows {
    const struct field *items;
    size_t n;
};
struct ledger_rows ledger_calendar(void);
struct ledger_rows ledger_signing(void);
/* The settlement under the scenario of the block; of those not selected without steps that are only shown. */
struct ledger_rows ledger_settlement(const struct ledger *ledger);
/* What Rates takes of the selected scenario, without the sources' rows. */
struct ledger_rows ledger_weights(void);
extern const struct field ledger_source_use;
/* What it costs to leave (1.8.8), of an offer under the selected scenario. */
struct ledger_rows ledger_exit(void);

/* The template of a row: what depends on the shape of the plan and the offer is spelled {name} in the tables.
 * NULL where the row is a value. */
const char *ledger_formula(const struct ledger *ledger, const char *formula);

/* The scenario that each block shows as run. */
extern const enum scenario ledger_scenarios[N_SCENARIOS];

/* Scalars of the contract and its results, named for the other sheets, from `row` on. */
#define LEDGER_TERM_ROWS   17
#define LEDGER_RESULT_ROWS 17
#define LEDGER_EACH_ROWS   9
void ledger_write_terms(const struct ledger *ledger, const struct scope *scope, unsigned row);
void ledger_write_results(const struct ledger *ledger, const struct scope *scope, unsigned row);
/* Results under each scenario, side by side. */
void ledger_write_each(const struct ledger *ledger, const struct scope *scope, unsigned row);

#endif
