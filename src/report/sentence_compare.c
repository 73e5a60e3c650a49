/* The offers against each other and against what can be had without them (1.14). */
#include "standing.h"
#include "telling.h"

#include <math.h>
#include <string.h>

/* ---- the ways to buy ---- */

const char *
sentence_way(const struct results *results, size_t row, struct arena *arena)
{
    const struct alternative_result *way = &results->alternatives[row];
    if (way->kind == KIND_OFFER)
        return words_offer_name(results, row - results_offer_row(results, 0), arena);
    return way->kind == KIND_ON_DEMAND
               ? "paying on demand"
               : arena_printf(arena, "the alternative %s", words_name(arena, way->name));
}

/* The same to begin a sentence. */
static const char *
way_at_start(const struct teller *t, size_t row)
{
    const enum alternative_kind kind = t->results->alternatives[row].kind;
    const char *way = sentence_way(t->results, row, t->arena);
    if (kind == KIND_OFFER)
        return way;
    return SAY(t, "%s%s", kind == KIND_ON_DEMAND ? "P" : "T", way + 1);
}

/* The row that a fact numbers from 1. */
static size_t
row_of(const struct teller *t, const char *fact)
{
    return (size_t)fact_find(t->facts, "comparison.%s", fact)->value - 1;
}

static const struct alternative_result *
subject_row(const struct teller *t)
{
    return &t->results->alternatives[results_offer_row(t->results, t->offer)];
}

/* "over 24 months". */
static const char *
horizon(const struct teller *t)
{
    const struct fact *months = fact_find(t->facts, "comparison.months");
    return SAY(t, "over %s %s", months->text, words_plural(months->value, "month", "months"));
}

/* ---- the title ---- */

static bool
is_all_alike(const struct results *results)
{
    for (size_t i = 1; i < results->n_alternatives; i++)
        if (is_money(results->alternatives[i].expected - results->alternatives[0].expected))
            return false;
    return true;
}

static const struct offer_result *
offer_of(const struct results *results, size_t row)
{
    const size_t first = results_offer_row(results, 0);
    return row < first ? NULL : &results->offers[row - first];
}

/* What costs least may still be one to walk away from: by its terms, not by its cost. */
static const char *
despite_terms(const struct results *results, size_t row)
{
    const struct offer_result *offer = offer_of(results, row);
    return offer != NULL && offer->verdict == VERDICT_WALK ? ", not to sign for its terms," : "";
}

/* What the cheapest is measured against: the next one, or the offer that the briefing is on. */
static const char *
measured(const struct teller *t)
{
    const struct results *results = t->results;
    const size_t cheapest = row_of(t, "cheapest"), next = row_of(t, "runner_up");
    if (&results->alternatives[cheapest] == subject_row(t))
        return SAY(t, "%s less than %s%s%s", FACT_TEXT(t->facts, "comparison.lead"),
                   sentence_way(results, next, t->arena), standing_with_same(results, next),
                   results->n_alternatives > 2 && t->result->verdict != VERDICT_WALK ? ", the next cheapest"
                                                                                     : "");
    const char *gap = FACT_TEXT(t->facts, "comparison.behind"), *role = "";
    if (t->result->verdict == VERDICT_SIGN)
        role = ", the one to sign";
    else if (results->n_offers > 1)
        role =
            t->result->verdict == VERDICT_NEGOTIATE ? ", the one to negotiate" : ", the best of the offers";
    return SAY(t, "%s less than %s%s", gap, t->name, role);
}

const char *
sentence_comparison(const struct results *results, const struct facts *facts, struct arena *arena)
{
    struct teller t = teller_of(results, facts, sentence_best_offer(facts), arena);
    const size_t cheapest = row_of(&t, "cheapest");
    const char *expected = FACT_TEXT(facts, "alternatives.%zu.expected", cheapest + 1);
    if (is_all_alike(results))
        return SAY(&t, "%s cost the same, %s expected %s: nothing is decided by cost",
                   results->n_alternatives == 2
                       ? SAY(&t, "%s and %s", way_at_start(&t, 0), sentence_way(results, 1, arena))
                       : SAY(&t, "All %s ways to buy", FACT_TEXT(facts, "comparison.count")),
                   expected, horizon(&t));
    if (!is_money(fact_find(facts, "comparison.lead")->value))
        return SAY(&t, "%s and %s cost the same, %s expected %s: no other way costs less",
                   way_at_start(&t, cheapest), sentence_way(results, row_of(&t, "runner_up"), arena),
                   expected, horizon(&t));
    const char *despite = despite_terms(results, cheapest), *every = "";
    if (*despite == '\0' && !is_money(results->alternatives[cheapest].max_regret))
        every = " in every scenario";
    return SAY(&t, "%s%s costs least%s: %s expected %s, %s", way_at_start(&t, cheapest), despite, every,
               expected, horizon(&t), measured(&t));
}

