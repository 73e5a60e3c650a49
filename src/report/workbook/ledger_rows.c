#include "ledger.h"

/* Rows named "[x-]" reach into column C in the first month, so their column C stays empty: they have no
 * total. */

#define MONTH_VALUE(name, member)                                                                            \
    static double month_##name(const void *source, size_t i)                                                 \
    {                                                                                                        \
        return (double)((const struct ledger *)source)->settlement->months[i].member;                        \
    }

MONTH_VALUE(year, contract_year)
MONTH_VALUE(period, period)
MONTH_VALUE(start, is_period_start)
MONTH_VALUE(end, is_period_end)
MONTH_VALUE(h, h)
MONTH_VALUE(multiplier, multiplier)
MONTH_VALUE(list_value, list_value)
MONTH_VALUE(eligible_list, eligible_list)
MONTH_VALUE(ineligible_list, ineligible_list)
MONTH_VALUE(committed_value, committed_value)
MONTH_VALUE(share, commit_share)
MONTH_VALUE(period_commit, period_commit)
MONTH_VALUE(commit_open, commit_open)
MONTH_VALUE(drawn_commit, drawn_commit)
MONTH_VALUE(commit_close, commit_close)
MONTH_VALUE(rollover_open, rollover_open)
MONTH_VALUE(drawn_rollover, drawn_rollover)
MONTH_VALUE(overage_value, overage_value)
MONTH_VALUE(burst_open, burst_open)
MONTH_VALUE(burst_value, burst_value)
MONTH_VALUE(overage_charge, overage_charge)
MONTH_VALUE(unused, unused)
MONTH_VALUE(true_down, true_down)
MONTH_VALUE(rolled_over, rolled_over)
MONTH_VALUE(expired, expired)
MONTH_VALUE(forfeited, forfeited)
MONTH_VALUE(carried_out, carried_out)
MONTH_VALUE(commit_cash, commit_cash)
MONTH_VALUE(true_down_cash, true_down_cash)
MONTH_VALUE(ineligible_charge, ineligible_charge)
MONTH_VALUE(fees, fees)
MONTH_VALUE(cash, cash)
MONTH_VALUE(advance_factor, advance_factor)
MONTH_VALUE(end_factor, end_factor)
MONTH_VALUE(present_value, present_value)

static double
month_from(const void *source, size_t i)
{
    return sheet_serial(((const struct ledger *)source)->settlement->months[i].from);
}
static double
month_m(const void *source, size_t i)
{
    (void)source;
    return (double)i + 1;
}
static double
month_ratio(const void *source, size_t i)
{
    const struct settle_month *month = &((const struct ledger *)source)->settlement->months[i];
    return month->committed_value > 0 ? month->eligible_list / month->committed_value : 0;
}
static double
month_span(const void *source, size_t i)
{
    return (double)((int)i / ((const struct ledger *)source)->span_months + 1);
}
static double
month_advance(const void *source, size_t i)
{
    const struct ledger *ledger = source;
    const struct settle_month *month = &ledger->settlement->months[i];
    return (ledger->offer->commit.billing == BILLING_ARREARS ? 0 : month->commit_cash) + month->fees;
}
#define HEADING(label)                                                                                       \
    {                                                                                                        \
        "", label, "", CELL_GENERAL, NULL, false, NULL                                                       \
    }

