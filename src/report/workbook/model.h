/* What the sheets of one workbook share: the results, the tabs, the grids, and where inputs stand. Private to
 * src/report/workbook. */
#ifndef MODEL_H
#define MODEL_H

#include "report/workbook/cells/frame.h"
#include "report/workbook/cells/grid.h"

#define N_USAGE 2 /* sources of demand before the workloads: raw and optimized usage */

/* Cells of one offer's open terms on Inputs, as references with the sheet. */
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

/* The title of a tab as the workbook has it, for texts that name it; NULL where the template leaves it out.
 * i: as of its writer. It holds no quotes, brackets or braces: it may stand in a string of a formula. */
const char *tab_title(const struct model *model, enum tab tab, size_t i);

/* What formulas on a sheet speak of where they are an offer's (from 0). */
struct scope scope_of_offer(const struct model *model, const struct sheet *sheet, size_t offer);

/* A line of a history in words: "claude-opus-4-1 standard base global standard". */
const char *line_words(const struct model *model, const struct history *history, size_t line);

/* Names a cell for formulas: "offer1_headline". */
void name_cell(const struct model *model, const char *name, const struct sheet *sheet, unsigned row,
               unsigned col);

#endif
