/* What each signal rests on, in figures: a sentence, and a clause for a sentence on the whole offer. */
#include "telling.h"

#include <realrate/facts.h>

#include <math.h>

#define N_OF(table) (sizeof(table) / sizeof *(table))

static bool
first_is_nothing(const struct signal_case *c)
{
    return !is_money(c->signal->figures[0]);
}

/* Overage that costs what it would at the committed rate: it is within the burst. */
static bool
second_is_the_same(const struct signal_case *c)
{
    return !is_money(c->signal->figures[0] - c->signal->figures[1]);
}

/* Overage on base, at more than the committed rate. */
static bool
overruns(const struct signal_case *c)
{
    return is_money(c->signal->figures[0]) && is_money(c->t->base->bridge[BRIDGE_OVERAGE].amount) &&
           c->t->base->bridge[BRIDGE_OVERAGE].amount < 0;
}

static bool
third_is_nothing(const struct signal_case *c)
{
    return !is_money(c->signal->figures[2]);
}

static bool
is_rarely_filled(const struct signal_case *c)
{
    return c->signal->figures[1] - c->signal->figures[0] >= SHOWN_SHARE;
}

static bool
is_rarely_filled_for_nothing(const struct signal_case *c)
{
    return is_rarely_filled(c) && third_is_nothing(c);
}

static bool
first_is_zero(const struct signal_case *c)
{
    return c->signal->figures[0] < SHOWN_SHARE;
}

static bool
has_subject(const struct signal_case *c)
{
    return c->subject != NULL;
}

static bool
discounts_nothing_on_subject(const struct signal_case *c)
{
    return has_subject(c) && telling_commits_to_nothing(c);
}

static bool
excludes_nothing_of_no_commitment(const struct signal_case *c)
{
    return first_is_nothing(c) && telling_commits_to_nothing(c);
}

static bool
is_short(const struct signal_case *c)
{
    return c->t->result->offer->term_months < 12;
}

/* On base there is a saving, beside which the gap must be said to be expected. */
static bool
is_below_list(const struct signal_case *c)
{
    return beats_list(c->t);
}

static bool
is_longer_than_a_year(const struct signal_case *c)
{
    return c->t->result->offer->term_months > 12;
}

static bool
is_short_without_usage(const struct signal_case *c)
{
    return is_short(c) && telling_second_is_nothing(c);
}

static bool
is_below_p25(const struct signal_case *c)
{
    return c->signal->figures[0] < c->signal->figures[1];
}

static bool
is_above_commit(const struct signal_case *c)
{
    return c->signal->figures[0] > c->t->result->annual_commit;
}

static bool
is_above_commit_without_break_even(const struct signal_case *c)
{
    return is_above_commit(c) && !isfinite(c->signal->figures[3]);
}

static bool
is_at_threshold(const struct signal_case *c)
{
    return !is_money(c->signal->figures[0] - c->t->result->annual_commit);
}

static bool
is_beyond_measure(const struct signal_case *c)
{
    return !isfinite(c->signal->figures[0]);
}

