/* What to ask for: against each signal and by each lever (1.12, 1.13). */
#include "asks.h"
#include "telling.h"
#include "words_deal.h"

#include <realrate/facts.h>

#include <math.h>
#include <string.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

/* ---- against a signal ---- */

static bool
has_floor(const struct signal_case *c)
{
    return is_money(c->t->result->floor) && c->t->result->floor < c->t->result->annual_commit;
}

static bool
floor_is_nothing(const struct signal_case *c)
{
    return (isfinite(c->t->result->floor) && !is_money(c->t->result->floor)) || telling_second_is_nothing(c);
}

static bool
has_optimum(const struct signal_case *c)
{
    return isfinite(c->t->result->optimum) && is_money(c->t->result->optimum);
}

static bool
optimum_is_nothing(const struct signal_case *c)
{
    return isfinite(c->t->result->optimum);
}

static bool
cure_is_worth_it(const struct signal_case *c)
{
    return c->signal->cost >= HALF_CENT;
}

static bool
package_is_worth_it(const struct signal_case *c)
{
    return c->t->result->package_worth >= HALF_CENT;
}

/* The commitment that is asked for on every page: that of the package, one amount for all. */
static bool
asks_for_optimum(const struct signal_case *c)
{
    return asks_in_package(c->t->result, LEVER_RESIZE_OPTIMUM) && is_money(c->t->result->optimum) &&
           c->t->result->optimum < c->t->result->annual_commit;
}

static bool
asks_for_floor(const struct signal_case *c)
{
    return asks_in_package(c->t->result, LEVER_RESIZE_FLOOR) && has_floor(c) &&
           !(c->signal->signal == SIGNAL_DEAD_ZONE && c->signal->figures[0] > c->t->result->annual_commit);
}

/* What costs less is an offer to walk away from. */
static bool
is_beaten_by_one_to_walk_from(const struct signal_case *c)
{
    const struct results *results = c->t->results;
    const size_t offer = telling_offer_of_subject(c);
    return offer < results->n_offers && results->offers[offer].verdict == VERDICT_WALK &&
           results->offers[offer].n_signals > 0;
}

static const struct telling asks[] = {
    {SIGNAL_OVERSIZED_COMMIT, asks_for_optimum,
     "Ask for a commitment of {.optimum} a year, the cheapest to be expected (worth "
     "{.levers.resize-optimum.worth})"},
    {SIGNAL_OVERSIZED_COMMIT, has_floor,
     "Ask for a commitment of {.floor} a year, which {:plan.confidence} of the forecasts fill"},
    {SIGNAL_OVERSIZED_COMMIT, floor_is_nothing, "Ask for no commitment: no other is filled often enough"},
    {SIGNAL_OVERSIZED_COMMIT, NULL, "Ask for a commitment that usage fills, {consumption} {in_year}"},
    {SIGNAL_OVERAGE_AT_LIST, telling_commits_to_nothing,
     "Ask for the quoted {.quoted_discount} on all usage"},
    {SIGNAL_OVERAGE_AT_LIST, NULL, "Ask for overage at the committed rate"},
    {SIGNAL_UNUSED_BURNS, cure_is_worth_it, "Ask for rollover of all unused commitment"},
    {SIGNAL_UNUSED_BURNS, NULL, "Ask for unused commitment to be credited, or kept past the term"},
    {SIGNAL_UNPROTECTED_TERM, telling_follows_list_without_lock, "Ask for a price lock for the whole term"},
    {SIGNAL_UNPROTECTED_TERM, telling_lacks_both,
     "Ask for a price lock, and for price cuts to lower the committed price"},
    {SIGNAL_UNPROTECTED_TERM, telling_lacks_lock, "Ask for a price lock for the whole term"},
    {SIGNAL_UNPROTECTED_TERM, NULL, "Ask for price cuts to lower the committed price"},
    {SIGNAL_PRESSURE_EXPIRY, NULL, "Ask for a later expiry: a good price stands another month"},
    {SIGNAL_BLENDED_BUNDLE, telling_first_is_one, "Ask what {subject} costs alone, and pay no more"},
    {SIGNAL_BLENDED_BUNDLE, NULL, "Ask what each fee costs alone, and pay no more"},
    {SIGNAL_TRUE_FORWARD, NULL, "Ask for the clause that raises the commitment to be struck"},
    {SIGNAL_RATCHET, NULL, "Ask for a commitment that may fall again"},
    {SIGNAL_EXCLUSIONS, telling_commits_to_nothing, "Ask for the discounts on all usage"},
    {SIGNAL_EXCLUSIONS, NULL, "Ask for all usage to draw the commitment"},
    {SIGNAL_RESET_AT_RENEWAL, NULL,
     "Ask for the rates to hold at renewal, with a cap of {:levers.renewal-cap.cap} on the rise"},
    {SIGNAL_BELOW_CURVE, NULL, "Ask for {p50}, the market's median at this commitment"},
    {SIGNAL_SOFT_ON_DOMINANT, NULL, "Ask for the headline of {headline} on all of {subject}"},
    {SIGNAL_DEAD_ZONE, asks_for_floor,
     "Ask for a commitment of {.floor} a year, which {:plan.confidence} of the forecasts fill (worth "
     "{.levers.resize-floor.worth})"},
    {SIGNAL_DEAD_ZONE, has_optimum, "Ask for a commitment of {.optimum} a year, the cheapest to be expected"},
    {SIGNAL_DEAD_ZONE, optimum_is_nothing, "Ask for no commitment, the cheapest to be expected"},
    {SIGNAL_DEAD_ZONE, NULL, "Ask for the {discount} of that band at a commitment that usage fills"},
    {SIGNAL_HEADLINE_GAP, package_is_worth_it,
     "Ask for the levers that close the gap, worth {.lever_package.worth} together"},
    {SIGNAL_HEADLINE_GAP, NULL, "Ask for terms under which the headline holds"},
    {SIGNAL_BEATEN, is_beaten_by_one_to_walk_from,
     "Ask for {gap} off in all; {subject} is no choice as it stands: {why}"},
    {SIGNAL_BEATEN, NULL, "Ask for {gap} off in all, or choose {subject}"},
    {SIGNAL_NO_ALTERNATIVE, NULL, "Get a second quote before you negotiate"},
};

