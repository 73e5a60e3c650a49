/* The levers that ask for a lower rate (1.12): rows of the table of levers. */
#ifndef LEVER_RATE_H
#define LEVER_RATE_H

#include "lever.h"

/* Headline, tiers and bands + 1 point, each at most 100%. Own discounts and fixed prices stay: the vendor has
 * set them apart. Where neither a headline nor a band says what is quoted, a headline of 1% does. */
bool lever_rate_point(struct offer *offer);

/* Each dominant model's discount at least the benchmark's p50 at the draft's annual commit. Fixed prices
 * stay, and batch usage where batch_stacks = no. */
bool lever_rate_dominant(const struct lever_case *at, struct draft *draft);

#endif
