/* Every figure as shown, once: value, unit and text, by id; and the sentences made of them. Made by
 * facts_build from the results, read by every renderer, so that title, table, label, cell and JSON agree
 * (3.1).
 *
 * The ids. N is an offer from 1, S one of low, base, high, P a period, M a contract month, K a row from 1:
 *   offers.    count keeping (how many realize at least what they quote) after.K (how many besides K of them)
 *   offers.N.  quoted_discount annual_commit term_months start last_day expires quoted_on offset_months
 *              prepay_discount overage_share burst rollover_cap true_down_cap
 *   offers.N.bands.K.  threshold discount
 *   offers.N.S.  list_value eligible_list ineligible_charge committed_value commit commit_cash
 *              true_down_credits overage_value overage_charge paid_api fees service_credits total npv drawn
 *              unused forfeited carried_out contracted_discount realized_discount all_in_discount
 *              utilization forfeited_share (of the whole term's commitment) drawn_of_commit (list value
 *              under drawdown = list, as the commitment is) saving (list value less paid)
 *              lost (realized less quoted, in points) lost_size (the same without sign)
 *              exhausted_month (its number) exhausted_in (the month; n/a where the commitment lasts)
 *   offers.N.S.bridge.STEP.  amount points amount_size points_size (without sign); STEP: quoted rate_card
 *              overage forfeited carried_out prepay realized fees_credits all_in
 *   offers.N.S.periods.P.  from commit rollover_in drawn_rollover drawn unused rolled_over
 *              true_down_credit forfeited carried_out carried_forward overage_value overage_charge
 *              utilization over (consumed beyond the commitment, in its measure)
 *   offers.N.S.over (of all periods)
 *   offers.N.S.more_periods.  forfeited rolled_over carried_out true_down_credit carried_forward exhausted
 *              (in how many periods but one; n/a where in none)
 *   offers.N.S.months.M.  from list_value committed_value cumulative_committed overage_value overage_charge
 *              cash balance (commitment and rollover left at its end)
 *   offers.N.placements.WHAT.  annual band discount next_threshold gap; WHAT: commit raw optimized low base
 *              high
 *   offers.N.rates.MODEL.METER.TIER.CONTEXT.GEO.SPEED.  list_rate quoted_rate contracted_rate
 *              effective_rate realized_discount share cost list_value count
 *   offers.N.rates_after.K.  count share (of the rates by cost, what follows the first K)
 *   offers.N.models.  count dominant above_list (how many; above list: realized below nothing)
 *   offers.N.models.MODEL.  cost list_value share quoted_discount contracted_discount realized_discount
 *   offers.N.models_after.K.  count share
 *   offers.N.next_band.  threshold gap discount points (beyond the quoted discount, without sign); n/a in
 *              the last band and without bands
 *   offers.N.  term_commit (of the whole term) average_commit (a year) first_year_commit, all ramped
 *   offers.N.  certain_share optimum floor break_even_list_consumption overcommit_from overcommit_to
 *              first_year_list (list value of contract year 1 on base, per 12 months)
 *   offers.N.expected.  paid_api total npv cost realized_discount forfeited overage_charge
 *              fill_probability p10_total p50_total p90_total realized_p10 realized_p50 realized_p90 p10_cost
 *              p50_cost p90_cost below_base (realized on base less as expected, without sign)
 *   offers.N.sweep.WHAT.  commit discount expected_cost p10 p50 p90 realized_discount fill_probability
 *              expected_forfeited expected_overage; WHAT: offered floor optimum
 *   offers.N.sweep.optimum_saving (expected cost of the offered commitment less that of the optimum)
 *   offers.N.cliffs.K.  threshold extra_commit extra_discount break_even_list_consumption probability
 *   offers.N.benchmark.  p25 p50 p75 point_worth_per_year gap (quoted less p50) gap_size (without sign)
 *   offers.N.levers.LEVER.  worth worth_size (without sign) shapley vendor_cost headline_rank worth_rank
 *              ask_place (in the order to ask in; n/a: worth too little)
 *   offers.N.  behind_best (expected cost over the comparison's months less the best offer's)
 *              behind_best_size (without sign)
 *   offers.N.lever_package.  worth count (of its levers) share (of the offer's expected cost)
 *   offers.N.signals.SIGNAL.  cost cost_size (without sign), and what it has of: commit consumption over
 *              charge committed list_value fill_probability confidence forfeited term_months days fees share
 *              discount quoted p25 p50 lowest headline threshold break_even realized gap other_cost
 *   offers.N.  signals_fired signals_watch signals_negotiate signals_walk (how many)
 *   offers.N.signals_after.K levers_after.K unstated_after.K (how many there are besides the first K of a
 *              list)
 *   offers.N.unstated.SECTION.KEY.  best worst spread rank best_change worst_change (against what
 *              is assumed)
 *   offers.N.unstated_bounds.  best worst spread count (of terms)
 *   offers.N.counter.  target offered package_realized terms reaching (counts: of single terms, of those that
 *              reach the target)
 *   offers.N.counter.SECTION.KEY.  from to realized
 *   offers.N.clauses.K.  present partial absent score
 *   alternatives.K.  low base high expected npv p90 realized_discount forfeited base_realized base_all_in
 *              max_regret
 *   walk_away_value walk_away_size (without sign)
 *   signals.known (how many kinds there are)
 *   comparison.  count (of alternatives) dominated months (of the longest term) cheapest runner_up best_other
 *              least_regret (rows of alternatives, from 1: of least expected cost, next to it, least but the
 *              first offer's, of least regret at worst) lead (expected cost of the runner-up less that of the
 *              cheapest) behind (of the best offer less the cheapest)
 *   levers.    of what a lever asks for: point.points rollover-20.cap true-down-20.cap renewal-cap.cap
 *              renewal-cap.months (that its worth is about) ramp.first_year shorter-term.months
 *   optimization.  raw_monthly routing_saving caching_saving batch_saving optimized_monthly saving_share
 *              routing_change caching_change batch_change, and with _share of raw (negative where it saves)
 *              change_share change_share_size (of all, without sign) saving saving_size (without sign);
 *              optimization.2. and so on of further histories
 *   history.   first_day last_day reference_day complete_months rows days_not_used list_value
 *              list_value_low list_value_high
 *   history.models.MODEL.  list_value share
 *   history.months.YYYY-MM-DD.  list_value
 *   forecast.  growth (a month) annual_growth (twelve months undamped) damping volatility noise base_months
 *              base_list_value (a month) base_annual_list_value backtest_mape. History, forecast and
 *              optimization are those that the best offer's figures rest on, by its start (1.4); the JSON's
 *              `history`, `forecast` and `optimization` are the first offer's
 *   data.      rows_read rows_used rows_skipped skipped_share rows_other_provider rows_unknown_model
 *              unknown_model_share files warnings sources_after.K (how many files besides the first K, from
 *              0)
 *   offers_after.K (how many offers there are besides K of them)
 *   best.      offer (from 1: the mildest verdict first, then the least expected cost) total
 *              saved_to_first (the first offer's total less the best one's) rival (row of alternatives, from
 *              1, of least expected cost that is no offer; n/a where there is none) rival_saving (expected
 *              cost of the best offer less the rival's) rival_size (without sign)
 *   prices.as_of
 *   plan.      discount_rate confidence tolerance materiality */
