/* The clause scorecard (1.16). */
#ifndef CLAUSE_SCORE_H
#define CLAUSE_SCORE_H

#include <realrate/arena.h>
#include <realrate/results.h>

/* Fills ret's areas and gaps; ret's levers are there. */
void clause_score_build(const struct clause_list *clauses, struct arena *arena, struct offer_result *ret);

#endif
