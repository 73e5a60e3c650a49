#include "ledger_rows.h"

#include "report/workbook/spans.h"

/* Rows of a ledger that no scenario changes: the calendar, the commitment as it stands at signing, where it
 * is billed, and fees (1.8.1, 1.8.5, 1.8.6). */

MONTH_VALUE(m, i + 1)
MONTH_VALUE(year, month->contract_year)
MONTH_VALUE(period, month->period)
MONTH_VALUE(start, month->is_period_start)
MONTH_VALUE(end, month->is_period_end)
MONTH_VALUE(lapses, i + 1 == ledger->settlement->n_months && !ledger->offer->unused.carry_to_renewal)
MONTH_VALUE(share, month->commit_share)
MONTH_VALUE(fees, month->fees)
MONTH_VALUE(bill, month->billed - month->raise_billed)

static int
span_months(const struct ledger *ledger)
{
    return spans_billing[ledger->offer->commit.billing];
}

/* First and last month of month i's period, from 0. */
static size_t
first_of_period(const struct ledger *ledger, size_t i)
{
    while (!ledger->settlement->months[i].is_period_start)
        i--;
    return i;
}
static size_t
last_of_period(const struct ledger *ledger, size_t i)
{
    while (!ledger->settlement->months[i].is_period_end)
        i++;
    return i;
}

MONTH_VALUE(period_n, last_of_period(ledger, i) - first_of_period(ledger, i) + 1)

static double
month_signed(const void *source, size_t i)
{
    const struct ledger *ledger = source;
    double sum = 0;
    for (size_t k = first_of_period(ledger, i), last = last_of_period(ledger, i); k <= last; k++)
        sum += ledger->settlement->months[k].commit_share;
    return sum;
}
static double
month_weight(const void *source, size_t i)
{
    double due = month_signed(source, i);
    return due > 0 ? month_share(source, i) / due : 1 / month_period_n(source, i);
}
static double
month_span(const void *source, size_t i)
{
    return (double)((int)i / span_months(source) + 1);
}
static double
month_billed_in(const void *source, size_t i)
{
    const struct ledger *ledger = source;
    size_t span = (size_t)span_months(ledger);
    return 1 + (double)(ledger->offer->commit.billing == BILLING_ARREARS ? last_of_period(ledger, i)
                                                                         : i - i % span);
}
static double
month_raise_in(const void *source, size_t i)
{
    double billed = month_billed_in(source, i), first = 1 + (double)first_of_period(source, i);
    return billed > first ? billed : first;
}

static const struct field calendar[] = {
    HEADING("Calendar"),
    {"m", "Contract month", "month", CELL_WHOLE, "[m-]+1", false, month_m},
    {"year", "Contract year", "year", CELL_WHOLE, "ROUNDUP([m]/12,0)", false, month_year},
    {"period", "Measurement period", "period", CELL_WHOLE, "ROUNDUP([m]/{c.period_months},0)", false,
     month_period},
    {"start", "Period starts", "1 = yes", CELL_WHOLE, "IF([period]=[period-],0,1)", false, month_start},
    {"end", "Period ends", "1 = yes", CELL_WHOLE, "IF([period]=[period+],0,1)", false, month_end},
    {"lapses", "Rollover lapses with the term", "1 = yes", CELL_WHOLE, "IF([m]={c.months},1-{c.carries},0)",
     false, month_lapses},
};

static const struct field signing[] = {
    HEADING("Commitment at signing, its bills, and fees"),
    {"share", "Commitment of the month", "money", CELL_MONEY, "{share}", true, month_share},
    {"signed", "Commitment of the period at signing", "money", CELL_MONEY,
     "SUMIFS([share:],[period:],[period])", false, month_signed},
    {"period_n", "Months of the period", "months", CELL_WHOLE, "COUNTIF([period:],[period])", false,
     month_period_n},
    {"weight", "The month's share of its period's commitment", "share", CELL_FACTOR,
     "IF([signed]>0,[share]/[signed],1/[period_n])", false, month_weight},
    {"span", "Billing span", "span", CELL_WHOLE, "ROUNDUP([m]/{c.span_months},0)", false, month_span},
    {"billed_in", "Billed in month", "month", CELL_WHOLE,
     "IF({c.in_advance}=1,([span]-1)*{c.span_months}+1,"
     "MIN([period]*{c.period_months},{c.months}))",
     false, month_billed_in},
    {"raise_in", "A raise is billed in month", "month", CELL_WHOLE,
     "MAX([billed_in],([period]-1)*{c.period_months}+1)", false, month_raise_in},
    {"bill", "Billed as signed, after prepay", "money", CELL_MONEY,
     "SUMIFS([share:],[billed_in:],[m])*{c.unit_price}*{c.keep}", true, month_bill},
    {"fees", "Fees", "money", CELL_MONEY,
     "{o.fees_month}+IF([year]=[year-],0,{o.fees_year}*COUNTIF([year:],[year])/12)+IF([m]=1,{o.fees_once},0)",
     true, month_fees},
};

struct ledger_rows
ledger_calendar(void)
{
    return (struct ledger_rows)ROWS(calendar);
}

struct ledger_rows
ledger_signing(void)
{
    return (struct ledger_rows)ROWS(signing);
}
