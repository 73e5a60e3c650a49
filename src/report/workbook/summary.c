#include "waterfall.h"

#include <string.h>

/* One column per offer from column C on; below, one waterfall with its numbers per offer. */
enum { COL_LABEL, COL_UNIT, COL_FIRST };
#define ROW_HEADLINE   3
#define LEAST_COLUMNS  5 /* printed, of offers or blank */
#define ROW_FIGURES    5
#define WATERFALL_ROWS 20 /* title and chart of one offer */

struct source {
    const struct model *model;
};

static const struct settlement *
settlement_of(const void *source, size_t i)
{
    return &((const struct source *)source)->model->results->offers[i].scenarios[SCENARIO_BASE];
}

#define FIGURE(name)                                                                                         \
    static double figure_##name(const void *source, size_t i)                                                \
    {                                                                                                        \
        return settlement_of(source, i)->name;                                                               \
    }
FIGURE(quoted_discount)
FIGURE(contracted_discount)
FIGURE(realized_discount)
FIGURE(all_in_discount)
FIGURE(list_value)
FIGURE(commit)
FIGURE(paid_api)
FIGURE(fees)
FIGURE(total)
FIGURE(npv)
FIGURE(forfeited)
FIGURE(carried_out)
FIGURE(overage_charge)
FIGURE(service_credits)

#define SCENARIO(name, index)                                                                                \
    static double realized_##name(const void *source, size_t i)                                              \
    {                                                                                                        \
        return ((const struct source *)source)                                                               \
            ->model->results->offers[i]                                                                      \
            .scenarios[index]                                                                                \
            .realized_discount;                                                                              \
    }
SCENARIO(low, SCENARIO_LOW)
SCENARIO(base, SCENARIO_BASE)
SCENARIO(high, SCENARIO_HIGH)

