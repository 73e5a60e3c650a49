/* What the files of the JSON report share. */
#ifndef JSON_PARTS_H
#define JSON_PARTS_H

#include "emit.h"
#include "fields.h"

#include <realrate/results.h>

/* Decimals of single numbers: money to the cent, shares and discounts to 9 places, counts whole. */
enum { COUNT_PLACES = 0, MONEY_PLACES = 2, SHARE_PLACES = 9 };

void json_fields(struct emitter *emitter, const void *object, const struct field *fields, size_t n);

/* Keys of what is not computed yet or does not exist. */
void json_nulls(struct emitter *emitter, const char *const *keys, size_t n);

/* A day as "2026-11-05"; null for DAY_NONE. */
void json_day(struct emitter *emitter, const char *key, int32_t day);

void json_offer(struct emitter *emitter, const struct results *results, const struct offer_result *result);

#endif
