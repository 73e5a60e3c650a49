/* Commitments of the sweep (1.11) on an axis, with the offered one, the floor and the optimum marked: what
 * the charts of cost and of filling share. */
#ifndef LEVELS_H
#define LEVELS_H

#include "chart.h"
#include "report/brief/marks/axis.h"
#include "report/brief/marks/plot_curve.h"

#define LEVELS_TICK_ROOM  38.0 /* left of a plot */
#define LEVELS_AXIS_ROOM  16.0 /* under it */
#define LEVELS_RIGHT_ROOM 16.0 /* right of it, for half a tick */

/* Amounts to the same level are one mark: "offered and optimum". */
struct level_mark {
    const struct sweep_level *level;
    const char *names; /* "offered", "optimum", "floor" */
    const char *path;  /* of its facts: "offers.1.sweep.optimum" */
    double x;
    bool is_offered;
};

struct levels {
    const struct sweep_level *items; /* ascending by commitment, the marked ones among them */
    size_t n;
    struct level_mark marks[3]; /* ascending */
    size_t n_marks;
    struct axis commit;
};

/* Whether there is more than one level. */
bool levels_exist(const struct brief *brief, size_t offer);

/* Of the arena. Levels beyond every mark that hardly a forecast fills are left out. */
struct levels levels_of(const struct brief *brief, size_t offer, double left, double right);

/* A curve of one of the figures (an offset into struct sweep_level); levels without it are left out. Returns
 * the number of points; of the arena. */
size_t levels_curve(const struct brief *brief, const struct levels *levels, const struct axis *axis,
                    size_t offset, struct point **ret);

/* From the least to the greatest of a figure; nothing where no level has it. */
struct range levels_range(const struct levels *levels, size_t offset);

/* A figure beside its dot, on the side where there is room, right of the ticks; returns whether there was. */
bool levels_label(struct brief *brief, const struct levels *levels, struct point dot, struct style style,
                  const char *text);

/* "annual commitment", and how it is measured where that is not plain. */
const char *levels_measure(const struct brief *brief, size_t offer);

#endif
