#include "summary.h"

#include <string.h>

const char summary_verdict[] = "verdict";
const char summary_compared[] = "Same months, all fees of the comparison";
const char summary_simulated[] = "Over all simulated paths";

/* The other ways come first among the rows of the comparison, the offers first on Summary. */
size_t
summary_way(const struct compare *compare, size_t column)
{
    size_t n_offers = compare->model->results->n_offers, n_others = compare->n - n_offers;
    return column < n_offers ? n_others + column : column - n_offers;
}

static const struct compare *
compare_of(const void *source)
{
    return ((const struct summary_source *)source)->compare;
}

static const struct compare_row *
way_of(const void *source, size_t i)
{
    return &compare_of(source)->rows[summary_way(compare_of(source), i)];
}

/* ---- of a contract, under the base scenario ---- */

#define FIGURE(name)                                                                                         \
    static double figure_##name(const void *source, size_t i)                                                \
    {                                                                                                        \
        return way_of(source, i)->scenarios[SCENARIO_BASE].name;                                             \
    }
FIGURE(quoted_discount)
FIGURE(contracted_discount)
FIGURE(realized_discount)
FIGURE(all_in_discount)
FIGURE(list_value)
FIGURE(commit)
FIGURE(paid_api)
FIGURE(fees)
FIGURE(service_credits)
FIGURE(total)
FIGURE(npv)
FIGURE(forfeited)
FIGURE(carried_out)
FIGURE(overage_charge)

#define SCENARIO(name, index)                                                                                \
    static double realized_##name(const void *source, size_t i)                                              \
    {                                                                                                        \
        return way_of(source, i)->scenarios[index].realized_discount;                                        \
    }
SCENARIO(low, SCENARIO_LOW)
SCENARIO(base, SCENARIO_BASE)
SCENARIO(high, SCENARIO_HIGH)

#define BRIDGE(step)                                                                                         \
    static double amount_##step(const void *source, size_t i)                                                \
    {                                                                                                        \
        return way_of(source, i)->scenarios[SCENARIO_BASE].bridge[step].amount;                              \
    }                                                                                                        \
    static double points_##step(const void *source, size_t i)                                                \
    {                                                                                                        \
        return way_of(source, i)->scenarios[SCENARIO_BASE].bridge[step].points;                              \
    }
BRIDGE(0)
BRIDGE(1)
BRIDGE(2)
BRIDGE(3)
BRIDGE(4)
BRIDGE(5)
BRIDGE(6)
BRIDGE(7)
BRIDGE(8)

/* ---- of a way to buy, over the months of the comparison ---- */

static double
months_of(const void *source, size_t i)
{
    const struct compare_row *way = way_of(source, i);
    return way->timeline ? (double)way->timeline->n_months : NO_VALUE;
}
static double
months_compared(const void *source, size_t i)
{
    (void)i;
    return (double)compare_of(source)->horizon;
}
#define COMPARED(name, of)                                                                                   \
    static double compared_##name(const void *source, size_t i)                                              \
    {                                                                                                        \
        return compare_##of(compare_of(source), summary_way(compare_of(source), i));                         \
    }
COMPARED(list, list_total)
COMPARED(paid, paid)
COMPARED(fees, fees_paid)
COMPARED(credits, credits)
COMPARED(total, total)
COMPARED(npv, npv)
COMPARED(realized, realized)
COMPARED(all_in, all_in)

static double
cost_of(const void *source, size_t i)
{
    return way_of(source, i)->result->base;
}
static double
regret_of(const void *source, size_t i)
{
    return way_of(source, i)->result->max_regret;
}

/* ---- over all paths ---- */

static double
expected_cost(const void *source, size_t i)
{
    return way_of(source, i)->result->expected;
}
static double
expected_realized(const void *source, size_t i)
{
    return way_of(source, i)->result->realized_discount;
}
/* A commitment of nothing is filled on every path, which says nothing. */
static double
fill_probability(const void *source, size_t i)
{
    const struct results *results = compare_of(source)->model->results;
    bool is_committed = i < results->n_offers && results->offers[i].annual_commit > 0;
    return is_committed ? results->offers[i].expected.fill_probability : NO_VALUE;
}

/* ---- the rows ---- */

#define SECTION(label)                                                                                       \
    {                                                                                                        \
        HEADING(label), OTHER_BLANK                                                                          \
    }
#define ROW(others, id, label, unit, form, formula, value)                                                   \
    {                                                                                                        \
        {id, label, unit, form, formula, false, value}, others                                               \
    }
