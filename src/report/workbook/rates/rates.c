#include "rates.h"

#include "report/workbook/cells/room.h"
#include "report/workbook/cells/scalars.h"

#include <math.h>

#define N_SUMS        8
#define COL_LAST      (COL_DOMINANT + 1) /* printed */
#define COL_WORKLOADS (COL_NUMBERS + 9)  /* of the last */
enum { TABLE_TERM, TABLE_CARD, TABLE_KINDS, TABLE_COSTS };

/* ---- layout ---- */

static unsigned
table_rows(const struct rates_source *source)
{
    unsigned n = (unsigned)(source->n_rows ? source->n_rows : 1) + rates_folded_rows(source);
    return TABLE_HEAD + n + 2; /* a total, and one empty */
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
            grid->total += rates_folded_rows(&source);
            grid_lay_out(grid, table->fields, table->n, COL_NUMBERS);
            if (t == TABLE_TERM)
                grid_field(grid, "folded", COL_FOLDED);
            for (size_t of = N_USAGE; of < source.n_sources && t == TABLE_COSTS; of++)
                grid_field(grid, arena_printf(model->arena, "u%zu", of),
                           COL_WORKLOADS + (unsigned)(of - N_USAGE));
        }
        row = source.weights_row + rates_weight_rows(&source) + 1;
    }
}

/* ---- the sheet ---- */

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
    const struct scalar sums[N_SUMS] = {
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
    struct sheet *sheet = model->tabs[TAB_RATES][0];
    unsigned row = sums_row(source), from = model->results->plan->n_changes ? 0 : 1;
    sheet_text(sheet, row, 0, ROLE_SECTION, "Workings: sums");
    scalars_write(&model->grids, sheet, scope, 'o', sums + from, N_SUMS - from, row + 1 + from);
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
        room_row(sheet, grids[t]->first - 2, 45);
        rates_write_words(&source, grids[t]);
        grid_write(&model->grids, grids[t], &scope, table->fields, table->n, COL_NUMBERS, &source);
        if (t == TABLE_TERM)
            rates_write_folded_marks(&source, grids[t]);
        if (t != TABLE_KINDS) { /* prices have no total */
            rates_write_folded(&source, table, grids[t], &scope);
            sheet_text(sheet, grids[t]->total, 0, ROLE_TOTAL, "Total");
        }
    }
    rates_write_flags(&source, grids[TABLE_TERM], &scope);
    rates_write_basis(&source, grids[TABLE_CARD], &scope);
    write_workloads(&source, grids[TABLE_COSTS], &scope);
    write_sums(model, &source, &scope);
    rates_write_groups(model, &source, &scope);
}

#define PAGE_ROWS 46 /* what fits below the head, at the scale of the sheet's width */

/* What is printed of a table. */
static unsigned
shown_rows(const struct rates_source *source)
{
    unsigned n = rates_folded_rows(source);
    for (size_t i = 0; i < source->n_rows; i++)
        n += !rates_is_idle(source, i);
    return TABLE_HEAD + 4 + n; /* the header is three rows high */
}

/* An offer a page, and no table over two pages that fits on one. */
static void
break_pages(struct model *model)
{
    size_t n_offers = model->results->n_offers, n = 0;
    struct sheet *sheet = model->tabs[TAB_RATES][0];
    unsigned *breaks = ARENA_NEW(model->arena, unsigned, n_offers *TABLE_KINDS);
    for (size_t k = 0; k < n_offers; k++) {
        const struct rates_source source = source_of(model, k);
        if (k > 0)
            breaks[n++] = table_row(&source, TABLE_TERM);
        if (2 * shown_rows(&source) > PAGE_ROWS)
            breaks[n++] = table_row(&source, TABLE_CARD);
    }
    frame_breaks(sheet, breaks, n);
    frame_area(sheet, model->rates_workings[0] - 1, COL_LAST);
}

void
rates_write(struct model *model, size_t tab)
{
    (void)tab;
    static const double widths[] = {27, 16, 16, 17}; /* then all alike */
    const unsigned n_widths = sizeof widths / sizeof widths[0];
    struct sheet *sheet = model->tabs[TAB_RATES][0];
    frame_head(
        sheet, "what each model and meter really costs", COL_NUMBERS,
        "A unit is a million tokens, of web search a thousand requests. Effective rates spread all that "
        "is paid over the term under the selected scenario. Workings stand below, not printed.");
    sheet->rule_to = COL_LAST;
    for (unsigned i = 0; i < n_widths; i++)
        room_columns(sheet, i, i, widths[i]);
    room_columns(sheet, n_widths, 60, 12.5);
    frame_freeze(sheet, ROW_HEADER, 1);
    for (size_t k = 0; k < model->results->n_offers; k++)
        write_offer(model, k);
    break_pages(model);
}
