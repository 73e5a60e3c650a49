/* How many signals speak against an offer, and how the offers that do not come first stand (1.13). */
#include "standing.h"
#include "telling.h"

#include <realrate/facts.h>

/* "1 warning", "5 warnings". */
static const char *
warnings(const struct teller *t)
{
    return SAY(t, "%s %s", FACT_OF(t, "signals_fired"),
               words_plural((double)t->result->n_signals, "warning", "warnings"));
}

static double
count_of(const struct teller *t, const char *severity)
{
    return fact_find(t->facts, "offers.%zu.signals_%s", t->offer + 1, severity)->value;
}

static const char *
reasons_to_walk(const struct teller *t)
{
    const double n_walk = count_of(t, "walk"), n_other = (double)t->result->n_signals - n_walk;
    if (n_other == 0)
        return SAY(t, "%s on %s, %s to walk away", warnings(t), t->name,
                   words_plural(n_walk, "a reason", "each a reason"));
    return SAY(t, "%s on %s, %s of them %s to walk away", warnings(t), t->name, FACT_OF(t, "signals_walk"),
               words_plural(n_walk, "a reason", "reasons"));
}

const char *
sentence_signals(const struct results *results, const struct facts *facts, size_t offer, struct arena *arena)
{
    struct teller t = teller_of(results, facts, offer, arena);
    if (t.result->n_signals == 0)
        return SAY(&t, "All clear: none of the %s warnings fired on %s", FACT_TEXT(facts, "signals.known"),
                   t.name);
    if (count_of(&t, "walk") > 0)
        return reasons_to_walk(&t);
    if (count_of(&t, "negotiate") == 0)
        return SAY(&t, "%s on %s to keep in view, none against signing", warnings(&t), t.name);
    if (count_of(&t, "watch") > 0)
        return SAY(&t, "%s on %s, %s of them to negotiate, none to walk away over", warnings(&t), t.name,
                   FACT_OF(&t, "signals_negotiate"));
    return SAY(&t, "%s on %s to negotiate, none to walk away over", warnings(&t), t.name);
}

const char *
sentence_all_clear(const struct results *results, const struct facts *facts, size_t offer,
                   struct arena *arena)
{
    const struct teller t = teller_of(results, facts, offer, arena);
    const struct expected *expected = &t.result->expected;
    if (t.result->n_signals > 0 || !is_money(t.result->annual_commit) ||
        is_often_filled(results, expected->fill_probability))
        return "";
    const char *lost = FACT_OF(&t, "expected.forfeited");
    const char *left = "what is left is kept or credited, nothing is expected to be forfeited";
    if (standing_is_material(&t, expected->forfeited))
        left = SAY(&t, "of what is left %s is expected to be forfeited, the rest is kept or credited", lost);
    else if (is_money(expected->forfeited))
        left = SAY(&t,
                   "of what is left only %s is expected to be forfeited, less than the %s of the cost that "
                   "matters",
                   lost, FACT_TEXT(facts, "plan.materiality"));
    return SAY(&t, "The chance of filling is %s, below the %s wanted: %s",
               FACT_OF(&t, "expected.fill_probability"), FACT_TEXT(facts, "plan.confidence"), left);
}

/* "13.4% after fees", "−14.3%"; of no usage what is paid. */
static const char *
comes_to(const struct teller *t)
{
    if (outcome_of(t->base) == OUTCOME_NO_USAGE)
        return SAY(t, "costs %s", FACT_OF(t, "base.total"));
    if (has_extras(t->base))
        return SAY(t, "comes to %s after %s", FACT_OF(t, "base.all_in_discount"), extras_word(t->base));
    return SAY(t, "comes to %s", FACT_OF(t, "base.realized_discount"));
}

const char *
sentence_other(const struct results *results, const struct facts *facts, size_t offer, struct arena *arena)
{
    static const char *const advice[] = {[VERDICT_SIGN] = "may be signed",
                                         [VERDICT_NEGOTIATE] = "to be negotiated",
                                         [VERDICT_WALK] = "to walk away from"};
    struct teller t = teller_of(results, facts, offer, arena);
    const struct signal_result *row = telling_reason(&t);
    const char *lead = SAY(&t, "%s (%s) %s", t.name, advice[t.result->verdict], comes_to(&t));
    if (row == NULL)
        return lead;
    struct signal_case c = telling_case(&t, row);
    return SAY(&t, "%s: %s", lead, sentence_clause(&c));
}
