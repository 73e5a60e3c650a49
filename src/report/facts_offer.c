#include "facts_make.h"
#include "fields.h"
#include "measure.h"
#include "sentence.h"

#include <math.h>

double
fact_exact(struct exact amount)
{
    return (double)exact_cents(amount) / 100;
}

static const struct field settlement_fields[] = {
    FIELD(settlement, list_value, FORM_MONEY),
    FIELD(settlement, eligible_list, FORM_MONEY),
    FIELD(settlement, ineligible_charge, FORM_MONEY),
    FIELD(settlement, committed_value, FORM_MONEY),
    FIELD(settlement, commit, FORM_MONEY),
    FIELD(settlement, commit_cash, FORM_MONEY),
    FIELD(settlement, true_down_credits, FORM_MONEY),
    FIELD(settlement, overage_value, FORM_MONEY),
    FIELD(settlement, overage_charge, FORM_MONEY),
    FIELD(settlement, paid_api, FORM_MONEY),
    FIELD(settlement, fees, FORM_MONEY),
    FIELD(settlement, service_credits, FORM_MONEY),
    FIELD(settlement, total, FORM_MONEY),
    FIELD(settlement, npv, FORM_MONEY),
    FIELD(settlement, drawn, FORM_MONEY),
    FIELD(settlement, forfeited, FORM_MONEY),
    FIELD(settlement, carried_out, FORM_MONEY),
    FIELD(settlement, contracted_discount, FORM_SHARE),
    FIELD(settlement, realized_discount, FORM_SHARE),
    FIELD(settlement, all_in_discount, FORM_SHARE),
};

static const struct field period_fields[] = {
    FIELD(settle_period, commit, FORM_MONEY),           FIELD(settle_period, rollover_in, FORM_MONEY),
    FIELD(settle_period, drawn_rollover, FORM_MONEY),   FIELD(settle_period, drawn, FORM_MONEY),
    FIELD(settle_period, unused, FORM_MONEY),           FIELD(settle_period, rolled_over, FORM_MONEY),
    FIELD(settle_period, true_down_credit, FORM_MONEY), FIELD(settle_period, forfeited, FORM_MONEY),
    FIELD(settle_period, carried_out, FORM_MONEY),      FIELD(settle_period, overage_value, FORM_MONEY),
    FIELD(settle_period, overage_charge, FORM_MONEY),   FIELD(settle_period, utilization, FORM_SHARE),
};

static const struct field month_fields[] = {
    FIELD(settle_month, list_value, FORM_MONEY),    FIELD(settle_month, committed_value, FORM_MONEY),
    FIELD(settle_month, overage_value, FORM_MONEY), FIELD(settle_month, overage_charge, FORM_MONEY),
    FIELD(settle_month, cash, FORM_MONEY),
};

static const struct field placement_fields[] = {
    FIELD(placement, annual, FORM_MONEY),        FIELD(placement, band, FORM_MONEY),
    FIELD(placement, discount, FORM_TERM_SHARE), FIELD(placement, next_threshold, FORM_MONEY),
    FIELD(placement, gap, FORM_MONEY),
};

static const struct field rate_fields[] = {
    FIELD(rate_row, list_rate, FORM_RATE),
    FIELD(rate_row, quoted_rate, FORM_RATE),
    FIELD(rate_row, contracted_rate, FORM_RATE),
    FIELD(rate_row, effective_rate, FORM_RATE),
    FIELD(rate_row, realized_discount, FORM_SHARE),
    FIELD(rate_row, share, FORM_SHARE),
    FIELD(rate_row, cost, FORM_MONEY),
    FIELD(rate_row, list_value, FORM_MONEY),
    FIELD(rate_row, count, FORM_COUNT),
};

void
fact_add_fields(struct fact_maker *maker, const char *path, const void *object, const struct field *fields,
                size_t n)
{
    for (size_t i = 0; i < n; i++)
        fact_add(maker, fields[i].form, field_value(object, &fields[i]), "%s.%s", path, fields[i].name);
}

