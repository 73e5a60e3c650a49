/* The words of what is weighed, judged and asked for: ids as the JSON spells them, labels as readers see
 * them, terms as the INI spells them. Read by the facts, the sentences and all renderers. Clauses 1.6 and
 * 1.10 to 1.18. */
#ifndef WORDS_DEAL_H
#define WORDS_DEAL_H

#include <realrate/results.h>

extern const char *const words_stage_keys[N_STAGES]; /* "routing" */
extern const char *const words_stages[N_STAGES];     /* "Routing" */

extern const char *const words_severities[SIGNAL_WALK + 1];       /* "watch" */
extern const char *const words_verdicts[VERDICT_WALK + 1];        /* "sign" */
extern const char *const words_layers[LAYER_RARELY + 1];          /* "easy" */
extern const char *const words_layer_labels[LAYER_RARELY + 1];    /* "easy to give" */
extern const char *const words_percentile_bands[ABOVE_P75 + 1];   /* "below-p25" */
extern const char *const words_alternative_kinds[KIND_OFFER + 1]; /* "on_demand" */
extern const char *const words_clause_states[CLAUSE_ABSENT + 1];  /* "present" */
extern const char *const words_counter_keys[N_COUNTER_TERMS];     /* "discount.headline" */
extern const char *const words_counter_terms[N_COUNTER_TERMS];    /* "Headline discount" */
extern const char *const words_signal_ids[N_SIGNALS];             /* "oversized-commit" */
extern const char *const words_signals[N_SIGNALS];                /* "Oversized commitment" */

/* A term that an offer may leave unsaid (1.17): its two readings in the order of that clause and the one that
 * is assumed, which may be neither. */
struct unstated_words {
    const char *key; /* "commit.drawdown" */
    const char *first, *second, *assumed;
};
extern const struct unstated_words words_unstated[N_UNSTATED];

#endif
