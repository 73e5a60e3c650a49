#include "rates.h"

#include <math.h>
#include <string.h>
#include <strings.h>

/* One block per offer: one row per line and meter of its rate card, then the sums. */
enum { COL_MODEL, COL_METER, COL_KIND, COL_BASIS, COL_NUMBERS };
#define BLOCK_HEAD 3 /* section title, header, units */
#define BLOCK_SUMS 9

#define RATE_VALUE(name, member)                                                                             \
    static double rate_##name(const void *source, size_t i)                                                  \
    {                                                                                                        \
        return (double)((const struct rates_source *)source)->result->rates[i].member;                       \
    }
RATE_VALUE(eligible, is_eligible)
RATE_VALUE(list_price, list_price)
RATE_VALUE(discount, discount)
RATE_VALUE(committed_price, committed_price)
RATE_VALUE(base_count, base_count)
RATE_VALUE(optimized_count, optimized_count)
RATE_VALUE(base_list, base_list)
RATE_VALUE(base_committed, base_committed)
RATE_VALUE(count, count)
RATE_VALUE(list_value, list_value)
RATE_VALUE(cost, cost)
RATE_VALUE(quoted_rate, quoted_rate)
RATE_VALUE(contracted_rate, contracted_rate)
RATE_VALUE(effective_rate, effective_rate)
RATE_VALUE(realized, realized_discount)
RATE_VALUE(share, share)

static bool
overage_by_list(const struct rates_source *source)
{
    enum overage mode = source->result->offer->overage.rate;
    return mode == OVERAGE_LIST || mode == OVERAGE_DISCOUNT;
}

/* What a row bears before loading: its part of what was drawn and of the overage (1.9). */
static double
rate_charge(const void *context, size_t i)
{
    const struct rates_source *source = context;
    const struct offer_result *result = source->result;
    const struct rate_row *row = &result->rates[i];
    if (!row->is_eligible || !(result->base_committed > 0))
        return 0;
    double by_committed = row->base_committed / result->base_committed;
    double by_list = row->base_list / result->base_eligible;
    return source->settlement->drawn * by_committed +
           source->settlement->overage_charge * (overage_by_list(source) ? by_list : by_committed);
}

static double
rate_model_cost(const void *context, size_t i)
{
    const struct rates_source *source = context;
    const struct offer_result *result = source->result;
    const struct line *lines = source->model->results->histories[result->history].lines;
    double sum = 0;
    for (size_t k = 0; k < result->n_rates; k++)
        sum += lines[result->rates[k].line].model == lines[result->rates[i].line].model
                   ? result->rates[k].cost
                   : 0;
    return sum;
}

static const struct field fields[] = {
    {"eligible", "Eligible", "1 = yes", CELL_WHOLE, NULL, false, rate_eligible},
    {"list_price", "List price", "money/unit", CELL_RATE, "{price}", false, rate_list_price},
    {"discount", "Discount", "of list", CELL_SHARE, "{discount}", false, rate_discount},
    {"committed_price", "Committed price", "money/unit", CELL_RATE, "{committed}", false,
     rate_committed_price},
    {"base_count", "Base month", "count", CELL_COUNT, "{count}", false, rate_base_count},
    {"base_list", "Base month at list", "money", CELL_CENTS, "[base_count]*[list_price]/{unit}", true,
     rate_base_list},
    {"base_committed", "Base month committed", "money", CELL_CENTS, "[base_count]*[committed_price]/{unit}",
     false, rate_base_committed},
    {"count", "Count over the term", "count", CELL_COUNT, "[base_count]*[ledger.multiplier#]", false,
     rate_count},
    {"list_value", "List value", "money", CELL_MONEY, "[base_list]*[ledger.multiplier#]", true,
     rate_list_value},
    {"charge", "Drawn and overage", "money", CELL_MONEY,
     "IF([eligible]*({o.base_committed}>0)=1,{o.drawn}*[base_committed]/{o.base_committed}+{o.overage_charge}"
     "*IF({o.overage_by_list}=1,[base_list]/{o.base_eligible},[base_committed]/{o.base_committed}),0)",
     true, rate_charge},
    {"cost", "Cost borne", "money", CELL_MONEY,
     "IF([eligible]=1,[charge],[list_value])+IF({o.charged}>0,{o.load}*[charge]/{o.charged},"
     "IF({o.base_eligible}>0,{o.load}*[eligible]*[base_list]/{o.base_eligible},"
     "IF({o.base_list}>0,{o.load}*[base_list]/{o.base_list},0)))",
     true, rate_cost},
    {"quoted_rate", "Quoted rate", "money/unit", CELL_RATE, "[list_price]*(1-{o.quoted})", false,
     rate_quoted_rate},
    {"contracted_rate", "Contracted rate", "money/unit", CELL_RATE,
     "IF([eligible]=1,[committed_price],[list_price])", false, rate_contracted_rate},
    {"effective_rate", "Effective rate", "money/unit", CELL_RATE,
     "IF([count]>0,[cost]*{unit}/[count],\"n/a\")", false, rate_effective_rate},
    {"realized", "Realized discount", "of list", CELL_SHARE,
     "IF([list_value]>0,1-[cost]/[list_value],\"n/a\")", false, rate_realized},
    {"share", "Share of cost", "of cost", CELL_SHARE, "IF({o.paid_api}>0,[cost]/{o.paid_api},\"n/a\")", false,
     rate_share},
    {"model_cost", "Cost of the model", "money", CELL_MONEY, "SUMIFS([cost:],[model:],[model])", false,
     rate_model_cost},
};
#define N_FIELDS     (sizeof fields / sizeof fields[0])
#define COL_DOMINANT (COL_NUMBERS + (unsigned)N_FIELDS)

