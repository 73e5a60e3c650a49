/* The steps of one offer in their order, and of the offers together. */
#ifndef EVALUATE_H
#define EVALUATE_H

#include "value.h"

#include <realrate/diag.h>

struct evaluate_input {
    const struct results *results; /* histories, forecasts, optimizations */
    const struct price_table *prices;
    const struct paths *paths; /* per history */
    int longest;               /* term of the run, in months */
    int n_threads;
};

/* What an offer is valued with, kept for the steps that compare. */
struct evaluation {
    struct valuation valuation;
    struct scratch scratch;
    struct draft draft;
};

/* Everything of one offer that needs no other; ret's offer, history and offset are set. */
void evaluate_offer(const struct evaluate_input *input, struct arena *arena, struct diags *diags,
                    struct offer_result *ret, struct evaluation *ret_evaluation);

/* Alternatives, then each offer's signals and counter-offer (1.13, 1.14, 1.18). */
void evaluate_together(struct evaluation *evaluations, struct arena *arena, struct diags *diags,
                       struct results *results);

#endif
