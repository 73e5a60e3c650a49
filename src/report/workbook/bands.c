#include "model.h"

#include <math.h>
#include <string.h>

/* One block per offer: quoted discount, band table, and where six annual amounts stand on it (1.10). */
enum { COL_WHAT, COL_UNIT, COL_VALUE, COL_BAND_DISCOUNT };
#define BLOCK_SCALARS  2
#define PLACEMENT_HEAD 4

struct source {
    const struct model *model;
    const struct offer_result *result;
    size_t offer;
};

static double
band_threshold(const void *source, size_t i)
{
    return money_value(((const struct source *)source)->result->offer->bands[i].threshold);
}
static double
band_discount(const void *source, size_t i)
{
    return ((const struct source *)source)->result->offer->bands[i].discount;
}
#define PLACEMENT_VALUE(member)                                                                              \
    static double placement_##member(const void *source, size_t i)                                           \
    {                                                                                                        \
        return ((const struct source *)source)->result->placements[i].member;                                \
    }
PLACEMENT_VALUE(annual)
PLACEMENT_VALUE(band)
PLACEMENT_VALUE(discount)
PLACEMENT_VALUE(next_threshold)
PLACEMENT_VALUE(gap)

static const struct field band_fields[] = {
    {"threshold", "Annual commit from", "money", CELL_MONEY, "{threshold}", false, band_threshold},
    {"discount", "Discount", "of list", CELL_SHARE, "{discount}", false, band_discount},
};
static const struct field placement_fields[] = {
    {"annual", "Annual amount", "money", CELL_MONEY, "{annual}", false, placement_annual},
    {"band", "Its band begins at", "money", CELL_MONEY,
     "IF([annual]<[bands.threshold^],0,LOOKUP([annual],[bands.threshold:]))", false, placement_band},
    {"discount", "Discount there", "of list", CELL_SHARE,
     "IF([annual]<[bands.threshold^],0,LOOKUP([annual],[bands.threshold:],[bands.discount:]))", false,
     placement_discount},
    {"next", "Next band begins at", "money", CELL_MONEY,
     "IF([annual]<[bands.threshold^],[bands.threshold^],IF([annual]>=[bands.threshold$],\"n/a\","
     "INDEX([bands.threshold:],MATCH([annual],[bands.threshold:],1)+1)))",
     false, placement_next_threshold},
    {"gap", "Gap to it", "money", CELL_MONEY, "IF(ISNUMBER([next]),[next]-[annual],\"n/a\")", false,
     placement_gap},
};

#define OPTIMIZED_LABEL "Optimized consumption at committed rates"

static const char *const placement_labels[N_PLACEMENTS] = {
    "Offered commitment",           "Current spend, raw at list",    "Current consumption at committed rates",
    "Committed value, low, year 1", "Committed value, base, year 1", "Committed value, high, year 1",
};

void
bands_plan(struct model *model)
{
    unsigned row = ROW_HEADER + 1;
    for (size_t k = 0; k < model->results->n_offers; k++) {
        size_t n = model->results->offers[k].offer->n_bands;
        model->bands_row[k] = row;
        unsigned first = row + 1 + BLOCK_SCALARS + 3;
        grid_lay_out(grid_add(&model->grids, "bands", k + 1, model->bands, false, first, n), band_fields, 2,
                     COL_VALUE);
        first += (unsigned)n + PLACEMENT_HEAD;
        grid_lay_out(grid_add(&model->grids, "placements", k + 1, model->bands, false, first, N_PLACEMENTS),
                     placement_fields, sizeof placement_fields / sizeof placement_fields[0], COL_VALUE);
        row = first + N_PLACEMENTS + 2;
    }
}

static const char *
first_year(struct arena *arena, const char *series)
{
    return arena_printf(arena,
                        "{o.base_committed}*SUMPRODUCT(([series.h:]>={o.offset})*([series.h:]<{o.offset}"
                        "+MIN(12,{o.term_months}))*[series.%s:])*12/MIN(12,{o.term_months})",
                        series);
}

static const char *
annual_template(struct arena *arena, size_t placement)
{
    const char *const templates[N_PLACEMENTS] = {
        [PLACEMENT_COMMIT] = "{o.annual_commit}",        [PLACEMENT_RAW] = "12*{f.base_list}",
        [PLACEMENT_OPTIMIZED] = "12*{o.base_committed}", [PLACEMENT_LOW] = first_year(arena, "low"),
        [PLACEMENT_BASE] = first_year(arena, "mean"),    [PLACEMENT_HIGH] = first_year(arena, "high"),
    };
    return templates[placement];
}

