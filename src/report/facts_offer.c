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

/* What becomes of a period's rest. */
static const struct field period_ends[] = {
    FIELD(settle_period, forfeited, FORM_MONEY),
    FIELD(settle_period, rolled_over, FORM_MONEY),
    FIELD(settle_period, carried_out, FORM_MONEY),
    FIELD(settle_period, true_down_credit, FORM_MONEY),
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

/* The first month with consumption that a commitment no longer covers; NULL where there is none. */
static const struct settle_month *
find_exhaustion(const struct settlement *s)
{
    for (size_t i = 0; i < s->n_periods; i++)
        if (measure_runs_out(s, i) < s->n_months)
            return &s->months[measure_runs_out(s, i)];
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
add_but_one(struct fact_maker *maker, const char *path, const char *what, double n)
{
    fact_add(maker, FORM_COUNT, n > 0 ? n - 1 : NO_VALUE, "%s.more_periods.%s", path, what);
}

/* In how many periods but one something becomes of a rest, or the commitment runs out: "and in 3 more". */
static void
add_more_periods(struct fact_maker *maker, const char *path, const struct settlement *s)
{
    double n[N_OF(period_ends)] = {0}, n_forward = 0, n_exhausted = 0;
    for (size_t i = 0; i < s->n_periods; i++) {
        const struct settle_period *period = &s->periods[i];
        for (size_t k = 0; k < N_OF(period_ends); k++)
            n[k] += is_money(field_value(period, &period_ends[k]));
        n_forward += is_money(s->months[period->first_month + period->n_months - 2].carried_forward);
        n_exhausted += measure_runs_out(s, i) < s->n_months;
    }
    for (size_t k = 0; k < N_OF(period_ends); k++)
        add_but_one(maker, path, period_ends[k].name, n[k]);
    add_but_one(maker, path, "carried_forward", n_forward);
    add_but_one(maker, path, "exhausted", n_exhausted);
}

/* What is consumed beyond the commitment, in its measure. */
static void
add_over(struct fact_maker *maker, const char *path, const struct offer *offer, const struct settlement *s)
{
    double total = 0, *over = ARENA_NEW(maker->arena, double, s->n_periods);
    for (size_t i = 0; i < s->n_months; i++) {
        over[s->months[i].period - 1] += measure_over(offer, s, i);
        total += measure_over(offer, s, i);
    }
    for (size_t i = 0; i < s->n_periods; i++)
        fact_add(maker, FORM_MONEY, over[i], "%s.periods.%zu.over", path, i + 1);
    fact_add(maker, FORM_MONEY, total, "%s.over", path);
    add_more_periods(maker, path, s);
}

static void
add_scenario(struct fact_maker *maker, const char *path, const struct offer *offer,
             const struct settlement *s)
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
    add_over(maker, path, offer, s);
    add_bridge(maker, path, s);
    add_months(maker, path, s);
}

static double
ramp_factor(const struct offer *offer, int month)
{
    const size_t n = offer->commit.n_ramp, year = (size_t)month / 12;
    return n == 0 ? 1 : offer->commit.ramp[year < n ? year : n - 1];
}

/* The mean of the ramp over the term's first months. */
static double
mean_ramp(const struct offer *offer, int n_months)
{
    double sum = 0;
    for (int m = 0; m < n_months; m++)
        sum += ramp_factor(offer, m);
    return sum / n_months;
}

/* A schedule has its average in the place of an amount a year. */
static void
add_commit(struct fact_maker *maker, const char *path, const struct offer_result *result)
{
    const struct offer *offer = result->offer;
    const int months = offer->term_months;
    const double average = result->annual_commit * mean_ramp(offer, months);
    fact_add(maker, FORM_MONEY, result->annual_commit, "%s.annual_commit", path);
    fact_add(maker, FORM_MONEY, average, "%s.average_commit", path);
    fact_add(maker, FORM_MONEY, average * months / 12, "%s.term_commit", path);
    fact_add(maker, FORM_MONEY, result->annual_commit * ramp_factor(offer, 0), "%s.first_year_commit", path);
}

static void
add_terms(struct fact_maker *maker, const char *path, const struct offer_result *result)
{
    const struct offer *offer = result->offer;
    fact_add(maker, FORM_TERM_SHARE, result->quoted_discount, "%s.quoted_discount", path);
    add_commit(maker, path, result);
    fact_add(maker, FORM_MONTHS, offer->term_months, "%s.term_months", path);
    fact_add(maker, FORM_MONTHS, result->offset_months, "%s.offset_months", path);
    fact_add(maker, FORM_DAY, fact_day(offer->start), "%s.start", path);
    fact_add(maker, FORM_DAY, day_add_months(offer->start, offer->term_months) - 1, "%s.last_day", path);
    fact_add(maker, FORM_DAY, fact_day(offer->expires), "%s.expires", path);
    fact_add(maker, FORM_DAY, fact_day(offer->quoted_on), "%s.quoted_on", path);
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

void
fact_add_offer(struct fact_maker *maker, size_t offer)
{
    const struct offer_result *result = &maker->results->offers[offer];
    const char *path = arena_printf(maker->arena, "offers.%zu", offer + 1);
    add_terms(maker, path, result);
    add_agreed(maker, path, result->offer);
    for (int i = 0; i < N_SCENARIOS; i++)
        add_scenario(maker, arena_printf(maker->arena, "%s.%s", path, words_scenario_keys[i]), result->offer,
                     &result->scenarios[i]);
    for (int i = 0; i < N_PLACEMENTS; i++)
        fact_add_fields(maker, arena_printf(maker->arena, "%s.placements.%s", path, words_placement_keys[i]),
                        &result->placements[i], placement_fields, N_OF(placement_fields));
}
