/* What holds for every contract (1.8). Each is settled twice, by the engine and by a plain list of lots, and
 * its parts must foot. */
#include "by_lots.h"
#include "contract.h"

#include <math.h>

/* ---- the same by another way ---- */

static void
check_by_lots(const struct contract *contract, struct arena *arena)
{
    struct settlement s = settle_contract(contract, arena);
    struct lots_result lots;
    settle_by_lots(&contract->offer, contract->demand, contract->discount_rate, &lots);
    want_money(s.commit, lots.commit);
    want_money(s.commit_cash, lots.commit_cash);
    want_money(s.drawn, lots.drawn);
    want_money(s.forfeited, lots.forfeited);
    want_money(s.carried_out, lots.carried_out);
    want_money(s.overage_value, lots.overage_value);
    want_money(s.overage_charge, lots.overage_charge);
    want_money(s.ineligible_charge, lots.ineligible);
    want_money(s.fees, lots.fees);
    want_money(s.paid_api, lots.paid);
    want_money(s.total, lots.total);
    want_money(s.npv, lots.npv);
    for (size_t m = 0; m < s.n_months; m++)
        want_money(s.months[m].cash, lots.cash[m + 1]);
}

static void
the_settlement_is_that_of_a_plain_list_of_lots(void **state)
{
    (void)state;
    for_each_contract(1, check_by_lots);
}

/* ---- parts foot ---- */

static void
check_bridge(const struct contract *contract, struct arena *arena)
{
    struct settlement s = settle_contract(contract, arena);
    double sum = 0;
    for (size_t i = 0; i < BRIDGE_REALIZED; i++)
        sum += s.bridge[i].amount;
    want_money(s.bridge[BRIDGE_REALIZED].amount, sum);
    want_money(s.bridge[BRIDGE_REALIZED].amount, s.list_value - s.paid_api);
    want_money(s.bridge[BRIDGE_ALL_IN].amount, sum + s.bridge[BRIDGE_FEES_CREDITS].amount);
    want_money(s.bridge[BRIDGE_ALL_IN].amount, s.list_value - s.total);
    want_money(s.bridge[BRIDGE_QUOTED].amount, contract->quoted * s.list_value);
    if (s.list_value <= 0) {
        want_nan(s.realized_discount);
        return;
    }
    want(s.realized_discount, 1 - s.paid_api / s.list_value);
    want(s.all_in_discount, 1 - s.total / s.list_value);
    want(s.contracted_discount, 1 - (s.committed_value + s.ineligible_charge) / s.list_value);
    for (size_t i = 0; i < N_BRIDGE_STEPS; i++)
        want(s.bridge[i].points, s.bridge[i].amount / s.list_value);
}

static void
the_bridge_foots(void **state)
{
    (void)state;
    for_each_contract(2, check_bridge);
}

/* A period's figures, added up of its months. */
static struct settle_period
sum_of_months(const struct settlement *s, const struct settle_period *period)
{
    struct settle_period sum = {0};
    for (int i = 0; i < period->n_months; i++) {
        const struct settle_month *month = &s->months[period->first_month - 1 + i];
        sum.commit += month->commit_share;
        sum.drawn_rollover += month->drawn_rollover;
        sum.drawn += month->drawn_commit;
        sum.unused += month->unused;
        sum.rolled_over += month->rolled_over;
        sum.true_down_credit += month->true_down_cash;
        sum.forfeited += month->forfeited;
        sum.carried_out += month->carried_out;
        sum.overage_value += month->overage_value;
        sum.overage_charge += month->overage_charge;
    }
    return sum;
}

