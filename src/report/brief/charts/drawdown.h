/* Where things are on the chart of a commitment: arithmetic, shared by its marks and its labels. */
#ifndef DRAWDOWN_H
#define DRAWDOWN_H

#include "chart.h"
#include "report/brief/marks/axis.h"
#include "report/measure.h"

struct drawdown_chart {
    const struct offer *offer;
    const struct settlement *scenarios;
    size_t n_months;
    struct axis axis; /* amounts, upwards */
    struct rect plot;
    double top;       /* of the chart: labels stay below its heading */
    double slot, bar; /* widths of a month and of its bar */
};

/* What becomes of a period's rest, in the order of its bar's pieces from below. */
#define N_DRAWDOWN_RESTS 5
extern const struct drawdown_rest {
    size_t amount;           /* offset into struct measure_rest */
    const char *fact, *word; /* fact: of the period */
    enum ink ink, text;
} drawdown_rests[N_DRAWDOWN_RESTS];

/* The piece of the bar, in the measure of the commitment. */
double drawdown_piece(const struct measure_rest *rest, size_t kind);

/* From the largest commitment to the deepest overage of n offers, in any scenario. */
struct range drawdown_range(const struct results *results, size_t first, size_t n);

struct drawdown_chart drawdown_layout(const struct offer_result *offer, struct rect rect, struct range range);

/* What is left of commitment and rollover at the end of a month (from 0), less what was consumed over them so
 * far in the period. */
double drawdown_balance(const struct offer *offer, const struct settlement *settlement, size_t month);
double drawdown_x(const struct drawdown_chart *layout, size_t month); /* middle of a month's slot */

/* The commitments, what becomes of a rest, when a commitment runs out: after all marks are drawn. */
void drawdown_labels(struct brief *brief, const struct drawdown_chart *layout, size_t offer);

#endif
