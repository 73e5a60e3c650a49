#include "sentence.h"

#include <math.h>

struct teller
teller_of(const struct results *results, const struct facts *facts, size_t offer, struct arena *arena)
{
    const struct offer_result *result = &results->offers[offer];
    return (struct teller){results,
                           facts,
                           arena,
                           offer,
                           result,
                           &result->scenarios[SCENARIO_BASE],
                           words_offer_name(results, offer, arena)};
}

bool
is_money(double amount)
{
    return fabs(amount) >= HALF_CENT;
}

bool
has_extras(const struct settlement *settlement)
{
    return is_money(settlement->bridge[BRIDGE_FEES_CREDITS].amount);
}

bool
any_extras(const struct results *results)
{
    for (size_t i = 0; i < results->n_offers; i++)
        if (has_extras(&results->offers[i].scenarios[SCENARIO_BASE]))
            return true;
    return false;
}

static const char *
word_of(bool has_fees, bool has_credits)
{
    if (has_fees)
        return has_credits ? "fees and credits" : "fees";
    return has_credits ? "credits" : "";
}

const char *
extras_word(const struct settlement *settlement)
{
    return has_extras(settlement) ? word_of(is_money(settlement->fees), is_money(settlement->service_credits))
                                  : "";
}

const char *
any_extras_word(const struct results *results)
{
    bool has_fees = false, has_credits = false;
    for (size_t i = 0; i < results->n_offers; i++) {
        const struct settlement *base = &results->offers[i].scenarios[SCENARIO_BASE];
        has_fees |= has_extras(base) && is_money(base->fees);
        has_credits |= has_extras(base) && is_money(base->service_credits);
    }
    return word_of(has_fees, has_credits);
}

bool
is_often_filled(const struct results *results, double fill_probability)
{
    return fill_probability >= results->plan->confidence;
}

bool
has_fired(const struct offer_result *result, enum signal signal)
{
    for (size_t i = 0; i < result->n_signals; i++)
        if (result->signals[i].signal == signal)
            return true;
    return false;
}

enum outcome
outcome_of(const struct settlement *settlement)
{
    double lost = settlement->quoted_discount - settlement->realized_discount;
    if (!isfinite(lost) || !is_money(settlement->list_value))
        return OUTCOME_NO_USAGE;
    if (fabs(lost) < SHOWN_SHARE)
        return OUTCOME_AS_QUOTED;
    return lost > 0 ? OUTCOME_LESS : OUTCOME_MORE;
}

enum bridge_step
largest_loss(const struct settlement *settlement)
{
    enum bridge_step largest = BRIDGE_REALIZED;
    double most = -HALF_CENT;
    for (int i = BRIDGE_RATE_CARD; i < BRIDGE_REALIZED; i++)
        if (settlement->bridge[i].amount <= most) {
            most = settlement->bridge[i].amount;
            largest = (enum bridge_step)i;
        }
    return largest;
}

bool
step_matters(const struct settlement *settlement, enum bridge_step step)
{
    return fabs(settlement->bridge[step].points) >= SHOWN_SHARE;
}

size_t
sentence_best_offer(const struct facts *facts)
{
    return (size_t)fact_find(facts, "best.offer")->value - 1;
}

size_t
sentence_history(const struct results *results, const struct facts *facts)
{
    return results->offers[sentence_best_offer(facts)].history;
}

bool
beats_list(const struct teller *t)
{
    return t->base->all_in_discount >= SHOWN_SHARE && is_money(t->base->list_value - t->base->total);
}