static void
check_periods(const struct contract *contract, struct arena *arena)
{
    struct settlement s = settle_contract(contract, arena);
    int next = 1;
    double commit = 0, drawn = 0, rolled = 0, unused = 0, credits = 0, forfeited = 0, carried = 0;
    assert_int_equal(s.n_periods, offer_n_periods(&contract->offer));
    for (size_t p = 0; p < s.n_periods; p++) {
        const struct settle_period *period = &s.periods[p];
        struct settle_period sum = sum_of_months(&s, period);
        assert_int_equal(period->first_month, next);
        next += period->n_months;
        want_money(period->commit, sum.commit);
        want_money(period->drawn_rollover, sum.drawn_rollover);
        want_money(period->unused, sum.unused);
        want_money(period->rolled_over, sum.rolled_over);
        want_money(period->true_down_credit, sum.true_down_credit);
        want_money(period->forfeited, sum.forfeited);
        want_money(period->carried_out, sum.carried_out);
        want_money(period->overage_value, sum.overage_value);
        want_money(period->overage_charge, sum.overage_charge);
        want_money(period->rollover_in, s.months[period->first_month - 1].rollover_open);
        want_money(period->commit, sum.drawn + period->unused);
        commit += period->commit;
        drawn += sum.drawn;
        rolled += period->drawn_rollover;
        unused += period->unused;
        credits += s.months[period->first_month + period->n_months - 2].true_down;
        forfeited += period->forfeited;
        carried += period->carried_out;
    }
    assert_int_equal(next, contract->offer.term_months + 1);
    want_money(s.commit, commit);
    want_money(s.drawn, drawn + rolled);
    want_money(s.forfeited, forfeited);
    want_money(s.carried_out, carried);
    /* What was committed was drawn, credited, forfeited or carried out; nothing else can become of it. */
    want_money(commit, drawn + unused);
    want_money(unused, rolled + credits + forfeited + carried);
    want_money(s.committed_value, s.drawn + s.overage_value);
    want_money(s.true_down_credits, credits * (1 - contract->offer.commit.prepay_discount));
}

static void
periods_add_up_to_the_term_and_months_to_periods(void **state)
{
    (void)state;
    for_each_contract(3, check_periods);
}

/* With balances valid for one period, each period's own unused is accounted for at its end. */
static void
check_unused(const struct contract *contract, struct arena *arena)
{
    struct contract one = *contract;
    one.offer.unused.rollover_periods = 1;
    struct settlement s = settle_contract(&one, arena);
    for (size_t p = 0; p < s.n_periods; p++) {
        const struct settle_period *period = &s.periods[p];
        const struct settle_month *end = &s.months[period->first_month + period->n_months - 2];
        want_money(period->unused, period->rolled_over + end->true_down + period->forfeited - end->expired +
                                       period->carried_out);
        want_money(end->expired, period->rollover_in - period->drawn_rollover);
    }
}

static void
what_a_period_leaves_is_rolled_credited_forfeited_or_carried_out(void **state)
{
    (void)state;
    for_each_contract(4, check_unused);
}

static void
check_balances(const struct settlement *s, size_t m)
{
    const struct settle_month *month = &s->months[m];
    double open = 0, drawn = 0;
    for (size_t age = 0; age < s->n_ages; age++) {
        double age_open = s->age_open[age * s->n_months + m], age_drawn = s->age_drawn[age * s->n_months + m];
        want_at_most(0, age_drawn);
        want_at_most(age_drawn, age_open);
        /* Earliest expiry first: a younger balance is touched only when every older one is empty. */
        for (size_t older = age + 1; older < s->n_ages && age_drawn > 1e-6; older++)
            want_money(s->age_drawn[older * s->n_months + m], s->age_open[older * s->n_months + m]);
        open += age_open;
        drawn += age_drawn;
    }
    want_money(month->rollover_open, open);
    want_money(month->drawn_rollover, drawn);
    if (month->drawn_commit > 1e-6)
        want_money(drawn, open);
    if (month->overage_value > 1e-6)
        want_money(month->commit_close, 0);
}

