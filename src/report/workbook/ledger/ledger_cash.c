#include "ledger_rows.h"

/* What is paid month by month (1.8.5 to 1.8.8), and what Rates takes of it (1.9). */

MEMBER(billed)
MEMBER(commit_cash)
MEMBER(true_down_cash)
MEMBER(ineligible_charge)
MEMBER(service_credit)
MEMBER(cash)
MEMBER(present_value)

static double
weight_of(const struct ledger *ledger, size_t i)
{
    const struct settle_month *month = &ledger->settlement->months[i];
    double signed_commit = 0;
    int n = 0;
    for (size_t k = 0; k < ledger->settlement->n_months; k++)
        if (ledger->settlement->months[k].period == month->period) {
            signed_commit += ledger->settlement->months[k].commit_share;
            n++;
        }
    return signed_commit > 0 ? month->commit_share / signed_commit : 1.0 / n;
}
static double
unit_price(const struct ledger *ledger)
{
    return ledger->offer->commit.drawdown == DRAWDOWN_LIST ? 1 - ledger->settlement->quoted_discount : 1;
}
static double
month_raise_due(const void *source, size_t i)
{
    const struct ledger *ledger = source;
    size_t start = i;
    while (!ledger->settlement->months[start].is_period_start)
        start--;
    return ledger->settlement->months[start].raised * weight_of(ledger, i);
}
MONTH_VALUE(less_billed, ledger->offer->commit.drawdown == DRAWDOWN_LIST
                             ? (month->commit_open - month->commit_close + month->use_of_rollover) *
                                   (month->unit_value - unit_price(ledger))
                             : 0)
MONTH_VALUE(trued_up, month->commit_cash - month->billed)
MONTH_VALUE(charges, month->period_commit *weight_of(ledger, i) * unit_price(ledger) + month->overage_charge +
                         month->ineligible_charge)
MONTH_VALUE(advance, (ledger->offer->commit.billing == BILLING_ARREARS ? 0 : month->billed) + month->fees)

static const struct field cash_rows[] = {
    HEADING("Cash"),
    {"raise_due", "Raised commitment of the month", "money", CELL_MONEY,
     "([period_commit]-[ledger.signed])*[ledger.weight]", false, month_raise_due},
    {"billed", "Commitment billed, after prepay", "money", CELL_MONEY,
     "[ledger.bill]+SUMIFS([raise_due:],[ledger.raise_in:],[ledger.m])*{c.unit_price}*{c.keep}", true,
     month_billed},
    {"less_billed", "Drawn at committed rates, less what was billed for it", "money", CELL_MONEY,
     "IF({c.draws_list}=1,([use_of_commit]+[use_of_rollover])*([unit_value]-{c.unit_price}),0)", false,
     month_less_billed},
    {"trued_up", "Trued up at the period's end", "money", CELL_MONEY,
     AT_END "(SUMIFS([less_billed:],[ledger.period:],[ledger.period])"
            "+([unused]-[true_down]-[rolled])*({c.shortfall_price}-{c.unit_price})"
            "-[carried_forward]*{c.unit_price})*{c.keep}",
     true, month_trued_up},
    {"commit_cash", "Commitment paid", "money", CELL_MONEY, "[billed]+[trued_up]", true, month_commit_cash},
    {"true_down_cash", "True-down credit paid back", "money", CELL_MONEY,
     "[true_down]*{c.unit_price}*{c.keep}", true, month_true_down_cash},
    {"ineligible_charge", "Ineligible usage", "money", CELL_MONEY, "[ineligible_list]", true,
     month_ineligible_charge},
    {"charges", "Charges that service credits are a share of", "money", CELL_MONEY,
     "[period_commit]*[ledger.weight]*{c.unit_price}+[overage_charge]+[ineligible_charge]", false,
     month_charges},
    {"service_credit", "Service credits, taken off", "money", CELL_MONEY,
     "([period_commit]*[ledger.weight]*{c.unit_price}+[overage_charge]+[ineligible_list])*{c.credit_share}",
     true, month_service_credit},
    {"cash", "Cash, with fees", "money", CELL_MONEY,
     "[billed]+[trued_up]+[overage_charge]+[ineligible_list]+[ledger.fees]-[service_credit]"
     "-[true_down]*{c.unit_price}*{c.keep}",
     true, month_cash},
    {"advance", "of it in advance", "money", CELL_MONEY, "{c.in_advance}*[billed]+[ledger.fees]", true,
     month_advance},
    {"present_value", "Present value", "money", CELL_MONEY,
     "[cash]*[demand.end_factor]+({c.in_advance}*[billed]+[ledger.fees])"
     "*([demand.advance_factor]-[demand.end_factor])",
     true, month_present_value},
};

