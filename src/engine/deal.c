#include "deal.h"

#include "base/least.h"

#include <math.h>

/* 0.1 point of uptime in parts per thousand million. */
#define CREDIT_STEP_PPB 1000000

/* Months between two bills of the commitment; in arrears a bill is a period's. */
static int
span_months(const struct offer *offer, int period_months)
{
    const int months[] = {
        [BILLING_UPFRONT] = offer->term_months,
        [BILLING_ANNUAL] = 12,
        [BILLING_QUARTERLY] = 3,
        [BILLING_MONTHLY] = 1,
        [BILLING_ARREARS] = period_months,
    };
    return months[offer->commit.billing];
}

double
deal_fee(const struct fee *fee, int m, int n_months)
{
    double price = money_value(fee->unit_price);
    for (size_t i = 0; i < fee->n_tiers && fee->tiers[i].from_quantity <= fee->quantity; i++)
        price = money_value(fee->tiers[i].unit_price);
    bool year_starts = (m - 1) % 12 == 0;
    const double spans[] = {
        [FEE_PER_MONTH] = 1,
        [FEE_PER_YEAR] = year_starts ? least(12, n_months - m + 1) / 12.0 : 0,
        [FEE_ONCE] = m == 1,
    };
    return fee->quantity * price * spans[fee->per];
}

double
deal_service_credit(const struct offer *offer, const struct plan *plan)
{
    if (!offer->sla.is_given || !plan->has_expected_uptime)
        return 0;
    int64_t below = offer->sla.target_ppb - plan->expected_uptime_ppb;
    int64_t steps = below > 0 ? (below + CREDIT_STEP_PPB - 1) / CREDIT_STEP_PPB : 0;
    return fmin(1, (double)steps * offer->sla.credit);
}

static int
period_length(const struct deal *deal, int p)
{
    return least(deal->period_months, deal->n_months - p * deal->period_months);
}

/* Bills of the commitment as it stands at signing, and where a raise is billed: with the bill of its period's
 * months, or in the period's first month where their span was billed before it began (1.8.1, 1.8.5). */
static void
lay_out_bills(const struct offer *offer, struct deal *deal)
{
    int span = span_months(offer, deal->period_months);
    bool in_arrears = offer->commit.billing == BILLING_ARREARS;
    double price = deal->unit_price * deal->keep;
    for (int m = 0; m < deal->n_months; m++) {
        int p = m / deal->period_months, first = p * deal->period_months, n = period_length(deal, p);
        int billed = in_arrears ? first + n - 1 : m - m % span;
        double weight = deal->commit[p] > 0 ? deal->share[m] / deal->commit[p] : 1.0 / n;
        deal->bill[billed] += deal->share[m] * price;
        deal->raise_weight[billed < first ? first : billed] += weight;
    }
    deal->bill_factor = in_arrears ? deal->end : deal->advance;
}

static struct overage_price
overage_price(const struct offer *offer)
{
    const double share = offer->overage.share;
    const struct overage_price prices[] = {
        [OVERAGE_COMMITTED] = {.of_committed = 1, .most = 1},
        [OVERAGE_LIST] = {.of_list = 1, .most = HUGE_VAL},
        [OVERAGE_DISCOUNT] = {.of_list = 1 - share, .most = HUGE_VAL},
        [OVERAGE_PREMIUM] = {.of_committed = 1 + share, .most = HUGE_VAL},
    };
    return prices[offer->overage.rate];
}

void
deal_make(const struct offer *offer, const struct deal_span *span, struct deal *ret)
{
    struct offer of = *offer; /* for the periods of a term cut short */
    of.term_months = span->n_months;
    bool draws_list = offer->commit.drawdown == DRAWDOWN_LIST;
    *ret = (struct deal){
        .n_months = span->n_months,
        .n_periods = offer_n_periods(&of),
        .period_months = offer_period_months(&of),
        .advance = span->advance,
        .end = span->end,
        .draws_list = draws_list,
        .is_face = offer->commit.shortfall == SHORTFALL_FACE,
        .has_raise = offer->true_forward.share > 0 || offer->true_forward.ratchet,
        .carries_out = offer->unused.carry_to_renewal,
        .unit_price = draws_list ? 1 - span->quoted : 1,
        .keep = 1 - offer->commit.prepay_discount,
        .rollover_cap = offer->unused.rollover_cap,
        .true_down_cap = offer->unused.true_down_cap,
        .carry_forward_cap = offer->unused.carry_forward_cap,
        .burst = offer->overage.burst,
        .true_forward = offer->true_forward.share,
        .rollover_periods = offer->unused.rollover_periods,
        .ratchet = offer->true_forward.ratchet,
        .overage = overage_price(offer),
        .service_credit = span->service_credit,
        .n_tiers = offer->tiers.n_steps,
        .tiers = offer->tiers.steps,
        .is_retroactive = offer->tiers.mode == TIERS_RETROACTIVE,
        .first_discount = offer->discount.has_headline ? offer->discount.headline : 0,
        .quoted = span->quoted,
    };
    for (int m = 0; m < ret->n_months; m++) {
        ret->share[m] = span->shares[m];
        ret->commit[m / ret->period_months] += span->shares[m];
    }
    lay_out_bills(&of, ret);
    for (int m = 0; m < ret->n_months; m++)
        for (size_t i = 0; i < offer->n_fees; i++)
            if (offer->fees[i].per != FEE_ONCE || !span->is_renewal)
                ret->fees[m] += deal_fee(&offer->fees[i], m + 1, span->n_months);
}

void
deal_open_ended(int n_months, const double *advance, const double *end, struct deal *ret)
{
    *ret = (struct deal){
        .n_months = n_months,
        .n_periods = 1,
        .period_months = n_months,
        .advance = advance,
        .end = end,
        .bill_factor = advance,
        .unit_price = 1,
        .keep = 1,
        .rollover_periods = 1,
        .overage = {.of_committed = 1, .most = 1},
    };
}
