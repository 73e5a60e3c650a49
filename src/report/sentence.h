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

/* The history, forecast and optimization that its figures rest on, and that the facts tell: index into the
 * results'. */
size_t sentence_history(const struct results *results, const struct facts *facts);

/* Whether less is paid in all than at list on base, as both are shown. */
bool beats_list(const struct teller *t);

/* How the offered commitment stands to that of least expected cost (1.11). It fits where that is the same, or
 * saves less than the plan's materiality; it is unknown where no optimum is sought, or nothing is used. */
enum commit_size { COMMIT_UNKNOWN, COMMIT_FITS, COMMIT_TOO_LARGE, COMMIT_TOO_SMALL };
enum commit_size sentence_commit_size(const struct results *results, size_t offer);

/* The lever to ask for first, on every page (asks_place); NULL where none is worth half a cent. */
const struct lever_result *sentence_first_lever(const struct results *results, size_t offer);

/* Whether a lever cures what a signal warns of (1.13). */
bool sentence_is_cured_by(enum signal signal, enum lever lever);

/* What overage bills at: "at list price", "10% above the committed rate". */
const char *sentence_overage_terms(const struct teller *t);

/* A row of the comparison within a sentence: "Offer B", "paying on demand", "the alternative wait". */
const char *sentence_way(const struct results *results, size_t row, struct arena *arena);

/* Half a cent or more. */
bool is_money(double amount);

/* Whether fees or credits stand between realized and all-in; of any offer on base. */
bool has_extras(const struct settlement *settlement);
bool any_extras(const struct results *results);

/* What those are, to follow "after": "fees", "credits", "fees and credits"; "" where none do. */
const char *extras_word(const struct settlement *settlement);
const char *any_extras_word(const struct results *results);

/* Whether a commitment that so large a share of forecasts fills is filled often enough for the plan (1.13).
 */
bool is_often_filled(const struct results *results, double fill_probability);

/* Whether a signal fired on an offer. */
bool has_fired(const struct offer_result *result, enum signal signal);

/* Text of the teller's offer's fact; `id` after "offers.N.". */
#define FACT_OF(teller, id) FACT_TEXT((teller)->facts, "offers.%zu." id, (teller)->offer + 1)
#define SAY(teller, ...)    arena_printf((teller)->arena, __VA_ARGS__)

#endif
