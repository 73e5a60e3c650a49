#include "telling.h"

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

/* "comes to −14.3%," or "comes to 12.0%, 8.0% after fees," where there are fees or credits. */
static const char *
comes_to(const struct teller *t)
{
    const char *realized = FACT_OF(t, "base.realized_discount");
    if (!has_extras(t->base))
        return SAY(t, "comes to %s,", realized);
    return SAY(t, "comes to %s, %s after fees,", realized, FACT_OF(t, "base.all_in_discount"));
}

/* Signals that say what the bridge says in money. */
static bool
is_in_bridge(enum signal signal)
{
    return signal == SIGNAL_OVERSIZED_COMMIT || signal == SIGNAL_OVERAGE_AT_LIST ||
           signal == SIGNAL_UNUSED_BURNS || signal == SIGNAL_HEADLINE_GAP;
}

/* What speaks against the offer, as a clause; NULL where nothing does, or the bridge says it. */
static const char *
objection(const struct teller *t)
{
    const struct signal_result *reason = telling_reason(t);
    if (reason == NULL || (is_in_bridge(reason->signal) && outcome_of(t->base) == OUTCOME_LESS &&
                           step_matters(t->base, largest_loss(t->base))))
        return NULL;
    struct signal_case c = telling_case(t, reason);
    return sentence_clause(&c);
}

/* What the offer is, after a colon, where the objection says why not. */
static const char *
finding_with_objection(const struct teller *t, const char *clause)
{
    const char *quoted = FACT_OF(t, "quoted_discount");
    switch (outcome_of(t->base)) {
    case OUTCOME_LESS:
        return SAY(t, "%s %s and %s", t->base->quoted_discount > 0 ? SAY(t, "its %s", quoted) : "it",
                   comes_to(t), clause);
    case OUTCOME_MORE:
        return SAY(t, "it %s above the %s quoted, but %s", comes_to(t), quoted, clause);
    case OUTCOME_AS_QUOTED:
    case OUTCOME_NO_USAGE:
    default:
        return t->base->quoted_discount > 0 ? SAY(t, "it keeps its quoted %s, but %s", quoted, clause)
                                            : SAY(t, "it saves nothing, and %s", clause);
    }
}

static const char *
finding(const struct teller *t)
{
    const char *quoted = FACT_OF(t, "quoted_discount"), *list = FACT_OF(t, "base.list_value");
    bool is_quoted = t->base->quoted_discount > 0;
    const char *subject = is_quoted ? SAY(t, "its %s%s", has_extras(t->base) ? "" : "quoted ", quoted) : "it";
    switch (outcome_of(t->base)) {
    case OUTCOME_LESS:
        return SAY(t, "%s %s as %s", subject, comes_to(t), loss_clause(t));
    case OUTCOME_MORE:
        return SAY(t, "it %s above the %s quoted, %s saved on %s of usage at list", comes_to(t), quoted,
                   FACT_OF(t, "base.saving"), list);
    case OUTCOME_AS_QUOTED:
    case OUTCOME_NO_USAGE:
    default:
        if (!is_quoted)
            return SAY(t, "it saves nothing, %s is paid for %s of usage at list", FACT_OF(t, "base.total"),
                       list);
        if (has_extras(t->base))
            return SAY(t, "it keeps its quoted %s, %s after fees, %s paid for %s of usage at list", quoted,
                       FACT_OF(t, "base.all_in_discount"), FACT_OF(t, "base.total"), list);
        return SAY(t, "it keeps its quoted %s, %s saved on %s of usage at list", quoted,
                   FACT_OF(t, "base.saving"), list);
    }
}

/* One to sign that saves nothing is no advice to sign. */
static const char *
advice(const struct teller *t)
{
    if (t->result->verdict == VERDICT_WALK)
        return SAY(t, "Walk away from %s", t->name);
    if (t->result->verdict == VERDICT_NEGOTIATE)
        return SAY(t, "Negotiate %s", t->name);
    return beats_list(t) ? SAY(t, "Sign %s", t->name) : SAY(t, "Nothing is gained by signing %s", t->name);
}

static const char *
answer_for_one(const struct teller *t)
{
    if (outcome_of(t->base) == OUTCOME_NO_USAGE)
        return answer_without_usage(t);
    const char *clause = objection(t);
    return SAY(t, "%s: %s", advice(t), clause != NULL ? finding_with_objection(t, clause) : finding(t));
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

/* "Walk away from both offers", "Sign none of the 3 offers": where the first is one to walk
 * from.
 */
static const char *
advice_against_all(const struct teller *best)
{
    const struct results *results = best->results;
    const char *count = FACT_TEXT(best->facts, "offers.count");
    bool is_pair = results->n_offers == 2, all_walk = true;
    for (size_t i = 0; i < results->n_offers; i++)
        all_walk &= results->offers[i].verdict == VERDICT_WALK;
    if (all_walk)
        return is_pair ? "Walk away from both offers" : SAY(best, "Walk away from all %s offers", count);
    return is_pair ? "Sign neither offer" : SAY(best, "Sign none of the %s offers", count);
}

/* "Sign Offer B: it", "Walk away from both offers: Offer A". */
static const char *
advice_for_many(const struct teller *best)
{
    if (best->result->verdict == VERDICT_WALK)
        return SAY(best, "%s: %s", advice_against_all(best), best->name);
    if (best->result->verdict == VERDICT_SIGN && !beats_list(best))
        return SAY(best, "No offer to sign is below list: %s", best->name);
    return SAY(best, "%s: it", advice(best));
}

/* ", and its price is not protected for 24 months", ", USD 300,000 forfeited". */
static const char *
short_objection(const struct teller *best)
{
    const char *clause = objection(best);
    return clause != NULL ? SAY(best, ", and %s", clause) : short_loss(best);
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
    bool is_walk = best->result->verdict == VERDICT_WALK;
    const char *paid =
        SAY(best, ", %s paid%s", FACT_OF(best, "base.total"), *span != '\0' ? span : " in all");
    const char *rest =
        SAY(best, "; %s comes to %s%s", other.name, other_kept, is_walk ? "" : short_loss(&other));
    if (strcmp(other_kept, kept_text(best)) == 0)
        rest = SAY(best, "; %s comes to the same", other.name);
    return SAY(best, "%s comes to %s%s%s%s", advice_for_many(best), kept_text(best), after,
               is_walk ? short_objection(best) : paid, rest);
}

const char *
sentence_answer(const struct results *results, const struct facts *facts, struct arena *arena)
{
    struct teller best = teller_of(results, facts, sentence_best_offer(facts), arena);
    return results->n_offers == 1 ? answer_for_one(&best) : answer_for_many(&best);
}
