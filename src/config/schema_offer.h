/* The sections of an offer INI that are not in schema_offer.c itself. */
#ifndef SCHEMA_OFFER_H
#define SCHEMA_OFFER_H

#include "schema.h"

/* schema_offer_price.c: what is paid for usage. */
extern const struct schema_section schema_offer_discount, schema_offer_rates, schema_offer_bands,
    schema_offer_tiers, schema_offer_burndown, schema_offer_overage;

/* schema_offer_terms.c: the other terms. */
extern const struct schema_section schema_offer_unused, schema_offer_price, schema_offer_true_forward,
    schema_offer_fee, schema_offer_sla, schema_offer_exit, schema_offer_clauses;

#endif