/* ---- the words under the chart ---- */

/* Of several offers: what remains without any of them, where that is not the best other way anyhow. */
static const char *
without_offers(const struct teller *best)
{
    const struct fact *saving = fact_find(best->facts, "best.rival_saving");
    const size_t rival = (size_t)fact_find(best->facts, "best.rival")->value - 1;
    if (best->results->n_offers == 1 || !is_money(saving->value) || rival == row_of(best, "best_other"))
        return "";
    return SAY(best, ". Without signing now, %s%s is expected to cost %s %s than %s",
               sentence_way(best->results, rival, best->arena), standing_with_same(best->results, rival),
               FACT_TEXT(best->facts, "best.rival_size"), saving->value < 0 ? "more" : "less", best->name);
}

/* The advice must not seem to contradict the cost. */
static const char *
even_so(const struct teller *first)
{
    const struct signal_result *reason = telling_reason(first);
    if (first->result->verdict != VERDICT_WALK || reason == NULL)
        return "";
    const struct signal_case c = telling_case(first, reason);
    return SAY(first, ". To walk away is advised for its terms: %s", sentence_clause(&c));
}

/* Fees of the offers without a price of their own, added to the others at the quoted one: an assumption. */
static const char *
assumed_fees(const struct teller *t)
{
    for (size_t i = 0; i < t->results->n_alternatives; i++)
        if (t->results->alternatives[i].has_assumed_fee)
            return ". Fees that have no price outside a bundle are added to the other ways as quoted";
    return "";
}

const char *
sentence_walk_away(const struct results *results, const struct facts *facts, struct arena *arena)
{
    struct teller first = teller_of(results, facts, 0, arena);
    struct teller best = teller_of(results, facts, sentence_best_offer(facts), arena);
    const size_t row = row_of(&first, "best_other");
    const char *rest = SAY(&first, "%s%s", without_offers(&best), assumed_fees(&first));
    const char *other =
        SAY(&first, "%s%s", sentence_way(results, row, arena), standing_with_same(results, row));
    const char *size = FACT_TEXT(facts, "walk_away_size");
    const char *given = results->n_offers > 1 ? ", the offer given first," : "";
    if (!is_money(results->walk_away_value))
        return SAY(&first, "Walking away from %s%s costs nothing: %s is expected to cost the same%s",
                   first.name, given, other, rest);
    if (results->walk_away_value > 0)
        return SAY(&first, "Walking away from %s%s saves %s: %s is expected to cost that much less%s",
                   first.name, given, size, other, rest);
    return SAY(&first,
               "Walking away from %s%s costs %s: the best other way, %s, is expected to cost that "
               "much more%s%s",
               first.name, given, size, other, even_so(&first), rest);
}

const char *
sentence_regret(const struct results *results, const struct facts *facts, struct arena *arena)
{
    struct teller t = teller_of(results, facts, sentence_best_offer(facts), arena);
    const size_t row = row_of(&t, "least_regret"), subject = results_offer_row(results, t.offer);
    const char *way = way_at_start(&t, row);
    if (!is_money(results->alternatives[row].max_regret))
        return SAY(&t, "%s is the safest way by cost: nothing costs less in any scenario", way);
    const char *rest = row == subject ? ""
                                      : SAY(&t, ", where %s may cost %s more", t.name,
                                            FACT_TEXT(facts, "alternatives.%zu.max_regret", subject + 1));
    return SAY(&t,
               "%s is the safest way by cost: at worst it costs %s more than the cheapest of its scenario%s",
               way, FACT_TEXT(facts, "alternatives.%zu.max_regret", row + 1), rest);
}

const char *
sentence_dominated(const struct results *results, const struct facts *facts, struct arena *arena)
{
    struct teller t = teller_of(results, facts, sentence_best_offer(facts), arena);
    const struct fact *dominated = fact_find(facts, "comparison.dominated");
    if (dominated->value == 0)
        return results->n_alternatives > 1 && is_all_alike(results)
                   ? "No way to buy is worse than another"
                   : "No way to buy is worse than another in every scenario: which is cheapest depends on "
                     "usage";
    return SAY(&t,
               "%s of %s ways to buy can be left out: another costs no more under low, base and high "
               "usage, and less under at least one",
               dominated->text, FACT_TEXT(facts, "comparison.count"));
}