static void
add_bridge(struct fact_maker *maker, const char *path, const struct settlement *settlement)
{
    for (int i = 0; i < N_BRIDGE_STEPS; i++) {
        const struct bridge_item *item = &settlement->bridge[i];
        const char *key = words_bridge_keys[i];
        fact_add(maker, FORM_GAIN, item->amount, "%s.bridge.%s.amount", path, key);
        fact_add(maker, FORM_POINTS, item->points, "%s.bridge.%s.points", path, key);
        fact_add(maker, FORM_MONEY, fabs(item->amount), "%s.bridge.%s.amount_size", path, key);
        fact_add(maker, FORM_SIZE_POINTS, item->points, "%s.bridge.%s.points_size", path, key);
    }
}

/* The first month with consumption that a commitment no longer covers; none where nothing was committed. */
static const struct settle_month *
find_exhaustion(const struct settlement *settlement)
{
    for (size_t i = 0; i < settlement->n_months; i++) {
        const struct settle_month *month = &settlement->months[i];
        if (is_money(month->overage_value) && month->period_commit + month->rollover_open > 0)
            return month;
    }
    return NULL;
}

static void
add_months(struct fact_maker *maker, const char *path, const struct settlement *settlement)
{
    double cumulative = 0;
    for (size_t i = 0; i < settlement->n_months; i++) {
        const struct settle_month *month = &settlement->months[i];
        const char *month_path = arena_printf(maker->arena, "%s.months.%zu", path, i + 1);
        cumulative += month->committed_value;
        fact_add(maker, FORM_MONTH, fact_day(month->from), "%s.from", month_path);
        fact_add_fields(maker, month_path, month, month_fields, N_OF(month_fields));
        fact_add(maker, FORM_MONEY, cumulative, "%s.cumulative_committed", month_path);
        fact_add(maker, FORM_MONEY, measure_left(settlement, i), "%s.balance", month_path);
    }
    const struct settle_month *exhausted = find_exhaustion(settlement);
    double number = exhausted == NULL ? (double)NAN : (double)(exhausted - settlement->months + 1);
    fact_add(maker, FORM_COUNT, number, "%s.exhausted_month", path);
    fact_add(maker, FORM_MONTH, exhausted == NULL ? (double)NAN : exhausted->from, "%s.exhausted_in", path);
}

static void
add_scenario(struct fact_maker *maker, const char *path, const struct settlement *s)
{
    double unused = 0, lost = s->realized_discount - s->quoted_discount;
    for (size_t i = 0; i < s->n_periods; i++) {
        const struct settle_period *period = &s->periods[i];
        const char *period_path = arena_printf(maker->arena, "%s.periods.%zu", path, i + 1);
        unused += period->unused;
        fact_add(maker, FORM_MONTH, fact_day(s->months[period->first_month - 1].from), "%s.from",
                 period_path);
        fact_add_fields(maker, period_path, period, period_fields, N_OF(period_fields));
        size_t last = (size_t)(period->first_month + period->n_months - 2);
        fact_add(maker, FORM_MONEY, s->months[last].carried_forward, "%s.carried_forward", period_path);
    }
    fact_add_fields(maker, path, s, settlement_fields, N_OF(settlement_fields));
    fact_add(maker, FORM_MONEY, unused, "%s.unused", path);
    double drawn = measure_drawn(s);
    fact_add(maker, FORM_MONEY, drawn, "%s.drawn_of_commit", path);
    fact_add(maker, FORM_SHARE, s->commit > 0 ? drawn / s->commit : (double)NAN, "%s.utilization", path);
    fact_add(maker, FORM_SHARE, s->commit > 0 ? s->forfeited / s->commit : (double)NAN, "%s.forfeited_share",
             path);
    fact_add(maker, FORM_MONEY, s->list_value - s->paid_api, "%s.saving", path);
    fact_add(maker, FORM_POINTS, lost, "%s.lost", path);
    fact_add(maker, FORM_SIZE_POINTS, lost, "%s.lost_size", path);
    add_bridge(maker, path, s);
    add_months(maker, path, s);
}

