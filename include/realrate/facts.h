/* Every figure as shown, once: value, unit and text, by id; and the sentences made of them. Made by
 * facts_build from the results, read by every renderer, so that title, table, label, cell and JSON agree
 * (3.1).
 *
 * The ids. N is an offer from 1, S one of low, base, high, P a period, M a contract month, K a row from 1:
 *   offers.    count keeping (how many realize at least what they quote)
 *   offers.N.  quoted_discount annual_commit term_months start last_day expires quoted_on offset_months
 *              lowest_realized highest_realized (of the three scenarios)
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
 *              utilization
 *   offers.N.S.months.M.  from list_value committed_value cumulative_committed overage_value overage_charge
 *              cash balance (commitment and rollover left at its end)
 *   offers.N.placements.WHAT.  annual band discount next_threshold gap; WHAT: commit raw optimized low base
 *              high
 *   offers.N.rates.MODEL.METER.TIER.CONTEXT.GEO.SPEED.  list_rate quoted_rate contracted_rate
 *              effective_rate realized_discount share cost list_value count
 *   offers.N.  certain_share optimum floor break_even_list_consumption overcommit_from overcommit_to
 *   offers.N.expected.  paid_api total npv cost realized_discount forfeited overage_charge
 *              fill_probability p10_total p50_total p90_total realized_p10 realized_p50 realized_p90 p10_cost
 *              p50_cost p90_cost
 *   offers.N.cliffs.K.  threshold extra_commit extra_discount break_even_list_consumption probability
 *   offers.N.benchmark.  p25 p50 p75 point_worth_per_year
 *   offers.N.levers.LEVER.  worth worth_size (without sign) shapley vendor_cost headline_rank worth_rank
 *   offers.N.lever_package.worth
 *   offers.N.signals.SIGNAL.  cost cost_size (without sign), and what it has of: commit consumption over
 *              charge committed list_value fill_probability confidence forfeited term_months days fees share
 *              discount quoted p25 p50 lowest headline threshold break_even realized gap other_cost
 *   offers.N.unstated.SECTION.KEY.  best worst spread
 *   offers.N.unstated_bounds.  best worst
 *   offers.N.counter.  target offered package_realized
 *   offers.N.counter.SECTION.KEY.  from to realized
 *   offers.N.clauses.K.  present partial absent score
 *   alternatives.K.  low base high expected npv p90 realized_discount forfeited base_realized base_all_in
 *              max_regret
 *   walk_away_value walk_away_size (without sign)
 *   levers.    of what a lever asks for: point.points rollover-20.cap true-down-20.cap renewal-cap.cap
 *              ramp.first_year shorter-term.months
 *   optimization.  raw_monthly routing_saving caching_saving batch_saving optimized_monthly saving_share;
 *              optimization.2. and so on of further histories
 *   history.   first_day last_day reference_day complete_months rows days_not_used list_value
 *              list_value_low list_value_high
 *   history.models.MODEL.  list_value share
 *   history.months.YYYY-MM-DD.  list_value
 *   forecast.  growth (a month) annual_growth (twelve months undamped) damping volatility noise base_months
 *              base_list_value (a month) base_annual_list_value backtest_mape; of the first history
 *   data.      rows_read rows_used rows_skipped skipped_share rows_other_provider rows_unknown_model
 *              unknown_model_share files warnings
 *   best.      offer (from 1: one to sign before others, then the least expected cost) total
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
const char *sentence_bridge(const struct results *results, const struct facts *facts, size_t offer,
                            struct arena *arena);
const char *sentence_next_step(const struct results *results, const struct facts *facts, struct arena *arena);
/* What a signal rests on, in figures, and what to ask for against it; signal: index into the offer's. */
const char *sentence_evidence(const struct results *results, const struct facts *facts, size_t offer,
                              size_t signal, struct arena *arena);
const char *sentence_ask(const struct results *results, const struct facts *facts, size_t offer,
                         size_t signal, struct arena *arena);
/* The question to put to the vendor, with the money it decides; term: index into the offer's unstated. */
const char *sentence_unstated(const struct results *results, const struct facts *facts, size_t offer,
                              size_t term, struct arena *arena);
/* What a lever asks for, to follow "ask for": "overage at the committed rate". */
const char *sentence_lever(const struct results *results, const struct facts *facts, size_t offer,
                           enum lever lever, struct arena *arena);
const char *sentence_data_quality(const struct results *results, const struct facts *facts,
                                  struct arena *arena);

#endif
