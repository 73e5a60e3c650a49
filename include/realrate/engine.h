/* The engine: usage, offers, plan and prices in, results out. Pure: no files, no clock, no printing. */
#ifndef REALRATE_ENGINE_H
#define REALRATE_ENGINE_H

#include <realrate/arena.h>
#include <realrate/diag.h>
#include <realrate/results.h>

struct engine_options {
    bool skip_unknown_models; /* --unknown-model=skip: a warning, not STATUS_DATA */
    bool overlap_is_error;    /* --on-overlap=error */
    int threads;              /* 1 or more; the results do not depend on it */
};

/* Computes everything a report shows of one run; the frame (version, inputs, warnings) is left empty. Without
 * a checklist (NULL) no clauses are scored. *ret points into the inputs, which must outlive it. Returns 0, or
 * -1 after reporting (STATUS_DATA: unknown models, no complete month, overflow; STATUS_CONFIG: currencies
 * differ, a market change is too early). */
int engine_run(const struct usage *usage, const struct offer *offers, size_t n_offers,
               const struct plan *plan, const struct book *book, const struct clause_list *clauses,
               const struct engine_options *options, struct arena *arena, struct diags *diags,
               struct results *ret);

#endif