/* What a row bears before loading holds for demand at one level of price and mix only; where the workbook
 * shows values, the count after optimization stands in its place. */
static const struct field *
fields_of(const struct model *model)
{
    static const struct field optimized = {"charge", "Base month, optimized", "count", CELL_COUNT, NULL,
                                           false,    rate_optimized_count};
    if (!model->file->shows_values)
        return fields;
    struct field *copy = ARENA_NEW(model->arena, struct field, N_FIELDS);
    memcpy(copy, fields, sizeof fields);
    for (size_t i = 0; i < N_FIELDS; i++)
        if (strcmp(copy[i].id, optimized.id) == 0)
            copy[i] = optimized;
    return copy;
}

/* List price that an effective rate compares with: over the term, where prices may move. */
static double
list_rate(const struct model *model, const struct rate_row *row)
{
    return model->file->shows_values ? row->list_rate : row->list_price;
}

void
rates_plan(struct model *model)
{
    unsigned row = ROW_HEADER + 1;
    for (size_t k = 0; k < model->results->n_offers; k++) {
        size_t n = model->results->offers[k].n_rates;
        model->rates_row[k] = row;
        struct grid *grid = grid_add(&model->grids, "rates", k + 1, model->rates, false, row + BLOCK_HEAD, n);
        grid_field(grid, "model", COL_MODEL);
        grid_lay_out(grid, fields, N_FIELDS, COL_NUMBERS);
        row += BLOCK_HEAD + (unsigned)(n ? n : 1) + BLOCK_SUMS + 2;
    }
}

/* ---- the sheet ---- */

static const char *
basis_text(const struct rates_source *source, const struct rate_row *row)
{
    const struct offer *offer = source->result->offer;
    const char *key = row->term < offer->n_terms ? offer->terms[row->term].key : "key";
    switch (row->basis) {
    case BASIS_KEY:
    case BASIS_FIXED:
        return arena_printf(source->model->arena, "%s %s", row->basis == BASIS_KEY ? "key" : "fixed", key);
    case BASIS_NO_STACK:
        return "batch does not stack";
    case BASIS_HEADLINE:
        break;
    }
    return "headline";
}

/* What sets a line apart from a model's standard one. */
static const char *
kind_text(struct arena *arena, const struct line *line)
{
    return arena_printf(arena, "%s%s%s%s", tier_names[line->tier], line->context ? ", long" : "",
                        line->geo ? ", US" : "", line->speed ? ", fast" : "");
}

static void
write_words(const struct rates_source *source, const struct grid *grid, const struct scope *scope)
{
    const char *const heads[] = {"Model", "Meter", "Line", "Discount from"};
    struct model const *model = source->model;
    const struct history *history = &model->results->histories[source->result->history];
    for (unsigned i = 0; i < sizeof heads / sizeof heads[0]; i++)
        sheet_text(grid->sheet, grid->first - 2, i, ROLE_HEADER, heads[i]);
    sheet_text(grid->sheet, grid->first - 2, COL_DOMINANT, ROLE_HEADER, "Dominant");
    sheet_text(grid->sheet, grid->first - 2, COL_DOMINANT + 1, ROLE_HEADER, "Flag");
    struct scope here = *scope;
    here.own = grid;
    for (here.record = 0; here.record < grid->n; here.record++) {
        const struct rate_row *row = &source->result->rates[here.record];
        const struct line *line = &history->lines[row->line];
        unsigned at = grid->first + (unsigned)here.record;
        const char *const words[] = {model->results->book->models[line->model].id, meter_names[row->meter],
                                     kind_text(model->arena, line), basis_text(source, row)};
        for (unsigned i = 0; i < sizeof words / sizeof words[0]; i++)
            sheet_text(grid->sheet, at, i, i ? ROLE_UNIT : ROLE_LABEL, words[i]);
        sheet_formula_text(
            grid->sheet, at, COL_DOMINANT, ROLE_CHECK, row->is_dominant ? "dominant" : "",
            grid_expand(&model->grids, &here,
                        "IF(([model_cost]>0)*(SUMPRODUCT(([model_cost:]>[model_cost])*[cost:])"
                        "<dominant_share*{o.paid_api}*(1-check_relative))=1,\"dominant\",\"\")"));
        sheet_formula_text(
            grid->sheet, at, COL_DOMINANT + 1, ROLE_CHECK,
            row->effective_rate > list_rate(model, row) * (1 + 1e-9) ? "above list" : "",
            grid_expand(&model->grids, &here,
                        "IF([effective_rate]>[list_price]*(1+check_relative),\"above list\",\"\")"));
    }
}

