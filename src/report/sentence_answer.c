#include "sentence.h"

#include <math.h>
#include <string.h>

static bool
has_extras(const struct settlement *settlement)
{
    return is_money(settlement->bridge[BRIDGE_FEES_CREDITS].amount);
}

/* ---- the answer for one offer ---- */

static const char *
answer_without_usage(const struct teller *t)
{
    if (is_money(t->base->commit))
        return SAY(t, "No usage is forecast: %s costs %s and its %s commitment goes unused", t->name,
                   FACT_OF(t, "base.total"), FACT_OF(t, "base.commit"));
    return SAY(t, "No usage is forecast: %s commits to nothing and costs %s", t->name,
               FACT_OF(t, "base.total"));
}

/* Why the realized discount is below the quoted one, as a clause. */
static const char *
loss_clause(const struct teller *t)
{
    enum bridge_step loss = largest_loss(t->base);
    if (loss == BRIDGE_FORFEITED)
        return SAY(t, "%s of the %s commitment is forfeited", FACT_OF(t, "base.forfeited"),
                   FACT_OF(t, "base.commit"));
    if (loss == BRIDGE_OVERAGE && !is_money(t->base->commit))
        return SAY(t, "without a commitment all usage is billed %s", sentence_overage_terms(t));
    if (loss == BRIDGE_OVERAGE)
        return SAY(t, "overage costs %s more than at the committed rate",
                   FACT_OF(t, "base.bridge.overage.amount_size"));
    if (loss == BRIDGE_CARRIED_OUT)
        return SAY(t, "%s of commitment is paid and carried out of the term", FACT_OF(t, "base.carried_out"));
    return SAY(t, "the rate card gives %s less than the headline",
               FACT_OF(t, "base.bridge.rate_card.amount_size"));
}

/* "−14.3%", or "12.0% (8.0% after fees)" where there are fees or credits. */
static const char *
realized_with_extras(const struct teller *t)
{
    if (!has_extras(t->base))
        return FACT_OF(t, "base.realized_discount");
    return SAY(t, "%s (%s after fees)", FACT_OF(t, "base.realized_discount"),
               FACT_OF(t, "base.all_in_discount"));
}

static const char *
answer_for_one(const struct teller *t)
{
    const char *quoted = FACT_OF(t, "quoted_discount"), *list = FACT_OF(t, "base.list_value");
    bool is_quoted = t->base->quoted_discount > 0;
    switch (outcome_of(t->base)) {
    case OUTCOME_NO_USAGE:
        return answer_without_usage(t);
    case OUTCOME_LESS:
        if (is_quoted)
            return SAY(t, "The %s discount on %s comes to %s: %s", quoted, t->name, realized_with_extras(t),
                       loss_clause(t));
        return SAY(t, "%s quotes no discount and comes to %s: %s", t->name, realized_with_extras(t),
                   loss_clause(t));
    case OUTCOME_MORE:
        return SAY(t, "%s comes to %s, above the %s quoted: %s saved on %s of usage at list", t->name,
                   realized_with_extras(t), quoted, FACT_OF(t, "base.saving"), list);
    case OUTCOME_AS_QUOTED:
    default:
        if (!is_quoted)
            return SAY(t, "%s saves nothing: %s is paid for %s of usage at list", t->name,
                       FACT_OF(t, "base.paid_api"), list);
        if (has_extras(t->base))
            return SAY(t, "%s keeps its quoted %s, %s after fees: %s is paid for %s of usage at list",
                       t->name, quoted, FACT_OF(t, "base.all_in_discount"), FACT_OF(t, "base.total"), list);
        return SAY(t, "%s keeps its quoted %s: %s saved on %s of usage at list", t->name, quoted,
                   FACT_OF(t, "base.saving"), list);
    }
}

/* ---- the answer for many ---- */

static bool
any_extras(const struct results *results)
{
    for (size_t i = 0; i < results->n_offers; i++)
        if (has_extras(&results->offers[i].scenarios[SCENARIO_BASE]))
            return true;
    return false;
}

