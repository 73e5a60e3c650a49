/* The table of levers (1.12): what each changes and where it stands. A new lever is a name in
 * realrate/levers.h and a row here. Read by lever.c, lever_package.c and lever_rank.c. */
#ifndef LEVER_TABLE_H
#define LEVER_TABLE_H

#include "lever.h"

/* The order in which levers are pulled: that in which they are negotiated, then that of the table. The rate
 * comes last, so that a point and a benchmark are what they are at the commitment then on the table, and hold
 * for what has come to count by then. */
enum lever_step { STEP_SIZE, STEP_UNUSED, STEP_PRICE, STEP_TERM, STEP_FINE_PRINT, STEP_RATE };
#define N_LEVER_STEPS 6

/* Levers of one set exclude each other: the package takes the better one. */
enum lever_set { SET_NONE, SET_ROLLOVER, SET_RESIZE, SET_TERM };
#define N_LEVER_SETS 4

struct lever_row {
    /* The change, in one of two forms: of the offer's own terms, or of a draft with a look at the case.
     * Returns whether it changes anything; where not, nothing is touched. */
    bool (*terms)(struct offer *offer);
    bool (*change)(const struct lever_case *at, struct draft *draft);
    enum lever_layer layer;
    enum lever_step step;
    enum lever_set set;
    int headline; /* place by the points of headline it looks like, 1 first; 0: after those, as listed */
    bool is_after_term; /* its worth lies in the 12 months after the term: never in the term's package */
    /* What to know of it beside its worth, a sentence; NULL where there is nothing. */
    const char *(*note)(const struct lever_case *at);
};

extern const struct lever_row lever_table[N_LEVERS];

#endif
