#include "ledger.h"

#include "report/workbook/prices/price.h"

#include <string.h>

/* Formulas of ledgers that depend on the shape of the plan and the offer: a row's template is {name} alone.
 */

static const char *
demand_share(const struct ledger *ledger)
{
    const struct results *results = ledger->model->results;
    if (!(ledger->timeline->share < 1))
        return "";
    size_t i = 0; /* of the plan's alternatives, which follow "on demand" */
    while (results->alternatives[i + 1].timeline != ledger->timeline)
        i++;
    return arena_printf(ledger->model->arena, "(1-plan_alternative%zu_share)*", i + 1);
}

/* Sums of the rate card by price group and source, over sources and indices of the month. */
static const char *
parts(const struct ledger *ledger, const char *name)
{
    struct arena *arena = ledger->model->arena;
    bool is_scaled = name[0] == 's';
    const char *kind = strchr(name, '_') + 1;
    size_t from = is_scaled ? 0 : N_USAGE, to = is_scaled ? N_USAGE : ledger->timeline->n_sources;
    const char index = strcmp(kind, "keyed") == 0 || strcmp(kind, "head") == 0 ? 'c' : 'l';
    const char *sums = arena_printf(arena, "MMULT({o.%s},[f%zu]:[f%zu])", name, from, to - 1);
    const char *share = demand_share(ledger);
    if (strcmp(kind, "fixed") == 0)
        return arena_printf(arena, "%sSUMPRODUCT(%s)", share, sums);
    return arena_printf(arena, "%sSUMPRODUCT(%s,[%c0]:[%c%zu])", share, sums, index, index,
                        ledger->timeline->n_groups - 1);
}

static const char *
factor(const struct ledger *ledger)
{
    struct arena *arena = ledger->model->arena;
    if (ledger->at == 0)
        return "1-[f1]";
    if (ledger->at == 1)
        return "IF(plan_optimise=\"yes\",IF([t]<plan_phase_in,[t]/plan_phase_in,1),0)";
    size_t w = ledger->at - N_USAGE + 1;
    return arena_printf(arena,
                        "IF([t]<plan_workload%zu_start_month,0,"
                        "MIN(1,([t]-plan_workload%zu_start_month+1)/MAX(1,plan_workload%zu_ramp_months)))",
                        w, w, w);
}

static const struct rate_row *
row_of_group(const struct ledger *ledger, size_t group)
{
    const struct offer_result *result = &ledger->model->results->offers[ledger->offer_index];
    size_t i = 0;
    while (result->rates[i].price_group != group)
        i++;
    return &result->rates[i];
}

/* The market's changes since the start, and of a group of its own the book's price over that of the start. */
static const char *
list_index(const struct ledger *ledger)
{
    const struct model *model = ledger->model;
    if (ledger->at == 0)
        return model->results->plan->n_changes > 0
                   ? "EXP(SUMPRODUCT((market_from>{o.start})*(market_from<=[month])*market_log))"
                   : NULL;
    const struct rate_row *row = row_of_group(ledger, ledger->at);
    const char *start = price_cell(model, row->price, row->meter);
    return arena_printf(model->arena, "[l0]*IF(%s>0,%s/%s,1)", start,
                        price_on(model, row->price, row->meter, "[month]"), start);
}

/* Where list has fallen, prices of the signing follow only by the decrease clause; else what the term allows
 * bounds them (1.7). */
static const char *
committed_index(const struct ledger *ledger)
{
    struct arena *arena = ledger->model->arena;
    size_t g = ledger->at;
    const char *moved = arena_printf(arena, "[l%zu]/[l%zu^]", g, g);
    const char *fell = arena_printf(arena, "([l%zu]<[l%zu^])", g, g);
    return arena_printf(arena,
                        "IF([m]>{c.months},[c%zu-],[l%zu^]*IF(%s*{c.follows_falls}=1,%s,"
                        "MIN(MAX(IF(%s*{c.at_signing}=1,0,%s),[least]),[most])))",
                        g, g, fell, moved, fell, moved);
}

static const char *
commit_share(const struct ledger *ledger)
{
    const struct offer_cells *cells = &ledger->model->offers[ledger->offer_index];
    if (!cells->schedule)
        return arena_printf(ledger->model->arena, "{o.commit_annual}/12*%s", cells->ramp);
    /* an amount is that of the offer's own period, whose months a delay may cut off */
    return arena_printf(ledger->model->arena,
                        "%s/MIN({o.period_months},{o.term_months}-([period]-1)*{o.period_months})",
                        cells->schedule);
}

/* Without [exit] what is still committed (1.8.8). */
static const char *
exit_cost(const struct ledger *ledger)
{
    return ledger->offer->exit.is_given ? "MIN([still_due],[notice])" : "[still_due]";
}

static const char *
exit_notice(const struct ledger *ledger)
{
    return ledger->offer->exit.is_given
               ? "{o.exit_fee}*{c.commit_due}*{c.unit_price}/{c.months}"
                 "+SUMIFS([charges:],[m:],\">\"&[m],[m:],\"<=\"&([m]+{o.exit_notice}))"
               : NULL;
}

static const char *
level(const struct ledger *ledger)
{
    static const char *const scenarios[N_SCENARIOS] = {"scenario_number", "scenario_second",
                                                       "scenario_third"};
    return arena_printf(ledger->model->arena,
                        "CHOOSE(%s,[demand.level_low],[demand.level_base],[demand.level_high])",
                        scenarios[ledger->block]);
}

/* Without tiers nothing is credited. */
static const char *
kept(const struct ledger *ledger)
{
    return ledger->offer->tiers.n_steps > 0
               ? "IF([committed_value]+[tier_credit]>0,[committed_value]/([committed_value]+[tier_credit]),1)"
               : NULL;
}

static const char *
source_use(const struct ledger *ledger)
{
    const char *of_level = ledger->at < N_USAGE ? "*[level]" : "";
    return arena_printf(ledger->model->arena, "[demand.f%zu]%s", ledger->at, of_level);
}

static const struct {
    const char *name;
    const char *(*template)(const struct ledger *ledger);
} references[] = {
    {"{level}", level},           {"{factor}", factor},
    {"{list_index}", list_index}, {"{committed_index}", committed_index},
    {"{share}", commit_share},    {"{kept}", kept},
    {"{source}", source_use},     {"{exit}", exit_cost},
    {"{notice}", exit_notice},
};

const char *
ledger_formula(const struct ledger *ledger, const char *formula)
{
    if (!formula || formula[0] != '{' || strpbrk(formula, ".[+*"))
        return formula;
    for (size_t i = 0; i < sizeof references / sizeof references[0]; i++)
        if (strcmp(references[i].name, formula) == 0)
            return references[i].template(ledger);
    return parts(ledger, arena_text(ledger->model->arena, formula + 1, strlen(formula) - 2));
}
