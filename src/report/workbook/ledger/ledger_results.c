#include "ledger.h"

#include "report/words.h"
#include "report/workbook/cells/scalars.h"
#include "report/workbook/spans.h"

#include <assert.h>
#include <math.h>

/* A contract's terms as numbers and its results, named for the other sheets. */

static int
least_int(int a, int b)
{
    return a < b ? a : b;
}

static double
credit_share(const struct ledger *ledger)
{
    const struct offer *offer = ledger->offer;
    const struct plan *plan = ledger->model->results->plan;
    double below = (double)(offer->sla.target_ppb - plan->expected_uptime_ppb) / 1e6;
    if (!offer->sla.is_given || !plan->has_expected_uptime || below <= 0)
        return 0;
    return fmin(1, ceil(below) * offer->sla.credit);
}

void
ledger_write_terms(const struct ledger *ledger, const struct scope *scope, unsigned row)
{
    const struct offer *offer = ledger->offer;
    const struct results *results = ledger->model->results;
    int n = (int)ledger->timeline->n_months;
    enum overage mode = offer->overage.rate;
    bool draws_list = offer->commit.drawdown == DRAWDOWN_LIST;
    double price = draws_list ? 1 - ledger->settlement->quoted_discount : 1;
    bool is_face = offer->commit.shortfall == SHORTFALL_FACE;
    const struct scalar scalars[] = {
        {"months", "months of the contract", "months", CELL_WHOLE, n, NULL},
        {"first", "months on demand before it", "months", CELL_WHOLE, ledger->timeline->first, NULL},
        {"offset", "months from the last complete month to the start of the run", "months", CELL_WHOLE,
         results->offers[ledger->offer_index].offset_months,
         "(YEAR({o.start})-YEAR([series.month#]))*12+MONTH({o.start})-MONTH([series.month#])"},
        {"period_months", "months of a measurement period", "months", CELL_WHOLE,
         least_int(spans_measure[offer->commit.measure], n),
         "MIN({c.months},SUMPRODUCT((measure_words={o.commit_measure})*measure_months))"},
        {"span_months", "months of a billing span", "months", CELL_WHOLE,
         least_int(spans_billing[offer->commit.billing], n),
         "MIN({c.months},SUMPRODUCT((billing_words={o.commit_billing})*billing_months))"},
        {"in_advance", "the commitment is billed in advance", "1 = yes", CELL_WHOLE,
         offer->commit.billing != BILLING_ARREARS, "IF({o.commit_billing}=\"arrears\",0,1)"},
        {"carries", "rollover outlives the term", "1 = yes", CELL_WHOLE, offer->unused.carry_to_renewal,
         "IF({o.carry_to_renewal}=\"yes\",1,0)"},
        {"overage_mode", "overage: 1 committed, 2 list, 3 discount, 4 premium", "number", CELL_WHOLE,
         mode + 1, "MATCH({o.overage_rate},overage_words,0)"},
        {"overage_by_list", "overage goes by list value", "1 = yes", CELL_WHOLE,
         mode == OVERAGE_LIST || mode == OVERAGE_DISCOUNT,
         "IF(({o.overage_rate}=\"list\")+({o.overage_rate}=\"discount\")>0,1,0)"},
        {"draws_list", "list value draws the commitment", "1 = yes", CELL_WHOLE, draws_list,
         "IF({o.drawdown}=\"list\",1,0)"},
        {"unit_price", "what a unit of commitment is billed at", "times", CELL_FACTOR, price,
         "IF({c.draws_list}=1,1-{o.quoted},1)"},
        {"shortfall_price", "what a unit of shortfall costs", "times", CELL_FACTOR,
         draws_list && !is_face ? price : 1, "IF({o.shortfall}=\"discounted\",{c.unit_price},1)"},
        {"at_signing", "discounts are off list at signing", "1 = yes", CELL_WHOLE,
         offer->price.basis == LIST_AT_SIGNING, "IF({o.price_basis}=\"current\",0,1)"},
        {"follows_falls", "committed prices follow falls of list", "1 = yes", CELL_WHOLE,
         offer->price.basis == LIST_AT_SIGNING && offer->price.decrease_clause,
         "IF({o.price_decrease}=\"yes\",{c.at_signing},0)"},
        {"keep", "after the prepay discount", "times", CELL_FACTOR, 1 - offer->commit.prepay_discount,
         "1-{o.commit_prepay}"},
        {"first_discount", "headline below the first tier", "of list", CELL_SHARE,
         offer->discount.has_headline ? offer->discount.headline : 0, "IF({o.headline}=\"\",0,{o.headline})"},
        {"credit_share", "share of charges credited for missed uptime", "share", CELL_SHARE,
         credit_share(ledger),
         "IF(ISNUMBER({o.sla_target})*ISNUMBER(plan_expected_uptime)=1,"
         "MIN(1,{o.sla_credit}*MAX(0,ROUNDUP(ROUND(({o.sla_target}-plan_expected_uptime)/uptime_step,"
         "uptime_digits),0))),0)"},
    };
    static_assert(sizeof scalars / sizeof scalars[0] == LEDGER_TERM_ROWS, "rows of ledger.c");
    sheet_text(ledger->demand->sheet, row++, 0, ROLE_SECTION, "Terms as numbers");
    scalars_write(&ledger->model->grids, ledger->demand->sheet, scope, 'c', scalars, LEDGER_TERM_ROWS, row);
}

