/* Rows of the Inputs sheet: one per term, with its value, what is allowed, where it was said and whether it
 * was changed since the run. Clause 3.2. */
#ifndef INPUT_H
#define INPUT_H

#include "model.h"

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
};

/* The words of 2.1, in the order of their enums, NULL at the end. */
extern const char *const input_measures[], *const input_billings[], *const input_overages[];

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
    double min, max;            /* of a number; where the terms have the row and a range, theirs hold */
    bool allows_auto;           /* "auto" is a value too */
    bool allows_blank;          /* an empty cell means the term is left out */
    bool is_structural;         /* fixes the rows and columns of sheets: shown, not to be changed */
    const char *formula;        /* what the cell begins with in place of a value: "as the row above" */
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

void input_section(struct inputs *inputs, const char *title);
/* Writes a row and returns the reference of its value cell, absolute and with the sheet. */
const char *input_put(struct inputs *inputs, const struct input *input);
/* All terms of one offer, counted from 1; the cells that other sheets refer to go to *cells. */
void input_put_offer(struct inputs *inputs, size_t number, const struct offer *offer,
                     struct offer_cells *cells);
/* Every term not shown yet, as text that cannot be changed. */
void input_put_rest(struct inputs *inputs);

#endif
