/* Hand-built results for the tests of the renderers: twelve months of steady usage of two models, worth
 * exactly 875,000.00 a year at list, under offers described in a few words. The arithmetic is simple enough
 * to check by hand and consistent from counts to bridge, as the engine's is. */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <realrate/arena.h>
#include <realrate/results.h>

/* One offer: a commitment at a headline discount, billed a measurement period in advance, from 2027-01-01. */
struct fixture_offer {
    const char *name;
    double annual;          /* commitment a year */
    double discount;        /* headline, 0 to 1 */
    enum overage overage;   /* committed, list, discount or premium */
    double overage_share;   /* of the last two */
    double prepay_discount; /* 0 to 1 */
    double fees;            /* platform fees a year */
    int term_months;        /* 0: 12 */
    int period_months;      /* 3 for measurement by the quarter; 0: 12 */
    double first_year;      /* ramp: share of the commitment in the first contract year; 0: all of it */
    bool has_bands;         /* 250K = 8%, 1M = 20%, 5M = 25% */
    bool never_expires;     /* else 2026-11-30 */
};

/* The trap: 1,000,000 at 20%, overage at list: 300,000 forfeited, realized -1/7. */
extern const struct fixture_offer fixture_trap;
/* The cure: 650,000 at 15%, overage of 93,750 at the committed rate, realized 15%. */
extern const struct fixture_offer fixture_cure;

/* Results of these offers, all of the arena. level scales the consumption of every scenario: 1 is 875,000 of
 * list value a year on base, 0 no consumption at all. */
void fixture_make(struct arena *arena, const struct fixture_offer *offers, size_t n_offers, double level,
                  struct results *ret);

/* The trap and its cure at level 1. */
void fixture_results(struct arena *arena, struct results *ret);

/* Says of each row of the comparison which other dominates it (1.14), where rows have been changed. */
void fixture_add_dominance(struct results *results);

#endif
