#include "rates.h"

#include <math.h>

#define N_SUMS        8
#define COL_DOMINANT  (COL_NUMBERS + 9)  /* after the fields of the first table */
#define COL_LAST      (COL_DOMINANT + 1) /* printed */
#define COL_BASIS     (COL_NUMBERS + 6)  /* of the second */
#define COL_WORKLOADS (COL_NUMBERS + 9)  /* of the last */
enum { TABLE_TERM, TABLE_CARD, TABLE_KINDS, TABLE_COSTS };

/* ---- layout ---- */

static unsigned
table_rows(const struct rates_source *source)
{
    return TABLE_HEAD + (unsigned)(source->n_rows ? source->n_rows : 1) + 2; /* a total, and one empty */
}

/* Results of all offers stand above the workings of all, which are not printed. */
static unsigned
table_row(const struct rates_source *source, size_t table)
{
    const struct model *model = source->model;
    return table < TABLE_KINDS
               ? model->rates_row[source->offer] + (unsigned)table * table_rows(source)
               : model->rates_workings[source->offer] + (unsigned)(table - TABLE_KINDS) * table_rows(source);
}

static unsigned
sums_row(const struct rates_source *source)
{
    return table_row(source, N_RATES_TABLES);
}

static struct rates_source
source_of(const struct model *model, size_t k)
{
    const struct offer_result *result = &model->results->offers[k];
    struct rates_source source = {
        .model = model,
        .result = result,
        .settlement = &result->scenarios[SCENARIO_BASE],
        .lines = model->results->histories[result->history].lines,
        .offer = k,
        .n_groups = result->timeline.n_groups,
        .n_sources = result->timeline.n_sources,
    };
    rates_find_rows(&source);
    source.card_row = sums_row(&source) + N_SUMS + 2;
    source.weights_row = source.card_row + rates_card_rows(&source);
    return source;
}

void
rates_plan(struct model *model, size_t tab)
{
    (void)tab;
    struct sheet *sheet = model->tabs[TAB_RATES][0];
    unsigned row = ROW_HEADER + 1;
    for (size_t k = 0; k < model->results->n_offers; k++) {
        model->rates_row[k] = row;
        const struct rates_source source = source_of(model, k);
        row += TABLE_KINDS * table_rows(&source);
    }
    for (size_t k = 0; k < model->results->n_offers; k++) {
        model->rates_workings[k] = row;
        struct rates_source source = source_of(model, k);
        for (size_t t = 0; t < N_RATES_TABLES; t++) {
            const struct rates_table *table = &rates_tables[t];
            struct grid *grid = grid_add(&model->grids, table->grid, OF_OFFER, k + 1, sheet, false,
                                         table_row(&source, t) + TABLE_HEAD, source.n_rows);
            grid_lay_out(grid, table->fields, table->n, COL_NUMBERS);
            for (size_t of = N_USAGE; of < source.n_sources && t == TABLE_COSTS; of++)
                grid_field(grid, arena_printf(model->arena, "u%zu", of),
                           COL_WORKLOADS + (unsigned)(of - N_USAGE));
        }
        row = source.weights_row + rates_weight_rows(&source) + 1;
    }
}

/* ---- the sheet ---- */

const char *
rates_line_words(struct arena *arena, const struct line *line)
{
    return arena_printf(arena, "%s%s%s%s", tier_names[line->tier], line->context ? ", long" : "",
                        line->geo ? ", US" : "", line->speed ? ", fast" : "");
}

/* Rows without demand are folded away: changed inputs may give them some. */
static void
fold_idle(const struct rates_source *source, const struct grid *grid, size_t i)
{
    lxw_row_col_options folded = {.hidden = LXW_TRUE, .level = 1};
    if (rates_is_idle(source, i))
        worksheet_set_row_opt(grid->sheet->worksheet, grid->first + (unsigned)i, LXW_DEF_ROW_HEIGHT, NULL,
                              &folded);
}

static void
write_words(const struct rates_source *source, const struct grid *grid)
{
    const char *const heads[] = {"Model", "Meter", "Line"};
    const struct model *model = source->model;
    for (unsigned i = 0; i < sizeof heads / sizeof heads[0]; i++)
        sheet_text(grid->sheet, grid->first - 2, i, ROLE_HEADER, heads[i]);
    for (size_t i = 0; i < source->n_rows; i++) {
        const struct line *line = &source->lines[source->rows[i].line];
        const char *const words[] = {model->results->book->models[line->model].id,
                                     meter_names[source->rows[i].meter],
                                     rates_line_words(model->arena, line)};
        for (unsigned col = 0; col < sizeof words / sizeof words[0]; col++)
            sheet_text(grid->sheet, grid->first + (unsigned)i, col, col ? ROLE_UNIT : ROLE_LABEL, words[col]);
        fold_idle(source, grid, i);
    }
}