static void
check_months(const struct contract *contract, struct arena *arena)
{
    struct settlement s = settle_contract(contract, arena);
    double cash = 0, present_value = 0, list = 0, eligible = 0, committed = 0;
    int span = offer_period_months(&contract->offer);
    for (size_t m = 0; m < s.n_months; m++) {
        const struct settle_month *month = &s.months[m];
        assert_int_equal(month->from, day_add_months(contract->offer.start, (int)m));
        assert_int_equal(month->contract_year, m / 12 + 1);
        assert_int_equal(month->period, (int)m / span + 1);
        assert_int_equal(month->is_period_start, (int)m % span == 0);
        assert_int_equal(month->is_period_end, (int)(m + 1) % span == 0 || m + 1 == s.n_months);
        want_money(month->committed_value,
                   month->drawn_rollover + month->drawn_commit + month->overage_value);
        want_money(month->commit_close, month->commit_open - month->drawn_commit);
        want_money(month->commit_open,
                   month->is_period_start ? month->period_commit : s.months[m - 1].commit_close);
        want_money(month->unused, month->is_period_end ? month->commit_close : 0);
        want_money(month->cash, month->commit_cash + month->overage_charge + month->ineligible_charge +
                                    month->fees - month->true_down_cash - month->service_credit);
        want(month->advance_factor, pow(1 + contract->discount_rate, -(double)m / 12));
        want(month->end_factor, pow(1 + contract->discount_rate, -(double)(m + 1) / 12));
        check_balances(&s, m);
        cash += month->cash;
        present_value += month->present_value;
        list += month->list_value;
        eligible += month->eligible_list;
        committed += month->committed_value;
    }
    want_money(s.list_value, list);
    want_money(s.eligible_list, eligible);
    want_money(s.list_value, s.eligible_list + s.ineligible_charge);
    want_money(s.committed_value, committed);
    want_money(s.total, cash);
    want_money(s.npv, present_value);
    want_money(s.paid_api, s.total - s.fees + s.service_credits);
    if (contract->discount_rate <= 0)
        want_money(s.npv, s.total);
}

static void
every_month_follows_from_the_one_before_and_cash_adds_up(void **state)
{
    (void)state;
    for_each_contract(5, check_months);
}

/* ---- units ---- */

/* In another currency at 3 to 1 everything is three times as much, and every discount the same. */
static void
check_scaling(const struct contract *contract, struct arena *arena)
{
    struct contract scaled = *contract;
    scaled.offer.commit.annual.micro *= 3;
    scaled.offer.commit.schedule = scaled.schedule;
    scaled.offer.fees = scaled.fees;
    for (size_t i = 0; i < scaled.offer.commit.n_schedule; i++)
        scaled.schedule[i].micro *= 3;
    for (size_t i = 0; i < scaled.offer.n_fees; i++)
        scaled.fees[i].unit_price.micro *= 3;
    for (int m = 0; m < scaled.offer.term_months; m++) {
        scaled.demand[m].list_value *= 3;
        scaled.demand[m].eligible_list *= 3;
        scaled.demand[m].ineligible_list *= 3;
        scaled.demand[m].committed_value *= 3;
    }
    struct settlement a = settle_contract(contract, arena), b = settle_contract(&scaled, arena);
    want_money(b.total, 3 * a.total);
    want_money(b.npv, 3 * a.npv);
    want_money(b.forfeited, 3 * a.forfeited);
    want_money(b.overage_charge, 3 * a.overage_charge);
    for (size_t m = 0; m < a.n_months; m++)
        want_money(b.months[m].cash, 3 * a.months[m].cash);
    if (a.list_value > 0)
        want(b.realized_discount, a.realized_discount);
}

static void
all_money_times_three_is_every_result_times_three(void **state)
{
    (void)state;
    for_each_contract(11, check_scaling);
}

/* How a commitment is billed moves cash in time, never its sum. */
static void
check_billing(const struct contract *contract, struct arena *arena)
{
    struct contract other = *contract;
    double total = settle_contract(contract, arena).total, earlier = (double)INFINITY;
    for (int billing = BILLING_UPFRONT; billing <= BILLING_ARREARS; billing++) {
        other.offer.commit.billing = (enum billing)billing;
        struct settlement s = settle_contract(&other, arena);
        want_money(s.total, total);
        want_at_most(s.npv, earlier);
        earlier = s.npv;
    }
}

static void
billing_later_leaves_the_total_and_lowers_the_present_value(void **state)
{
    (void)state;
    for_each_contract(12, check_billing);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_settlement_is_that_of_a_plain_list_of_lots),
        cmocka_unit_test(the_bridge_foots),
        cmocka_unit_test(periods_add_up_to_the_term_and_months_to_periods),
        cmocka_unit_test(what_a_period_leaves_is_rolled_credited_forfeited_or_carried_out),
        cmocka_unit_test(every_month_follows_from_the_one_before_and_cash_adds_up),
        cmocka_unit_test(all_money_times_three_is_every_result_times_three),
        cmocka_unit_test(billing_later_leaves_the_total_and_lowers_the_present_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
