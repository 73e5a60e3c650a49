/* The comparison of offers and alternatives over the longest term of the run. Clauses 1.14 and 1.20. */
#ifndef COMPARE_H
#define COMPARE_H

#include "report/workbook/model.h"

/* One row: on demand, an alternative of the plan, or an offer. */
struct compare_row {
    const struct alternative_result *result;
    const struct alternative *alternative; /* of the plan, else NULL */
    size_t number;                         /* of it in the plan, from 1 */
    size_t offer;                          /* whose terms hold where there is a contract, from 0 */
    const struct offer *own;               /* whose fees it brings; NULL: none */
    size_t contract;                       /* its number, 0 for none */
    const struct timeline *timeline;       /* of the contract */
    const struct settlement *scenarios;    /* of the contract */
    bool is_fixed;  /* starts on another day than the first offer: its ledger is of other months, its costs
                       are of the run */
    bool has_after; /* the contract ends before the comparison does */
    bool has_added; /* buys fees that its own offer does not bring */
};

/* A fee of the run at the price of a row that must buy it by itself (1.20). */
struct compare_fee {
    size_t offer, number; /* whose price it is: from 0, of the offer's fees from 1 */
    const struct fee *fee;
};

struct compare {
    struct model *model;
    struct sheet *sheet;
    size_t horizon; /* months */
    struct compare_row *rows;
    size_t n;
    struct compare_fee *fees;
    size_t n_fees;
    bool has_workloads;
    struct grid *costs, *flags, *simulated, *selected, *bought, *months;
};

void compare_collect(struct model *model, struct compare *ret);
struct scope compare_scope(const struct compare *compare, size_t row);
/* The names of rows that start on another day than the first offer, "" without any. */
const char *compare_fixed_names(const struct compare *compare);

/* What is 1 once a row's costs, and what rests on the costs of all rows, are no longer those of the inputs;
 * NULL where they are formulas. */
const char *compare_stale_of_row(const struct compare *compare, size_t row);
const char *compare_stale(const struct compare *compare);
/* Turns columns of a table, which rest on the costs of all rows, grey with them. */
void compare_mark_rows(const struct compare *compare, const struct grid *grid, unsigned col,
                       unsigned last_col);

/* ---- what formulas give, for their caches; m: month of the comparison from 0 ---- */

/* List value of all demand, in currency. */
double compare_list(const struct compare *compare, enum scenario scenario, size_t m);
/* Months since the row's contract ended, 0 before. */
size_t compare_months_after(const struct compare_row *row, size_t m);
/* What the renewal's uplift makes of committed prices, 0 before it (1.20). */
double compare_renewal_factor(const struct compare *compare, const struct compare_row *row, size_t m);
/* Committed value after the contract at its prices and those that the renewal raises: as below. */
double compare_committed_after(const struct compare *compare, const struct compare_row *row, bool is_certain,
                               size_t m);
/* What API usage costs after the contract: for a level of 1, and what is certain; 0 before. */
double compare_after(const struct compare *compare, const struct compare_row *row, bool is_certain, size_t m);
/* Fees that go on after the contract. */
double compare_renewed_fees(const struct compare *compare, const struct compare_row *row, size_t m);

bool compare_lacks(const struct compare_row *row, const struct fee *fee);
/* Whether a delay buys it while it lasts: its own offer brings it. What is paid once comes with the offer. */
bool compare_buys_until(const struct compare_row *row, const struct fee *fee);
/* A month's, a year's or the one charge of a fee at the price of a row that buys it alone. */
double compare_charge(const struct compare_fee *fee);

/* ---- the parts of the sheet ---- */

/* Gives the time sheet its rows from `line` on, so that others can refer to them; then fills them. The first
 * returns the line after the last. */
unsigned compare_plan_months(struct compare *compare, unsigned line);
void compare_write_months(const struct compare *compare, unsigned line);
/* Of it the lines of one row: fees bought alone, months after its contract. Both return the line after. */
unsigned compare_plan_own(const struct compare *compare, size_t row, unsigned line);
unsigned compare_write_own(const struct compare *compare, size_t row, unsigned line);

/* Templates of a row's cost under a scenario, and of what it pays under the selected one. */
const char *compare_cost_template(const struct compare *compare, size_t row, enum scenario scenario);
const char *compare_paid_template(const struct compare *compare, size_t row);
const char *compare_fees_template(const struct compare *compare, size_t row);
const char *compare_npv_template(const struct compare *compare, size_t row);
/* The same for the caches, over the whole comparison under the base scenario. */
double compare_list_total(const struct compare *compare, size_t row);
double compare_paid(const struct compare *compare, size_t row);
double compare_fees_paid(const struct compare *compare, size_t row); /* switching included */
double compare_credits(const struct compare *compare, size_t row);
double compare_total(const struct compare *compare, size_t row);
double compare_npv(const struct compare *compare, size_t row);
double compare_realized(const struct compare *compare, size_t row); /* NAN: nothing consumed */
double compare_all_in(const struct compare *compare, size_t row);

/* Fees that rows buy alone: their prices and which row buys which, from `first` on. */
void compare_plan_fees(struct compare *compare, unsigned first);
void compare_write_fees(const struct compare *compare, unsigned title);

/* The tables of the rows, each planned by the row of its title before any is written. */
#define COMPARE_COLUMNS     13 /* of the widest */
#define COMPARE_HEAD_HEIGHT 44
void compare_plan_costs(struct compare *compare, unsigned title);
void compare_write_costs(const struct compare *compare, unsigned title);
void compare_plan_simulated(struct compare *compare, unsigned title);
void compare_write_simulated(const struct compare *compare, unsigned title);
void compare_plan_selected(struct compare *compare, unsigned title);
void compare_write_selected(const struct compare *compare, unsigned title);

/* 1 where a row is least or dominated, by which; and words of it: three columns beside the costs, and a
 * sentence. */
void compare_plan_flags(struct compare *compare, unsigned title);
void compare_write_flags(const struct compare *compare, unsigned title);
void compare_write_words(const struct compare *compare, unsigned col);
void compare_write_choices(const struct compare *compare, unsigned row);

#endif
