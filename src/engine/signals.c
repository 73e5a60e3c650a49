#include "signals.h"

#include "signal_view.h"

#include <math.h>

/* What a cure that is no lever needs. */
struct cure_case {
    const struct signal_view *view;
    const struct signal_result *signal;
};

/* The headline at the market's p50. */
static void
raise_to_market(const struct cure_case *at, struct draft *draft)
{
    draft_set_quoted(draft, at->signal->figures[2]);
}

/* The fixed price of a row's model and meter: it is the standard line's, off whose list price the headline
 * goes. */
static void
lower_fixed_price(const struct cure_case *at, const struct rate_row *row, int model, struct draft *draft)
{
    double price = row->list_price / row->standard_ratio * (1 - at->view->result->quoted_discount);
    for (size_t i = 0; i < draft->offer.n_fixed_prices; i++) {
        struct price_key *key = &draft->offer.fixed_prices[i];
        if (key->model == model && key->meter == (int)row->meter)
            key->price.micro = llround(price * 1e6);
    }
}

/* The model of the signal at the headline, on every meter where it is below it. */
static void
raise_to_headline(const struct cure_case *at, struct draft *draft)
{
    const struct offer_result *result = at->view->result;
    for (size_t i = 0; i < result->n_rates; i++) {
        const struct rate_row *row = &result->rates[i];
        uint32_t model = at->view->lines[row->line].model;
        if (at->view->results->book->models[model].id != at->signal->subject ||
            !signal_figures_is_soft(result, row))
            continue;
        if (row->basis == BASIS_FIXED)
            lower_fixed_price(at, row, (int)model, draft);
        else
            draft_set_discount(draft, (int)model, row->meter, result->quoted_discount);
    }
}

/* The table of 1.13. */
static const struct {
    bool (*fires)(const struct signal_view *view, struct signal_result *ret);
    size_t n_levers; /* the cure: levers pulled as a whole, or another change; a signal may have none */
    enum lever levers[2];
    void (*change)(const struct cure_case *at, struct draft *draft);
    bool stands; /* a walk whatever it costs */
} table[N_SIGNALS] = {
    [SIGNAL_OVERSIZED_COMMIT] = {signal_figures_oversized, 1, {LEVER_RESIZE_FLOOR}, NULL, true},
    [SIGNAL_OVERAGE_AT_LIST] = {signal_figures_overage, 1, {LEVER_OVERAGE_COMMITTED}, NULL, false},
    [SIGNAL_UNUSED_BURNS] = {signal_terms_unused_burns, 1, {LEVER_ROLLOVER_FULL}, NULL, false},
    [SIGNAL_UNPROTECTED_TERM] =
        {signal_terms_unprotected, 2, {LEVER_PRICE_LOCK, LEVER_DECREASE_CLAUSE}, NULL, false},
    [SIGNAL_PRESSURE_EXPIRY] = {signal_terms_expiry, 0, {0}, NULL, false},
    [SIGNAL_BLENDED_BUNDLE] = {signal_terms_bundle, 1, {LEVER_UNBUNDLE}, NULL, false},
    [SIGNAL_TRUE_FORWARD] = {signal_terms_true_forward, 1, {LEVER_NO_TRUE_FORWARD}, NULL, false},
    [SIGNAL_RATCHET] = {signal_terms_ratchet, 1, {LEVER_NO_RATCHET}, NULL, false},
    [SIGNAL_EXCLUSIONS] = {signal_terms_exclusions, 1, {LEVER_COUNT_EXCLUDED}, NULL, false},
    [SIGNAL_RESET_AT_RENEWAL] = {signal_terms_reset, 1, {LEVER_RENEWAL_CAP}, NULL, false},
    [SIGNAL_BELOW_CURVE] = {signal_figures_below_curve, 0, {0}, raise_to_market, true},
    [SIGNAL_SOFT_ON_DOMINANT] = {signal_figures_soft, 0, {0}, raise_to_headline, false},
    [SIGNAL_DEAD_ZONE] = {signal_figures_dead_zone, 1, {LEVER_RESIZE_OPTIMUM}, NULL, false},
    [SIGNAL_HEADLINE_GAP] = {signal_figures_headline_gap, 0, {0}, NULL, true},
    [SIGNAL_BEATEN] = {signal_figures_beaten, 0, {0}, NULL, false},
    [SIGNAL_NO_ALTERNATIVE] = {signal_figures_no_alternative, 0, {0}, NULL, false},
};

/* Expected cost of the offer less that with the change. */
static double
worth_of_change(const struct valuation *valuation, struct scratch *scratch, struct draft *draft,
                const struct cure_case *at, void (*change)(const struct cure_case *at, struct draft *draft))
{
    draft_reset(draft, at->view->offer);
    double offered = value_cost(valuation, scratch, draft);
    change(at, draft);
    double changed = value_cost(valuation, scratch, draft);
    draft_reset(draft, at->view->offer);
    return offered - changed;
}

/* What the signal costs: its own figure, or the worth of its cure; NAN where there is none or it is nothing.
 */
static double
cost_of(const struct lever_case *at, const struct signal_view *view, const struct signal_result *signal,
        struct scratch *scratch, struct draft *draft)
{
    double cost = signal->cost;
    if (table[signal->signal].change)
        cost = worth_of_change(at->valuation, scratch, draft, &(struct cure_case){view, signal},
                               table[signal->signal].change);
    else if (table[signal->signal].n_levers > 0)
        cost = lever_worth(table[signal->signal].levers, table[signal->signal].n_levers, at, scratch, draft);
    return fabs(cost) >= HALF_CENT ? cost : NO_VALUE;
}

void
signals_build(const struct lever_case *at, const struct results *results, size_t index,
              struct scratch *scratch, struct draft *draft, struct arena *arena, struct offer_result *ret)
{
    static const enum verdict verdicts[] = {
        [SIGNAL_WATCH] = VERDICT_SIGN, [SIGNAL_NEGOTIATE] = VERDICT_NEGOTIATE, [SIGNAL_WALK] = VERDICT_WALK};
    const struct plan *plan = at->valuation->plan;
    const struct signal_view view = {.offer = ret->offer,
                                     .result = ret,
                                     .results = results,
                                     .plan = plan,
                                     .lines = at->valuation->lines,
                                     .index = index,
                                     .material = fmax(plan->materiality * ret->expected.cost, HALF_CENT),
                                     .arena = arena};
    ret->signals = ARENA_NEW(arena, struct signal_result, N_SIGNALS);
    ret->n_signals = 0;
    ret->verdict = VERDICT_SIGN;
    for (int i = 0; i < N_SIGNALS; i++) {
        struct signal_result signal = {
            .signal = (enum signal)i, .figures = {NO_VALUE, NO_VALUE, NO_VALUE, NO_VALUE}, .cost = NO_VALUE};
        if (!table[i].fires(&view, &signal))
            continue;
        signal.cost = cost_of(at, &view, &signal, scratch, draft);
        if (signal.severity == SIGNAL_WALK && !table[i].stands && !(signal.cost > view.material))
            signal.severity = SIGNAL_NEGOTIATE;
        if (verdicts[signal.severity] > ret->verdict)
            ret->verdict = verdicts[signal.severity];
        ret->signals[ret->n_signals++] = signal;
    }
}
