/* The tables of the comparison: one row for each way to buy. */
#include "compare.h"

#include "report/workbook/cells/form.h"
#include "report/workbook/cells/room.h"
#include "report/workbook/cells/stale.h"

#include <string.h>

enum { COL_NAME, COL_NUMBER, COL_FIGURES };
#define FIRST_RECORD 3 /* rows from the title to the first record, a notice apart */

static const char *const kinds[] = {
    [KIND_ON_DEMAND] = "on demand", [KIND_DELAY] = "delay", [KIND_SPLIT] = "split", [KIND_OFFER] = "offer"};

static const struct alternative_result *
result_of(const void *source, size_t i)
{
    return ((const struct compare *)source)->rows[i].result;
}

#define FIGURE(name, member)                                                                                 \
    static double figure_##name(const void *source, size_t i)                                                \
    {                                                                                                        \
        return result_of(source, i)->member;                                                                 \
    }
FIGURE(low, low)
FIGURE(base, base)
FIGURE(high, high)
FIGURE(regret_low, regret[SCENARIO_LOW])
FIGURE(regret_base, regret[SCENARIO_BASE])
FIGURE(regret_high, regret[SCENARIO_HIGH])
FIGURE(max_regret, max_regret)
FIGURE(expected, expected)
FIGURE(npv, npv)
FIGURE(p90, p90)
FIGURE(realized, realized_discount)
FIGURE(forfeited, forfeited)

static double
figure_number(const void *source, size_t i)
{
    (void)source;
    return (double)i + 1;
}
#define OVER_ALL(name, of)                                                                                   \
    static double figure_##name(const void *source, size_t i)                                                \
    {                                                                                                        \
        return compare_##of(source, i);                                                                      \
    }
OVER_ALL(list, list_total)
OVER_ALL(paid, paid)
OVER_ALL(fees, fees_paid)
OVER_ALL(credits, credits)
OVER_ALL(total, total)
OVER_ALL(present, npv)
OVER_ALL(kept, realized)
OVER_ALL(all_in, all_in)

/* ---- the columns ---- */

/* The first column has the numbers of the rows. {cost_low}: what the row costs, by its kind. */
static const struct field costs[] = {
    {"number", "Row", "number", CELL_WHOLE, NULL, false, figure_number},
    {"low", "Cost, low", "money", CELL_MONEY, "{cost_low}", false, figure_low},
    {"base", "Cost, base", "money", CELL_MONEY, "{cost_base}", false, figure_base},
    {"high", "Cost, high", "money", CELL_MONEY, "{cost_high}", false, figure_high},
    {"regret_low", "Regret, low", "money", CELL_MONEY, "[low]-MIN([low:])", false, figure_regret_low},
    {"regret_base", "Regret, base", "money", CELL_MONEY, "[base]-MIN([base:])", false, figure_regret_base},
    {"regret_high", "Regret, high", "money", CELL_MONEY, "[high]-MIN([high:])", false, figure_regret_high},
    {"max_regret", "Greatest regret", "money", CELL_MONEY, "MAX([regret_low],[regret_base],[regret_high])",
     false, figure_max_regret},
};
#define N_COSTS (sizeof costs / sizeof costs[0])

static const struct field simulated[] = {
    {"expected", "Expected cost, all fees", "money", CELL_MONEY, NULL, false, figure_expected},
    {"npv", "Expected NPV", "money", CELL_MONEY, NULL, false, figure_npv},
    {"p90", "P90 of cost", "money", CELL_MONEY, NULL, false, figure_p90},
    {"realized", "Expected realized", "of list", CELL_SHARE, NULL, false, figure_realized},
    {"forfeited", "Expected forfeited", "money", CELL_MONEY, NULL, false, figure_forfeited},
};
#define N_SIMULATED (sizeof simulated / sizeof simulated[0])