void
ledger_write_results(const struct ledger *ledger, const struct scope *scope, unsigned row)
{
    const struct settlement *s = ledger->settlement;
    double eligible = 0;
    for (size_t i = 0; i < s->n_months; i++)
        eligible += s->months[i].eligible_list;
    const struct scalar scalars[] = {
        {"list_value", "list value of all usage", NULL, CELL_CENTS, s->list_value, "[list_value#]"},
        {"eligible", "eligible list value", NULL, CELL_CENTS, eligible, "[eligible_list#]"},
        {"commit_due", "commitment due", NULL, CELL_CENTS, s->commit, "SUMIFS([period_commit:],[start:],1)"},
        {"drawn", "drawn from commitment and rollover, at committed rates", NULL, CELL_CENTS, s->drawn,
         "[drawn_commit#]+[drawn_rollover#]"},
        {"paid_api", "paid for API usage", NULL, CELL_CENTS, s->paid_api,
         "[commit_cash#]-[true_down_cash#]+[overage_charge#]+[ineligible_charge#]"},
        {"fees", "fees", NULL, CELL_CENTS, s->fees, "[fees#]"},
        {"credits", "service credits", NULL, CELL_CENTS, s->service_credits, "[service_credit#]"},
        {"total", "total", NULL, CELL_CENTS, s->total, "{c.paid_api}+{c.fees}-{c.credits}"},
        {"npv", "net present value", NULL, CELL_CENTS, s->npv, "[present_value#]"},
        {"forfeited", "forfeited", NULL, CELL_CENTS, s->forfeited, "[forfeited#]"},
        {"carried_out", "carried out of the term", NULL, CELL_CENTS, s->carried_out, "[carried_out#]"},
        {"overage_value", "overage at committed rates", NULL, CELL_CENTS, s->overage_value,
         "[overage_value#]"},
        {"overage_charge", "overage charge", NULL, CELL_CENTS, s->overage_charge, "[overage_charge#]"},
        {"contracted", "contracted discount", "of list", CELL_SHARE, s->contracted_discount,
         "IF({c.list_value}>0,1-([committed_value#]+[ineligible_charge#])/{c.list_value},\"n/a\")"},
        {"realized", "realized discount", "of list", CELL_SHARE, s->realized_discount,
         "IF({c.list_value}>0,1-{c.paid_api}/{c.list_value},\"n/a\")"},
        {"all_in", "all-in discount", "of list", CELL_SHARE, s->all_in_discount,
         "IF({c.list_value}>0,1-{c.total}/{c.list_value},\"n/a\")"},
        {"next_year", "base committed value of the 12 months after", NULL, CELL_CENTS,
         ledger->timeline->next_year, "SUMIFS([demand.after:],[demand.m:],\"<=\"&({c.months}+12))"},
    };
    static_assert(sizeof scalars / sizeof scalars[0] == LEDGER_RESULT_ROWS, "rows of ledger.c");
    sheet_text(ledger->demand->sheet, row++, 0, ROLE_SECTION, "Results under the selected scenario");
    scalars_write(&ledger->model->grids, ledger->demand->sheet, scope, 'c', scalars, LEDGER_RESULT_ROWS, row);
}

/* ---- under each scenario ---- */

static double
first_year_committed(const struct ledger *ledger, const struct settlement *s)
{
    double sum = 0;
    size_t n = s->n_months < 12 ? s->n_months : 12;
    (void)ledger;
    for (size_t i = 0; i < n; i++)
        sum += s->months[i].committed_value;
    return sum * 12 / (double)n;
}
/* The engine takes nothing off where nothing is carried out. */
static double
carry_worth(const struct ledger *ledger, const struct settlement *s)
{
    (void)ledger;
    return s->carry_worth;
}
#define MEMBER(name)                                                                                         \
    static double each_##name(const struct ledger *ledger, const struct settlement *s)                       \
    {                                                                                                        \
        (void)ledger;                                                                                        \
        return s->name;                                                                                      \
    }
