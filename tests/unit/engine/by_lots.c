#include "by_lots.h"

#include <math.h>

struct lot {
    double left;
    int last_period; /* usable up to the end of it */
};

struct ledger {
    const struct offer *offer;
    double discount_rate;
    int span; /* months of a whole measurement period */
    struct lot lots[MAX_LOTS];
    int n_lots;
    struct lots_result *result;
};

static int
smaller(int a, int b)
{
    return a < b ? a : b;
}

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
    ledger->result->npv += amount * pow(1 + ledger->discount_rate, -months_elapsed / 12.0);
}

static double
minimum(double a, double b)
{
    return a < b ? a : b;
}

static double
draw(struct ledger *ledger, double wanted)
{
    double drawn = 0;
    for (int i = 0; i < ledger->n_lots; i++) { /* older lots expire earlier or together */
        double part = minimum(wanted - drawn, ledger->lots[i].left);
        ledger->lots[i].left -= part;
        drawn += part;
    }
    return drawn;
}

/* At the committed rate, as the whole of overage = committed and the burst of any other bill, is never above
 * list. */
static double
at_committed_rate(const struct demand_month *demand, double over)
{
    return over <= 0 ? 0 : minimum(over, demand->eligible_list * over / demand->committed_value);
}

static double
overage_charge(const struct ledger *ledger, const struct demand_month *demand, double over)
{
    if (over <= 0)
        return 0;
    double at_list = demand->eligible_list * over / demand->committed_value;
    const double charges[] = {
        [OVERAGE_COMMITTED] = at_committed_rate(demand, over),
        [OVERAGE_LIST] = at_list,
        [OVERAGE_DISCOUNT] = at_list * (1 - ledger->offer->overage.share),
        [OVERAGE_PREMIUM] = over * (1 + ledger->offer->overage.share),
    };
    return charges[ledger->offer->overage.rate];
}

static double
fee_price(const struct fee *fee)
{
    struct money price = fee->unit_price;
    for (size_t i = 0; i < fee->n_tiers; i++)
        if (fee->quantity >= fee->tiers[i].from_quantity)
            price = fee->tiers[i].unit_price;
    return money_value(price);
}

static void
pay_fees(struct ledger *ledger, int m)
{
    for (size_t i = 0; i < ledger->offer->n_fees; i++) {
        const struct fee *fee = &ledger->offer->fees[i];
        double amount = fee->quantity * fee_price(fee);
        if (fee->per == FEE_PER_YEAR)
            amount *= (m - 1) % 12 == 0 ? smaller(12, ledger->offer->term_months - m + 1) / 12.0 : 0;
        if (fee->per == FEE_ONCE && m > 1)
            amount = 0;
        ledger->result->fees += amount;
        pay(ledger, m, amount, m - 1);
    }
}

static void
pay_commit_in_advance(struct ledger *ledger, int m)
{
    static const int spans[] = {[BILLING_UPFRONT] = MAX_TERM_MONTHS,
                                [BILLING_ANNUAL] = 12,
                                [BILLING_QUARTERLY] = 3,
                                [BILLING_MONTHLY] = 1};
    if (ledger->offer->commit.billing == BILLING_ARREARS)
        return;
    int span = spans[ledger->offer->commit.billing];
    if ((m - 1) % span != 0)
        return;
    double amount = shares(ledger, m, m + span - 1) * (1 - ledger->offer->commit.prepay_discount);
    ledger->result->commit_cash += amount;
    pay(ledger, m, amount, m - 1);
}

static void
carry(struct ledger *ledger, int period, bool is_last, double unused, double commit)
{
    const struct offer *offer = ledger->offer;
    struct lots_result *result = ledger->result;
    double carried = minimum(unused, offer->unused.rollover_cap * commit);
    if (is_last && !offer->unused.carry_to_renewal)
        carried = 0;
    result->forfeited += unused - carried;
    if (is_last) {
        result->carried_out += carried;
        for (int i = 0; i < ledger->n_lots; i++) {
            bool is_valid = offer->unused.carry_to_renewal && ledger->lots[i].last_period > period;
            *(is_valid ? &result->carried_out : &result->forfeited) += ledger->lots[i].left;
        }
        return;
    }
    for (int i = 0; i < ledger->n_lots; i++)
        if (ledger->lots[i].last_period == period) {
            result->forfeited += ledger->lots[i].left;
            ledger->lots[i].left = 0;
        }
    ledger->lots[ledger->n_lots++] = (struct lot){carried, period + offer->unused.rollover_periods};
}

static void
settle_lots_period(struct ledger *ledger, int period, const struct demand_month *demand)
{
    const struct offer *offer = ledger->offer;
    struct lots_result *result = ledger->result;
    int first = (period - 1) * ledger->span + 1, last = smaller(first + ledger->span - 1, offer->term_months);
    double commit = shares(ledger, first, last), left = commit, burst = offer->overage.burst * commit;
    result->commit += commit;
    for (int m = first; m <= last; m++) {
        const struct demand_month *month = &demand[m - 1];
        pay_commit_in_advance(ledger, m);
        pay_fees(ledger, m);
        double rolled = draw(ledger, month->committed_value);
        double drawn = minimum(month->committed_value - rolled, left);
        left -= drawn;
        double over = month->committed_value - rolled - drawn, in_burst = minimum(over, burst);
        burst -= in_burst;
        double charge = at_committed_rate(month, in_burst) + overage_charge(ledger, month, over - in_burst);
        result->drawn_rollover += rolled;
        result->drawn += rolled + drawn;
        result->overage_value += over;
        result->overage_charge += charge;
        result->ineligible += month->ineligible_list;
        pay(ledger, m, charge + month->ineligible_list, m);
    }
    double credit = minimum(left, offer->unused.true_down_cap * commit);
    double prepay = 1 - offer->commit.prepay_discount;
    result->unused += left;
    result->true_down += credit;
    pay(ledger, last, -credit * prepay, last);
    if (offer->commit.billing == BILLING_ARREARS) {
        result->commit_cash += commit * prepay;
        pay(ledger, last, commit * prepay, last);
    }
    carry(ledger, period, last == offer->term_months, left - credit, commit);
}

void
settle_by_lots(const struct offer *offer, const struct demand_month *demand, double discount_rate,
               struct lots_result *ret)
{
    static const int spans[] = {[MEASURE_MONTH] = 1, [MEASURE_QUARTER] = 3, [MEASURE_YEAR] = 12};
    *ret = (struct lots_result){0};
    struct ledger ledger = {.offer = offer, .discount_rate = discount_rate, .result = ret};
    ledger.span = offer->commit.measure == MEASURE_TERM
                      ? offer->term_months
                      : smaller(spans[offer->commit.measure], offer->term_months);
    for (int period = 1; (period - 1) * ledger.span < offer->term_months; period++)
        settle_lots_period(&ledger, period, demand);
    ret->paid = ret->total - ret->fees;
}
