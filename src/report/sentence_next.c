#include "telling.h"

#include <math.h>
#include <string.h>

/* ---- what there is to ask for ---- */

/* The lever to ask for first (1.12): the cheapest to give of those that matter, by the plan's materiality;
 * where none matters the one that is worth most; NULL where none is worth it. */
static const struct lever_result *
first_lever(const struct results *results, const struct offer_result *result)
{
    double least = results->plan->materiality * result->expected.cost;
    const struct lever_result *first = NULL, *most = NULL;
    for (size_t i = 0; i < result->n_levers; i++) {
        const struct lever_result *row = &result->levers[i];
        if (row->ask_rank == 0)
            continue;
        if (row->worth >= least && (first == NULL || row->ask_rank < first->ask_rank))
            first = row;
        if (most == NULL || row->worth > most->worth)
            most = row;
    }
    return first != NULL ? first : most;
}

/* "overage at the committed rate, worth USD 100,000"; NULL where no lever is worth asking for. */
static const char *
first_ask(const struct teller *t)
{
    const struct lever_result *row = first_lever(t->results, t->result);
    if (row == NULL || row->worth < HALF_CENT)
        return NULL;
    return SAY(t, "%s, worth %s", sentence_lever(t->results, t->facts, t->offer, row->lever, t->arena),
               FACT_TEXT(t->facts, "offers.%zu.levers.%s.worth", t->offer + 1, lever_names[row->lever]));
}

/* ". Ask first for ..."; without a lever what the weightiest signal asks for; else nothing. */
static const char *
ask_sentence(const struct teller *t, const char *lead)
{
    const char *request = first_ask(t);
    const struct signal_result *reason = telling_reason(t);
    if (request != NULL)
        return SAY(t, ". %s %s", lead, request);
    if (reason == NULL)
        return "";
    return SAY(t, ". %s",
               sentence_ask(t->results, t->facts, t->offer, (size_t)(reason - t->result->signals), t->arena));
}

/* ---- what to do ---- */

/* " by 30 Nov 2026", nothing where the quote does not expire. */
static const char *
deadline(const struct teller *t)
{
    return t->result->offer->expires == DAY_NONE ? "" : SAY(t, " by %s", FACT_OF(t, "expires"));
}

/* "it keeps the 15% it quotes, 10.2% after fees, USD 89,250 less than list". */
static const char *
reason(const struct teller *t)
{
    const char *after = "", *quoted = FACT_OF(t, "quoted_discount");
    if (is_money(t->base->bridge[BRIDGE_FEES_CREDITS].amount))
        after = SAY(t, ", %s after fees", FACT_OF(t, "base.all_in_discount"));
    const char *less = SAY(t, "%s, %s less than list", after, FACT_OF(t, "base.bridge.all_in.amount_size"));
    switch (outcome_of(t->base)) {
    case OUTCOME_AS_QUOTED:
        return SAY(t, "it keeps the %s it quotes%s", quoted, less);
    case OUTCOME_MORE:
        return SAY(t, "it comes to %s, above the %s it quotes%s", FACT_OF(t, "base.realized_discount"),
                   quoted, less);
    case OUTCOME_LESS:
    case OUTCOME_NO_USAGE:
    default:
        return SAY(t, "it comes to %s where it quotes %s%s", FACT_OF(t, "base.realized_discount"), quoted,
                   less);
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
        const struct lever_result *row = first_lever(other.results, other.result);
        if (i == best->offer || other.result->verdict == VERDICT_SIGN || row == NULL)
            continue;
        return SAY(best, ". %s only with %s", other.name,
                   sentence_lever(best->results, best->facts, i, row->lever, best->arena));
    }
    return "";
}

/* "paying on demand is expected to cost USD 125,000 less"; NULL where no alternative costs less. */
static const char *
rival(const struct teller *t)
{
    const struct fact *saving = fact_find(t->facts, "best.rival_saving");
    if (!isfinite(saving->value) || saving->value < HALF_CENT)
        return NULL;
    size_t row = (size_t)fact_find(t->facts, "best.rival")->value - 1;
    const struct alternative_result *other = &t->results->alternatives[row];
    const char *name = other->kind == KIND_ON_DEMAND
                           ? "paying on demand"
                           : SAY(t, "the alternative %s", words_name(t->arena, other->name));
    return SAY(t, "%s is expected to cost %s less", name, saving->text);
}