#define CONTRACT(...) ROW(OTHER_CONTRACT, __VA_ARGS__)
#define ALL(...)      ROW(OTHER_SAME, __VA_ARGS__)
#define SELECTED(...) ROW(OTHER_SELECTED, __VA_ARGS__)
#define STEP(step, label, formula)                                                                           \
    ROW(OTHER_BLANK, "b" #step, label, "money", CELL_MONEY, formula, amount_##step)
#define POINTS(step, label)                                                                                  \
    ROW(OTHER_BLANK, "p" #step, label, "of list", CELL_SHARE,                                                \
        "IF({o.list_value}>0,[b" #step "]/{o.list_value},\"n/a\")", points_##step)

const struct summary_row summary_rows[] = {
    ROW(OTHER_NONE, summary_verdict, "Verdict", "word", CELL_TEXT, NULL, NULL),
    SECTION("Discounts off list: the contract's own months and fees"),
    CONTRACT("months", "Months of the contract", "months", CELL_WHOLE, "{c.months}", months_of),
    CONTRACT("quoted", "Quoted: the headline", "of list", CELL_SHARE, "{o.quoted}", figure_quoted_discount),
    CONTRACT("contracted", "Contracted: the rate card", "of list", CELL_SHARE, "{c.contracted}",
             figure_contracted_discount),
    CONTRACT("realized", "Realized: the discount you keep", "of list", CELL_SHARE, "{c.realized}",
             figure_realized_discount),
    CONTRACT("all_in", "All-in: with its own fees", "of list", CELL_SHARE, "{c.all_in}",
             figure_all_in_discount),
    CONTRACT("low", "Realized, low scenario", "of list", CELL_SHARE, "{c.realized_low}", realized_low),
    CONTRACT("base", "Realized, base scenario", "of list", CELL_SHARE, "{c.realized_base}", realized_base),
    CONTRACT("high", "Realized, high scenario", "of list", CELL_SHARE, "{c.realized_high}", realized_high),
    SECTION("Money: the contract's own months and fees"),
    CONTRACT("list", "List value of what is consumed", "money", CELL_MONEY, "{c.list_value}",
             figure_list_value),
    CONTRACT("due", "Commitment due", "money", CELL_MONEY, "{c.commit_due}", figure_commit),
    CONTRACT("paid", "Paid for API usage", "money", CELL_MONEY, "{c.paid_api}", figure_paid_api),
    CONTRACT("fees", "Its own fees", "money", CELL_MONEY, "{c.fees}", figure_fees),
    CONTRACT("credits", "Service credits, taken off", "money", CELL_MONEY, "{c.credits}",
             figure_service_credits),
    CONTRACT("total", "Total with its own fees", "money", CELL_MONEY, "{c.total}", figure_total),
    CONTRACT("npv", "Net present value of that total", "money", CELL_MONEY, "{c.npv}", figure_npv),
    CONTRACT("forfeited", "Forfeited: paid for, never consumed", "money", CELL_MONEY, "{c.forfeited}",
             figure_forfeited),
    CONTRACT("carried", "Carried out of the term", "money", CELL_MONEY, "{c.carried_out}",
             figure_carried_out),
    CONTRACT("overage", "Overage, or billed as used with no commitment", "money", CELL_MONEY,
             "{c.overage_charge}", figure_overage_charge),
    SECTION(summary_compared),
    ALL("compared_months", "Months compared", "months", CELL_WHOLE, "COUNT([comparison.month:])",
        months_compared),
    SELECTED("compared_list", "List value over them", "money", CELL_MONEY, "{list}", compared_list),
    SELECTED("compared_paid", "Paid for API usage over them", "money", CELL_MONEY, "{paid}", compared_paid),
    SELECTED("compared_fees", "All fees of the comparison, and switching", "money", CELL_MONEY, "{fees}",
             compared_fees),
    SELECTED("compared_credits", "Service credits over them, taken off", "money", CELL_MONEY, "{credits}",
             compared_credits),
    SELECTED("compared_total", "Total with all fees of the comparison", "money", CELL_MONEY, "{total}",
             compared_total),
    SELECTED("compared_npv", "Net present value of that total", "money", CELL_MONEY, "{npv}", compared_npv),
    SELECTED("compared_realized", "Realized over the same months", "of list", CELL_SHARE, "{realized}",
             compared_realized),
    SELECTED("compared_all_in", "All-in: with all fees of the comparison", "of list", CELL_SHARE, "{all_in}",
             compared_all_in),
    ALL("cost", "Cost, selected scenario", "money", CELL_MONEY, "{cost}", cost_of),
    ALL("max_regret", "Greatest regret under low, base, high", "money", CELL_MONEY, "{max_regret}",
        regret_of),
    SECTION(summary_simulated),
    ALL("expected", "Expected cost, all fees of the comparison", "money", CELL_MONEY, NULL, expected_cost),
    ALL("kept", "Expected realized over the same months", "of list", CELL_SHARE, NULL, expected_realized),
    ALL("fill", "Chance of filling its own commitment", "of paths", CELL_SHARE, NULL, fill_probability),
    SECTION("Why realized is not quoted: savings against list"),
    STEP(0, "Quoted", "{o.quoted}*{o.list_value}"),
    STEP(1, "Rate card", "{o.list_value}-[ledger.committed_value#]-[ledger.ineligible_charge#]-[b0]"),
    STEP(2, "Overage", "{o.overage_value}-{o.overage_charge}"),
    STEP(3, "Forfeited", "-{o.forfeited}"),
    STEP(4, "Carried out", "-{o.carried_out}"),
    STEP(5, "Prepay discount",
         "[ledger.committed_value#]-{o.overage_value}+{o.forfeited}+{o.carried_out}-[ledger.commit_cash#]"
         "+[ledger.true_down_cash#]"),
    STEP(6, "Realized", "SUM([b0]:[b5])"),
    STEP(7, "Fees and service credits", "{o.credits}-{o.fees}"),
    STEP(8, "All-in", "[b6]+[b7]"),
    SECTION("The same in points of list"),
    POINTS(0, "Quoted"),
    POINTS(1, "Rate card"),
    POINTS(2, "Overage"),
    POINTS(3, "Forfeited"),
    POINTS(4, "Carried out"),
    POINTS(5, "Prepay discount"),
    POINTS(6, "Realized"),
    POINTS(7, "Fees and service credits"),
    POINTS(8, "All-in"),
};
const size_t summary_n_rows = sizeof summary_rows / sizeof summary_rows[0];
