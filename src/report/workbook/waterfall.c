#include "waterfall.h"

#include "chart.h"

#include <math.h>

#define MINUS "\xE2\x88\x92"

const char *
waterfall_share_text(struct arena *arena, double value)
{
    if (isnan(value))
        return "n/a";
    return arena_printf(arena, "%s%.1f%%", round(value * 1000) < 0 ? MINUS : "", fabs(value) * 100);
}

const char *
waterfall_share_formula(struct arena *arena, const char *cell)
{
    return arena_printf(
        arena, "IF(ISNUMBER(%s),IF(ROUND(100*%s,1)<0,\"" MINUS "\",\"\")&TEXT(ABS(%s),\"0.0%%\"),\"n/a\")",
        cell, cell, cell);
}

enum {
    W_LABEL = 2,
    W_START,
    W_END,
    W_BASE_UP,
    W_BASE_DOWN,
    W_TOTAL_UP,
    W_TOTAL_DOWN,
    W_GAIN_UP,
    W_GAIN_DOWN,
    W_LOSS_UP,
    W_LOSS_DOWN
};

struct bar {
    double start, end, base_up, base_down, up, down;
};

static struct bar
make_bar(double start, double end)
{
    double base_up = fmax(0, fmin(start, end)), base_down = fmin(0, fmax(start, end));
    return (struct bar){start,
                        end,
                        base_up,
                        base_down,
                        fmax(0, fmax(start, end)) - base_up,
                        fmin(0, fmin(start, end)) - base_down};
}

static void
write_bar(struct sheet *sheet, unsigned row, struct bar bar, bool is_total, const char *points)
{
    struct arena *arena = sheet->file->arena;
    const char *s = ref_cell(arena, row, W_START), *e = ref_cell(arena, row, W_END);
    const char *bu = ref_cell(arena, row, W_BASE_UP), *bd = ref_cell(arena, row, W_BASE_DOWN);
    const char *up = arena_printf(arena, "MAX(0,%s,%s)-%s", s, e, bu);
    const char *down = arena_printf(arena, "MIN(0,%s,%s)-%s", s, e, bd);
    const char *start = is_total ? "0" : ref_cell(arena, row - 1, W_END);
    const char *end = arena_printf(arena, "%s+N(%s)", s, points);
    const struct {
        unsigned col;
        double cached;
        const char *formula;
    } common[] = {
        {W_START, bar.start, start},
        {W_END, bar.end, end},
        {W_BASE_UP, bar.base_up, arena_printf(arena, "MAX(0,MIN(%s,%s))", s, e)},
        {W_BASE_DOWN, bar.base_down, arena_printf(arena, "MIN(0,MAX(%s,%s))", s, e)},
    };
    for (size_t i = 0; i < sizeof common / sizeof common[0]; i++)
        sheet_formula(sheet, row, common[i].col, ROLE_FORMULA, CELL_SHARE, common[i].cached,
                      common[i].formula);
    if (is_total) {
        sheet_formula(sheet, row, W_TOTAL_UP, ROLE_FORMULA, CELL_SHARE, bar.up, up);
        sheet_formula(sheet, row, W_TOTAL_DOWN, ROLE_FORMULA, CELL_SHARE, bar.down, down);
        return;
    }
    bool is_gain = bar.end >= bar.start;
    const char *gain = arena_printf(arena, "%s>=%s", e, s);
    sheet_formula(sheet, row, W_GAIN_UP, ROLE_FORMULA, CELL_SHARE, is_gain ? bar.up : 0,
                  arena_printf(arena, "IF(%s,%s,0)", gain, up));
    sheet_formula(sheet, row, W_GAIN_DOWN, ROLE_FORMULA, CELL_SHARE, is_gain ? bar.down : 0,
                  arena_printf(arena, "IF(%s,%s,0)", gain, down));
    sheet_formula(sheet, row, W_LOSS_UP, ROLE_FORMULA, CELL_SHARE, is_gain ? 0 : bar.up,
                  arena_printf(arena, "IF(%s,0,%s)", gain, up));
    sheet_formula(sheet, row, W_LOSS_DOWN, ROLE_FORMULA, CELL_SHARE, is_gain ? 0 : bar.down,
                  arena_printf(arena, "IF(%s,0,%s)", gain, down));
}