const struct field ledger_calendar[LEDGER_CALENDAR_ROWS] = {
    {"month", "Month from", "day", CELL_MONTH, "EDATE({o.start},[m]-1)", false, month_from},
    HEADING("Calendar"),
    {"m", "Contract month", "month", CELL_WHOLE, "[m-]+1", false, month_m},
    {"year", "Contract year", "year", CELL_WHOLE, "ROUNDUP([m]/12,0)", false, month_year},
    {"period", "Measurement period", "period", CELL_WHOLE, "ROUNDUP([m]/{o.period_months},0)", false,
     month_period},
    {"start", "Period starts", "1 = yes", CELL_WHOLE, "IF([period]=[period-],0,1)", false, month_start},
    {"end", "Period ends", "1 = yes", CELL_WHOLE, "IF([period]=[period+],0,1)", false, month_end},
    {"span", "Billing span", "span", CELL_WHOLE, "ROUNDUP([m]/{o.span_months},0)", false, month_span},
    HEADING("Demand at start prices"),
    {"h", "Months after the last complete one", "months", CELL_WHOLE, "{o.offset}+[m]-1", false, month_h},
    {"multiplier", "Level of the scenario", "times", CELL_FACTOR,
     "SUMIFS([series.selected:],[series.h:],[h])", true, month_multiplier},
    {"list_value", "List value of all usage", "money", CELL_MONEY, "[multiplier]*{o.base_list}", true,
     month_list_value},
    {"eligible_list", "Eligible list value", "money", CELL_MONEY, "[multiplier]*{o.base_eligible}", true,
     month_eligible_list},
    {"ineligible_list", "Ineligible list value", "money", CELL_MONEY, "[multiplier]*{o.base_ineligible}",
     true, month_ineligible_list},
    {"committed_value", "Committed value", "money", CELL_MONEY, "[multiplier]*{o.base_committed}", true,
     month_committed_value},
    {"ratio", "List value per committed value", "times", CELL_FACTOR,
     "IF([committed_value]>0,[eligible_list]/[committed_value],0)", false, month_ratio},
    HEADING("Rollover by age in periods, oldest first: opening balances"),
};
const struct field ledger_shares[LEDGER_SHARE_ROWS] = {
    HEADING("Commitment"),
    {"share", "Commitment of the month", "money", CELL_MONEY, "{share}", true, month_share},
    {"period_commit", "Commitment of the period", "money", CELL_MONEY, "SUMIFS([share:],[period:],[period])",
     false, month_period_commit},
    {"commit_open", "Opening commitment", "money", CELL_MONEY,
     "IF([start]=1,[period_commit],[commit_close-])", false, month_commit_open},
    {"drawn_commit", "Drawn from the commitment", "money", CELL_MONEY,
     "MIN([commit_open],[committed_value]-[drawn_rollover])", true, month_drawn_commit},
    {"commit_close", "Closing commitment, before relief", "money", CELL_MONEY, "[commit_open]-[drawn_commit]",
     false, month_commit_close},
    {"rollover_open", "Opening rollover", "money", CELL_MONEY, "SUM({oldest_open}:[open1])", false,
     month_rollover_open},
    {"drawn_rollover", "Drawn from rollover", "money", CELL_MONEY, "SUM({oldest_drawn}:[drawn1])", true,
     month_drawn_rollover},
    HEADING("Overage"),
    {"overage_value", "Overage at committed rates", "money", CELL_MONEY,
     "[committed_value]-[drawn_rollover]-[drawn_commit]", true, month_overage_value},
    {"burst_open", "Burst allowance left", "money", CELL_MONEY,
     "IF([start]=1,{o.overage_burst}*[period_commit],[burst_open-]-[burst_value-])", false, month_burst_open},
    {"burst_value", "Overage inside the burst", "money", CELL_MONEY, "MIN([overage_value],[burst_open])",
     false, month_burst_value},
    {"overage_charge", "Overage charge", "money", CELL_MONEY,
     "IF([committed_value]>0,[burst_value]*MIN(1,[ratio])+([overage_value]-[burst_value])*CHOOSE({o.overage_"
     "mode},"
     "MIN(1,[ratio]),[ratio],[ratio]*(1-{o.overage_share}),1+{o.overage_share}),0)",
     true, month_overage_charge},
    HEADING("Unused at the end of a period"),
    {"unused", "Unused commitment", "money", CELL_MONEY, "[end]*[commit_close]", true, month_unused},
    {"true_down", "True-down credit", "money", CELL_MONEY,
     "[end]*MIN([unused],{o.true_down_cap}*[period_commit])", true, month_true_down},
    {"rolled_over", "Rolled over", "money", CELL_MONEY,
     "IF([m]<{o.term_months},[end]*MIN([unused]-[true_down],{o.rollover_cap}*[period_commit]),0)", false,
     month_rolled_over},
    {"expired", "Rollover that expires", "money", CELL_MONEY,
     "[end]*IF(([m]={o.term_months})*({o.carry_to_renewal}=\"no\")=1,[rollover_open]-[drawn_rollover],"
     "{expiring})",
     true, month_expired},
    {"carried_out", "Carried out of the term", "money", CELL_MONEY,
     "IF(([m]={o.term_months})*({o.carry_to_renewal}=\"yes\")=1,"
     "MIN([unused]-[true_down],{o.rollover_cap}*[period_commit])+[rollover_open]-[drawn_rollover]-[expired],"
     "0)",
     true, month_carried_out},
    {"forfeited", "Forfeited", "money", CELL_MONEY,
     "[unused]-[true_down]-[rolled_over]-[carried_out]"
     "+IF([m]={o.term_months},[rollover_open]-[drawn_rollover],[expired])",
     true, month_forfeited},
    HEADING("Cash"),
    {"commit_cash", "Commitment billed, after prepay", "money", CELL_MONEY,
     "IF({o.commit_billing}=\"arrears\",[end]*[period_commit],"
     "IF([span]=[span-],0,SUMIFS([share:],[span:],[span])))*(1-{o.commit_prepay})",
     true, month_commit_cash},
    {"true_down_cash", "True-down credit paid back", "money", CELL_MONEY, "[true_down]*(1-{o.commit_prepay})",
     true, month_true_down_cash},
    {"ineligible_charge", "Ineligible usage", "money", CELL_MONEY, "[ineligible_list]", true,
     month_ineligible_charge},
    {"fees", "Fees", "money", CELL_MONEY,
     "{o.fees_month}+IF([year]=[year-],0,{o.fees_year}*COUNTIF([year:],[year])/12)+IF([m]=1,{o.fees_once},0)",
     true, month_fees},
    {"cash", "Cash", "money", CELL_MONEY,
     "[commit_cash]+[overage_charge]+[ineligible_charge]+[fees]-[true_down_cash]", true, month_cash},
    {"advance", "of it in advance", "money", CELL_MONEY,
     "IF({o.commit_billing}=\"arrears\",0,[commit_cash])+[fees]", true, month_advance},
    HEADING("Present value"),
    {"advance_factor", "Discount factor in advance", "times", CELL_FACTOR,
     "(1+plan_discount_rate)^((1-[m])/12)", false, month_advance_factor},
    {"end_factor", "Discount factor at month end", "times", CELL_FACTOR, "(1+plan_discount_rate)^(-[m]/12)",
     false, month_end_factor},
    {"present_value", "Present value", "money", CELL_MONEY,
     "[advance]*[advance_factor]+([cash]-[advance])*[end_factor]", true, month_present_value},
};
