#include "bands_points.h"

#include <math.h>

/* Live: the steps of the offer's bands, the benchmark's lines, and flags for the annual amounts of the sheet
 * (1.10). */
#define PARTS     4    /* straight pieces of a line that is one in the logarithm of the commitment */
#define TOP_FLAG  1.60 /* of the largest discount; the next ones stand a step lower each */
#define FLAG_STEP 0.11

const char *const bands_flag_names[N_PLACEMENTS] = {"offered",     "raw at list",  "optimized",
                                                    "low, year 1", "base, year 1", "high, year 1"};

size_t
bands_n_steps(const struct offer *offer)
{
    return offer->n_bands > 0 ? 2 * offer->n_bands + 2 : 0;
}

/* A level at no commitment has no logarithm: straight lines then. */
static size_t
n_parts(const struct plan *plan)
{
    return plan->n_benchmark > 0 && money_value(plan->benchmark[0].commit) > 0 ? PARTS : 1;
}

size_t
bands_n_points(const struct plan *plan)
{
    return plan->n_benchmark > 0 ? (plan->n_benchmark - 1) * n_parts(plan) + 1 : 0;
}

unsigned
bands_point_rows(const struct model *model, const struct offer_result *result)
{
    size_t steps = bands_n_steps(result->offer), points = bands_n_points(model->results->plan);
    return (unsigned)(steps > points ? steps : points);
}

/* ---- points ---- */

static void
put_point(const struct bands_curve *curve, unsigned row, unsigned col, bool is_share, double value,
          const char *formula)
{
    sheet_formula(curve->sheet, row, col, ROLE_FORMULA, is_share ? CELL_SHARE : CELL_MONEY, value, formula);
}

double
bands_farthest(const struct bands_curve *curve)
{
    const struct plan *plan = curve->model->results->plan;
    const struct offer *offer = curve->result->offer;
    double most = offer->n_bands > 0 ? money_value(offer->bands[offer->n_bands - 1].threshold) : 0;
    for (size_t i = 0; i < N_PLACEMENTS; i++)
        most = fmax(most, curve->result->placements[i].annual);
    if (plan->n_benchmark > 0)
        most = fmax(most, money_value(plan->benchmark[plan->n_benchmark - 1].commit));
    return most;
}

/* The last step goes on beyond the farthest amount drawn, by a twelfth: room for the names at its end. */
static const char *
farthest_formula(const struct bands_curve *curve)
{
    struct arena *arena = curve->model->arena;
    const struct grid *bands = curve->bands, *placements = curve->placements;
    unsigned end = bands->first + (unsigned)bands->n - 1, last = placements->first + N_PLACEMENTS - 1,
             n = (unsigned)curve->market->n;
    unsigned annual = grid_line(placements, "annual");
    const char *text =
        arena_printf(arena, "%s,%s", ref_cell(arena, end, grid_line(bands, "threshold")),
                     ref_range(arena, curve->sheet, curve->sheet, placements->first, annual, last, annual));
    if (n > 0)
        text = arena_printf(arena, "%s,%s", text, ref_cell(arena, curve->market->first + n - 1, BANDS_VALUE));
    return arena_printf(arena, "MAX(%s)+MAX(%s)/12", text, text);
}

/* From no commitment on: each threshold at the discount before it and at its own. */
static void
write_steps(const struct bands_curve *curve)
{
    struct arena *arena = curve->model->arena;
    const struct offer *offer = curve->result->offer;
    const struct grid *bands = curve->bands;
    unsigned threshold = grid_line(bands, "threshold"), of_list = grid_line(bands, "discount");
    size_t n = bands_n_steps(offer);
    for (size_t i = 0; i < n; i++) {
        unsigned row = curve->first + (unsigned)i;
        size_t below = i / 2; /* bands at or below the point's discount */
        const char *discount =
            below == 0 ? "0" : ref_cell(arena, bands->first + (unsigned)below - 1, of_list);
        size_t at = (i + 1) / 2; /* thresholds at or below the point's amount */
        const char *commit = i == 0       ? "0"
                             : i + 1 == n ? farthest_formula(curve)
                                          : ref_cell(arena, bands->first + (unsigned)at - 1, threshold);
        double amount = i == 0       ? 0
                        : i + 1 == n ? bands_farthest(curve) * 13 / 12
                                     : money_value(offer->bands[at - 1].threshold);
        sheet_text(curve->sheet, row, POINTS_WHAT, ROLE_LABEL, "Step of the offer's bands");
        put_point(curve, row, POINTS_STEP_X, false, amount, commit);
        put_point(curve, row, POINTS_STEP_Y, true, below == 0 ? 0 : offer->bands[below - 1].discount,
                  discount);
    }
}

