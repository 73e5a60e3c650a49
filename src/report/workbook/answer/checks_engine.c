/* The engine's headline figures beside the workbook's own: their differences must be 0. */
#include "checks.h"
#include "compare.h"

#include "report/words.h"

#include <math.h>

#define ENGINE(name)                                                                                         \
    static double engine_##name(const struct settlement *s)                                                  \
    {                                                                                                        \
        return s->name;                                                                                      \
    }
ENGINE(quoted_discount)
ENGINE(contracted_discount)
ENGINE(realized_discount)
ENGINE(all_in_discount)
ENGINE(list_value)
ENGINE(commit)
ENGINE(drawn)
ENGINE(overage_charge)
ENGINE(forfeited)
ENGINE(carried_out)
ENGINE(paid_api)
ENGINE(fees)
ENGINE(total)
ENGINE(npv)

static const struct headline {
    const char *label, *name; /* defined name after "offerN_" */
    bool is_share;
    double (*value)(const struct settlement *settlement);
} headlines[] = {
    {"quoted discount", "quoted", true, engine_quoted_discount},
    {"contracted discount", "contracted", true, engine_contracted_discount},
    {"realized discount", "realized", true, engine_realized_discount},
    {"all-in discount", "all_in", true, engine_all_in_discount},
    {"list value", "list_value", false, engine_list_value},
    {"commitment due", "commit_due", false, engine_commit},
    {"drawn", "drawn", false, engine_drawn},
    {"overage charge", "overage_charge", false, engine_overage_charge},
    {"forfeited", "forfeited", false, engine_forfeited},
    {"carried out", "carried_out", false, engine_carried_out},
    {"paid for API usage", "paid_api", false, engine_paid_api},
    {"fees", "fees", false, engine_fees},
    {"total", "total", false, engine_total},
    {"net present value", "npv", false, engine_npv},
};

static void
put_headline(struct checks *checks, size_t k, const struct headline *headline)
{
    struct model *model = checks->model;
    struct arena *arena = model->arena;
    const struct offer_result *result = &model->results->offers[k];
    enum cell_form form = headline->is_share ? CELL_SHARE : CELL_CENTS;
    sheet_text(checks->sheet, checks->row, COL_CHECK, ROLE_LABEL, headline->label);
    sheet_text(checks->sheet, checks->row, COL_UNIT, ROLE_UNIT,
               headline->is_share ? "of list" : model->results->currency);
    const char *cells[N_SCENARIOS];
    for (unsigned i = 0; i < N_SCENARIOS; i++) {
        double value = headline->value(&result->scenarios[i]);
        cells[i] = ref_cell(arena, checks->row, COL_ENGINE + i);
        if (isnan(value))
            sheet_text(checks->sheet, checks->row, COL_ENGINE + i, ROLE_PLAIN, "n/a");
        else
            sheet_number(checks->sheet, checks->row, COL_ENGINE + i, ROLE_PLAIN, form, value);
    }
    double base = headline->value(&result->scenarios[SCENARIO_BASE]);
    sheet_formula(checks->sheet, checks->row, COL_ONE, ROLE_FORMULA, form, base,
                  arena_printf(arena, "CHOOSE(scenario_number,%s,%s,%s)", cells[0], cells[1], cells[2]));
    sheet_formula(checks->sheet, checks->row, COL_OTHER, ROLE_FORMULA, form, base,
                  arena_printf(arena, "offer%zu_%s", k + 1, headline->name));
    checks_put_result(checks, headline->is_share, true, base);
}

/* Of every scenario at once, whichever is selected. */
static void
put_cost(struct checks *checks, size_t k, unsigned scenario)
{
    struct model *model = checks->model;
    double cost = model->results->offers[k].scenarios[scenario].cost;
    sheet_text(checks->sheet, checks->row, COL_CHECK, ROLE_LABEL,
               arena_printf(model->arena, "cost, %s scenario", words_scenarios[scenario]));
    sheet_text(checks->sheet, checks->row, COL_UNIT, ROLE_UNIT, model->results->currency);
    sheet_number(checks->sheet, checks->row, COL_ONE, ROLE_PLAIN, CELL_CENTS, cost);
    sheet_formula(checks->sheet, checks->row, COL_OTHER, ROLE_FORMULA, CELL_CENTS, cost,
                  arena_printf(model->arena, "offer%zu_cost_%s", k + 1, words_scenario_keys[scenario]));
    checks_put_result(checks, false, true, cost);
}

void
checks_put_headlines(struct checks *checks, size_t k)
{
    for (size_t i = 0; i < sizeof headlines / sizeof headlines[0]; i++)
        put_headline(checks, k, &headlines[i]);
    for (unsigned i = 0; i < N_SCENARIOS; i++)
        put_cost(checks, k, i);
}

/* What each way to buy costs over the longest term, under every scenario at once. Costs that stand as the run
 * left them are not held against themselves. */
void
checks_put_ways(struct checks *checks)
{
    struct model *model = checks->model;
    struct compare compare;
    compare_collect(model, &compare);
    const struct grid *costs = grid_find(&model->grids, "costs", &(struct scope){0});
    sheet_text(checks->sheet, checks->row++, COL_CHECK, ROLE_SECTION,
               arena_printf(model->arena, "%s: engine minus workbook", tab_title(model, TAB_COMPARE, 0)));
    for (size_t i = 0; i < compare.n; i++) {
        const struct alternative_result *way = compare.rows[i].result;
        if (compare.rows[i].is_fixed)
            continue;
        const double engine[N_SCENARIOS] = {way->low, way->base, way->high};
        for (unsigned s = 0; s < N_SCENARIOS; s++) {
            sheet_text(checks->sheet, checks->row, COL_CHECK, ROLE_LABEL,
                       arena_printf(model->arena, "cost of %s, %s scenario", way->name, words_scenarios[s]));
            sheet_text(checks->sheet, checks->row, COL_UNIT, ROLE_UNIT, model->results->currency);
            sheet_number(checks->sheet, checks->row, COL_ONE, ROLE_PLAIN, CELL_CENTS, engine[s]);
            sheet_formula(checks->sheet, checks->row, COL_OTHER, ROLE_FORMULA, CELL_CENTS, engine[s],
                          grid_cell(costs, words_scenario_keys[s], i, checks->sheet));
            checks_put_result(checks, false, true, engine[s]);
        }
    }
}
