#include "request.h"
#include "standing.h"
#include "telling.h"

#include <math.h>
#include <string.h>

/* ---- what there is to ask for ---- */

/* What the sentence says that the offer costs more, than another way to buy or else than at list. */
static double
told_gap(const struct teller *t)
{
    const double saving = standing_rival(t).saving;
    if (saving >= HALF_CENT)
        return saving;
    return beats_list(t) ? 0 : fmax(t->base->total - t->base->list_value, 0);
}

/* ". Ask first for ..."; without a lever what the weightiest signal asks for; else nothing. */
static const char *
ask_sentence(const struct teller *t, const char *lead, double told)
{
    const char *request = request_first(t, told);
    const struct signal_result *reason = telling_reason(t);
    if (request != NULL)
        return SAY(t, ". %s %s", lead, request);
    if (reason == NULL)
        return "";
    return SAY(t, ". %s",
               sentence_ask(t->results, t->facts, t->offer, (size_t)(reason - t->result->signals), t->arena));
}

/* ---- what to do ---- */

/* " by 30 Nov 2026", nothing where the quote does not expire, or has. */
static const char *
deadline(const struct teller *t)
{
    const bool has_one = t->result->offer->expires != DAY_NONE && !standing_has_expired(t);
    return has_one ? SAY(t, " by %s", FACT_OF(t, "expires")) : "";
}

/* ". Its quote expired on 31 Aug 2026: have it made anew"; nothing where it stands. */
static const char *
anew(const struct teller *t)
{
    return standing_has_expired(t)
               ? SAY(t, ". Its quote expired on %s: have it made anew", FACT_OF(t, "expires"))
               : "";
}

/* "it keeps the 15% it quotes, 10.2% after fees, USD 89,250 less than list", "it comes to 15.2% on base
 * but 4.0% expected where it quotes 25%, ...". */
static const char *
reason(const struct teller *t)
{
    const char *after = "", *quoted = FACT_OF(t, "quoted_discount");
    const char *realized = FACT_OF(t, "base.realized_discount"),
               *size = FACT_OF(t, "base.bridge.all_in.amount_size");
    if (has_extras(t->base))
        after = SAY(t, ", %s after %s", FACT_OF(t, "base.all_in_discount"), extras_word(t->base));
    if (standing_is_far_below_base(t))
        return SAY(t,
                   "it comes to %s on base but %s expected where it quotes %s%s, on base %s less than list",
                   realized, FACT_OF(t, "expected.realized_discount"), quoted, after, size);
    const char *less = SAY(t, "%s, %s less than list", after, size);
    switch (outcome_of(t->base)) {
    case OUTCOME_AS_QUOTED:
        return SAY(t, "it keeps the %s it quotes%s", quoted, less);
    case OUTCOME_MORE:
        return SAY(t, "it comes to %s, above the %s it quotes%s", realized, quoted, less);
    case OUTCOME_LESS:
    case OUTCOME_NO_USAGE:
    default:
        return SAY(t, "it comes to %s where it quotes %s%s", realized, quoted, less);
    }
}

/* Offers that come to the same as the best one, as shown. */
static const char *
equals(const struct teller *best)
{
    const char *kept = FACT_OF(best, "base.all_in_discount"), *name = NULL;
    size_t n = 0;
    for (size_t i = 0; i < best->results->n_offers; i++) {
        if (i == best->offer ||
            strcmp(FACT_TEXT(best->facts, "offers.%zu.base.all_in_discount", i + 1), kept) != 0)
            continue;
        name = words_offer_name(best->results, i, best->arena);
        n++;
    }
    if (n == 0)
        return "";
    return n == 1 ? SAY(best, "; %s comes to the same", name) : "; others come to the same";
}

/* What the first other offer that is not one to sign would need. */
static const char *
other_offer(const struct teller *best)
{
    for (size_t i = 0; i < best->results->n_offers; i++) {
        struct teller other = teller_of(best->results, best->facts, i, best->arena);
        const struct lever_result *row = sentence_first_lever(other.results, i);
        if (i == best->offer || other.result->verdict == VERDICT_SIGN || row == NULL)
            continue;
        return SAY(best, ". %s only with %s", other.name,
                   sentence_lever(best->results, best->facts, i, row->lever, best->arena));
    }
    return "";
}

static const char *
next_to_sign(const struct teller *best)
{
    bool is_one = best->results->n_offers == 1;
    const char *by = deadline(best), *then = ask_sentence(best, "Ask first", 0), *again = anew(best);
    if (!beats_list(best)) {
        double more = best->base->total - best->base->list_value;
        const char *what = is_money(more) && more > 0 ? SAY(best, "costs %s more than list",
                                                            FACT_OF(best, "base.bridge.all_in.amount_size"))
                                                      : "saves nothing against list";
        return SAY(best, "Signing %s %s%s", best->name, what,
                   ask_sentence(best, "Ask first", told_gap(best)));
    }
    if (*then == '\0')
        then = other_offer(best);
    if (is_one)
        return SAY(best, "Sign %s%s: %s%s%s", best->name, by, reason(best), again, then);
    return SAY(best, "Of these, %s is the one to sign%s%s: %s%s%s%s", best->name, *by != '\0' ? "," : "", by,
               reason(best), equals(best), again, then);
}

/* What holds as it stands: an alternative that costs less, or what is saved and kept. */
static const char *
standing(const struct teller *t)
{
    const char *other = standing_beaten(t);
    double more = t->base->total - t->base->list_value;
    if (other != NULL)
        return other;
    if (beats_list(t))
        return reason(t);
    if (!is_money(more))
        return "it costs what list price costs";
    return SAY(t, "on base it costs %s more than list%s", FACT_OF(t, "base.bridge.all_in.amount_size"),
               is_money(t->base->fees) ? ", fees included" : "");
}

