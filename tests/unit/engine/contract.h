/* Thousands of random contracts, always the same: every term of 1.8, demand below and above the commit. */
#ifndef CONTRACT_H
#define CONTRACT_H

#include "one_path.h"

struct contract {
    struct offer offer;
    double ramp[3];
    struct money schedule[MAX_TERM_MONTHS];
    struct fee fees[2];
    struct demand_month demand[MAX_TERM_MONTHS];
    double discount_rate, quoted, service_credit, next_year;
};

struct one_path path_of_contract(const struct contract *contract);
struct settlement settle_contract(const struct contract *contract, struct arena *arena);

/* A new fixture whose first offer is the contract's, quoted as its headline, on a plan with its discount
 * rate. */
struct fixture *fixture_of_contract(const struct contract *contract);

/* Calls check on every contract of the seed, each with an arena of its own. */
void for_each_contract(uint64_t seed, void (*check)(const struct contract *contract, struct arena *arena));

#endif
