#include "settle.h"

#include "terms.h"

#include "base/least.h"

#include <math.h>
#include <string.h>

void
settle_factors(double discount_rate, size_t n, double *ret_advance, double *ret_end)
{
    for (size_t m = 0; m < n; m++) {
        ret_advance[m] = pow(1 + discount_rate, -(double)m / 12.0);
        ret_end[m] = pow(1 + discount_rate, -(double)(m + 1) / 12.0);
    }
}

/* Balances of month m by age: what lane 0 has open and draws. The state after the month holds what is left,
 * so that the openings are kept before it. */
static void
record_ages(const struct lanes_state *state, const double *opened, size_t m, struct settlement *s)
{
    for (size_t age = 1; age <= s->n_ages && (int)age <= state->p; age++) {
        size_t from = (size_t)state->p - age;
        s->age_open[(age - 1) * s->n_months + m] = opened[from];
        s->age_drawn[(age - 1) * s->n_months + m] = opened[from] - state->balances[from].of[0];
    }
}

/* Cash of the month (1.8.5 to 1.8.7): commitment and fees in advance (arrears: at the period's end), the rest
 * at the end of its month. */
static void
record_cash(const struct lanes_state *state, size_t m, struct settle_month *month)
{
    const struct deal *deal = state->deal;
    double raise = state->raised.of[0] * deal->raise_weight[m] * deal->unit_price * deal->keep;
    double true_down = month->is_period_end ? state->true_down.of[0] * deal->unit_price * deal->keep : 0;
    double at_signing = deal->bill[m] + raise;
    double adjustment = month->is_period_end ? state->adjustment.of[0] + true_down : 0;
    bool in_arrears = deal->bill_factor == deal->end;
    month->true_down_cash = true_down;
    month->billed = at_signing;
    month->raise_billed = raise;
    month->commit_cash = at_signing + adjustment;
    month->ineligible_charge = month->ineligible_list;
    month->fees = deal->fees[m];
    month->service_credit = state->credit.of[0];
    double advance = (in_arrears ? 0 : at_signing) + month->fees;
    double at_end = (in_arrears ? at_signing : 0) + adjustment + month->overage_charge +
                    month->ineligible_charge - month->service_credit - true_down;
    month->cash = advance + at_end;
    month->present_value = advance * month->advance_factor + at_end * month->end_factor;
}

/* What lane 0 holds of the month just settled. */
static void
record_month(const struct settle_input *input, const struct lanes_state *state, size_t m,
             struct settle_month *ret)
{
    const struct deal *deal = input->deal;
    double price = deal->unit_price, worth = state->deal->draws_list ? state->unit_worth.of[0] : 1;
    double shortfall = deal->draws_list && !deal->is_face ? price : 1;
    struct settle_month month = {
        .from = day_add_months(input->start, (int)m),
        .period = state->p + 1,
        .contract_year = (int)m / 12 + 1,
        .is_period_start = (int)m == state->first,
        .is_period_end = (int)m + 1 == state->first + state->n,
        .h = input->offset_months + (int)m,
        .multiplier = input->multiplier[m],
        .use = state->use.of[0],
        .unit_value = state->unit_worth.of[0],
        .unit_list = state->unit_list.of[0],
        .use_of_rollover = state->drawn_rollover.of[0],
        .over = state->over.of[0],
        .list_value = state->list.of[0],
        .eligible_list = state->eligible.of[0],
        .ineligible_list = state->ineligible.of[0],
        .committed_value = state->committed.of[0],
        .commit_share = deal->share[m],
        .period_commit = state->commit.of[0],
        .commit_open = state->commit_open.of[0],
        .drawn_commit = state->drawn_commit.of[0] * worth,
        .commit_close = state->commit_open.of[0] - state->drawn_commit.of[0],
        .rollover_open = state->rollover_open.of[0],
        .drawn_rollover = state->drawn_rollover.of[0] * worth,
        .overage_value = state->overage_value.of[0],
        .burst_open = state->burst_open.of[0],
        .burst_value = state->burst_used.of[0],
        .overage_charge = state->overage_charge.of[0],
        .tier_discount = state->tier_discount.of[0],
        .tier_credit = state->tier_credit.of[0],
        .advance_factor = deal->advance[m],
        .end_factor = deal->end[m],
    };
    if (month.is_period_start)
        month.raised = state->raised.of[0];
    if (month.is_period_end) {
        month.carried_forward = state->carried_forward.of[0];
        month.carried_over = state->carry.of[0];
        month.rolled = state->carried.of[0];
        month.unused = state->unused.of[0];
        month.true_down = state->true_down.of[0];
        month.rolled_over = (int)m + 1 == deal->n_months ? 0 : state->carried.of[0];
        month.expired = state->expired.of[0] * price;
        month.forfeited = state->forfeited.of[0] * shortfall + month.expired;
        month.carried_out = state->carried_out.of[0] * price;
    }
    record_cash(state, m, &month);
    *ret = month;
}