/* A cure that is not what is asked for: where more than is offered would be filled over the term, though not
 * in year 1, the floor is above the commitment. */
static bool
is_another_cure(const struct signal_case *c)
{
    if (c->signal->signal == SIGNAL_DEAD_ZONE)
        return asks_for_floor(c);
    return c->signal->signal == SIGNAL_OVERSIZED_COMMIT && (!has_floor(c) || asks_for_optimum(c));
}

/* What the cure is worth, unless the sentence says it. Of a bundle the standalone prices that are given are
 * known alone, not those that are asked for. */
static const char *
worth(const struct signal_case *c)
{
    if (c->signal->signal == SIGNAL_BEATEN || !isfinite(c->signal->cost) || !is_money(c->signal->cost) ||
        is_another_cure(c))
        return "";
    if (c->signal->signal == SIGNAL_BLENDED_BUNDLE)
        return telling_text(c, c->signal->cost > 0 ? " (the known prices are worth {cost})"
                                                   : " (the known prices cost {cost_size} more)");
    return telling_text(c, c->signal->cost > 0 ? " (worth {cost})" : " (it costs {cost_size} more)");
}

const char *
sentence_ask(const struct results *results, const struct facts *facts, size_t offer, size_t signal,
             struct arena *arena)
{
    struct teller t = teller_of(results, facts, offer, arena);
    struct signal_case c = telling_case(&t, &t.result->signals[signal]);
    return SAY(&t, "%s%s", telling_fill(&c, asks, N_OF(asks)), worth(&c));
}

