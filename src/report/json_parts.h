/* What the files of the JSON report share. */
#ifndef JSON_PARTS_H
#define JSON_PARTS_H

#include "emit.h"
#include "fields.h"

#include <realrate/facts.h>

/* Decimals of single numbers: money to the cent, shares and discounts to 9 places, counts whole. */
enum { COUNT_PLACES = 0, MONEY_PLACES = 2, SHARE_PLACES = 9 };

void json_fields(struct emitter *emitter, const void *object, const struct field *fields, size_t n);

/* Keys of what is not computed yet or does not exist. */
void json_nulls(struct emitter *emitter, const char *const *keys, size_t n);

/* A day as "2026-11-05"; null for DAY_NONE. */
void json_day(struct emitter *emitter, const char *key, int32_t day);

/* One offer of the document. */
struct json_at {
    const struct results *results;
    const struct facts *facts;
    struct arena *arena;
    size_t offer; /* from 0 */
    const struct offer_result *result;
};

/* Each writes the keys of its part, in the order of clause 4. */
void json_offer(struct emitter *emitter, const struct json_at *at);
void json_expected(struct emitter *emitter, const struct offer_result *result);
void json_market(struct emitter *emitter, const struct offer_result *result);
void json_sweep(struct emitter *emitter, const struct offer_result *result);
void json_levers(struct emitter *emitter, const struct offer_result *result);
void json_signals(struct emitter *emitter, const struct json_at *at);
void json_unstated(struct emitter *emitter, const struct json_at *at);
void json_counter(struct emitter *emitter, const struct json_at *at);
void json_clauses(struct emitter *emitter, const struct json_at *at);
void json_alternatives(struct emitter *emitter, const struct results *results);

#endif
