/* What the sheets of one workbook share: the results, the tabs, the grids, and where inputs stand. Private to
 * src/report/workbook. */
#ifndef MODEL_H
#define MODEL_H

#include "report/workbook/cells/book.h"
#include "report/workbook/cells/grid.h"

/* Every sheet: title in row 1, what it shows and the state of the checks in row 2, headers from row 3 on. */
#define ROW_TITLE   0
#define ROW_STATE   1
#define ROW_HEADER  2
#define FIRST_MONTH 3 /* column D of time sheets */

/* Cells of one offer's open terms on Inputs, as references without a sheet. */
struct offer_cells {
    const char **keys;                         /* per discount.keys */
    const char **fixed;                        /* per fixed_prices */
    const char **thresholds, **band_discounts; /* per band */
    const char *ramp;                          /* template: the ramp's factor of [year] */
    const char *schedule;                      /* template: the amount of [period]; NULL without a schedule */
    const char *schedule_range;
};

/* The lines that the base month shows: those of usage, of what the plan's rules move it to, or of any offer's
 * demand. */
struct base_lines {
    size_t *items; /* indices into the history's lines, ascending */
    size_t n;
};

struct model {
    struct workbook_file *file;
    const struct results *results;
    const struct facts *facts;
    struct arena *arena;
    struct grid_list grids;
    struct sheet **tabs[N_TABS];     /* per kind; one per history, offer or contract where those have one */
    size_t n_tabs[N_TABS];           /* how many; 0 where the template leaves the kind out */
    unsigned *rates_row, *bands_row; /* where an offer's block begins */
    unsigned *rates_workings;        /* and what its rates rest on, below those of all offers */
    struct offer_cells *offers;
    struct base_lines *base_lines; /* per history */
    bool has_ledgers;              /* their grids are planned */
    unsigned price_first_row;      /* of the line prices on Prices */
};

/* Sets model->base_lines; what tabs lay out rests on it. */
void base_lines_find(struct model *model);

/* One writer per tab. Those with a plan lay out their grids in it, so that all can refer to all, before any
 * is written. i: of the history, offer or contract, 0 where there is one tab. */
void readme_write(struct model *model, size_t i);
void summary_write(struct model *model, size_t i);
void inputs_write(struct model *model, size_t i);
void prices_plan(struct model *model, size_t i);
void prices_write(struct model *model, size_t i);
void usage_plan(struct model *model, size_t i);
void usage_write(struct model *model, size_t i);
void optimize_plan(struct model *model, size_t i);
void optimize_write(struct model *model, size_t i);
void forecast_plan(struct model *model, size_t i);
void forecast_write(struct model *model, size_t i);
void ledger_plan(struct model *model, size_t i);
void ledger_write(struct model *model, size_t i);
void rates_plan(struct model *model, size_t i);
void rates_write(struct model *model, size_t i);
void bands_plan(struct model *model, size_t i);
void bands_write(struct model *model, size_t i);
void sweep_write(struct model *model, size_t i);
void levers_write(struct model *model, size_t i);
void signals_write(struct model *model, size_t i);
void compare_write(struct model *model, size_t i);
void checks_write(struct model *model, size_t i);

/* How many ledgers there are: an offer's each, then those of alternatives that sign the first offer in their
 * own way, in their order. */
size_t ledger_count(const struct results *results);
/* Whose it is: the offer, or the alternative and the offer it signs. */
const char *ledger_name(struct model *model, size_t contract);
/* The first row under a ledger's results and chart, with room for a waterfall's numbers. */
unsigned ledger_end(struct model *model, size_t contract);

/* The six prices of a row of results.prices, and one of them, on Prices. */
const char *price_range(const struct model *model, size_t price);
const char *price_cell(const struct model *model, size_t price, enum meter meter);
const char *price_unit_cell(const struct model *model, enum meter meter);

/* A row of results.prices and those after it of the same line, the later prices of the book: how many they
 * are, the days they begin on and the prices of one meter, as ranges with the sheet, ascending by day. One
 * row is a range of one cell, of which Gnumeric has no INDEX. A row may begin after the day it is used for: a
 * model's first price holds before it too. */
size_t price_n_later(const struct model *model, size_t price);
const char *price_days(const struct model *model, size_t price);
const char *price_later(const struct model *model, size_t price, enum meter meter);
/* The price of a day, which is a reference to a date, as a formula: the row's own where it has none later. */
const char *price_on(const struct model *model, size_t price, enum meter meter, const char *day);

/* Title, subtitle and the state of the checks. */
void sheet_head(struct sheet *sheet, const char *title, unsigned subtitle_col, const char *subtitle);

/* What formulas on a sheet speak of where they are an offer's (from 0). */
struct scope scope_of_offer(const struct model *model, const struct sheet *sheet, size_t offer);

/* A line of a history in words: "claude-opus-4-1 standard base global standard". */
const char *line_words(const struct model *model, const struct history *history, size_t line);

/* Names a cell for formulas: "offer1_headline". */
void name_cell(struct model *model, const char *name, const struct sheet *sheet, unsigned row, unsigned col);

/* A scalar with a label in column A, unit in B and a named formula in C. */
void named_formula(struct model *model, struct sheet *sheet, unsigned row, const char *name,
                   const char *label, const char *unit, enum cell_form form, double cached,
                   const char *formula);

#endif
