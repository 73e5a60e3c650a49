/* What the sheets of one workbook share: the results, the tabs, the grids, and where inputs stand. Private to
 * src/report/workbook. */
#ifndef MODEL_H
#define MODEL_H

#include "book.h"
#include "grid.h"
#include "live.h"

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

/* The lines that the base month shows: those of usage or of any offer's demand. */
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
    struct live live; /* terms the formulas do not follow; file->shows_values where there are any */
    struct sheet *readme, *summary, *inputs, *prices, *rates, *bands, *checks;
    struct sheet **usage, **forecast; /* per history */
    struct sheet **ledger;            /* per offer */
    unsigned *rates_row, *bands_row;  /* where an offer's block begins */
    struct offer_cells *offers;
    struct base_lines *base_lines; /* per history */
    unsigned price_first_row;      /* of the line prices on Prices */
};

/* One writer per tab; each lays out its grids in sheet_*_plan, so that all can refer to all, then writes. */
void inputs_write(struct model *model);
void prices_plan(struct model *model);
void prices_write(struct model *model);
void usage_plan(struct model *model, size_t history);
void usage_write(struct model *model, size_t history);
void forecast_plan(struct model *model, size_t history);
void forecast_write(struct model *model, size_t history);
void ledger_plan(struct model *model, size_t offer);
void ledger_write(struct model *model, size_t offer);
/* The opening balances of the first month by age: as many rows as ages the ledger can follow. */
/* The first row under all of a ledger. */
unsigned ledger_end(const struct model *model, size_t offer);
const char *ledger_age_rows(const struct model *model, size_t offer, const struct grid *grid);
void rates_plan(struct model *model);
void rates_write(struct model *model);
void bands_plan(struct model *model);
void bands_write(struct model *model);
void summary_write(struct model *model);
void checks_write(struct model *model);
/* The engine's realized discount of an offer under a scenario, on Checks. */
const char *checks_engine_cell(const struct model *model, size_t offer, unsigned scenario);
void readme_write(struct model *model);

/* The six prices of a row of results.prices, and one of them, on Prices. */
const char *price_range(const struct model *model, size_t price);
const char *price_cell(const struct model *model, size_t price, enum meter meter);
const char *price_unit_cell(const struct model *model, enum meter meter);

/* Title, subtitle and the state of the checks: VALUES_STATE where the workbook shows values. */
#define VALUES_STATE "values, not formulas: see Read me"
void sheet_head(struct sheet *sheet, const char *title, unsigned subtitle_col, const char *subtitle);

/* Names a cell for formulas: "offer1_headline". */
void name_cell(struct model *model, const char *name, const struct sheet *sheet, unsigned row, unsigned col);

/* A scalar with a label in column A, unit in B and a named formula in C. */
void named_formula(struct model *model, struct sheet *sheet, unsigned row, const char *name,
                   const char *label, const char *unit, enum cell_form form, double cached,
                   const char *formula);

#endif
