/* The answer: what to do, and why (3.3, page 1). */
#include "answer.h"
#include "standing.h"

#include <string.h>

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

/* Of the others the one that keeps most on base. */
static size_t
next_best(const struct results *results, size_t best)
{
    size_t next = best == 0 ? 1 : 0;
    for (size_t i = next + 1; i < results->n_offers; i++)
        if (i != best && kept(results, i) > kept(results, next))
            next = i;
    return next;
}

/* Whether one offer keeps more on base than another, as shown. */
static bool
keeps_more(const struct results *results, size_t offer, size_t other)
{
    return kept(results, offer) - kept(results, other) >= SHOWN_SHARE;
}

/* What the best offer is set against: one that keeps more on base, which has to be explained; else the first
 * offer, or the next best. */
static size_t
other_of(const struct results *results, size_t best)
{
    const size_t next = next_best(results, best);
    return best == 0 || keeps_more(results, next, best) ? next : 0;
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

/* "Walk away from both offers": where the first is one to walk from, all are. */
static const char *
advice_against_all(const struct teller *best)
{
    return best->results->n_offers == 2
               ? "Walk away from both offers"
               : SAY(best, "Walk away from all %s offers", FACT_TEXT(best->facts, "offers.count"));
}

/* "Sign Offer B: it", "Walk away from both offers: Offer A". */
static const char *
advice_for_many(const struct teller *best)
{
    if (best->result->verdict == VERDICT_WALK)
        return SAY(best, "%s: %s", advice_against_all(best), best->name);
    if (best->result->verdict == VERDICT_SIGN && !beats_list(best))
        return SAY(best, "No offer to sign is below list: %s", best->name);
    return SAY(best, "%s: it", answer_advice(best));
}

/* "comes to 15.2%", "comes to 15.2% on base but 4.0% expected" where base alone would mislead. */
static const char *
best_comes_to(const struct teller *best)
{
    const char *kept = kept_text(best), *after = "";
    if (any_extras(best->results))
        after = SAY(best, " after %s", any_extras_word(best->results));
    if (!standing_is_far_below_base(best))
        return SAY(best, "comes to %s%s", kept, after);
    if (*after != '\0')
        return SAY(best, "comes to %s%s on base but %s less as expected", kept, after,
                   FACT_OF(best, "expected.below_base"));
    return SAY(best, "comes to %s on base but %s expected", kept,
               FACT_OF(best, "expected.realized_discount"));
}

/* Another way to buy that costs less than every offer matters more than what the other offers come to. */
static bool
is_beaten(const struct teller *best)
{
    return best->result->verdict == VERDICT_NEGOTIATE &&
           standing_is_material(best, standing_rival(best).saving);
}

/* ", and its price is not protected for 24 months", ", USD 300,000 forfeited"; of an offer to take up why
 * less is expected, or what is paid. */
static const char *
best_in_words(const struct teller *best)
{
    const bool is_walk = best->result->verdict == VERDICT_WALK;
    const char *clause = is_walk ? answer_objection(best) : NULL, *span = span_text(best);
    if (clause != NULL)
        return SAY(best, ", and %s", clause);
    if (is_walk)
        return short_loss(best);
    if (standing_is_far_below_base(best))
        return standing_why_less(best);
    if (is_beaten(best) || !beats_list(best) ||
        keeps_more(best->results, other_of(best->results, best->offer), best->offer))
        return "";
    return SAY(best, ", %s paid%s", FACT_OF(best, "base.total"), *span != '\0' ? span : " in all");
}

/* Why an offer that keeps more on base does not come first. */
static const char *
why_not_first(const struct teller *best, const struct teller *other)
{
    if (other->result->verdict > best->result->verdict)
        return other->result->verdict == VERDICT_WALK ? ", but is one to walk away from"
                                                      : ", but is still to be negotiated";
    const struct fact *behind = fact_find(best->facts, "offers.%zu.behind_best", other->offer + 1);
    if (!(behind->value >= HALF_CENT))
        return short_loss(other);
    return SAY(best, " on base but is expected to cost %s more%s", behind->text, standing_why_less(other));
}

static const char *
other_in_words(const struct teller *best)
{
    const struct results *results = best->results;
    const struct teller other = teller_of(results, best->facts, other_of(results, best->offer), best->arena);
    const char *other_kept = kept_text(&other), *why = short_loss(&other);
    if (strcmp(other_kept, kept_text(best)) == 0)
        return SAY(best, "; %s comes to the same", other.name);
    if (keeps_more(results, other.offer, best->offer))
        why = why_not_first(best, &other);
    else if (best->result->verdict == VERDICT_WALK)
        why = "";
    return SAY(best, "; %s comes to %s%s", other.name, other_kept, why);
}

/* After why much less is expected of the best there is no room for another offer. */
static const char *
against_others(const struct teller *best)
{
    if (is_beaten(best))
        return SAY(best, ", yet %s", standing_beaten(best));
    return standing_is_far_below_base(best) && best->result->verdict != VERDICT_WALK ? ""
                                                                                     : other_in_words(best);
}

static const char *
answer_for_many(const struct teller *best)
{
    const char *span = span_text(best);
    if (outcome_of(best->base) == OUTCOME_NO_USAGE)
        return SAY(best, "No usage is forecast: %s costs least%s, %s%s", best->name,
                   *span != '\0' ? " a month" : "", FACT_OF(best, "base.total"), span);
    if (best->result->verdict == VERDICT_WALK && standing_cheaper(best) != NULL)
        return SAY(best, "%s, though %s is %s: %s", advice_against_all(best), best->name,
                   standing_cheaper(best), answer_why_not(best));
    return SAY(best, "%s %s%s%s", advice_for_many(best), best_comes_to(best), best_in_words(best),
               against_others(best));
}

const char *
sentence_answer(const struct results *results, const struct facts *facts, struct arena *arena)
{
    struct teller best = teller_of(results, facts, sentence_best_offer(facts), arena);
    return results->n_offers == 1 ? answer_for_one(&best) : answer_for_many(&best);
}
