#include "settle.h"

#include "billing.h"

#include <math.h>
#include <string.h>

/* The workbook keeps rows for at least this many ages of rollover, so that validity can be changed there. */
#define LEAST_AGES 12

static int
least(int a, int b)
{
    return a < b ? a : b;
}

double
settle_commit_share(const struct offer *offer, int m)
{
    if (offer->commit.n_schedule) {
        int length = offer_period_months(offer), p = (m - 1) / length;
        int months = least(length, offer->term_months - p * length);
        return money_value(offer->commit.schedule[p]) / months;
    }
    size_t year = (size_t)(m - 1) / 12, last = offer->commit.n_ramp - 1;
    return money_value(offer->commit.annual) / 12 * offer->commit.ramp[year < last ? year : last];
}

double
settle_commit_sum(const struct offer *offer, int first, int n)
{
    double sum = 0;
    for (int m = first; m < first + n; m++)
        sum += settle_commit_share(offer, m);
    return sum;
}

/* Calendar, demand and commitment of every month. */
static void
lay_out(const struct offer *offer, const struct demand_month *demand, double discount_rate,
        struct settlement *s)
{
    int length = offer_period_months(offer);
    for (int m = 1; m <= offer->term_months; m++) {
        struct settle_month *month = &s->months[m - 1];
        const struct demand_month *d = &demand[m - 1];
        int p = (m - 1) / length, first = p * length + 1;
        int n = least(length, offer->term_months - p * length);
        *month = (struct settle_month){
            .from = day_add_months(offer->start, m - 1),
            .period = p + 1,
            .contract_year = (m - 1) / 12 + 1,
            .is_period_start = m == first,
            .is_period_end = m == first + n - 1,
            .h = d->h,
            .multiplier = d->multiplier,
            .list_value = d->list_value,
            .eligible_list = d->eligible_list,
            .ineligible_list = d->ineligible_list,
            .committed_value = d->committed_value,
            .commit_share = settle_commit_share(offer, m),
            .period_commit = m == first ? settle_commit_sum(offer, first, n) : month[-1].period_commit,
            .advance_factor = pow(1 + discount_rate, -(m - 1) / 12.0),
            .end_factor = pow(1 + discount_rate, -m / 12.0),
        };
    }
}

/* Opening balances of month m by age: inside a period those of the month before less what it drew; at its
 * start every balance is a period older and what was rolled over has age 1. */
static void
open_rollover(const struct offer *offer, size_t m, struct settlement *s)
{
    const struct settle_month *before = m > 0 ? &s->months[m - 1] : NULL;
    size_t n = s->n_months, validity = (size_t)offer->unused.rollover_periods;
    for (size_t age = 1; before && age <= s->n_ages; age++) {
        double *open = &s->age_open[(age - 1) * n + m];
        if (!s->months[m].is_period_start)
            *open = open[-1] - s->age_drawn[(age - 1) * n + m - 1];
        else if (age == 1)
            *open = before->rolled_over;
        else if (age <= validity)
            *open = s->age_open[(age - 2) * n + m - 1] - s->age_drawn[(age - 2) * n + m - 1];
    }
}

/* Rollover first, the oldest balance (which expires first) before the younger; then the period's commit; what
 * is left is overage (1.8.2). */
static void
draw(size_t m, struct settlement *s)
{
    struct settle_month *month = &s->months[m];
    size_t n = s->n_months;
    double left = month->committed_value;
    for (size_t age = s->n_ages; age >= 1; age--) {
        double open = s->age_open[(age - 1) * n + m], drawn = fmin(open, left);
        s->age_drawn[(age - 1) * n + m] = drawn;
        month->rollover_open += open;
        month->drawn_rollover += drawn;
        left -= drawn;
    }
    month->commit_open = month->is_period_start ? month->period_commit : month[-1].commit_close;
    month->drawn_commit = fmin(month->commit_open, left);
    month->commit_close = month->commit_open - month->drawn_commit;
    month->overage_value = left - month->drawn_commit;
}

/* 1.8.3. The committed rate of overage is never above list. */
static void
charge_overage(const struct offer *offer, struct settle_month *month)
{
    double share = offer->overage.share;
    month->burst_open = month->is_period_start ? offer->overage.burst * month->period_commit
                                               : month[-1].burst_open - month[-1].burst_value;
    month->burst_value = fmin(month->overage_value, month->burst_open);
    if (!(month->committed_value > 0))
        return;
    double rest = month->overage_value - month->burst_value;
    double list_per_value = month->eligible_list / month->committed_value;
    double committed_rate = fmin(1, list_per_value);
    const double rates[] = {
        [OVERAGE_COMMITTED] = committed_rate,
        [OVERAGE_LIST] = list_per_value,
        [OVERAGE_DISCOUNT] = list_per_value * (1 - share),
        [OVERAGE_PREMIUM] = 1 + share,
    };
    month->overage_charge = month->burst_value * committed_rate + rest * rates[offer->overage.rate];
}