/* What a month adds to since the period, the term or the contract year began. */
static void
record_sums(const struct lanes_state *state, const struct settle_month *before, struct settle_month *month)
{
    double expired = month->is_period_end ? state->expired.of[0] : 0;
    double credit_before = before ? before->credit_left : 0;
    month->over_of_period = month->over + (before && !month->is_period_start ? before->over_of_period : 0);
    month->rollover_issued = month->rolled + (before ? before->rollover_issued : 0);
    month->rollover_gone = month->use_of_rollover + expired + (before ? before->rollover_gone : 0);
    if (state->deal->n_tiers == 0)
        return;
    month->year_list = state->year_list.of[0];
    month->year_head = state->year_head.of[0];
    month->year_earned = state->year_earned.of[0];
    month->credit_left = state->credit_left.of[0];
    month->credit_due = month->credit_left + month->tier_credit - credit_before;
}

/* Drawn is in the unit of the commitment; what counts as drawn at the end is part of it. */
static void
sum_period(const struct lanes_state *state, const struct settle_month *month, struct settle_period *period)
{
    period->n_months++;
    period->commit = month->period_commit;
    if (month->is_period_start)
        period->rollover_in = month->rollover_open;
    period->drawn_rollover += state->drawn_rollover.of[0];
    period->drawn += state->drawn_commit.of[0] + month->carried_forward;
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
sum_month(const struct settle_month *month, struct settlement *s)
{
    if (month->is_period_start)
        s->commit += month->period_commit;
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

/* From quoted to realized to all-in, footing exactly (1.8). What prepayment saves is what the same commitment
 * cash would have been more without it: consumption inside the commitment, forfeited and carried out, less
 * paid. */
static void
make_bridge(double quoted_discount, struct settlement *s)
{
    double list = s->list_value;
    double contracted = list - s->committed_value - s->ineligible_charge;
    double inside = s->committed_value - s->overage_value;
    struct bridge_item *bridge = s->bridge;
    bridge[BRIDGE_QUOTED].amount = quoted_discount * list;
    bridge[BRIDGE_RATE_CARD].amount = contracted - quoted_discount * list;
    bridge[BRIDGE_OVERAGE].amount = s->overage_value - s->overage_charge;
    bridge[BRIDGE_FORFEITED].amount = -s->forfeited;
    bridge[BRIDGE_CARRIED_OUT].amount = -s->carried_out;
    bridge[BRIDGE_PREPAY].amount =
        inside + s->forfeited + s->carried_out - (s->commit_cash - s->true_down_credits);
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

static void
run_months(const struct settle_input *input, struct arena *arena, struct settlement *s)
{
    struct lanes *balances = ARENA_NEW(arena, struct lanes, s->n_periods);
    double *opened = ARENA_NEW(arena, double, s->n_periods), multiplier[LANES];
    struct lanes_state *state = ARENA_NEW(arena, struct lanes_state, 1);
    struct tariff *tariff = ARENA_NEW(arena, struct tariff, 1);
    lanes_tariff(input->deal, input->card, tariff);
    lanes_begin(tariff, balances, state);
    for (size_t m = 0; m < s->n_months; m++) {
        for (int i = 0; i < LANES; i++)
            multiplier[i] = input->multiplier[m];
        for (size_t p = 0; p < s->n_periods; p++)
            opened[p] = balances[p].of[0];
        lanes_month(state, (int)m, multiplier);
        struct settle_month *month = &s->months[m];
        struct settle_period *period = &s->periods[state->p];
        record_month(input, state, m, month);
        record_sums(state, m > 0 ? month - 1 : NULL, month);
        record_ages(state, opened, m, s);
        if (month->is_period_start)
            period->first_month = (int)m + 1;
        sum_period(state, month, period);
        sum_month(month, s);
    }
}

void
settle_deal(const struct settle_input *input, struct arena *arena, struct settlement *ret)
{
    const struct deal *deal = input->deal;
    struct settlement s = {.n_months = (size_t)deal->n_months, .n_periods = (size_t)deal->n_periods};
    s.n_ages = (size_t)least(deal->n_periods - 1, deal->rollover_periods);
    s.months = ARENA_NEW(arena, struct settle_month, s.n_months);
    s.periods = ARENA_NEW(arena, struct settle_period, s.n_periods);
    s.age_open = ARENA_NEW(arena, double, s.n_ages *s.n_months);
    s.age_drawn = ARENA_NEW(arena, double, s.n_ages *s.n_months);
    run_months(input, arena, &s);
    s.paid_api = s.commit_cash - s.true_down_credits + s.overage_charge + s.ineligible_charge;
    s.total = s.paid_api + s.fees - s.service_credits;
    s.carry_worth = fmin(s.carried_out, input->next_year) * input->after_factor;
    s.cost = s.npv - s.carry_worth;
    make_bridge(deal->quoted, &s);
    *ret = s;
}

void
settle(const struct offer *offer, double quoted_discount, const struct demand_month *demand,
       double discount_rate, struct arena *arena, struct settlement *ret)
{
    size_t n = (size_t)offer->term_months;
    struct card_month *card = ARENA_NEW(arena, struct card_month, n);
    double *advance = ARENA_NEW(arena, double, n), *end = ARENA_NEW(arena, double, n);
    double *multiplier = ARENA_NEW(arena, double, n), *shares = ARENA_NEW(arena, double, n);
    struct deal *deal = ARENA_NEW(arena, struct deal, 1);
    for (size_t m = 0; m < n; m++)
        card[m] = (struct card_month){
            .list = {[CERTAIN] = demand[m].list_value},
            .eligible = {[CERTAIN] = demand[m].eligible_list},
            .ineligible = {[CERTAIN] = demand[m].ineligible_list},
            .committed = {[CERTAIN] = demand[m].committed_value},
        };
    for (size_t m = 0; m < n; m++)
        shares[m] = terms_commit_share(offer, (int)m + 1);
    settle_factors(discount_rate, n, advance, end);
    const struct deal_span span = {.n_months = offer->term_months,
                                   .shares = shares,
                                   .advance = advance,
                                   .end = end,
                                   .quoted = quoted_discount};
    deal_make(offer, &span, deal);
    const struct settle_input input = {
        .deal = deal, .card = card, .multiplier = multiplier, .start = offer->start};
    settle_deal(&input, arena, ret);
    for (size_t m = 0; m < n; m++) {
        ret->months[m].h = demand[m].h;
        ret->months[m].multiplier = demand[m].multiplier;
    }
}

void
settle_exit_costs(const struct offer *offer, const struct deal *deal, const struct settlement *settlement,
                  double *ret_costs)
{
    size_t n = settlement->n_months;
    double price = deal->draws_list && !deal->is_face ? deal->unit_price : 1;
    for (size_t m = 0; m < n; m++) {
        const struct settle_month *month = &settlement->months[m];
        double due = month->is_period_end ? 0 : month->commit_close;
        for (size_t p = (size_t)month->period; p < settlement->n_periods; p++)
            due += settlement->periods[p].commit;
        ret_costs[m] = due * price;
        if (!offer->exit.is_given)
            continue;
        double notice = offer->exit.fee_months * settlement->commit * deal->unit_price / (double)n;
        for (size_t k = m + 1; k < n && k <= m + (size_t)offer->exit.notice_months; k++) {
            const struct settle_month *at = &settlement->months[k];
            double share = deal->commit[at->period - 1] > 0
                               ? at->commit_share / deal->commit[at->period - 1]
                               : 1.0 / settlement->periods[at->period - 1].n_months;
            notice +=
                at->period_commit * share * deal->unit_price + at->overage_charge + at->ineligible_charge;
        }
        ret_costs[m] = fmin(ret_costs[m], notice);
    }
}
