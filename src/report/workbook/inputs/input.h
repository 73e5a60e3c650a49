/* Rows of the Inputs sheet: one per term, with its value, what is allowed, where it was said and whether it
 * was changed since the run. Clause 3.2. */
#ifndef INPUT_H
#define INPUT_H

#include "report/workbook/model.h"

/* Columns of the sheet. */
enum {
    COL_LABEL,
    COL_KEY,
    COL_UNIT,
    COL_VALUE,
    COL_ALLOWED,
    COL_SOURCE,
    COL_AS_RUN,
    COL_CHANGED,
    COL_CHECK, /* OK, or ERROR where the value is not allowed */
    COL_LEAST, /* the allowed range as numbers, for the check; not printed */
    COL_MOST,
    COL_USED, /* what formulas take, by name or reference: the value, or as run where that is not allowed */
};

/* The words of 2.1, in the order of their enums, NULL at the end. */
extern const char *const input_measures[], *const input_billings[], *const input_overages[],
                                                                        *const input_renewals[];

/* One row. Label, unit and source come from the term of section and key (and item) where the INI's terms have
 * it. */
struct input {
    const char *section, *key;
    size_t item;
    const char *name;  /* defined name, NULL for none */
    const char *label; /* where the terms have none, or in place of theirs where it is set */
    const char *unit;
    enum term_kind kind;
    double value;               /* NAN: left out, the cell is empty */
    const char *text;           /* TERM_TEXT, TERM_CHOICE */
    const char *const *choices; /* TERM_CHOICE */
    const char *max_formula;    /* what the largest value is where another cell decides */
    double max_as_run;          /* what that formula gives for the cells as run */
    bool is_key;                /* the number is the open key itself: a threshold */
    bool allows_auto;           /* "auto" is a value too */
    bool allows_blank;          /* an empty cell means the term is left out */
    bool is_structural;         /* fixes the rows and columns of sheets: shown, not to be changed */
};

struct inputs {
    struct model *model;
    struct sheet *sheet;
    unsigned row;
    const struct term *terms;
    size_t n_terms;
    bool *is_shown;     /* per term */
    const char *prefix; /* of names: "plan", "offer1" */
};

/* One row that follows from others. */
struct derived {
    const char *name; /* NULL for none */
    const char *label, *unit;
    enum cell_form form;
    double value; /* cached */
    const char *formula;
};

void input_section(struct inputs *inputs, const char *title);
/* Writes a row and returns the reference of the cell that formulas take, absolute and with the sheet. */
const char *input_put(struct inputs *inputs, const struct input *input);
/* All terms of the plan; the second puts what changes demand: routes, caches, batch shares and workloads. */
void input_put_plan(struct inputs *inputs, const struct plan *plan);
void input_put_demand(struct inputs *inputs, const struct plan *plan);
/* Every term not shown yet, as text that cannot be changed. */
void input_put_rest(struct inputs *inputs);
/* Parts of a row: what says that a term is structural, where a term was said, the label beside a value of so
 * many characters, and how a kind is shown. */
extern const char input_structural_note[];
const char *input_source(struct arena *arena, const struct term *term);
void input_put_label(struct inputs *inputs, unsigned row, const char *label, size_t value_length);
enum cell_form input_form(enum term_kind kind);
/* The word of a text, a choice or of yes and no; NULL of a number. */
const char *input_word(const struct input *input);
extern const char *const input_yes_no[]; /* NULL at the end */
extern const char input_automatic[];
/* The allowed range of the row as numbers, for its validation and its check; the check, and what formulas
 * take.
 */
void input_put_range(struct inputs *inputs, const struct input *input, struct term_range range);
void input_put_check(struct inputs *inputs, const struct input *input);
void input_derive(struct inputs *inputs, const struct derived *derived);

/* What formulas take of rows [first, last], absolute: of inputs, and of rows that follow from others. */
const char *input_range(const struct inputs *inputs, unsigned first, unsigned last);
const char *input_derived_range(const struct inputs *inputs, unsigned first, unsigned last);
/* Names one of the columns COL_USED and COL_VALUE of rows from `first` to the last one written. */
void input_name_range(struct inputs *inputs, const char *name, unsigned col, unsigned first, unsigned last);
/* A row that counts what a rule of several cells refuses: 0 where it holds, else the row says ERROR. */
void input_put_rule(struct inputs *inputs, const char *label, const char *unit, const char *formula);
/* Such a row for values of rows [first, last] which do not ascend. Nothing where there is one row. */
void input_put_ascent(struct inputs *inputs, unsigned first, unsigned last, const char *label);
/* The file's spelling of the open key of a section that is this number. */
const char *input_open_key(const struct inputs *inputs, const char *section, double number);

/* All terms of one offer, counted from 1; the cells that other sheets refer to go to *cells. */
void input_put_offer(struct inputs *inputs, size_t number, const struct offer *offer,
                     struct offer_cells *cells);
/* Parts of it: [bands], [tiers] and the fees. */
void input_put_bands(struct inputs *inputs, const struct offer *offer, struct offer_cells *cells);
void input_put_tiers(struct inputs *inputs, const struct offer *offer);
void input_put_fees(struct inputs *inputs, const struct offer *offer);

/* How many cells of the plan's rows and of each offer's were changed, which figures are out of date, and how
 * many cells are not allowed. The plan's rows begin at `plan`, offer i's at offers[i], counted from 0, and
 * the last ends before offers[n_offers]. */
void input_put_counts(struct inputs *inputs, unsigned plan, const unsigned *offers, size_t n_offers);

#endif
