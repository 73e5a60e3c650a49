/* The discount curve of Bands in two parts: the points it is drawn from, and the chart. Clause 1.10. */
#ifndef BANDS_POINTS_H
#define BANDS_POINTS_H

#include "bands_edge.h"

enum {
    POINTS_WHAT = 10, /* right of what is printed */
    POINTS_STEP_X = POINTS_WHAT + 2,
    POINTS_STEP_Y,
    POINTS_WEIGHT,
    POINTS_LINE_X,
    POINTS_P25,
    POINTS_P50,
    POINTS_P75,
    POINTS_WHOLE = POINTS_LINE_X, /* of flags */
    POINTS_RANK,
};

struct bands_curve {
    struct model *model;
    struct sheet *sheet;
    const struct offer_result *result;
    const struct grid *bands, *placements;
    const struct bands_market *market;
    unsigned first; /* row of the first point */
};

/* Of the offer's steps, and of each line of the benchmark; 0 where there is none. */
size_t bands_n_steps(const struct offer *offer);
size_t bands_n_points(const struct plan *plan);

/* Rows of both side by side. */
unsigned bands_point_rows(const struct model *model, const struct offer_result *result);

void bands_write_points(const struct bands_curve *curve);

/* One row per placement from `row` on: its amount, and how high its flag stands. */
extern const char *const bands_flag_names[N_PLACEMENTS];
void bands_write_flags(const struct bands_curve *curve, unsigned row);

/* The farthest amount that is drawn. */
double bands_farthest(const struct bands_curve *curve);

#endif
