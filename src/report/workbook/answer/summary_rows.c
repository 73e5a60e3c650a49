#include "summary.h"

#include <string.h>

const char summary_verdict[] = "verdict";
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

/* ---- of a way to buy, over the longest term ---- */

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
static double
fill_probability(const void *source, size_t i)
{
    const struct results *results = compare_of(source)->model->results;
    return i < results->n_offers ? results->offers[i].expected.fill_probability : NO_VALUE;
}

/* ---- the rows ---- */

#define HEADING(label)                                                                                       \
    {                                                                                                        \
        {"", label, "", CELL_GENERAL, NULL, false, NULL}, OTHER_BLANK, NULL, NULL                            \
    }
#define CONTRACT(id, label, unit, form, formula, value)                                                      \
    {                                                                                                        \
        {id, label, unit, form, formula, false, value}, OTHER_CONTRACT, NULL, NULL                           \
    }
#define OFFER(id, label, unit, form, formula, value)                                                         \
    {                                                                                                        \
        {id, label, unit, form, formula, false, value}, OTHER_NONE, NULL, NULL                               \
    }
#define WAY(id, label, unit, form, formula, value, other, other_value)                                       \
    {                                                                                                        \
        {id, label, unit, form, formula, false, value}, OTHER_WAY, other, other_value                        \
    }
#define ALL(id, label, unit, form, formula, value)                                                           \
    {                                                                                                        \
        {id, label, unit, form, formula, false, value}, OTHER_SAME, NULL, NULL                               \
    }
#define STEP(step, label, formula)                                                                           \
    {                                                                                                        \
        {"b" #step, label, "money", CELL_MONEY, formula, false, amount_##step}, OTHER_BLANK, NULL, NULL      \
    }
#define POINTS(step, label)                                                                                  \
    {                                                                                                        \
        {"p" #step,                                                                                          \
         label,                                                                                              \
         "of list",                                                                                          \
         CELL_SHARE,                                                                                         \
         "IF({o.list_value}>0,[b" #step "]/{o.list_value},\"n/a\")",                                         \
         false,                                                                                              \
         points_##step},                                                                                     \
            OTHER_BLANK, NULL, NULL                                                                          \
    }

const struct summary_row summary_rows[] = {
    HEADING("Discounts off list"),
    CONTRACT("quoted", "Quoted: the headline", "of list", CELL_SHARE, "{o.quoted}", figure_quoted_discount),
    CONTRACT("contracted", "Contracted: the rate card", "of list", CELL_SHARE, "{c.contracted}",
             figure_contracted_discount),
    WAY("realized", "Realized: the discount you keep", "of list", CELL_SHARE, "{o.realized}",
        figure_realized_discount, "{realized}", compare_realized),
    WAY("all_in", "All-in: with fees", "of list", CELL_SHARE, "{o.all_in}", figure_all_in_discount,
        "{all_in}", compare_all_in),
    OFFER("low", "Realized, low scenario", "of list", CELL_SHARE, "{o.realized_low}", realized_low),
    OFFER("base", "Realized, base scenario", "of list", CELL_SHARE, "{o.realized_base}", realized_base),
    OFFER("high", "Realized, high scenario", "of list", CELL_SHARE, "{o.realized_high}", realized_high),
    HEADING("Money over the offer's term; of alternatives over the longest"),
    WAY("list", "List value of what is consumed", "money", CELL_MONEY, "{o.list_value}", figure_list_value,
        "{list}", compare_list_total),
    CONTRACT("due", "Commitment due", "money", CELL_MONEY, "{c.commit_due}", figure_commit),
    WAY("paid", "Paid for API usage", "money", CELL_MONEY, "{o.paid_api}", figure_paid_api, "{paid}",
        compare_paid),
    WAY("fees", "Fees, and switching", "money", CELL_MONEY, "{o.fees}", figure_fees, "{fees}",
        compare_fees_paid),
    WAY("credits", "Service credits", "money", CELL_MONEY, "{o.credits}", figure_service_credits, "{credits}",
        compare_credits),
    WAY("total", "Total", "money", CELL_MONEY, "{o.total}", figure_total, "{total}", compare_total),
    WAY("npv", "Net present value of the total", "money", CELL_MONEY, "{o.npv}", figure_npv, "{npv}",
        compare_npv),
    CONTRACT("forfeited", "Forfeited: paid for, never consumed", "money", CELL_MONEY, "{c.forfeited}",
             figure_forfeited),
    CONTRACT("carried", "Carried out of the term", "money", CELL_MONEY, "{c.carried_out}",
             figure_carried_out),
    CONTRACT("overage", "Overage charge", "money", CELL_MONEY, "{c.overage_charge}", figure_overage_charge),
    HEADING("Compared over the same months, all fees of the run included"),
    ALL("cost", "Cost, selected scenario", "money", CELL_MONEY, "{cost}", cost_of),
    ALL("max_regret", "Greatest regret under low, base, high", "money", CELL_MONEY, "{max_regret}",
        regret_of),
    HEADING(summary_simulated),
    ALL("expected", "Expected cost over the same months", "money", CELL_MONEY, NULL, expected_cost),
    ALL("kept", "Expected realized over the same months", "of list", CELL_SHARE, NULL, expected_realized),
    ALL("fill", "Chance of filling the commitment", "of paths", CELL_SHARE, NULL, fill_probability),
    OFFER(summary_verdict, "Verdict", "word", CELL_TEXT, NULL, NULL),
    HEADING("Why realized is not quoted: savings against list"),
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
    HEADING("The same in points of list"),
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
