#include "telling.h"

#include "standing.h"
#include "words_deal.h"

#include <assert.h>
#include <math.h>
#include <string.h>

bool
telling_second_is_nothing(const struct signal_case *c)
{
    return !is_money(c->signal->figures[1]);
}

bool
telling_lacks_both(const struct signal_case *c)
{
    return c->signal->figures[1] == 0 && c->signal->figures[2] == 0;
}

bool
telling_lacks_lock(const struct signal_case *c)
{
    return c->signal->figures[1] == 0;
}

bool
telling_follows_list(const struct signal_case *c)
{
    return c->t->result->offer->price.basis == LIST_OF_THE_DAY;
}

bool
telling_follows_list_without_lock(const struct signal_case *c)
{
    return telling_follows_list(c) && telling_lacks_lock(c);
}

bool
telling_commits_to_nothing(const struct signal_case *c)
{
    return !is_money(c->t->base->commit);
}

bool
telling_first_is_one(const struct signal_case *c)
{
    return nearbyint(c->signal->figures[0]) == 1;
}

size_t
telling_offer_of_subject(const struct signal_case *c)
{
    const struct results *results = c->t->results;
    size_t i = 0;
    while (i < results->n_offers &&
           (c->signal->subject == NULL || strcmp(results->offers[i].offer->name, c->signal->subject) != 0))
        i++;
    return i;
}

/* The names of the book and of the run where they are of use: a model's own, an offer's short one. */
static const char *
subject_of(const struct teller *t, const struct signal_result *signal)
{
    const struct results *results = t->results;
    if (signal->subject == NULL)
        return NULL;
    for (size_t i = 0; signal->signal == SIGNAL_SOFT_ON_DOMINANT && i < results->book->n_models; i++)
        if (strcmp(results->book->models[i].id, signal->subject) == 0)
            return words_name(t->arena, results->book->models[i].name);
    const size_t offer = telling_offer_of_subject(&(struct signal_case){.t = t, .signal = signal});
    if (offer < results->n_offers)
        return words_offer_name(results, offer, t->arena);
    return words_name(t->arena, signal->subject);
}

struct signal_case
telling_case(const struct teller *t, const struct signal_result *signal)
{
    const char *id = words_signal_ids[signal->signal];
    return (struct signal_case){t, signal, SAY(t, "offers.%zu.signals.%s", t->offer + 1, id),
                                subject_of(t, signal)};
}

/* What speaks most against the offer that is the subject. */
static const char *
why_not_subject(const struct signal_case *c)
{
    const struct teller t = teller_of(c->t->results, c->t->facts, telling_offer_of_subject(c), c->t->arena);
    const struct signal_case reason = telling_case(&t, telling_reason(&t));
    return sentence_clause(&reason);
}

static const char *
place_text(const struct signal_case *c, const char *name)
{
    const struct teller *t = c->t;
    if (strcmp(name, "subject") == 0) {
        assert(c->subject != NULL);
        return c->subject;
    }
    if (strcmp(name, "why") == 0)
        return why_not_subject(c);
    if (strcmp(name, "overage") == 0)
        return sentence_overage_terms(t);
    if (strcmp(name, "for_year") == 0)
        return t->result->offer->term_months < 12 ? "a year" : "for year 1";
    if (strcmp(name, "in_year") == 0)
        return t->result->offer->term_months < 12 ? "a year" : "in year 1";
    if (*name == ':')
        return FACT_TEXT(t->facts, "%s", name + 1);
    if (*name == '.')
        return FACT_TEXT(t->facts, "offers.%zu%s", t->offer + 1, name);
    return FACT_TEXT(t->facts, "%s.%s", c->path, name);
}

const char *
telling_text(const struct signal_case *c, const char *template)
{
    struct arena *arena = c->t->arena;
    const char *open = strchr(template, '{');
    if (open == NULL)
        return template;
    size_t len = strcspn(open + 1, "}");
    const char *text = place_text(c, arena_text(arena, open + 1, len));
    return arena_printf(arena, "%.*s%s%s", (int)(open - template), template, text,
                        telling_text(c, open + len + 2));
}

const char *
telling_fill(const struct signal_case *c, const struct telling *table, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (table[i].signal == c->signal->signal && (table[i].holds == NULL || table[i].holds(c)))
            return telling_text(c, table[i].template);
    return "";
}

static double
known_cost(const struct signal_result *signal)
{
    return isfinite(signal->cost) ? signal->cost : 0;
}

static bool
weighs_more(const struct signal_result *signal, const struct signal_result *other)
{
    if (signal->severity != other->severity)
        return (int)signal->severity > (int)other->severity;
    return known_cost(signal) > known_cost(other) + HALF_CENT;
}

const size_t *
telling_order(const struct offer_result *result, struct arena *arena)
{
    size_t *order = ARENA_NEW(arena, size_t, result->n_signals);
    for (size_t i = 0; i < result->n_signals; i++) {
        size_t k = i;
        for (; k > 0 && weighs_more(&result->signals[i], &result->signals[order[k - 1]]); k--)
            order[k] = order[k - 1];
        order[k] = i;
    }
    return order;
}

/* Of what is expected to be lost the amount is known even where its cure is worth nothing. */
static double
weight(const struct signal_result *signal)
{
    const double lost = signal->signal == SIGNAL_UNUSED_BURNS ? signal->figures[2] : NO_VALUE;
    return fmax(lost, signal->cost); /* of the two that is known */
}

bool
telling_is_small(const struct teller *t, const struct signal_result *signal)
{
    return isfinite(weight(signal)) && !standing_is_material(t, weight(signal));
}

const struct signal_result *
telling_reason(const struct teller *t)
{
    const struct offer_result *result = t->result;
    if (result->verdict == VERDICT_SIGN || result->n_signals == 0)
        return NULL;
    const size_t *order = telling_order(result, t->arena);
    const struct signal_result *first = &result->signals[order[0]];
    for (size_t i = 0; i < result->n_signals; i++) {
        const struct signal_result *signal = &result->signals[order[i]];
        if (signal->severity == first->severity && !telling_is_small(t, signal))
            return signal;
    }
    return first;
}
