#include "sentence.h"

#include <math.h>
#include <string.h>

static const char *
discounts_of_one(const struct teller *t)
{
    const char *realized = FACT_OF(t, "base.realized_discount"), *quoted = FACT_OF(t, "quoted_discount");
    const char *p10 = FACT_OF(t, "expected.realized_p10"), *p90 = FACT_OF(t, "expected.realized_p90");
    if (outcome_of(t->base) == OUTCOME_NO_USAGE)
        return SAY(t, "No usage is forecast, so the %s quoted on %s saves nothing", quoted, t->name);
    if (!isfinite(t->result->expected.realized_p10))
        return SAY(t, "%s comes to %s of list on base, against %s quoted", t->name, realized, quoted);
    if (strcmp(p10, p90) == 0)
        return SAY(t, "%s comes to %s of list on base and %s in four of five forecasts, against %s quoted",
                   t->name, realized, strcmp(p10, realized) == 0 ? "the same" : p10, quoted);
    return SAY(t, "%s comes to %s on base, %s to %s in four of five forecasts, against %s quoted", t->name,
               realized, p10, p90, quoted);
}

static double
lost(const struct results *results, size_t offer)
{
    const struct settlement *base = &results->offers[offer].scenarios[SCENARIO_BASE];
    return base->quoted_discount - base->realized_discount;
}

static size_t
loses_most(const struct results *results)
{
    size_t most = 0;
    for (size_t i = 1; i < results->n_offers; i++)
        if (lost(results, i) > lost(results, most))
            most = i;
    return most;
}

static size_t
realizes_most(const struct results *results)
{
    size_t most = 0;
    for (size_t i = 1; i < results->n_offers; i++)
        if (results->offers[i].scenarios[SCENARIO_BASE].realized_discount >
            results->offers[most].scenarios[SCENARIO_BASE].realized_discount)
            most = i;
    return most;
}

/* How many offers have the same text of a figure as this one, itself too. */
static size_t
n_alike(const struct teller *t, const char *figure)
{
    const char *own = FACT_TEXT(t->facts, "offers.%zu.base.%s", t->offer + 1, figure);
    size_t n = 0;
    for (size_t i = 0; i < t->results->n_offers; i++)
        n += strcmp(FACT_TEXT(t->facts, "offers.%zu.base.%s", i + 1, figure), own) == 0;
    return n;
}

static const char *
keepers(const struct teller *loser)
{
    const struct results *results = loser->results;
    double n_keeping = fact_find(loser->facts, "offers.keeping")->value;
    if (n_keeping == 0)
        return "; no offer keeps what it quotes";
    if (results->n_offers == 2) {
        struct teller other = teller_of(results, loser->facts, 1 - loser->offer, loser->arena);
        return SAY(loser, "; %s keeps its %s", other.name, FACT_OF(&other, "quoted_discount"));
    }
    return SAY(loser, "; %s of %s offers %s", FACT_TEXT(loser->facts, "offers.keeping"),
               FACT_TEXT(loser->facts, "offers.count"),
               words_plural(n_keeping, "keeps what it quotes", "keep what they quote"));
}

/* "Both offers", "All 3 offers". */
static const char *
all_offers(const struct teller *t)
{
    if (t->results->n_offers == 2)
        return "Both offers";
    return SAY(t, "All %s offers", FACT_TEXT(t->facts, "offers.count"));
}

/* No superlative among equals. */
static const char *
all_keep(const struct teller *most)
{
    const char *realized = FACT_OF(most, "base.realized_discount");
    const size_t n = n_alike(most, "realized_discount");
    if (n == most->results->n_offers)
        return SAY(most, "%s keep what they quote, %s of list", all_offers(most), realized);
    if (n > 1)
        return SAY(most, "%s keep what they quote, up to %s of list", all_offers(most), realized);
    return SAY(most, "%s keep what they quote: %s most, %s of list", all_offers(most), most->name, realized);
}

static const char *
losers(const struct teller *loser)
{
    const char *lost = FACT_OF(loser, "base.lost_size");
    const size_t n = n_alike(loser, "lost_size");
    if (n == loser->results->n_offers)
        return SAY(loser, "%s lose %s of what they quote: %s from %s quoted to %s realized",
                   all_offers(loser), lost, loser->name, FACT_OF(loser, "quoted_discount"),
                   FACT_OF(loser, "base.realized_discount"));
    return SAY(loser, "%s loses %s, %s from %s quoted to %s realized%s", loser->name,
               n > 1 ? "as much as any" : "most", lost, FACT_OF(loser, "quoted_discount"),
               FACT_OF(loser, "base.realized_discount"), keepers(loser));
}

const char *
sentence_discounts(const struct results *results, const struct facts *facts, struct arena *arena)
{
    struct teller most = teller_of(results, facts, realizes_most(results), arena);
    struct teller loser = teller_of(results, facts, loses_most(results), arena);
    if (results->n_offers == 1)
        return discounts_of_one(&most);
    if (outcome_of(loser.base) == OUTCOME_NO_USAGE)
        return SAY(&most, "No usage is forecast, so none of the %s offers saves anything",
                   FACT_TEXT(facts, "offers.count"));
    return outcome_of(loser.base) == OUTCOME_LESS ? losers(&loser) : all_keep(&most);
}
