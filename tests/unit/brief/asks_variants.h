/* Results that try the pages of leaks and of asking: every lever, every unstated term, a goal, rules of
 * optimization. */
#ifndef ASKS_VARIANTS_H
#define ASKS_VARIANTS_H

#include <realrate/arena.h>
#include <realrate/results.h>

/* Gives every offer of the results 15 levers of which 4 make it dearer, all 13 unstated terms, a
 * counter-offer and all its single terms, and usage the savings of three stages; amounts are multiples of
 * unit. */
void asks_fill(struct arena *arena, struct results *results, double unit);

void asks_make(struct arena *arena, struct results *ret); /* the fixture's two, unit 1,000 */
void asks_make_huge(struct arena *arena, struct results *ret);
void asks_make_tiny(struct arena *arena, struct results *ret);
void asks_make_alone(struct arena *arena, struct results *ret);     /* one offer without a commitment */
void asks_make_nothing(struct arena *arena, struct results *ret);   /* to ask for */
void asks_make_dear(struct arena *arena, struct results *ret);      /* every lever makes it dearer */
void asks_make_questions(struct arena *arena, struct results *ret); /* no lever, a goal that is reached */

#endif