#ifndef REALRATE_FACTS_H
#define REALRATE_FACTS_H

#include <realrate/results.h>
#include <realrate/template.h>

struct fact {
    const char *id;   /* dotted path: "offers.1.base.realized_discount" */
    double value;     /* NAN where the quantity does not exist; points are 100 times the share, a date is
                         20261130, a month 202611 */
    int places;       /* decimals of value in the JSON */
    const char *unit; /* currency code, "share", "points", "months", "count", "USD/M", "date", ... */
    const char *text; /* as shown, true minus sign, thousands separators: "−14.3%", "USD 300,000", "n/a" */
    const char *short_text; /* for a label with little room: "USD 1.23M", "USD 42k"; else the same as text */
};

struct facts {
    struct fact *items; /* in order of making */
    size_t n;
    const struct notation *notation; /* of the texts */
    void *index;                     /* id -> item, private */
};

/* All figures that any renderer shows as text, in the notation of a template (NULL: the default, which is
 * that of the JSON whatever the template; kept by reference). */
void facts_build(const struct results *results, const struct notation *notation, struct arena *arena,
                 struct facts *ret);

/* The same facts whose texts are their short ones: for a sentence in little room. */
void facts_shorten(const struct facts *facts, struct arena *arena, struct facts *ret);

/* The fact of this id (a printf format); asserts that it exists: an unknown id is our mistake. */
const struct fact *fact_find(const struct facts *facts, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
#define FACT_TEXT(facts, ...) (fact_find((facts), __VA_ARGS__)->text)

/* Sentences (3.3 rule 1): each with a number and its consequence, right in every case.
 * offer: index from 0. */
const char *sentence_answer(const struct results *results, const struct facts *facts, struct arena *arena);
const char *sentence_discounts(const struct results *results, const struct facts *facts, struct arena *arena);
const char *sentence_drawdown(const struct results *results, const struct facts *facts, size_t offer,
                              struct arena *arena);
/* What is committed, to follow "for": "USD 650,000 a year", "USD 75,000 in 1 month", "USD 1,215,000 a year on
 * average" of a ramp or a schedule; "no commitment". is_short: amounts in their short form. */
const char *sentence_commit_terms(const struct results *results, const struct facts *facts, size_t offer,
                                  bool is_short, struct arena *arena);
/* Which commitment would be right; at which one cost is least; how likely usage fills the offered one. */
const char *sentence_commit(const struct results *results, const struct facts *facts, size_t offer,
                            struct arena *arena);
const char *sentence_sweep(const struct results *results, const struct facts *facts, size_t offer,
                           struct arena *arena);
const char *sentence_fill(const struct results *results, const struct facts *facts, size_t offer,
                          struct arena *arena);
const char *sentence_bridge(const struct results *results, const struct facts *facts, size_t offer,
                            struct arena *arena);
/* What usage costs against list. */
const char *sentence_paid(const struct results *results, const struct facts *facts, size_t offer,
                          struct arena *arena);
/* What the models cost under an offer; where it stands on the discount curve, which must exist (bands or a
 * benchmark); both in one. */
const char *sentence_models(const struct results *results, const struct facts *facts, size_t offer,
                            struct arena *arena);
const char *sentence_curve(const struct results *results, const struct facts *facts, size_t offer,
                           struct arena *arena);
const char *sentence_rates(const struct results *results, const struct facts *facts, size_t offer,
                           struct arena *arena);
/* What the rate that costs most comes to; the offer must have rates. */
const char *sentence_top_rate(const struct results *results, const struct facts *facts, size_t offer,
                              struct arena *arena);
const char *sentence_next_step(const struct results *results, const struct facts *facts, struct arena *arena);
/* What a signal rests on, in figures, and what to ask for against it; signal: index into the offer's. */
const char *sentence_evidence(const struct results *results, const struct facts *facts, size_t offer,
                              size_t signal, struct arena *arena);
const char *sentence_ask(const struct results *results, const struct facts *facts, size_t offer,
                         size_t signal, struct arena *arena);
/* The question to put to the vendor, with the money it decides; term: index into the offer's unstated. The
 * question alone; what one of its readings says: "it all rolls over". Then what all of them decide. */
enum unstated_reading { READING_BEST, READING_WORST, READING_ASSUMED };
const char *sentence_unstated(const struct results *results, const struct facts *facts, size_t offer,
                              size_t term, struct arena *arena);
const char *sentence_question(const struct results *results, const struct facts *facts, size_t offer,
                              size_t term, struct arena *arena);
const char *sentence_reading(const struct results *results, const struct facts *facts, size_t offer,
                             size_t term, enum unstated_reading reading, struct arena *arena);
const char *sentence_unstated_spread(const struct results *results, const struct facts *facts, size_t offer,
                                     struct arena *arena);
/* What a lever asks for, to follow "ask for": "overage at the committed rate". */
const char *sentence_lever(const struct results *results, const struct facts *facts, size_t offer,
                           enum lever lever, struct arena *arena);
/* What it brings, and when: "worth USD 100,000". */
const char *sentence_lever_worth(const struct results *results, const struct facts *facts, size_t offer,
                                 enum lever lever, struct arena *arena);
/* What to ask for first; what all levers together are worth; how the plan's goal is reached (only where it
 * has one), and what one term is changed from and to for it; single: index into the counter-offer's. */
const char *sentence_asks(const struct results *results, const struct facts *facts, size_t offer,
                          struct arena *arena);
const char *sentence_levers(const struct results *results, const struct facts *facts, size_t offer,
                            struct arena *arena);
const char *sentence_counter(const struct results *results, const struct facts *facts, size_t offer,
                             struct arena *arena);
/* The goal in one line, for the first page: whether it is reached, and by what; "" where the plan has none. */
const char *sentence_goal(const struct results *results, const struct facts *facts, size_t offer,
                          struct arena *arena);
/* The goal's levers that change nothing, and why; "" where all of them do. */
const char *sentence_counter_idle(const struct results *results, const struct facts *facts, size_t offer,
                                  struct arena *arena);
const char *sentence_counter_from(const struct results *results, const struct facts *facts, size_t offer,
                                  size_t single, struct arena *arena);
const char *sentence_counter_to(const struct results *results, const struct facts *facts, size_t offer,
                                size_t single, struct arena *arena);
/* What optimizing usage takes off list (1.6); only where a history exists. */
const char *sentence_optimization(const struct results *results, const struct facts *facts,
                                  struct arena *arena);
/* How many signals fired on an offer, and how bad; an offer that does not come first, with what speaks
 * against it. */
const char *sentence_signals(const struct results *results, const struct facts *facts, size_t offer,
                             struct arena *arena);
/* What remains to be said of an offer that no signal fired on: a chance of filling below the plan's; "" where
 * nothing does. */
const char *sentence_all_clear(const struct results *results, const struct facts *facts, size_t offer,
                               struct arena *arena);
const char *sentence_other(const struct results *results, const struct facts *facts, size_t offer,
                           struct arena *arena);
/* The comparison (1.14): what costs least, the first offer's walk-away value, the least regret, the ways that
 * others dominate. */
const char *sentence_comparison(const struct results *results, const struct facts *facts,
                                struct arena *arena);
const char *sentence_walk_away(const struct results *results, const struct facts *facts, struct arena *arena);
const char *sentence_regret(const struct results *results, const struct facts *facts, struct arena *arena);
const char *sentence_dominated(const struct results *results, const struct facts *facts, struct arena *arena);
/* What the data is too little to tell; "" where it is enough. */
const char *sentence_weak_data(const struct results *results, const struct facts *facts, struct arena *arena);
const char *sentence_data_quality(const struct results *results, const struct facts *facts,
                                  struct arena *arena);

#endif