/* The undrawn rest of the period, none at its last month's end, and all later ones, at what a shortfall costs
 * (1.8.8). */
static double
month_still_due(const void *source, size_t i)
{
    const struct ledger *ledger = source;
    const struct settle_month *months = ledger->settlement->months;
    bool is_discounted =
        ledger->offer->commit.drawdown == DRAWDOWN_LIST && ledger->offer->commit.shortfall != SHORTFALL_FACE;
    double due = months[i].is_period_end ? 0 : months[i].commit_close;
    for (size_t k = i + 1; k < ledger->settlement->n_months; k++)
        due += months[k].is_period_start ? months[k].period_commit : 0;
    return due * (is_discounted ? unit_price(ledger) : 1);
}
static double
month_notice(const void *source, size_t i)
{
    const struct ledger *ledger = source;
    const struct settlement *s = ledger->settlement;
    double sum = ledger->offer->exit.fee_months * s->commit * unit_price(ledger) / (double)s->n_months;
    if (!ledger->offer->exit.is_given)
        return NO_VALUE;
    for (size_t k = i + 1; k < s->n_months && k <= i + (size_t)ledger->offer->exit.notice_months; k++)
        sum += month_charges(source, k);
    return sum;
}
static double
month_exit(const void *source, size_t i)
{
    return ((const struct ledger *)source)->exit_costs[i];
}

static const struct field exit_rows[] = {
    HEADING("Leaving at the end of the month"),
    {"still_due", "Commitment still due", "money", CELL_MONEY,
     "((1-[end])*[commit_close]+SUMIFS([period_commit:],[start:],1,[m:],\">\"&[m]))*{c.shortfall_price}",
     false, month_still_due},
    {"notice", "Charges over the notice, and the fee; blank without a right to leave", "money", CELL_MONEY,
     "{notice}", false, month_notice},
    {"exit", "Cost to leave", "money", CELL_MONEY, "{exit}", false, month_exit},
};

struct ledger_rows
ledger_exit(void)
{
    return (struct ledger_rows)ROWS(exit_rows);
}

/* ---- what Rates takes ---- */

static double
by_list(const struct ledger *ledger)
{
    return ledger->offer->overage.rate == OVERAGE_LIST || ledger->offer->overage.rate == OVERAGE_DISCOUNT;
}
MONTH_VALUE(kept, month->committed_value + month->tier_credit > 0
                      ? month->committed_value / (month->committed_value + month->tier_credit)
                      : 1)
MONTH_VALUE(wd, month->committed_value > 0 ? (month->drawn_commit + month->drawn_rollover +
                                              (1 - by_list(ledger)) * month->overage_charge) /
                                                 (month->committed_value + month->tier_credit)
                                           : 0)
MONTH_VALUE(wo, month->eligible_list > 0 ? by_list(ledger) * month->overage_charge / month->eligible_list : 0)
MONTH_VALUE(source, (ledger->at < N_USAGE ? month->multiplier : 1) *
                        ledger->timeline->factor[ledger->at * ledger->timeline->n_laid_out + i])

static const struct field weight_rows[] = {
    HEADING("What effective rates take of it"),
    {"kept", "Committed value after retroactive credits", "share", CELL_FACTOR, "{kept}", false, month_kept},
    {"wd", "Charged per unit of committed value before them", "times", CELL_FACTOR,
     "IF([committed_value]>0,([drawn_commit]+[drawn_rollover]+(1-{c.overage_by_list})*[overage_charge])"
     "*[kept]/[committed_value],0)",
     false, month_wd},
    {"wo", "Overage charged per unit of eligible list value", "times", CELL_FACTOR,
     "IF([eligible_list]>0,{c.overage_by_list}*[overage_charge]/[eligible_list],0)", false, month_wo},
};
const struct field ledger_source_use = {"e", NULL, "times", CELL_FACTOR, "{source}", false, month_source};

struct ledger_rows
ledger_cash(void)
{
    return (struct ledger_rows)ROWS(cash_rows);
}

struct ledger_rows
ledger_weights(void)
{
    return (struct ledger_rows)ROWS(weight_rows);
}
