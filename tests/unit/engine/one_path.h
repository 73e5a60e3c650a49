/* A settlement of an offer on one path of demand made by hand, with what settle() leaves out: service credits
 * (1.8.7) and the worth of what is carried out (1.1). */
#ifndef ONE_PATH_H
#define ONE_PATH_H

#include "fixture.h"

#include "engine/settle.h"

struct one_path {
    const struct offer *offer;
    double quoted;
    const struct demand_month *demand; /* offer->term_months of them */
    double discount_rate;              /* a year */
    double service_credit;             /* share of the month's API charge */
    double next_year;                  /* the most that a balance carried out is worth */
};

/* Its deal, rate card and a multiplier of 1 for every month. */
void one_path_input(const struct one_path *path, struct arena *arena, struct settle_input *ret);

struct settlement one_path_settle(const struct one_path *path, struct arena *arena);

#endif