/* The gap is told after the request. */
static const char *
next_to_negotiate(const struct teller *best)
{
    const struct lever_result *row = sentence_first_lever(best->results, best->offer);
    const char *stands = standing(best), *again = anew(best);
    const double gap = told_gap(best);
    if (row == NULL)
        return SAY(best, "Negotiate %s%s: as it stands, %s%s%s", best->name, deadline(best), stands, again,
                   ask_sentence(best, "", 0));
    const bool is_short =
        gap >= HALF_CENT && *request_gap_first(best, row) == '\0' && !request_makes_up_for(row, gap);
    const char *request = is_short ? request_by_lever(best, row) : request_first(best, 0);
    return SAY(best, "Negotiate %s%s: ask first %s. As it stands, %s%s%s", best->name, deadline(best),
               request, stands, is_short ? ": that change alone does not make up for it" : "", again);
}

/* Whether the weightiest reason is what another way costs less, or there is none. */
static bool
rests_on_cost(const struct teller *t)
{
    const struct signal_result *row = telling_reason(t);
    return row == NULL || row->signal == SIGNAL_BEATEN;
}

/* The weightiest reason, and how it stands to the cheapest way that is no offer: "its commitment is 42.9%
 * above what usage draws, and paying on demand is expected to cost USD 125,000 less". */
static const char *
against(const struct teller *t)
{
    const char *other = standing_beaten(t);
    if (rests_on_cost(t))
        return standing(t);
    struct signal_case c = telling_case(t, telling_reason(t));
    const char *clause = sentence_clause(&c);
    if (other != NULL)
        return SAY(t, "%s, and %s", clause, other);
    return standing_cheaper(t) == NULL
               ? clause
               : SAY(t, "%s, though signing is expected to be %s", clause, standing_cheaper(t));
}

/* The gap that it tells. */
static double
gap_against(const struct teller *t)
{
    return standing_beaten(t) != NULL || rests_on_cost(t) ? told_gap(t) : 0;
}

/* Where every offer is one to walk from, the sentence is on all of them. */
static bool
is_on_all(const struct results *results)
{
    bool all_walk = results->n_offers > 1;
    for (size_t i = 0; i < results->n_offers; i++)
        all_walk &= results->offers[i].verdict == VERDICT_WALK;
    return all_walk;
}

/* Whether no other offer is expected to cost the same or less. */
static bool
is_cheapest(const struct teller *best)
{
    bool is_alone = true;
    for (size_t i = 0; i < best->results->n_offers; i++)
        is_alone &=
            i == best->offer || !(fact_find(best->facts, "offers.%zu.behind_best", i + 1)->value < HALF_CENT);
    return is_alone;
}

/* "; then for overage at the committed rate": what the advice rests on, where the first lever leaves it. */
static const char *
then_ask(const struct teller *t, const struct signal_result *reason)
{
    const struct lever_result *first = sentence_first_lever(t->results, t->offer);
    if (first != NULL && sentence_is_cured_by(reason->signal, first->lever))
        return "";
    return SAY(t, "; then%s",
               sentence_ask(t->results, t->facts, t->offer, (size_t)(reason - t->result->signals), t->arena) +
                   strlen("Ask"));
}

/* What would change the verdict. Another way to buy, and a gap, have no lever of their own. */
static const char *
or_ask(const struct teller *best)
{
    const struct signal_result *reason = telling_reason(best);
    const double told = gap_against(best);
    const char *request = request_first(best, told), *by = deadline(best);
    const size_t index = (size_t)(reason - best->result->signals);
    if (reason->signal == SIGNAL_BEATEN || reason->signal == SIGNAL_HEADLINE_GAP)
        return ask_sentence(best, SAY(best, "Or ask first%s", by), told);
    if (request == NULL)
        return SAY(best, ". Or ask%s%s", by,
                   sentence_ask(best->results, best->facts, best->offer, index, best->arena) + strlen("Ask"));
    return SAY(best, ". Or ask first%s %s%s", by, request, then_ask(best, reason));
}

static const char *
next_to_walk(const struct teller *best)
{
    const char *then = or_ask(best), *again = anew(best);
    if (!is_on_all(best->results))
        return SAY(best, "Do not sign %s as it stands: %s%s%s", best->name, against(best), then, again);
    return SAY(best, "Sign none of these as they stand: on %s, %s, %s%s%s", best->name,
               is_cheapest(best) ? "the cheapest" : "as cheap as any", against(best), then, again);
}

static const char *
next_without_usage(const struct teller *best)
{
    const char *subject = best->results->n_offers == 1 ? best->name : "none of these";
    const char *verb = best->results->n_offers == 1 ? "saves nothing" : "saves anything";
    if (!is_money(best->base->commit))
        return SAY(best, "No usage is forecast: %s %s", subject, verb);
    return SAY(best, "No usage is forecast: %s %s. If at all, ask%s for %s without its %s commitment%s",
               subject, verb, deadline(best), best->name, FACT_OF(best, "base.commit"), anew(best));
}

const char *
sentence_next_step(const struct results *results, const struct facts *facts, struct arena *arena)
{
    static const char *(*const steps[])(const struct teller *best) = {
        [VERDICT_SIGN] = next_to_sign,
        [VERDICT_NEGOTIATE] = next_to_negotiate,
        [VERDICT_WALK] = next_to_walk,
    };
    struct teller best = teller_of(results, facts, sentence_best_offer(facts), arena);
    if (outcome_of(best.base) == OUTCOME_NO_USAGE)
        return next_without_usage(&best);
    return steps[best.result->verdict](&best);
}