#define BRIDGE(step)                                                                                         \
    static double amount_##step(const void *source, size_t i)                                                \
    {                                                                                                        \
        return settlement_of(source, i)->bridge[step].amount;                                                \
    }                                                                                                        \
    static double points_##step(const void *source, size_t i)                                                \
    {                                                                                                        \
        return settlement_of(source, i)->bridge[step].points;                                                \
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

#define HEADING(label)                                                                                       \
    {                                                                                                        \
        "", label, "", CELL_GENERAL, NULL, false, NULL                                                       \
    }
#define POINTS(step, label)                                                                                  \
    {                                                                                                        \
        "p" #step, label, "of list", CELL_SHARE, "IF({o.list_value}>0,[b" #step "]/{o.list_value},\"n/a\")", \
            false, points_##step                                                                             \
    }

#define AS_RUN(scenario) "IF(inputs_changed>0,\"inputs changed\",{" scenario "})"

static const struct field figures[] = {
    HEADING("Discounts off list"),
    {"quoted", "Quoted: the headline", "of list", CELL_SHARE, "{o.quoted}", false, figure_quoted_discount},
    {"contracted", "Contracted: the rate card", "of list", CELL_SHARE, "{o.contracted}", false,
     figure_contracted_discount},
    {"realized", "Realized: the discount you keep", "of list", CELL_SHARE, "{o.realized}", false,
     figure_realized_discount},
    {"all_in", "All-in: with fees", "of list", CELL_SHARE, "{o.all_in}", false, figure_all_in_discount},
    {"low", "Realized, low scenario, as run", "of list", CELL_SHARE, AS_RUN("low"), false, realized_low},
    {"base", "Realized, base scenario, as run", "of list", CELL_SHARE, AS_RUN("base"), false, realized_base},
    {"high", "Realized, high scenario, as run", "of list", CELL_SHARE, AS_RUN("high"), false, realized_high},
    HEADING("Money over the term"),
    {"list", "List value of what is consumed", "money", CELL_MONEY, "{o.list_value}", false,
     figure_list_value},
    {"due", "Commitment due", "money", CELL_MONEY, "{o.commit_due}", false, figure_commit},
    {"paid", "Paid for API usage", "money", CELL_MONEY, "{o.paid_api}", false, figure_paid_api},
    {"fees", "Fees", "money", CELL_MONEY, "{o.fees}", false, figure_fees},
    {"total", "Total", "money", CELL_MONEY, "{o.total}", false, figure_total},
    {"npv", "Net present value of the total", "money", CELL_MONEY, "{o.npv}", false, figure_npv},
    {"forfeited", "Forfeited: paid for, never consumed", "money", CELL_MONEY, "{o.forfeited}", false,
     figure_forfeited},
    {"carried", "Carried out of the term", "money", CELL_MONEY, "{o.carried_out}", false, figure_carried_out},
    {"overage", "Overage charge", "money", CELL_MONEY, "{o.overage_charge}", false, figure_overage_charge},
    HEADING("Why realized is not quoted: savings against list"),
    {"b0", "Quoted", "money", CELL_MONEY, "{o.quoted}*{o.list_value}", false, amount_0},
    {"b1", "Rate card", "money", CELL_MONEY,
     "{o.list_value}-[ledger.committed_value#]-[ledger.ineligible_charge#]-[b0]", false, amount_1},
    {"b2", "Overage", "money", CELL_MONEY, "{o.overage_value}-{o.overage_charge}", false, amount_2},
    {"b3", "Forfeited", "money", CELL_MONEY, "-{o.forfeited}", false, amount_3},
    {"b4", "Carried out", "money", CELL_MONEY, "-{o.carried_out}", false, amount_4},
    {"b5", "Prepay discount", "money", CELL_MONEY,
     "([ledger.commit_cash#]-[ledger.true_down_cash#])*{o.commit_prepay}/"
     "IF({o.commit_prepay}<1,1-{o.commit_prepay},1)",
     false, amount_5},
    {"b6", "Realized", "money", CELL_MONEY, "SUM([b0]:[b5])", false, amount_6},
    {"b7", "Fees", "money", CELL_MONEY, "-{o.fees}", false, amount_7},
    {"b8", "All-in", "money", CELL_MONEY, "[b6]+[b7]", false, amount_8},
    HEADING("The same in points of list"),
    POINTS(0, "Quoted"),
    POINTS(1, "Rate card"),
    POINTS(2, "Overage"),
    POINTS(3, "Forfeited"),
    POINTS(4, "Carried out"),
    POINTS(5, "Prepay discount"),
    POINTS(6, "Realized"),
    POINTS(7, "Fees"),
    POINTS(8, "All-in"),
};
#define N_LIVE (sizeof figures / sizeof figures[0])

/* Rows that differ where the workbook shows values: terms that the formulas do not follow bring service
 * credits and commitments at list value. */
static const struct field of_values[] = {
    {"due", "Commitment due; at list value where drawdown = list", "money", CELL_MONEY, NULL, false,
     figure_commit},
    {"b7", "Fees, less service credits", "money", CELL_MONEY, NULL, false, amount_7},
    {"p7", "Fees, less service credits", "of list", CELL_SHARE, NULL, false, points_7},
};
static const struct field credits = {"credits", "Service credits",     "money", CELL_MONEY, NULL,
                                     false,     figure_service_credits};

struct rows {
    const struct field *items;
    size_t n;
};

static struct rows
make_rows(const struct model *model)
{
    if (!model->file->shows_values)
        return (struct rows){figures, N_LIVE};
    struct field *items = ARENA_NEW(model->arena, struct field, N_LIVE + 1);
    size_t n = 0;
    for (size_t i = 0; i < N_LIVE; i++) {
        items[n++] = figures[i];
        for (size_t k = 0; k < sizeof of_values / sizeof of_values[0]; k++)
            if (strcmp(figures[i].id, of_values[k].id) == 0)
                items[n - 1] = of_values[k];
        if (strcmp(figures[i].id, "fees") == 0)
            items[n++] = credits;
    }
    return (struct rows){items, n};
}

/* {low}, {base}, {high}: what the engine said of a scenario. */
static const char *
engine_reference(const void *context, size_t offer, const char *name)
{
    unsigned scenario = name[0] == 'l' ? SCENARIO_LOW : name[0] == 'b' ? SCENARIO_BASE : SCENARIO_HIGH;
    return checks_engine_cell(((const struct source *)context)->model, offer, scenario);
}

static void
write_figures(struct model *model, struct grid *grid, struct rows rows)
{
    struct source source = {model};
    for (size_t i = 0; i < rows.n; i++) {
        const struct field *field = &rows.items[i];
        unsigned row = ROW_FIGURES + (unsigned)i;
        sheet_text(grid->sheet, row, COL_LABEL, field->value ? ROLE_LABEL : ROLE_SECTION, field->label);
        if (!field->value)
            continue;
        sheet_text(grid->sheet, row, COL_UNIT, ROLE_UNIT,
                   strcmp(field->unit, "money") == 0 ? model->results->currency : field->unit);
        sheet_quiet(grid->sheet, field->form, row, grid->first, row, grid->first + (unsigned)grid->n);
        for (size_t k = 0; k < grid->n; k++) {
            struct scope scope = {.sheet = grid->sheet,
                                  .own = grid,
                                  .record = k,
                                  .offer = k + 1,
                                  .reference = engine_reference,
                                  .context = &source};
            sheet_formula(grid->sheet, row, grid->first + (unsigned)k, ROLE_FORMULA, field->form,
                          field->value(&source, k), grid_expand(&model->grids, &scope, field->formula));
        }
    }
}

/* ---- headline ---- */

static void
write_headline(struct model *model, struct grid *grid, size_t k)
{
    const struct settlement *s = &model->results->offers[k].scenarios[SCENARIO_BASE];
    struct arena *arena = model->arena;
    struct scope scope = {.sheet = grid->sheet, .own = grid, .record = k, .offer = k + 1};
    const char *cached = arena_printf(arena, "Quoted %s, you keep %s of list.",
                                      waterfall_share_text(arena, s->quoted_discount),
                                      waterfall_share_text(arena, s->realized_discount));
    const char *formula = arena_printf(
        arena,
        "IF(inputs_refused>0,\"An input is not allowed: see Inputs and Prices.\","
        "IF(checks_failed>0,\"A check fails: see Checks.\","
        "\"Quoted \"&%s&\", you keep \"&%s&\" of list.\"))",
        waterfall_share_formula(arena, "[quoted]"), waterfall_share_formula(arena, "[realized]"));
    sheet_formula_text(grid->sheet, ROW_HEADLINE, grid->first + (unsigned)k, ROLE_PROSE, cached,
                       grid_expand(&model->grids, &scope, formula));
}

void
summary_write(struct model *model)
{
    const struct results *results = model->results;
    struct sheet *sheet = model->summary;
    struct grid *grid = grid_add(&model->grids, "summary", 0, sheet, true, COL_FIRST, results->n_offers);
    const struct rows rows = make_rows(model);
    for (size_t i = 0; i < rows.n; i++) {
        if (rows.items[i].id[0] != '\0')
            grid_field(grid, rows.items[i].id, ROW_FIGURES + (unsigned)i);
    }
    sheet_head(
        sheet, "Summary: what each offer is worth", 1,
        arena_printf(
            model->arena,
            "Over the term, under the %s. Shown cents may differ from their total by half a cent per row.",
            sheet->file->shows_values ? "base scenario" : "scenario selected on Inputs"));
    worksheet_set_column(sheet->worksheet, COL_LABEL, COL_LABEL, 44, NULL);
    worksheet_set_column(sheet->worksheet, COL_UNIT, COL_UNIT, 10, NULL);
    worksheet_set_column(sheet->worksheet, COL_FIRST, COL_FIRST + 12, 22, NULL);
    worksheet_set_row(sheet->worksheet, ROW_HEADER, 32, NULL);
    worksheet_set_row(sheet->worksheet, ROW_HEADLINE, 32, NULL);
    worksheet_freeze_panes(sheet->worksheet, ROW_HEADER + 1, COL_FIRST);
    sheet_text(sheet, ROW_HEADER, COL_LABEL, ROLE_HEADER, "Offer");
    sheet_text(sheet, ROW_HEADER, COL_UNIT, ROLE_HEADER, "Unit");
    sheet_text(sheet, ROW_HEADLINE, COL_LABEL, ROLE_LABEL, "In one line");
    for (size_t k = 0; k < results->n_offers; k++) {
        sheet_text(sheet, ROW_HEADER, COL_FIRST + (unsigned)k, ROLE_HEADER, results->offers[k].offer->name);
        write_headline(model, grid, k);
    }
    write_figures(model, grid, rows);
    unsigned points_row = ROW_FIGURES + (unsigned)(rows.n - N_BRIDGE_STEPS);
    unsigned row = ROW_FIGURES + (unsigned)rows.n + 2;
    lxw_row_t *breaks = ARENA_NEW(model->arena, lxw_row_t, results->n_offers + 2);
    breaks[0] = points_row - 1; /* the points, with the first chart under them */
    for (size_t k = 0, n = 1; k < results->n_offers; k++, row += WATERFALL_ROWS) {
        if (k % 2 == 1) /* then two charts a page */
            breaks[n++] = row;
        waterfall_write(model, grid, k, points_row, row);
    }
    worksheet_set_h_pagebreaks(sheet->worksheet, breaks);
    /* at least so wide that all figures above the points fit on the first page */
    size_t n_columns = results->n_offers > LEAST_COLUMNS ? results->n_offers : LEAST_COLUMNS;
    worksheet_print_area(sheet->worksheet, 0, 0, row, (lxw_col_t)(COL_FIRST + n_columns - 1));
}
