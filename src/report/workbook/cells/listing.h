/* Tables of figures most of which are values: simulated, searched, or words. One record a row under a
 * header of labels and units. Clauses 3.2 rules 1 and 4. */
#ifndef LISTING_H
#define LISTING_H

#include "book.h"

/* One column: number or text gives what a row shows; a column with neither is left out. */
struct listing_column {
    unsigned col;
    const char *label, *unit; /* "money": the currency; "": of words */
    enum cell_form form;
    double (*number)(const void *source, size_t i);     /* NAN: "n/a" */
    const char *(*text)(const void *source, size_t i);  /* NULL or "": nothing */
    enum role role;                                     /* of text */
    enum role (*role_of)(const void *source, size_t i); /* of the text of a row; NULL: role for all */
    /* Beside number: the formula that gives it; NULL where it is a value. */
    const char *(*formula)(const void *source, size_t i);
};

struct listing {
    struct sheet *sheet;
    const struct listing_column *columns;
    size_t n_columns;
    const double *widths;   /* of the sheet's columns in characters, to tell how high wrapped text stands */
    const char *stale_name; /* marks what is no formula; NULL: it is not simulated */
    const void *source;
};

/* The labels at `row`, as high as they need, and the units below. Returns the row after. */
unsigned listing_head(const struct listing *table, unsigned row);

/* Record i at `row`; rows with wrapped text are made as high as it needs. */
void listing_row(const struct listing *table, unsigned row, size_t i);

/* Marks n rows of records: numbers and texts that no formula gives, and so what names them, which is of the
 * run too. For those that wrote the rows one by one. */
void listing_mark(const struct listing *table, unsigned row, size_t n);

/* All three, for records [0, n). Returns the row after the last. */
unsigned listing_write(const struct listing *table, unsigned row, size_t n);

/* Lines that text takes in a column of `width` characters. */
unsigned listing_lines(const char *text, double width);

/* Makes a row as high as so many lines of wrapped text. */
void listing_set_lines(struct sheet *sheet, unsigned row, unsigned lines);

/* A label, a unit, and a simulated number in three columns from col on; a note beside it unless NULL. */
void listing_figure(const struct listing *table, unsigned row, unsigned col, const char *label,
                    const char *unit, enum cell_form form, double value, const char *note);

#endif
