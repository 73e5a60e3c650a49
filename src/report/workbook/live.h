/* Which terms in use the workbook's formulas do not follow. Where there is one, the workbook shows the
 * engine's values in place of formulas and says why. Made by live_find from the results; read by the sheets
 * that say so. Clause 3.2. */
#ifndef LIVE_H
#define LIVE_H

#include <realrate/results.h>

/* One of them, in the words of its INI. */
struct live_term {
    const char *whose; /* "plan", "price book" or the offer's name */
    const char *text;  /* "drawdown = list", "market change of 2027-06" */
};

struct live {
    struct live_term *terms; /* the plan's, the price book's, then the offers' as given */
    size_t n, capacity;      /* n = 0: formulas follow everything */
    struct arena *arena;
};

/* A term counts where it changes a figure of the run, or where it would after a change of an input that the
 * formulas follow. */
void live_find(const struct results *results, struct arena *arena, struct live *ret);

#endif
