/* How an offer stands: its forecasts to its base scenario, its cost to the other ways to buy. */
#ifndef STANDING_H
#define STANDING_H

#include "sentence.h"

#define FAR_BELOW 0.05 /* as the headline's gap of 1.13 */

/* Whether what is saved on base is expected to be much less: base alone would mislead. */
bool standing_is_far_below_base(const struct teller *t);

/* ", as only 10.0% of forecasts fill it"; nothing where the commitment is not what makes the difference. */
const char *standing_why_less(const struct teller *t);

/* The cheapest way to buy that is no offer, against the best offer (facts: best.rival). name is NULL where
 * there is none. saving: what it is expected to cost less, negative where it costs more. */
struct rival {
    const char *name;
    double saving;
    const char *size;      /* of the saving, without sign */
    bool in_every;         /* it costs less in every scenario */
    bool never_dearer;     /* it costs more in none */
    const char *with_same; /* " with the same products bought" where fees of the offer are added to it */
};
struct rival standing_rival(const struct teller *best);

/* "paying on demand is expected to cost USD 125,000 less", "... costs less in every scenario, USD 125,000 as
 * expected", "... never costs more and is expected to cost USD 125,000
 * less"; NULL where the rival costs no less. */
const char *standing_beaten(const struct teller *best);

/* As expected: "USD 76,456 cheaper than paying on demand"; NULL where it is not. */
const char *standing_cheaper(const struct teller *best);

/* " with the same products bought", to follow the name of a row that fees of the offers are added to (1.14);
 * else nothing. */
const char *standing_with_same(const struct results *results, size_t row);

/* Whether the quote had expired by the last day of usage. */
bool standing_has_expired(const struct teller *t);

/* Whether a cost is worth a word: at least the plan's materiality of the offer's expected cost. */
bool standing_is_material(const struct teller *t, double cost);

#endif
