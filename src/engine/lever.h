/* The levers (1.12): each a change to the offer. */
#ifndef LEVER_H
#define LEVER_H

#include "value.h"

/* What a lever may look at. The result's rates (with dominant models), benchmark, optimum and floor are
 * there. */
struct lever_case {
    const struct valuation *valuation;
    const struct offer_result *result;
};

/* Makes the change. Returns whether it changes the offer: where not, the draft is as it was. */
bool lever_pull(enum lever lever, const struct lever_case *at, struct draft *draft);

/* Pulls several in the order in which they are negotiated (1.12), whatever the order given. Returns whether
 * any changes the offer. */
bool lever_pull_all(const enum lever *levers, size_t n, const struct lever_case *at, struct draft *draft);

/* The same; ret_changes, by lever: whether it changes what those before it made of the offer. */
void lever_pull_each(const enum lever *levers, size_t n, const struct lever_case *at, struct draft *draft,
                     bool ret_changes[N_LEVERS]);

/* Expected cost of the offer less that with the levers, pulled as a whole; of renewal-cap alone over the term
 * and the 12 months after. NAN where they change nothing. Over all paths. */
double lever_worth(const enum lever *levers, size_t n, const struct lever_case *at, struct scratch *scratch,
                   struct draft *draft);

/* Worth of every lever that applies, the package with exact Shapley shares and interactions, ranks (1.12).
 * Fills result's levers, package and interactions. */
void lever_build(const struct lever_case *at, struct scratch *scratch, struct draft *draft,
                 struct arena *arena, struct offer_result *ret);

#endif
