#include "by_lots.h"

#include <math.h>

struct lot {
    double left;
    int last_period; /* usable up to the end of it */
};

struct ledger {
    const struct one_path *path;
    const struct offer *offer;
    int span;                  /* months of a whole measurement period */
    bool draws_list;           /* rather than committed value */
    double price;              /* a unit of commitment is billed at */
    double price_of_shortfall; /* a unit of shortfall costs */
    double keep;               /* what a prepay discount leaves */
    struct lot lots[MAX_LOTS];
    int n_lots;
    /* Of the period before: */
    double commit, consumed, over;
    int months;
    struct lots_result *result;
};

/* The period being settled. */
struct period {
    int number, first, last, months;
    double commit, raised, left, burst, consumed, over;
    double inside, inside_value; /* drawn, rollover included, and what it costs */
};

static int
smaller(int a, int b)
{
    return a < b ? a : b;
}

/* ---- what is committed and paid ---- */

static double
share_of_month(const struct ledger *ledger, int m)
{
    const struct offer *offer = ledger->offer;
    if (offer->commit.n_schedule == 0) {
        size_t year = (size_t)(m - 1) / 12;
        size_t factor = year < offer->commit.n_ramp ? year : offer->commit.n_ramp - 1;
        return money_value(offer->commit.annual) / 12 * offer->commit.ramp[factor];
    }
    int first = (m - 1) / ledger->span * ledger->span + 1;
    int months = smaller(ledger->span, offer->term_months - first + 1);
    return money_value(offer->commit.schedule[(m - 1) / ledger->span]) / months;
}

static double
shares(const struct ledger *ledger, int first, int last)
{
    double sum = 0;
    for (int m = first; m <= smaller(last, ledger->offer->term_months); m++)
        sum += share_of_month(ledger, m);
    return sum;
}

static void
pay(struct ledger *ledger, int m, double amount, int months_elapsed)
{
    ledger->result->cash[m] += amount;
    ledger->result->total += amount;
    ledger->result->npv += amount * pow(1 + ledger->path->discount_rate, -months_elapsed / 12.0);
}

static void
pay_commit(struct ledger *ledger, int m, double amount, int months_elapsed)
{
    ledger->result->commit_cash += amount * ledger->keep;
    pay(ledger, m, amount * ledger->keep, months_elapsed);
}

/* ---- a month ---- */

static double
draw_lots(struct ledger *ledger, double wanted)
{
    double drawn = 0;
    for (int i = 0; i < ledger->n_lots; i++) { /* older lots expire earlier or together */
        double part = fmin(wanted - drawn, ledger->lots[i].left);
        ledger->lots[i].left -= part;
        drawn += part;
    }
    return drawn;
}

static double
use_of(const struct ledger *ledger, const struct demand_month *month)
{
    return ledger->draws_list ? month->eligible_list : month->committed_value;
}

/* What a part of the month's use comes to at committed rates. */
static double
value_of(const struct ledger *ledger, const struct demand_month *month, double part)
{
    return part <= 0 ? 0 : month->committed_value * part / use_of(ledger, month);
}

/* At the committed rate, as the whole of overage = committed and the burst of any other bill, is never above
 * list. */
static double
at_committed_rate(const struct demand_month *month, double over)
{
    return over <= 0 ? 0 : fmin(over, month->eligible_list * over / month->committed_value);
}

static double
charge_of_overage(const struct ledger *ledger, const struct demand_month *month, double over)
{
    if (over <= 0)
        return 0;
    double at_list = month->eligible_list * over / month->committed_value;
    const double charges[] = {
        [OVERAGE_COMMITTED] = at_committed_rate(month, over),
        [OVERAGE_LIST] = at_list,
        [OVERAGE_DISCOUNT] = at_list * (1 - ledger->offer->overage.share),
        [OVERAGE_PREMIUM] = over * (1 + ledger->offer->overage.share),
    };
    return charges[ledger->offer->overage.rate];
}

