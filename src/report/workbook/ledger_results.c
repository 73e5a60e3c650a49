#include "ledger.h"

#include <assert.h>

int
ledger_least(int a, int b)
{
    return a < b ? a : b;
}

void
ledger_write_results(struct model *model, size_t k, const struct ledger *ledger, const struct scope *scope,
                     unsigned row)
{
    static const int measure_months[] = {1, 3, 12, MAX_TERM_MONTHS};
    const struct offer *offer = ledger->offer;
    const struct settlement *s = ledger->settlement;
    const char *money = model->results->currency;
    bool shows_values = model->file->shows_values;
    const char *measure =
        offer->commit.drawdown == DRAWDOWN_LIST ? arena_printf(model->arena, "%s list", money) : money;
    enum overage mode = offer->overage.rate;
    const struct {
        const char *name, *label, *unit;
        enum cell_form form;
        double cached;
        const char *formula;
    } scalars[] = {
        {"offset", "months from the last complete month to the start", "months", CELL_WHOLE,
         model->results->offers[k].offset_months,
         "(YEAR({o.start})-YEAR([series.month#]))*12+MONTH({o.start})-MONTH([series.month#])"},
        {"period_months", "months of a measurement period", "months", CELL_WHOLE,
         ledger_least(measure_months[offer->commit.measure], offer->term_months),
         "MIN({o.term_months},INDEX(measure_months,MATCH({o.commit_measure},measure_words,0)))"},
        {"span_months", "months of a billing span", "months", CELL_WHOLE, ledger->span_months,
         "MIN({o.term_months},INDEX(billing_months,MATCH({o.commit_billing},billing_words,0)))"},
        {"overage_mode", "overage: 1 committed, 2 list, 3 discount, 4 premium", "number", CELL_WHOLE,
         mode + 1, "MATCH({o.overage_rate},overage_words,0)"},
        {"overage_by_list", "overage goes by list value", "1 = yes", CELL_WHOLE,
         mode == OVERAGE_LIST || mode == OVERAGE_DISCOUNT,
         "IF(OR({o.overage_rate}=\"list\",{o.overage_rate}=\"discount\"),1,0)"},
        {"list_value", "list value of what is consumed", money, CELL_CENTS, s->list_value, "[list_value#]"},
        {"drawn", "drawn from commitment and rollover", money, CELL_CENTS, s->drawn,
         "[drawn_commit#]+[drawn_rollover#]"},
        {"commit_due", "commitment over the term", measure, CELL_CENTS, s->commit, "[share#]"},
        {"paid_api", "paid for API usage", money, CELL_CENTS, s->paid_api,
         "[commit_cash#]-[true_down_cash#]+[overage_charge#]+[ineligible_charge#]"},
        {"fees", "fees", money, CELL_CENTS, s->fees, "[fees#]"},
        {"total", shows_values ? "total, less service credits" : "total", money, CELL_CENTS, s->total,
         "{o.paid_api}+{o.fees}"},
        {"npv", "net present value", money, CELL_CENTS, s->npv, "[present_value#]"},
        {"forfeited", "forfeited", money, CELL_CENTS, s->forfeited, "[forfeited#]"},
        {"carried_out", "carried out of the term", money, CELL_CENTS, s->carried_out, "[carried_out#]"},
        {"overage_value", "overage at committed rates", money, CELL_CENTS, s->overage_value,
         "[overage_value#]"},
        {"overage_charge", "overage charge", money, CELL_CENTS, s->overage_charge, "[overage_charge#]"},
        {"contracted", "contracted discount", "of list", CELL_SHARE, s->contracted_discount,
         "IF({o.list_value}>0,1-([committed_value#]+[ineligible_charge#])/{o.list_value},\"n/a\")"},
        {"realized", "realized discount", "of list", CELL_SHARE, s->realized_discount,
         "IF({o.list_value}>0,1-{o.paid_api}/{o.list_value},\"n/a\")"},
        {"all_in", "all-in discount", "of list", CELL_SHARE, s->all_in_discount,
         "IF({o.list_value}>0,1-{o.total}/{o.list_value},\"n/a\")"},
    };
    static_assert(sizeof scalars / sizeof scalars[0] == LEDGER_RESULT_ROWS, "rows of ledger_end");
    sheet_text(model->ledger[k], row++, 0, ROLE_SECTION, "Terms as numbers, and results");
    for (size_t i = 0; i < sizeof scalars / sizeof scalars[0]; i++)
        named_formula(model, model->ledger[k], row++,
                      arena_printf(model->arena, "offer%zu_%s", k + 1, scalars[i].name), scalars[i].label,
                      scalars[i].unit, scalars[i].form, scalars[i].cached,
                      grid_expand(&model->grids, scope, scalars[i].formula));
}
