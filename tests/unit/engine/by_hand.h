/* Valuations laid out by hand for the steps that weigh offers (1.13, 1.14, 1.17): the same usage every month,
 * input tokens of Opus on the standard and the batch tier and of Sonnet at a list price of 1 per million, and
 * two paths, equally likely, that are also the low and the high scenario. */
#ifndef BY_HAND_H
#define BY_HAND_H

#include "made.h"

struct by_hand_use {
    double opus, batch, sonnet; /* list value a month */
};

struct by_hand {
    struct valuation valuation; /* the first offer's */
    struct scratch scratch;
    struct draft draft;
    struct offer_result offers[FIXTURE_OFFERS];
    struct results results;
    struct lever_case at; /* of the first offer */
};

/* The fixture's offers on its plan, over the longest term and 12 months more. The scenarios multiply the use
 * by low, 1 and high. Evaluates the first offer. *ret must stay where it is. */
void by_hand_build(struct fixture *fixture, struct by_hand_use use, double low, double high,
                   struct by_hand *ret);

/* Fills the first offer's result up to what is expected of it; again after a change of the valuation. */
void by_hand_evaluate(struct fixture *fixture, struct by_hand *by_hand);

/* List prices from month t (from 0) on are `index` times those of the start day. */
void by_hand_move_list(struct by_hand *by_hand, size_t t, double index);

/* The offer's file states a key. */
void by_hand_state(struct fixture *fixture, struct offer *offer, const char *section, const char *key);

#endif