static const struct telling evidence[] = {
    {SIGNAL_OVERSIZED_COMMIT, is_short_without_usage,
     "{.term_commit} is committed for the term, and no usage is forecast to draw it"},
    {SIGNAL_OVERSIZED_COMMIT, telling_second_is_nothing,
     "{commit} is committed {for_year}, and no usage is forecast to draw it"},
    {SIGNAL_OVERSIZED_COMMIT, is_short,
     "{.term_commit} is committed for the term, {over} above what usage draws on base"},
    {SIGNAL_OVERSIZED_COMMIT, NULL,
     "{commit} is committed {for_year}, {over} above the {consumption} that usage draws on base"},
    {SIGNAL_OVERAGE_AT_LIST, telling_commits_to_nothing,
     "Without a commitment all usage bills {overage}: {charge} on base for what is {committed} at the "
     "quoted discount"},
    {SIGNAL_OVERAGE_AT_LIST, first_is_nothing,
     "Overage would bill {overage}, though usage on base stays within the commitment"},
    {SIGNAL_OVERAGE_AT_LIST, second_is_the_same,
     "Overage beyond the burst bills {overage}, though the {charge} on base stays within it"},
    {SIGNAL_OVERAGE_AT_LIST, NULL,
     "Overage bills {overage}: {charge} on base for what is {committed} at the committed rate"},
    {SIGNAL_UNUSED_BURNS, is_rarely_filled_for_nothing,
     "The chance of filling the commitment is {fill_probability}, below the {confidence} wanted, and "
     "nothing unused is kept"},
    {SIGNAL_UNUSED_BURNS, is_rarely_filled,
     "The chance of filling the commitment is {fill_probability}, below the {confidence} wanted: "
     "{forfeited} is expected to be lost"},
    {SIGNAL_UNUSED_BURNS, third_is_nothing,
     "Unused commitment would be lost, though none is expected: {fill_probability} of forecasts fill it"},
    {SIGNAL_UNUSED_BURNS, NULL,
     "Nothing unused is kept: {forfeited} is expected to be lost, the chance of filling the commitment is "
     "{fill_probability}"},
    {SIGNAL_UNPROTECTED_TERM, telling_follows_list_without_lock,
     "For {term_months} months the committed price may rise with list price"},
    {SIGNAL_UNPROTECTED_TERM, telling_follows_list,
     "Price cuts reach the committed price by its basis alone: there is no decrease clause"},
    {SIGNAL_UNPROTECTED_TERM, telling_lacks_both,
     "For {term_months} months the committed price may rise, and price cuts do not reach it"},
    {SIGNAL_UNPROTECTED_TERM, telling_lacks_lock, "For {term_months} months the committed price may rise"},
    {SIGNAL_UNPROTECTED_TERM, NULL, "For {term_months} months price cuts do not reach the committed price"},
    {SIGNAL_PRESSURE_EXPIRY, first_is_zero, "The quote expires on the day it was made"},
    {SIGNAL_PRESSURE_EXPIRY, telling_first_is_one, "The quote expires {days} day after it was made"},
    {SIGNAL_PRESSURE_EXPIRY, NULL, "The quote expires {days} days after it was made"},
    {SIGNAL_BLENDED_BUNDLE, telling_first_is_one, "The fee {subject} has no price outside the bundle"},
    {SIGNAL_BLENDED_BUNDLE, NULL, "{fees} fees have no price outside the bundle, {subject} first"},
    {SIGNAL_TRUE_FORWARD, NULL, "{share} of what one period consumes is the least commitment of the next"},
    {SIGNAL_RATCHET, NULL, "A commitment that has risen never falls again"},
    {SIGNAL_EXCLUSIONS, excludes_nothing_of_no_commitment,
     "Some usage gets none of the discounts, though there is none of it on base"},
    {SIGNAL_EXCLUSIONS, first_is_nothing,
     "Some usage does not draw the commitment, though there is none of it on base"},
    {SIGNAL_EXCLUSIONS, discounts_nothing_on_subject,
     "{list_value} of usage at list on base, {share} of all, gets none of the discounts: {subject}"},
    {SIGNAL_EXCLUSIONS, telling_commits_to_nothing,
     "{list_value} of usage at list on base, {share} of all, gets none of the discounts"},
    {SIGNAL_EXCLUSIONS, has_subject,
     "{list_value} of usage at list on base, {share} of all, does not draw the commitment: {subject}"},
    {SIGNAL_EXCLUSIONS, NULL,
     "{list_value} of usage at list on base, {share} of all, does not draw the commitment"},
    {SIGNAL_RESET_AT_RENEWAL, first_is_zero, "The renewal begins at the list price of its day"},
    {SIGNAL_RESET_AT_RENEWAL, NULL,
     "The {discount} discount ends with the term: the renewal begins at list price"},
    {SIGNAL_BELOW_CURVE, is_below_p25,
     "{quoted} is quoted where the market's lower quartile is {p25} and its median {p50}"},
    {SIGNAL_BELOW_CURVE, NULL, "{quoted} is quoted where the market's median is {p50}"},
    {SIGNAL_SOFT_ON_DOMINANT, NULL,
     "{subject}, which carries much of the cost, has a discount as low as {lowest} where the headline is "
     "{headline}"},
    {SIGNAL_DEAD_ZONE, is_above_commit_without_break_even,
     "At {consumption} of usage {in_year} the next band would cost less: {threshold} at {discount}"},
    {SIGNAL_DEAD_ZONE, is_above_commit,
     "At {consumption} of usage {in_year} the next band would cost less: {threshold} at {discount} pays from "
     "{break_even}"},
    {SIGNAL_DEAD_ZONE, is_at_threshold,
     "The commitment is at the {threshold} threshold, which {consumption} of usage {in_year} does not reach"},
    {SIGNAL_DEAD_ZONE, NULL,
     "The commitment is just above the {threshold} threshold, which {consumption} of usage {in_year} does "
     "not reach"},
    {SIGNAL_HEADLINE_GAP, NULL, "{quoted} is quoted and {realized} realized on base: {gap} are lost"},
    {SIGNAL_BEATEN, NULL,
     "The best alternative, {subject}, is expected to cost {gap} less: {other_cost} in all"},
    {SIGNAL_NO_ALTERNATIVE, is_beyond_measure, "No alternative comes near the cost of this offer"},
    {SIGNAL_NO_ALTERNATIVE, NULL,
     "The cheapest alternative, {subject}, is expected to cost {over} more than this offer"},
};

