/* What to ask for first, and what all that is asked for is worth (1.12). */
#include "asks.h"
#include "sentence.h"

#include <math.h>

const struct lever_result *
sentence_first_lever(const struct results *results, size_t offer)
{
    const struct offer_result *result = &results->offers[offer];
    for (size_t i = 0; i < result->n_levers; i++)
        if (asks_place(results->plan, result, i) == 1)
            return &result->levers[i];
    return NULL;
}

/* A cap on renewal is worth nothing within the term. */
const char *
sentence_lever_worth(const struct results *results, const struct facts *facts, size_t offer, enum lever lever,
                     struct arena *arena)
{
    const struct teller t = teller_of(results, facts, offer, arena);
    const char *worth = FACT_TEXT(facts, "offers.%zu.levers.%s.worth", offer + 1, lever_names[lever]);
    if (lever == LEVER_RENEWAL_CAP)
        return SAY(&t, "worth %s in the %s months after the term", worth,
                   FACT_TEXT(facts, "levers.renewal-cap.months"));
    return SAY(&t, "worth %s", worth);
}

static size_t
n_together(const struct teller *t)
{
    return (size_t)fact_find(t->facts, "offers.%zu.lever_package.count", t->offer + 1)->value;
}

/* What the package is worth; of one change alone its own worth: on fewer forecasts (1.12) that of a package
 * of one differs a little. */
static const char *
package_worth(const struct teller *t)
{
    for (size_t i = 0; i < t->result->n_levers && n_together(t) == 1; i++)
        if (t->result->levers[i].in_package)
            return FACT_TEXT(t->facts, "offers.%zu.levers.%s.worth", t->offer + 1,
                             lever_names[t->result->levers[i].lever]);
    return FACT_OF(t, "lever_package.worth");
}

/* "both changes together", "all 3 changes together". */
static const char *
all_changes(const struct teller *t)
{
    return n_together(t) == 2 ? "both changes together"
                              : SAY(t, "all %s changes together", FACT_OF(t, "lever_package.count"));
}

/* "3.7% of its expected cost", where that is something. */
static const char *
of_cost(const struct teller *t)
{
    const struct fact *share = fact_find(t->facts, "offers.%zu.lever_package.share", t->offer + 1);
    return isfinite(share->value) ? SAY(t, ", %s of its expected cost", share->text) : "";
}

/* The one nearest to nothing of those that make the offer dearer, all of them. */
static const char *
dearer(const struct teller *t)
{
    const struct lever_result *least = &t->result->levers[0];
    const char *more =
        FACT_TEXT(t->facts, "offers.%zu.levers.%s.worth_size", t->offer + 1, lever_names[least->lever]);
    if (t->result->n_levers == 1)
        return SAY(t, "There is nothing to ask for on %s: %s would make it %s dearer", t->name,
                   sentence_lever(t->results, t->facts, t->offer, least->lever, t->arena), more);
    return SAY(t, "There is nothing to ask for on %s: every change of terms makes it dearer, by %s or more",
               t->name, more);
}

static const char *
nothing_to_ask(const struct teller *t)
{
    if (t->result->n_levers > 0)
        return dearer(t);
    return SAY(t, "There is nothing to ask for on %s: no change of terms moves its cost of %s", t->name,
               FACT_OF(t, "expected.cost"));
}

const char *
sentence_levers(const struct results *results, const struct facts *facts, size_t offer, struct arena *arena)
{
    const struct teller t = teller_of(results, facts, offer, arena);
    const struct lever_result *first = sentence_first_lever(results, offer);
    if (first == NULL)
        return nothing_to_ask(&t);
    if (n_together(&t) == 0)
        return SAY(&t, "Within the term there is nothing to ask for on %s: a cap on its renewal is %s",
                   t.name, sentence_lever_worth(results, facts, offer, first->lever, arena));
    if (asks_alone(t.result) != NULL)
        return SAY(
            &t, "%s alone would save %s over the term on %s, %s only %s",
            words_capital(arena, sentence_lever(results, facts, offer, asks_alone(t.result)->lever, arena)),
            FACT_TEXT(facts, "offers.%zu.levers.%s.worth", offer + 1,
                      lever_names[asks_alone(t.result)->lever]),
            t.name, all_changes(&t), FACT_OF(&t, "lever_package.worth"));
    if (n_together(&t) == 1)
        return SAY(&t, "One change of terms takes %s off %s over the term%s", package_worth(&t), t.name,
                   of_cost(&t));
    return SAY(&t, "Asked for together, %s changes take %s off %s over the term%s",
               FACT_OF(&t, "lever_package.count"), FACT_OF(&t, "lever_package.worth"), t.name, of_cost(&t));
}

/* What is left unsaid is to be asked even where no lever is. */
static const char *
only_questions(const struct teller *t)
{
    if (t->result->n_unstated == 0)
        return nothing_to_ask(t);
    const char *question = sentence_unstated(t->results, t->facts, t->offer, 0, t->arena);
    return SAY(t, "No lever to pull, a question to ask: %s", question);
}

const char *
sentence_asks(const struct results *results, const struct facts *facts, size_t offer, struct arena *arena)
{
    const struct teller t = teller_of(results, facts, offer, arena);
    const struct lever_result *first = sentence_first_lever(results, offer);
    if (first == NULL)
        return only_questions(&t);
    const char *what = sentence_lever(results, facts, offer, first->lever, arena);
    const char *worth = sentence_lever_worth(results, facts, offer, first->lever, arena);
    const char *count = FACT_OF(&t, "lever_package.count"), *together = package_worth(&t);
    if (first->lever == LEVER_RENEWAL_CAP && n_together(&t) > 0)
        return SAY(&t, "Ask for %s, %s; besides, within the term %s %s worth %s", what, worth,
                   n_together(&t) == 1 ? "one change" : SAY(&t, "%s changes", count),
                   n_together(&t) == 1 ? "is" : "are", together);
    if (asks_alone(t.result) != NULL)
        return SAY(&t, "Ask for %s alone, %s: %s are worth only %s", what, worth, all_changes(&t), together);
    if (n_together(&t) > 1)
        return SAY(&t, "Ask first for %s, %s; %s changes together are worth %s", what, worth, count,
                   together);
    return SAY(&t, "Ask for %s, %s", what, worth);
}
