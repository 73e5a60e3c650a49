/* The rows of Checks: each a difference that must be 0 within its tolerance. Clause 3.2. */
#ifndef CHECKS_H
#define CHECKS_H

#include "report/workbook/model.h"

enum { COL_CHECK, COL_UNIT, COL_ONE, COL_OTHER, COL_DIFFERENCE, COL_TOLERANCE, COL_RESULT, COL_ENGINE };

struct checks {
    struct model *model;
    struct sheet *sheet;
    unsigned row;
};

/* Difference, tolerance and verdict of the row whose two figures are written, and on to the next. `one`: the
 * first of them as run. A check against the engine says "inputs changed" once they are. */
void checks_put_result(struct checks *checks, bool is_share, bool is_of_engine, double one);

/* The engine's figures of an offer, and its costs under every scenario; what each way to buy costs. */
void checks_put_headlines(struct checks *checks, size_t offer);
void checks_put_ways(struct checks *checks);

#endif
