/* The levers asked for together, and what each is worth in that company (1.12). */
#ifndef LEVER_PACKAGE_H
#define LEVER_PACKAGE_H

#include "lever.h"

/* Chooses the package among ret's levers, sorted by worth: those of positive worth within the term, the
 * better one of each exclusive set, the 12 worth most. Values every subset of it on the first 2,000 paths, on
 * all threads, and fills in_package and shapley of ret's levers, package_worth and interactions. The same
 * numbers for any number of threads. */
void lever_package(const struct lever_case *at, struct scratch *scratch, struct draft *draft,
                   struct arena *arena, struct offer_result *ret);

#endif