/* Fees without price steps (test_cash.c has those). */
static void
pay_fees(struct ledger *ledger, int m)
{
    for (size_t i = 0; i < ledger->offer->n_fees; i++) {
        const struct fee *fee = &ledger->offer->fees[i];
        double amount = fee->quantity * money_value(fee->unit_price);
        if (fee->per == FEE_PER_YEAR)
            amount *= (m - 1) % 12 == 0 ? smaller(12, ledger->offer->term_months - m + 1) / 12.0 : 0;
        if (fee->per == FEE_ONCE && m > 1)
            amount = 0;
        ledger->result->fees += amount;
        pay(ledger, m, amount, m - 1);
    }
}

/* A bill covers its span as committed at signing. What a period was raised by is added month by month to the
 * bills that come after it; the months a bill before it covered are made good at the period's start. */
static void
bill_in_advance(struct ledger *ledger, const struct period *period, int m)
{
    static const int spans[] = {[BILLING_UPFRONT] = MAX_TERM_MONTHS,
                                [BILLING_ANNUAL] = 12,
                                [BILLING_QUARTERLY] = 3,
                                [BILLING_MONTHLY] = 1};
    if (ledger->offer->commit.billing == BILLING_ARREARS)
        return;
    int span = spans[ledger->offer->commit.billing];
    bool is_bill = (m - 1) % span == 0;
    double amount = is_bill ? shares(ledger, m, m + span - 1) : 0;
    if (is_bill || m == period->first) {
        int next_bill = m + span - (m - 1) % span;
        int months = smaller(next_bill, period->last + 1) - m;
        amount += period->raised * months / period->months;
    }
    pay_commit(ledger, m, amount * ledger->price, m - 1);
}

static void
settle_month(struct ledger *ledger, struct period *period, int m)
{
    struct lots_result *result = ledger->result;
    const struct demand_month *month = &ledger->path->demand[m - 1];
    bill_in_advance(ledger, period, m);
    pay_fees(ledger, m);
    double use = use_of(ledger, month), rolled = draw_lots(ledger, use);
    double drawn = fmin(use - rolled, period->left), over = use - rolled - drawn;
    if (month->committed_value <= 0)
        over = 0; /* nothing to charge for */
    double in_burst = fmin(over, period->burst);
    double charge = at_committed_rate(month, value_of(ledger, month, in_burst)) +
                    charge_of_overage(ledger, month, value_of(ledger, month, over - in_burst));
    period->left -= drawn;
    period->burst -= in_burst;
    period->consumed += use;
    period->over += over;
    period->inside += rolled + drawn;
    period->inside_value += value_of(ledger, month, rolled) + value_of(ledger, month, drawn);
    result->periods[period->number].drawn_rollover += rolled;
    result->periods[period->number].drawn += drawn;
    result->overage_value += value_of(ledger, month, over);
    result->overage_charge += charge;
    result->ineligible += month->ineligible_list;
    double of_commit = (share_of_month(ledger, m) + period->raised / period->months) * ledger->price;
    double credit = (of_commit + charge + month->ineligible_list) * ledger->path->service_credit;
    result->service_credits += credit;
    pay(ledger, m, charge + month->ineligible_list - credit, m);
}

/* ---- a period's end ---- */

static void
expire_lots(struct ledger *ledger, const struct period *period, bool is_last)
{
    for (int i = 0; i < ledger->n_lots; i++) {
        struct lot *lot = &ledger->lots[i];
        bool goes_on =
            lot->last_period > period->number && (!is_last || ledger->offer->unused.carry_to_renewal);
        if (!goes_on)
            ledger->result->forfeited += lot->left * ledger->price;
        else if (is_last)
            ledger->result->carried_out += lot->left * ledger->price;
        if (!goes_on)
            lot->left = 0;
    }
}

