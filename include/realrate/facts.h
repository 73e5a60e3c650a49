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
 *              utilization forfeited_share (of the whole term's commitment) saving (list value less paid)
 *              lost (realized less quoted, in points) lost_size (the same without sign)
 *              exhausted_month (its number) exhausted_in (the month; n/a where the commitment lasts)
 *   offers.N.S.bridge.STEP.  amount points amount_size points_size (without sign); STEP: quoted rate_card
 *              overage forfeited carried_out prepay realized fees_credits all_in
 *   offers.N.S.periods.P.  from commit rollover_in drawn_rollover drawn unused rolled_over
 *              true_down_credit forfeited carried_out overage_value overage_charge utilization
 *   offers.N.S.months.M.  from list_value committed_value cumulative_committed overage_value overage_charge
 *              cash balance (commitment and rollover left at its end)
 *   offers.N.placements.WHAT.  annual band discount next_threshold gap; WHAT: commit raw optimized low base
 *              high
 *   offers.N.rates.MODEL.METER.TIER.CONTEXT.GEO.SPEED.  list_rate quoted_rate contracted_rate
 *              effective_rate realized_discount share cost list_value count
 *   history.   first_day last_day reference_day complete_months rows days_not_used list_value
 *              list_value_low list_value_high
 *   history.models.MODEL.  list_value share
 *   history.months.YYYY-MM-DD.  list_value
 *   forecast.  growth (a month) annual_growth (twelve months undamped) damping volatility noise base_months
 *              base_list_value (a month) base_annual_list_value backtest_mape; of the first history
 *   data.      rows_read rows_used rows_skipped skipped_share rows_other_provider unknown_model_share files
 *              warnings
 *   best.      offer (from 1) total saved_to_first (the first offer's total less the best one's)
 *   prices.as_of  plan.discount_rate */
#ifndef REALRATE_FACTS_H
#define REALRATE_FACTS_H

#include <realrate/results.h>

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
    void *index; /* id -> item, private */
};

/* All figures that any renderer shows as text. */
void facts_build(const struct results *results, struct arena *arena, struct facts *ret);

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
const char *sentence_data_quality(const struct results *results, const struct facts *facts,
                                  struct arena *arena);

#endif