/* Between two levels: linear in the logarithm of the commitment. */
static void
write_market_point(const struct bands_curve *curve, unsigned row, size_t level, double weight,
                   bool is_logarithmic)
{
    struct arena *arena = curve->model->arena;
    const struct plan *plan = curve->model->results->plan;
    const struct benchmark_level *a = &plan->benchmark[level],
                                 *b = &plan->benchmark[level + 1 < plan->n_benchmark ? level + 1 : level];
    unsigned low = curve->market->first + (unsigned)level, high = low + (b > a);
    const char *w = ref_cell(arena, row, POINTS_WEIGHT);
    const double from[] = {a->p25, a->p50, a->p75}, to[] = {b->p25, b->p50, b->p75};
    const char *x = ref_cell(arena, low, BANDS_VALUE), *x_to = ref_cell(arena, high, BANDS_VALUE);
    double start = money_value(a->commit), end = money_value(b->commit);
    sheet_number(curve->sheet, row, POINTS_WEIGHT, ROLE_PLAIN, CELL_SHARE, weight);
    put_point(curve, row, POINTS_LINE_X, false,
              is_logarithmic ? exp(log(start) + weight * (log(end) - log(start)))
                             : start + weight * (end - start),
              is_logarithmic ? arena_printf(arena, "EXP(LN(%s)+%s*(LN(%s)-LN(%s)))", x, w, x_to, x)
                             : arena_printf(arena, "%s+%s*(%s-%s)", x, w, x_to, x));
    for (unsigned i = 0; i < 3; i++) {
        const char *y = ref_cell(arena, low, BANDS_VALUE + 1 + i),
                   *y_to = ref_cell(arena, high, BANDS_VALUE + 1 + i);
        put_point(curve, row, POINTS_P25 + i, true, from[i] + weight * (to[i] - from[i]),
                  arena_printf(arena, "%s+%s*(%s-%s)", y, w, y_to, y));
    }
}

static void
write_market(const struct bands_curve *curve)
{
    const struct plan *plan = curve->model->results->plan;
    size_t parts = n_parts(plan);
    for (size_t i = 0; i < bands_n_points(plan); i++)
        write_market_point(curve, curve->first + (unsigned)i, i / parts, (double)(i % parts) / (double)parts,
                           parts > 1);
}

void
bands_write_points(const struct bands_curve *curve)
{
    if (curve->result->offer->n_bands > 0)
        write_steps(curve);
    write_market(curve);
}

/* ---- flags ---- */

static double
largest_discount(const struct bands_curve *curve)
{
    const struct plan *plan = curve->model->results->plan;
    const struct offer *offer = curve->result->offer;
    double most = 0;
    for (size_t i = 0; i < offer->n_bands; i++)
        most = fmax(most, offer->bands[i].discount);
    for (size_t i = 0; i < plan->n_benchmark; i++)
        most = fmax(most, plan->benchmark[i].p75);
    return most;
}

/* How many flags stand higher: those of smaller amounts, since names stand to the right, above the lines that
 * follow. Whole amounts are compared: equal ones may differ by less in another program. */
static size_t
rank_of(const struct bands_curve *curve, size_t placement)
{
    const struct placement *all = curve->result->placements;
    double amount = round(all[placement].annual);
    size_t rank = 0;
    for (size_t i = 0; i < N_PLACEMENTS; i++)
        rank += round(all[i].annual) < amount || (i <= placement && round(all[i].annual) == amount);
    return rank - 1;
}

static const char *
rank_formula(const struct bands_curve *curve, unsigned first, unsigned row)
{
    struct arena *arena = curve->model->arena;
    const struct sheet *sheet = curve->sheet;
    unsigned last = first + N_PLACEMENTS - 1;
    const char *amount = ref_cell(arena, row, POINTS_WHOLE);
    return arena_printf(arena, "SUMPRODUCT(1*(%s<%s))+SUMPRODUCT(1*(%s=%s))",
                        ref_range(arena, sheet, sheet, first, POINTS_WHOLE, last, POINTS_WHOLE), amount,
                        ref_range(arena, sheet, sheet, first, POINTS_WHOLE, row, POINTS_WHOLE), amount);
}

void
bands_write_flags(const struct bands_curve *curve, unsigned row)
{
    struct arena *arena = curve->model->arena;
    struct sheet *sheet = curve->sheet;
    const struct grid *placements = curve->placements;
    unsigned last = curve->first + bands_point_rows(curve->model, curve->result) - 1;
    const char *steps = ref_range(arena, sheet, sheet, curve->first, POINTS_STEP_Y, last, POINTS_STEP_Y);
    const char *market = ref_range(arena, sheet, sheet, curve->first, POINTS_P75, last, POINTS_P75);
    const char *weights =
        ref_range(arena, sheet, sheet, row, POINTS_WEIGHT, row + N_PLACEMENTS - 1, POINTS_WEIGHT);
    for (unsigned i = 0, first = row; i < N_PLACEMENTS; i++, row++) {
        size_t rank = rank_of(curve, i);
        const char *place = ref_cell(arena, row, POINTS_RANK);
        sheet_text(sheet, row, POINTS_WHAT, ROLE_LABEL, bands_flag_names[i]);
        put_point(curve, row, POINTS_STEP_X, false, curve->result->placements[i].annual,
                  ref_cell(arena, placements->first + i, grid_line(placements, "annual")));
        sheet_number(sheet, row, POINTS_WEIGHT, ROLE_PLAIN, CELL_SHARE, TOP_FLAG - FLAG_STEP * i);
        put_point(curve, row, POINTS_WHOLE, false, round(curve->result->placements[i].annual),
                  arena_printf(arena, "ROUND(%s,0)", ref_cell(arena, row, POINTS_STEP_X)));
        sheet_formula(sheet, row, POINTS_RANK, ROLE_FORMULA, CELL_WHOLE, (double)rank + 1,
                      rank_formula(curve, first, row));
        put_point(curve, row, POINTS_STEP_Y, true,
                  (TOP_FLAG - FLAG_STEP * (double)rank) * largest_discount(curve),
                  arena_printf(arena, "INDEX(%s,%s)*MAX(%s,%s)", weights, place, steps, market));
    }
}