/* The levers that cure what a signal warns of, resizes either way; others have none of their own. */
static const struct {
    enum signal signal;
    enum lever lever;
} cures[] = {
    {SIGNAL_OVERSIZED_COMMIT, LEVER_RESIZE_FLOOR},
    {SIGNAL_OVERSIZED_COMMIT, LEVER_RESIZE_OPTIMUM},
    {SIGNAL_OVERAGE_AT_LIST, LEVER_OVERAGE_COMMITTED},
    {SIGNAL_UNUSED_BURNS, LEVER_ROLLOVER_FULL},
    {SIGNAL_UNUSED_BURNS, LEVER_TRUE_DOWN_20},
    {SIGNAL_UNUSED_BURNS, LEVER_ROLLOVER_20},
    {SIGNAL_UNPROTECTED_TERM, LEVER_PRICE_LOCK},
    {SIGNAL_UNPROTECTED_TERM, LEVER_DECREASE_CLAUSE},
    {SIGNAL_TRUE_FORWARD, LEVER_NO_TRUE_FORWARD},
    {SIGNAL_RATCHET, LEVER_NO_RATCHET},
    {SIGNAL_EXCLUSIONS, LEVER_COUNT_EXCLUDED},
    {SIGNAL_RESET_AT_RENEWAL, LEVER_RENEWAL_CAP},
    {SIGNAL_SOFT_ON_DOMINANT, LEVER_DOMINANT_BENCHMARK},
    {SIGNAL_DEAD_ZONE, LEVER_RESIZE_OPTIMUM},
    {SIGNAL_DEAD_ZONE, LEVER_RESIZE_FLOOR},
    {SIGNAL_BLENDED_BUNDLE, LEVER_UNBUNDLE},
};

bool
sentence_is_cured_by(enum signal signal, enum lever lever)
{
    for (size_t i = 0; i < N_OF(cures); i++)
        if (cures[i].signal == signal && cures[i].lever == lever)
            return true;
    return false;
}

/* ---- by a lever ---- */

static const char *const levers[N_LEVERS] = {
    [LEVER_OVERAGE_COMMITTED] = "overage at the committed rate",
    [LEVER_POINT] = "{:levers.point.points} more off list",
    [LEVER_DOMINANT_BENCHMARK] = "the market's median discount on the models that carry the cost",
    [LEVER_ROLLOVER_FULL] = "rollover of all unused commitment",
    [LEVER_ROLLOVER_20] = "rollover of up to {:levers.rollover-20.cap} of the commitment",
    [LEVER_TRUE_DOWN_20] = "a credit for up to {:levers.true-down-20.cap} of the commitment",
    [LEVER_PRICE_LOCK] = "a price lock for the whole term",
    [LEVER_DECREASE_CLAUSE] = "price cuts to lower the committed price",
    [LEVER_RENEWAL_CAP] = "a cap of {:levers.renewal-cap.cap} on the rise at renewal",
    [LEVER_RESIZE_FLOOR] = "a commitment of {.floor} a year",
    [LEVER_RESIZE_OPTIMUM] = "a commitment of {.optimum} a year",
    [LEVER_RAMP] = "{:levers.ramp.first_year} of the commitment in the first year",
    [LEVER_NO_TRUE_FORWARD] = "a commitment that does not rise with use",
    [LEVER_NO_RATCHET] = "a commitment that may fall again",
    [LEVER_COUNT_EXCLUDED] = "all usage to draw the commitment",
    [LEVER_UNBUNDLE] = "fees at what they cost alone",
    [LEVER_BATCH_STACKS] = "the discount on batch usage too",
    [LEVER_SHORTER_TERM] = "a term of {:levers.shorter-term.months} months, made anew each year",
    [LEVER_ANNUAL_MEASURE] = "a commitment measured by the year",
    [LEVER_BASIS_CURRENT] = "the discount off the list price of the day",
    [LEVER_DRAWDOWN_LIST] = "a commitment drawn at list value",
};

/* A resize to nothing asks for no commitment. */
static bool
is_resize_to_nothing(const struct offer_result *result, enum lever lever)
{
    return (lever == LEVER_RESIZE_FLOOR && !is_money(result->floor)) ||
           (lever == LEVER_RESIZE_OPTIMUM && !is_money(result->optimum));
}

const char *
sentence_lever(const struct results *results, const struct facts *facts, size_t offer, enum lever lever,
               struct arena *arena)
{
    struct teller t = teller_of(results, facts, offer, arena);
    if (is_resize_to_nothing(t.result, lever))
        return "no commitment";
    if (lever == LEVER_OVERAGE_COMMITTED && !is_money(t.base->commit))
        return SAY(&t, "the quoted %s on all usage", FACT_OF(&t, "quoted_discount"));
    if (lever == LEVER_COUNT_EXCLUDED && !is_money(t.base->commit))
        return "its discounts on all usage";
    return telling_text(&(struct signal_case){.t = &t}, levers[lever]);
}