static void
end_period(struct ledger *ledger, struct period *period)
{
    const struct offer *offer = ledger->offer;
    struct lots_result *result = ledger->result;
    struct lots_period *shown = &result->periods[period->number];
    bool is_last = period->last == offer->term_months;
    /* Paid for as overage of the period before, up to the cap of that period's commitment. */
    double counted = fmin(fmin(ledger->over, offer->unused.carry_forward_cap * ledger->commit), period->left);
    double unused = period->left - counted;
    double credit = fmin(unused, offer->unused.true_down_cap * period->commit);
    double carried = fmin(unused - credit, offer->unused.rollover_cap * period->commit);
    if (is_last && !offer->unused.carry_to_renewal)
        carried = 0;
    double lost = unused - credit - carried;
    pay(ledger, period->last, -credit * ledger->price * ledger->keep, period->last);
    result->true_down += credit * ledger->price * ledger->keep;
    if (offer->commit.billing == BILLING_ARREARS)
        pay_commit(ledger, period->last, period->commit * ledger->price, period->last);
    /* What was drawn and what is short at what they cost rather than as billed; what counts as drawn is not
     * paid again. */
    pay_commit(ledger, period->last,
               period->inside_value - period->inside * ledger->price +
                   lost * (ledger->price_of_shortfall - ledger->price) - counted * ledger->price,
               period->last);
    result->drawn += period->inside_value;
    result->forfeited += lost * ledger->price_of_shortfall;
    shown->commit = period->commit;
    shown->raised = period->raised;
    shown->drawn += counted;
    shown->counted = counted;
    shown->unused = unused;
    shown->credited = credit;
    expire_lots(ledger, period, is_last);
    if (is_last)
        result->carried_out += carried * ledger->price;
    else
        shown->rolled_over = carried;
    ledger->lots[ledger->n_lots++] = (struct lot){carried, period->number + offer->unused.rollover_periods};
}

/* ---- the term ---- */

static double
raised_commit(const struct ledger *ledger, double at_signing, int months)
{
    if (ledger->months == 0)
        return at_signing;
    double scale = (double)months / ledger->months;
    double forward = ledger->offer->true_forward.share * ledger->consumed * scale;
    double ratchet = ledger->offer->true_forward.ratchet ? ledger->commit * scale : 0;
    return fmax(at_signing, fmax(forward, ratchet));
}

static void
settle_period(struct ledger *ledger, int number)
{
    struct period period = {.number = number, .first = (number - 1) * ledger->span + 1};
    period.last = smaller(period.first + ledger->span - 1, ledger->offer->term_months);
    period.months = period.last - period.first + 1;
    double at_signing = shares(ledger, period.first, period.last);
    period.commit = period.left = raised_commit(ledger, at_signing, period.months);
    period.raised = period.commit - at_signing;
    period.burst = ledger->offer->overage.burst * period.commit;
    for (int m = period.first; m <= period.last; m++)
        settle_month(ledger, &period, m);
    end_period(ledger, &period);
    ledger->commit = period.commit;
    ledger->consumed = period.consumed;
    ledger->over = period.over;
    ledger->months = period.months;
}

void
settle_by_lots(const struct one_path *path, struct lots_result *ret)
{
    static const int spans[] = {[MEASURE_MONTH] = 1, [MEASURE_QUARTER] = 3, [MEASURE_YEAR] = 12};
    const struct offer *offer = path->offer;
    *ret = (struct lots_result){0};
    struct ledger ledger = {.path = path, .offer = offer, .result = ret};
    ledger.span = offer->commit.measure == MEASURE_TERM
                      ? offer->term_months
                      : smaller(spans[offer->commit.measure], offer->term_months);
    ledger.draws_list = offer->commit.drawdown == DRAWDOWN_LIST;
    ledger.price = ledger.draws_list ? 1 - path->quoted : 1;
    ledger.price_of_shortfall = offer->commit.shortfall == SHORTFALL_FACE ? 1 : ledger.price;
    ledger.keep = 1 - offer->commit.prepay_discount;
    for (int number = 1; (number - 1) * ledger.span < offer->term_months; number++) {
        settle_period(&ledger, number);
        ret->n_periods = number;
    }
    ret->paid = ret->total - ret->fees + ret->service_credits;
    ret->cost = ret->npv - fmin(ret->carried_out, path->next_year) *
                               pow(1 + path->discount_rate, -offer->term_months / 12.0);
}
