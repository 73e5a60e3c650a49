#include "answer.h"
#include "asks.h"
#include "standing.h"
#include "telling.h"

#include <math.h>
#include <string.h>

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

/* Why the realized discount is below the quoted one, as a clause. Beside it stands what is expected: of that,
 * base is told apart. */
static const char *
loss_clause(const struct teller *t)
{
    enum bridge_step loss = largest_loss(t->base);
    const char *forfeited = FACT_OF(t, "base.forfeited");
    if (loss == BRIDGE_FORFEITED)
        return SAY(t, "%s of the %s commitment is forfeited%s", forfeited, FACT_OF(t, "base.commit"),
                   strcmp(forfeited, FACT_OF(t, "expected.forfeited")) == 0 ? "" : " on base");
    if (loss == BRIDGE_OVERAGE && !is_money(t->base->commit))
        return SAY(t, "all usage bills %s", sentence_overage_terms(t));
    if (loss == BRIDGE_OVERAGE)
        return SAY(t, "overage bills %s above the committed rate",
                   FACT_OF(t, "base.bridge.overage.amount_size"));
    if (loss == BRIDGE_CARRIED_OUT)
        return SAY(t, "%s of commitment is paid and carried out of the term", FACT_OF(t, "base.carried_out"));
    return SAY(t, "the rate card gives %s less than the headline",
               FACT_OF(t, "base.bridge.rate_card.amount_size"));
}

/* ", 8.0% after fees"; ", but −7.5% after fees", ", 1.3% after credits"; nothing without them. */
static const char *
after_extras(const struct teller *t)
{
    const char *all_in = FACT_OF(t, "base.all_in_discount");
    if (!has_extras(t->base))
        return "";
    if (t->base->realized_discount >= SHOWN_SHARE && t->base->all_in_discount <= -SHOWN_SHARE)
        return SAY(t, ", but %s after %s", all_in, extras_word(t->base));
    return SAY(t, ", %s after %s", all_in, extras_word(t->base));
}

/* "comes to −14.3%," or "comes to 12.0%, 8.0% after fees,". */
static const char *
comes_to(const struct teller *t)
{
    return SAY(t, "comes to %s%s,", FACT_OF(t, "base.realized_discount"), after_extras(t));
}

/* Whether the loss that the bridge puts first is what the signal warns of. */
static bool
is_told_by(enum bridge_step loss, enum signal signal)
{
    if (signal == SIGNAL_OVERAGE_AT_LIST)
        return loss == BRIDGE_OVERAGE;
    if (signal == SIGNAL_OVERSIZED_COMMIT || signal == SIGNAL_UNUSED_BURNS)
        return loss == BRIDGE_FORFEITED || loss == BRIDGE_CARRIED_OUT;
    return signal == SIGNAL_HEADLINE_GAP;
}

/* "asking for overage at the committed rate is worth USD 100,000": where what the verdict rests on costs
 * little, what is to be had matters more. NULL where that is little too. */
static const char *
to_be_had(const struct teller *t)
{
    const struct lever_result *first = sentence_first_lever(t->results, t->offer);
    if (first == NULL || !standing_is_material(t, first->worth))
        return NULL;
    return SAY(t, "asking for %s is %s",
               sentence_lever(t->results, t->facts, t->offer, first->lever, t->arena),
               sentence_lever_worth(t->results, t->facts, t->offer, first->lever, t->arena));
}

/* Another way to buy that costs less whatever is used, where no signal says it (1.13: within materiality). */
static const char *
always_beaten(const struct teller *t)
{
    return t->offer == sentence_best_offer(t->facts) && standing_rival(t).never_dearer ? standing_beaten(t)
                                                                                       : NULL;
}

const char *
answer_objection(const struct teller *t)
{
    const struct signal_result *reason = telling_reason(t);
    const enum bridge_step loss = largest_loss(t->base);
    if (reason == NULL)
        return NULL;
    if (telling_is_small(t, reason)) {
        const char *more = always_beaten(t);
        if (more == NULL)
            more = to_be_had(t);
        if (more != NULL)
            return more;
    }
    if (is_told_by(loss, reason->signal) && outcome_of(t->base) == OUTCOME_LESS &&
        step_matters(t->base, loss))
        return NULL;
    struct signal_case c = telling_case(t, reason);
    return sentence_clause(&c);
}

const char *
answer_why_not(const struct teller *t)
{
    const char *clause = answer_objection(t);
    return clause != NULL ? clause : loss_clause(t);
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
        if (t->base->quoted_discount <= 0)
            return SAY(t, "it saves nothing%s, and %s", after_extras(t), clause);
        return SAY(t, "it keeps its quoted %s%s, %s %s", quoted, after_extras(t),
                   *after_extras(t) != '\0' ? "and" : "but", clause);
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
            return SAY(t, "it keeps its quoted %s%s, %s paid for %s of usage at list", quoted,
                       after_extras(t), FACT_OF(t, "base.total"), list);
        return SAY(t, "it keeps its quoted %s, %s saved on %s of usage at list", quoted,
                   FACT_OF(t, "base.saving"), list);
    }
}

/* Expected far below base: what is said of base alone would mislead. The reason is said where no other is. */
static const char *
finding_far_below(const struct teller *t, const char *clause)
{
    const char *why = standing_why_less(t);
    if (*why == '\0' && clause != NULL)
        why = SAY(t, ", and %s", clause);
    return SAY(t, "its quoted %s comes to %s on base but %s expected%s%s", FACT_OF(t, "quoted_discount"),
               FACT_OF(t, "base.realized_discount"), FACT_OF(t, "expected.realized_discount"),
               after_extras(t), why);
}

/* One to sign that saves nothing is no advice to sign. */
const char *
answer_advice(const struct teller *t)
{
    if (t->result->verdict == VERDICT_WALK)
        return SAY(t, "Walk away from %s", t->name);
    if (t->result->verdict == VERDICT_NEGOTIATE)
        return SAY(t, "Negotiate %s", t->name);
    if (!beats_list(t))
        return SAY(t, "Nothing is gained by signing %s", t->name);
    return SAY(t, "Sign %s%s", t->name, standing_has_expired(t) ? " once it is quoted anew" : "");
}

/* The advice must not seem to contradict the comparison. */
static const char *
walk_though_cheaper(const struct teller *t)
{
    return SAY(t, "%s, though expected to be %s: %s", answer_advice(t), standing_cheaper(t),
               answer_why_not(t));
}

const char *
answer_for_one(const struct teller *t)
{
    if (outcome_of(t->base) == OUTCOME_NO_USAGE)
        return answer_without_usage(t);
    if (t->result->verdict == VERDICT_WALK && standing_cheaper(t) != NULL)
        return walk_though_cheaper(t);
    const char *clause = answer_objection(t), *text = NULL;
    if (standing_is_far_below_base(t))
        text = finding_far_below(t, clause);
    else
        text = clause != NULL ? finding_with_objection(t, clause) : finding(t);
    return SAY(t, "%s: %s", answer_advice(t), text);
}