static void
write_sums(struct model *model, const struct rates_source *source, const struct grid *grid,
           const struct scope *scope)
{
    const struct offer_result *r = source->result;
    const char *money = model->results->currency;
    unsigned row = grid->total + 1;
    size_t n_values = 4; /* without those of the charge */
    const struct {
        const char *name, *label;
        double cached;
        const char *formula;
    } sums[] = {
        {"base_list", "base month at list", r->base_list, "SUM([rates.base_list:])"},
        {"base_eligible", "of it eligible", r->base_eligible,
         "SUMIFS([rates.base_list:],[rates.eligible:],1)"},
        {"base_ineligible", "of it ineligible", r->base_ineligible, "{o.base_list}-{o.base_eligible}"},
        {"base_committed", "base month, committed", r->base_committed,
         "SUMIFS([rates.base_committed:],[rates.eligible:],1)"},
        {"charged", "drawn and overage over the term", source->charged, "SUM([rates.charge:])"},
        {"load", "forfeited and carried out, less prepay", source->load,
         "{o.paid_api}-{o.charged}-{o.base_ineligible}*[ledger.multiplier#]"},
    };
    for (size_t i = 0; i < (model->file->shows_values ? n_values : sizeof sums / sizeof sums[0]); i++)
        named_formula(model, model->rates, row++,
                      arena_printf(model->arena, "offer%zu_%s", source->offer + 1, sums[i].name),
                      sums[i].label, money, CELL_CENTS, sums[i].cached,
                      grid_expand(&model->grids, scope, sums[i].formula));
}

static void
write_offer(struct model *model, size_t k)
{
    const struct offer_result *result = &model->results->offers[k];
    struct rates_source source = {model, result, &result->scenarios[SCENARIO_BASE], k, 0, 0};
    struct scope scope = {.sheet = model->rates,
                          .offer = k + 1,
                          .history = result->history + 1,
                          .reference = rates_reference,
                          .context = &source};
    double ineligible = 0;
    for (size_t i = 0; i < result->n_rates; i++) {
        source.charged += rate_charge(&source, i);
        ineligible += result->rates[i].is_eligible ? 0 : result->rates[i].list_value;
    }
    source.load = source.settlement->paid_api - source.charged - ineligible;
    struct grid *grid = grid_find(&model->grids, "rates", &scope);
    sheet_text(model->rates, model->rates_row[k], 0, ROLE_SECTION, result->offer->name);
    worksheet_set_row(model->rates->worksheet, model->rates_row[k] + 1, 32, NULL);
    write_words(&source, grid, &scope);
    grid_write(&model->grids, grid, &scope, fields_of(model), N_FIELDS, COL_NUMBERS, &source);
    sheet_text(model->rates, grid->total, 0, ROLE_TOTAL, "Total");
    write_sums(model, &source, grid, &scope);
    sheet_colour(model->rates, grid->first, COL_DOMINANT + 1, grid->total, COL_DOMINANT + 1);
}

void
rates_write(struct model *model)
{
    /* up to the list value; libxlsxwriter keeps overlapping ranges, which Excel refuses */
    static const double widths[] = {31, 17, 14, 22, 8, 10, 9, 10, 16, 12, 12, 17};
    struct sheet *sheet = model->rates;
    sheet_head(sheet, "Rates: what each model and meter really costs", 3,
               arena_printf(model->arena,
                            "A unit is a million tokens, of web search a thousand requests. Effective rates "
                            "spread everything "
                            "paid over the term under the %s scenario.",
                            sheet->file->shows_values ? "base" : "selected"));
    for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++)
        worksheet_set_column(sheet->worksheet, (lxw_col_t)i, (lxw_col_t)i, widths[i], NULL);
    worksheet_set_column(sheet->worksheet, (lxw_col_t)(sizeof widths / sizeof widths[0]), COL_DOMINANT + 1,
                         12, NULL);
    worksheet_freeze_panes(sheet->worksheet, ROW_HEADER, 1);
    lxw_row_t *breaks = ARENA_NEW(model->arena, lxw_row_t, model->results->n_offers);
    for (size_t k = 0; k < model->results->n_offers; k++) {
        write_offer(model, k);
        if (k > 0) /* an offer a page */
            breaks[k - 1] = model->rates_row[k];
    }
    if (model->results->n_offers > 1)
        worksheet_set_h_pagebreaks(sheet->worksheet, breaks);
}
