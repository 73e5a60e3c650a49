/* Which commitment would be right, what it would cost and whether usage fills it (1.11). */
#include "measure.h"
#include "sentence.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

/* One offer's sweep. */
struct sweep_case {
    struct teller t;
    const struct sweep_level *offered;
    enum commit_size size;
    bool is_none, is_safe; /* nothing is committed; it is filled often enough for the plan */
};

enum commit_size
sentence_commit_size(const struct results *results, size_t offer)
{
    const struct offer_result *result = &results->offers[offer];
    const struct sweep_level *offered = measure_offered(result), *best = &result->at_optimum;
    double saving = offered->expected_cost - best->expected_cost;
    if (!isfinite(saving) || !isfinite(offered->realized_discount))
        return COMMIT_UNKNOWN;
    if (!is_money(best->commit - offered->commit) || saving < HALF_CENT ||
        saving < results->plan->materiality * fabs(offered->expected_cost))
        return COMMIT_FITS;
    return best->commit < offered->commit ? COMMIT_TOO_LARGE : COMMIT_TOO_SMALL;
}

static bool
is_ramped(const struct offer *offer)
{
    return offer->commit.n_schedule > 0 || offer->commit.n_ramp > 1 ||
           (offer->commit.n_ramp == 1 && offer->commit.ramp[0] != 1);
}

const char *
sentence_commit_terms(const struct results *results, const struct facts *facts, size_t offer, bool is_short,
                      struct arena *arena)
{
    const struct teller t = teller_of(results, facts, offer, arena);
    const bool is_term = t.result->offer->term_months < 12;
    const struct fact *commit =
        fact_find(facts, is_term ? "offers.%zu.term_commit" : "offers.%zu.average_commit", offer + 1);
    const char *amount = is_short ? commit->short_text : commit->text;
    if (!is_money(t.result->annual_commit))
        return "no commitment";
    if (is_term)
        return SAY(&t, "%s in %s %s", amount, FACT_OF(&t, "term_months"),
                   words_plural(t.result->offer->term_months, "month", "months"));
    return SAY(&t, "%s a year%s", amount, is_ramped(t.result->offer) ? " on average" : "");
}

static struct sweep_case
case_of(const struct results *results, const struct facts *facts, size_t offer, struct arena *arena)
{
    struct teller t = teller_of(results, facts, offer, arena);
    const struct sweep_level *offered = measure_offered(t.result);
    return (struct sweep_case){t, offered, sentence_commit_size(results, offer), !is_money(offered->commit),
                               is_often_filled(results, offered->fill_probability)};
}

#define LEVEL_OF(c, id) FACT_OF(&(c)->t, "sweep." id)
#define SAID(c, ...)    SAY(&(c)->t, __VA_ARGS__)

/* "USD 650,000 a year". */
static const char *
optimum_text(const struct sweep_case *c, const char *none)
{
    return is_money(c->t.result->optimum) ? SAID(c, "%s a year", LEVEL_OF(c, "optimum.commit")) : none;
}

/* Whether two levels are the same to the reader. */
static bool
reads_alike(const struct sweep_case *c, const char *level)
{
    const char *path = SAID(c, "offers.%zu.sweep", c->t.offer + 1);
    return strcmp(FACT_TEXT(c->t.facts, "%s.%s.commit", path, level), LEVEL_OF(c, "offered.commit")) == 0;
}

/* Shown as 0.0% and as 100.0%. */
#define HARDLY_ONE 0.0005

/* "78.8% of forecasts fill", "no forecast fills". */
static const char *
forecasts_fill(const struct sweep_case *c, const char *name, const struct sweep_level *level)
{
    if (level->fill_probability < HARDLY_ONE)
        return "no forecast fills";
    if (level->fill_probability >= 1 - HARDLY_ONE)
        return "every forecast fills";
    return SAID(c, "%s of forecasts fill",
                FACT_TEXT(c->t.facts, "offers.%zu.sweep.%s.fill_probability", c->t.offer + 1, name));
}

static const char *
offered_fill(const struct sweep_case *c)
{
    return forecasts_fill(c, "offered", c->offered);
}

/* Where it is not safe: "only 78.8% of forecasts fill". */
static const char *
only_fill(const struct sweep_case *c)
{
    return SAID(c, "%s%s", c->offered->fill_probability < HARDLY_ONE ? "" : "only ", offered_fill(c));
}

static bool
is_cheapest(const struct sweep_case *c)
{
    return !is_money(c->offered->expected_cost - c->t.result->at_optimum.expected_cost);
}

/* ---- which commitment ---- */

static const char *
fitting_commit(const struct sweep_case *c)
{
    const char *saving = LEVEL_OF(c, "optimum_saving");
    if (c->is_none && is_cheapest(c))
        return SAID(c,
                    "%s commits to nothing, and no commitment would cost less: %s is expected over the term",
                    c->t.name, LEVEL_OF(c, "offered.expected_cost"));
    if (c->is_none)
        return SAID(c, "%s commits to nothing, and a commitment would hardly pay: the best saves %s",
                    c->t.name, saving);
    const char *cost = is_cheapest(c) ? "is" : SAID(c, "is within %s of", saving);
    return SAID(c, "The %s a year of %s %s the cheapest commitment, %s %s it", LEVEL_OF(c, "offered.commit"),
                c->t.name, cost, c->is_safe ? "and" : "yet", c->is_safe ? offered_fill(c) : only_fill(c));
}

