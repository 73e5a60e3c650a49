/* The Rates sheet, one block of tables per offer: what each model and meter costs over the term, the rate
 * card of the first day, and the workings between them. The tables of an offer have the same records, the
 * rates' rows; demand and weights are by price group and source. Clauses 1.7 and 1.9. */
#ifndef RATES_H
#define RATES_H

#include "report/workbook/model.h"

/* Columns of every table: words, then numbers. */
enum { COL_MODEL, COL_METER, COL_KIND, COL_NUMBERS };
#define TABLE_HEAD   3                 /* section title, header, units */
#define COL_DOMINANT (COL_NUMBERS + 9) /* after the fields of the first table */
#define COL_FOLDED   (COL_DOMINANT + 2)
#define COL_BASIS    (COL_NUMBERS + 6) /* of the second */

/* What the demand of a term counts for, in sums over its months (1.9). */
enum weight {
    WEIGHT_COUNT,
    WEIGHT_LIST,
    WEIGHT_CONTRACTED_KEYED,
    WEIGHT_CONTRACTED_HEAD,
    WEIGHT_CONTRACTED_FIXED,
    WEIGHT_CHARGE_KEYED,
    WEIGHT_CHARGE_HEAD,
    WEIGHT_CHARGE_FIXED,
    WEIGHT_OVER_LIST,
};
#define N_WEIGHTS 9

/* One offer's tables, and what their cells begin with. */
struct rates_source {
    const struct model *model;
    const struct offer_result *result;
    const struct settlement *settlement; /* the base scenario's, as the run begins */
    const struct line *lines;
    size_t offer;
    /* The offer's rates and its idle ones, which have no demand as run. */
    const struct rate_row *rows;
    size_t n_rows;
    const double *model_costs; /* of each row's model */
    size_t n_groups, n_sources;
    unsigned card_row, weights_row; /* where the tables by price group begin */
    double *weights[N_WEIGHTS];     /* [source * n_groups + group] */
    double charged, load;
};

/* A table whose records are the rates' rows. */
struct rates_table {
    const char *grid, *title;
    const struct field *fields;
    size_t n;
};
#define N_RATES_TABLES 4
extern const struct rates_table rates_tables[N_RATES_TABLES];

/* Sets rows, n_rows and model_costs; what is before them is set. */
void rates_find_rows(struct rates_source *source);
/* Whether a row has no demand as run: it is folded away. */
bool rates_is_idle(const struct rates_source *source, size_t i);
/* Rows above a total that say what folded rows hold: 1 where any is folded, else 0. */
unsigned rates_folded_rows(const struct rates_source *source);
/* Units of a row's price in a month at a factor of 1: of raw usage, optimized usage or a workload. */
double rates_units(const struct rates_source *source, size_t i, size_t of);
/* The product of the market's changes that this offer's start has passed (1.7). */
double rates_passed(const struct rates_source *source);
/* What a row's demand counts for: units of each source times the weight of its group. */
double rates_weighed(const struct rates_source *source, size_t i, enum weight weight);
double rates_charge(const void *source, size_t i);
double rates_model_cost(const void *source, size_t i);
/* What governs a row's price where batch discounts stack: 1 the headline, 2 a key, 3 a fixed price. */
double rates_governs(const void *source, size_t i);
/* What that says: a discount, or a price of the standard line. */
double rates_stated(const void *source, size_t i);

/* What the templates name in braces. The context is a struct rates_source. */
const char *rates_reference(const void *context, size_t i, const char *name);

/* "key opus.output": what a discount comes from where batch discounts stack. */
const char *rates_basis_words(const struct rates_source *source, size_t i);

/* The tables by price group and source: rows that the two take, their place, and writing them. */
unsigned rates_card_rows(const struct rates_source *source);
unsigned rates_weight_rows(const struct rates_source *source);
void rates_weigh(struct rates_source *source);
const char *rates_weight_range(const struct rates_source *source, size_t group, enum weight weight);
void rates_write_groups(struct model *model, const struct rates_source *source, const struct scope *scope);

/* Models, meters and lines of a table; the flags of the first table, where discounts of the second come from.
 */
void rates_write_words(const struct rates_source *source, const struct grid *grid);
/* Above a table's total what its folded rows hold, with a warning where that is not nothing. */
void rates_write_folded(const struct rates_source *source, const struct rates_table *table,
                        const struct grid *grid, const struct scope *scope);
/* Which rows are folded stands as the run left it. */
void rates_write_folded_marks(const struct rates_source *source, const struct grid *grid);
void rates_write_flags(const struct rates_source *source, const struct grid *grid, const struct scope *scope);
void rates_write_basis(const struct rates_source *source, const struct grid *grid, const struct scope *scope);

/* "standard, long": what sets a line apart from a model's standard one. */
const char *rates_line_words(struct arena *arena, const struct line *line);

#endif
