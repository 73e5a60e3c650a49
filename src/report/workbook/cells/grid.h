/* Grids of a workbook: a table whose records run down the rows or across the months, known by name so that
 * every formula can be written by field names and spelled out in A1 references. Clause 3.2 rules 1, 3 and 4.
 */
#ifndef GRID_H
#define GRID_H

#include "reference.h"

/* Whose a grid is: the run's, or one of several by number from 1. A contract is an offer's own, numbered as
 * the offers are, or an alternative's after them. */
enum owner { OF_RUN, OF_HISTORY, OF_OFFER, OF_CONTRACT };
#define N_OWNERS 4

struct grid {
    const char *name; /* "ledger" */
    enum owner owner;
    size_t number; /* of the owner, from 1; 0 for the run's */
    struct sheet *sheet;
    bool is_across; /* records are columns, fields are rows */
    unsigned first; /* column or row of the first record */
    size_t n;
    unsigned total;  /* column or row of totals; the same as first where there are none */
    unsigned header; /* across: the row of dates on top of the sheet */
    const char **ids;
    unsigned *lines; /* row or column of each field */
    size_t n_fields, ids_capacity, lines_capacity;
    struct arena *arena;
};

/* What a formula template sees. */
struct scope {
    const struct sheet *sheet; /* where the formula stands */
    const struct grid *own;    /* NULL: no record */
    size_t record;
    size_t numbers[N_OWNERS]; /* of the history, offer and contract it speaks of, from 1; 0 where there is
                                 none */
    size_t n_months;          /* of the contract, for [id~] */
    const char *(*reference)(const void *context, size_t record, const char *name); /* {name}; may be NULL */
    const void *context;
};

/* One quantity of a grid. */
struct field {
    const char *id, *label, *unit;
    enum cell_form form;
    const char *formula; /* a template; NULL: the value itself */
    bool has_total;
    double (*value)(const void *source, size_t record); /* the engine's */
};
/* A line that names the fields after it. */
#define HEADING(label)                                                                                       \
    {                                                                                                        \
        "", label, "", CELL_GENERAL, NULL, false, NULL                                                       \
    }

struct grid_list {
    struct grid **items;
    size_t n, capacity;
    struct arena *arena;
    size_t n_offers; /* contracts beyond them are alternatives' */
};

struct grid *grid_add(struct grid_list *list, const char *name, enum owner owner, size_t number,
                      struct sheet *sheet, bool is_across, unsigned first, size_t n);
void grid_field(struct grid *grid, const char *id, unsigned line);
/* The row or column of a field. */
unsigned grid_line(const struct grid *grid, const char *id);
/* A record's cell of a field as an absolute reference; from: the sheet where the formula stands, NULL for a
 * reference with the sheet. */
const char *grid_cell(const struct grid *grid, const char *id, size_t record, const struct sheet *from);
struct grid *grid_find(const struct grid_list *list, const char *name, const struct scope *scope);

/* Spells out a template:
 *   [id]  [id-]  [id+]   this record's cell of its own grid, the record's before, after; [grid.id] the same
 *                        record's of another grid of the same sheet whose records are the same columns, or
 *                        as many rows
 *   [id:] [grid.id:]     all records, absolute
 *   [id~] [grid.id~]     the first n_months records, absolute
 *   [grid.id#]           the total     [grid.id^] the first record     [grid.id$] the last
 *   {o.x} {f.x} {c.x}    the defined name of this offer, of this history's forecast, of this contract
 *   {x}                  what scope->reference says
 * A grid is the one of its name whose owner the scope speaks of. */
const char *grid_expand(const struct grid_list *list, const struct scope *scope, const char *template);

/* Writes fields [0, n) of a grid: across as one row each from `line` on with label, unit and total; down as
 * one column each from column `line` on with label and unit in the two rows above the first record. A field
 * with an empty id is a heading (across) or skipped (down). The others have been laid out on these lines.
 * Returns the line after the last. */
unsigned grid_write(struct grid_list *list, struct grid *grid, const struct scope *scope,
                    const struct field *fields, size_t n, unsigned line, const void *source);

/* Gives the lines of the fields without writing, so that others can refer to them. */
unsigned grid_lay_out(struct grid *grid, const struct field *fields, size_t n, unsigned line);

#endif
