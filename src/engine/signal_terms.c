#include "signal_view.h"

#include <string.h>

#define PRESSURE_DAYS 14

bool
signal_terms_unused_burns(const struct signal_view *view, struct signal_result *ret)
{
    const struct offer *offer = view->offer;
    const struct expected *expected = &view->result->expected;
    ret->severity = expected->fill_probability < view->plan->confidence ? SIGNAL_WALK : SIGNAL_NEGOTIATE;
    ret->figures[0] = expected->fill_probability;
    ret->figures[1] = view->plan->confidence;
    ret->figures[2] = expected->forfeited;
    return view->result->scenarios[SCENARIO_BASE].commit > 0 && offer->unused.rollover_cap <= 0 &&
           offer->unused.true_down_cap <= 0;
}

bool
signal_terms_unprotected(const struct signal_view *view, struct signal_result *ret)
{
    const struct offer *offer = view->offer;
    ret->severity = SIGNAL_WALK;
    ret->figures[0] = offer->term_months;
    ret->figures[1] = offer->price.lock;
    ret->figures[2] = offer->price.decrease_clause;
    return offer->term_months > 12 && !(offer->price.lock && offer->price.decrease_clause);
}

bool
signal_terms_expiry(const struct signal_view *view, struct signal_result *ret)
{
    const struct offer *offer = view->offer;
    if (offer->quoted_on == DAY_NONE || offer->expires == DAY_NONE)
        return false;
    ret->severity = SIGNAL_WATCH;
    ret->figures[0] = offer->expires - offer->quoted_on;
    return offer->expires - offer->quoted_on <= PRESSURE_DAYS;
}

bool
signal_terms_bundle(const struct signal_view *view, struct signal_result *ret)
{
    int n = 0;
    for (size_t i = 0; i < view->offer->n_fees; i++)
        if (!view->offer->fees[i].has_standalone && n++ == 0)
            ret->subject = view->offer->fees[i].name;
    ret->severity = SIGNAL_NEGOTIATE;
    ret->figures[0] = n;
    return n > 0;
}

bool
signal_terms_true_forward(const struct signal_view *view, struct signal_result *ret)
{
    ret->severity = SIGNAL_NEGOTIATE;
    ret->figures[0] = view->offer->true_forward.share;
    return view->offer->true_forward.share > 0;
}

bool
signal_terms_ratchet(const struct signal_view *view, struct signal_result *ret)
{
    ret->severity = SIGNAL_NEGOTIATE;
    return view->offer->true_forward.ratchet;
}

/* The word of an exclusion, as [burndown] exclude spells it. */
static const char *
exclusion_name(const struct book *book, const struct exclusion *exclusion)
{
    if (exclusion->model >= 0)
        return book->models[exclusion->model].id;
    if (exclusion->family)
        return exclusion->family;
    return exclusion->meter >= 0 ? meter_names[exclusion->meter] : tier_names[exclusion->tier];
}

bool
signal_terms_exclusions(const struct signal_view *view, struct signal_result *ret)
{
    const struct offer *offer = view->offer;
    const struct settlement *base = &view->result->scenarios[SCENARIO_BASE];
    const char *list = "";
    for (size_t i = 0; i < offer->n_exclusions; i++)
        list = arena_printf(view->arena, "%s%s%s", list, i > 0 ? ", " : "",
                            exclusion_name(view->results->book, &offer->exclusions[i]));
    double ineligible = base->list_value - base->eligible_list;
    ret->severity = SIGNAL_NEGOTIATE;
    ret->figures[0] = ineligible;
    ret->figures[1] = base->list_value > 0 ? ineligible / base->list_value : NO_VALUE;
    ret->subject = list;
    return offer->n_exclusions > 0;
}

/* Left unsaid it is a question to the vendor (1.17), not a term to strike. */
bool
signal_terms_reset(const struct signal_view *view, struct signal_result *ret)
{
    ret->severity = SIGNAL_NEGOTIATE;
    ret->figures[0] = view->result->quoted_discount;
    return view->offer->price.renewal == RENEWAL_LIST && offer_states(view->offer, "price", "renewal");
}
