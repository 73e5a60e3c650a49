/* The Optimize sheet: the base month raw, routed, cached and batched, a grid of the base month's lines each,
 * and what each stage takes off the list value. Private to the sheet's files. Clause 1.6. */
#ifndef OPTIMIZE_H
#define OPTIMIZE_H

#include "report/workbook/meters.h"
#include "report/workbook/model.h"

/* Stages on top with their waterfall, then a grid each; the numbers of the waterfall at the end. */
enum { COL_WORDS, COL_UNIT, COL_NUMBERS };
#define ROW_GRIDS (ROW_HEADER + 32)

struct optimize_source {
    const struct model *model;
    const struct history *history;
    const struct forecast *forecast;
    const struct optimization *optimization;
    const struct base_lines *lines;
    const size_t *families; /* indices into the book's families: those of the lines */
    size_t n_families;
};

#define OPTIMIZE_RAW (-1) /* before the first stage */

/* Counts and list value of line i of the base lines after a stage. */
const double *optimize_counts(const struct optimize_source *source, int stage, size_t i);
double optimize_list(const struct optimize_source *source, int stage, size_t i);
/* Its number on the sheets, from 1, and its family's, an index into the book's. */
double optimize_line(const void *source, size_t i);
size_t optimize_family(const struct optimize_source *source, size_t i);

/* Values and fields of a grid of lines: its number, six counts by their formulas, the list value. */
#define OPTIMIZE_VALUE(name, meter, value)                                                                   \
    static double name##_##meter(const void *source, size_t i)                                               \
    {                                                                                                        \
        return value;                                                                                        \
    }
#define OPTIMIZE_VALUES(name, stage)                                                                         \
    OPTIMIZE_VALUE(name, 0, optimize_counts(source, stage, i)[0])                                            \
    OPTIMIZE_VALUE(name, 1, optimize_counts(source, stage, i)[1])                                            \
    OPTIMIZE_VALUE(name, 2, optimize_counts(source, stage, i)[2])                                            \
    OPTIMIZE_VALUE(name, 3, optimize_counts(source, stage, i)[3])                                            \
    OPTIMIZE_VALUE(name, 4, optimize_counts(source, stage, i)[4])                                            \
    OPTIMIZE_VALUE(name, 5, optimize_counts(source, stage, i)[5])                                            \
    OPTIMIZE_VALUE(name, list, optimize_list(source, stage, i))
#define OPTIMIZE_COUNT(name, meter, formula)                                                                 \
    {                                                                                                        \
        "n" #meter, METER_LABEL_##meter, METER_UNIT_##meter "/month", CELL_COUNT, formula, true,             \
            name##_##meter                                                                                   \
    }
#define OPTIMIZE_COUNTS(name, f0, f1, f2, f3, f4, f5)                                                        \
    OPTIMIZE_COUNT(name, 0, f0), OPTIMIZE_COUNT(name, 1, f1), OPTIMIZE_COUNT(name, 2, f2),                   \
        OPTIMIZE_COUNT(name, 3, f3), OPTIMIZE_COUNT(name, 4, f4), OPTIMIZE_COUNT(name, 5, f5)
#define OPTIMIZE_LINE                                                                                        \
    {                                                                                                        \
        "line", "Line number", "line", CELL_WHOLE, NULL, false, optimize_line                                \
    }
#define OPTIMIZE_LIST(name)                                                                                  \
    {                                                                                                        \
        "list", "List value", "money/month", CELL_CENTS, "SUMPRODUCT([n0]:[n5],{price}/price_units)", true,  \
            name##_list                                                                                      \
    }

/* A grid of the sheet, in the order of the sheet: moves and raw are in optimize_routing.c, the others with
 * the stage they are of. */
struct optimize_grid {
    const char *name, *title, *records; /* records: the head of column A */
    const struct field *fields;
    size_t n_fields;
};
enum { GRID_RAW, GRID_MOVES, GRID_ROUTED, GRID_CACHING, GRID_CACHED, GRID_FAMILIES, GRID_BATCHED };
#define N_OPTIMIZE_GRIDS 7
extern const struct optimize_grid optimize_grid_raw, optimize_grid_moves, optimize_grid_routed,
    optimize_grid_caching, optimize_grid_cached, optimize_grid_families, optimize_grid_batched;

/* Whether the plan routes, caches or batches anything. */
bool optimize_has_rules(const struct plan *plan);

/* What each stage takes off, named for other sheets, and its waterfall with its numbers from row first on. */
void optimize_stages_write(struct model *model, size_t history, const struct scope *scope, unsigned first);

#endif