/* What the ranking goes by: the realized discount, after fees where any offer has them. */
static double
kept(const struct results *results, size_t offer)
{
    return results->offers[offer].scenarios[SCENARIO_BASE].all_in_discount;
}

static const char *
kept_text(const struct teller *t)
{
    return any_extras(t->results) ? FACT_OF(t, "base.all_in_discount") : FACT_OF(t, "base.realized_discount");
}

static size_t
best_offer(const struct facts *facts)
{
    return (size_t)fact_find(facts, "best.offer")->value - 1;
}

/* The best one but for `best`. */
static size_t
next_best(const struct results *results, size_t best)
{
    size_t next = best == 0 ? 1 : 0;
    for (size_t i = next + 1; i < results->n_offers; i++)
        if (i != best && kept(results, i) > kept(results, next))
            next = i;
    return next;
}

/* ", USD 300,000 forfeited": the first offer's problem in few words. */
static const char *
short_loss(const struct teller *t)
{
    enum bridge_step loss = largest_loss(t->base);
    if (!step_matters(t->base, loss))
        return "";
    if (loss == BRIDGE_FORFEITED)
        return SAY(t, ", %s forfeited", FACT_OF(t, "base.forfeited"));
    if (loss == BRIDGE_OVERAGE && !is_money(t->base->commit))
        return SAY(t, ", billed %s", sentence_overage_terms(t));
    if (loss == BRIDGE_OVERAGE)
        return SAY(t, ", overage costs %s extra", FACT_OF(t, "base.bridge.overage.amount_size"));
    if (loss == BRIDGE_CARRIED_OUT)
        return SAY(t, ", %s carried out", FACT_OF(t, "base.carried_out"));
    return "";
}

/* " over 18 months" where the offers' terms differ, else nothing: amounts of unequal terms do not compare. */
static const char *
span_text(const struct teller *t)
{
    for (size_t i = 1; i < t->results->n_offers; i++)
        if (t->results->offers[i].offer->term_months != t->results->offers[0].offer->term_months)
            return SAY(t, " over %s %s", FACT_OF(t, "term_months"),
                       words_plural(t->result->offer->term_months, "month", "months"));
    return "";
}

static const char *
answer_for_many(const struct teller *best)
{
    const struct results *results = best->results;
    size_t other_index = best->offer == 0 ? next_best(results, 0) : 0;
    struct teller other = teller_of(results, best->facts, other_index, best->arena);
    const char *span = span_text(best), *after = any_extras(results) ? " after fees" : "",
               *other_kept = kept_text(&other);
    if (outcome_of(best->base) == OUTCOME_NO_USAGE)
        return SAY(best, "No usage is forecast: %s costs least%s, %s%s", best->name,
                   *span != '\0' ? " a month" : "", FACT_OF(best, "base.total"), span);
    const char *rest = SAY(best, "; %s comes to %s%s", other.name, other_kept, short_loss(&other));
    if (strcmp(other_kept, kept_text(best)) == 0)
        rest = SAY(best, "; %s comes to the same", other.name);
    if (kept(results, best->offer) < -SHOWN_SHARE)
        return SAY(best, "%s more than list: %s least, %s%s%s",
                   results->n_offers == 2 ? "Both offers cost" : "Every offer costs", best->name,
                   kept_text(best), after, rest);
    if (kept(results, best->offer) < SHOWN_SHARE)
        return SAY(best, "No offer is below list: %s comes to %s%s%s", best->name, kept_text(best), after,
                   rest);
    return SAY(best, "%s keeps most: %s of list%s, %s paid%s%s", best->name, kept_text(best), after,
               FACT_OF(best, "base.total"), *span != '\0' ? span : " in all", rest);
}

const char *
sentence_answer(const struct results *results, const struct facts *facts, struct arena *arena)
{
    struct teller best = teller_of(results, facts, best_offer(facts), arena);
    return results->n_offers == 1 ? answer_for_one(&best) : answer_for_many(&best);
}
