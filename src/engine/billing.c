#include "billing.h"

#include "settle.h"

static int
span_months(const struct offer *offer)
{
    const int months[] = {
        [BILLING_UPFRONT] = offer->term_months,
        [BILLING_ANNUAL] = 12,
        [BILLING_QUARTERLY] = 3,
        [BILLING_MONTHLY] = 1,
        [BILLING_ARREARS] = offer_period_months(offer),
    };
    return months[offer->commit.billing];
}

static int
least(int a, int b)
{
    return a < b ? a : b;
}

static double
fee_amount(const struct fee *fee, int m, int term_months)
{
    double price = money_value(fee->unit_price);
    for (size_t i = 0; i < fee->n_tiers && fee->tiers[i].from_quantity <= fee->quantity; i++)
        price = money_value(fee->tiers[i].unit_price);
    bool year_starts = (m - 1) % 12 == 0;
    const double spans[] = {
        [FEE_PER_MONTH] = 1,
        [FEE_PER_YEAR] = year_starts ? least(12, term_months - m + 1) / 12.0 : 0,
        [FEE_ONCE] = m == 1,
    };
    return fee->quantity * price * spans[fee->per];
}

/* Commit and fees fall in advance (arrears: at the period's end), the rest at the end of its month. */
void
billing_charge(const struct offer *offer, int m, struct settle_month *month)
{
    double keep = 1 - offer->commit.prepay_discount;
    int span = span_months(offer);
    bool in_arrears = offer->commit.billing == BILLING_ARREARS;
    if (in_arrears && month->is_period_end)
        month->commit_cash = month->period_commit * keep;
    else if (!in_arrears && (m - 1) % span == 0)
        month->commit_cash = settle_commit_sum(offer, m, least(span, offer->term_months - m + 1)) * keep;
    for (size_t i = 0; i < offer->n_fees; i++)
        month->fees += fee_amount(&offer->fees[i], m, offer->term_months);
    month->true_down_cash = month->true_down * keep;
    month->ineligible_charge = month->ineligible_list;
    double advance = (in_arrears ? 0 : month->commit_cash) + month->fees;
    double at_end = (in_arrears ? month->commit_cash : 0) + month->overage_charge + month->ineligible_charge -
                    month->service_credit - month->true_down_cash;
    month->cash = advance + at_end;
    month->present_value = advance * month->advance_factor + at_end * month->end_factor;
}
