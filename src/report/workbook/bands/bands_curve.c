#include "bands_points.h"
#include "report/workbook/charts/chart.h"

#include <math.h>

/* The chart of the discount curve over the points and flags it is drawn from (1.10). */
#define CHART_COLUMN 4 /* beside the band table */
#define CHART_GAP    12
#define CHART_WIDTH  636.0
#define CHART_HEIGHT 360.0
#define HEAD         2

bool
bands_curve_exists(const struct model *model, size_t k)
{
    return model->results->offers[k].offer->n_bands > 0 || model->results->plan->n_benchmark > 0;
}

unsigned
bands_chart_rows(const struct model *model, size_t k)
{
    return bands_curve_exists(model, k) ? chart_rows(CHART_HEIGHT) : 0;
}

unsigned
bands_curve_rows(const struct model *model, size_t k)
{
    return HEAD + bands_point_rows(model, &model->results->offers[k]) + 1 + HEAD + N_PLACEMENTS + 1;
}

static void
write_heads(const struct bands_curve *curve, unsigned row, const char *const *heads, const char *const *units)
{
    for (unsigned col = POINTS_WHAT; col <= POINTS_P75; col++) {
        const char *head = heads[col - POINTS_WHAT];
        if (!head)
            continue;
        sheet_text(curve->sheet, row, col, ROLE_HEADER, head);
        sheet_text(curve->sheet, row + 1, col, ROLE_COLUMN_UNIT, units[col - POINTS_WHAT]);
    }
}

/* ---- the chart ---- */

static void
insert_chart(const struct bands_curve *curve, unsigned at, unsigned flags_row)
{
    struct model *model = curve->model;
    const struct plan *plan = model->results->plan;
    size_t steps = bands_n_steps(curve->result->offer), points = bands_n_points(plan), n = 0;
    unsigned first = curve->first, step_end = first + (unsigned)steps - 1, end = first + (unsigned)points - 1;
    struct chart_span x = {first, POINTS_LINE_X, end, POINTS_LINE_X};
    struct chart_curve curves[4];
    if (steps > 0)
        curves[n++] = (struct chart_curve){{first, POINTS_STEP_X, step_end, POINTS_STEP_X},
                                           {first, POINTS_STEP_Y, step_end, POINTS_STEP_Y},
                                           "offer",
                                           COLOUR_ACCENT,
                                           2.25,
                                           false,
                                           steps - 1,
                                           LXW_CHART_LABEL_POSITION_ABOVE};
    static const char *const names[] = {"p25", "p50", "p75"};
    for (unsigned i = 0; i < 3 && points > 0; i++)
        curves[n++] = (struct chart_curve){x,
                                           {first, POINTS_P25 + i, end, POINTS_P25 + i},
                                           names[i],
                                           COLOUR_RANGE,
                                           i == 1 ? 1.75 : 1,
                                           i != 1,
                                           points - 1,
                                           LXW_CHART_LABEL_POSITION_RIGHT};
    struct chart_flag flags[N_PLACEMENTS];
    double most = bands_farthest(curve);
    for (unsigned i = 0; i < N_PLACEMENTS; i++)
        flags[i] = (struct chart_flag){flags_row + i,
                                       POINTS_STEP_X,
                                       POINTS_STEP_Y,
                                       bands_flag_names[i],
                                       i == PLACEMENT_COMMIT ? COLOUR_CAUTION_TEXT : COLOUR_SERIES,
                                       curve->result->placements[i].annual > 0.9 * most};
    const char *currency = model->results->currency, *name = curve->result->offer->name;
    struct chart_plane plane = {
        "Discount by annual commitment: offer, market, where amounts stand",
        arena_printf(model->arena, "Discount of the offer's bands and the market by annual commitment: %s",
                     name),
        {arena_printf(model->arena, "annual commitment, %s", currency), chart_amount_format(most), 0, 0, 0},
        {"of list", "0%", 0, 0, 0},
        {at, CHART_COLUMN, CHART_GAP, CHART_WIDTH, CHART_HEIGHT},
        curves,
        n,
        flags,
        N_PLACEMENTS};
    chart_plane(curve->sheet, curve->sheet, &plane);
}

void
bands_curve_write(struct model *model, size_t k, unsigned row, const struct bands_market *market)
{
    const struct offer *offer = model->results->offers[k].offer;
    bool has_market = model->results->plan->n_benchmark > 0;
    const char *const heads[] = {"Points of the chart",
                                 NULL,
                                 offer->n_bands ? "Annual commit" : NULL,
                                 offer->n_bands ? "Discount" : NULL,
                                 has_market ? "Weight" : NULL,
                                 has_market ? "Annual commit" : NULL,
                                 has_market ? "p25" : NULL,
                                 has_market ? "p50" : NULL,
                                 has_market ? "p75" : NULL};
    static const char *const flag_heads[] = {"Flags of the chart",
                                             NULL,
                                             "Annual amount",
                                             "Height",
                                             "Share of the top",
                                             "Whole amount",
                                             "Which height",
                                             NULL,
                                             NULL};
    const char *money = model->results->currency;
    const char *const units[] = {"", "", money, "of list", "share", money, "of list", "of list", "of list"};
    const char *const flag_units[] = {"", "", money, "of list", "share", money, "rank", "", ""};
    if (!bands_curve_exists(model, k))
        return;
    struct sheet *sheet = model->tabs[TAB_BANDS][0];
    struct scope scope = scope_of_offer(model, sheet, k);
    struct bands_curve curve = {model,
                                sheet,
                                &model->results->offers[k],
                                grid_find(&model->grids, "bands", &scope),
                                grid_find(&model->grids, "placements", &scope),
                                market,
                                row + 1 + HEAD};
    unsigned flags = curve.first + bands_point_rows(model, &model->results->offers[k]) + 1 + HEAD;
    write_heads(&curve, curve.first - HEAD, heads, units);
    bands_write_points(&curve);
    write_heads(&curve, flags - HEAD, flag_heads, flag_units);
    bands_write_flags(&curve, flags);
    insert_chart(&curve, row + 1, flags);
}
