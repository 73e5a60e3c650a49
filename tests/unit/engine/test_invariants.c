/* What holds for every contract (1.8). Each is settled twice, by the engine and by a plain list of lots, and
 * its parts must foot. */
#include "by_lots.h"
#include "contract.h"

#include <math.h>

/* ---- the same by another way ---- */

static void
check_period_by_lots(const struct settlement *s, size_t p, const struct lots_period *lots)
{
    const struct settle_period *period = &s->periods[p];
    const struct settle_month *start = &s->months[period->first_month - 1];
    const struct settle_month *end = start + period->n_months - 1;
    want_money(period->commit, lots->commit);
    want_money(start->raised, lots->raised);
    want_money(period->drawn_rollover, lots->drawn_rollover);
    want_money(period->drawn, lots->drawn);
    want_money(end->carried_forward, lots->counted);
    want_money(period->unused, lots->unused);
    want_money(end->true_down, lots->credited);
    want_money(period->rolled_over, lots->rolled_over);
}

static void
check_by_lots(const struct contract *contract, struct arena *arena)
{
    const struct one_path path = path_of_contract(contract);
    struct settlement s = one_path_settle(&path, arena);
    struct lots_result *lots = ARENA_NEW(arena, struct lots_result, 1);
    settle_by_lots(&path, lots);
    want_money(s.commit_cash, lots->commit_cash);
    want_money(s.true_down_credits, lots->true_down);
    want_money(s.drawn, lots->drawn);
    want_money(s.forfeited, lots->forfeited);
    want_money(s.carried_out, lots->carried_out);
    want_money(s.overage_value, lots->overage_value);
    want_money(s.overage_charge, lots->overage_charge);
    want_money(s.ineligible_charge, lots->ineligible);
    want_money(s.fees, lots->fees);
    want_money(s.service_credits, lots->service_credits);
    want_money(s.paid_api, lots->paid);
    want_money(s.total, lots->total);
    want_money(s.npv, lots->npv);
    want_money(s.cost, lots->cost);
    for (size_t m = 0; m < s.n_months; m++)
        want_money(s.months[m].cash, lots->cash[m + 1]);
    assert_int_equal(s.n_periods, lots->n_periods);
    for (size_t p = 0; p < s.n_periods; p++)
        check_period_by_lots(&s, p, &lots->periods[p + 1]);
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

/* What a unit of commitment is billed at, and a unit of shortfall costs. */
static double
unit_price(const struct contract *contract)
{
    return contract->offer.commit.drawdown == DRAWDOWN_LIST ? 1 - contract->quoted : 1;
}

static double
price_of_shortfall(const struct contract *contract)
{
    return contract->offer.commit.shortfall == SHORTFALL_FACE ? 1 : unit_price(contract);
}

/* A period's figures, added up of its months. drawn: in what draws, as commitment is left. */
static struct settle_period
sum_of_months(const struct settlement *s, const struct settle_period *period)
{
    struct settle_period sum = {0};
    for (int i = 0; i < period->n_months; i++) {
        const struct settle_month *month = &s->months[period->first_month - 1 + i];
        sum.commit += month->commit_share + month->raised;
        for (size_t age = 0; age < s->n_ages; age++)
            sum.drawn_rollover += s->age_drawn[age * s->n_months + (size_t)(period->first_month - 1 + i)];
        sum.drawn += month->commit_open - month->commit_close + month->carried_forward;
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

/* In what draws: what becomes of the term's commitment. */
struct fate {
    double commit, drawn, rolled, unused, credits, forfeited, carried;
};

static void
check_period(const struct contract *contract, const struct settlement *s, size_t p, struct fate *fate)
{
    const struct settle_period *period = &s->periods[p];
    const struct settle_month *end = &s->months[period->first_month + period->n_months - 2];
    struct settle_period sum = sum_of_months(s, period);
    want_money(period->commit, sum.commit);
    want_money(period->drawn_rollover, sum.drawn_rollover);
    want_money(period->drawn, sum.drawn);
    want_money(period->unused, sum.unused);
    want_money(period->rolled_over, sum.rolled_over);
    want_money(period->true_down_credit, sum.true_down_credit);
    want_money(period->forfeited, sum.forfeited);
    want_money(period->carried_out, sum.carried_out);
    want_money(period->overage_value, sum.overage_value);
    want_money(period->overage_charge, sum.overage_charge);
    want_money(period->rollover_in, s->months[period->first_month - 1].rollover_open);
    want_money(period->commit, period->drawn + period->unused);
    if (period->commit > 0)
        want(period->utilization, period->drawn / period->commit);
    else
        want_nan(period->utilization);
    want_money(period->true_down_credit,
               end->true_down * unit_price(contract) * (1 - contract->offer.commit.prepay_discount));
    fate->commit += period->commit;
    fate->drawn += period->drawn;
    fate->rolled += period->drawn_rollover;
    fate->unused += period->unused;
    fate->credits += end->true_down;
    fate->forfeited += (period->forfeited - end->expired) / price_of_shortfall(contract) +
                       end->expired / unit_price(contract);
    fate->carried += period->carried_out / unit_price(contract);
}

static void
check_periods(const struct contract *contract, struct arena *arena)
{
    struct settlement s = settle_contract(contract, arena);
    struct fate fate = {0};
    int next = 1;
    double forfeited = 0, carried = 0, credits = 0;
    assert_int_equal(s.n_periods, offer_n_periods(&contract->offer));
    for (size_t p = 0; p < s.n_periods; p++) {
        assert_int_equal(s.periods[p].first_month, next);
        next += s.periods[p].n_months;
        check_period(contract, &s, p, &fate);
        forfeited += s.periods[p].forfeited;
        carried += s.periods[p].carried_out;
        credits += s.periods[p].true_down_credit;
    }
    assert_int_equal(next, contract->offer.term_months + 1);
    want_money(s.commit, fate.commit);
    want_money(s.forfeited, forfeited);
    want_money(s.carried_out, carried);
    want_money(s.true_down_credits, credits);
    /* What was committed was drawn, credited, forfeited or carried out; nothing else can become of it. */
    want_money(fate.commit, fate.drawn + fate.unused);
    want_money(fate.unused, fate.rolled + fate.credits + fate.forfeited + fate.carried);
    want_money(s.committed_value, s.drawn + s.overage_value);
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
        double at_once = (period->forfeited - end->expired) / price_of_shortfall(contract);
        want_money(period->unused, period->rolled_over + end->true_down + at_once +
                                       period->carried_out / unit_price(contract));
        want_money(end->expired, (period->rollover_in - period->drawn_rollover) * unit_price(contract));
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
    if (month->commit_open - month->commit_close > 1e-6)
        want_money(drawn, open);
    if (month->overage_value > 1e-6)
        want_money(month->commit_close, 0);
}

/* What a month's use draws is what it is worth inside the commitment: as it draws under drawdown = net, else
 * its share of the committed value. */
static void
check_draw(const struct contract *contract, const struct settlement *s, size_t m)
{
    const struct settle_month *month = &s->months[m];
    double rolled = 0, drawn = month->commit_open - month->commit_close;
    for (size_t age = 0; age < s->n_ages; age++)
        rolled += s->age_drawn[age * s->n_months + m];
    double worth = 1;
    if (contract->offer.commit.drawdown == DRAWDOWN_LIST)
        worth = month->eligible_list > 0 ? month->committed_value / month->eligible_list : 0;
    want_at_most(0, drawn);
    want_at_most(0, month->commit_close);
    want_money(month->drawn_commit, drawn * worth);
    want_money(month->drawn_rollover, rolled * worth);
}

/* The month's charge, from which a service credit is a share (1.8.7). */
static double
charge_of(const struct contract *contract, const struct settlement *s, const struct settle_month *month)
{
    const struct settle_period *period = &s->periods[month->period - 1];
    double raised = s->months[period->first_month - 1].raised / period->n_months;
    return (month->commit_share + raised) * unit_price(contract) + month->overage_charge +
           month->ineligible_charge;
}

static void
check_months(const struct contract *contract, struct arena *arena)
{
    struct settlement s = settle_contract(contract, arena);
    double cash = 0, credits = 0, present_value = 0, list = 0, eligible = 0, committed = 0;
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
        check_draw(contract, &s, m);
        want_money(month->commit_open,
                   month->is_period_start ? month->period_commit : s.months[m - 1].commit_close);
        want_money(month->unused + month->carried_forward, month->is_period_end ? month->commit_close : 0);
        if (!month->is_period_start)
            want_money(month->raised, 0);
        want_money(month->cash, month->commit_cash + month->overage_charge + month->ineligible_charge +
                                    month->fees - month->true_down_cash - month->service_credit);
        want_money(month->service_credit, contract->service_credit * charge_of(contract, &s, month));
        want(month->advance_factor, pow(1 + contract->discount_rate, -(double)m / 12));
        want(month->end_factor, pow(1 + contract->discount_rate, -(double)(m + 1) / 12));
        check_balances(&s, m);
        cash += month->cash;
        credits += month->service_credit;
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
    want_money(s.service_credits, credits);
    want_money(s.cost, s.npv - s.carry_worth);
    want_money(s.carry_worth, fmin(s.carried_out, contract->next_year) * s.months[s.n_months - 1].end_factor);
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
    scaled.next_year *= 3;
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
    want_money(b.cost, 3 * a.cost);
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