static const char *
reference(const void *context, size_t i, const char *name)
{
    const struct source *source = context;
    const struct model *model = source->model;
    if (strcmp(name, "threshold") == 0)
        return model->offers[source->offer].thresholds[i];
    if (strcmp(name, "discount") == 0)
        return model->offers[source->offer].band_discounts[i];
    struct scope scope = {
        .sheet = model->bands, .offer = source->offer + 1, .history = source->result->history + 1};
    return grid_expand(&model->grids, &scope, annual_template(model->arena, i));
}

static void
write_scalars(struct model *model, size_t k, const struct scope *scope, unsigned row)
{
    struct arena *arena = model->arena;
    const struct offer_result *result = &model->results->offers[k];
    const struct offer_cells *cells = &model->offers[k];
    const char *annual = cells->schedule
                             ? arena_printf(arena, "SUM(%s)*12/{o.term_months}", cells->schedule_range)
                             : "{o.commit_annual}";
    const char *quoted = result->offer->n_bands
                             ? "IF({o.headline}=\"\",IF({o.annual_commit}<[bands.threshold^],0,"
                               "LOOKUP({o.annual_commit},[bands.threshold:],[bands.discount:])),{o.headline})"
                             : "IF({o.headline}=\"\",0,{o.headline})";
    named_formula(model, model->bands, row, arena_printf(arena, "offer%zu_annual_commit", k + 1),
                  "annual commit", model->results->currency, CELL_MONEY, result->annual_commit,
                  grid_expand(&model->grids, scope, annual));
    named_formula(model, model->bands, row + 1, arena_printf(arena, "offer%zu_quoted", k + 1),
                  "quoted discount", "of list", CELL_SHARE, result->quoted_discount,
                  grid_expand(&model->grids, scope, quoted));
}

static void
write_offer(struct model *model, size_t k)
{
    const struct offer_result *result = &model->results->offers[k];
    struct source source = {model, result, k};
    struct scope scope = {.sheet = model->bands,
                          .offer = k + 1,
                          .history = result->history + 1,
                          .reference = reference,
                          .context = &source};
    struct grid *bands = grid_find(&model->grids, "bands", &scope);
    struct grid *placements = grid_find(&model->grids, "placements", &scope);
    bool has_bands = result->offer->n_bands > 0;
    sheet_text(model->bands, model->bands_row[k], 0, ROLE_SECTION, result->offer->name);
    write_scalars(model, k, &scope, model->bands_row[k] + 1);
    sheet_text(model->bands, bands->first - 2, 0, ROLE_HEADER, "Band table of the offer");
    if (has_bands)
        grid_write(&model->grids, bands, &scope, band_fields, 2, COL_VALUE, &source);
    else
        sheet_text(model->bands, bands->first - 2, COL_VALUE, ROLE_NOTE, "the offer states none");
    for (size_t i = 0; i < bands->n; i++)
        sheet_text(model->bands, bands->first + (unsigned)i, 0, ROLE_LABEL,
                   arena_printf(model->arena, "Band %zu", i + 1));
    sheet_text(model->bands, placements->first - 2, 0, ROLE_HEADER, "Where annual amounts stand");
    for (unsigned i = 0; i < N_PLACEMENTS; i++)
        sheet_text(model->bands, placements->first + i, 0, ROLE_LABEL,
                   i == PLACEMENT_OPTIMIZED && model->file->shows_values ? OPTIMIZED_LABEL
                                                                         : placement_labels[i]);
    grid_write(&model->grids, placements, &scope, placement_fields,
               has_bands ? sizeof placement_fields / sizeof placement_fields[0] : 1, COL_VALUE, &source);
}

void
bands_write(struct model *model)
{
    struct sheet *sheet = model->bands;
    sheet_head(sheet, "Bands: where the commitment and the consumption stand", 1,
               arena_printf(model->arena,
                            "A band begins at its threshold. Annual amounts%s; low, base and high are year 1 "
                            "scaled to 12 months.",
                            sheet->file->shows_values ? "" : " at start prices"));
    worksheet_set_column(sheet->worksheet, COL_WHAT, COL_WHAT, 44, NULL);
    worksheet_set_column(sheet->worksheet, COL_UNIT, COL_UNIT, 10, NULL);
    worksheet_set_column(sheet->worksheet, COL_VALUE, 8, 18, NULL);
    worksheet_freeze_panes(sheet->worksheet, ROW_HEADER, 1);
    for (size_t k = 0; k < model->results->n_offers; k++)
        write_offer(model, k);
}