static void
add_terms(struct fact_maker *maker, const char *path, const struct offer_result *result)
{
    const struct offer *offer = result->offer;
    double lowest = (double)INFINITY, highest = -(double)INFINITY;
    for (int i = 0; i < N_SCENARIOS; i++) {
        lowest = fmin(lowest, result->scenarios[i].realized_discount);
        highest = fmax(highest, result->scenarios[i].realized_discount);
    }
    fact_add(maker, FORM_TERM_SHARE, result->quoted_discount, "%s.quoted_discount", path);
    fact_add(maker, FORM_MONEY, result->annual_commit, "%s.annual_commit", path);
    fact_add(maker, FORM_MONTHS, offer->term_months, "%s.term_months", path);
    fact_add(maker, FORM_MONTHS, result->offset_months, "%s.offset_months", path);
    fact_add(maker, FORM_DAY, fact_day(offer->start), "%s.start", path);
    fact_add(maker, FORM_DAY, day_add_months(offer->start, offer->term_months) - 1, "%s.last_day", path);
    fact_add(maker, FORM_DAY, fact_day(offer->expires), "%s.expires", path);
    fact_add(maker, FORM_DAY, fact_day(offer->quoted_on), "%s.quoted_on", path);
    fact_add(maker, FORM_SHARE, lowest, "%s.lowest_realized", path);
    fact_add(maker, FORM_SHARE, highest, "%s.highest_realized", path);
}

/* The agreed shares and the band table, as quoted. */
static void
add_agreed(struct fact_maker *maker, const char *path, const struct offer *offer)
{
    fact_add(maker, FORM_TERM_SHARE, offer->commit.prepay_discount, "%s.prepay_discount", path);
    fact_add(maker, FORM_TERM_SHARE, offer->overage.share, "%s.overage_share", path);
    fact_add(maker, FORM_TERM_SHARE, offer->overage.burst, "%s.burst", path);
    fact_add(maker, FORM_TERM_SHARE, offer->unused.rollover_cap, "%s.rollover_cap", path);
    fact_add(maker, FORM_TERM_SHARE, offer->unused.true_down_cap, "%s.true_down_cap", path);
    for (size_t i = 0; i < offer->n_bands; i++) {
        fact_add(maker, FORM_MONEY, money_value(offer->bands[i].threshold), "%s.bands.%zu.threshold", path,
                 i + 1);
        fact_add(maker, FORM_TERM_SHARE, offer->bands[i].discount, "%s.bands.%zu.discount", path, i + 1);
    }
}

static void
add_rates(struct fact_maker *maker, const char *path, const struct offer_result *result)
{
    const struct results *results = maker->results;
    const struct line *lines = results->histories[result->history].lines;
    for (size_t i = 0; i < result->n_rates; i++) {
        const struct rate_row *row = &result->rates[i];
        const struct line *line = &lines[row->line];
        const char *row_path = arena_printf(maker->arena, "%s.rates.%s.%s.%s.%s.%s.%s", path,
                                            results->book->models[line->model].id, meter_names[row->meter],
                                            tier_names[line->tier], context_names[line->context],
                                            geo_names[line->geo], speed_names[line->speed]);
        fact_add_fields(maker, row_path, row, rate_fields, N_OF(rate_fields));
    }
}

void
fact_add_offer(struct fact_maker *maker, size_t offer)
{
    const struct offer_result *result = &maker->results->offers[offer];
    const char *path = arena_printf(maker->arena, "offers.%zu", offer + 1);
    add_terms(maker, path, result);
    add_agreed(maker, path, result->offer);
    for (int i = 0; i < N_SCENARIOS; i++)
        add_scenario(maker, arena_printf(maker->arena, "%s.%s", path, words_scenario_keys[i]),
                     &result->scenarios[i]);
    for (int i = 0; i < N_PLACEMENTS; i++)
        fact_add_fields(maker, arena_printf(maker->arena, "%s.placements.%s", path, words_placement_keys[i]),
                        &result->placements[i], placement_fields, N_OF(placement_fields));
    add_rates(maker, path, result);
}