/* "Forfeited -34.3%": the label of a bar, live. */
static void
write_bar_label(struct sheet *sheet, unsigned row, const char *label, double points, const char *cell)
{
    struct arena *arena = sheet->file->arena;
    sheet_text(sheet, row, 0, ROLE_LABEL, arena_printf(arena, "Waterfall: %s", label));
    sheet_text(sheet, row, 1, ROLE_UNIT, "of list");
    sheet_formula_text(sheet, row, W_LABEL, ROLE_FORMULA,
                       arena_printf(arena, "%s %s", label, waterfall_share_text(arena, points)),
                       arena_printf(arena, "\"%s \"&%s", label, waterfall_share_formula(arena, cell)));
}

static const char *
label_of(const struct offer *offer, const struct settlement *settlement, unsigned step)
{
    static const char *const labels[N_BRIDGE_STEPS] = {
        "Quoted", "Rate card", "Overage", "Forfeited", "Carried out", "Prepay", "Realized", "Fees", "All-in"};
    if (step == BRIDGE_FEES_CREDITS && settlement->service_credits > 0)
        return offer->n_fees > 0 ? "Fees, credits" : "Credits";
    return labels[step];
}

/* The chart stands on Summary, its numbers at the end of the offer's ledger. */
void
waterfall_write(struct model *model, const struct grid *grid, size_t k, unsigned points_row, unsigned row)
{
    static const char *const heads[] = {"Label",     "Start",    "End",        "Gap up",
                                        "Gap down",  "Level up", "Level down", "Gain up",
                                        "Gain down", "Loss up",  "Loss down"};
    const struct settlement *s = &model->results->offers[k].scenarios[SCENARIO_BASE];
    const struct offer *offer = model->results->offers[k].offer;
    const char *name = offer->name;
    struct arena *arena = model->arena;
    struct sheet *data = model->ledger[k];
    unsigned first = ledger_end(model, k) + 3;
    double level = 0;
    sheet_text(model->summary, row, 0, ROLE_SECTION, arena_printf(arena, "From quoted to all-in: %s", name));
    sheet_text(data, first - 2, 0, ROLE_SECTION, "Numbers of the waterfall on Summary");
    for (unsigned i = 0; i < sizeof heads / sizeof heads[0]; i++)
        sheet_text(data, first - 1, W_LABEL + i, ROLE_HEADER, heads[i]);
    for (unsigned step = 0; step < N_BRIDGE_STEPS; step++) {
        bool is_total = step == BRIDGE_QUOTED || step == BRIDGE_REALIZED || step == BRIDGE_ALL_IN;
        double points = s->bridge[step].points, height = isnan(points) ? 0 : points;
        struct bar bar = make_bar(is_total ? 0 : level, is_total ? height : level + height);
        const char *cell = ref_on(arena, data, model->summary, points_row + step, grid->first + (unsigned)k);
        level = bar.end;
        write_bar_label(data, first + step, label_of(offer, s, step), points, cell);
        write_bar(data, first + step, bar, is_total, cell);
    }
    chart_waterfall(model->summary, row + 1, data, first, N_BRIDGE_STEPS, W_LABEL, W_BASE_UP,
                    arena_printf(arena,
                                 "Waterfall from the quoted %s to the realized %s and all-in %s of list: %s",
                                 waterfall_share_text(arena, s->quoted_discount),
                                 waterfall_share_text(arena, s->realized_discount),
                                 waterfall_share_text(arena, s->all_in_discount), name));
}