static const char *
next_to_sign(const struct teller *best)
{
    bool is_one = best->results->n_offers == 1;
    const char *by = deadline(best), *then = ask_sentence(best, "Ask first for");
    if (!beats_list(best)) {
        double more = best->base->total - best->base->list_value;
        const char *what = is_money(more) && more > 0 ? SAY(best, "costs %s more than list",
                                                            FACT_OF(best, "base.bridge.all_in.amount_size"))
                                                      : "saves nothing against list";
        return SAY(best, "Signing %s %s%s", best->name, what, then);
    }
    if (*then == '\0')
        then = other_offer(best);
    if (is_one)
        return SAY(best, "Sign %s%s: %s%s", best->name, by, reason(best), then);
    return SAY(best, "Of these, %s is the one to sign%s%s: %s%s%s", best->name, *by != '\0' ? "," : "", by,
               reason(best), equals(best), then);
}

/* What holds as it stands: an alternative that costs less, or what is saved and kept. */
static const char *
standing(const struct teller *t)
{
    const char *other = rival(t);
    double more = t->base->total - t->base->list_value;
    if (other != NULL)
        return other;
    if (beats_list(t))
        return reason(t);
    if (!is_money(more))
        return "it costs what list price costs";
    return SAY(t, "it costs %s more than list", FACT_OF(t, "base.bridge.all_in.amount_size"));
}

static const char *
next_to_negotiate(const struct teller *best)
{
    const char *request = first_ask(best);
    if (request != NULL)
        return SAY(best, "Negotiate %s%s: ask first for %s. As it stands, %s", best->name, deadline(best),
                   request, standing(best));
    return SAY(best, "Negotiate %s%s: as it stands, %s%s", best->name, deadline(best), standing(best),
               ask_sentence(best, ""));
}

/* The weightiest reason that is no alternative: "its commitment is 42.9% above what usage draws". */
static const char *
objection(const struct teller *t)
{
    const struct signal_result *row = telling_reason(t);
    if (row == NULL)
        return standing(t);
    struct signal_case c = telling_case(t, row);
    return sentence_clause(&c);
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

static const char *
next_to_walk(const struct teller *best)
{
    const char *other = rival(best), *then = ask_sentence(best, SAY(best, "Or ask%s for", deadline(best)));
    if (!is_on_all(best->results))
        return SAY(best, "Do not sign %s as it stands: %s%s", best->name,
                   other != NULL ? other : objection(best), then);
    if (other != NULL)
        return SAY(best, "Do not sign any of these as they stand: %s than %s%s", other, best->name, then);
    return SAY(best, "Do not sign any of these as they stand: on %s, %s%s", best->name, objection(best),
               then);
}

static const char *
next_without_usage(const struct teller *best)
{
    const char *subject = best->results->n_offers == 1 ? best->name : "none of these";
    const char *verb = best->results->n_offers == 1 ? "saves nothing" : "saves anything";
    if (!is_money(best->base->commit))
        return SAY(best, "No usage is forecast: %s %s", subject, verb);
    return SAY(best, "No usage is forecast: %s %s. If at all, ask%s for %s without its %s commitment",
               subject, verb, deadline(best), best->name, FACT_OF(best, "base.commit"));
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

/* ---- the data ---- */

const char *
sentence_data_quality(const struct results *results, const struct facts *facts, struct arena *arena)
{
    const struct history *history = &results->histories[0];
    const char *rest = "";
    if (history->days_not_used > 0)
        rest = arena_printf(arena, "; %s newer %s not used", FACT_TEXT(facts, "history.days_not_used"),
                            words_plural(history->days_not_used, "day is", "days are"));
    if (exact_cents(history->list_value_low) != exact_cents(history->list_value_high))
        rest = arena_printf(arena, "%s; list value is %s to %s by context", rest,
                            FACT_TEXT(facts, "history.list_value_low"),
                            FACT_TEXT(facts, "history.list_value_high"));
    if (results->n_rows_skipped > 0)
        rest = arena_printf(arena, "%s; %s bad %s left out (%s)", rest, FACT_TEXT(facts, "data.rows_skipped"),
                            words_plural((double)results->n_rows_skipped, "row is", "rows are"),
                            FACT_TEXT(facts, "data.skipped_share"));
    if (results->unknown_model_share > 0)
        rest = arena_printf(arena, "%s; %s %s with %s of the tokens %s of unknown models and left out", rest,
                            FACT_TEXT(facts, "data.rows_unknown_model"),
                            words_plural((double)results->n_rows_unknown_model, "row", "rows"),
                            FACT_TEXT(facts, "data.unknown_model_share"),
                            words_plural((double)results->n_rows_unknown_model, "is", "are"));
    return arena_printf(
        arena, "%s %s of usage from %s to %s %s %s complete %s%s", FACT_TEXT(facts, "history.rows"),
        words_plural((double)history->n_rows, "row", "rows"), FACT_TEXT(facts, "history.first_day"),
        FACT_TEXT(facts, "history.last_day"), words_plural((double)history->n_rows, "gives", "give"),
        FACT_TEXT(facts, "history.complete_months"),
        words_plural((double)history->n_complete, "month", "months"), rest);
}
