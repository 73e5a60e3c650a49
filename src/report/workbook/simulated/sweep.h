/* What the parts of the Sweep sheet share. Clause 1.11. */
#ifndef SWEEP_SHEET_H
#define SWEEP_SHEET_H

#include "report/workbook/cells/listing.h"
#include "report/workbook/model.h"

enum {
    SWEEP_MARK,
    SWEEP_COMMIT,
    SWEEP_DISCOUNT,
    SWEEP_COST,
    SWEEP_P10,
    SWEEP_P50,
    SWEEP_P90,
    SWEEP_REALIZED,
    SWEEP_FILL,
    SWEEP_FORFEITED,
    SWEEP_OVERAGE,
};

/* Commitments that are marked on the levels and flagged in the charts. */
enum sweep_mark { MARK_OFFERED, MARK_FLOOR, MARK_OPTIMUM };
#define N_MARKS 3
extern const char *const sweep_mark_names[N_MARKS];

struct sweep_source {
    const struct model *model;
    const struct offer_result *result;
    double marks[N_MARKS]; /* annual commitments; NAN where there is none */
    size_t nearest[N_MARKS];
};

/* Whether a mark lies so far above what any path fills that the charts leave it out. */
bool sweep_is_far(const struct sweep_source *source, size_t mark);

/* Rows that the charts take. */
unsigned sweep_chart_rows(void);

/* Where the parts of an offer's block begin: the marks, the charts, the levels. */
struct sweep_block {
    unsigned marks, charts, levels;
};

/* Writes what the flags of the charts need from `row` on, and inserts the charts. Returns the row after. */
unsigned sweep_write_charts(const struct listing *table, const struct sweep_block *block, unsigned row);

#endif
