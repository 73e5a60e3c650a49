#include "bands_edge.h"

#include "report/workbook/cells/room.h"
#include "report/workbook/cells/scalars.h"

#include <math.h>
#include <string.h>

/* One block per offer: quoted discount, band table, and where six annual amounts stand on it (1.10). */
enum { COL_WHAT, COL_UNIT, COL_VALUE, COL_BAND_DISCOUNT, COL_LAST = 8, COL_POINTS = 10 };
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

static const char *const placement_labels[N_PLACEMENTS] = {
    "Offered commitment",           "Current spend, raw at list",    "Current consumption at committed rates",
    "Committed value, low, year 1", "Committed value, base, year 1", "Committed value, high, year 1",
};

static unsigned
greater(unsigned a, unsigned b)
{
    return a > b ? a : b;
}

void
bands_plan(struct model *model, size_t tab)
{
    (void)tab;
    unsigned row = ROW_HEADER + 1;
    for (size_t k = 0; k < model->results->n_offers; k++) {
        size_t n = model->results->offers[k].offer->n_bands;
        model->bands_row[k] = row;
        unsigned first = row + 1 + BLOCK_SCALARS + 3;
        grid_lay_out(
            grid_add(&model->grids, "bands", OF_OFFER, k + 1, model->tabs[TAB_BANDS][0], false, first, n),
            band_fields, 2, COL_VALUE);
        first += (unsigned)n + PLACEMENT_HEAD;
        first = greater(first, row + 1 + bands_chart_rows(model, k) + 2);
        grid_lay_out(grid_add(&model->grids, "placements", OF_OFFER, k + 1, model->tabs[TAB_BANDS][0], false,
                              first, N_PLACEMENTS),
                     placement_fields, sizeof placement_fields / sizeof placement_fields[0], COL_VALUE);
        row =
            greater(bands_edge_end(model, k, first + N_PLACEMENTS + 1), row + bands_curve_rows(model, k)) + 1;
    }
}

static const char *const annual_templates[N_PLACEMENTS] = {
    [PLACEMENT_COMMIT] = "{o.annual_commit}",
    [PLACEMENT_RAW] = "12*{f.base_list}",
    [PLACEMENT_OPTIMIZED] = "12*{o.optimized_committed}",
    [PLACEMENT_LOW] = "{o.year1_low}",
    [PLACEMENT_BASE] = "{o.year1_base}",
    [PLACEMENT_HIGH] = "{o.year1_high}",
};

static const char *
reference(const void *context, size_t i, const char *name)
{
    const struct source *source = context;
    const struct model *model = source->model;
    if (strcmp(name, "threshold") == 0)
        return model->offers[source->offer].thresholds[i];
    if (strcmp(name, "discount") == 0)
        return model->offers[source->offer].band_discounts[i];
    struct scope scope = scope_of_offer(model, model->tabs[TAB_BANDS][0], source->offer);
    return grid_expand(&model->grids, &scope, annual_templates[i]);
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
    if (result->offer->tiers.n_steps) /* a band begins at its threshold, a tier above it */
        quoted = arena_printf(arena,
                              "MAX(%s,{o.first_discount}+SUMPRODUCT(({o.tier_from}<{o.annual_commit})"
                              "*{o.tier_step}))",
                              quoted);
    const struct scalar scalars[] = {
        {"annual_commit", "annual commit", NULL, CELL_MONEY, result->annual_commit, annual},
        {"quoted", "quoted discount", "of list", CELL_SHARE, result->quoted_discount, quoted},
    };
    scalars_write(&model->grids, model->tabs[TAB_BANDS][0], scope, 'o', scalars,
                  sizeof scalars / sizeof scalars[0], row);
}

static void
write_offer(struct model *model, size_t k)
{
    const struct offer_result *result = &model->results->offers[k];
    struct source source = {model, result, k};
    struct scope scope = scope_of_offer(model, model->tabs[TAB_BANDS][0], k);
    scope.reference = reference;
    scope.context = &source;
    struct grid *bands = grid_find(&model->grids, "bands", &scope);
    struct grid *placements = grid_find(&model->grids, "placements", &scope);
    bool has_bands = result->offer->n_bands > 0;
    sheet_text(model->tabs[TAB_BANDS][0], model->bands_row[k], 0, ROLE_SECTION, result->offer->name);
    write_scalars(model, k, &scope, model->bands_row[k] + 1);
    sheet_text(model->tabs[TAB_BANDS][0], bands->first - 2, 0, ROLE_HEADER, "Band table of the offer");
    if (has_bands)
        grid_write(&model->grids, bands, &scope, band_fields, 2, COL_VALUE, &source);
    else
        sheet_text(model->tabs[TAB_BANDS][0], bands->first - 2, COL_VALUE, ROLE_NOTE,
                   "the offer states none");
    for (size_t i = 0; i < bands->n; i++)
        sheet_text(model->tabs[TAB_BANDS][0], bands->first + (unsigned)i, 0, ROLE_LABEL,
                   arena_printf(model->arena, "Band %zu", i + 1));
    sheet_text(model->tabs[TAB_BANDS][0], placements->first - 2, 0, ROLE_HEADER,
               "Where annual amounts stand");
    for (unsigned i = 0; i < N_PLACEMENTS; i++)
        sheet_text(model->tabs[TAB_BANDS][0], placements->first + i, 0, ROLE_LABEL, placement_labels[i]);
    grid_write(&model->grids, placements, &scope, placement_fields,
               has_bands ? sizeof placement_fields / sizeof placement_fields[0] : 1, COL_VALUE, &source);
    bands_edge_write(model, k, placements->first + N_PLACEMENTS + 1);
}

static unsigned
last_row(const struct model *model)
{
    size_t k = model->results->n_offers - 1;
    struct scope scope = scope_of_offer(model, model->tabs[TAB_BANDS][0], k);
    const struct grid *placements = grid_find(&model->grids, "placements", &scope);
    return bands_edge_end(model, k, placements->first + N_PLACEMENTS + 1);
}

void
bands_write(struct model *model, size_t tab)
{
    (void)tab;
    struct sheet *sheet = model->tabs[TAB_BANDS][0];
    frame_head(
        sheet, "where the commitment and the consumption stand", 1,
        "A band begins at its threshold. Usage at list is at the prices of the last complete month; low, "
        "base and high are year 1, scaled to 12 months. The chart's points stand to the right.");
    sheet->rule_to = COL_LAST;
    room_columns(sheet, COL_WHAT, COL_WHAT, 44);
    room_columns(sheet, COL_UNIT, COL_UNIT, 10);
    room_columns(sheet, COL_VALUE, 8, 18);
    frame_freeze(sheet, ROW_HEADER, 1);
    room_columns(sheet, COL_POINTS, COL_POINTS, 24);
    room_columns(sheet, COL_POINTS + 1, COL_POINTS + 8, 16);
    for (size_t k = 0; k < model->results->n_offers; k++)
        write_offer(model, k);
    frame_breaks(sheet, model->bands_row + 1, model->results->n_offers - 1); /* an offer a page */
    frame_area(sheet, last_row(model), COL_LAST);
}
