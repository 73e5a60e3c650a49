/* What an offer does not say (1.17): each term as a question with its readings, and what all of them decide.
 */
#include "telling.h"
#include "words_deal.h"

#include <math.h>
#include <string.h>

/* A question and its answers, in the order of the table of 1.17. */
static const struct {
    const char *question;
    const char *first, *second;
    const char *assumed; /* NULL: one of the two */
} terms[N_UNSTATED] = {
    [UNSTATED_DRAWDOWN] = {"Does usage draw the commitment at list price or at the committed price?",
                           "at list price", "at the committed price", NULL},
    [UNSTATED_SHORTFALL] = {"Is a shortfall billed in full, or less the discount?", "less the discount",
                            "in full", NULL},
    [UNSTATED_OVERAGE] = {"Does usage above the commitment bill at the committed rate or at list price?",
                          "at the committed rate", "at list price", NULL},
    [UNSTATED_ROLLOVER] = {"Does unused commitment roll over into the next period?", "all of it does",
                           "none does", NULL},
    [UNSTATED_TRUE_DOWN] = {"Is unused commitment credited, up to {:levers.true-down-20.cap} of the "
                            "commitment?",
                            "it is", "it is not", NULL},
    [UNSTATED_BASIS] = {"Is the discount off the list price of the day, or of the day of signing?",
                        "of the day", "of signing", NULL},
    [UNSTATED_LOCK] = {"Is the committed price locked for the term?", "it is", "it is not", NULL},
    [UNSTATED_DECREASE] = {"Does a cut of the list price lower the committed price?", "it does",
                           "it does not", NULL},
    [UNSTATED_TRUE_FORWARD] = {"Does high consumption raise the commitment of the next period?",
                               "it does not", "it does", NULL},
    [UNSTATED_EXCLUSIONS] = {"Does batch usage draw the commitment?", "it does", "it does not", NULL},
    [UNSTATED_BATCH_STACKS] = {"Does the discount apply to batch usage too?", "it does", "it does not", NULL},
    [UNSTATED_RENEWAL] = {"Do the rates hold after the term, or go back to list price?", "they hold",
                          "back to list", NULL},
    [UNSTATED_BILLING] = {"Is the commitment billed in arrears or upfront?", "in arrears", "upfront",
                          "by the year"},
};

/* Offer's fact of the term, filled into a template. */
static struct signal_case
case_of(const struct teller *t, enum unstated_term term)
{
    return (struct signal_case){
        .t = t, .path = SAY(t, "offers.%zu.unstated.%s", t->offer + 1, words_unstated[term].key)};
}

const char *
sentence_question(const struct results *results, const struct facts *facts, size_t offer, size_t term,
                  struct arena *arena)
{
    const struct teller t = teller_of(results, facts, offer, arena);
    const enum unstated_term which = t.result->unstated[term].term;
    const struct signal_case c = case_of(&t, which);
    return telling_text(&c, terms[which].question);
}

const char *
sentence_unstated(const struct results *results, const struct facts *facts, size_t offer, size_t term,
                  struct arena *arena)
{
    const struct teller t = teller_of(results, facts, offer, arena);
    const struct signal_case c = case_of(&t, t.result->unstated[term].term);
    return SAY(&t, "%s %s", sentence_question(results, facts, offer, term, arena),
               telling_text(&c, "{spread} depends on it"));
}

const char *
sentence_reading(const struct results *results, const struct facts *facts, size_t offer, size_t term,
                 enum unstated_reading reading, struct arena *arena)
{
    const struct unstated *row = &results->offers[offer].unstated[term];
    const struct unstated_words *words = &words_unstated[row->term];
    (void)facts;
    (void)arena;
    if (reading != READING_ASSUMED)
        return row->first_is_best == (reading == READING_BEST) ? terms[row->term].first
                                                               : terms[row->term].second;
    if (terms[row->term].assumed != NULL)
        return terms[row->term].assumed;
    return strcmp(words->assumed, words->first) == 0 ? terms[row->term].first : terms[row->term].second;
}

/* ---- all of them ---- */

/* What renewal and billing decide is not in the bounds (1.17): one of them alone may decide more. */
static bool
is_bounded(const struct offer_result *result)
{
    return result->unstated_worst - result->unstated_best >= result->unstated[0].spread - HALF_CENT;
}

const char *
sentence_unstated_spread(const struct results *results, const struct facts *facts, size_t offer,
                         struct arena *arena)
{
    const struct teller t = teller_of(results, facts, offer, arena);
    if (t.result->n_unstated == 0)
        return SAY(&t, "%s leaves no term unsaid that would move its cost of %s", t.name,
                   FACT_OF(&t, "expected.cost"));
    const struct signal_case c = case_of(&t, t.result->unstated[0].term);
    const char *spread = telling_text(&c, "{spread}");
    if (t.result->n_unstated == 1)
        return SAY(&t, "One term that %s leaves unsaid decides %s: have it written down", t.name, spread);
    if (!is_bounded(t.result))
        return SAY(&t, "%s leaves %s terms unsaid: the first alone decides %s", t.name,
                   FACT_OF(&t, "unstated_bounds.count"), spread);
    return SAY(&t, "%s terms that %s leaves unsaid decide %s: have them written down",
               FACT_OF(&t, "unstated_bounds.count"), t.name, FACT_OF(&t, "unstated_bounds.spread"));
}