MEMBER(list_value)
MEMBER(paid_api)
MEMBER(total)
MEMBER(npv)
MEMBER(carried_out)
MEMBER(cost)
MEMBER(realized_discount)

/* formula: of one block's grid G; NULL: one of defined names, see each_formula. */
static const struct each {
    const char *name, *label, *unit;
    enum cell_form form;
    double (*value)(const struct ledger *ledger, const struct settlement *s);
    const char *formula;
} each[] = {
    {"list_value", "list value of all usage", NULL, CELL_MONEY, each_list_value,
     "[G.eligible_list#]+[G.ineligible_list#]"},
    {"paid_api", "paid for API usage", NULL, CELL_MONEY, each_paid_api,
     "[G.cash#]-[fees#]+[G.service_credit#]"},
    {"total", "total", NULL, CELL_MONEY, each_total, "[G.cash#]"},
    {"npv", "net present value", NULL, CELL_MONEY, each_npv, "[G.present_value#]"},
    {"carried", "carried out of the term", NULL, CELL_MONEY, each_carried_out, "[G.carried_out#]"},
    {"worth", "worth of what is carried out", NULL, CELL_MONEY, carry_worth, NULL},
    {"cost", "cost: present value less that worth", NULL, CELL_MONEY, each_cost, NULL},
    {"realized", "realized discount", "of list", CELL_SHARE, each_realized_discount, NULL},
    {"year1", "committed value of contract year 1, per 12 months", NULL, CELL_MONEY, first_year_committed,
     "SUMIFS([G.committed_value:],[year:],1)*12/MIN(12,{c.months})"},
};
static_assert(sizeof each / sizeof each[0] == LEDGER_EACH_ROWS, "rows of ledger.c");

/* A figure of a scenario: that of the block which shows it. */
static const char *
of_block(struct arena *arena, const char *template, const char *grid)
{
    const char *text = "";
    for (const char *c = template; *c; c++)
        text = *c == 'G' && c[1] == '.' ? arena_printf(arena, "%s%s", text, grid)
                                        : arena_printf(arena, "%s%c", text, *c);
    return text;
}

static const char *
each_formula(struct arena *arena, const struct each *item, size_t s)
{
    /* which block shows low, base, high when low, base or high is selected */
    static const char *const choices[N_SCENARIOS][N_SCENARIOS] = {
        {"ledger", "second", "second"}, {"second", "ledger", "third"}, {"third", "third", "ledger"}};
    const char *word = words_scenario_keys[s];
    if (item->formula)
        return arena_printf(
            arena, "CHOOSE(scenario_number,%s,%s,%s)", of_block(arena, item->formula, choices[s][0]),
            of_block(arena, item->formula, choices[s][1]), of_block(arena, item->formula, choices[s][2]));
    if (item->name[0] == 'w')
        return arena_printf(
            arena, "MIN({c.carried_%s},{c.next_year})*SUMIFS([demand.end_factor:],[demand.m:],{c.months})",
            word);
    if (item->name[0] == 'c')
        return arena_printf(arena, "{c.npv_%s}-{c.worth_%s}", word, word);
    return arena_printf(arena, "IF({c.list_value_%s}>0,1-{c.paid_api_%s}/{c.list_value_%s},\"n/a\")", word,
                        word, word);
}

void
ledger_write_each(const struct ledger *ledger, const struct scope *scope, unsigned row)
{
    struct model *model = ledger->model;
    struct arena *arena = model->arena;
    struct sheet *sheet = ledger->demand->sheet;
    sheet_text(sheet, row, 0, ROLE_SECTION, "Results under each scenario");
    for (size_t s = 0; s < N_SCENARIOS; s++)
        sheet_text(sheet, row, FIRST_MONTH - 1 + (unsigned)s, ROLE_HEADER, words_scenarios[s]);
    row++;
    for (size_t i = 0; i < LEDGER_EACH_ROWS; i++, row++) {
        sheet_text(sheet, row, 0, ROLE_LABEL, each[i].label);
        sheet_text(sheet, row, 1, ROLE_UNIT, each[i].unit ? each[i].unit : model->results->currency);
        for (size_t s = 0; s < N_SCENARIOS; s++) {
            unsigned col = FIRST_MONTH - 1 + (unsigned)s;
            const char *name = arena_printf(arena, "{c.%s_%s}", each[i].name, words_scenario_keys[s]);
            sheet_formula(sheet, row, col, ROLE_FORMULA, each[i].form,
                          each[i].value(ledger, &ledger->scenarios[s]),
                          grid_expand(&model->grids, scope, each_formula(arena, &each[i], s)));
            name_cell(model, grid_expand(&model->grids, scope, name), sheet, row, col);
        }
        sheet_quiet(sheet, each[i].form, row, FIRST_MONTH - 1, row, FIRST_MONTH + 1);
    }
}
