/* The orders in which levers are shown and asked for (1.12). Pure. */
#ifndef LEVER_RANK_H
#define LEVER_RANK_H

#include <realrate/results.h>

/* Sorts the levers by worth, the most first, and gives each its place by worth, by the points of headline it
 * looks like, and among the asks: those of positive worth, free ones first by worth, then by worth per unit
 * of vendor cost. Equal to the cent is equal: the order of the table of 1.12 decides. */
void lever_rank(struct lever_result *levers, size_t n);

#endif
