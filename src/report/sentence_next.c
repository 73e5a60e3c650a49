#include "sentence.h"

#include <string.h>

/* ---- what to do ---- */

typedef const char *asker(const struct teller *t);

/* The period that leaves most of its commitment unused. */
static size_t
emptiest_period(const struct settlement *settlement)
{
    size_t emptiest = 0;
    for (size_t i = 1; i < settlement->n_periods; i++)
        if (settlement->periods[i].unused > settlement->periods[emptiest].unused)
            emptiest = i;
    return emptiest;
}

static bool
has_short_periods(const struct settlement *settlement)
{
    return settlement->n_periods > 1 && settlement->periods[0].n_months < 12;
}

/* Whether usage is too low for the commitment, not only for some months of it. */
static bool
is_oversized(const struct teller *t)
{
    return !has_short_periods(t->base) || t->base->committed_value < t->base->commit;
}

/* "USD 700,000", "USD 700,000 a period from Jan 2028": a commitment that usage fills. */
static const char *
filled_commit(const struct teller *t)
{
    size_t period = emptiest_period(t->base) + 1;
    const char *drawn = FACT_TEXT(t->facts, "offers.%zu.base.periods.%zu.drawn", t->offer + 1, period);
    if (t->base->n_periods == 1)
        return drawn;
    if (has_short_periods(t->base))
        return SAY(t, "%s a year", FACT_OF(t, "placements.base.annual"));
    return SAY(t, "%s a period from %s", drawn,
               FACT_TEXT(t->facts, "offers.%zu.base.periods.%zu.from", t->offer + 1, period));
}

static const char *
ask_smaller_commit(const struct teller *t)
{
    const char *rest = FACT_OF(t, "base.forfeited");
    if (is_oversized(t))
        return SAY(t, "a commitment near %s on %s, or rollover of the %s forfeited", filled_commit(t),
                   t->name, rest);
    return SAY(t, "rollover, or measurement by the year, on %s: %s is forfeited without", t->name, rest);
}

static const char *
ask_committed_overage(const struct teller *t)
{
    return SAY(t, "overage at the committed rate on %s: it saves %s", t->name,
               FACT_OF(t, "base.bridge.overage.amount_size"));
}

static const char *
ask_carry_out(const struct teller *t)
{
    return SAY(t, "a written right to the %s that %s carries out of the term", FACT_OF(t, "base.carried_out"),
               t->name);
}

static const char *
ask_headline_for_all(const struct teller *t)
{
    return SAY(t, "the headline %s on all usage of %s: it saves %s", FACT_OF(t, "quoted_discount"), t->name,
               FACT_OF(t, "base.bridge.rate_card.amount_size"));
}

static asker *const askers[N_BRIDGE_STEPS] = {
    [BRIDGE_RATE_CARD] = ask_headline_for_all,
    [BRIDGE_OVERAGE] = ask_committed_overage,
    [BRIDGE_FORFEITED] = ask_smaller_commit,
    [BRIDGE_CARRIED_OUT] = ask_carry_out,
};

/* What to ask for against the largest loss; NULL where there is nothing to ask. */
static const char *
ask(const struct teller *t)
{
    enum bridge_step loss = largest_loss(t->base);
    return askers[loss] != NULL && step_matters(t->base, loss) ? askers[loss](t) : NULL;
}

/* " by 30 Nov 2026", nothing where the quote does not expire. */
static const char *
deadline(const struct teller *t)
{
    return t->result->offer->expires == DAY_NONE ? "" : SAY(t, " by %s", FACT_OF(t, "expires"));
}

/* Whether less is paid in all than at list, as both are shown. */
static bool
beats_list(const struct teller *t)
{
    return t->base->all_in_discount >= SHOWN_SHARE && is_money(t->base->list_value - t->base->total);
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

/* The first of the other offers, where a commitment of the right size would mend it. */
static const char *
other_offer(const struct teller *best)
{
    for (size_t i = 0; i < best->results->n_offers; i++) {
        struct teller other = teller_of(best->results, best->facts, i, best->arena);
        if (i != best->offer && largest_loss(other.base) == BRIDGE_FORFEITED &&
            step_matters(other.base, BRIDGE_FORFEITED) && is_money(other.base->drawn) &&
            other.base->quoted_discount > 0 && is_oversized(&other))
            return SAY(best, ". %s only with a commitment near %s", other.name, filled_commit(&other));
    }
    return "";
}

static const char *
next_with_usage(const struct teller *best)
{
    bool is_one = best->results->n_offers == 1;
    const char *request = best->base->quoted_discount > 0 ? ask(best) : NULL, *by = deadline(best);
    if (beats_list(best)) {
        const char *then = request != NULL ? SAY(best, ". Ask first for %s", request) : other_offer(best);
        if (is_one)
            return SAY(best, "Sign %s%s: %s%s", best->name, by, reason(best), then);
        return SAY(best, "Of these, %s is the one to sign%s%s: %s%s%s", best->name, *by != '\0' ? "," : "",
                   by, reason(best), equals(best), then);
    }
    const char *less = "", *then = "";
    if (is_money(best->base->total - best->base->list_value))
        less = SAY(best, ", %s less%s%s", FACT_OF(best, "base.bridge.all_in.amount_size"),
                   is_one ? "" : " than ", is_one ? "" : best->name);
    if (request != NULL)
        then = SAY(best, ". Or ask%s for %s", by, request);
    return SAY(best, "%s worth signing as it stands: pay list price instead%s%s",
               is_one ? SAY(best, "%s is not", best->name) : "None of these is", less, then);
}

static const char *
next_without_usage(const struct teller *best)
{
    const char *subject = best->results->n_offers == 1 ? best->name : "none of these";
    const char *verb = best->results->n_offers == 1 ? "is not" : "is";
    if (!is_money(best->base->commit))
        return SAY(best, "No usage is forecast: %s %s worth signing, there is nothing to save", subject,
                   verb);
    return SAY(best,
               "No usage is forecast: %s %s worth signing as it stands. Or ask%s for %s without its %s "
               "commitment",
               subject, verb, deadline(best), best->name, FACT_OF(best, "base.commit"));
}

const char *
sentence_next_step(const struct results *results, const struct facts *facts, struct arena *arena)
{
    size_t offer = (size_t)fact_find(facts, "best.offer")->value - 1;
    struct teller best = teller_of(results, facts, offer, arena);
    return outcome_of(best.base) == OUTCOME_NO_USAGE ? next_without_usage(&best) : next_with_usage(&best);
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
        rest = arena_printf(arena, "%s; %s of tokens are of unknown models and left out", rest,
                            FACT_TEXT(facts, "data.unknown_model_share"));
    return arena_printf(
        arena, "%s %s of usage from %s to %s %s %s complete %s%s", FACT_TEXT(facts, "history.rows"),
        words_plural((double)history->n_rows, "row", "rows"), FACT_TEXT(facts, "history.first_day"),
        FACT_TEXT(facts, "history.last_day"), words_plural((double)history->n_rows, "gives", "give"),
        FACT_TEXT(facts, "history.complete_months"),
        words_plural((double)history->n_complete, "month", "months"), rest);
}
