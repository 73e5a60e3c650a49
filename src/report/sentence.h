/* What the files that make sentences share: one offer's base settlement with its facts. Every number in a
 * sentence is the text of a fact (3.1). */
#ifndef SENTENCE_H
#define SENTENCE_H

#include "words.h"

#include <realrate/facts.h>

struct teller {
    const struct results *results;
    const struct facts *facts;
    struct arena *arena;
    size_t offer; /* from 0 */
    const struct offer_result *result;
    const struct settlement *base;
    const char *name; /* of the offer, short enough for a title */
};

#define SHOWN_SHARE 0.0005 /* half of the last place of a share as shown */

/* How the realized discount of the base scenario stands to the quoted one, as both are shown. */
enum outcome { OUTCOME_NO_USAGE, OUTCOME_LESS, OUTCOME_AS_QUOTED, OUTCOME_MORE };

struct teller teller_of(const struct results *results, const struct facts *facts, size_t offer,
                        struct arena *arena);
enum outcome outcome_of(const struct settlement *settlement);

/* The step between quoted and realized that costs most, BRIDGE_REALIZED where none costs half a cent. */
enum bridge_step largest_loss(const struct settlement *settlement);

/* Whether a step of the bridge changes the discount as it is shown. */
bool step_matters(const struct settlement *settlement, enum bridge_step step);

/* The offer that comes first (facts: best.offer), from 0. */
size_t sentence_best_offer(const struct facts *facts);

/* Whether less is paid in all than at list on base, as both are shown. */
bool beats_list(const struct teller *t);

/* What overage bills at: "at list price", "10% above the committed rate". */
const char *sentence_overage_terms(const struct teller *t);

/* Half a cent or more. */
bool is_money(double amount);

/* Text of the teller's offer's fact; `id` after "offers.N.". */
#define FACT_OF(teller, id) FACT_TEXT((teller)->facts, "offers.%zu." id, (teller)->offer + 1)
#define SAY(teller, ...)    arena_printf((teller)->arena, __VA_ARGS__)

#endif
