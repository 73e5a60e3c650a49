/* Which levers a chart shows, and in which order: arithmetic only. Clause 1.12. */
#ifndef BRIEF_LEVERS_H
#define BRIEF_LEVERS_H

#include <realrate/results.h>

/* The indices of those of largest worth, whichever its sign: up to `most`, from the one that
 * saves most to the one that costs most. Returns how many. */
size_t levers_shown(const struct offer_result *result, size_t most, size_t *ret);

#endif
