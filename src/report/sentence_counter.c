/* How the plan's goal is reached: by the counter-offer, or by one term alone (1.18). */
#include "sentence.h"
#include "words_deal.h"

#include <realrate/report.h>

#include <math.h>
#include <string.h>

static const char *
single_terms(const struct teller *t)
{
    const struct counter_offer *counter = &t->result->counter;
    const double n_reaching = fact_find(t->facts, "offers.%zu.counter.reaching", t->offer + 1)->value;
    const char *target = FACT_OF(t, "counter.target"), *offered = FACT_OF(t, "counter.offered");
    if (counter->n_singles == 0 || n_reaching == 0)
        return SAY(t, "No single term takes the %s that is expected to the goal of %s", offered, target);
    return SAY(t, "%s of %s terms alone %s the %s that is expected to the goal of %s",
               FACT_OF(t, "counter.reaching"), FACT_OF(t, "counter.terms"),
               words_plural(n_reaching, "takes", "take"), offered, target);
}

const char *
sentence_counter(const struct results *results, const struct facts *facts, size_t offer, struct arena *arena)
{
    const struct teller t = teller_of(results, facts, offer, arena);
    const struct counter_offer *counter = &t.result->counter;
    const char *target = FACT_OF(&t, "counter.target"), *offered = FACT_OF(&t, "counter.offered");
    if (!isfinite(counter->offered))
        return SAY(&t, "Without usage no terms reach a goal: nothing is kept of %s quoted",
                   FACT_OF(&t, "quoted_discount"));
    if (!isfinite(counter->target))
        return SAY(&t, "No alternative sets a goal for the %s that is expected", offered);
    if (counter->offered >= counter->target - 1e-9)
        return SAY(&t, "The goal is reached as it stands: %s is expected, the goal is %s", offered, target);
    if (counter->offer == NULL)
        return single_terms(&t);
    if (!counter->package_reaches && strcmp(FACT_OF(&t, "counter.package_realized"), offered) == 0)
        return SAY(&t, "The counter-offer changes little: %s is realized with it as without, the goal is %s",
                   offered, target);
    return SAY(&t, "With the counter-offer %s is realized instead of %s: it %s of %s",
               FACT_OF(&t, "counter.package_realized"), offered,
               counter->package_reaches ? "reaches the goal" : "falls short of the goal", target);
}

static const struct fact *
fact_of(const struct teller *t, const struct counter_single *single, const char *end)
{
    return fact_find(t->facts, "offers.%zu.counter.%s.%s", t->offer + 1, words_counter_keys[single->term],
                     end);
}

const char *
sentence_counter_from(const struct results *results, const struct facts *facts, size_t offer, size_t single,
                      struct arena *arena)
{
    const struct teller t = teller_of(results, facts, offer, arena);
    const struct counter_single *row = &t.result->counter.singles[single];
    return row->term == COUNTER_OVERAGE ? sentence_overage_terms(&t) : fact_of(&t, row, "from")->text;
}

/* What needs no change stays as it is said. */
const char *
sentence_counter_to(const struct results *results, const struct facts *facts, size_t offer, size_t single,
                    struct arena *arena)
{
    const struct teller t = teller_of(results, facts, offer, arena);
    const struct counter_single *row = &t.result->counter.singles[single];
    if (row->to == row->from)
        return sentence_counter_from(results, facts, offer, single, arena);
    if (row->term == COUNTER_OVERAGE)
        return row->to > 0 ? SAY(&t, "%s off list", fact_of(&t, row, "to")->text) : "at list price";
    return fact_of(&t, row, "to")->text;
}

/* ---- in one line ---- */

/* The single term that is named for all: of those that reach the goal the first of these. */
static const struct {
    enum counter_term term;
    const char *asks; /* of what it changes to */
} by_term[N_COUNTER_TERMS] = {
    {COUNTER_COMMIT, "a commitment of %s a year"},
    {COUNTER_TRUE_DOWN, "a credit for up to %s of the commitment"},
    {COUNTER_ROLLOVER, "rollover of up to %s of it"},
    {COUNTER_OVERAGE, "overage %s"},
    {COUNTER_RAMP, "%s of the commitment in year 1"},
    {COUNTER_HEADLINE, "a headline of %s"},
};

/* "a commitment of USD 778,047 a year"; NULL where no term reaches the goal alone. */
static const char *
one_term(const struct teller *t)
{
    const struct counter_offer *counter = &t->result->counter;
    for (size_t k = 0; k < N_COUNTER_TERMS; k++)
        for (size_t i = 0; i < counter->n_singles; i++) {
            if (counter->singles[i].term != by_term[k].term || !counter->singles[i].reaches)
                continue;
            const char *to = sentence_counter_to(t->results, t->facts, t->offer, i, t->arena);
            const char *place = strstr(by_term[k].asks, "%s");
            return SAY(t, "%.*s%s%s", (int)(place - by_term[k].asks), by_term[k].asks, to,
                       place + strlen("%s"));
        }
    return NULL;
}

const char *
sentence_goal(const struct results *results, const struct facts *facts, size_t offer, struct arena *arena)
{
    const struct teller t = teller_of(results, facts, offer, arena);
    const struct counter_offer *counter = &t.result->counter;
    if (!counter->is_asked_for || !isfinite(counter->offered) || !isfinite(counter->target))
        return "";
    const char *target = FACT_OF(&t, "counter.target"), *file = offer_ini_name(results, offer, arena);
    if (counter->offered >= counter->target - 1e-9)
        return SAY(&t, "The plan's goal of %s is reached: %s is expected", target,
                   FACT_OF(&t, "counter.offered"));
    const char *package = FACT_OF(&t, "counter.package_realized"), *alone = one_term(&t);
    if (file != NULL && counter->package_reaches)
        return SAY(&t, "The counter-offer, %s, reaches the plan's goal of %s: %s is expected with it", file,
                   target, package);
    const char *rest =
        file != NULL ? SAY(&t, "; the counter-offer, %s, only comes to %s", file, package) : "";
    return alone != NULL ? SAY(&t, "The plan's goal of %s is reached by %s alone%s", target, alone, rest)
                         : SAY(&t, "No single term reaches the plan's goal of %s%s", target, rest);
}

const char *
sentence_counter_idle(const struct results *results, const struct facts *facts, size_t offer,
                      struct arena *arena)
{
    const struct teller t = teller_of(results, facts, offer, arena);
    const struct counter_offer *counter = &t.result->counter;
    const char *names = "";
    bool needs_optimum = false;
    for (size_t i = 0; i < counter->n_idle; i++) {
        names = SAY(&t, "%s%s%s", names, i == 0 ? "" : ", ", lever_names[counter->idle[i]]);
        needs_optimum |= counter->idle[i] == LEVER_RESIZE_OPTIMUM && t.result->optimum_reason != NULL;
    }
    if (counter->n_idle == 0)
        return "";
    return SAY(&t, "The plan's %s %s nothing here%s", names,
               words_plural((double)counter->n_idle, "changes", "change"),
               needs_optimum ? ": no other discount was quoted, so no commitment is known to be the cheapest"
                             : "");
}
