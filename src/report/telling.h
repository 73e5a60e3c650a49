/* Signals told by tables of templates, the first that holds taken (1.13). */
#ifndef TELLING_H
#define TELLING_H

#include "sentence.h"

/* One signal of the teller's offer. */
struct signal_case {
    const struct teller *t;
    const struct signal_result *signal;
    const char *path;    /* of its facts: "offers.1.signals.ratchet" */
    const char *subject; /* as a reader knows it; NULL where there is none */
};
struct signal_case telling_case(const struct teller *t, const struct signal_result *signal);

/* The offer that a signal's subject names, the first of several; results->n_offers where it names none. */
size_t telling_offer_of_subject(const struct signal_case *c);

struct telling {
    enum signal signal;
    bool (*holds)(const struct signal_case *c); /* NULL: always */
    const char *template;
};

/* The first template of the table that holds, filled; "" where none does. */
const char *telling_fill(const struct signal_case *c, const struct telling *table, size_t n);

/* A template with each {NAME} replaced by the text of the fact PATH.NAME, {.ID} by that of the offer's fact,
 * {:ID} by that of any fact, {subject} by the subject, {why} by what speaks most against an offer that is the
 * subject, and {overage} by what overage bills at. Figures of year 1 are per 12 months: {for_year} and
 * {in_year} say "a year" of a shorter term. */
const char *telling_text(const struct signal_case *c, const char *template);

/* The offer's signals by weight, as indices into them: the most severe first, then what costs most; of two
 * that cost the same, or nothing that is known, the first of the table. Of the arena. */
const size_t *telling_order(const struct offer_result *result, struct arena *arena);

/* The signal that weighs most of those that make the offer's verdict, one that costs little only where all
 * do; NULL for one to sign. */
const struct signal_result *telling_reason(const struct teller *t);

/* Whether what a signal costs is known and below the plan's materiality. */
bool telling_is_small(const struct teller *t, const struct signal_result *signal);

/* A clause on it, to follow "and": "its price is not protected for 24 months". */
const char *sentence_clause(const struct signal_case *c);

/* Conditions on the figures by their index (realrate/results.h). */
bool telling_second_is_nothing(const struct signal_case *c);
bool telling_lacks_both(const struct signal_case *c);
bool telling_lacks_lock(const struct signal_case *c);
bool telling_follows_list(const struct signal_case *c); /* basis = current: price cuts reach it (1.7) */
bool telling_follows_list_without_lock(const struct signal_case *c);
bool telling_commits_to_nothing(const struct signal_case *c); /* all usage is overage */
bool telling_first_is_one(const struct signal_case *c);

#endif
