/* The tests behind the table of signals (1.13): each looks at one offer and says whether its signal fires. */
#ifndef SIGNAL_VIEW_H
#define SIGNAL_VIEW_H

#include <realrate/arena.h>
#include <realrate/results.h>

/* What a test may look at. */
struct signal_view {
    const struct offer *offer;
    const struct offer_result *result;
    const struct results *results;
    const struct plan *plan;
    const struct line *lines; /* the history's */
    size_t index;             /* of the offer */
    double material;          /* a cost of more than this is material; half a cent or more */
    struct arena *arena;
};

/* Each returns whether the signal fires, and then has set severity, figures and subject, and the cost of a
 * signal that is one itself (beaten); where not, *ret may be anything. */

/* signal_terms.c: what the offer says or leaves out. */
bool signal_terms_unused_burns(const struct signal_view *view, struct signal_result *ret);
bool signal_terms_unprotected(const struct signal_view *view, struct signal_result *ret);
bool signal_terms_expiry(const struct signal_view *view, struct signal_result *ret);
bool signal_terms_bundle(const struct signal_view *view, struct signal_result *ret);
bool signal_terms_true_forward(const struct signal_view *view, struct signal_result *ret);
bool signal_terms_ratchet(const struct signal_view *view, struct signal_result *ret);
bool signal_terms_exclusions(const struct signal_view *view, struct signal_result *ret);
bool signal_terms_reset(const struct signal_view *view, struct signal_result *ret);

/* signal_figures.c: what the offer comes to. */
bool signal_figures_oversized(const struct signal_view *view, struct signal_result *ret);
bool signal_figures_overage(const struct signal_view *view, struct signal_result *ret);
bool signal_figures_below_curve(const struct signal_view *view, struct signal_result *ret);
bool signal_figures_soft(const struct signal_view *view, struct signal_result *ret);
bool signal_figures_dead_zone(const struct signal_view *view, struct signal_result *ret);
bool signal_figures_headline_gap(const struct signal_view *view, struct signal_result *ret);
bool signal_figures_beaten(const struct signal_view *view, struct signal_result *ret);
bool signal_figures_no_alternative(const struct signal_view *view, struct signal_result *ret);

/* Whether a key or fixed price puts a rate row below the headline; what draws nothing and the lines that
 * batch_stacks = no keeps at list are left out (1.20). */
bool signal_figures_is_soft(const struct offer_result *result, const struct rate_row *row);

#endif