/* What becomes of the unused commitment and of expiring balances at a period's end (1.8.4). */
static void
close_period(const struct offer *offer, size_t m, struct settlement *s)
{
    struct settle_month *month = &s->months[m];
    if (!month->is_period_end)
        return;
    bool is_last = m + 1 == s->n_months;
    double commit = month->period_commit;
    month->unused = month->commit_close;
    month->true_down = fmin(month->unused, offer->unused.true_down_cap * commit);
    double rest = month->unused - month->true_down;
    double carried =
        is_last && !offer->unused.carry_to_renewal ? 0 : fmin(rest, offer->unused.rollover_cap * commit);
    *(is_last ? &month->carried_out : &month->rolled_over) = carried;
    for (size_t age = 1; age <= s->n_ages; age++) {
        double balance = s->age_open[(age - 1) * s->n_months + m] - s->age_drawn[(age - 1) * s->n_months + m];
        if (age == (size_t)offer->unused.rollover_periods || (is_last && !offer->unused.carry_to_renewal))
            month->expired += balance;
        else if (is_last)
            month->carried_out += balance;
    }
    month->forfeited = rest - carried + month->expired;
}

static void
sum_period(const struct settle_month *month, struct settle_period *period)
{
    period->n_months++;
    period->commit = month->period_commit;
    if (month->is_period_start)
        period->rollover_in = month->rollover_open;
    period->drawn_rollover += month->drawn_rollover;
    period->drawn += month->drawn_commit;
    period->unused += month->unused;
    period->rolled_over += month->rolled_over;
    period->true_down_credit += month->true_down_cash;
    period->forfeited += month->forfeited;
    period->carried_out += month->carried_out;
    period->overage_value += month->overage_value;
    period->overage_charge += month->overage_charge;
    period->utilization = period->commit > 0 ? period->drawn / period->commit : NO_VALUE;
}

static void
sum_months(struct settlement *s)
{
    for (size_t m = 0; m < s->n_months; m++) {
        const struct settle_month *month = &s->months[m];
        struct settle_period *period = &s->periods[month->period - 1];
        if (month->is_period_start) {
            period->first_month = (int)m + 1;
            s->commit += month->period_commit;
        }
        sum_period(month, period);
        s->list_value += month->list_value;
        s->eligible_list += month->eligible_list;
        s->ineligible_charge += month->ineligible_charge;
        s->committed_value += month->committed_value;
        s->commit_cash += month->commit_cash;
        s->true_down_credits += month->true_down_cash;
        s->overage_value += month->overage_value;
        s->overage_charge += month->overage_charge;
        s->fees += month->fees;
        s->service_credits += month->service_credit;
        s->drawn += month->drawn_commit + month->drawn_rollover;
        s->forfeited += month->forfeited;
        s->carried_out += month->carried_out;
        s->npv += month->present_value;
    }
    s->paid_api = s->commit_cash - s->true_down_credits + s->overage_charge + s->ineligible_charge;
    s->total = s->paid_api + s->fees - s->service_credits;
}

/* From quoted to realized to all-in, footing exactly (1.8). */
static void
make_bridge(const struct offer *offer, double quoted_discount, struct settlement *s)
{
    double list = s->list_value, prepay = offer->commit.prepay_discount;
    double before_prepay = s->commit;
    for (size_t m = 0; m < s->n_months; m++)
        before_prepay -= s->months[m].true_down;
    double contracted = list - s->committed_value - s->ineligible_charge;
    struct bridge_item *bridge = s->bridge;
    bridge[BRIDGE_QUOTED].amount = quoted_discount * list;
    bridge[BRIDGE_RATE_CARD].amount = contracted - quoted_discount * list;
    bridge[BRIDGE_OVERAGE].amount = s->overage_value - s->overage_charge;
    bridge[BRIDGE_FORFEITED].amount = -s->forfeited;
    bridge[BRIDGE_CARRIED_OUT].amount = -s->carried_out;
    bridge[BRIDGE_PREPAY].amount = before_prepay * prepay;
    bridge[BRIDGE_REALIZED].amount = list - s->paid_api;
    bridge[BRIDGE_FEES_CREDITS].amount = s->service_credits - s->fees;
    bridge[BRIDGE_ALL_IN].amount = list - s->total;
    for (size_t i = 0; i < N_BRIDGE_STEPS; i++)
        bridge[i].points = list > 0 ? bridge[i].amount / list : NO_VALUE;
    s->quoted_discount = quoted_discount;
    s->contracted_discount = list > 0 ? contracted / list : NO_VALUE;
    s->realized_discount = bridge[BRIDGE_REALIZED].points;
    s->all_in_discount = bridge[BRIDGE_ALL_IN].points;
}

void
settle(const struct offer *offer, double quoted_discount, const struct demand_month *demand,
       double discount_rate, struct arena *arena, struct settlement *ret)
{
    struct settlement s = {
        .n_months = (size_t)offer->term_months,
        .n_periods = (size_t)offer_n_periods(offer),
    };
    int most_ages = offer->unused.rollover_periods > LEAST_AGES ? offer->unused.rollover_periods : LEAST_AGES;
    s.n_ages = (size_t)least((int)s.n_periods - 1, most_ages);
    s.months = ARENA_NEW(arena, struct settle_month, s.n_months);
    s.periods = ARENA_NEW(arena, struct settle_period, s.n_periods);
    s.age_open = ARENA_NEW(arena, double, s.n_ages *s.n_months);
    s.age_drawn = ARENA_NEW(arena, double, s.n_ages *s.n_months);
    lay_out(offer, demand, discount_rate, &s);
    for (size_t m = 0; m < s.n_months; m++) {
        open_rollover(offer, m, &s);
        draw(m, &s);
        charge_overage(offer, &s.months[m]);
        close_period(offer, m, &s);
        billing_charge(offer, (int)m + 1, &s.months[m]);
    }
    sum_months(&s);
    make_bridge(offer, quoted_discount, &s);
    *ret = s;
}
