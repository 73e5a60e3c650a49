#include "waterfall.h"

#include "chart.h"

#include <math.h>
#include <stdio.h>

#define MINUS "\xE2\x88\x92"

/* As facts say shares: tenths of a per cent, a whole one without. */
const char *
waterfall_share_text(struct arena *arena, double value)
{
    if (isnan(value))
        return "n/a";
    double tenths = fabs(round(value * 1000));
    bool is_whole = !(fmod(tenths, 10) > 0);
    return arena_printf(arena, "%s%.*f%%", round(value * 1000) < 0 ? MINUS : "", is_whole ? 0 : 1,
                        tenths / 10);
}

const char *
waterfall_share_formula(struct arena *arena, const char *cell)
{
    return arena_printf(
        arena,
        "IF(ISNUMBER(%s),IF(ROUND(100*%s,1)<0,\"" MINUS
        "\",\"\")&SUBSTITUTE(TEXT(ROUND(100*ABS(%s),1)/100,\"0.0%%\"),\".0%%\",\"%%\"),\"n/a\")",
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

struct number {
    unsigned col;
    double cached;
    const char *formula;
};

static void
put_numbers(const struct waterfall *waterfall, unsigned row, const struct number *numbers, size_t n)
{
    enum cell_form form = waterfall->is_saving ? CELL_MONEY : CELL_SHARE;
    for (size_t i = 0; i < n; i++)
        sheet_formula(waterfall->data, row, numbers[i].col, ROLE_FORMULA, form, numbers[i].cached,
                      numbers[i].formula);
}

static void
write_bar(const struct waterfall *waterfall, unsigned row, struct bar bar, const struct waterfall_bar *of)
{
    struct arena *arena = waterfall->data->file->arena;
    const char *s = ref_cell(arena, row, W_START), *e = ref_cell(arena, row, W_END);
    const char *bu = ref_cell(arena, row, W_BASE_UP), *bd = ref_cell(arena, row, W_BASE_DOWN);
    const char *up = arena_printf(arena, "MAX(0,%s,%s)-%s", s, e, bu);
    const char *down = arena_printf(arena, "MIN(0,%s,%s)-%s", s, e, bd);
    const char *start = of->is_level ? "0" : ref_cell(arena, row - 1, W_END);
    bool is_less = waterfall->is_saving && !of->is_level;
    const struct number common[] = {
        {W_START, bar.start, start},
        {W_END, bar.end, arena_printf(arena, "%s%sN(%s)", s, is_less ? "-" : "+", of->cell)},
        {W_BASE_UP, bar.base_up, arena_printf(arena, "MAX(0,MIN(%s,%s))", s, e)},
        {W_BASE_DOWN, bar.base_down, arena_printf(arena, "MIN(0,MAX(%s,%s))", s, e)},
    };
    const struct number levels[] = {{W_TOTAL_UP, bar.up, up}, {W_TOTAL_DOWN, bar.down, down}};
    bool is_gain = waterfall->is_saving ? bar.end <= bar.start : bar.end >= bar.start;
    const char *gain = arena_printf(arena, "%s%s%s", e, waterfall->is_saving ? "<=" : ">=", s);
    const struct number steps[] = {
        {W_GAIN_UP, is_gain ? bar.up : 0, arena_printf(arena, "IF(%s,%s,0)", gain, up)},
        {W_GAIN_DOWN, is_gain ? bar.down : 0, arena_printf(arena, "IF(%s,%s,0)", gain, down)},
        {W_LOSS_UP, is_gain ? 0 : bar.up, arena_printf(arena, "IF(%s,0,%s)", gain, up)},
        {W_LOSS_DOWN, is_gain ? 0 : bar.down, arena_printf(arena, "IF(%s,0,%s)", gain, down)},
    };
    put_numbers(waterfall, row, common, sizeof common / sizeof common[0]);
    if (of->is_level)
        put_numbers(waterfall, row, levels, sizeof levels / sizeof levels[0]);
    else
        put_numbers(waterfall, row, steps, sizeof steps / sizeof steps[0]);
}

/* "12,345", with a true minus sign where a step takes something off; and the formula of the same. */
static const char *
money_text(struct arena *arena, double value)
{
    char digits[32], text[48];
    size_t n = (size_t)snprintf(digits, sizeof digits, "%.0f", fabs(value)), out = 0;
    for (size_t i = 0; i < n; i++) {
        text[out++] = digits[i];
        if (i + 1 < n && (n - i - 1) % 3 == 0)
            text[out++] = ',';
    }
    text[out] = '\0';
    return arena_printf(arena, "%s%s", round(value) < 0 ? MINUS : "", text);
}

static const char *
money_formula(struct arena *arena, const char *value)
{
    return arena_printf(arena, "IF(ROUND(%s,0)<0,\"" MINUS "\",\"\")&TEXT(ABS(%s),\"#,##0\")", value, value);
}

const char *
waterfall_label(const struct waterfall *waterfall, unsigned i)
{
    struct arena *arena = waterfall->data->file->arena;
    const struct waterfall_bar *bar = &waterfall->bars[i];
    const char *text = waterfall->is_saving ? money_text(arena, bar->is_level ? bar->value : -bar->value)
                                            : waterfall_share_text(arena, bar->value);
    return arena_printf(arena, "%s %s", bar->label, text);
}

/* The same, live. */
static const char *
label_formula(const struct waterfall *waterfall, const struct waterfall_bar *bar)
{
    struct arena *arena = waterfall->data->file->arena;
    const char *value = bar->is_level ? bar->cell : arena_printf(arena, "(-%s)", bar->cell);
    return arena_printf(arena, "\"%s \"&%s", bar->label,
                        waterfall->is_saving ? money_formula(arena, value)
                                             : waterfall_share_formula(arena, bar->cell));
}

static void
write_bar_label(const struct waterfall *waterfall, unsigned i)
{
    const struct waterfall_bar *bar = &waterfall->bars[i];
    struct sheet *sheet = waterfall->data;
    unsigned row = waterfall->first + i;
    sheet_text(sheet, row, 0, ROLE_LABEL, arena_printf(sheet->file->arena, "Waterfall: %s", bar->label));
    sheet_text(sheet, row, 1, ROLE_UNIT, waterfall->unit);
    sheet_formula_text(sheet, row, W_LABEL, ROLE_FORMULA, waterfall_label(waterfall, i),
                       label_formula(waterfall, bar));
}

void
waterfall_numbers(const struct waterfall *waterfall)
{
    static const char *const heads[] = {"Label",     "Start",    "End",        "Gap up",
                                        "Gap down",  "Level up", "Level down", "Gain up",
                                        "Gain down", "Loss up",  "Loss down"};
    double level = 0;
    for (unsigned i = 0; i < sizeof heads / sizeof heads[0]; i++)
        sheet_text(waterfall->data, waterfall->first - 1, W_LABEL + i, ROLE_HEADER, heads[i]);
    for (unsigned i = 0; i < waterfall->n; i++) {
        const struct waterfall_bar *of = &waterfall->bars[i];
        double value = isnan(of->value) ? 0 : of->value;
        double step = waterfall->is_saving ? -value : value;
        struct bar bar = make_bar(of->is_level ? 0 : level, of->is_level ? value : level + step);
        level = bar.end;
        write_bar_label(waterfall, i);
        write_bar(waterfall, waterfall->first + i, bar, of);
    }
}

void
waterfall_chart(const struct waterfall *waterfall, struct sheet *sheet, unsigned row, const char *alt)
{
    const struct chart_waterfall chart = {
        .data = waterfall->data,
        .first = waterfall->first,
        .n = waterfall->n,
        .labels_col = W_LABEL,
        .col = W_BASE_UP,
        .title = waterfall->title,
        .form = waterfall->is_saving ? "#,##0" : "0%",
    };
    chart_waterfall(sheet, row, &chart, alt);
}

/* ---- from quoted to all-in ---- */

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
    const struct settlement *s = &model->results->offers[k].scenarios[SCENARIO_BASE];
    const struct offer *offer = model->results->offers[k].offer;
    const char *name = offer->name;
    struct arena *arena = model->arena;
    struct sheet *data = model->tabs[TAB_LEDGER][k], *summary = model->tabs[TAB_SUMMARY][0];
    struct waterfall_bar bars[N_BRIDGE_STEPS];
    for (unsigned step = 0; step < N_BRIDGE_STEPS; step++)
        bars[step] = (struct waterfall_bar){
            .label = label_of(offer, s, step),
            .cell = ref_on(arena, data, summary, points_row + step, grid->first + (unsigned)k),
            .value = s->bridge[step].points,
            .is_level = step == BRIDGE_QUOTED || step == BRIDGE_REALIZED || step == BRIDGE_ALL_IN,
        };
    const struct waterfall waterfall = {
        .data = data,
        .first = ledger_end(model, k) + 3,
        .n = N_BRIDGE_STEPS,
        .bars = bars,
        .unit = "of list",
        .title = "From the quoted to the all-in discount, share of list value",
    };
    sheet_text(summary, row, 0, ROLE_SECTION, arena_printf(arena, "From quoted to all-in: %s", name));
    sheet_text(data, waterfall.first - 2, 0, ROLE_SECTION, "Numbers of the waterfall on Summary");
    waterfall_numbers(&waterfall);
    waterfall_chart(&waterfall, summary, row + 1,
                    arena_printf(arena,
                                 "Waterfall from the quoted %s to the realized %s and all-in %s of list: %s",
                                 waterfall_share_text(arena, s->quoted_discount),
                                 waterfall_share_text(arena, s->realized_discount),
                                 waterfall_share_text(arena, s->all_in_discount), name));
}