static const struct field selected[] = {
    {"cost", "Cost", "money", CELL_MONEY, "CHOOSE(scenario_number,{low},{base},{high})", false, figure_base},
    {"list", "List value", "money", CELL_MONEY, "[comparison.list#]", false, figure_list},
    {"paid", "Paid for API usage", "money", CELL_MONEY, "{paid}", false, figure_paid},
    {"fees", "All fees, switching", "money", CELL_MONEY, "{fees}", false, figure_fees},
    {"credits", "Service credits, taken off", "money", CELL_MONEY, "{credits}", false, figure_credits},
    {"total", "Total, all fees", "money", CELL_MONEY, "[paid]+[fees]-[credits]", false, figure_total},
    {"npv", "NPV of the total", "money", CELL_MONEY, "{npv}", false, figure_present},
    {"realized", "Realized", "of list", CELL_SHARE, "IF([list]>0,1-[paid]/[list],\"n/a\")", false,
     figure_kept},
    {"all_in", "All-in, all fees", "of list", CELL_SHARE, "IF([list]>0,1-[total]/[list],\"n/a\")", false,
     figure_all_in},
};
#define N_SELECTED (sizeof selected / sizeof selected[0])

/* ---- what formulas refer to by {name} ---- */

static const char *
cell_of(const struct compare *compare, const struct grid *grid, const char *field, size_t row)
{
    return ref_cell(compare->model->arena, grid->first + (unsigned)row, grid_line(grid, field));
}

static const char *
reference(const void *context, size_t i, const char *name)
{
    const struct compare *compare = context;
    const char *template = NULL;
    if (strcmp(name, "cost_low") == 0)
        template = compare_cost_template(compare, i, SCENARIO_LOW);
    else if (strcmp(name, "cost_base") == 0)
        template = compare_cost_template(compare, i, SCENARIO_BASE);
    else if (strcmp(name, "cost_high") == 0)
        template = compare_cost_template(compare, i, SCENARIO_HIGH);
    else if (strcmp(name, "paid") == 0)
        template = compare_paid_template(compare, i);
    else if (strcmp(name, "fees") == 0)
        template = compare_fees_template(compare, i);
    else if (strcmp(name, "npv") == 0)
        template = compare_npv_template(compare, i);
    else if (strcmp(name, "credits") == 0)
        template = compare->rows[i].contract ? "{c.credits}" : "0";
    else
        return cell_of(compare, compare->costs, name, i);
    struct scope scope = compare_scope(compare, i);
    scope.own = compare->selected;
    return grid_expand(&compare->model->grids, &scope, template);
}

static struct scope
scope_of_row(const struct compare *compare, const struct grid *own, size_t i)
{
    struct scope scope = compare_scope(compare, i);
    scope.own = own;
    scope.reference = reference;
    scope.context = compare;
    return scope;
}

/* ---- writing ---- */

/* In place of figures, over their columns. */
static void
write_why_not(const struct compare *compare, const struct field *field, size_t i, unsigned row, unsigned col)
{
    const struct compare_row *of = &compare->rows[i];
    if (strcmp(field->id, "list") == 0)
        sheet_text(compare->sheet, row, col, ROLE_NOTE,
                   arena_printf(compare->model->arena,
                                "n/a over these months: it starts on another day. Over its own: %s",
                                tab_title(compare->model, TAB_LEDGER, of->contract - 1)));
}

/* A cost that the ledgers do not give stands as the run left it. */
static void
write_cell(const struct compare *compare, const struct grid *grid, const struct field *field, size_t i)
{
    unsigned row = grid->first + (unsigned)i, col = grid_line(grid, field->id);
    double value = field->value(compare, i);
    bool is_own = field->formula && strncmp(field->formula, "{cost", 5) == 0;
    const char *stale = compare_stale_of_row(compare, i);
    if (compare->rows[i].is_fixed && grid == compare->selected && strcmp(field->id, "cost") != 0)
        write_why_not(compare, field, i, row, col);
    else if (strcmp(field->id, "number") == 0)
        sheet_number(compare->sheet, row, col, ROLE_PLAIN, field->form, value);
    else if (!field->formula || (is_own && stale))
        static_number(compare->sheet, row, col, field->form, value, is_own ? stale : STALE_OF_RUN);
    else {
        struct scope scope = scope_of_row(compare, grid, i);
        sheet_formula(compare->sheet, row, col, ROLE_FORMULA, field->form, value,
                      grid_expand(&compare->model->grids, &scope, field->formula));
        if (stale && grid == compare->selected) /* of the costs of its row */
            static_mark(compare->sheet, row, col, row, col, stale);
    }
}