static void
write_flags(const struct rates_source *source, const struct grid *grid, const struct scope *scope)
{
    static const char *const heads[] = {"Dominant", "Flag"};
    static const char *const formulas[] = {
        "IF(([rate_costs.model_cost]>0)*([rate_costs.before]<dominant_share*{o.paid_api}*(1-check_relative))="
        "1,"
        "\"dominant\",\"\")",
        "IF(([count]>0)*([cost]>[list_value]*(1+check_relative))=1,\"above list\",\"\")"};
    struct scope here = *scope;
    here.own = grid;
    for (unsigned i = 0; i < 2; i++)
        sheet_text(grid->sheet, grid->first - 2, COL_DOMINANT + i, ROLE_HEADER, heads[i]);
    for (here.record = 0; here.record < source->n_rows; here.record++) {
        const struct rate_row *row = &source->rows[here.record];
        const char *const cached[] = {
            row->is_dominant ? "dominant" : "",
            row->count > 0 && row->cost > row->list_value * (1 + 1e-9) ? "above list" : ""};
        for (unsigned i = 0; i < 2; i++)
            sheet_formula_text(grid->sheet, grid->first + (unsigned)here.record, COL_DOMINANT + i, ROLE_CHECK,
                               cached[i], grid_expand(&source->model->grids, &here, formulas[i]));
    }
    sheet_colour(grid->sheet, grid->first, COL_DOMINANT + 1, grid->total, COL_DOMINANT + 1);
}

/* What discounts come from; of batch lines it depends on whether their discount stacks. */
static void
write_basis(const struct rates_source *source, const struct grid *grid, const struct scope *scope)
{
    struct scope here = *scope;
    here.own = grid;
    sheet_text(grid->sheet, grid->first - 2, COL_BASIS, ROLE_HEADER, "Discount from");
    for (here.record = 0; here.record < source->n_rows; here.record++) {
        const struct rate_row *row = &source->rows[here.record];
        unsigned at = grid->first + (unsigned)here.record;
        const char *words = rates_basis_words(source, here.record);
        if (source->lines[row->line].tier != TIER_BATCH) {
            sheet_text(grid->sheet, at, COL_BASIS, ROLE_UNIT, words);
            continue;
        }
        const char *stacks = arena_printf(source->model->arena,
                                          "IF([rate_kinds.basis]=basis_unstacked,\"batch does not stack\","
                                          "\"%s\")",
                                          words);
        sheet_formula_text(grid->sheet, at, COL_BASIS, ROLE_UNIT,
                           row->basis == BASIS_NO_STACK ? "batch does not stack" : words,
                           grid_expand(&source->model->grids, &here, stacks));
    }
}

/* Counts of workloads, where they use the row's line and meter. */
static void
write_workloads(const struct rates_source *source, const struct grid *grid, const struct scope *scope)
{
    const struct model *model = source->model;
    struct scope here = *scope;
    here.own = grid;
    for (size_t of = N_USAGE; of < source->n_sources; of++) {
        unsigned col = COL_WORKLOADS + (unsigned)(of - N_USAGE);
        sheet_text(
            grid->sheet, grid->first - 2, col, ROLE_HEADER,
            arena_printf(model->arena, "Workload %s", model->results->plan->workloads[of - N_USAGE].name));
        sheet_text(grid->sheet, grid->first - 1, col, ROLE_COLUMN_UNIT, "units/month");
        for (here.record = 0; here.record < source->n_rows; here.record++) {
            unsigned at = grid->first + (unsigned)here.record;
            double units = rates_units(source, here.record, of);
            const char *formula = arena_printf(model->arena, "plan_workload%zu_n%d/{unit}", of - N_USAGE + 1,
                                               (int)source->rows[here.record].meter);
            if (units > 0)
                sheet_formula(grid->sheet, at, col, ROLE_FORMULA, CELL_RATE, units,
                              grid_expand(&model->grids, &here, formula));
            else
                sheet_number(grid->sheet, at, col, ROLE_PLAIN, CELL_RATE, 0);
        }
    }
}

static void
write_sums(struct model *model, const struct rates_source *source, const struct scope *scope)
{
    const struct offer_result *r = source->result;
    const char *money = model->results->currency;
    const struct {
        const char *name, *label, *unit;
        enum cell_form form;
        double cached;
        const char *formula;
    } sums[N_SUMS] = {
        {"passed", "list prices moved before the start", "times", CELL_FACTOR, rates_passed(source),
         "EXP(SUMPRODUCT((market_from>offer1_start)*(market_from<={o.start})*market_log))"},
        {"base_list", "month of usage at list", money, CELL_CENTS, r->base_list, "[rate_card.base_list#]"},
        {"base_eligible", "of it eligible", money, CELL_CENTS, r->base_eligible,
         "SUMIFS([rate_card.base_list:],[rate_card.eligible:],1)"},
        {"base_ineligible", "of it ineligible", money, CELL_CENTS, r->base_ineligible,
         "{o.base_list}-{o.base_eligible}"},
        {"base_committed", "eligible, at committed prices", money, CELL_CENTS, r->base_committed,
         "SUMIFS([rate_card.base_committed:],[rate_card.eligible:],1)"},
        {"optimized_committed", "the same, optimized", money, CELL_CENTS, r->optimized_committed,
         "SUMPRODUCT([rate_costs.optimized:],[rate_card.committed_price:],[rate_card.eligible:])"},
        {"charged", "drawn and overage over the term", money, CELL_CENTS, source->charged,
         "{o.drawn}+{o.overage_charge}"},
        {"load", "load: paid beside it and ineligible", money, CELL_CENTS, source->load,
         "{o.paid_api}-{o.charged}-[ledger.ineligible_charge#]"},
    };
    unsigned row = sums_row(source);
    sheet_text(model->tabs[TAB_RATES][0], row, 0, ROLE_SECTION, "Workings: sums");
    for (size_t i = model->results->plan->n_changes ? 0 : 1; i < N_SUMS; i++)
        named_formula(model, model->tabs[TAB_RATES][0], row + 1 + (unsigned)i,
                      arena_printf(model->arena, "offer%zu_%s", source->offer + 1, sums[i].name),
                      sums[i].label, sums[i].unit, sums[i].form, sums[i].cached,
                      grid_expand(&model->grids, scope, sums[i].formula));
}