static const char *
too_large(const struct sweep_case *c)
{
    const char *offered = LEVEL_OF(c, "offered.commit");
    if (c->is_safe || !is_money(c->offered->expected_forfeited))
        return SAID(c, "The right commitment is %s, not %s: that saves %s over the term",
                    optimum_text(c, "nothing"), offered, LEVEL_OF(c, "optimum_saving"));
    return SAID(c, "The right commitment is %s, not %s: %s that, %s is forfeited on average",
                optimum_text(c, "nothing"), offered, only_fill(c), LEVEL_OF(c, "offered.expected_forfeited"));
}

static const char *
too_small(const struct sweep_case *c)
{
    const char *best = optimum_text(c, "nothing"), *saving = LEVEL_OF(c, "optimum_saving");
    const char *fill = forecasts_fill(c, "optimum", &c->t.result->at_optimum);
    if (c->is_none)
        return SAID(c, "A commitment of %s would be right: it saves %s over the term, and %s it", best,
                    saving, fill);
    return SAID(c, "The right commitment is %s, not %s: it saves %s over the term, and %s it", best,
                LEVEL_OF(c, "offered.commit"), saving, fill);
}

/* Without an optimum there is still the floor. */
static const char *
safe_or_not(const struct sweep_case *c)
{
    const char *offered = LEVEL_OF(c, "offered.commit"), *floor = LEVEL_OF(c, "floor.commit");
    const char *confidence = FACT_TEXT(c->t.facts, "plan.confidence");
    if (c->is_safe && c->t.result->floor > c->offered->commit && !reads_alike(c, "floor"))
        return SAID(c, "The %s a year of %s is a safe commitment: %s it, %s would fill %s", offered,
                    c->t.name, offered_fill(c), confidence, floor);
    if (c->is_safe)
        return SAID(c, "The %s a year of %s is a safe commitment: %s it", offered, c->t.name,
                    offered_fill(c));
    if (is_money(c->t.result->floor)) /* NAN is no money */
        return SAID(c, "No more than %s a year is safe: %s the %s offered, %s is forfeited on average", floor,
                    only_fill(c), offered, LEVEL_OF(c, "offered.expected_forfeited"));
    return SAID(c, "No commitment is safe: %s the %s a year of %s, %s were asked for", only_fill(c), offered,
                c->t.name, confidence);
}

const char *
sentence_commit(const struct results *results, const struct facts *facts, size_t offer, struct arena *arena)
{
    static const char *(*const told[])(const struct sweep_case *) = {[COMMIT_UNKNOWN] = safe_or_not,
                                                                     [COMMIT_FITS] = fitting_commit,
                                                                     [COMMIT_TOO_LARGE] = too_large,
                                                                     [COMMIT_TOO_SMALL] = too_small};
    struct sweep_case c = case_of(results, facts, offer, arena);
    if (!isfinite(c.offered->realized_discount) || (c.is_none && c.size == COMMIT_UNKNOWN))
        return sentence_drawdown(results, facts, offer, arena);
    return told[c.size](&c);
}

/* ---- at which one cost is least ---- */

const char *
sentence_sweep(const struct results *results, const struct facts *facts, size_t offer, struct arena *arena)
{
    struct sweep_case c = case_of(results, facts, offer, arena);
    const char *cost = LEVEL_OF(&c, "offered.expected_cost"), *saving = LEVEL_OF(&c, "optimum_saving");
    const char *realized = LEVEL_OF(&c, "offered.realized_discount");
    const char *offered = c.is_none ? "Committing to nothing"
                                    : SAID(&c, "The offered %s a year", LEVEL_OF(&c, "offered.commit"));
    if (!isfinite(c.offered->realized_discount))
        return SAID(&c, "Without usage a commitment buys nothing: %s costs %s",
                    c.is_none ? "none" : SAID(&c, "the offered %s a year", LEVEL_OF(&c, "offered.commit")),
                    cost);
    if (c.size == COMMIT_UNKNOWN)
        return SAID(&c, "%s costs %s on average, %s is realized", offered, cost, realized);
    if (is_cheapest(&c))
        return SAID(&c, "%s costs least: %s expected, %s realized", offered, cost, realized);
    if (c.size == COMMIT_FITS)
        return SAID(&c, "%s costs %s more than the cheapest, %s is realized", offered, saving, realized);
    return SAID(&c, "%s costs least: %s less than %s", optimum_text(&c, "Committing to nothing"), saving,
                c.is_none ? "without one" : SAID(&c, "the offered %s", LEVEL_OF(&c, "offered.commit")));
}

/* ---- whether it is filled ---- */

const char *
sentence_fill(const struct results *results, const struct facts *facts, size_t offer, struct arena *arena)
{
    struct sweep_case c = case_of(results, facts, offer, arena);
    const char *confidence = FACT_TEXT(facts, "plan.confidence"), *floor = LEVEL_OF(&c, "floor.commit");
    const char *share = offered_fill(&c);
    const char *fill = SAID(&c, "%c%s the %s a year", toupper((unsigned char)share[0]), share + 1,
                            LEVEL_OF(&c, "offered.commit"));
    const bool has_floor = is_money(c.t.result->floor); /* NAN is no money */
    if (c.is_none)
        return has_floor ? SAID(&c, "%s of forecasts would fill a commitment of %s a year", confidence, floor)
                         : SAID(&c, "No commitment would be filled by %s of forecasts", confidence);
    if (!has_floor)
        return SAID(&c, "%s; no commitment is filled by %s", fill, confidence);
    if (reads_alike(&c, "floor"))
        return SAID(&c, "%s; no larger one is filled by %s", fill, confidence);
    return SAID(&c, "%s; %s would fill %s", fill, confidence, floor);
}