static void
write_table(const struct compare *compare, const struct grid *grid, const struct field *fields, size_t n)
{
    unsigned first = grid->first, last = first + (unsigned)compare->n - 1;
    sheet_text(compare->sheet, first - 2, COL_NAME, ROLE_HEADER, "Way to buy");
    room_row(compare->sheet, first - 2, COMPARE_HEAD_HEIGHT);
    for (size_t i = 0; i < compare->n; i++) {
        sheet_text(compare->sheet, first + (unsigned)i, COL_NAME, ROLE_LABEL, compare->rows[i].result->name);
        if (grid != compare->costs)
            sheet_text(compare->sheet, first + (unsigned)i, COL_NUMBER, ROLE_UNIT,
                       kinds[compare->rows[i].result->kind]);
    }
    if (grid != compare->costs)
        sheet_text(compare->sheet, first - 2, COL_NUMBER, ROLE_HEADER, "Kind");
    for (size_t k = 0; k < n; k++) {
        unsigned col = grid_line(grid, fields[k].id);
        sheet_text(compare->sheet, first - 2, col, ROLE_HEADER, fields[k].label);
        sheet_text(compare->sheet, first - 1, col, ROLE_COLUMN_UNIT,
                   form_unit(compare->sheet->file, fields[k].unit));
        for (size_t i = 0; i < compare->n; i++)
            write_cell(compare, grid, &fields[k], i);
        if (strstr(fields[k].id, "regret"))
            compare_mark_rows(compare, grid, col, col);
        if (fields[k].formula)
            sheet_quiet(compare->sheet, fields[k].form, first, col, last, col);
    }
}

static struct grid *
plan_table(struct compare *compare, const char *name, const struct field *fields, size_t n, unsigned first,
           unsigned col)
{
    struct grid *grid =
        grid_add(&compare->model->grids, name, OF_RUN, 0, compare->sheet, false, first, compare->n);
    grid_lay_out(grid, fields, n, col);
    return grid;
}

/* ---- costs and what follows from them ---- */

void
compare_plan_costs(struct compare *compare, unsigned title)
{
    compare->costs = plan_table(compare, "costs", costs, N_COSTS, title + FIRST_RECORD, COL_NUMBER);
}

void
compare_write_costs(const struct compare *compare, unsigned title)
{
    sheet_text(compare->sheet, title, COL_NAME, ROLE_SECTION,
               arena_printf(compare->model->arena,
                            "Cost over %zu months: present value less what is carried out",
                            compare->horizon));
    write_table(compare, compare->costs, costs, N_COSTS);
    compare_write_words(compare, COL_NUMBER + (unsigned)N_COSTS);
}

/* ---- over all paths ---- */

void
compare_plan_simulated(struct compare *compare, unsigned title)
{
    compare->simulated =
        plan_table(compare, "simulated", simulated, N_SIMULATED, title + FIRST_RECORD + 1, COL_FIGURES);
}

void
compare_write_simulated(const struct compare *compare, unsigned title)
{
    struct model *model = compare->model;
    const struct results *results = model->results;
    unsigned row = compare->simulated->first + (unsigned)compare->n;
    sheet_text(compare->sheet, title, COL_NAME, ROLE_SECTION, "In expectation, over all simulated paths");
    static_notice(compare->sheet, title + 1, COL_NAME, STALE_OF_RUN);
    write_table(compare, compare->simulated, simulated, N_SIMULATED);
    sheet_text(compare->sheet, row, COL_NAME, ROLE_LABEL, "Walk-away value of the first offer");
    sheet_text(compare->sheet, row, COL_NUMBER, ROLE_UNIT, results->currency);
    static_number(compare->sheet, row, COL_FIGURES, CELL_MONEY, results->walk_away_value, STALE_OF_RUN);
    static_text(compare->sheet, row, COL_FIGURES + 1, ROLE_UNIT,
                arena_printf(model->arena,
                             "its expected cost less that of the best other way, %s; below nothing: the "
                             "offer is best",
                             results->best_alternative),
                STALE_OF_RUN);
}

/* ---- under the selected scenario ---- */

void
compare_plan_selected(struct compare *compare, unsigned title)
{
    compare->selected =
        plan_table(compare, "selected", selected, N_SELECTED, title + FIRST_RECORD, COL_FIGURES);
}

void
compare_write_selected(const struct compare *compare, unsigned title)
{
    sheet_text(compare->sheet, title, COL_NAME, ROLE_SECTION,
               arena_printf(compare->model->arena,
                            "What is paid over the same months, under the scenario selected on %s",
                            tab_title(compare->model, TAB_INPUTS, 0)));
    write_table(compare, compare->selected, selected, N_SELECTED);
}