static const struct telling clauses[] = {
    {SIGNAL_OVERSIZED_COMMIT, telling_second_is_nothing, "no usage draws its commitment"},
    {SIGNAL_OVERSIZED_COMMIT, is_longer_than_a_year,
     "its commitment is {over} above what usage draws in year 1"},
    {SIGNAL_OVERSIZED_COMMIT, NULL, "its commitment is {over} above what usage draws"},
    {SIGNAL_OVERAGE_AT_LIST, telling_commits_to_nothing, "all usage bills {overage}"},
    {SIGNAL_OVERAGE_AT_LIST, overruns,
     "overage bills {overage}, {.base.bridge.overage.amount_size} extra on base"},
    {SIGNAL_OVERAGE_AT_LIST, NULL, "overage bills {overage}"},
    {SIGNAL_UNUSED_BURNS, third_is_nothing, "what stays unused would be lost"},
    {SIGNAL_UNUSED_BURNS, NULL, "{forfeited} of commitment is expected to be lost"},
    {SIGNAL_UNPROTECTED_TERM, telling_follows_list_without_lock, "its price may rise with list price"},
    {SIGNAL_UNPROTECTED_TERM, telling_follows_list, "it has no decrease clause"},
    {SIGNAL_UNPROTECTED_TERM, NULL, "its price is not protected for {term_months} months"},
    {SIGNAL_PRESSURE_EXPIRY, NULL, "its quote expires soon"},
    {SIGNAL_BLENDED_BUNDLE, NULL, "fees have no price outside the bundle"},
    {SIGNAL_TRUE_FORWARD, NULL, "its commitment rises with use"},
    {SIGNAL_RATCHET, NULL, "its commitment never falls"},
    {SIGNAL_EXCLUSIONS, telling_commits_to_nothing, "some usage gets none of its discounts"},
    {SIGNAL_EXCLUSIONS, NULL, "some usage does not draw the commitment"},
    {SIGNAL_RESET_AT_RENEWAL, NULL, "the renewal begins at list price"},
    {SIGNAL_BELOW_CURVE, NULL, "the market's median is {p50}"},
    {SIGNAL_SOFT_ON_DOMINANT, NULL, "{subject} gets only {lowest}"},
    {SIGNAL_DEAD_ZONE, is_above_commit, "the next band would cost less"},
    {SIGNAL_DEAD_ZONE, NULL, "usage does not reach its band"},
    {SIGNAL_HEADLINE_GAP, NULL, "{gap} of discount are lost"},
    {SIGNAL_BEATEN, is_below_list, "{subject} is expected to cost {gap} less"},
    {SIGNAL_BEATEN, NULL, "{subject} costs {gap} less"},
    {SIGNAL_NO_ALTERNATIVE, NULL, "no alternative comes near it"},
};

const char *
sentence_clause(const struct signal_case *c)
{
    return telling_fill(c, clauses, N_OF(clauses));
}

const char *
sentence_evidence(const struct results *results, const struct facts *facts, size_t offer, size_t signal,
                  struct arena *arena)
{
    struct teller t = teller_of(results, facts, offer, arena);
    struct signal_case c = telling_case(&t, &t.result->signals[signal]);
    return telling_fill(&c, evidence, N_OF(evidence));
}