static void
write_offer(struct model *model, size_t k)
{
    struct sheet *sheet = model->tabs[TAB_RATES][0];
    struct rates_source source = source_of(model, k);
    struct scope scope = scope_of_offer(model, sheet, k);
    struct grid *grids[N_RATES_TABLES];
    scope.reference = rates_reference;
    scope.context = &source;
    rates_weigh(&source);
    for (size_t i = 0; i < source.n_rows; i++)
        source.charged += rates_charge(&source, i);
    source.load = source.settlement->paid_api - source.charged - source.settlement->ineligible_charge;
    for (size_t t = 0; t < N_RATES_TABLES; t++) {
        const struct rates_table *table = &rates_tables[t];
        grids[t] = grid_find(&model->grids, table->grid, &scope);
        sheet_text(sheet, grids[t]->first - TABLE_HEAD, 0, ROLE_SECTION,
                   arena_printf(model->arena, "%s: %s", source.result->offer->name, table->title));
        worksheet_set_row(sheet->worksheet, grids[t]->first - 2, 45, NULL);
        write_words(&source, grids[t]);
        grid_write(&model->grids, grids[t], &scope, table->fields, table->n, COL_NUMBERS, &source);
        if (t != TABLE_KINDS) /* prices have no total */
            sheet_text(sheet, grids[t]->total, 0, ROLE_TOTAL, "Total");
    }
    write_flags(&source, grids[TABLE_TERM], &scope);
    write_basis(&source, grids[TABLE_CARD], &scope);
    write_workloads(&source, grids[TABLE_COSTS], &scope);
    write_sums(model, &source, &scope);
    rates_write_groups(model, &source, &scope);
}

#define PAGE_ROWS 46 /* what fits below the head, at the scale of the sheet's width */

/* What is printed of a table. */
static unsigned
shown_rows(const struct rates_source *source)
{
    unsigned n = 0;
    for (size_t i = 0; i < source->n_rows; i++)
        n += !rates_is_idle(source, i);
    return TABLE_HEAD + 4 + n; /* the header is three rows high */
}

/* An offer a page, and no table over two pages that fits on one. */
static void
break_pages(struct model *model)
{
    size_t n_offers = model->results->n_offers, n = 0;
    lxw_worksheet *worksheet = model->tabs[TAB_RATES][0]->worksheet;
    lxw_row_t *breaks = ARENA_NEW(model->arena, lxw_row_t, n_offers * TABLE_KINDS + 1);
    for (size_t k = 0; k < n_offers; k++) {
        const struct rates_source source = source_of(model, k);
        if (k > 0)
            breaks[n++] = table_row(&source, TABLE_TERM);
        if (2 * shown_rows(&source) > PAGE_ROWS)
            breaks[n++] = table_row(&source, TABLE_CARD);
    }
    if (n > 0)
        worksheet_set_h_pagebreaks(worksheet, breaks);
    worksheet_print_area(worksheet, 0, 0, model->rates_workings[0] - 1, COL_LAST);
}

void
rates_write(struct model *model, size_t tab)
{
    (void)tab;
    static const double widths[] = {27, 16, 16, 17}; /* then all alike */
    const unsigned n_widths = sizeof widths / sizeof widths[0];
    struct sheet *sheet = model->tabs[TAB_RATES][0];
    sheet_head(
        sheet, "Rates: what each model and meter really costs", COL_NUMBERS,
        "A unit is a million tokens, of web search a thousand requests. Effective rates spread all that "
        "is paid over the term under the selected scenario. Workings stand below, not printed.");
    sheet->rule_to = COL_LAST;
    for (unsigned i = 0; i < n_widths; i++)
        worksheet_set_column(sheet->worksheet, (lxw_col_t)i, (lxw_col_t)i, widths[i], NULL);
    worksheet_set_column(sheet->worksheet, (lxw_col_t)n_widths, 60, 12.5, NULL);
    worksheet_freeze_panes(sheet->worksheet, ROW_HEADER, 1);
    for (size_t k = 0; k < model->results->n_offers; k++)
        write_offer(model, k);
    break_pages(model);
}
