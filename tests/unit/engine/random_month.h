/* Random standard months, books and plans (1.6), for what holds for all of them. */
#ifndef RANDOM_MONTH_H
#define RANDOM_MONTH_H

#include "standard_month.h"

#define RANDOM_MODELS   5
#define RANDOM_FAMILIES 3
extern const char *const random_families[RANDOM_MODELS]; /* the family of each model */
extern const char *const random_family_names[RANDOM_FAMILIES];

/* Makes and optimizes some thousand months, and lets `check` look at each. */
void random_for_each_month(uint64_t seed, void (*check)(struct standard_month *month));

#endif
