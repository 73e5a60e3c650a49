/* Random offers as the configuration reader may have read them: every key there or not, shares whole in 1e-9,
 * money in micro-units. The same seed gives the same offer. */
#ifndef RANDOM_OFFER_H
#define RANDOM_OFFER_H

#include <realrate/offer.h>
#include <realrate/prices.h>

/* A small book and checklist for the names in them. */
void random_book(struct book *ret);
void random_clauses(struct clause_list *ret);

void random_offer(uint64_t seed, const struct book *book, const struct clause_list *clauses,
                  struct arena *arena, struct offer *ret);

#endif
